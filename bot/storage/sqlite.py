"""The SQLite driver: units waiting at the same moment share one hop to aiosqlite's thread and one commit."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite

from bot.core.errors import RegularsError
from bot.storage.catalogue import table_names
from bot.storage.sqlite_group import Group, Outcome, Session, hold, hold_publicly
from bot.storage.sqlite_open import open_connection
from bot.storage.unit import Engine, T, Unit

ONE_HOP = hasattr(aiosqlite.Connection, "_execute")


class Line:
    """Units waiting for one connection: whatever waits when it is free goes together."""

    def __init__(self, connection: aiosqlite.Connection, session: Session) -> None:
        self._connection = connection
        self._session = session
        self._waiting: Group = []
        self._pump: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a group is under way."""
        return self._pump is not None

    def put(self, unit: Unit[T]) -> "asyncio.Future[T]":
        """Queue a unit; the future tells its outcome once its group is committed."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((unit, future))
        if self._pump is None:
            self._pump = asyncio.create_task(self._work())
        return future

    async def _work(self) -> None:
        try:
            while self._waiting:
                group, self._waiting = self._waiting, []
                for (_, future), outcome in zip(group, await self._do(group), strict=True):
                    deliver(future, outcome)
        finally:
            self._pump = None

    async def _do(self, group: Group) -> list[Outcome]:
        try:
            if not ONE_HOP:
                return await hold_publicly(self._connection, self._session, group)
            # aiosqlite has no public way to do more than one statement in a hop to its thread.
            outcomes: list[Outcome] = await self._connection._execute(
                hold, self._connection._conn, self._session, group
            )  # type: ignore[no-untyped-call]
            return outcomes
        except Exception as error:
            return [Outcome(error=error)] * len(group)

    async def close(self) -> None:
        """Let what was accepted finish, then close."""
        if self._pump is not None:
            await asyncio.wait([self._pump])
        await self._connection.close()


def deliver(future: "asyncio.Future[Any]", outcome: Outcome) -> None:
    """Tell a caller how its unit ended, unless it has stopped waiting."""
    if future.done():
        return
    if outcome.error is not None:
        future.set_exception(outcome.error)
    else:
        future.set_result(outcome.result)


class SqliteDatabase:
    """One file: a connection that writes, and two that only read."""

    engine: Engine = "sqlite"

    def __init__(self, url: str, path: Path, writer: Line, readers: list[Line]) -> None:
        self.url = url
        self.path = path
        self._writer = writer
        self._readers = readers
        self._closed = False

    async def run(self, unit: Unit[T]) -> T:
        """Do the unit in one transaction; see `Database.run`."""
        return await self._open().put(unit)

    async def read(self, unit: Unit[T]) -> T:
        """Do the unit on a reader that is free, else on the first; see `Database.read`."""
        self._open()
        first, second = self._readers
        return await (second if first.busy and not second.busy else first).put(unit)

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Snapshot"]:
        """Open a view of this very moment, which later writes do not change; see `Database.snapshot`."""
        line = Line(await open_connection(self.path, writes=False), Session("BEGIN", held=True))
        try:
            await line.put(table_names("sqlite"))  # the view begins with its first reading
            yield Snapshot(line)
        finally:
            await line.close()

    def _open(self) -> Line:
        if self._closed:
            raise RegularsError(f"The database {self.path} is closed already")
        return self._writer

    async def close(self) -> None:
        """Finish what was accepted and close the three connections; a second call does nothing.

        A closing that has begun is finished even if the caller is cancelled: a connection left open keeps its thread,
        and with it the program, alive.
        """
        if self._closed:
            return
        self._closed = True
        closing = asyncio.ensure_future(self._close_lines())
        try:
            await asyncio.shield(closing)
        except asyncio.CancelledError:
            await closing
            raise

    async def _close_lines(self) -> None:
        for line in (*self._readers, self._writer):
            await line.close()


class Snapshot:
    """A database as it was at one moment."""

    engine: Engine = "sqlite"

    def __init__(self, line: Line) -> None:
        self._line = line

    async def read(self, unit: Unit[T]) -> T:
        """Do a unit that only reads."""
        return await self._line.put(unit)


async def open_sqlite(url: str, path: Path, *, must_exist: bool = False) -> SqliteDatabase:
    """Open the file at `path`, in WAL mode; creates it unless `must_exist`."""
    connections: list[aiosqlite.Connection] = []
    try:
        for writes in (True, False, False):
            connections.append(await open_connection(path, writes=writes, must_exist=must_exist))
    except BaseException:
        for connection in connections:
            await connection.close()
        raise
    writer, *readers = connections
    return SqliteDatabase(
        url, path, Line(writer, Session("BEGIN IMMEDIATE")), [Line(reader, Session("BEGIN")) for reader in readers]
    )
