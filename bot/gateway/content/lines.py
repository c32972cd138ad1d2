"""Leaving lines out of a text, with the entities of the others where they belong."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.gateway.content.content import Content


def without_lines(content: Content, mark: str) -> Content:
    """Return the content without the lines that begin with `mark`; the others keep their styles (UTF-16 units)."""
    kept: list[str] = []
    spans: list[tuple[int, int, int]] = []  # of each kept line: where it began, where it ended, where it begins now
    at = now = 0
    for line in content.text.split("\n"):
        length = _units(line)
        if not line.lstrip().startswith(mark):
            spans.append((at, at + length, now))
            kept.append(line)
            now += length + 1
        at += length + 1
    if len(kept) == content.text.count("\n") + 1:
        return content
    entities = tuple(part for entity in content.entities for span in spans for part in _part(entity, *span))
    return replace(content, text="\n".join(kept), entities=entities, cut=True)


def _part(entity: Mapping[str, Any], began: int, ended: int, begins: int) -> tuple[Mapping[str, Any], ...]:
    """Return what of an entity stands in one line, at its new place."""
    first, last = max(entity["offset"], began), min(entity["offset"] + entity["length"], ended)
    return ({**entity, "offset": begins + first - began, "length": last - first},) if first < last else ()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
