"""Delivery: what became of each relay once the courier had carried it."""

import asyncio
from collections.abc import Sequence

import structlog

from bot.core.clock import Clock
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.settling import settled
from bot.domain.helpdesk.tickets import Tickets
from bot.storage import conversations, customers, relays
from bot.storage.database import Database
from bot.storage.relays import Draft, Toward
from bot.storage.unit import Row, Rows, Unit, unit

AGAIN = 1.0
log = structlog.get_logger(__name__)


class Delivery:
    """Hands the courier what is due, in order, and keeps what came of it."""

    def __init__(self, db: Database, clock: Clock, tickets: Tickets) -> None:
        self._db = db
        self._clock = clock
        self._tickets = tickets

    async def lines(self) -> Rows:
        """Return the lines with something to carry (customer_id, toward, due_at of their first)."""
        toward: tuple[Toward, ...] = ("customer", "desk")
        return [line for one in toward for line in await self._db.read(relays.lines(one))]

    async def next(self, customer_id: int, toward: Toward) -> Rows:
        """Return what a line carries next: one relay, or the parts of an album."""
        return await self._db.read(relays.first_of(customer_id, toward))

    async def first_words(self, customer_id: int) -> Rows:
        """Return the notices that are to be said before all else in a customer's new place."""
        return await self._db.read(relays.first_words(customer_id))

    async def find(self, relay_id: int | None) -> Row | None:
        """Return one relay, or None."""
        return None if relay_id is None else await self._db.read(relays.find(relay_id))

    async def answered_by(self, row: Row) -> Row | None:
        """Return the relay that this one answers, for a late part its album's first; else None."""
        answers = await self.find(row.reply_to)
        if answers is None and row.album is not None:
            return await self._db.read(relays.of_album(row.customer_id, row.album))
        return answers

    async def sent(self, parts: Sequence[Row], chat_id: int, message_ids: Sequence[int | None]) -> None:
        """Keep where the copies stand; an answer that reached its customer makes it the customer's turn.

        Where that cannot be written (the disk is full), it is tried until it can: to send again would say it twice.
        """
        failing = False
        while True:
            try:
                await self._db.run(self._sent(parts, chat_id, message_ids))
            except Exception as error:
                if not failing:
                    log.error("delivery_not_stored", error=type(error).__name__)
                failing = True
                await asyncio.sleep(AGAIN)
            else:
                return

    async def failed(self, parts: Sequence[Row], reason: str, *, unreachable: bool = False) -> None:
        """Keep why something could not be carried; where it was for a customer, the desk is told."""
        await self._db.run(self._failed(parts, reason, unreachable))

    async def restated(self, of: Row, chat_id: int, message_id: int) -> None:
        """Keep where a message stands that was said anew because its copy was gone."""
        await self._db.run(relays.sent(of.id, chat_id, message_id, self._clock.now()))

    async def unchanged(self, edit: Row) -> None:
        """Tell the desk, once for each message, of a change that Telegram lets no bot show on the copy."""
        side = "customer" if edit.toward == "desk" else "staff"
        draft = notice(
            f"unchanged:{edit.of}", edit.customer_id, "desk", "not_changed", {"side": side}, edit.ticket_id,
            reply_to=edit.of,
        )  # fmt: skip
        await self._db.run(relays.queue(draft, self._clock.now()))

    async def conversation(self, customer_id: int, chat_id: int) -> Row:
        """Return the conversation with this customer at this desk; see `settled`."""
        return await self._db.run(settled(customer_id, chat_id, self._clock.now()))

    async def topic_made(self, customer_id: int, chat_id: int, thread_id: int | None) -> None:
        """Remember the customer's topic; None: it is gone."""
        await self._db.run(conversations.topic_made(customer_id, chat_id, thread_id))

    async def topic_opened(self, chat_id: int, thread_id: int) -> None:
        """Remember that a topic is open."""
        await self._db.run(conversations.topic_closed(chat_id, thread_id, False))

    async def topic_lost(self, customer_id: int, chat_id: int, thread_id: int) -> None:
        """Forget a topic that somebody deleted; the new one will say why it is there."""
        await self._db.run(self._topic_lost(customer_id, chat_id, thread_id))

    async def showing(self, customer_id: int, chat_id: int) -> None:
        """Say that the card is about to show what is so; what changes before `card_shown` has it shown once more."""
        await self._db.run(conversations.showing(customer_id, chat_id))

    async def card_shown(self, customer_id: int, chat_id: int, message_id: int, shown: str) -> None:
        """Remember the customer's card and what it shows."""
        await self._db.run(conversations.card_shown(customer_id, chat_id, message_id, shown))

    async def waits_for_desk(self) -> bool:
        """Tell whether anything waits to be sent to the desk."""
        return await self._db.read(relays.waiting("desk")) > 0

    async def cards_to_show(self, chat_id: int, limit: int) -> Rows:
        """Return the conversations whose card no longer shows what is so."""
        return await self._db.read(conversations.to_show(chat_id, limit))

    @unit
    def _sent(self, parts: Sequence[Row], chat_id: int, message_ids: Sequence[int | None]) -> Unit[None]:
        for row, message_id in zip(parts, message_ids, strict=True):
            says_now = yield from relays.sent(row.id, chat_id, message_id, self._clock.now())
            if row.what == "message" and says_now is not None and says_now != row.content:
                yield from self._edited_meanwhile(row, says_now)
        first = parts[0]
        by_a_person = first.author is not None and first.what != "edit"
        if first.toward == "customer" and by_a_person and first.ticket_id is not None:
            yield from self._tickets.answered(first.ticket_id, first.author)
            said_last = yield from relays.latest(first.customer_id, "desk", 1)
            if said_last and said_last[0].id > first.id:  # while the answer was on its way: nobody has answered that
                yield from self._tickets.customer_wrote(first.customer_id, reopen=False)

    @unit
    def _failed(self, parts: Sequence[Row], reason: str, unreachable: bool) -> Unit[None]:
        now = self._clock.now()
        for row in parts:
            yield from relays.failed(row.id, reason)
        first = parts[0]
        if first.toward == "desk" and first.what == "message":
            yield from self._unreadable(first)
        if unreachable:
            customer = yield from customers.by_id(first.customer_id)
            if customer is not None:
                yield from customers.mark_blocked(customer.telegram_id, now)
            yield from conversations.changed(first.customer_id)
        if first.toward == "customer":
            values = {"relay": first.id, "reason": reason}
            draft = notice(
                f"failed:{first.id}:{now}", first.customer_id, "desk", "failed", values, ticket_id=first.ticket_id,
                reply_to=first.of or first.id,
            )  # fmt: skip
            yield from relays.queue(draft, now)

    @unit
    def _edited_meanwhile(self, row: Row, says_now: str) -> Unit[None]:
        """Queue the edit that came while its message was on the way."""
        draft = Draft(
            f"e:{row.id}:meanwhile", row.customer_id, row.toward, "edit", says_now, row.ticket_id, of=row.id,
            author=row.author,
        )  # fmt: skip
        yield from relays.queue(draft, self._clock.now())

    @unit
    def _unreadable(self, row: Row) -> Unit[None]:
        """Tell both sides of a customer's message that Telegram lets nobody pass on."""
        sides: tuple[Toward, ...] = ("desk", "customer")
        for toward in sides:
            key = f"unreadable:{row.id}:{toward}"
            values = {"ticket": row.ticket_id}
            draft = notice(key, row.customer_id, toward, "unreadable", values, row.ticket_id, reply_to=row.id)
            yield from relays.queue(draft, self._clock.now())

    @unit
    def _topic_lost(self, customer_id: int, chat_id: int, thread_id: int) -> Unit[None]:
        yield from conversations.topic_made(customer_id, chat_id, None)
        draft = notice(f"{relays.FIRST}{customer_id}:{thread_id}", customer_id, "desk", "topic_new", {})
        yield from relays.queue(draft, self._clock.now())
