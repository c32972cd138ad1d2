"""Where a forwarded message came from."""

from typing import Any

from bot.simulator.state.chats import Chat
from bot.simulator.state.messages import Message


def origin_of(chat: Chat, message: Message) -> dict[str, Any]:
    """Return the Bot API's MessageOrigin."""
    if message.anonymous:
        return {"type": "chat", "date": message.date, "sender_chat": chat.api()}
    return {"type": "user", "date": message.date, "sender_user": message.sender.api()}
