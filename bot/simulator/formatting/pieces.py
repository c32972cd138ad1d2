"""Text in pieces for a page: each with its styles and a link that is safe to follow, so nobody builds markup."""

import re
from itertools import pairwise
from typing import Any

_SAFE = re.compile(r"(?:https?|tg|mailto|tel):", re.IGNORECASE)


def runs(text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cut a text at every border of an entity; returns `[{text, styles, url, language}]` in order."""
    if not entities:
        return [{"text": text, "styles": [], "url": None, "language": None}] if text else []
    units = text.encode("utf-16-le", "surrogatepass")
    length = len(units) // 2
    borders = {0, length}
    for entity in entities:
        borders |= {min(entity["offset"], length), min(entity["offset"] + entity["length"], length)}
    places = sorted(borders)
    return [_run(units, start, end, entities) for start, end in pairwise(places)]


def _run(units: bytes, start: int, end: int, entities: list[dict[str, Any]]) -> dict[str, Any]:
    text = units[start * 2 : end * 2].decode("utf-16-le", "replace")
    over = [e for e in entities if e["offset"] <= start and end <= e["offset"] + e["length"]]
    url = next((link for entity in over if (link := _link(entity, units))), None)
    language = next((e["language"] for e in over if "language" in e), None)
    return {"text": text, "styles": [entity["type"] for entity in over], "url": url, "language": language}


def _link(entity: dict[str, Any], units: bytes) -> str | None:
    shown = units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le", "replace")
    match entity["type"]:
        case "text_link":
            url = entity["url"]
        case "url":
            url = shown if "://" in shown else f"http://{shown}"
        case "email":
            url = f"mailto:{shown}"
        case _:
            return None
    return url if _SAFE.match(url) else None
