"""The moves of a ticket: what each thing that happens makes of it; None where it cannot happen.

Pure: a ticket goes in and a ticket comes out, the same one where nothing changes. Times are UTC milliseconds.
"""

from dataclasses import dataclass, replace

from bot.domain.helpdesk.ticket import Priority, Status, Ticket

RATING_CHANGES_WITHIN = 86_400_000
LOW = 2
"""The most stars of a rating that opens the ticket again."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is promised from a moment on: when staff should have answered, and when it should be solved."""

    answer: int
    resolve: int


def customer_wrote(ticket: Ticket, now: int, due: Due) -> Ticket:
    """Make it the staff's turn; a second message that finds it so changes nothing, nor when the first is due."""
    if ticket.asked_at is not None and ticket.snoozed_until is None:
        return ticket
    return _staffs_turn(ticket, now, due)


def staff_wrote(ticket: Ticket, staff_id: int) -> Ticket:
    """Give a ticket that is nobody's to whoever writes."""
    return ticket if ticket.assignee is not None else _assigned(ticket, staff_id)


def answered(ticket: Ticket, staff_id: int | None, now: int) -> Ticket:
    """Make it the customer's turn; one that ended meanwhile only keeps when it was first answered."""
    ticket = replace(ticket, first_answer_at=now if ticket.first_answer_at is None else ticket.first_answer_at)
    if not ticket.is_open:
        return ticket
    assignee = staff_id if ticket.assignee is None else ticket.assignee
    return replace(ticket, status=Status.WAITING, assignee=assignee, asked_at=None, due_at=None, reminded=0)


def assigned(ticket: Ticket, staff_id: int) -> Ticket | None:
    """Give an open ticket to somebody; whose turn it is stays."""
    return _assigned(ticket, staff_id) if ticket.is_open else None


def resolved(ticket: Ticket, now: int) -> Ticket | None:
    """Call it solved; a closed one cannot be."""
    if ticket.is_open:
        return _ended(ticket, Status.RESOLVED, now, None)
    return ticket if ticket.status is Status.RESOLVED else None


def closed(ticket: Ticket, now: int, reason: str) -> Ticket:
    """End it for good; what was resolved before has ended then."""
    return ticket if ticket.status is Status.CLOSED else _ended(ticket, Status.CLOSED, now, reason)


def reopened(ticket: Ticket, now: int, due: Due) -> Ticket | None:
    """Open it again, for staff to answer; None after a week or a merge."""
    if ticket.is_open:
        return ticket
    if not ticket.may_reopen(now):
        return None
    again = replace(ticket, ended_at=None, end_reason=None, reopened=ticket.reopened + 1)
    return _staffs_turn(again, now, due)


def continued(ticket: Ticket, staff_id: int, now: int, due: Due) -> Ticket | None:
    """Open it again because staff write once more: the customer asked nothing."""
    again = reopened(ticket, now, due)
    return None if again is None else staff_wrote(replace(again, asked_at=None, due_at=None), staff_id)


def prioritised(ticket: Ticket, priority: Priority, answer_due: int, resolve_due: int) -> Ticket | None:
    """Change how urgent it is, and with it what is due."""
    if not ticket.is_open or ticket.priority is priority:
        return ticket if ticket.is_open else None
    due_at = None if ticket.due_at is None else answer_due
    resolve = None if ticket.resolve_due is None else resolve_due
    return replace(ticket, priority=priority, due_at=due_at, resolve_due=resolve, reminded=0)


def snoozed(ticket: Ticket, until: int, now: int) -> Ticket | None:
    """Put an open ticket off until a moment to come."""
    return replace(ticket, snoozed_until=until) if ticket.is_open and until > now else None


def woken(ticket: Ticket, now: int, due: Due) -> Ticket:
    """Bring back what was put off, for staff to go on with, even where the customer's answer was waited for."""
    return _staffs_turn(ticket, now, due)


def merged(ticket: Ticket, into: Ticket, now: int) -> Ticket | None:
    """End a ticket as a part of another one of the same customer."""
    if ticket.id == into.id or ticket.customer_id != into.customer_id or ticket.merged_into or into.merged_into:
        return None
    return replace(_ended(ticket, Status.CLOSED, now, "merged"), merged_into=into.id)


def absorbed(into: Ticket, other: Ticket, now: int, due: Due) -> Ticket | None:
    """Let a ticket go on with what another one was about: as urgent as that one, and where that one stood.

    One of the two is open. None where the other is, and this one ended too long ago to be opened again.
    """
    into = replace(into, priority=min(into.priority, other.priority))
    if into.is_open or not other.is_open:
        return into if into.is_open else None
    again = reopened(into, now, due)
    if again is None:
        return None
    return replace(
        again,
        status=other.status,
        assignee=other.assignee,
        asked_at=other.asked_at,
        due_at=other.due_at,
        resolve_due=other.resolve_due,
        reminded=other.reminded,
        snoozed_until=other.snoozed_until,
        first_answer_at=other.first_answer_at if into.first_answer_at is None else into.first_answer_at,
    )


def rated(ticket: Ticket, stars: int, now: int, due: Due, *, may_reopen: bool = True) -> Ticket | None:
    """Keep a rating: a low one opens the ticket again and makes it urgent, another closes what was resolved.

    It counts within a week of the end and may be changed for a day. `may_reopen`: the customer has no other open one.
    """
    if ticket.rating == stars and not _asked_anew(ticket):
        return ticket
    if not _may_rate(ticket, now):
        return None
    kept = replace(ticket, rating=stars, rated_at=now)
    if stars > LOW:
        return closed(kept, now, "rated") if kept.status is Status.RESOLVED else kept
    again = reopened(kept, now, due) if may_reopen else None
    return replace(again or kept, priority=Priority.URGENT)


def _may_rate(ticket: Ticket, now: int) -> bool:
    if ticket.rated_at is not None and not _asked_anew(ticket):
        return now - ticket.rated_at <= RATING_CHANGES_WITHIN
    return ticket.may_reopen(now) or (ticket.is_open and ticket.reopened > 0)


def _asked_anew(ticket: Ticket) -> bool:
    return ticket.rated_at is not None and ticket.ended_at is not None and ticket.rated_at < ticket.ended_at


def _assigned(ticket: Ticket, staff_id: int) -> Ticket:
    status = Status.ASSIGNED if ticket.status is Status.OPEN else ticket.status
    return replace(ticket, status=status, assignee=staff_id)


def _staffs_turn(ticket: Ticket, now: int, due: Due) -> Ticket:
    return replace(
        ticket,
        status=Status.OPEN if ticket.assignee is None else Status.ASSIGNED,
        asked_at=now if ticket.asked_at is None else ticket.asked_at,
        due_at=due.answer,
        resolve_due=due.resolve if ticket.resolve_due is None else ticket.resolve_due,
        reminded=0,
        snoozed_until=None,
    )


def _ended(ticket: Ticket, status: Status, now: int, reason: str | None) -> Ticket:
    return replace(
        ticket,
        status=status,
        ended_at=now if ticket.ended_at is None else ticket.ended_at,
        end_reason=reason,
        asked_at=None,
        due_at=None,
        resolve_due=None,
        reminded=0,
        snoozed_until=None,
    )
