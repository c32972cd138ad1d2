"""Taking from JSON only what has the shape it should have; nothing here raises."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

SURROGATE = re.compile("[\ud800-\udfff]")
LARGEST = 2**53
"""Telegram's numbers have at most 52 significant bits."""


def mapping(value: Any) -> Mapping[str, Any]:
    """Return a JSON object, empty for anything else."""
    return value if isinstance(value, Mapping) else {}


def items(value: Any) -> Sequence[Any]:
    """Return a JSON array, empty for anything else."""
    return value if isinstance(value, list | tuple) else ()


def words(value: Any) -> str:
    """Return a text that can be written as UTF-8, "" for anything else; half a surrogate pair becomes U+FFFD."""
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""


def picked(source: Any, wanted: Mapping[str, type]) -> dict[str, Any]:
    """Return those of the wanted fields that are there and of their type: str, bool, int, float or dict."""
    given = mapping(source)
    return {name: given[name] for name, kind in wanted.items() if name in given and _is(given[name], kind)}


def _is(value: Any, kind: type) -> bool:
    """Tell whether a value can be stored and sent as this type; an empty text and a false flag say nothing."""
    if kind is str:
        return isinstance(value, str) and value != "" and not SURROGATE.search(value)
    if kind is bool:
        return value is True
    if kind is dict:
        return isinstance(value, dict)
    if isinstance(value, bool) or not isinstance(value, int if kind is int else int | float):
        return False
    return math.isfinite(value) and abs(value) < LARGEST
