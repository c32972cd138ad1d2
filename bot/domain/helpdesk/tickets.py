"""Tickets: what customers and staff do to them, each as one transaction with its notices and its line in the audit."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk.figures import Figures
from bot.domain.helpdesk.ticket import Priority, Source, Ticket
from bot.storage.database import Database
from bot.storage.unit import Unit, unit


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating that counts; `reopened`: it was so low that the ticket is open again."""

    ticket: Ticket
    stars: int
    reopened: bool


class Tickets:
    """The tickets of one brand; `on_queued` wakes the courier after something new is on disk."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand
        self.on_queued: Callable[[], None] = lambda: None

    @unit
    def opened(
        self, key: str, customer_id: int, *, source: Source, topic: str | None = None, vip: bool = False
    ) -> Unit[Ticket]:
        """Return the customer's open ticket, opened where there is none; `key` names what opens it."""
        raise NotImplementedError

    @unit
    def customer_wrote(self, customer_id: int, *, reopen: bool) -> Unit[Ticket | None]:
        """Make it the staff's turn; None where no ticket takes what was written."""
        raise NotImplementedError

    @unit
    def staff_wrote(self, customer_id: int, staff_id: int) -> Unit[Ticket]:
        """Return the ticket that what staff wrote belongs to, taken by them where it was nobody's."""
        raise NotImplementedError

    @unit
    def answered(self, ticket_id: int, staff_id: int | None) -> Unit[None]:
        """Make it the customer's turn: an answer reached them."""
        raise NotImplementedError

    @unit
    def of_customer(self, customer_id: int) -> Unit[tuple[Ticket, ...]]:
        """Return a customer's tickets, the newest first."""
        raise NotImplementedError

    @unit
    def latest(self, customer_id: int) -> Unit[Ticket | None]:
        """Return the customer's open ticket, else the one that ended last."""
        raise NotImplementedError

    async def take(self, ticket_id: int, revision: int | None, staff_id: int) -> Ticket | None:
        """Let somebody take an open ticket."""
        raise NotImplementedError

    async def assign(self, ticket_id: int, revision: int | None, to: int, by: int) -> Ticket | None:
        """Give an open ticket to a colleague."""
        raise NotImplementedError

    async def resolve(self, ticket_id: int, revision: int | None, by: int) -> Ticket | None:
        """Call an open ticket solved, and ask the customer for a rating."""
        raise NotImplementedError

    async def close(self, ticket_id: int, revision: int | None, by: int, reason: str) -> Ticket | None:
        """Close a ticket for a reason, and ask the customer for a rating."""
        raise NotImplementedError

    async def reopen(self, ticket_id: int, revision: int | None, by: int) -> Ticket | None:
        """Open a ticket again that ended a week ago at most."""
        raise NotImplementedError

    async def prioritise(self, ticket_id: int, revision: int | None, priority: Priority, by: int) -> Ticket | None:
        """Change how urgent an open ticket is, and with it when it is due."""
        raise NotImplementedError

    async def tag(self, ticket_id: int, tag: str, by: int) -> Ticket | None:
        """Add a tag; one word in small letters is kept."""
        raise NotImplementedError

    async def untag(self, ticket_id: int, tag: str, by: int) -> Ticket | None:
        """Take a tag away."""
        raise NotImplementedError

    async def snooze(self, ticket_id: int, until: int, by: int) -> Ticket | None:
        """Put an open ticket off until a moment to come; it comes back then, or when the customer writes."""
        raise NotImplementedError

    async def merge(self, ticket_id: int, into_id: int, by: int) -> Ticket | None:
        """End a ticket as a part of another one, and return that other one."""
        raise NotImplementedError

    async def rate(self, ticket_id: int, customer_id: int, stars: int) -> Rated | None:
        """Keep a customer's rating from 1 to 5; None where the ticket is not theirs or it is too late."""
        raise NotImplementedError

    async def solved(self, ticket_id: int, customer_id: int) -> Ticket | None:
        """Resolve a ticket because its customer says that it is solved; None where it is not theirs."""
        raise NotImplementedError

    async def find(self, ticket_id: int) -> Ticket | None:
        """Return one ticket, or None."""
        raise NotImplementedError

    async def open_of(self, customer_id: int) -> Ticket | None:
        """Return the customer's open ticket, or None."""
        raise NotImplementedError

    async def latest_of(self, customer_id: int) -> Ticket | None:
        """Return the customer's open ticket, else the one that ended last, or None."""
        raise NotImplementedError

    async def waiting(self, limit: int = 20) -> tuple[Ticket, ...]:
        """Return the tickets that wait for staff: the most urgent first, then those due first."""
        raise NotImplementedError

    async def close_silent(self) -> int:
        """Close what has been resolved for a week and bring back what was put off; returns how many changed."""
        raise NotImplementedError

    async def figures(self, since: int) -> Figures:
        """Return what happened at the desk since a moment."""
        raise NotImplementedError
