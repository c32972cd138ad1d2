"""Staff as seen at the desk; what they may do is asked of Telegram each time."""

from bot.storage.unit import Row, Rows, Statement, Unit, unit


@unit
def seen(telegram_id: int, first_name: str, username: str | None, now: int) -> Unit[None]:
    """Remember somebody who works at the desk."""
    yield Statement(
        "INSERT INTO staff (telegram_id, first_name, username, seen_at) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (telegram_id) DO UPDATE SET first_name = excluded.first_name, username = excluded.username, "
        "seen_at = excluded.seen_at",
        (telegram_id, first_name, username, now),
    )


@unit
def find(telegram_id: int) -> Unit[Row | None]:
    """Return somebody seen at the desk (telegram_id, first_name, username, seen_at), or None."""
    rows = yield Statement(
        "SELECT telegram_id, first_name, username, seen_at FROM staff WHERE telegram_id = ?", (telegram_id,)
    )
    return rows[0] if rows else None


@unit
def everyone(limit: int = 50) -> Unit[Rows]:
    """Return those seen at the desk, the latest first."""
    return (
        yield Statement(
            "SELECT telegram_id, first_name, username, seen_at FROM staff ORDER BY seen_at DESC, telegram_id LIMIT ?",
            (limit,),
        )
    )


@unit
def gone(telegram_id: int) -> Unit[None]:
    """Forget somebody who no longer works here."""
    yield Statement("DELETE FROM staff WHERE telegram_id = ?", (telegram_id,))
