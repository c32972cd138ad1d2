"""Tickets: what customers and staff do to them, each as one transaction with its notices and its line in the audit."""

from collections.abc import Callable

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk import book, deeds, moves, talk
from bot.domain.helpdesk.book import Change
from bot.domain.helpdesk.deeds import Rated
from bot.domain.helpdesk.figures import Figures, figures_since
from bot.domain.helpdesk.promise import prioritised
from bot.domain.helpdesk.ticket import Priority, Source, Ticket, tag_of
from bot.storage import ticket_figures
from bot.storage import tickets as rows
from bot.storage.database import Database
from bot.storage.unit import T, Unit, unit


class Tickets:
    """The tickets of one brand; `on_queued` wakes the courier after something new is on disk.

    The doors of staff return the ticket as it is then: unchanged where it was so before (a second tap), and None where
    the button is of an older `revision` or the thing cannot be done. A `revision` of None is a command's: any will do.
    """

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand
        self.on_queued: Callable[[], None] = lambda: None

    def opened(
        self, key: str, customer_id: int, *, source: Source, topic: str | None = None, vip: bool = False
    ) -> Unit[Ticket]:
        """Return the ticket that `key` opened or opens now, for staff to answer.

        Where the customer has an open one already, that is returned, at least as urgent as a new one would be.
        """
        return talk.opened(self._brand.now, self._clock.now(), key, customer_id, source, topic, vip)

    def customer_wrote(self, customer_id: int, *, reopen: bool) -> Unit[Ticket | None]:
        """Make it the staff's turn; None where no ticket takes what was written.

        `reopen`: a ticket that ended a week ago at most is opened again.
        """
        return talk.customer_wrote(self._brand.now, self._clock.now(), customer_id, reopen)

    def staff_wrote(self, customer_id: int, staff_id: int) -> Unit[Ticket]:
        """Return the ticket that what staff wrote belongs to, taken by them where it was nobody's.

        One that ended a week ago at most goes on; else a new one is opened.
        """
        return talk.staff_wrote(self._brand.now, self._clock.now(), customer_id, staff_id)

    def answered(self, ticket_id: int, staff_id: int | None) -> Unit[None]:
        """Make it the customer's turn: an answer reached them."""
        return talk.answered(self._clock.now(), ticket_id, staff_id)

    @unit
    def of_customer(self, customer_id: int, limit: int = 20) -> Unit[tuple[Ticket, ...]]:
        """Return a customer's tickets, the newest first."""
        return (yield from book.read((yield from rows.of_customer(customer_id, limit))))

    def with_key(self, key: str) -> Unit[Ticket | None]:
        """Return the ticket that this key opened, or None."""
        return book.with_key(key)

    @unit
    def latest(self, customer_id: int) -> Unit[Ticket | None]:
        """Return the customer's open ticket, else the one that ended last, or None."""
        return (yield from book.latest(customer_id))

    async def take(self, ticket_id: int, revision: int | None, staff_id: int) -> Ticket | None:
        """Let somebody take an open ticket."""
        change = Change(self._clock.now(), staff_id, "took")
        return await self._move(ticket_id, revision, change, lambda ticket: moves.assigned(ticket, staff_id))

    async def assign(self, ticket_id: int, revision: int | None, to: int, by: int) -> Ticket | None:
        """Give an open ticket to a colleague."""
        change = Change(self._clock.now(), by, "assigned", str(to))
        return await self._move(ticket_id, revision, change, lambda ticket: moves.assigned(ticket, to))

    async def resolve(self, ticket_id: int, revision: int | None, by: int) -> Ticket | None:
        """Call an open ticket solved, and ask the customer for a rating."""
        now = self._clock.now()
        return await self._move(ticket_id, revision, Change(now, by, "resolved"), lambda t: moves.resolved(t, now))

    async def close(self, ticket_id: int, revision: int | None, by: int, reason: str) -> Ticket | None:
        """Close a ticket for a reason, and ask the customer for a rating."""
        now = self._clock.now()
        change = Change(now, by, "closed", reason)
        return await self._move(ticket_id, revision, change, lambda ticket: moves.closed(ticket, now, reason))

    async def reopen(self, ticket_id: int, revision: int | None, by: int) -> Ticket | None:
        """Open a ticket again that ended a week ago at most; None also where its customer has another open one."""
        change = Change(self._clock.now(), by, "reopened", why="staff")
        return await self._do(deeds.reopen(self._brand.now, ticket_id, revision, change))

    async def prioritise(self, ticket_id: int, revision: int | None, priority: Priority, by: int) -> Ticket | None:
        """Change how urgent an open ticket is, and with it when it is due."""
        now, folder = self._clock.now(), self._brand.now
        change = Change(now, by, "prioritised", priority.name.lower())
        return await self._move(ticket_id, revision, change, lambda t: prioritised(folder, t, priority, now))

    async def tag(self, ticket_id: int, tag: str, by: int) -> Ticket | None:
        """Add a tag; None where nothing is left of it once it is a tag (see `tag_of`)."""
        change = Change(self._clock.now(), by, "tagged", tag_of(tag))
        return await self._do(deeds.tag(ticket_id, tag_of(tag), change, wanted=True))

    async def untag(self, ticket_id: int, tag: str, by: int) -> Ticket | None:
        """Take a tag away."""
        change = Change(self._clock.now(), by, "untagged", tag_of(tag))
        return await self._do(deeds.tag(ticket_id, tag_of(tag), change, wanted=False))

    async def snooze(self, ticket_id: int, until: int, by: int) -> Ticket | None:
        """Put an open ticket off until a moment to come; it comes back then, or when the customer writes."""
        now = self._clock.now()
        change = Change(now, by, "snoozed", str(until))
        return await self._move(ticket_id, None, change, lambda ticket: moves.snoozed(ticket, until, now))

    async def merge(self, ticket_id: int, into_id: int, by: int) -> Ticket | None:
        """End a ticket as a part of another one of the same customer, and return that other one.

        One of the two is open; where that is the one that ends, the other goes on in its place.
        """
        change = Change(self._clock.now(), by, "merged", str(into_id))
        return await self._do(deeds.merge(self._brand.now, ticket_id, into_id, change))

    async def rate(self, ticket_id: int, customer_id: int, stars: int) -> Rated | None:
        """Keep a customer's rating from 1 to 5; None where the ticket is not theirs or it is too late."""
        if stars not in range(1, 6):
            return None
        return await self._do(deeds.rate(self._brand.now, ticket_id, customer_id, stars, self._clock.now()))

    async def solved(self, ticket_id: int, customer_id: int) -> Ticket | None:
        """Resolve a ticket because its customer says that it is solved; None where it is not theirs."""
        return await self._do(deeds.solve(ticket_id, customer_id, self._clock.now()))

    async def find(self, ticket_id: int) -> Ticket | None:
        """Return one ticket, or None."""
        return await self._db.read(book.find(ticket_id))

    async def open_of(self, customer_id: int) -> Ticket | None:
        """Return the customer's open ticket, or None."""
        last = await self.latest_of(customer_id)
        return last if last is not None and last.is_open else None

    async def latest_of(self, customer_id: int) -> Ticket | None:
        """Return the customer's open ticket, else the one that ended last, or None."""
        return await self._db.read(book.latest(customer_id))

    async def waiting(self, limit: int = 20) -> tuple[Ticket, ...]:
        """Return the tickets that wait for staff: the most urgent first, then those due first."""
        return await self._db.read(_waiting(self._clock.now(), limit))

    async def close_silent(self) -> int:
        """Close what has been resolved for a week and bring back what was put off; returns how many changed."""
        changed = 0
        while (some := await self._db.run(deeds.tidy(self._brand.now, self._clock.now()))) > 0:
            changed += some
        return changed

    async def figures(self, since: int) -> Figures:
        """Return what happened at the desk since a moment."""
        return await self._db.read(figures_since(since))

    async def held(self) -> dict[int, int]:
        """Return how many open tickets each who has some has, by their Telegram id."""
        return {row.assignee: row.open_now for row in await self._db.read(ticket_figures.held())}

    async def _move(
        self, ticket_id: int, revision: int | None, change: Change, made_of: Callable[[Ticket], Ticket | None]
    ) -> Ticket | None:
        return await self._do(deeds.move(ticket_id, revision, change, made_of))

    async def _do(self, work: Unit[T]) -> T:
        done = await self._db.run(work)
        if done is not None:
            self.on_queued()
        return done


@unit
def _waiting(now: int, limit: int) -> Unit[tuple[Ticket, ...]]:
    return (yield from book.read((yield from rows.waiting(now, limit))))
