"""What Telegram does to a text before it keeps it: control characters and outer blanks go, entities follow."""

import re
from typing import Any

from bot.simulator.values import utf16_length

_CONTROLS: dict[int, str | None] = dict.fromkeys([*range(9), *range(11, 32), 127], " ")
_DROPPED = dict.fromkeys([13, *range(0x2028, 0x202F)])


def dropped(text: str) -> str:
    """Return the text without what Telegram never keeps: carriage returns, line separators and bidi overrides."""
    return text if text.isascii() and "\r" not in text else text.translate(_DROPPED)


def trimmed(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Return text without outer blanks and the entities moved and cut to fit, in order of their place."""
    cleaned = text.translate(_CONTROLS) if not text.isprintable() else text
    shown = cleaned.strip()
    if not entities:
        return shown, []
    before = utf16_length(cleaned[: len(cleaned) - len(cleaned.lstrip())])
    moved = [_moved(entity, before, utf16_length(shown)) for entity in entities]
    kept = [entity for entity in moved if entity["length"] > 0]
    return shown, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _moved(entity: dict[str, Any], before: int, length: int) -> dict[str, Any]:
    start = min(max(entity["offset"] - before, 0), length)
    end = min(max(entity["offset"] + entity["length"] - before, 0), length)
    return {**entity, "offset": start, "length": end - start}


def split(text: str, limit: int = 4096) -> list[str]:
    """Cut a text the way the apps do when somebody pastes more than one message holds (UTF-16 units)."""
    parts = []
    while utf16_length(text) > limit:
        piece = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
        breaks = [found.start() for found in re.finditer(r"\s", piece)]
        cut = breaks[-1] if breaks and breaks[-1] > limit // 2 else len(piece)
        parts.append(text[:cut])
        text = text[cut:].lstrip()
    return [*parts, text]
