"""Formatted text: from what a bot writes (HTML, MarkdownV2, entities) to plain text with entities, and to pieces."""

from typing import Any

from bot.simulator.formatting.detect import detected
from bot.simulator.formatting.html import from_html
from bot.simulator.formatting.markdown import from_markdown
from bot.simulator.formatting.pieces import runs
from bot.simulator.formatting.trim import dropped, trimmed
from bot.simulator.refusals import bad, not_simulated
from bot.simulator.values import utf16_length

__all__ = ["formatted", "runs"]

Entity = dict[str, Any]


def formatted(text: str, mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """Return the text as shown and its entities, found ones (commands, links) included; refuses what Telegram does."""
    found: list[Entity] = []
    text = dropped(text)
    if mode:
        text, found = _parsed(text, mode)
    elif entities:
        found = [_inside(text, entity) for entity in entities]
    text, found = trimmed(text, found)
    return text, detected(text, found)


def _parsed(text: str, mode: str) -> tuple[str, list[Entity]]:
    match mode.lower():
        case "html":
            return from_html(text)
        case "markdownv2":
            return from_markdown(text)
        case "markdown":
            raise not_simulated("parse_mode Markdown (the legacy one)")
        case "none":
            return text, []
    raise bad("unsupported parse_mode")


def _inside(text: str, entity: Entity) -> Entity:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    if start < 0 or end > utf16_length(text) or end < start:
        raise bad(f"can't parse entities: entity from {start} to {end} stands outside the text")
    return entity
