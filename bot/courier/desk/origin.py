"""Whom a forwarded message is from, as the desk sees it; customers are not told whom staff have their words from."""

from dataclasses import replace

from bot.gateway.content import Content
from bot.gateway.content.kinds import KINDS
from bot.gateway.sender.breaks import units
from bot.i18n.direction import isolate


def named(content: Content) -> Content:
    """Return a forwarded content with its origin in a first line, where its kind has words."""
    if not content.origin or content.kind not in KINDS or KINDS[content.kind].says is None:
        return content
    line = f"↪️ {isolate(content.origin)}"
    moved = tuple({**one, "offset": one["offset"] + units(line) + 1} for one in content.entities)
    entities = ({"type": "italic", "offset": 0, "length": units(line)}, *moved)
    return replace(content, text=f"{line}\n{content.text}" if content.text else line, entities=entities)


def shows_by_forward(content: Content) -> bool:
    """Tell whether only a forward can name the origin: a sticker, say, has no words to put it into."""
    return bool(content.origin) and named(content) == content
