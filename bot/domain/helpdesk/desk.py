"""The desk: where staff work at this moment."""

import asyncio
from dataclasses import dataclass

from bot.brand.in_force import BrandInForce
from bot.core.clock import Clock
from bot.domain.helpdesk import book
from bot.domain.helpdesk.settling import settled
from bot.domain.roles import Roles
from bot.storage import audit, conversations, customers
from bot.storage import desk as rows
from bot.storage.database import Database
from bot.storage.unit import Unit, unit


@dataclass(frozen=True, slots=True)
class Place:
    """A chat where staff work: a linked group, with topics (`forum`) or without, else an owner's private chat."""

    chat_id: int
    forum: bool
    language: str
    linked: bool
    trouble: str | None = None
    queue_message_id: int | None = None


class Desk:
    """Knows the place in force; it is read at the start and kept as it changes, since one process leads a database."""

    def __init__(self, db: Database, clock: Clock, brand: BrandInForce, roles: Roles) -> None:
        self._db = db
        self._clock = clock
        self._brand = brand
        self._roles = roles
        self.place: Place | None = None
        self._moved: dict[int, int] = {}
        self._keeping = asyncio.Lock()  # what was read before a change never takes the place of what was read after it

    async def load(self) -> Place | None:
        """Read where the desk is; None where there is neither a group nor an owner."""
        async with self._keeping:
            row = await self._db.read(rows.find())
            if row is None:
                self.place = await self._owners_chat()
            else:
                self.place = Place(row.chat_id, bool(row.forum), row.language, True, row.trouble, row.queue_message_id)
            return self.place

    def is_at(self, chat_id: int | None) -> bool:
        """Tell whether this chat is the desk."""
        return self.place is not None and chat_id == self.place.chat_id

    async def link(self, chat_id: int, *, forum: bool, language: str, by: int | None) -> Place | None:
        """Make a group the desk; conversations about open tickets go on there."""
        await self._db.run(self._linked(chat_id, forum, language, by))
        return await self.load()

    async def unlink(self, by: int | None) -> None:
        """Let the first owner's chat be the desk again."""
        await self._db.run(self._unlinked(by))
        await self.load()

    async def moved(self, old: int, new: int) -> None:
        """Follow a group that became a supergroup."""
        self._moved[old] = new
        await self._db.run(rows.moved(old, new))
        await self.load()

    def now_at(self, chat_id: int) -> int:
        """Return the chat's id by now: it may have become a supergroup while something was being sent."""
        return self._moved.get(chat_id, chat_id)

    async def topics_turned(self, chat_id: int, *, on: bool) -> None:
        """Follow a linked group in which topics were turned on or off."""
        if self.place is not None and self.place.linked and (self.place.chat_id, self.place.forum) == (chat_id, not on):
            await self._db.run(rows.topics_turned(chat_id, on))
            await self.load()

    async def troubled(self, why: str | None) -> bool:
        """Keep why the group cannot be written to (None: it can again); returns whether that is news."""
        if self.place is None or not self.place.linked or self.place.trouble == why:
            return False
        news = await self._db.run(rows.troubled(why, self._clock.now()))
        await self.load()
        return news

    async def queue_shown(self, chat_id: int, message_id: int | None) -> None:
        """Remember which message of the group shows the queue."""
        await self._db.run(rows.queue_shown(chat_id, message_id))
        await self.load()

    async def _owners_chat(self) -> Place | None:
        for owner in await self._roles.owners():
            row = await self._db.read(customers.by_telegram_id(owner))
            if row is not None and row.blocked_at is None:  # whoever never wrote to the bot cannot be written to
                return Place(owner, False, row.language, False)
        return None

    @unit
    def _linked(self, chat_id: int, forum: bool, language: str, by: int | None) -> Unit[None]:
        now = self._clock.now()
        yield from rows.link(chat_id, forum, language, by, now)
        for customer_id in (yield from conversations.elsewhere(chat_id)):
            yield from settled(customer_id, chat_id, now, (yield from book.latest(customer_id)))
        yield from audit.record(now, by, "desk_linked", detail=str(chat_id))

    @unit
    def _unlinked(self, by: int | None) -> Unit[None]:
        yield from rows.unlink()
        yield from audit.record(self._clock.now(), by, "desk_unlinked")
