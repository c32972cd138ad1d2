"""Tickets the clock has to do with: what is late, what was put off, what has been silent, what owners are to hear."""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from bot.storage.tickets import COLUMNS, OPEN
from bot.storage.unit import Rows, Statement, Unit, unit

STAFFS_TURN = f"{OPEN} AND status <> 'waiting' AND (snoozed_until IS NULL OR snoozed_until <= ?)"


@unit
def late(now: int, stage: int, limit: int) -> Unit[Rows]:
    """Return the tickets that staff should have answered by now, reminded of less than `stage` times, oldest first."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE {STAFFS_TURN} AND due_at <= ? AND reminded < ? "
            "ORDER BY due_at, id LIMIT ?",
            (now, now, stage, limit),
        )
    )


@unit
def unsolved(now: int, limit: int) -> Unit[Rows]:
    """Return the tickets that should have been solved by now and of which no reminder (`unsolved_key`) was queued."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE {STAFFS_TURN} AND resolve_due <= ? AND asked_at IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM relays "
            "WHERE relays.key = 'unsolved:' || tickets.id || ':' || tickets.resolve_due) "
            "ORDER BY resolve_due, id LIMIT ?",
            (now, now, limit),
        )
    )


def unsolved_key(ticket_id: int, resolve_due: int) -> str:
    """Return the key of the one reminder that a ticket should have been solved by this moment."""
    return f"unsolved:{ticket_id}:{resolve_due}"


@unit
def reminded(ticket_id: int, due_at: int, stage: int) -> Unit[bool]:
    """Keep that a reminder of this stage is given; False where it was, or something else is due by now.

    The revision stays: for those who see its buttons the ticket is as it was.
    """
    rows = yield Statement(
        "UPDATE tickets SET reminded = ? WHERE id = ? AND due_at = ? AND reminded < ? RETURNING id",
        (stage, ticket_id, due_at, stage),
    )
    return bool(rows)


@unit
def put_off(until: int, limit: int) -> Unit[Rows]:
    """Return the open tickets that were put off until this moment or before."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE {OPEN} AND snoozed_until <= ? ORDER BY id LIMIT ?", (until, limit)
        )
    )


@unit
def silent(before: int, limit: int) -> Unit[Rows]:
    """Return the tickets that were resolved before this moment and not closed since."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE status = 'resolved' AND ended_at < ? ORDER BY ended_at LIMIT ?",
            (before, limit),
        )
    )


@unit
def rated_low(stars: int, since: int, limit: int) -> Unit[Rows]:
    """Return the tickets rated `stars` or less since a moment, of which the audit knows no 'owners_told' after it."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE rating <= ? AND rated_at >= ? AND NOT EXISTS ("
            "SELECT 1 FROM audit WHERE audit.at >= tickets.rated_at AND audit.ticket_id = tickets.id "
            "AND audit.action = 'owners_told') ORDER BY rated_at LIMIT ?",
            (stars, since, limit),
        )
    )
