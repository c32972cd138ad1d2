"""Reading what a message holds, out of the raw JSON Telegram sent."""

from collections.abc import Mapping
from typing import Any

from bot.gateway.content.content import Content
from bot.gateway.content.entities import sendable
from bot.gateway.content.kinds import ENTITIES, KINDS, OTHER, Kind
from bot.gateway.content.labels import label, origin
from bot.gateway.content.shape import items, mapping, picked, words

FILE = {"file_id": str, "file_unique_id": str}
COVERED = {"has_media_spoiler": "has_spoiler", "show_caption_above_media": "show_caption_above_media"}
"""Fields of a message, and the parameters that say the same when it is sent."""
PREVIEW = {"is_disabled": bool, "url": str} | dict.fromkeys(
    ("prefer_small_media", "prefer_large_media", "show_above_text"), bool
)


def read(message: Mapping[str, Any]) -> Content:
    """Return what a message holds; what has an unknown or odd shape is of the kind "other", and nothing raises."""
    given = mapping(message)
    for name, kind in KINDS.items():
        content = _read(name, kind, given) if name in given else None
        if content is not None:
            return content
    return Content(OTHER, label=label(OTHER, given), origin=origin(given))


def _read(name: str, kind: Kind, message: Mapping[str, Any]) -> Content | None:
    """Return the content if all is there that sending it anew takes."""
    text = words(message.get(kind.says)) if kind.says else ""
    file = picked(_file(message[name]), FILE) if kind.file else {}
    details = _details(name, kind, message)
    whole = ("file_id" in file or not kind.file) and kind.needed <= details.keys()
    if not whole or (name == "text" and not text):
        return None
    return Content(
        kind=name,
        text=text,
        entities=sendable(message.get(ENTITIES[kind.says]), text) if kind.says else (),
        details=details,
        label=label(name, message),
        origin=origin(message),
        **file,
    )


def _file(held: Any) -> Any:
    """Return the file's description: of a photo the largest size."""
    return max(items(held), key=_area, default=None) if isinstance(held, list | tuple) else held


def _area(size: Any) -> float:
    sides = picked(size, {"width": int, "height": int, "file_id": str})
    return float(sides.get("width", 0)) * sides.get("height", 0) if "file_id" in sides else -1.0


def _details(name: str, kind: Kind, message: Mapping[str, Any]) -> dict[str, Any]:
    """Return what else its send method should be told."""
    if name == "text":
        preview = picked(message.get("link_preview_options"), PREVIEW)
        return {"link_preview_options": preview} if preview else {}
    held = mapping(message[name])
    given = {**held, **mapping(held.get("location"))}
    if name == "live_photo":
        given["photo"] = mapping(_file(held.get("photo") or message.get("photo"))).get("file_id")
    covered = picked(message, dict.fromkeys(COVERED, bool)) if kind.covered else {}
    return picked(given, kind.details) | {COVERED[field]: True for field in covered}
