"""From a customer to the desk: messages, edits and the bot's notices, into their topic or under their card."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from telegram.error import BadRequest, TelegramError

from bot.courier.desk.cards import Cards
from bot.courier.desk.carrier import DeskTrouble
from bot.courier.desk.notices import DeskNotices
from bot.courier.desk.owners import Owners
from bot.courier.desk.saying import NOT_THE_WAY, change, confirm, say, standing_in
from bot.courier.desk.suggesting import Suggesting
from bot.courier.desk.topics import TOPICS_ONLY, Topics, is_lost, is_no_forum
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Desk, Place
from bot.domain.helpdesk.notice import read_notice
from bot.gateway.content import Content, Where, sendings
from bot.gateway.errors import Gone
from bot.gateway.sender import Lane, Sender
from bot.gateway.sender.permanent import says
from bot.storage.unit import Row

TRIES = 4
"""A topic that was deleted, topics turned off, a topic closed at once: more is not mended in one go."""


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
        try:
            place, ids = await self._send(parts)
        except DeskTrouble as trouble:
            await self._owners.told_of_trouble(str(trouble))
            raise
        await self._delivery.sent(parts, self._desk.now_at(place.chat_id), ids)
        if self._is_over(place):
            await self._owners.told_of_trouble(None)
        await confirm(self._sender, parts[0])

    async def _send(self, parts: Sequence[Row]) -> tuple[Place, list[int | None]]:
        for left in reversed(range(TRIES)):
            place = await self._place()
            conversation = await self._delivery.conversation(parts[0].customer_id, place.chat_id)
            try:
                ready = await self._cards.ready(place, conversation)
                if ready.thread_id != conversation.thread_id:
                    await self._owners.told_of_trouble(None)  # a topic was made, so nothing is in the way any more
                if _place_of(ready) != _place_of(conversation):
                    await self._say_first(place, ready, parts)
                if ready.closed and parts[0].what == "message":
                    await self._topics.reopen(ready)
                return place, await self._sent_to(place, ready, parts)
            except TelegramError as error:
                if not await self._mended(place, conversation, error) or left == 0:
                    raise
        raise AssertionError("the last try returns or raises")

    async def _say_first(self, place: Place, conversation: Row, parts: Sequence[Row]) -> None:
        """Say why the topic is new before what people say in it."""
        for row in await self._delivery.first_words(conversation.customer_id):
            if row.id != parts[0].id:
                ids = await self._sent_to(place, conversation, [row])
                await self._delivery.sent([row], self._desk.now_at(place.chat_id), ids)

    async def _place(self) -> Place:
        """Return where the desk is; an owner's chat is looked for anew, for it is another once that owner has left."""
        place = self._desk.place
        if place is None or not place.linked:
            place = await self._desk.load()
        if place is None:
            raise DeskTrouble("nobody owns this bot yet, so there is no desk")
        return place

    async def _mended(self, place: Place, conversation: Row, error: TelegramError) -> bool:
        if place.forum and is_no_forum(error):
            await self._desk.topics_turned(place.chat_id, on=False)
            return True
        return await self._topics.mended(conversation, error)

    def _is_over(self, place: Place) -> bool:
        """Tell whether a message that arrived is the end of the trouble: not where only new topics cannot be made."""
        return place.trouble is None or not says(place.trouble, TOPICS_ONLY)

    async def _sent_to(self, place: Place, conversation: Row, parts: Sequence[Row]) -> list[int | None]:
        first = parts[0]
        if first.what == "edit":
            return await self._changed(place, conversation, first)
        where = await self._where(place, conversation, first)
        if first.what == "notice":
            message_id = await self._notices.send(place, where, first)
            await self._show_what_was(first, replace(where, reply_to=message_id, silent=True))
            return [message_id]
        keyboard = await self._suggesting.keyboard(first) if len(parts) == 1 else None
        return await say(self._sender, Lane.STAFF, parts, replace(where, keyboard=keyboard), origins=True)

    async def _show_what_was(self, notice: Row, where: Where) -> None:
        """Show the file that another one took the place of, below the notice of the edit."""
        was = read_notice(notice.content or "{}")[1].get("was")
        if was is not None:
            with suppress(BadRequest):  # Telegram has forgotten the file: the notice has the words
                for call in sendings(Content.loads(was), where):
                    await self._sender.call(Lane.STAFF, call.method, call.params)

    async def _where(self, place: Place, conversation: Row, row: Row) -> Where:
        """Return where in the desk it goes: its topic, and the message it answers."""
        reply_to = standing_in(await self._delivery.answered_by(row), place.chat_id)
        if reply_to is None and not place.forum:
            reply_to = conversation.card_message_id
        return Where(place.chat_id, conversation.thread_id, reply_to, silent=await self._notices.is_quiet(row))

    async def _changed(self, place: Place, conversation: Row, edit: Row) -> list[int | None]:
        """Show an edit on its copy; where that cannot be, or stands in a group of before, the message is said anew."""
        of = await self._delivery.find(edit.of)
        if of is None or of.status != "sent":
            return [None]
        try:
            if of.target_chat_id == place.chat_id:
                if not await change(self._sender, Lane.STAFF, edit, of, await self._suggesting.keyboard(edit)):
                    await self._delivery.unchanged(edit)
                return [None]
        except (Gone, BadRequest) as refusal:
            if is_lost(refusal) or says(refusal.message, NOT_THE_WAY):
                raise
        [message_id] = await say(self._sender, Lane.STAFF, [of], await self._where(place, conversation, of))
        if message_id is not None:
            await self._delivery.restated(of, self._desk.now_at(place.chat_id), message_id)
        return [None]


def _place_of(conversation: Row) -> tuple[int | None, int | None]:
    return conversation.thread_id, conversation.card_message_id
