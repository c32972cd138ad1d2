"""Relaying: what customers and staff say to one another is kept first, then carried by the courier."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk.desk import Desk
from bot.domain.helpdesk.notice import notice
from bot.domain.helpdesk.ticket import Ticket
from bot.domain.helpdesk.tickets import Tickets
from bot.domain.hours import is_open
from bot.i18n.direction import strip_bidi
from bot.storage import audit, conversations, customers, relays
from bot.storage.database import Database
from bot.storage.relays import Draft, Toward
from bot.storage.unit import Row, Rows, Unit, unit

ALBUM_WAIT = 1000
"""Milliseconds an album's part waits for the others: Telegram sends each by itself."""
SHOWN = ("text", "file_unique_id")
"""What of a message people change; a live location moves by itself, every few seconds."""
NOTHING = '{"kind": "other"}'


@dataclass(frozen=True, slots=True)
class Said:
    """A message to be relayed: `content` as JSON, `reply_to` the message of the same chat it answers.

    `update_id` names the update that brought it; of an edit it tells a replay from the next edit.
    """

    chat_id: int
    message_id: int
    content: str
    album: str | None = None
    reply_to: int | None = None
    update_id: int = 0

    @property
    def key(self) -> str:
        """What names this message among all relays."""
        return f"m:{self.chat_id}:{self.message_id}"


