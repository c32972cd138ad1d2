"""From a customer to the desk: messages, edits and the bot's notices, into their topic or under their card."""

from collections.abc import Sequence

from telegram.error import TelegramError

from bot.courier.desk.cards import Cards
from bot.courier.desk.carrier import DeskTrouble
from bot.courier.desk.notices import DeskNotices
from bot.courier.desk.owners import Owners
from bot.courier.desk.saying import change, confirm, say, standing_in
from bot.courier.desk.suggesting import Suggesting
from bot.courier.desk.topics import Topics
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk, Place
from bot.gateway.content import Where
from bot.gateway.errors import Gone
from bot.gateway.sender import Lane, Sender
from bot.storage.unit import Row

TRIES = 3
"""A topic that was deleted and a new one that was closed at once: more is not mended in one go."""


class ToDesk:
    """Sends what customers say to wherever the desk is at that moment."""

    def __init__(
        self,
        sender: Sender,
        delivery: Delivery,
        desk: Desk,
        topics: Topics,
        cards: Cards,
        notices: DeskNotices,
        suggesting: Suggesting,
        owners: Owners,
    ) -> None:
        self._sender = sender
        self._delivery = delivery
        self._desk = desk
        self._topics = topics
        self._cards = cards
        self._notices = notices
        self._suggesting = suggesting
        self._owners = owners

    async def send(self, parts: Sequence[Row]) -> None:
        """Send one relay, or an album; raises DeskTrouble, told to the owners once, where nothing can be written."""
        place = self._desk.place
        if place is None:
            raise DeskTrouble("nobody owns this bot yet, so there is no desk")
        try:
            ids = await self._send(place, parts)
        except DeskTrouble as trouble:
            await self._owners.told_of_trouble(str(trouble))
            raise
        await self._delivery.sent(parts, place.chat_id, ids)
        await self._owners.told_of_trouble(None)
        await confirm(self._sender, parts[0])

    async def _send(self, place: Place, parts: Sequence[Row]) -> list[int | None]:
        for left in reversed(range(TRIES)):
            conversation = await self._delivery.conversation(parts[0].customer_id, place.chat_id)
            try:
                return await self._sent_to(place, await self._cards.ready(place, conversation), parts)
            except TelegramError as error:
                if not await self._topics.mended(conversation, error) or left == 0:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _sent_to(self, place: Place, conversation: Row, parts: Sequence[Row]) -> list[int | None]:
        first = parts[0]
        if first.what == "edit":
            return await self._changed(first)
        where = await self._where(place, conversation, first)
        if first.what == "notice":
            return [await self._notices.send(place, where, first)]
        keyboard = await self._suggesting.keyboard(first) if len(parts) == 1 else None
        full = Where(where.chat_id, where.thread_id, where.reply_to, where.silent, keyboard)
        return await say(self._sender, Lane.STAFF, parts, full)

    async def _where(self, place: Place, conversation: Row, row: Row) -> Where:
        """Return where in the desk it goes: its topic, and the message it answers."""
        answers = await self._delivery.find(row.reply_to)
        if answers is None and row.album is not None:  # a late part goes under the album it belongs to
            answers = await self._delivery.album_sent(row.customer_id, row.album)
        reply_to = standing_in(answers, place.chat_id)
        if reply_to is None and not place.forum:
            reply_to = conversation.card_message_id
        return Where(place.chat_id, conversation.thread_id, reply_to, silent=await self._notices.is_quiet(row))

    async def _changed(self, edit: Row) -> list[int | None]:
        of = await self._delivery.find(edit.of)
        if of is not None and of.status == "sent":
            try:
                await change(self._sender, Lane.STAFF, edit, of, await self._suggesting.keyboard(edit))
            except Gone:
                return [None]  # the copy was deleted; the notice behind this says what the edit changed
        return [None]
