"""What only SQLite does: one file, its commits, and all that can be wrong with where it stands."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiosqlite
import pytest

from bot.core.errors import RegularsError
from bot.storage import inbox, questions, sqlite, sqlite_open
from bot.storage.database import Database, open_database, sqlite_path
from bot.storage.unit import Statement, Unit, unit
from tests.storage import scratch
from tests.storage.scratch import names, put

MakeDatabase = Callable[..., Awaitable[str]]
NOW = 1_790_000_000_000


@pytest.fixture
def engine() -> str:
    return "sqlite"


@pytest.fixture
async def db(db: Database) -> Database:
    await db.run(scratch.create())
    return db


@pytest.fixture(params=["one hop", "public methods"])
async def either(request: pytest.FixtureRequest, db: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """The same database over aiosqlite's private method, and over its public ones."""
    monkeypatch.setattr(sqlite, "ONE_HOP", request.param == "one hop")
    return db


async def test_the_private_method_the_driver_needs_is_still_there() -> None:
    """If this fails after an upgrade of aiosqlite, the driver falls back to public methods: see ONE_HOP."""
    assert sqlite.ONE_HOP
    async with aiosqlite.connect(":memory:") as connection:
        inner = connection._conn
        assert isinstance(inner, sqlite3.Connection)
        assert await connection._execute(lambda a, b: (a, b), inner, 7) == (inner, 7)


async def test_both_ways_of_talking_keep_units_apart(either: Database) -> None:
    @unit
    def fail_after(name: str) -> Unit[None]:
        yield from put(name)
        yield Statement("SELECT nonsense")

    outcomes = await asyncio.gather(
        either.run(put("a")), either.run(fail_after("b")), either.run(put("c")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), sqlite3.OperationalError, type(None)]
    assert await either.read(names()) == ["a", "c"]


