"""The book of tickets: rows read as tickets, and a changed one written down with all that follows from the change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.ticket import Ticket, ticket_of
from bot.storage import audit, conversations, relays
from bot.storage import tickets as rows
from bot.storage.unit import Row, Unit, Value, unit

UNRATED = frozenset({"spam", "duplicate"})
"""Reasons for closing after which nobody is asked how it was."""
BY_CUSTOMER = "solved"
"""The change of a customer who says that it is solved; what they see then asks for the rating itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """Who did what when; `by` is None for customers and the bot. `why`: told to the desk where it opens again.

    `talk`: it is a word that was said, not a decision about the ticket, so the desk's buttons stay good.
    """

    now: int
    by: int | None
    action: str
    detail: str | None = None
    why: str | None = None
    talk: bool = False


@unit
def read(found: Sequence[Row]) -> Unit[tuple[Ticket, ...]]:
    """Return the tickets of these rows, with their tags."""
    tags = yield from rows.tags_of([row.id for row in found])
    return tuple(ticket_of(row, tags[row.id]) for row in found)


@unit
def find(ticket_id: int) -> Unit[Ticket | None]:
    """Return one ticket, or None."""
    return (yield from _one((yield from rows.find(ticket_id))))


@unit
def with_key(key: str) -> Unit[Ticket | None]:
    """Return the ticket that this key opened, or None."""
    return (yield from _one((yield from rows.with_key(key))))


@unit
def latest(customer_id: int) -> Unit[Ticket | None]:
    """Return the customer's open ticket, else the one that ended last, or None."""
    return (yield from _one((yield from rows.latest(customer_id))))


@unit
def locked(ticket_id: int) -> Unit[Ticket | None]:
    """Return one ticket, which nobody else changes until the transaction ends, or None."""
    row = yield from rows.find(ticket_id)
    if row is None:
        return None
    yield from rows.lock_customer(row.customer_id)
    return (yield from find(ticket_id))


@unit
def add(key: str, fresh: Ticket, change: Change) -> Unit[Ticket]:
    """Write down a new ticket; the customer is locked and has no open one."""
    row = yield from rows.insert(
        key, fresh.customer_id, source=fresh.source.value, topic=fresh.topic, now=fresh.opened_at, state=_state(fresh)
    )
    ticket = ticket_of(row)
    yield from _follow(ticket, change)
    return ticket


@unit
def keep(old: Ticket, new: Ticket, change: Change) -> Unit[Ticket]:
    """Write down what became of a ticket that is locked; where nothing changed, nothing follows."""
    if new == old:
        return old
    decided = not change.talk or old.is_open != new.is_open
    revision = yield from rows.save(old.id, _state(new), decided=decided)
    yield from _follow(new, change)
    if old.is_open and not new.is_open and _is_to_be_rated(new, change):
        about = f"rate:{new.id}:{new.reopened}"  # once for each end, even where a resolved one is closed as well
        draft = notice(about, new.customer_id, "customer", "rate", {"ticket": new.id}, ticket_id=new.id)
        yield from relays.queue(draft, change.now)
    if new.is_open and not old.is_open and change.why is not None:
        about, values = f"reopened:{new.id}:{new.reopened}", {"ticket": new.id, "why": change.why}
        yield from relays.queue(notice(about, new.customer_id, "desk", "reopened", values, new.id), change.now)
    return replace(new, revision=revision)


def _is_to_be_rated(ended: Ticket, change: Change) -> bool:
    """Tell whether the customer is asked for a rating: not of half a matter, and not twice where they end it."""
    return ended.merged_into is None and ended.end_reason not in UNRATED and change.action != BY_CUSTOMER


@unit
def _one(row: Row | None) -> Unit[Ticket | None]:
    tickets = yield from read([] if row is None else [row])
    return tickets[0] if tickets else None


@unit
def _follow(ticket: Ticket, change: Change) -> Unit[None]:
    yield from audit.record(
        change.now, change.by, change.action, customer_id=ticket.customer_id, ticket_id=ticket.id, detail=change.detail
    )
    yield from conversations.changed(ticket.customer_id)


def _state(ticket: Ticket) -> dict[str, Value]:
    state = {column: getattr(ticket, column) for column in rows.CHANGING}
    return state | {"status": ticket.status.value, "priority": ticket.priority.value}
