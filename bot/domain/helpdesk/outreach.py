"""Outreach: staff begin a conversation with a customer who has not asked for one."""

from dataclasses import dataclass
from typing import Literal

from bot.core.clock import Clock
from bot.domain.customers import Customer, Customers, Person
from bot.domain.helpdesk.desk import Desk
from bot.storage import audit, conversations, tickets
from bot.storage import customer_search as search
from bot.storage.database import Database
from bot.storage.unit import Row, Rows, Unit, unit

LARGEST_ID = 2**52
"""Telegram's ids have at most 52 significant bits, and no number of ours is larger."""

Why = Literal["unknown_customer", "several_customers", "write_not_allowed", "write_banned"]


@dataclass(frozen=True, slots=True)
class Nobody:
    """Why somebody cannot be written to; `among`: those who may be meant where several are."""

    why: Why
    among: tuple[Person, ...] = ()


class Outreach:
    """Finds customers by what staff call them.

    Whoever wrote to the bot at some time allows an answer, until they block the bot or are banned.
    """

    def __init__(self, db: Database, clock: Clock, desk: Desk, customers: Customers) -> None:
        self._db = db
        self._clock = clock
        self._desk = desk
        self._customers = customers

    async def find(self, whom: str) -> Customer | Nobody:
        """Return who is meant by @username, #ticket, Telegram id or first name, if they may be written to."""
        found = await self._db.read(_meant(whom))
        if len(found) != 1:
            several = tuple(Person(one.telegram_id, one.first_name, one.last_name, one.username) for one in found)
            return Nobody("several_customers", several) if found else Nobody("unknown_customer")
        if await self._is_banned(found[0].id):
            return Nobody("write_banned")
        customer = await self._customers.known(found[0].id) if found[0].blocked_at is None else None
        return Nobody("write_not_allowed") if customer is None else customer

    async def begin(self, customer_id: int, by: int) -> None:
        """Let the customer have their place at the desk, so that their topic and card appear."""
        await self._db.run(self._begun(customer_id, by))

    @unit
    def _begun(self, customer_id: int, by: int) -> Unit[None]:
        if self._desk.place is not None:
            yield from conversations.begin(customer_id, self._desk.place.chat_id)
            yield from conversations.changed(customer_id)
            yield from audit.record(self._clock.now(), by, "wrote_first", customer_id=customer_id)

    async def _is_banned(self, customer_id: int) -> bool:
        row = await self._db.read(conversations.find(customer_id))
        return row is not None and row.banned_until is not None and row.banned_until > self._clock.now()


@unit
def _meant(whom: str) -> Unit[Rows]:
    if whom.startswith("#"):
        number = _number(whom[1:])
        ticket = None if number is None else (yield from tickets.find(number))
        return _one(None if ticket is None else (yield from search.by_id(ticket.customer_id)))
    if whom.startswith("@"):
        return (yield from search.by_username(whom[1:]))[:1]
    number = _number(whom)
    if number is not None:
        return _one((yield from search.by_telegram_id(number)))
    named = yield from search.by_first_name(sorted({whom, whom.lower(), whom.upper(), whom.title()}))
    return named or (yield from search.by_username(whom))[:1]


def _one(row: Row | None) -> Rows:
    return [] if row is None else [row]


def _number(text: str) -> int | None:
    """A number in digits of any of the five scripts."""
    return int(text) if text.isdecimal() and len(text) < 17 and int(text) < LARGEST_ID else None
