"""Opening the bot's own database, brought up to date."""

from bot.settings import Settings
from bot.storage.database import Database, open_database
from bot.storage.migrations import migrate


async def open_storage(settings: Settings) -> Database:
    """Open the database and bring its schema up to date; a backup is made before an upgrade."""
    db = await open_database(settings.database_url.get_secret_value())
    try:
        await migrate(db, backups=settings.backup_dir)
    except BaseException:
        await db.close()
        raise
    return db
