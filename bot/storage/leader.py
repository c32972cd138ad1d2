"""Leadership: of all processes on one database, one polls Telegram and paces bulk sending."""

import asyncio
import contextlib
import os
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol

from bot.core.errors import RegularsError
from bot.storage.database import Database, sqlite_path
from bot.storage.sqlite_open import check_path
from bot.storage.unit import Statement, Unit, unit

LOCK = 7_236_002
CHECK_SECONDS = 5.0


class LeadershipTaken(RegularsError):
    """Another process leads already."""


class Leadership(Protocol):
    """The right to lead, until `lost` is set or it is released."""

    epoch: int
    lost: asyncio.Event

    async def release(self) -> None:
        """Give leadership up; a second call does nothing."""
        ...


async def acquire_leadership(db: Database) -> Leadership:
    """Become the leader of this database; raises LeadershipTaken where another process is.

    On SQLite it is a lock on a file beside the database, which falls with the process. On PostgreSQL it is an advisory
    lock of a connection kept for it: when that connection is lost, so is leadership, and `lost` is set. Keep what is
    returned until you release it.
    """
    return await (_FileLeadership.acquire(db) if db.engine == "sqlite" else _SessionLeadership.acquire(db))


@unit
def _next_epoch() -> Unit[int]:
    """Begin a new epoch: what an earlier leader still does can be told from what this one does."""
    worker = f"{socket.gethostname()}:{os.getpid()}"
    rows = yield Statement(
        "UPDATE leadership SET epoch = epoch + 1, worker = ?, since = ? WHERE one = 1 RETURNING epoch",
        (worker, time.time_ns() // 1_000_000),
    )
    return int(rows[0].epoch)


class _FileLeadership:
    """Leadership over an SQLite file."""

    def __init__(self, lock: contextlib.ExitStack, epoch: int) -> None:
        self.lost = asyncio.Event()
        self.epoch = epoch
        self._lock = lock

    @classmethod
    async def acquire(cls, db: Database) -> "_FileLeadership":
        lock = contextlib.ExitStack()
        lock.enter_context(file_lock(sqlite_path(db.url)))
        try:
            return cls(lock, await db.run(_next_epoch()))
        except BaseException:
            lock.close()
            raise

    async def release(self) -> None:
        self._lock.close()


@contextlib.contextmanager
def file_lock(database: Path) -> Iterator[None]:
    """Hold the lock beside an SQLite database, which every process that works with it alone takes."""
    path = database.with_name(database.name + "-lock")
    check_path(database, must_exist=False)
    with path.open("a") as file:
        if not _locked(file):
            raise LeadershipTaken(
                f"Another Regulars runs on {database.absolute()}: stop it first, or give this one its own database"
            )
        yield


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class _SessionLeadership:
    """Leadership over a PostgreSQL database, as long as one connection lives."""

    def __init__(self, connection: Any, epoch: int) -> None:
        self.lost = asyncio.Event()
        self.epoch = epoch
        self._connection = connection
        connection.add_termination_listener(lambda _: self.lost.set())
        self._watch = asyncio.create_task(self._watch_over())

    @classmethod
    async def acquire(cls, db: Database) -> "_SessionLeadership":
        from bot.storage.postgres_connect import connect  # asyncpg is an optional extra

        connection = await connect(db.url)
        try:
            if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
                raise LeadershipTaken("Another Regulars runs on this database: stop it first, or give this one its own")
            return cls(connection, await db.run(_next_epoch()))
        except BaseException:
            await connection.close()
            raise

    async def _watch_over(self) -> None:
        """Ask now and then, since a cut line is otherwise noticed only by who speaks."""
        try:
            while not self.lost.is_set():
                await asyncio.sleep(CHECK_SECONDS)
                async with asyncio.timeout(CHECK_SECONDS):
                    await self._connection.execute("SELECT 1")
        except Exception:
            self.lost.set()
            self._connection.terminate()

    async def release(self) -> None:
        self._watch.cancel()
        await asyncio.wait([self._watch])
        if not self._connection.is_closed():
            await self._connection.close()
