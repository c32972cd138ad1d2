"""Cards: each customer's, pinned in their topic, edited in place; with them the topic's name and icon."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from weakref import WeakValueDictionary

from telegram.error import BadRequest, TelegramError

from bot.courier.desk.topics import Topics
from bot.domain.helpdesk.delivery import Delivery
from bot.domain.helpdesk.desk import Place
from bot.domain.helpdesk.dossier import Dossier, Dossiers
from bot.gateway.sender import Lane, Sender
from bot.i18n.catalogue import catalogue
from bot.storage.unit import Row
from bot.views.desk.card import Card, card
from bot.views.desk.known import Known
from bot.views.desk.topic import icon, topic_name
from bot.views.messenger import Messenger
from bot.views.view import View

Knowing = Callable[[], Awaitable[Known]]
MOST_NAMED = 10_000


class Cards:
    """Shows cards; a customer's message never waits for one in a forum."""

    def __init__(
        self,
        sender: Sender,
        messenger: Messenger,
        delivery: Delivery,
        dossiers: Dossiers,
        topics: Topics,
        knowing: Knowing,
    ) -> None:
        self._sender = sender
        self._messenger = messenger
        self._delivery = delivery
        self._dossiers = dossiers
        self._topics = topics
        self._knowing = knowing
        self._making: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._named: dict[int, tuple[int | None, str, str]] = {}  # what topics are called, to ask only for what is new

    async def ready(self, place: Place, conversation: Row) -> Row:
        """Return the conversation with its topic made, or, where there are no topics, its card shown."""
        if not _lacks(place, conversation):
            return conversation
        customer_id = conversation.customer_id
        making = self._making.setdefault(customer_id, asyncio.Lock())
        async with making:  # a line and the board may both find it lacking
            now = await self._delivery.conversation(customer_id, place.chat_id)
            if _lacks(place, now):
                await self._make(place, now)
        return await self._delivery.conversation(customer_id, place.chat_id)

    async def _make(self, place: Place, conversation: Row) -> None:
        if not place.forum:
            await self.show(place, conversation)
        elif (dossier := await self._dossiers.of(conversation.customer_id)) is not None:
            name, emoji = topic_name(dossier.customer, dossier.ticket), icon(dossier.ticket, dossier.vip)
            await self._topics.make(conversation, name, emoji)

    async def show(self, place: Place, conversation: Row) -> None:
        """Show the card as things stand: in place of the old one, else anew and pinned."""
        await self._delivery.showing(conversation.customer_id, place.chat_id)  # what is read from here on is new enough
        dossier = await self._dossiers.of(conversation.customer_id)
        if dossier is None:
            return
        view = await self._view(place, dossier)
        name, emoji = topic_name(dossier.customer, dossier.ticket), icon(dossier.ticket, dossier.vip)
        message_id = conversation.card_message_id
        if message_id is None or not await self._messenger.rewrite(place.chat_id, message_id, view):
            message_id = await self._sent(place, conversation, view)
        if conversation.thread_id is not None:
            await self._rename(conversation, name, emoji)
        shown = hashlib.sha256(f"{name}{emoji}{view}".encode()).hexdigest()
        await self._delivery.card_shown(conversation.customer_id, place.chat_id, message_id, shown)

    async def _view(self, place: Place, dossier: Dossier) -> View:
        about = dossier.conversation
        shown = Card(
            dossier.customer,
            dossier.since,
            dossier.tickets,
            dossier.vip,
            dossier.blocked,
            about.note_mode,
            about.notes,
            dossier.banned_until,
            about.ban_reason,
        )
        return card(catalogue(place.language), shown, await self._knowing())

    async def _sent(self, place: Place, conversation: Row, view: View) -> int:
        where = {"thread_id": conversation.thread_id, "silent": True}
        message_id = await self._messenger.send(place.chat_id, view, **where)
        if place.forum:
            with suppress(TelegramError):  # no right to pin: the card stands in the topic all the same
                pin = {"chat_id": place.chat_id, "message_id": message_id, "disable_notification": True}
                await self._sender.call(Lane.STAFF, "pinChatMessage", pin)
        return message_id

    async def _rename(self, conversation: Row, name: str, emoji: str) -> None:
        now = (conversation.thread_id, name, emoji)
        if self._named.get(conversation.customer_id) == now:
            return
        params = {"chat_id": conversation.chat_id, "message_thread_id": conversation.thread_id, "name": name}
        icon_id = await self._topics.icon(emoji)
        with suppress(BadRequest):  # the topic's name is a convenience; what it lacks is said elsewhere
            await self._sender.call(
                Lane.STAFF, "editForumTopic", {**params, **({"icon_custom_emoji_id": icon_id} if icon_id else {})}
            )
            if len(self._named) >= MOST_NAMED:
                self._named.clear()  # asked for once more, they are as they were
            self._named[conversation.customer_id] = now


def _lacks(place: Place, conversation: Row) -> bool:
    """Tell whether what a message needs to stand in or under is missing."""
    return (conversation.thread_id if place.forum else conversation.card_message_id) is None
