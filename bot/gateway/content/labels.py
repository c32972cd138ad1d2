"""A few words for what has no text, and the name a forwarded message came with."""

from collections.abc import Mapping
from typing import Any

from bot.gateway.content.shape import mapping, picked, words

OTHERS = {"poll": "question", "dice": "emoji", "game": "title", "checklist": "title", "invoice": "title"}
"""Where messages that cannot be sent anew keep what they are about."""
ORIGINS = {"sender_user": "first_name", "sender_chat": "title", "chat": "title"}
"""Where the origin of a forward keeps its name (https://core.telegram.org/bots/api#messageorigin)."""


def label(name: str, message: Mapping[str, Any]) -> str:
    """Say what a message is about apart from its text: a name, a title, a length "0:07", an emoji; "" for nothing."""
    held = mapping(message.get(name))
    match name:
        case "contact":
            return _joined(held, "first_name", "last_name")
        case "location":
            place = picked(held, {"latitude": float, "longitude": float})
            return ", ".join(f"{side:.5f}" for side in place.values())
        case "venue" | "document":
            return words(held.get("title")) or words(held.get("file_name"))
        case "sticker":
            return words(held.get("emoji"))
        case "audio":
            return _joined(held, "performer", "title", by=" – ") or words(held.get("file_name"))
        case "voice" | "video_note" | "video":
            return _length(picked(held, {"duration": int}).get("duration", 0))
        case "other":
            found = (words(mapping(message.get(kind)).get(field)) for kind, field in OTHERS.items())
            return next(filter(None, found), "")
    return ""


def origin(message: Mapping[str, Any]) -> str:
    """Return the name a forwarded message came with, "" if it was not forwarded."""
    given = mapping(message.get("forward_origin"))
    found = (words(mapping(given.get(where)).get(field)) for where, field in ORIGINS.items())
    return words(given.get("sender_user_name")) or next(filter(None, found), "")


def _joined(held: Mapping[str, Any], *names: str, by: str = " ") -> str:
    return by.join(filter(None, (words(held.get(name)) for name in names)))


def _length(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}" if seconds > 0 else ""
