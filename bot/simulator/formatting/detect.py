"""Finds what Telegram marks by itself: commands, mentions, hashtags, links and mail addresses."""

import re
from typing import Any

from bot.simulator.values import utf16_length

_HINT = re.compile(r"[/@#.]")
_MARKS = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]"
    r"|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|io|am|ru|ir|et|me|app|example)\b(?:/[^\s<>\"]*[\w/])?)"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?<![\w/<])(?P<bot_command>/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?)(?![\w/])"
    r"|(?<![\w@])(?P<mention>@[a-zA-Z0-9_]{3,32})\b"
    r"|(?<![\w#])(?P<hashtag>#\w*[^\W\d]\w*)"
)


def detected(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entities together with those that stand in the plain text, in order of their place."""
    if not _HINT.search(text):
        return entities
    found = [_entity(text, mark) for mark in _MARKS.finditer(text)]
    taken = [e for e in entities if e["type"] in ("code", "pre", "text_link", "text_mention", "url", "mention")]
    fresh = [one for one in found if not any(_overlap(one, other) for other in taken)]
    return sorted([*entities, *fresh], key=lambda entity: (entity["offset"], -entity["length"]))


def _entity(text: str, mark: re.Match[str]) -> dict[str, Any]:
    kind = mark.lastgroup
    return {"type": kind, "offset": utf16_length(text[: mark.start()]), "length": utf16_length(mark[0])}


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    starts_before = bool(one["offset"] < other["offset"] + other["length"])
    return starts_before and bool(other["offset"] < one["offset"] + one["length"])
