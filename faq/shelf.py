"""The entries that one language has phrasings for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from faq.entry import Entry
from faq.normalise import normalise

NEAR_EXACT = 90
"""Ratio (0-100) from which a question is as good as the only phrasing of an entry."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries by number, with what is known of them in one language, all texts normalised.

    `only` maps an entry with a single phrasing to it.
    """

    language: str
    ids: tuple[str, ...]
    phrasings: tuple[tuple[str, int], ...]
    answers: tuple[str, ...]
    only: Mapping[int, str]

    @classmethod
    def build(cls, language: str, entries: Sequence[Entry]) -> "Shelf":
        """Put the entries that can be asked for in this language on a shelf."""
        asked = [
            (entry, [n for text in entry.phrasings.get(language, ()) if (n := normalise(text))]) for entry in entries
        ]
        kept = [(entry, texts) for entry, texts in asked if texts]
        phrasings = tuple((text, number) for number, (_, texts) in enumerate(kept) for text in texts)
        return cls(
            language,
            tuple(entry.id for entry, _ in kept),
            phrasings,
            tuple(normalise(entry.answers.get(language, "")) for entry, _ in kept),
            {number: texts[0] for number, (_, texts) in enumerate(kept) if len(texts) == 1},
        )

    def trusted(self, number: int, normalised: str) -> bool:
        """Whether to answer with this entry unasked: one phrasing is too little to go by, unless it is nearly said."""
        phrasing = self.only.get(number)
        return phrasing is None or fuzz.ratio(phrasing, normalised) >= NEAR_EXACT
