"""The PostgreSQL driver: units on an asyncpg pool, done again after a conflict.

Transactions are READ COMMITTED: a unit that reads a row in order to change it says so (`FOR UPDATE`, or the condition
in the UPDATE itself). Deadlocks and serialisation failures are retried here.
"""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from typing import Any

from bot.core.errors import RegularsError
from bot.storage.dialect import for_postgres
from bot.storage.unit import ConstraintError, Engine, Rows, Statement, T, Unit, repeat, without_nul

try:
    import asyncpg  # type: ignore[import-untyped]
except ImportError as missing:
    raise RegularsError("PostgreSQL needs one more package: pip install regulars[postgres]") from missing

WRITERS = 8
READERS = 4
TIMES_TRIED = 8
STATEMENTS_KEPT = 512
CONNECT_SECONDS = 10
CONFLICTS = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
LOST = (OSError, asyncpg.ConnectionDoesNotExistError, asyncpg.CannotConnectNowError, asyncpg.AdminShutdownError)


class PostgresRow(asyncpg.Record):  # type: ignore[misc]
    """A row whose columns are also attributes."""

    __slots__ = ()

    def __getattr__(self, column: str) -> Any:
        try:
            return self[column]
        except KeyError:
            raise AttributeError(column) from None


class PooledConnection(asyncpg.Connection):  # type: ignore[misc]
    """A connection that needs no cleaning between units: they leave nothing behind but their transaction."""

    __slots__ = ()

    def get_reset_query(self) -> str:
        """Spare the round trip asyncpg makes each time a connection goes back to the pool."""
        return ""


class PostgresDatabase:
    """One server: a pool of connections that write, and one of connections that only read."""

    engine: Engine = "postgres"

    def __init__(self, url: str, writers: Any, readers: Any) -> None:
        self.url = url
        self._writers = writers
        self._readers = readers
        self._sql: dict[str, str] = {}

    async def run(self, unit: Unit[T]) -> T:
        """Do the unit in one transaction, again after a conflict where it can be repeated; see `Database.run`."""
        for tried in range(1, TIMES_TRIED):
            try:
                return await self._transaction(unit)
            except CONFLICTS:
                fresh = repeat(unit)
                if fresh is None:
                    raise
                unit = fresh
                # Two units that hit each other must not come back at the same moment.
                await asyncio.sleep(random.uniform(0, 0.005 * 2**tried))  # noqa: S311
        return await self._transaction(unit)

    async def _transaction(self, unit: Unit[T]) -> T:
        async with self._borrowed(self._writers) as connection:
            await connection.execute("BEGIN")
            try:
                result = await self.steps(connection, unit)
                await connection.execute("COMMIT")
            except BaseException:
                unit.close()
                await _undo(connection)
                raise
            return result

    async def read(self, unit: Unit[T]) -> T:
        """Do the unit on a reading connection, each statement seeing its own moment; see `Database.read`."""
        async with self._borrowed(self._readers) as connection:
            try:
                return await self.steps(connection, unit)
            finally:
                unit.close()

    @contextlib.asynccontextmanager
    async def _borrowed(self, pool: Any) -> AsyncIterator[Any]:
        try:
            async with pool.acquire() as connection:
                yield connection
        except asyncpg.IntegrityConstraintViolationError as error:
            raise ConstraintError(str(error)) from error
        except LOST as error:
            raise RegularsError(f"The connection to PostgreSQL was lost ({error}): is the server running?") from error

    async def steps(self, connection: Any, unit: Unit[T]) -> T:
        """Walk a unit through on one connection, in whatever transaction that is."""
        steps = iter(unit)
        try:
            statement = next(steps)
            while True:
                statement = steps.send(await self._rows(connection, statement))
        except StopIteration as end:
            result: T = end.value
            return result

    async def _rows(self, connection: Any, statement: Statement) -> Rows:
        text, params = statement
        sql = self._sql.get(text) or self._sql.setdefault(text, for_postgres(text))
        rows: Rows = await connection.fetch(sql, *without_nul(params))
        return rows

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Snapshot"]:
        """Open a view of this very moment, which later writes do not change; see `Database.snapshot`."""
        connection = await connect(self.url)
        try:
            await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield Snapshot(self, connection)
        finally:
            await connection.close()

    async def close(self) -> None:
        """Wait for what is under way and close the pools; a second call does nothing."""
        await self._readers.close()
        await self._writers.close()


class Snapshot:
    """A database as it was at one moment."""

    engine: Engine = "postgres"

    def __init__(self, database: PostgresDatabase, connection: Any) -> None:
        self._database = database
        self._connection = connection

    async def read(self, unit: Unit[T]) -> T:
        """Do a unit that only reads."""
        return await self._database.steps(self._connection, unit)


async def _undo(connection: Any) -> None:
    """Roll back even while the caller is being cancelled; a lost connection has done so itself."""
    with contextlib.suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
        await asyncio.shield(connection.execute("ROLLBACK"))


async def open_postgres(url: str) -> PostgresDatabase:
    """Connect to the server at `url`."""
    writers = await _pool(url, WRITERS)
    try:
        readers = await _pool(url, READERS, default_transaction_read_only="on")
    except BaseException:
        await writers.close()
        raise
    return PostgresDatabase(url, writers, readers)


async def _pool(url: str, size: int, **server_settings: str) -> Any:
    with explained(url):
        return await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=size,
            timeout=CONNECT_SECONDS,
            statement_cache_size=STATEMENTS_KEPT,
            max_cached_statement_lifetime=0,
            connection_class=PooledConnection,
            record_class=PostgresRow,
            server_settings={"application_name": "regulars", **server_settings},
        )


async def connect(url: str) -> Any:
    """Open a connection outside the pools, for what a session must hold on to; the caller closes it."""
    with explained(url):
        return await asyncpg.connect(
            url,
            timeout=CONNECT_SECONDS,
            record_class=PostgresRow,
            server_settings={"application_name": "regulars", "tcp_keepalives_idle": "10"},
        )


@contextlib.contextmanager
def explained(url: str) -> Any:
    """Say what is wrong with a connection, never repeating the URL, which holds the password."""
    try:
        yield
    except asyncpg.InvalidCatalogNameError as error:
        raise RegularsError(f"PostgreSQL says: {error}. Create it, or name another in the database URL") from error
    except asyncpg.InvalidAuthorizationSpecificationError as error:
        raise RegularsError(f"PostgreSQL says: {error}. Check user and password in the database URL") from error
    except asyncpg.TooManyConnectionsError as error:
        raise RegularsError(f"PostgreSQL says: {error}. Raise max_connections, or stop other programs") from error
    except (OSError, TimeoutError) as error:
        raise RegularsError(
            f"No PostgreSQL answers at the host of the database URL ({error}): check host and port, and that it runs"
        ) from error
    except (asyncpg.ClientConfigurationError, ValueError) as error:
        raise RegularsError("The database URL cannot be read: write postgresql://user:password@host/name") from error
