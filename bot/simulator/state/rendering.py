"""Messages in the Bot API's shape."""

from typing import Any

from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message
from bot.simulator.state.users import anonymous


def as_api(chat: Chat, message: Message, *, nested: bool = False) -> dict[str, Any]:
    """Return the Bot API's Message; the message it replies to comes along, but not what that one replied to."""
    shown: dict[str, Any] = {"message_id": message.message_id, "date": message.date, "chat": chat.api()}
    if message.anonymous:
        shown |= {"from": anonymous().api(), "sender_chat": chat.api()}
        if message.signature:
            shown["author_signature"] = message.signature
    else:
        shown["from"] = message.sender.api()
    replied = message.reply_to
    if message.thread_id is not None and chat.is_forum:
        shown |= {"message_thread_id": message.thread_id, "is_topic_message": True}
        replied = replied or _beginning(chat, message)
    elif replied is not None and chat.kind == "supergroup":
        shown["message_thread_id"] = _root(replied).message_id
    shown.update(message.content)
    if message.markup is not None:
        shown["reply_markup"] = message.markup
    if message.edit_date is not None:
        shown["edit_date"] = message.edit_date
    if message.album or message.origin or message.protected:
        shown |= _marks(message)
    if replied is not None and not nested:
        shown["reply_to_message"] = as_api(chat, replied, nested=True)
    return shown


def _beginning(chat: Chat, message: Message) -> Message | None:
    """A message in a topic that replies to nothing replies, for bots, to the service message that made the topic."""
    created = chat.messages.get(message.thread_id or 0)
    return created if created is not message else None


def _root(message: Message) -> Message:
    """Replies outside of topics (in General too) form threads known by their first message, which are no topics."""
    while message.reply_to is not None:
        message = message.reply_to
    return message


def _marks(message: Message) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    if message.album:
        marks["media_group_id"] = message.album
    if message.origin:
        marks["forward_origin"] = message.origin
    if message.protected:
        marks["has_protected_content"] = True
    return marks
