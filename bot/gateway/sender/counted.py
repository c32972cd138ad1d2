"""Which calls Telegram counts as messages."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.gateway.sender.pacer import ChatId

COUNTED = (
    "send",
    "copy",
    "forward",
    "edit",
    "stopPoll",
    "pinChatMessage",
    "createForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
)
"""How the names of methods begin that put something into a chat or change what stands there."""
NOT_COUNTED = frozenset({"sendChatAction"})


def chat_of(method: str, params: Mapping[str, Any]) -> ChatId | None:
    """Return the chat a counted call goes to; None for calls without limits, such as answerCallbackQuery."""
    return params.get("chat_id") if _counts(method) else None


@cache
def _counts(method: str) -> bool:
    return method.startswith(COUNTED) and method not in NOT_COUNTED
