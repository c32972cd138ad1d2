"""The database as it is, for commands that only look: never made, never brought up to date."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.storage.database import Database, is_sqlite, open_database, sqlite_path
from bot.storage.schema import check
from bot.storage.sqlite_open import check_path


@asynccontextmanager
async def existing_storage(settings: Settings) -> AsyncIterator[Database]:
    """Open the database for a block; raises RegularsError where it is missing, behind, or of a newer version."""
    db = await open_database(settings.database_url.get_secret_value(), must_exist=True)
    try:
        await check(db)
        yield db
    finally:
        await db.close()


def is_still_to_be_made(settings: Settings) -> bool:
    """Tell whether the database is a file that the first run makes; raises RegularsError where it could not be."""
    url = settings.database_url.get_secret_value()
    if not is_sqlite(url) or sqlite_path(url).exists():
        return False
    check_path(sqlite_path(url), must_exist=False)
    return True
