"""Reminders: an answer that is late is told to the assignee, then to everyone at the desk, then to the owners.

What the desk reads is a notice, queued with the mark that it is given. The owners read it in their own chats, where
nothing is queued: the courier asks `for_owners`, tells them, and then marks it, so a kill between repeats at most one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.brand.folder import BrandFolder
from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk import book
from bot.domain.helpdesk.moves import LOW
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.ticket import Ticket, ticket_of
from bot.domain.hours import after_open_time, is_open
from bot.i18n.direction import strip_bidi
from bot.storage import audit, conversations, customers, relays, staff
from bot.storage import ticket_times as rows
from bot.storage.database import Database
from bot.storage.unit import Unit, unit

ASSIGNEE, EVERYONE, OWNERS = 1, 2, 3
MINUTE = 60_000
DAY = 86_400_000
AT_ONCE = 200
MENTIONED = 10
"""How many colleagues, the last seen first, are called by name: Telegram notifies few in one message."""
SEEN_WITHIN = 7 * DAY


@dataclass(frozen=True, slots=True)
class Alert:
    """What owners are to hear: an answer that is late (`stars` is None), or a low rating.

    `minutes` the customer has waited; `name` is theirs; `chat_id` and `thread_id` are where they are talked with.
    """

    ticket: Ticket
    name: str
    minutes: int
    stars: int | None
    chat_id: int | None
    thread_id: int | None


class Reminders:
    """Reminds in open hours, as the brand decided in desk.yaml; `on_queued` wakes the courier."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand
        self.on_queued: Callable[[], None] = lambda: None

    async def due(self) -> int:
        """Queue the reminders for the desk that are due by now; returns how many."""
        now, folder = self._clock.now(), self._brand.now
        if not is_open(folder.brand, now):
            return 0
        queued = 0
        for row in await self._db.read(rows.late(now, EVERYONE, AT_ONCE)):
            if min(stage(folder, ticket_of(row), now), EVERYONE) > row.reminded:
                queued += await self._db.run(_remind_of_answer(folder, row.id, now))
        for row in await self._db.read(rows.unsolved(now, AT_ONCE)):
            queued += await self._db.run(_remind_of_solution(row.id, now))
        if queued:
            self.on_queued()
        return queued

    async def for_owners(self) -> tuple[Alert, ...]:
        """Return what owners are to be told now: late answers in open hours, low ratings at any."""
        return await self._db.read(_for_owners(self._brand.now, self._clock.now()))

    async def owners_told(self, alert: Alert) -> None:
        """Keep that the owners know."""
        await self._db.run(_owners_told(alert, self._clock.now()))


def stage(folder: BrandFolder, ticket: Ticket, now: int) -> int:
    """Return how far the reminding of this turn should have come: 0, or the last of ASSIGNEE, EVERYONE and OWNERS."""
    if ticket.due_at is None or not ticket.is_late(now):
        return 0
    remind, reached = folder.desk.remind, 0
    for number, after in ((ASSIGNEE, remind.assignee), (EVERYONE, remind.everyone), (OWNERS, remind.owners)):
        if after is not None and after_open_time(folder.brand, ticket.due_at, after) <= now:
            reached = number
    return reached


@unit
def _remind_of_answer(folder: BrandFolder, ticket_id: int, now: int) -> Unit[bool]:
    ticket = yield from book.locked(ticket_id)
    if ticket is None or ticket.due_at is None:
        return False
    reached = min(stage(folder, ticket, now), EVERYONE)
    if not (yield from rows.reminded(ticket.id, ticket.due_at, reached)):
        return False
    return (yield from _call(f"reminder:{ticket.id}:{ticket.due_at}:{reached}", ticket, reached, now))


@unit
def _remind_of_solution(ticket_id: int, now: int) -> Unit[bool]:
    ticket = yield from book.locked(ticket_id)
    if ticket is None or ticket.resolve_due is None or not ticket.waits_for_staff(now):
        return False
    return (yield from _call(rows.unsolved_key(ticket.id, ticket.resolve_due), ticket, ASSIGNEE, now))


@unit
def _call(key: str, ticket: Ticket, reached: int, now: int) -> Unit[bool]:
    """Queue a reminder that calls the assignee, or everyone where there is none or it is time."""
    mention, who = [ticket.assignee], "assignee"
    if ticket.assignee is None or reached == EVERYONE:
        colleagues = yield from staff.everyone(MENTIONED)
        mention, who = [one.telegram_id for one in colleagues if now - one.seen_at <= SEEN_WITHIN], "everyone"
    values = {
        "ticket": ticket.id, "who": who, "stage": reached, "minutes": _waited(ticket, now), "mention": mention,
        "name": (yield from _name(ticket.customer_id)),
    }  # fmt: skip
    yield from audit.record(now, None, "reminded", customer_id=ticket.customer_id, ticket_id=ticket.id, detail=who)
    return (yield from relays.queue(notice(key, ticket.customer_id, "desk", "reminder", values, ticket.id), now))


@unit
def _for_owners(folder: BrandFolder, now: int) -> Unit[tuple[Alert, ...]]:
    alerts = []
    if is_open(folder.brand, now):
        for ticket in (yield from book.read((yield from rows.late(now, OWNERS, AT_ONCE)))):
            if stage(folder, ticket, now) == OWNERS:
                alerts.append((yield from _alert(ticket, None, now)))
    for ticket in (yield from book.read((yield from rows.rated_low(LOW, now - DAY, AT_ONCE)))):
        alerts.append((yield from _alert(ticket, ticket.rating, now)))
    return tuple(alerts)


@unit
def _alert(ticket: Ticket, stars: int | None, now: int) -> Unit[Alert]:
    place = yield from conversations.find(ticket.customer_id)
    chat_id, thread_id = (None, None) if place is None else (place.chat_id, place.thread_id)
    name = yield from _name(ticket.customer_id)
    return Alert(ticket, name, _waited(ticket, now), stars, chat_id, thread_id)


@unit
def _owners_told(alert: Alert, now: int) -> Unit[None]:
    ticket = alert.ticket
    if alert.stars is None and ticket.due_at is not None:
        yield from rows.reminded(ticket.id, ticket.due_at, OWNERS)
    yield from audit.record(
        now,
        None,
        "owners_told" if alert.stars is not None else "reminded",
        customer_id=ticket.customer_id,
        ticket_id=ticket.id,
        detail="owners",
    )


@unit
def _name(customer_id: int) -> Unit[str]:
    customer = yield from customers.by_id(customer_id)
    return "" if customer is None else strip_bidi(customer.first_name)


def _waited(ticket: Ticket, now: int) -> int:
    return (now - (ticket.opened_at if ticket.asked_at is None else ticket.asked_at)) // MINUTE
