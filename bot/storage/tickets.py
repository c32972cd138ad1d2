"""Tickets as rows, with their tags. Who may become what is decided by the domain; here a row is kept as it says.

Whoever changes a customer's tickets locks the customer first, so that two never open, or reopen, one each.
"""
# ruff: noqa: S608 - only this file's own constants are put into its SQL

from collections.abc import Mapping, Sequence

from bot.storage.unit import Row, Rows, Statement, Unit, Value, unit

CHANGING = (
    "status", "priority", "assignee", "asked_at", "due_at", "resolve_due", "reminded", "first_answer_at",
    "snoozed_until", "ended_at", "end_reason", "reopened", "merged_into", "rating", "rated_at",
)  # fmt: skip
"""The columns that `save` writes."""

COLUMNS = "id, customer_id, source, topic, revision, opened_at, " + ", ".join(CHANGING)
OPEN = "status IN ('open', 'assigned', 'waiting')"


@unit
def lock_customer(customer_id: int) -> Unit[None]:
    """Let nobody else change this customer's tickets until the transaction ends."""
    yield Statement("SELECT id FROM customers WHERE id = ? FOR UPDATE", (customer_id,))


@unit
def insert(
    key: str, customer_id: int, *, source: str, topic: str | None, now: int, state: Mapping[str, Value]
) -> Unit[Row]:
    """Open a ticket in this state; `key` must be new, and the customer must have no open one."""
    rows = yield Statement(
        f"INSERT INTO tickets (key, customer_id, source, topic, opened_at, {', '.join(CHANGING)}) "
        f"VALUES (?, ?, ?, ?, ?, {', '.join('?' * len(CHANGING))}) RETURNING {COLUMNS}",
        (key, customer_id, source, topic, now, *(state[column] for column in CHANGING)),
    )
    return rows[0]


@unit
def save(ticket_id: int, state: Mapping[str, Value], *, decided: bool = True) -> Unit[int]:
    """Write all `CHANGING` columns of a ticket and return its revision, the next one where something was `decided`."""
    slots = ", ".join(f"{column} = ?" for column in CHANGING)
    rows = yield Statement(
        f"UPDATE tickets SET {slots}, revision = revision + ? WHERE id = ? RETURNING revision",
        (*(state[column] for column in CHANGING), int(decided), ticket_id),
    )
    return int(rows[0].revision)


@unit
def find(ticket_id: int) -> Unit[Row | None]:
    """Return one ticket, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM tickets WHERE id = ?", (ticket_id,))
    return rows[0] if rows else None


@unit
def with_key(key: str) -> Unit[Row | None]:
    """Return the ticket that this key opened, or None."""
    rows = yield Statement(f"SELECT {COLUMNS} FROM tickets WHERE key = ?", (key,))
    return rows[0] if rows else None


@unit
def of_customer(customer_id: int, limit: int) -> Unit[Rows]:
    """Return a customer's tickets, the newest first."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE customer_id = ? ORDER BY id DESC LIMIT ?", (customer_id, limit)
        )
    )


@unit
def latest(customer_id: int) -> Unit[Row | None]:
    """Return the customer's open ticket, else the one that ended last and not by a merge, or None."""
    rows = yield Statement(
        f"SELECT {COLUMNS} FROM tickets WHERE customer_id = ? "
        "ORDER BY CASE WHEN ended_at IS NULL THEN 0 WHEN merged_into IS NULL THEN 1 ELSE 2 END, "
        "ended_at DESC, id DESC LIMIT 1",
        (customer_id,),
    )
    return rows[0] if rows else None


@unit
def waiting(now: int, limit: int) -> Unit[Rows]:
    """Return the tickets that wait for staff: the most urgent first, then those due first."""
    return (
        yield Statement(
            f"SELECT {COLUMNS} FROM tickets WHERE {OPEN} AND status <> 'waiting' "
            "AND (snoozed_until IS NULL OR snoozed_until <= ?) "
            "ORDER BY priority, coalesce(due_at, opened_at), id LIMIT ?",
            (now, limit),
        )
    )


@unit
def tags_of(ticket_ids: Sequence[int]) -> Unit[dict[int, list[str]]]:
    """Return the tags of these tickets, in order."""
    tags: dict[int, list[str]] = {ticket_id: [] for ticket_id in ticket_ids}
    if ticket_ids:
        slots = ", ".join("?" * len(ticket_ids))
        rows = yield Statement(
            f"SELECT ticket_id, tag FROM ticket_tags WHERE ticket_id IN ({slots}) ORDER BY tag", tuple(ticket_ids)
        )
        for row in rows:
            tags[row.ticket_id].append(row.tag)
    return tags


@unit
def tag(ticket_id: int, name: str) -> Unit[None]:
    """Give a ticket a tag."""
    yield Statement(
        "INSERT INTO ticket_tags (ticket_id, tag) VALUES (?, ?) ON CONFLICT (ticket_id, tag) DO NOTHING",
        (ticket_id, name),
    )


@unit
def untag(ticket_id: int, name: str) -> Unit[None]:
    """Take a tag from a ticket."""
    yield Statement("DELETE FROM ticket_tags WHERE ticket_id = ? AND tag = ?", (ticket_id, name))
