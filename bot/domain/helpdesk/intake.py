"""Intake: the short questions before a ticket, and whether what a customer writes is for the desk."""

import json
from dataclasses import dataclass

from bot.core.clock import Clock
from bot.domain.customers import Customer
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.relaying import Relaying, Said
from bot.domain.helpdesk.ticket import Source, Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import conversations, customers, intakes, questions, relays
from bot.storage.database import Database
from bot.storage.unit import Unit, unit

LASTS = 3_600_000
"""Milliseconds after which an intake left lying is forgotten: what is written then is a question again."""


def key_of(said: Said) -> str:
    """Return what names the message that opens a ticket, so that a replay says the same again."""
    return f"open:{said.key}"


@dataclass(frozen=True, slots=True)
class Begun:
    """An intake under way; `step` is 'topic' or 'message'."""

    step: str
    source: Source
    topic: str | None
    question_message_id: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer stands with the desk: the intake under way, the ticket that takes what they write, a ban."""

    intake: Begun | None = None
    open: Ticket | None = None
    ended: Ticket | None = None
    banned_until: int | None = None


class Intake:
    """Leads from a wish to talk to a person to an open ticket."""

    def __init__(self, db: Database, clock: Clock, tickets: Tickets, relaying: Relaying) -> None:
        self._db = db
        self._clock = clock
        self._tickets = tickets
        self._relaying = relaying

    async def standing(self, customer: Customer) -> Standing:
        """Return where a customer stands with the desk."""
        return await self._db.read(self._standing(customer.id))

    async def begin(self, customer: Customer, source: Source, question_message_id: int | None = None) -> None:
        """Begin the questions anew; `question_message_id` is the question that found no answer, if there was one."""
        await self._db.run(intakes.begin(customer.id, source.value, question_message_id, self._clock.now()))

    async def about(self, customer: Customer, topic: str | None) -> bool:
        """Keep what it is about; False where no intake is under way."""
        return await self._db.run(intakes.about(customer.id, topic))

    async def leave(self, customer: Customer) -> None:
        """Forget the intake: the customer went elsewhere."""
        if await self._db.read(intakes.find(customer.id)) is not None:
            await self._db.run(intakes.end(customer.id))

    async def open(self, customer: Customer, key: str, said: Said | None) -> Ticket:
        """Open the ticket of the intake under way with the customer's message, or without one.

        `key` names the message or tap that opens it, so that a replay opens no second one.
        """
        ticket = await self._db.run(self._opened(customer, key, said))
        self._relaying.on_queued()
        return ticket

    async def alarmed(self, customer: Customer, message_id: int) -> Ticket | None:
        """Open an urgent ticket with a message written in anger; None where it is unknown, or opened one before."""
        ticket = await self._db.run(self._alarmed(customer, message_id))
        self._relaying.on_queued()
        return ticket

    async def opened_by(self, key: str) -> Ticket | None:
        """Return the ticket that this message or tap has opened, or None."""
        return await self._db.read(self._tickets.with_key(key))

    async def again(self, customer: Customer, ticket_id: int) -> Ticket | None:
        """Open the customer's ticket again; None where it is not theirs, ended too long ago, or they are banned."""
        standing = await self.standing(customer)
        last = standing.open or standing.ended
        if standing.banned_until is not None or last is None or last.id != ticket_id:
            return None
        ticket = await self._db.run(self._tickets.customer_wrote(customer.id, reopen=True))
        self._relaying.on_queued()
        return ticket

    async def reachable(self, telegram_id: int, reachable: bool, key: str) -> None:
        """Tell the desk that a customer with an open ticket blocked the bot, or came back; `key` names the change."""
        if await self._db.run(self._told_of(telegram_id, "unblocked" if reachable else "blocked", key)):
            self._relaying.on_queued()

    @unit
    def _alarmed(self, customer: Customer, message_id: int) -> Unit[Ticket | None]:
        """Relay the message as a copy of what stands in the chat: only its words were kept, and it may be a picture."""
        question = yield from questions.find(customer.telegram_id, message_id)
        if question is None:
            return None
        content = json.dumps({"kind": "other", "text": question.text or ""})
        said = Said(customer.telegram_id, message_id, content)
        if (yield from self._tickets.with_key(key_of(said))) is not None:
            return None
        yield from intakes.begin(customer.id, Source.ALARM.value, None, self._clock.now())
        return (yield from self._opened(customer, key_of(said), said))

    @unit
    def _told_of(self, telegram_id: int, name: str, key: str) -> Unit[bool]:
        row = yield from customers.by_telegram_id(telegram_id)
        last = None if row is None else (yield from self._tickets.latest(row.id))
        if row is None or last is None:
            return False
        yield from conversations.changed(row.id)
        if not last.is_open:
            return False
        draft = notice(f"{name}:{row.id}:{key}", row.id, "desk", name, {}, ticket_id=last.id)
        return (yield from relays.queue(draft, self._clock.now()))

    @unit
    def _standing(self, customer_id: int) -> Unit[Standing]:
        now = self._clock.now()
        conversation = yield from conversations.find(customer_id)
        banned = conversation.banned_until if conversation is not None else None
        row = yield from intakes.find(customer_id)
        begun = None
        if row is not None and now - row.started_at < LASTS:
            begun = Begun(row.step, Source(row.source), row.topic, row.question_message_id)
        last = yield from self._tickets.latest(customer_id)
        is_open = last is not None and last.is_open
        ended = last if last is not None and last.may_reopen(now) else None
        until = banned if banned is not None and banned > now else None
        return Standing(begun, last if is_open else None, ended, until)

    @unit
    def _opened(self, customer: Customer, key: str, said: Said | None) -> Unit[Ticket]:
        row = yield from intakes.find(customer.id)
        source = Source.BUTTON if row is None else Source(row.source)
        topic = None if row is None else row.topic
        asked = None
        if row is not None and row.question_message_id is not None:
            question = yield from questions.find(customer.telegram_id, row.question_message_id)
            asked = None if question is None else question.text
        person = yield from customers.by_id(customer.id)
        vip = bool(person is not None and person.vip)
        ticket = yield from self._tickets.opened(key, customer.id, source=source, topic=topic, vip=vip)
        yield from self._relaying.opened_with(customer.id, ticket, said, asked)
        yield from intakes.end(customer.id)
        return ticket
