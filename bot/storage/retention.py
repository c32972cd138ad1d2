"""Retention of what hangs together: old tickets go with all that names them."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from bot.storage.unit import Statement, Unit, unit

ENDED = "status IN ('resolved', 'closed') AND ended_at < ?"


@unit
def sweep_tickets(before: int) -> Unit[None]:
    """Delete tickets that ended before this moment, with their tags; the messages of theirs have their own time."""
    old = f"(SELECT id FROM tickets WHERE {ENDED})"
    yield Statement(f"DELETE FROM ticket_tags WHERE ticket_id IN {old}", (before,))
    yield Statement(f"UPDATE relays SET ticket_id = NULL WHERE ticket_id IN {old}", (before,))
    yield Statement(f"UPDATE tickets SET merged_into = NULL WHERE merged_into IN {old}", (before,))
    yield Statement(f"DELETE FROM tickets WHERE {ENDED}", (before,))
