"""The door to storage: the `Database` protocol and `open_database`, which picks the driver from the URL."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from bot.core.errors import RegularsError
from bot.storage.sqlite import open_sqlite
from bot.storage.unit import Engine, T, Unit


class Reader(Protocol):
    """Something that answers units which only read: a database, or a snapshot of one."""

    @property
    def engine(self) -> Engine:
        """Which engine this is, for the few places that must know."""
        ...

    async def read(self, unit: Unit[T]) -> T:
        """Do a unit that only reads, on a connection that never waits behind writers.

        Each statement may see a later moment than the one before; where two must agree, use `snapshot`.
        """
        ...


class Database(Reader, Protocol):
    """One database on either engine; every unit of work goes through `run` or `read`."""

    @property
    def url(self) -> str:
        """The URL it was opened with; it may hold a password, so it is never logged."""
        ...

    async def run(self, unit: Unit[T]) -> T:
        """Do the unit in one transaction and return its result once that is safely on disk.

        An exception raised inside the unit undoes the transaction and reaches the caller.
        """
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Reader]:
        """Open a view of this very moment for long reading, such as a copy, while others write on."""
        ...

    async def close(self) -> None:
        """Finish what was accepted and close every connection."""
        ...


async def open_database(url: str, *, must_exist: bool = False) -> Database:
    """Open the database at `url`; it migrates nothing.

    `sqlite:///regulars.db` is a file beside the current folder, `sqlite:////var/lib/regulars.db` an absolute path,
    `postgresql://user:password@host/name` a server. With `must_exist` a missing SQLite file is an error, not created.
    """
    if is_sqlite(url):
        return await open_sqlite(url, sqlite_path(url), must_exist=must_exist)
    check_postgres_url(url)
    from bot.storage.postgres import open_postgres

    return await open_postgres(url)


def is_sqlite(url: str) -> bool:
    """Tell whether `url` names an SQLite file."""
    return url.startswith("sqlite:")


def sqlite_path(url: str) -> Path:
    """Return the file an `sqlite:///` URL names."""
    path = unquote(url.removeprefix("sqlite:///"))
    if not url.startswith("sqlite:///") or not path or path.endswith("/"):
        raise RegularsError(f"{url!r} names no SQLite file: write sqlite:///regulars.db (or sqlite:////full/path.db)")
    return Path(path)


def check_postgres_url(url: str) -> None:
    """Refuse a URL of no known engine, without repeating a password that may stand in it."""
    scheme = urlsplit(url).scheme
    if scheme not in ("postgresql", "postgres"):
        raise RegularsError(
            f"The database URL begins with {scheme + ':' if scheme else 'no scheme'!r}: "
            "write sqlite:///regulars.db or postgresql://user:password@host/name"
        )
