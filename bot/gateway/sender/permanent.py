"""Telegram's own sentences for what will not get better by trying again, and for what did no harm.

Collected from the Bot API server's source (https://github.com/tdlib/telegram-bot-api, Client.cpp) and from answers seen
in the field; compared without regard to case, as python-telegram-bot changes the first letter.
"""

UNREACHABLE = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot can't initiate conversation with a user",
    "bot can't send messages to bots",
    "bot can't send messages to the user",
    "bot was kicked from the group chat",
    "bot was kicked from the supergroup chat",
    "bot was kicked from the channel chat",
    "bot is not a member of the group chat",
    "bot is not a member of the supergroup chat",
    "bot is not a member of the channel chat",
    "the group chat was deleted",
    "group chat was deactivated",
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user_is_blocked",
    "input_user_deactivated",
)
"""The chat cannot be written to."""

GONE = (
    "message to edit not found",
    "message to delete not found",
    "message to forward not found",
    "message to copy not found",
    "message to be replied not found",
    "message can't be edited",
    "message can't be deleted",
    "message thread not found",
    "topic_deleted",
    "message_id_invalid",
)
"""What was to be changed or answered is no longer there."""

NO_RIGHT = (
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_admin_required",
)
"""The bot lacks a right in the chat."""

HARMLESS = (
    "message is not modified",
    "topic_not_modified",
    "query is too old and response timeout expired",
)
"""What was asked for is so already, or no longer matters; counts as success."""


def says(description: str, sentences: tuple[str, ...]) -> bool:
    """Tell whether a refusal's description contains one of the sentences."""
    lowered = description.lower()
    return any(sentence in lowered for sentence in sentences)