@pytest.fixture
async def impatient(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database that waits for other processes' locks hardly at all."""
    monkeypatch.setattr(sqlite_open, "BUSY_TIMEOUT_MS", 1)
    db = await open_database(empty_database_url)
    yield db
    await db.close()


async def test_a_group_locked_out_fails_as_one_and_the_next_works(impatient: Database) -> None:
    await impatient.run(scratch.create())
    other = sqlite3.connect(sqlite_path(impatient.url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    outcomes = await asyncio.gather(*(impatient.run(put(f"{n}")) for n in range(3)), return_exceptions=True)
    assert [str(outcome)[:49] for outcome in outcomes] == ["The database is locked by another process: close "] * 3
    other.close()
    await impatient.run(put("a"))
    assert await impatient.read(names()) == ["a"]


async def test_a_full_disk_fails_the_group_and_loses_nothing_confirmed(empty_database_url: str) -> None:
    @unit
    def fill(name: str) -> Unit[None]:
        yield Statement("INSERT INTO scratch (name, body) VALUES (?, ?)", (name, bytes(400_000)))

    @unit
    def small_disk() -> Unit[None]:
        yield Statement("PRAGMA max_page_count = 60")

    db = await open_database(empty_database_url)
    try:
        await db.run(scratch.create())
        await db.run(put("confirmed"))
        await db.run(small_disk())
        outcomes = await asyncio.gather(db.run(put("b")), db.run(fill("c")), return_exceptions=True)
        assert "The disk is full" in str(outcomes[1])
        confirmed = ["confirmed"] if outcomes[0] else ["b", "confirmed"]
        assert await db.read(names()) == confirmed
    finally:
        await db.close()


async def test_a_failing_commit_fails_every_unit_of_the_group(db: Database) -> None:
    @unit
    def owe() -> Unit[None]:
        yield Statement("PRAGMA defer_foreign_keys = ON")
        yield Statement("INSERT INTO installation (one, bot_id, claimed_at) VALUES (1, 404, 0)")

    outcomes = await asyncio.gather(db.run(put("a")), db.run(owe()), return_exceptions=True)
    assert all(isinstance(outcome, Exception) for outcome in outcomes)
    assert await db.read(names()) == []


async def test_safe_settings_are_on(db: Database) -> None:
    @unit
    def pragmas() -> Unit[tuple[object, ...]]:
        found = []
        for name in ("journal_mode", "synchronous", "foreign_keys"):
            found.append((yield Statement(f"PRAGMA {name}"))[0][0])
        return tuple(found)

    assert await db.run(pragmas()) == ("wal", 2, 1)


async def test_tables_are_strict(db: Database) -> None:
    @unit
    def words_for_a_number() -> Unit[None]:
        yield Statement("INSERT INTO scratch (name, number) VALUES ('a', 'yesterday')")

    with pytest.raises(Exception, match="cannot store TEXT"):
        await db.run(words_for_a_number())


async def test_what_waits_or_is_old_is_found_without_passing_over_the_rest(db: Database) -> None:
    @unit
    def plan(work: Unit[object]) -> Unit[str]:
        sql, params = next(work)
        rows = yield Statement(f"EXPLAIN QUERY PLAN {sql}", params)
        return " ".join(row.detail for row in rows)

    for work, index in (
        (inbox.unfinished(1), "inbox_unfinished"),
        (inbox.depth(1), "inbox_unfinished"),
        (inbox.parked(1), "inbox_parked"),
        (inbox.sweep(NOW), "inbox_finished (done_at<?)"),
        (questions.erase_texts(NOW), "questions_with_text (asked_at<?)"),
    ):
        assert f"USING INDEX {index}" in await db.read(plan(work))


ACKNOWLEDGE = """
import asyncio, os, sys
from bot.storage.database import open_database
from bot.storage.unit import Statement

def put(n):
    yield Statement("INSERT INTO scratch (name, number) VALUES (?, 0)", (str(n),))

async def main():
    db = await open_database(sys.argv[1])
    async def write(start):
        for n in range(start, 10**9, 8):
            await db.run(put(n))
            os.write(1, b"%d\\n" % n)
    await asyncio.gather(*(write(start) for start in range(8)))

asyncio.run(main())
"""


async def test_what_was_acknowledged_is_there_after_a_kill(new_database: MakeDatabase) -> None:
    url = await new_database("sqlite")
    db = await open_database(url)
    await db.run(scratch.create())
    await db.close()
    acknowledged = await asyncio.to_thread(write_until_killed, url)
    db = await open_database(url)
    found = set(await db.read(names()))
    await db.close()
    assert len(acknowledged) >= 300
    assert acknowledged <= found


def write_until_killed(url: str) -> set[str]:
    """Let another process write, kill it after 300 rows, and return all it was told are safe."""
    with subprocess.Popen([sys.executable, "-c", ACKNOWLEDGE, url], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        first = [writer.stdout.readline() for _ in range(300)]
        writer.kill()
        rest = writer.stdout.read().rpartition(b"\n")[0].splitlines()
    return {line.strip().decode() for line in [*first, *rest]}


class TestWhereTheFileStands:
    @pytest.mark.parametrize(
        ("url", "said"),
        [
            ("sqlite:regulars.db", "write sqlite:///regulars.db"),
            ("sqlite:///", "write sqlite:///regulars.db"),
            ("mysql://u:hunter2@h/db", "begins with 'mysql:': write"),
            ("regulars.db", "begins with 'no scheme': write"),
        ],
    )
    async def test_a_url_of_no_known_engine(self, url: str, said: str) -> None:
        with pytest.raises(RegularsError, match=said) as told:
            await open_database(url)
        assert "hunter2" not in str(told.value)

    async def test_a_missing_folder_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(RegularsError, match=r"folder .*/nowhere does not exist: create it"):
            await open_database(f"sqlite:///{tmp_path}/nowhere/a.db")

    async def test_a_folder_in_the_files_place(self, tmp_path: Path) -> None:
        with pytest.raises(RegularsError, match="is a folder: name a file in it"):
            await open_database(f"sqlite:///{tmp_path}")

    async def test_a_database_that_must_exist(self, tmp_path: Path) -> None:
        with pytest.raises(RegularsError, match="There is no database at"):
            await open_database(f"sqlite:///{tmp_path}/a.db", must_exist=True)
        assert not (tmp_path / "a.db").exists()

    async def test_a_file_that_is_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "a.db").write_text("Dear customer, " * 500)
        with pytest.raises(RegularsError, match="is not an SQLite database"):
            await open_database(f"sqlite:///{tmp_path}/a.db")

    async def test_a_database_another_process_keeps_to_itself(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sqlite_open, "BUSY_TIMEOUT_MS", 1)
        other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(RegularsError, match="is locked by another process: close the other program"):
            await open_database(f"sqlite:///{tmp_path}/a.db")
        other.close()

    async def test_a_damaged_database(self, new_database: MakeDatabase) -> None:
        path = sqlite_path(await new_database("sqlite", migrated=True))
        whole = path.read_bytes()
        path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])
        with pytest.raises(RegularsError, match="is damaged: restore"):
            await open_database(f"sqlite:///{path}")

    async def test_a_folder_that_cannot_be_written(self, tmp_path: Path) -> None:
        folder = tmp_path / "locked"
        folder.mkdir(mode=0o500)
        if os.geteuid() == 0:  # who may write anywhere but here
            folder = Path("/proc")
        with pytest.raises(RegularsError, match="give this user write permission"):
            await open_database(f"sqlite:///{folder}/a.db")


async def test_a_closing_that_is_cancelled_leaves_no_thread_behind(database_url: str) -> None:
    before = set(threading.enumerate())
    database = await open_database(database_url)
    opened = set(threading.enumerate()) - before
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    closing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await closing
    assert len(opened) == 3
    for thread in opened:
        await asyncio.to_thread(thread.join, 5)
        assert not thread.is_alive()
