"""Words that were never learnt, read as the learnt word nearest to them."""

from bisect import bisect_left, bisect_right
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
        self._by_length = sorted(words, key=lambda word: (len(word), word))
        self._lengths = [len(word) for word in self._by_length]

    def correct(self, word: str) -> list[str] | None:
        """The nearest known word, or two known words that were written together, or None."""
        if len(word) < self._shortest or word.isdecimal():
            return None
        nearest = self._nearest(word)
        return [nearest] if nearest is not None else self._parted(word)

    def _nearest(self, word: str) -> str | None:
        # A difference in length is a difference in letters: only these lengths can be near enough.
        first = bisect_left(self._lengths, len(word) * NEAR)
        last = bisect_right(self._lengths, len(word) / NEAR)
        near = process.extract(
            word, self._by_length[first:last], scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=None
        )
        return max(((alike, self._words[known], known) for known, alike, _ in near), default=(0, 0, None))[2]

    def _parted(self, word: str) -> list[str] | None:
        halves = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
        known = [pair for pair in halves if pair[0] in self._words and pair[1] in self._words]
        return list(max(known, key=lambda pair: (min(map(self._words.__getitem__, pair)), pair))) if known else None
