"""Words that were never learnt, read as the learnt word nearest to them."""

import math
from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import OSA

NEAR = 0.72
"""Least similarity (optimal string alignment, 0-1) at which a word is taken for another."""


class Spelling:
    """Corrects words of `shortest` letters or more; of equally near words the more frequent one is taken."""

    def __init__(self, words: Counter[str], shortest: int) -> None:
        self._words = words
        self._shortest = shortest
        self._of_length: dict[int, list[str]] = {}
        for word in sorted(words):
            self._of_length.setdefault(len(word), []).append(word)

    def correct(self, word: str) -> list[str] | None:
        """The nearest known word, or two known words that were written together, or None."""
        if len(word) < self._shortest or word.isdecimal():
            return None
        nearest = self._nearest(word)
        return [nearest] if nearest is not None else self._parted(word)

    def _nearest(self, word: str) -> str | None:
        # A difference in length is a difference in letters: only these lengths can be near enough.
        lengths = range(math.ceil(len(word) * NEAR), math.floor(len(word) / NEAR) + 1)
        near = [
            (similarity, self._words[found], found)
            for length in lengths
            if (known := self._of_length.get(length))
            for found, similarity, _ in process.extract(
                word, known, scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=None
            )
        ]
        return max(near)[2] if near else None

    def _parted(self, word: str) -> list[str] | None:
        halves = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        known = [pair for pair in halves if pair[0] in self._words and pair[1] in self._words]
        return list(max(known, key=lambda pair: (min(map(self._words.__getitem__, pair)), pair))) if known else None
