"""Erasures: what still stands at the desk of customers who were forgotten, until it is deleted there."""

from bot.storage.unit import Rows, Statement, Unit, unit


@unit
def begin(customer_id: int, tell_chat_id: int, language: str, places: str, now: int) -> Unit[None]:
    """Keep what is to be deleted at the desk (`places` is JSON), and who is to be told once it is."""
    yield Statement(
        "INSERT INTO erasures (customer_id, tell_chat_id, language, places, created_at, due_at) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (customer_id, tell_chat_id, language, places, now, now),
    )


@unit
def due(now: int, limit: int = 20) -> Unit[Rows]:
    """Return what is to be worked on now (id, customer_id, tell_chat_id, language, places, created_at)."""
    return (
        yield Statement(
            "SELECT id, customer_id, tell_chat_id, language, places, created_at FROM erasures "
            "WHERE due_at <= ? ORDER BY due_at, id LIMIT ?",
            (now, limit),
        )
    )


@unit
def told(erasure_id: int) -> Unit[None]:
    """Forget the chat too: the customer knows."""
    yield Statement("UPDATE erasures SET tell_chat_id = NULL WHERE id = ?", (erasure_id,))


@unit
def postpone(erasure_id: int, places: str, due_at: int) -> Unit[None]:
    """Keep what is left to be deleted, and when that is to be tried."""
    yield Statement("UPDATE erasures SET places = ?, due_at = ? WHERE id = ?", (places, due_at, erasure_id))


@unit
def end(erasure_id: int) -> Unit[None]:
    """Nothing is left: forget that there was anything to do."""
    yield Statement("DELETE FROM erasures WHERE id = ?", (erasure_id,))
