"""Photos already uploaded: Telegram's file id for a file of the brand, as long as its content is the same."""

from bot.storage.unit import Statement, Unit, unit


@unit
def find(bot_id: int, path: str, content_hash: str) -> Unit[str | None]:
    """Return the file id under which this bot uploaded exactly this content, or None."""
    rows = yield Statement(
        "SELECT file_id FROM file_ids WHERE bot_id = ? AND path = ? AND hash = ?", (bot_id, path, content_hash)
    )
    return str(rows[0].file_id) if rows else None


@unit
def keep(bot_id: int, path: str, content_hash: str, file_id: str) -> Unit[None]:
    """Remember the file id Telegram gave for this content, in place of an older one."""
    yield Statement(
        "INSERT INTO file_ids (bot_id, path, hash, file_id) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (bot_id, path) DO UPDATE SET hash = excluded.hash, file_id = excluded.file_id",
        (bot_id, path, content_hash, file_id),
    )
