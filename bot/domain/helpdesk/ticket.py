"""A ticket: one matter of one customer, from its first word to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from bot.i18n.direction import strip_bidi
from bot.storage.unit import Row

REOPENS_WITHIN = 7 * 86_400_000
"""Milliseconds after its end in which a ticket can be opened again."""


class Status(StrEnum):
    """Where a ticket stands; `WAITING` is waiting for the customer."""

    OPEN = "open"
    ASSIGNED = "assigned"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Source(StrEnum):
    """What opened a ticket."""

    BUTTON = "button"
    COMPLAINT = "complaint"
    HANDOVER = "handover"
    NOT_HELPED = "not_helped"
    ALARM = "alarm"
    RATING = "rating"
    SURVEY = "survey"
    STAFF = "staff"


class Priority(IntEnum):
    """Who is served first: the lower number."""

    URGENT = 0
    HIGH = 1
    NORMAL = 2


FROM: dict[Status, frozenset[Status]] = {
    Status.OPEN: frozenset({Status.WAITING, Status.RESOLVED, Status.CLOSED}),
    Status.ASSIGNED: frozenset({Status.OPEN, Status.WAITING, Status.RESOLVED, Status.CLOSED}),
    Status.WAITING: frozenset({Status.OPEN, Status.ASSIGNED}),
    Status.RESOLVED: frozenset({Status.OPEN, Status.ASSIGNED, Status.WAITING}),
    Status.CLOSED: frozenset({Status.OPEN, Status.ASSIGNED, Status.WAITING, Status.RESOLVED}),
}
"""From which status each one can be reached; there is no other way."""

LONGEST_TAG = 32
URGENT_SOURCES = frozenset({Source.ALARM, Source.RATING, Source.SURVEY})


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands; times are UTC milliseconds, people at the desk Telegram ids.

    `revision` grows with every change, so that an old button is known. `asked_at`: since when it is the staff's turn,
    None while it is not; `due_at`: when they should have answered; `resolve_due`: when it should be solved;
    `reminded`: how many reminders of this turn went out; `reopened`: how often it was opened again.
    """

    id: int
    customer_id: int
    status: Status
    source: Source
    topic: str | None
    priority: Priority
    assignee: int | None
    revision: int
    opened_at: int
    asked_at: int | None = None
    due_at: int | None = None
    resolve_due: int | None = None
    reminded: int = 0
    first_answer_at: int | None = None
    snoozed_until: int | None = None
    ended_at: int | None = None
    end_reason: str | None = None
    reopened: int = 0
    merged_into: int | None = None
    rating: int | None = None
    rated_at: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is neither resolved nor closed."""
        return self.status not in (Status.RESOLVED, Status.CLOSED)

    def is_snoozed(self, now: int) -> bool:
        """Tell whether staff put it off until later."""
        return self.snoozed_until is not None and now < self.snoozed_until

    def waits_for_staff(self, now: int) -> bool:
        """Tell whether it is the staff's turn."""
        return self.status in (Status.OPEN, Status.ASSIGNED) and not self.is_snoozed(now)

    def is_late(self, now: int) -> bool:
        """Tell whether staff should have answered by now."""
        return self.waits_for_staff(now) and self.due_at is not None and self.due_at <= now

    def may_reopen(self, now: int) -> bool:
        """Tell whether it ended, by itself and not by a merge, a week ago at most."""
        if self.is_open or self.merged_into is not None or self.ended_at is None:
            return False
        return now - self.ended_at <= REOPENS_WITHIN


def ticket_of(row: Row, tags: Sequence[str] = ()) -> Ticket:
    """Return the ticket that a row of storage holds."""
    return Ticket(
        id=row.id,
        customer_id=row.customer_id,
        status=Status(row.status),
        source=Source(row.source),
        topic=row.topic,
        priority=Priority(row.priority),
        assignee=row.assignee,
        revision=row.revision,
        opened_at=row.opened_at,
        asked_at=row.asked_at,
        due_at=row.due_at,
        resolve_due=row.resolve_due,
        reminded=row.reminded,
        first_answer_at=row.first_answer_at,
        snoozed_until=row.snoozed_until,
        ended_at=row.ended_at,
        end_reason=row.end_reason,
        reopened=row.reopened,
        merged_into=row.merged_into,
        rating=row.rating,
        rated_at=row.rated_at,
        tags=tuple(tags),
    )


def first_priority(source: Source, vip: bool) -> Priority:
    """Return how urgent a ticket is at first."""
    if source in URGENT_SOURCES:
        return Priority.URGENT
    return Priority.HIGH if vip or source is Source.COMPLAINT else Priority.NORMAL


def tag_of(text: str) -> str:
    """Return a tag as it is kept: small letters, words joined by "-", no "#"; empty where nothing is left."""
    return "-".join(strip_bidi(text).casefold().replace("#", " ").split())[:LONGEST_TAG]
