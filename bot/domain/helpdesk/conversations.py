"""Conversations: which customer a place at the desk is about, and what staff decided about them."""

from dataclasses import dataclass

from bot.core.clock import Clock
from bot.storage import audit, customers, relays
from bot.storage import conversations as rows
from bot.storage.database import Database
from bot.storage.unit import Row, Unit, unit

NOTES_LIMIT = 1500
"""Characters of notes kept about one customer, so that the card stays one message."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the desk knows of one customer; `banned_until` in UTC milliseconds, in the past once a ban is over."""

    customer_id: int
    chat_id: int
    thread_id: int | None
    card_message_id: int | None
    note_mode: bool
    notes: str | None
    banned_until: int | None
    ban_reason: str | None


class Conversations:
    """The conversations of one desk; each change is in the audit trail."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def find(self, customer_id: int) -> Conversation | None:
        """Return the conversation with a customer, or None where there has been none."""
        return _conversation(await self._db.read(rows.find(customer_id)))

    async def at(self, chat_id: int, thread_id: int | None, reply_to: int | None) -> Conversation | None:
        """Return the conversation that a topic is for, or that the answered message belongs to; else None."""
        return await self._db.read(_at(chat_id, thread_id, reply_to))

    async def is_vip(self, customer_id: int) -> bool:
        """Tell whether a customer is marked as a VIP."""
        row = await self._db.read(customers.by_id(customer_id))
        return row is not None and bool(row.vip)

    async def topic_closed(self, chat_id: int, thread_id: int, *, closed: bool) -> None:
        """Note that somebody closed a topic, or opened it again; a customer's next message opens it, too."""
        await self._db.run(rows.topic_closed(chat_id, thread_id, closed))

    async def show_anew(self, customer_id: int) -> None:
        """Let the card be shown as things stand, whatever its message shows now."""
        await self._db.run(rows.changed(customer_id))

    async def set_note_mode(self, customer_id: int, *, on: bool, by: int) -> None:
        """Keep what staff write in this conversation at the desk, or let it go to the customer again."""
        await self._db.run(self._set_note_mode(customer_id, on, by))

    async def add_note(self, customer_id: int, note: str, by: int) -> None:
        """Add a line to what the card says about the customer; the oldest lines go when it gets long."""
        await self._db.run(self._add_note(customer_id, note, by))

    async def clear_notes(self, customer_id: int, by: int) -> None:
        """Forget what was noted about the customer."""
        await self._db.run(self._clear_notes(customer_id, by))

    async def ban(self, customer_id: int, until: int, reason: str | None, by: int) -> None:
        """Take nothing more from a customer until this moment."""
        await self._db.run(self._banned(customer_id, until, reason, by, "banned"))

    async def unban(self, customer_id: int, by: int) -> None:
        """Let a customer write to the desk again."""
        await self._db.run(self._banned(customer_id, None, None, by, "unbanned"))

    async def set_vip(self, customer_id: int, *, vip: bool, by: int) -> None:
        """Mark a customer as a VIP, or no longer."""
        await self._db.run(self._set_vip(customer_id, vip, by))

    @unit
    def _set_note_mode(self, customer_id: int, on: bool, by: int) -> Unit[None]:
        yield from rows.set_note_mode(customer_id, on)
        yield from self._audit(by, "note_mode_on" if on else "note_mode_off", customer_id)

    @unit
    def _add_note(self, customer_id: int, note: str, by: int) -> Unit[None]:
        row = yield from rows.find(customer_id)
        if row is not None:
            notes = f"{row.notes}\n{note}" if row.notes else note
            yield from rows.set_notes(customer_id, notes[-NOTES_LIMIT:])
            yield from self._audit(by, "noted", customer_id)

    @unit
    def _clear_notes(self, customer_id: int, by: int) -> Unit[None]:
        yield from rows.set_notes(customer_id, None)
        yield from self._audit(by, "notes_cleared", customer_id)

    @unit
    def _banned(self, customer_id: int, until: int | None, reason: str | None, by: int, action: str) -> Unit[None]:
        yield from rows.ban(customer_id, until, reason)
        yield from self._audit(by, action, customer_id, None if until is None else str(until))

    @unit
    def _set_vip(self, customer_id: int, vip: bool, by: int) -> Unit[None]:
        yield from customers.set_vip(customer_id, vip)
        yield from rows.changed(customer_id)
        yield from self._audit(by, "vip_on" if vip else "vip_off", customer_id)

    @unit
    def _audit(self, by: int, action: str, customer_id: int, detail: str | None = None) -> Unit[None]:
        yield from audit.record(self._clock.now(), by, action, customer_id=customer_id, detail=detail)


@unit
def _at(chat_id: int, thread_id: int | None, reply_to: int | None) -> Unit[Conversation | None]:
    if thread_id is not None:
        return _conversation((yield from rows.in_topic(chat_id, thread_id)))
    if reply_to is None:
        return None
    row = yield from relays.of_target(chat_id, reply_to)
    row = row or (yield from relays.of_source(chat_id, reply_to))
    if row is not None:
        return _conversation((yield from rows.find(row.customer_id)))
    return _conversation((yield from rows.of_card(chat_id, reply_to)))


def _conversation(row: Row | None) -> Conversation | None:
    if row is None:
        return None
    return Conversation(
        row.customer_id,
        row.chat_id,
        row.thread_id,
        row.card_message_id,
        bool(row.note_mode),
        row.notes,
        row.banned_until,
        row.ban_reason,
    )