class Relaying:
    """Queues what is said; `on_queued` wakes the courier after something new is on disk."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce, desk: Desk, tickets: Tickets) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand
        self._desk = desk
        self._tickets = tickets
        self.on_queued: Callable[[], None] = lambda: None

    async def customer_said(self, customer_id: int, said: Said, *, reopen: bool = True) -> Ticket | None:
        """Queue a customer's message for their ticket; None where no ticket takes it.

        `reopen`: whether it may open a ticket again that ended less than a week ago.
        """
        ticket = await self._db.run(self._customer_said(customer_id, said, reopen))
        if ticket is not None:
            self.on_queued()
        return ticket

    async def afterword(self, customer_id: int, ended: Ticket, said: Said) -> None:
        """Queue what a customer says after their ticket ended and what does not open it again, such as thanks."""
        await self._db.run(self._relay(customer_id, "desk", said, ended.id))
        self.on_queued()

    async def staff_said(self, customer_id: int, staff_id: int, said: Said) -> Ticket | None:
        """Queue an answer for a customer; whoever answers an unassigned ticket takes it. None for what is internal."""
        ticket = await self._db.run(self._staff_said(customer_id, staff_id, said))
        self.on_queued()
        return ticket

    async def withhold(self, customer_id: int, said: Said) -> None:
        """Keep an internal message at the desk, and with it the other parts of its album: they carry no words."""
        if said.album is not None:
            draft = Draft(_internal(said), customer_id, "customer", "message", NOTHING, album=said.album)
            await self._db.run(relays.withhold(draft, self._clock.now()))

    async def edited(self, said: Said) -> bool:
        """Queue a change of a message that was relayed; False where it never was."""
        known = await self._db.run(self._edited(said))
        self.on_queued()
        return known

    async def replied(self, customer_id: int, staff_id: int, entry_id: str, key: str) -> Ticket:
        """Answer a customer with an entry of the FAQ; `key` names the tap or command that asked for it."""
        ticket = await self._db.run(self._replied(customer_id, staff_id, entry_id, key))
        self.on_queued()
        return ticket

    async def notify(self, draft: Draft) -> None:
        """Queue a word of the bot's own."""
        await self._db.run(relays.queue(draft, self._clock.now()))
        self.on_queued()

    async def retry(self, relay_id: int, staff_id: int) -> bool:
        """Send what failed once more; False where it had not failed."""
        again = await self._db.run(self._retried(relay_id, staff_id))
        self.on_queued()
        return again

    async def find(self, relay_id: int) -> Row | None:
        """Return one relay, or None."""
        return await self._db.read(relays.find(relay_id))

    async def standing_at(self, chat_id: int, message_id: int) -> Row | None:
        """Return the relay that this message is the original or the copy of, or None."""
        return await self._db.read(_standing_at(chat_id, message_id))

    async def together(self, relay: Row) -> Rows:
        """Return the parts of the album that staff sent with this relay; it alone where there was none."""
        if relay.album is None:
            return [relay]
        return await self._db.read(relays.staffs_album(relay.customer_id, relay.album))

    async def deleted(self, relay_id: int, staff_id: int) -> None:
        """Note that staff deleted the copy of a message."""
        await self._db.run(self._deleted(relay_id, staff_id))

    async def latest_from(self, customer_id: int) -> Row | None:
        """Return the latest message of a customer that was relayed, or None."""
        rows = await self._db.read(relays.latest(customer_id, "desk", 1))
        return rows[0] if rows else None

    async def answered_since(self, customer_id: int, moment: int) -> bool:
        """Tell whether staff wrote to a customer after this moment."""
        rows = await self._db.read(relays.latest(customer_id, "customer", 1))
        return bool(rows) and rows[0].created_at >= moment

    @unit
    def opened_with(self, customer_id: int, ticket: Ticket, said: Said | None, asked: str | None) -> Unit[None]:
        """Queue the notice of a new ticket, and the message it was opened with; `asked`: what was asked before."""
        values = {
            "ticket": ticket.id, "source": ticket.source.value, "topic": ticket.topic or "", "asked": asked or "",
        }  # fmt: skip
        yield from self._queue(
            notice(f"opened:{ticket.id}", customer_id, "desk", "opened", values, ticket_id=ticket.id)
        )
        if said is not None:
            yield from self._relay(customer_id, "desk", said, ticket.id)
        yield from self._call_on_call(ticket)

    @unit
    def _customer_said(self, customer_id: int, said: Said, reopen: bool) -> Unit[Ticket | None]:
        ticket = yield from self._tickets.customer_wrote(customer_id, reopen=reopen)
        if ticket is not None:
            yield from self._relay(customer_id, "desk", said, ticket.id)
            yield from self._call_on_call(ticket)
        return ticket

    @unit
    def _call_on_call(self, ticket: Ticket) -> Unit[None]:
        """After hours, call whoever the brand names for its VIPs: once for each turn of the ticket."""
        folder = self._brand.now
        if not folder.desk.on_call or is_open(folder.brand, self._clock.now()):
            return
        customer = yield from customers.by_id(ticket.customer_id)
        if customer is not None and customer.vip:
            key, name = f"on_call:{ticket.id}:{ticket.asked_at}", strip_bidi(customer.first_name)
            values = {"ticket": ticket.id, "mention": list(folder.desk.on_call), "name": name}
            yield from self._queue(notice(key, ticket.customer_id, "desk", "on_call", values, ticket_id=ticket.id))

    @unit
    def _staff_said(self, customer_id: int, staff_id: int, said: Said) -> Unit[Ticket | None]:
        if said.album is not None and (yield from relays.is_known(_internal(said))):
            return None
        ticket = yield from self._tickets.staff_wrote(customer_id, staff_id)
        yield from self._relay(customer_id, "customer", said, ticket.id, staff_id)
        yield from self._also(ticket, staff_id, said.key)
        return ticket

    @unit
    def _replied(self, customer_id: int, staff_id: int, entry_id: str, key: str) -> Unit[Ticket]:
        ticket = yield from self._tickets.staff_wrote(customer_id, staff_id)
        values = {"entry": entry_id, "by": staff_id}
        to_customer = notice(f"{key}:c", customer_id, "customer", "canned", values, ticket_id=ticket.id)
        yield from self._queue(replace(to_customer, author=staff_id))
        yield from self._queue(notice(f"{key}:d", customer_id, "desk", "canned", values, ticket_id=ticket.id))
        yield from self._also(ticket, staff_id, key)
        return ticket

    @unit
    def _also(self, ticket: Ticket, staff_id: int, key: str) -> Unit[None]:
        """Tell the desk where somebody answers a colleague's ticket: both will see it."""
        if ticket.assignee not in (None, staff_id):
            values = {"ticket": ticket.id, "by": staff_id, "assignee": ticket.assignee}
            about = f"also:{ticket.id}:{ticket.asked_at}:{staff_id}"  # once for each turn of the ticket
            yield from self._queue(notice(about, ticket.customer_id, "desk", "also", values, ticket_id=ticket.id))

    @unit
    def _relay(
        self, customer_id: int, toward: Toward, said: Said, ticket_id: int, author: int | None = None
    ) -> Unit[None]:
        answers = None if said.reply_to is None else (yield from _standing_at(said.chat_id, said.reply_to))
        wait = ALBUM_WAIT if said.album else 0
        draft = Draft(
            said.key,
            customer_id,
            toward,
            "message",
            said.content,
            ticket_id,
            author=author,
            album=said.album,
            source_chat_id=said.chat_id,
            source_message_id=said.message_id,
            reply_to=None if answers is None else answers.id,
            due_at=self._clock.now() + wait,
        )
        yield from self._queue(draft)

    @unit
    def _queue(self, draft: Draft) -> Unit[None]:
        if draft.toward == "desk" and self._desk.place is not None:
            yield from conversations.begin(draft.customer_id, self._desk.place.chat_id)
        yield from relays.queue(draft, self._clock.now())

    @unit
    def _edited(self, said: Said) -> Unit[bool]:
        row = yield from relays.of_source(said.chat_id, said.message_id)
        if row is None or row.content == said.content or (yield from relays.is_known(_change(row, said))):
            return row is not None
        status = yield from relays.rewrite(row.id, said.content)
        if status == "failed":
            yield from relays.retry(row.id, self._clock.now())
        elif status == "sent":
            yield from self._edit(row, said)
        return True

    @unit
    def _edit(self, row: Row, said: Said) -> Unit[None]:
        key = _change(row, said)
        change = Draft(
            key, row.customer_id, row.toward, "edit", said.content, row.ticket_id, of=row.id, author=row.author
        )
        yield from self._queue(change)
        before, after = json.loads(row.content or "{}"), json.loads(said.content)
        if row.toward == "desk" and any(before.get(one) != after.get(one) for one in SHOWN):
            values = {"before": before.get("text", "")}
            if before.get("file_id") and before.get("file_unique_id") != after.get("file_unique_id"):
                values["was"] = row.content
            draft = notice(
                f"{key}:n", row.customer_id, "desk", "edited", values, ticket_id=row.ticket_id, reply_to=row.id
            )
            yield from self._queue(draft)

    @unit
    def _retried(self, relay_id: int, staff_id: int) -> Unit[bool]:
        again = yield from relays.retry(relay_id, self._clock.now())
        if again:
            yield from audit.record(self._clock.now(), staff_id, "retried", detail=str(relay_id))
        return again

    @unit
    def _deleted(self, relay_id: int, staff_id: int) -> Unit[None]:
        row = yield from relays.find(relay_id)
        yield from relays.deleted(relay_id)
        customer_id = None if row is None else row.customer_id
        yield from audit.record(self._clock.now(), staff_id, "deleted", customer_id=customer_id, detail=str(relay_id))


@unit
def _standing_at(chat_id: int, message_id: int) -> Unit[Row | None]:
    original = yield from relays.of_source(chat_id, message_id)
    return original or (yield from relays.of_target(chat_id, message_id))


def _change(row: Row, said: Said) -> str:
    """Return what names an edit."""
    return f"e:{row.id}:{said.update_id}"


def _internal(said: Said) -> str:
    """Return what names an album that stays at the desk."""
    return f"internal:{said.chat_id}:{said.album}"


def other_side(relay: Row, chat_id: int, message_id: int) -> tuple[int, int] | None:
    """Return chat and message id of a message's counterpart: its copy, or the original of a copy; None without one."""
    original, copy = (relay.source_chat_id, relay.source_message_id), (relay.target_chat_id, relay.target_message_id)
    there = copy if original == (chat_id, message_id) else original
    return None if None in there or relay.status != "sent" else there
