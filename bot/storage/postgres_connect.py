"""Connections to PostgreSQL: how they are opened, and what can be wrong with them said clearly."""

import contextlib
from collections.abc import Iterator
from typing import Any

from bot.core.errors import RegularsError
from bot.storage.unit import ConstraintError

try:
    import asyncpg  # type: ignore[import-untyped]
except ImportError as missing:
    raise RegularsError("PostgreSQL needs one more package: pip install regulars[postgres]") from missing

STATEMENTS_KEPT = 512
CONNECT_SECONDS = 10
CONFLICTS = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
LOST = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.InternalClientError,  # asyncpg's word for speaking on a line the server has just hung up
)
REFUSED = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


class PostgresRow(asyncpg.Record):  # type: ignore[misc]
    """A row whose columns are also attributes."""

    __slots__ = ()

    def __getattr__(self, column: str) -> Any:
        try:
            return self[column]
        except KeyError:
            raise AttributeError(column) from None


class Connection(asyncpg.Connection):  # type: ignore[misc]
    """A connection that gives refused rows and lost servers their names.

    It needs no cleaning between units, which leave nothing behind but their transaction.
    """

    __slots__ = ()

    def get_reset_query(self) -> str:
        """Spare the round trip asyncpg makes each time a connection goes back to the pool."""
        return ""

    async def fetch(self, query: str, *params: Any) -> Any:
        """Run one statement and return its rows."""
        try:
            return await super().fetch(query, *params)
        except REFUSED as error:
            raise self._named(error) from error

    async def execute(self, query: str, *params: Any) -> Any:
        """Run statements that return no rows."""
        try:
            return await super().execute(query, *params)
        except REFUSED as error:
            raise self._named(error) from error

    def _named(self, error: Exception) -> Exception:
        if isinstance(error, asyncpg.IntegrityConstraintViolationError):
            return ConstraintError(str(error))
        if isinstance(error, LOST) or self.is_closed():
            self.terminate()
            return RegularsError(f"The connection to PostgreSQL was lost ({error}): is the server running?")
        return error


async def pool(url: str, size: int, **server_settings: str) -> Any:
    """Open a pool of up to `size` connections, the first of them at once."""
    with explained():
        return await asyncpg.create_pool(
            url,
            min_size=1,
            max_size=size,
            timeout=CONNECT_SECONDS,
            statement_cache_size=STATEMENTS_KEPT,
            max_cached_statement_lifetime=0,
            connection_class=Connection,
            record_class=PostgresRow,
            server_settings={"application_name": "regulars", **server_settings},
        )


async def take(from_pool: Any) -> Any:
    """Borrow a connection, which may have to be opened."""
    with explained():
        return await from_pool.acquire()


async def connect(url: str) -> Any:
    """Open a connection outside the pools, for what a session must hold on to; the caller closes it."""
    with explained():
        return await asyncpg.connect(
            url,
            timeout=CONNECT_SECONDS,
            connection_class=Connection,
            record_class=PostgresRow,
            server_settings={"application_name": "regulars", "tcp_keepalives_idle": "10"},
        )


@contextlib.contextmanager
def explained() -> Iterator[None]:
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
