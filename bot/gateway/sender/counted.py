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


def amount_of(params: Mapping[str, Any]) -> int:
    """Return as how many messages a counted call counts: an album as its parts, several copies as so many."""
    several = params.get("media") or params.get("message_ids")
    return len(several) if isinstance(several, list | tuple) else 1


@cache
def _counts(method: str) -> bool:
    return method.startswith(COUNTED) and method not in NOT_COUNTED
