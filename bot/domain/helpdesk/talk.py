"""Talk: what a word of the customer's or of the staff's does to tickets. Units, for the transaction that keeps it."""

from bot.brand.folder import BrandFolder
from bot.domain.helpdesk import book, moves
from bot.domain.helpdesk.book import Change
from bot.domain.helpdesk.promise import due, prioritised
from bot.domain.helpdesk.ticket import Priority, Source, Status, Ticket, first_priority
from bot.storage import tickets as rows
from bot.storage.unit import Unit, unit


@unit
def opened(
    folder: BrandFolder, now: int, key: str, customer_id: int, source: Source, topic: str | None, vip: bool
) -> Unit[Ticket]:
    """Return the ticket that `key` opened or opens now; see `Tickets.opened`."""
    yield from rows.lock_customer(customer_id)
    if (known := (yield from book.with_key(key))) is not None:
        return known
    priority = first_priority(source, vip)
    last = yield from book.latest(customer_id)
    if last is not None and last.is_open:
        raised = prioritised(folder, last, min(last.priority, priority), now) or last
        asked = moves.customer_wrote(raised, now, due(folder, raised.priority, now))
        return (yield from book.keep(last, asked, Change(now, None, "asked", source.value)))
    fresh = Ticket(0, customer_id, Status.OPEN, source, topic, priority, None, 0, now)
    asked = moves.customer_wrote(fresh, now, due(folder, priority, now))
    return (yield from book.add(key, asked, Change(now, None, "opened", source.value)))


@unit
def customer_wrote(folder: BrandFolder, now: int, customer_id: int, reopen: bool) -> Unit[Ticket | None]:
    """Make it the staff's turn; see `Tickets.customer_wrote`."""
    yield from rows.lock_customer(customer_id)
    last = yield from book.latest(customer_id)
    if last is None or not (last.is_open or reopen):
        return None
    promised = due(folder, last.priority, now)
    moved = moves.customer_wrote(last, now, promised) if last.is_open else moves.reopened(last, now, promised)
    if moved is None:
        return None
    return (yield from book.keep(last, moved, Change(now, None, "customer_wrote", why="wrote", talk=True)))


@unit
def staff_wrote(folder: BrandFolder, now: int, customer_id: int, staff_id: int) -> Unit[Ticket]:
    """Return the ticket that what staff wrote belongs to; see `Tickets.staff_wrote`."""
    yield from rows.lock_customer(customer_id)
    last = yield from book.latest(customer_id)
    if last is not None and last.is_open:
        return (yield from book.keep(last, moves.staff_wrote(last, staff_id), Change(now, staff_id, "took", talk=True)))
    if last is not None and last.may_reopen(now):
        again = moves.continued(last, staff_id, now, due(folder, last.priority, now))
        return (yield from book.keep(last, again or last, Change(now, staff_id, "reopened")))
    newest = yield from rows.of_customer(customer_id, 1)
    key = f"staff:{customer_id}:{newest[0].id if newest else 0}"
    fresh = Ticket(0, customer_id, Status.OPEN, Source.STAFF, None, Priority.NORMAL, None, 0, now)
    return (yield from book.add(key, moves.staff_wrote(fresh, staff_id), Change(now, staff_id, "opened", "staff")))


@unit
def answered(now: int, ticket_id: int, staff_id: int | None) -> Unit[None]:
    """Make it the customer's turn: an answer reached them."""
    ticket = yield from book.locked(ticket_id)
    if ticket is not None:
        yield from book.keep(
            ticket, moves.answered(ticket, staff_id, now), Change(now, staff_id, "answered", talk=True)
        )
