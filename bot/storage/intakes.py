"""Intakes: where a customer stands in the short questions before a ticket."""

from bot.storage.unit import Row, Statement, Unit, unit


@unit
def begin(customer_id: int, source: str, question_message_id: int | None, now: int) -> Unit[None]:
    """Begin anew: next the customer says what it is about. `question_message_id`: what they had asked, if anything."""
    yield Statement(
        "INSERT INTO intakes (customer_id, source, step, question_message_id, started_at) "
        "VALUES (?, ?, 'topic', ?, ?) ON CONFLICT (customer_id) DO UPDATE SET source = excluded.source, topic = NULL, "
        "step = 'topic', question_message_id = excluded.question_message_id, started_at = excluded.started_at",
        (customer_id, source, question_message_id, now),
    )


@unit
def find(customer_id: int) -> Unit[Row | None]:
    """Return where this customer stands (source, topic, step, question_message_id, started_at), or None."""
    rows = yield Statement(
        "SELECT source, topic, step, question_message_id, started_at FROM intakes WHERE customer_id = ?",
        (customer_id,),
    )
    return rows[0] if rows else None


@unit
def about(customer_id: int, topic: str | None) -> Unit[bool]:
    """Keep what it is about (None: not said); next comes the message. False if no intake is under way."""
    rows = yield Statement(
        "UPDATE intakes SET topic = ?, step = 'message' WHERE customer_id = ? RETURNING customer_id",
        (topic, customer_id),
    )
    return bool(rows)


@unit
def end(customer_id: int) -> Unit[None]:
    """Forget the intake: its ticket is open, or the customer went elsewhere."""
    yield Statement("DELETE FROM intakes WHERE customer_id = ?", (customer_id,))


@unit
def sweep(before: int) -> Unit[None]:
    """Forget intakes that were left lying before this moment."""
    yield Statement("DELETE FROM intakes WHERE started_at < ?", (before,))
