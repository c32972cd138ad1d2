"""Backups of either engine: always one SQLite file, which any machine with this program can read."""

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from bot.storage import schema, sqlite_backup
from bot.storage.copy import Progress, copy
from bot.storage.database import Database, is_sqlite, open_database, sqlite_path
from bot.storage.leader import file_lock
from bot.storage.migrations import migrate


async def backup(url: str, folder: Path, progress: Progress | None = None, *, why: str = "") -> Path:
    """Save the database at `url` into `folder`, while it is in use, and return the new file, whose name ends in `why`.

    SQLite is saved by itself; PostgreSQL is copied into an SQLite file, from one moment's view.
    """
    if is_sqlite(url):
        source = await open_database(url, must_exist=True)
        await source.close()
        return await asyncio.to_thread(sqlite_backup.save, sqlite_path(url), folder, why)
    sqlite_backup.make_folder(folder)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        await _copy(url, f"sqlite:///{scratch}/copy.db", progress)
        return await asyncio.to_thread(sqlite_backup.save, Path(scratch) / "copy.db", folder, why)


async def nightly(url: str, folder: Path) -> Path:
    """Make a backup and keep the last seven made so."""
    path = await backup(url, folder, why="nightly")
    await asyncio.to_thread(sqlite_backup.prune, folder)
    return path


async def restore(url: str, saved: Path, progress: Progress | None = None) -> Path | None:
    """Put a backup in place of the database at `url`, once it has proved whole and not newer than this program.

    On SQLite the bot must be stopped, and the file that was replaced is kept: its path is returned. On PostgreSQL the
    database must be empty.
    """
    version = await asyncio.to_thread(sqlite_backup.check, saved)
    if version > len(schema.known()):
        raise schema.newer(version, len(schema.known()))
    if not is_sqlite(url):
        await _restore_by_copy(url, saved, progress)
        return None
    path = sqlite_path(url)
    with file_lock(path):
        return await asyncio.to_thread(sqlite_backup.put_in_place, saved, path)


async def _restore_by_copy(url: str, saved: Path, progress: Progress | None) -> None:
    """Copy from a copy: the backup itself is never opened for writing, nor upgraded."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder) / "restore.db"
        await asyncio.to_thread(shutil.copyfile, saved, scratch)
        async with _opened(f"sqlite:///{scratch}") as source:
            await migrate(source)
        await _copy(f"sqlite:///{scratch}", url, progress)


async def _copy(source_url: str, target_url: str, progress: Progress | None) -> None:
    async with _opened(source_url) as source, _opened(target_url) as target:
        await copy(source, target, progress)


@contextlib.asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    db = await open_database(url)
    try:
        yield db
    finally:
        await db.close()
