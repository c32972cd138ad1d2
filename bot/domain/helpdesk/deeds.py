"""Deeds: what staff, customers and the clock do to a ticket by a button, a command or by waiting. Units."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.brand.folder import BrandFolder
from bot.domain.helpdesk import book, moves
from bot.domain.helpdesk.book import Change
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.promise import due
from bot.domain.helpdesk.ticket import REOPENS_WITHIN, Priority, Ticket
from bot.storage import relays
from bot.storage import ticket_times as times
from bot.storage import tickets as rows
from bot.storage.unit import Unit, unit

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating that counts; `reopened`: it was so low that the ticket is open again."""

    ticket: Ticket
    stars: int
    reopened: bool


@unit
def move(
    ticket_id: int, revision: int | None, change: Change, made_of: Callable[[Ticket], Ticket | None]
) -> Unit[Ticket | None]:
    """Make of a ticket what `made_of` says; None where it says so, or another revision is in force by now."""
    ticket = yield from book.locked(ticket_id)
    made = None if ticket is None else made_of(ticket)
    if ticket is None or made is None or (made != ticket and revision not in (None, ticket.revision)):
        return None
    return (yield from book.keep(ticket, made, change))


@unit
def reopen(folder: BrandFolder, ticket_id: int, revision: int | None, change: Change) -> Unit[Ticket | None]:
    """Open a ticket again; None where it ended too long ago, or its customer has another open one."""
    ticket = yield from book.locked(ticket_id)
    if ticket is None or (yield from _other_is_open(ticket)):
        return None
    promised = due(folder, ticket.priority, change.now)
    return (yield from move(ticket_id, revision, change, lambda now: moves.reopened(now, change.now, promised)))


@unit
def tag(ticket_id: int, name: str, change: Change, *, wanted: bool) -> Unit[Ticket | None]:
    """Give a ticket a tag, or take it away."""
    ticket = yield from book.locked(ticket_id)
    if ticket is None or not name:
        return None
    yield from (rows.tag if wanted else rows.untag)(ticket_id, name)
    tags = {*ticket.tags, name} if wanted else {*ticket.tags} - {name}
    return (yield from book.keep(ticket, replace(ticket, tags=tuple(sorted(tags))), change))


@unit
def merge(folder: BrandFolder, ticket_id: int, into_id: int, change: Change) -> Unit[Ticket | None]:
    """End a ticket as a part of another one, which takes its tags over, and return that one."""
    ticket = yield from book.locked(ticket_id)
    into = yield from book.locked(into_id)
    if ticket is None or into is None:
        return None
    ended = moves.merged(ticket, into, change.now)
    goes_on = moves.absorbed(into, ticket, change.now, due(folder, into.priority, change.now))
    if ended is None or goes_on is None:
        return None
    yield from book.keep(ticket, ended, change)
    for name in ticket.tags:
        yield from rows.tag(into.id, name)
    goes_on = replace(goes_on, tags=tuple(sorted({*into.tags, *ticket.tags})))
    return (yield from book.keep(into, goes_on, replace(change, action="absorbed", detail=str(ticket.id))))


@unit
def rate(folder: BrandFolder, ticket_id: int, customer_id: int, stars: int, now: int) -> Unit[Rated | None]:
    """Keep a customer's rating, and tell the desk of a low one."""
    ticket = yield from book.locked(ticket_id)
    if ticket is None or ticket.customer_id != customer_id:
        return None
    may_reopen = not (yield from _other_is_open(ticket))
    rated = moves.rated(ticket, stars, now, due(folder, Priority.URGENT, now), may_reopen=may_reopen)
    if rated is None:
        return None
    low = stars <= moves.LOW
    if low and rated != ticket:
        key = f"rated:{ticket.id}:{ticket.reopened}:{stars}"
        values = {"ticket": ticket.id, "stars": stars, "reopened": rated.is_open}
        yield from relays.queue(notice(key, customer_id, "desk", "rated", values, ticket.id), now)
    kept = yield from book.keep(ticket, rated, Change(now, None, "rated", str(stars)))
    return Rated(kept, stars, reopened=low and kept.is_open)


@unit
def solve(ticket_id: int, customer_id: int, now: int) -> Unit[Ticket | None]:
    """Resolve a ticket because its customer says that it is solved, and tell the desk."""
    ticket = yield from book.locked(ticket_id)
    if ticket is None or ticket.customer_id != customer_id:
        return None
    kept = yield from book.keep(ticket, moves.resolved(ticket, now) or ticket, Change(now, None, "solved"))
    if ticket.is_open:
        key, values = f"solved:{kept.id}:{kept.reopened}", {"ticket": kept.id, "revision": kept.revision}
        yield from relays.queue(notice(key, customer_id, "desk", "customer_solved", values, kept.id), now)
    return kept


@unit
def tidy(folder: BrandFolder, now: int) -> Unit[int]:
    """Close some of what has been resolved for a week, bring some of what was put off back; returns how many."""
    changed = 0
    for row in (yield from times.silent(now - REOPENS_WITHIN, AT_ONCE)):
        closed = yield from move(row.id, row.revision, Change(now, None, "closed"), _closed_by_silence(now))
        changed += closed is not None
    for row in (yield from times.put_off(now, AT_ONCE)):
        promised = due(folder, Priority(row.priority), now)
        woken = yield from move(row.id, row.revision, Change(now, None, "woken"), _woken(now, promised))
        changed += woken is not None
    return changed


def _closed_by_silence(now: int) -> Callable[[Ticket], Ticket]:
    return lambda ticket: moves.closed(ticket, now, "silence")


def _woken(now: int, promised: moves.Due) -> Callable[[Ticket], Ticket]:
    return lambda ticket: moves.woken(ticket, now, promised)


@unit
def _other_is_open(ticket: Ticket) -> Unit[bool]:
    last = yield from book.latest(ticket.customer_id)
    return last is not None and last.is_open and last.id != ticket.id
