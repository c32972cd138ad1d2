"""Opening an SQLite file, with what can be wrong with it said clearly."""

import os
import sqlite3
from pathlib import Path

import aiosqlite

from bot.core.errors import RegularsError

OLDEST_SQLITE = (3, 37, 0)
BUSY_TIMEOUT_MS = 5000
STATEMENTS_KEPT = 512


async def open_connection(path: Path, *, writes: bool, must_exist: bool = False) -> aiosqlite.Connection:
    """Open one connection in autocommit mode: transactions are begun and ended by our own words."""
    check_path(path, must_exist=must_exist)
    _make(path)
    try:
        connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=STATEMENTS_KEPT)
        try:
            await _prepare(connection, writes=writes)
        except BaseException:
            await connection.close()
            raise
    except sqlite3.Error as error:
        raise RegularsError(_what_is_wrong(path, error)) from error
    return connection


async def _prepare(connection: aiosqlite.Connection, *, writes: bool) -> None:
    await connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    if writes:
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute("PRAGMA synchronous = FULL")
        await connection.execute("PRAGMA foreign_keys = ON")
    else:
        await connection.execute("PRAGMA query_only = ON")
    await connection.execute_fetchall("SELECT count(*) FROM sqlite_master")


def check_path(path: Path, *, must_exist: bool) -> None:
    """Refuse what SQLite would only call "unable to open database file"."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RegularsError(f"This Python has SQLite {sqlite3.sqlite_version}; Regulars needs 3.37 or newer")
    folder = path.parent
    if not folder.is_dir():
        raise RegularsError(f"The database's folder {folder.absolute()} does not exist: create it, or name another")
    if path.is_dir():
        raise RegularsError(f"{path} is a folder: name a file in it, such as {path / 'regulars.db'}")
    if not path.exists() and must_exist:
        raise RegularsError(f"There is no database at {path.absolute()}: check REGULARS_DATABASE_URL")
    if not os.access(folder, os.W_OK):
        raise RegularsError(f"The database's folder {folder.absolute()} is read-only: give this user write permission")
    if path.exists() and not os.access(path, os.W_OK):
        raise RegularsError(f"The database file {path.absolute()} is read-only: give this user write permission")


def _make(path: Path) -> None:
    """Make the file where there is none; one that exists is left alone, as closing it would drop SQLite's locks."""
    if path.exists():
        return
    try:
        path.touch(mode=0o600)
    except OSError as error:
        raise RegularsError(
            f"The database file {path.absolute()} cannot be made ({error.strerror}): give this user write permission"
        ) from error


def _what_is_wrong(path: Path, error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith("SQLITE_NOTADB"):
        return f"{path} is not an SQLite database: name another file, or restore a backup with `regulars db restore`"
    if name.startswith("SQLITE_CORRUPT"):
        return f"{path} is damaged: restore the last good copy with `regulars db restore`"
    if name.startswith("SQLITE_BUSY"):
        return f"{path} is locked by another process: close the other program that has it open, and try again"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return f"{path} cannot be opened for writing ({error}): give this user write permission on it and its folder"
    return f"{path} cannot be opened: {error}"
