"""The formatting of a text: which entities a bot may send with it, and how they are cut along with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.gateway.content.shape import items, mapping, picked, words
from bot.gateway.sender.breaks import units

Entity = Mapping[str, Any]

NEEDED: Mapping[str, Mapping[str, type]] = {
    "bold": {},
    "italic": {},
    "underline": {},
    "strikethrough": {},
    "spoiler": {},
    "blockquote": {},
    "expandable_blockquote": {},
    "code": {},
    "pre": {},
    "text_link": {"url": str},
    "text_mention": {"user": dict},
    "custom_emoji": {"custom_emoji_id": str},  # Telegram shows the plain emoji where the bot may not use it
    "date_time": {"unix_time": int},
}
"""The types a bot may send, each with the fields it cannot do without."""
OPTIONAL = {"language": str, "date_time_format": str}


def sendable(entities: Any, text: str) -> tuple[Entity, ...]:
    """Return the entities a bot may send, out of whatever JSON stood in a message.

    Links, mentions, hashtags, commands and the like are left out: Telegram finds them again by itself, and refuses the
    whole message for a type it does not know.
    """
    length = units(text)
    found = (_sendable(mapping(one), length) for one in items(entities))
    return tuple(one for one in found if one is not None)


def _sendable(given: Entity, length: int) -> Entity | None:
    """Return the entity as it may be sent, or None."""
    name = words(given.get("type"))
    needed = NEEDED.get(name)
    place = picked(given, {"offset": int, "length": int})
    if needed is None or len(place) < 2 or min(place.values()) < 0 or sum(place.values()) > length:
        return None
    more = picked({**given, "user": _person(given.get("user"))}, {**needed, **OPTIONAL})
    return {"type": name, **place, **more} if place["length"] and needed.keys() <= more.keys() else None


def _person(given: Any) -> dict[str, Any] | None:
    """Return of a mentioned person what Telegram needs to know them by, or None."""
    person = picked(given, {"id": int, "first_name": str, "is_bot": bool})
    return {"is_bot": False, **person} if "id" in person and "first_name" in person else None


def clipped(entities: Sequence[Entity], start: int, end: int) -> tuple[Entity, ...]:
    """Return the entities as they stand in the piece of the text from `start` to `end`, in UTF-16 units."""
    cut = ((one, max(one["offset"], start), min(one["offset"] + one["length"], end)) for one in entities)
    return tuple({**one, "offset": first - start, "length": last - first} for one, first, last in cut if first < last)
