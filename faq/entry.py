"""What the engine is built from: one FAQ entry with its example phrasings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LANGUAGES = ("hy", "fa", "am", "ru", "en")
"""The languages the engine understands, and the only list of them: what the brand may speak follows from it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing customers ask about, as people ask it in each language (`hy`, `fa`, `am`, `ru`, `en`).

    `phrasings` maps a language to example questions; `answers` maps a language to the text of the answer, which
    helps to rank an entry that has only one phrasing.
    """

    id: str
    category: str
    phrasings: Mapping[str, Sequence[str]]
    answers: Mapping[str, str] = field(default_factory=dict)
