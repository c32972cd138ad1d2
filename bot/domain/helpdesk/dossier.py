"""A dossier: all the desk knows of one customer, as their card shows it."""

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.domain.customers import Customer, Customers
from bot.domain.helpdesk.conversations import Conversation, Conversations
from bot.domain.helpdesk.ticket import Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import customers as rows
from bot.storage.database import Database
from bot.storage.unit import Unit, unit


@dataclass(frozen=True, slots=True)
class Dossier:
    """A customer with their tickets; `since` in UTC milliseconds.

    The first ticket is the open one, else the one that ended last; the others follow, the newest first.
    """

    customer: Customer
    since: int
    vip: bool
    blocked: bool
    tickets: tuple[Ticket, ...]
    conversation: Conversation
    banned_until: int | None

    @property
    def ticket(self) -> Ticket | None:
        """The ticket that card, topic and queue are about."""
        return self.tickets[0] if self.tickets else None


class Dossiers:
    """Puts dossiers together."""

    def __init__(
        self, db: Database, clock: Clock, customers: Customers, tickets: Tickets, conversations: Conversations
    ) -> None:
        self._db = db
        self._clock = clock
        self._customers = customers
        self._tickets = tickets
        self._conversations = conversations

    async def of(self, customer_id: int) -> Dossier | None:
        """Return a customer's dossier; None for somebody the desk has not talked with, or who asked to be forgotten."""
        customer = await self._customers.known(customer_id)
        conversation = await self._conversations.find(customer_id)
        row = await self._db.read(rows.by_id(customer_id))
        if customer is None or conversation is None or row is None:
            return None
        tickets = await self._db.read(self._in_order(customer_id))
        until = conversation.banned_until
        banned = until if until is not None and until > self._clock.now() else None
        vip, blocked = bool(row.vip), row.blocked_at is not None
        return Dossier(customer, row.started_at, vip, blocked, tickets, conversation, banned)

    @unit
    def _in_order(self, customer_id: int) -> Unit[tuple[Ticket, ...]]:
        """Return the customer's tickets, the latest first: after a merge that need not be the newest."""
        latest = yield from self._tickets.latest(customer_id)
        tickets = yield from self._tickets.of_customer(customer_id)
        return () if latest is None else (latest, *(one for one in tickets if one.id != latest.id))
