"""The database as it is, for commands that only look: never made, never brought up to date."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.storage.database import Database, open_database
from bot.storage.schema import check


@asynccontextmanager
async def existing_storage(settings: Settings) -> AsyncIterator[Database]:
    """Open the database for a block; raises RegularsError where it is missing, behind, or of a newer version."""
    db = await open_database(settings.database_url.get_secret_value(), must_exist=True)
    try:
        await check(db)
        yield db
    finally:
        await db.close()
