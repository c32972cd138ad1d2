"""What only PostgreSQL does: conflicts between connections, and a server that goes away."""

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable

import asyncpg
import pytest

from bot.core.errors import RegularsError
from bot.storage.database import Database, open_database
from bot.storage.unit import Statement, Unit, unit
from tests.storage import scratch

MakeDatabase = Callable[..., Awaitable[str]]


@pytest.fixture
def engine() -> str:
    return "postgres"


@pytest.fixture
async def two_rows(db: Database) -> Database:
    await db.run(scratch.create())
    await db.run(scratch.put("a"))
    await db.run(scratch.put("b"))
    return db


@unit
def add_to_both(first: str, second: str) -> Unit[None]:
    """Lock one row, linger, then want the other: two of these in opposite order deadlock."""
    yield Statement("UPDATE scratch SET number = number + 1 WHERE name = ?", (first,))
    yield Statement("SELECT 1 AS slept FROM pg_sleep(0.05)")
    yield Statement("UPDATE scratch SET number = number + 1 WHERE name = ?", (second,))


@unit
def numbers() -> Unit[list[int]]:
    return [row.number for row in (yield Statement("SELECT number FROM scratch ORDER BY name"))]


async def test_a_deadlock_is_done_again_and_nobody_notices(two_rows: Database) -> None:
    await asyncio.gather(two_rows.run(add_to_both("a", "b")), two_rows.run(add_to_both("b", "a")))
    assert await two_rows.read(numbers()) == [2, 2]


async def test_a_serialisation_failure_is_done_again(two_rows: Database) -> None:
    tries = []

    @unit
    def unlucky() -> Unit[str]:
        tries.append(1)
        yield Statement("UPDATE scratch SET number = number + 1 WHERE name = 'a'")
        if len(tries) < 3:
            yield Statement("DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$")
        return "done"

    assert await two_rows.run(unlucky()) == "done"
    assert await two_rows.read(numbers()) == [1, 0]


async def test_a_bare_generator_cannot_be_repeated_so_its_conflict_is_told(db: Database) -> None:
    def unlucky() -> Unit[None]:
        yield Statement("DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$")

    with pytest.raises(asyncpg.SerializationError):
        await db.run(unlucky())


async def test_a_conflict_that_never_ends_is_told_at_last(db: Database) -> None:
    @unit
    def hopeless() -> Unit[None]:
        yield Statement("DO $$ BEGIN RAISE EXCEPTION 'conflict' USING ERRCODE = '40001'; END $$")

    with pytest.raises(asyncpg.SerializationError):
        await db.run(hopeless())


async def test_lost_connections_are_told_and_then_replaced(two_rows: Database) -> None:
    killer = await asyncpg.connect(two_rows.url)
    try:
        await killer.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
            "AND datname = current_database()"
        )
    finally:
        await killer.close()
    with contextlib.suppress(RegularsError):
        await two_rows.read(numbers())
    assert await two_rows.read(numbers()) == [0, 0]


async def test_what_is_wrong_with_the_server_is_told_without_the_password(new_database: MakeDatabase) -> None:
    url = await new_database("postgres")
    wrong = {
        "name another": url.replace("/t", "/nosuch", 1),
        "user and password": url.replace("postgres@", "stranger:hunter2@", 1),
        "host and port": "postgresql://postgres:hunter2@127.0.0.1:1/regulars",
        "cannot be read": "postgresql://postgres:hunter2@localhost:fivethousand/regulars",
    }
    for hint, bad_url in wrong.items():
        with pytest.raises(RegularsError, match=hint) as told:
            await open_database(bad_url)
        assert "hunter2" not in str(told.value)


WITHOUT_ASYNCPG = """
import asyncio, sys
sys.modules["asyncpg"] = None
from bot.core.errors import RegularsError
from bot.storage import backup, leader, migrations
from bot.storage.database import open_database
try:
    asyncio.run(open_database("postgresql://localhost/regulars"))
except RegularsError as told:
    print(told)
"""


async def test_without_asyncpg_the_missing_package_is_named() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WITHOUT_ASYNCPG, stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    assert told.decode().strip().endswith("pip install regulars[postgres]")
