"""Saving an SQLite file while it is in use, and putting a saved one in its place."""

import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.core.errors import RegularsError

NIGHTLY = re.compile(r"regulars-\d{8}T\d{6}Z-nightly(_\d+)?\.db")
LATEST = 7


def make_folder(folder: Path) -> None:
    """Create the folder for backups, readable by its owner only: they hold what customers wrote."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise RegularsError(f"The backup folder {folder} cannot be made ({error.strerror}): name another") from error


def new_backup(folder: Path, why: str = "") -> Path:
    """Return a path in `folder`, which is created, for a backup made now; `why` ends its name.

    Names sort by time: a second one of the same second gets `_001`, since `_` comes after the dot and `-` before it.
    """
    make_folder(folder)
    stem = datetime.now(UTC).strftime("regulars-%Y%m%dT%H%M%SZ") + (f"-{why}" if why else "")
    names = (folder / f"{stem}{f'_{n:03}' if n else ''}.db" for n in range(1000))
    return next(path for path in names if not path.exists())


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to, and put it at `path` once it is on disk; a failure leaves nothing."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        yield partial
        sync(partial)
        os.replace(partial, path)
        sync(path.parent)
    except OSError as error:
        raise RegularsError(
            f"{path} cannot be written ({error.strerror or error}): make room or name another"
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def save(path: Path, folder: Path, why: str = "") -> Path:
    """Save the database at `path` into `folder` and return the new file; the database may be in use. Blocks."""
    target = new_backup(folder, why)
    with written_whole(target) as partial, contextlib.closing(sqlite3.connect(path, timeout=30)) as source:
        try:
            source.execute("VACUUM INTO ?", (str(partial),))
        except sqlite3.Error as error:
            raise RegularsError(f"{path} could not be saved to {target}: {error}") from error
        partial.chmod(0o600)
    return target


def nightlies(folder: Path) -> list[Path]:
    """Return the nightly backups in `folder`, oldest first."""
    return sorted(path for path in folder.glob("*.db") if NIGHTLY.fullmatch(path.name))


def prune(folder: Path) -> None:
    """Delete all but the last seven nightly backups; those made by hand or before an upgrade are left alone."""
    for path in nightlies(folder)[:-LATEST]:
        path.unlink()


def check(path: Path) -> int:
    """Refuse a file that is not a whole Regulars database; returns its schema version. Blocks."""
    if not path.is_file():
        raise RegularsError(f"There is no backup at {path}")
    if path.with_name(f"{path.name}-wal").exists():
        raise RegularsError(f"{path} is a database in use, not a backup: make one with `regulars db backup`")
    with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as source:
        try:
            found = source.execute("PRAGMA integrity_check(1)").fetchone()[0]
            version = source.execute("SELECT count(*) FROM schema_migrations").fetchone()[0]
        except sqlite3.Error as error:
            raise RegularsError(f"{path} is not a backup of Regulars: {error}") from error
    if found != "ok":
        raise RegularsError(f"{path} is damaged: {found}")
    return int(version)


def put_in_place(saved: Path, path: Path) -> Path | None:
    """Copy a backup to `path`; the file it replaces is kept beside it, and its new path returned. Blocks.

    A crash at any moment leaves a database at `path`: the one before, or the backup.
    """
    with written_whole(path) as partial:
        shutil.copyfile(saved, partial)
        partial.chmod(0o600)
        return _kept_aside(path)


def _kept_aside(path: Path) -> Path | None:
    """Give a database a second name, and take its write-ahead log away, which the next file must not find."""
    if not path.exists():
        return None
    _fold(path)
    aside = path.with_name(f"{path.name}-replaced-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
    try:
        os.link(path, aside)
    except OSError:  # a file system without links
        shutil.copy2(path, aside)
    for ending in ("-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.replace(f"{path}{ending}", f"{aside}{ending}")
    return aside


def _fold(path: Path) -> None:
    """Bring what is only in the write-ahead log into the file; a damaged one keeps its log, which then goes with it."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
