"""The audit trail: who did what at the desk and when; never what was said."""

from bot.storage.unit import Rows, Statement, Unit, unit


@unit
def record(
    now: int,
    actor: int | None,
    action: str,
    *,
    customer_id: int | None = None,
    ticket_id: int | None = None,
    detail: str | None = None,
) -> Unit[None]:
    """Keep one action; `actor` is a Telegram id, None for the bot itself. `detail` holds no word of a customer's."""
    yield Statement(
        "INSERT INTO audit (at, actor, action, customer_id, ticket_id, detail) VALUES (?, ?, ?, ?, ?, ?)",
        (now, actor, action, customer_id, ticket_id, detail),
    )


@unit
def of_ticket(ticket_id: int, limit: int = 50) -> Unit[Rows]:
    """Return a ticket's latest actions (at, actor, action, detail), newest first."""
    return (
        yield Statement(
            "SELECT at, actor, action, detail FROM audit WHERE ticket_id = ? ORDER BY id DESC LIMIT ?",
            (ticket_id, limit),
        )
    )


@unit
def sweep(before: int) -> Unit[None]:
    """Delete actions older than this moment."""
    yield Statement("DELETE FROM audit WHERE at < ?", (before,))
