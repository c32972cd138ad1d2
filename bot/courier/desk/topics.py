"""Topics of the staff group: one for each customer, made where there is none, opened again where it was closed."""

from typing import Any

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.courier.desk.carrier import DeskTrouble
from bot.domain.helpdesk.delivery import Delivery
from bot.gateway.errors import Gone, Unreachable
from bot.gateway.sender import Lane, Sender
from bot.gateway.sender.permanent import NO_RIGHT, says
from bot.storage.unit import Row

CLOSED = ("topic_closed",)
LOST = ("thread not found", "topic_deleted", "topic_id_invalid")
NOT_A_FORUM = ("the chat is not a forum",)
TOPICS_ONLY = ("create a topic", "open the topic")
"""What is refused where the bot may write but not manage topics."""


class Topics:
    """Makes topics and mends what people did to them."""

    def __init__(self, sender: Sender, delivery: Delivery) -> None:
        self._sender = sender
        self._delivery = delivery
        self._icons: dict[str, str] | None = None

    async def icon(self, emoji: str) -> str | None:
        """Return the id of a topic icon, or None where Telegram has no such icon."""
        if self._icons is None:
            stickers = await self._sender.call(Lane.STAFF, "getForumTopicIconStickers", {})
            self._icons = {one["emoji"].rstrip("\ufe0f"): one["custom_emoji_id"] for one in stickers}
        return self._icons.get(emoji.rstrip("\ufe0f"))

    async def make(self, conversation: Row, name: str, emoji: str) -> int:
        """Make the customer's topic and return its thread id."""
        icon = await self.icon(emoji)
        params: dict[str, Any] = {"chat_id": conversation.chat_id, "name": name[:128]}
        if icon is not None:
            params["icon_custom_emoji_id"] = icon
        topic = await self._sender.call(Lane.STAFF, "createForumTopic", params)
        thread_id = int(topic["message_thread_id"])
        await self._delivery.topic_made(conversation.customer_id, conversation.chat_id, thread_id)
        return thread_id

    async def mended(self, conversation: Row, error: TelegramError) -> bool:
        """Mend what made a message into a topic fail; True where it is worth trying again.

        A topic that is gone is forgotten, so that the next try makes it anew; a closed one is opened. Raises
        DeskTrouble where the whole desk cannot be written to.
        """
        about = str(error.message)
        if is_lost(error) and conversation.thread_id is not None:
            await self._delivery.topic_lost(conversation.customer_id, conversation.chat_id, conversation.thread_id)
            return True
        if says(about, CLOSED) and conversation.thread_id is not None:
            await self.reopen(conversation)
            return True
        if is_desk_trouble(error):
            raise DeskTrouble(about, topics_only=says(about, TOPICS_ONLY)) from None
        return False

    async def reopen(self, conversation: Row) -> None:
        """Open a customer's topic again; raises DeskTrouble without the right to."""
        where = {"chat_id": conversation.chat_id, "message_thread_id": conversation.thread_id}
        try:
            await self._sender.call(Lane.STAFF, "reopenForumTopic", where)
        except BadRequest as error:
            if is_desk_trouble(error):
                raise DeskTrouble(str(error.message), topics_only=True) from None
            raise
        await self._delivery.topic_opened(conversation.chat_id, conversation.thread_id)


def is_lost(error: TelegramError) -> bool:
    """Tell whether a refusal means that the topic is no more."""
    return isinstance(error, Gone | BadRequest) and says(str(error.message), LOST)


def is_no_forum(error: TelegramError) -> bool:
    """Tell whether a refusal means that topics were turned off."""
    return isinstance(error, BadRequest) and says(str(error.message), NOT_A_FORUM)


def is_desk_trouble(error: TelegramError) -> bool:
    """Tell whether a refusal means that nothing can be written to the desk."""
    if isinstance(error, Unreachable | Forbidden):
        return True
    return isinstance(error, BadRequest) and says(str(error.message), NO_RIGHT)
