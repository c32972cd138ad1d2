"""The PostgreSQL driver: units on an asyncpg pool, done again after a conflict.

Transactions are READ COMMITTED: a unit that reads a row in order to change it says so (`FOR UPDATE`, or the condition
in the UPDATE itself). Deadlocks and serialisation failures are retried here.
"""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from typing import Any

from bot.storage.dialect import for_postgres
from bot.storage.postgres_connect import CONFLICTS, connect, pool, take
from bot.storage.unit import Engine, T, Unit, repeat, without_nul

WRITERS = 8
READERS = 4
TIMES_TRIED = 8


class PostgresDatabase:
    """One server: a pool of connections that write, and one of connections that only read."""

    engine: Engine = "postgres"

    def __init__(self, url: str, writers: Any, readers: Any) -> None:
        self.url = url
        self._writers = writers
        self._readers = readers

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
        connection = await take(self._writers)
        try:
            await connection.execute("BEGIN")
            result = await walk(connection, unit)
            await connection.execute("COMMIT")
        except BaseException:
            unit.close()
            await _undo(connection)
            raise
        finally:
            await self._writers.release(connection)
        return result

    async def read(self, unit: Unit[T]) -> T:
        """Do the unit on a reading connection, each statement seeing its own moment; see `Database.read`."""
        connection = await take(self._readers)
        try:
            return await walk(connection, unit)
        finally:
            unit.close()
            await self._readers.release(connection)

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Snapshot"]:
        """Open a view of this very moment, which later writes do not change; see `Database.snapshot`."""
        connection = await connect(self.url)
        try:
            await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield Snapshot(connection)
        finally:
            await connection.close()

    async def close(self) -> None:
        """Wait for what is under way and close the pools; a second call does nothing."""
        await self._readers.close()
        await self._writers.close()


class Snapshot:
    """A database as it was at one moment."""

    engine: Engine = "postgres"

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def read(self, unit: Unit[T]) -> T:
        """Do a unit that only reads."""
        return await walk(self._connection, unit)


async def walk(connection: Any, unit: Unit[T]) -> T:
    """Walk a unit through on one connection, in whatever transaction that is in."""
    steps = iter(unit)
    try:
        text, params = next(steps)
        while True:
            text, params = steps.send(await connection.fetch(for_postgres(text), *without_nul(params)))
    except StopIteration as end:
        result: T = end.value
        return result


async def _undo(connection: Any) -> None:
    """Roll back even while the caller is being cancelled; a lost connection has done so itself."""
    with contextlib.suppress(Exception):
        await asyncio.shield(connection.execute("ROLLBACK"))


async def open_postgres(url: str) -> PostgresDatabase:
    """Connect to the server at `url`."""
    writers = await pool(url, WRITERS)
    try:
        readers = await pool(url, READERS, default_transaction_read_only="on")
    except BaseException:
        await writers.close()
        raise
    return PostgresDatabase(url, writers, readers)
