"""One language's index: built from example phrasings, asked with a question, both already read into words."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from faq.index.arrays import Floats, Ints
from faq.index.calibration import Curve, calibrate
from faq.index.classifier import learn, probabilities
from faq.index.features import SHORT_GRAMS, Grams, Reading, units_of
from faq.index.spelling import Spelling
from faq.index.texts import Texts
from faq.index.vocabulary import Vocabulary

ANSWER_SHARE = 0.3
"""What the answer's text counts beside the phrasing of an entry that has only one."""

LEARNT = 2_000
"""Most phrasings that are learnt from; beyond it each entry gives its first ones."""

_CHUNK = 1_024


class Phrasing(NamedTuple):
    """An example question, read into words, and the number of the entry it asks for."""

    reading: Reading
    entry: int


class Index:
    """Tells how likely each of `entries` entries is meant by a question."""

    def __init__(self, vocabulary: Vocabulary, table: Floats, spelling: Spelling, curve: Curve) -> None:
        self._vocabulary = vocabulary
        # Rows of units, then rows of features: a question's scores are the sum of a few of them.
        self._table = table
        self._spelling = spelling
        self.curve = curve

    @classmethod
    def build(
        cls,
        phrasings: Sequence[Phrasing],
        answers: Sequence[Phrasing] = (),
        *,
        entries: int,
        grams: Grams = SHORT_GRAMS,
        shortest_corrected: int = 4,
        curve: Curve | None = None,
    ) -> "Index":
        """Learn from the phrasings, and from the answers' texts of entries that have only one.

        `curve` is given where the phrasings are another index's, read differently: it is not learnt again.
        """
        learnt = _first_of_each(phrasings, max(1, LEARNT // max(1, entries)))
        readings = [phrasing.reading for phrasing in (*learnt, *answers)]
        vocabulary = Vocabulary.build(readings, [phrasing.entry for phrasing in (*learnt, *answers)], grams)
        texts = Texts.build(readings, vocabulary)
        owners = np.array([phrasing.entry for phrasing in learnt], dtype=np.int64)
        similarities = texts.similarities()[: len(learnt), : len(learnt)]
        weights = learn(similarities, owners, entries)
        weights = np.concatenate([weights, _answer_weights(weights, owners, answers)])
        table = _table(vocabulary, texts.feature_weights(weights))
        spelling = Spelling(Counter(w for reading in readings for words in reading for w in words), shortest_corrected)
        return cls(vocabulary, table, spelling, curve or calibrate(similarities, owners))

    def chances(self, reading: Reading) -> Floats:
        """The classifier's chance of each entry, averaged over the question as typed and as corrected."""
        scores = self._scores(reading)
        corrected = [self._corrected(words) for words in reading]
        if any(after is not None for after in corrected):
            again = [words if after is None else after for words, after in zip(reading, corrected, strict=True)]
            scores = (scores + self._scores(again)) / 2
        return probabilities(scores)

    def belief(self, chance: float) -> float:
        """The chance (0-1) that the best entry is right, from what the classifier gives it."""
        return self.curve.belief(chance, self._table.shape[1])

    def _scores(self, reading: Reading) -> Floats:
        vocabulary = self._vocabulary
        units = vocabulary.units
        rows: list[int] = []
        square = 0.0
        for unit in units_of(reading):
            row = units.get(unit)
            if row is not None:
                rows.append(row)
                square += vocabulary.squares[row]
            else:
                features, length = vocabulary.unknown(unit)
                rows += [len(units) + feature for feature in features]
                square += length
        total: Floats = self._table[rows].sum(axis=0)
        return total / (math.sqrt(square) or 1.0)

    def _corrected(self, words: Sequence[str]) -> list[str] | None:
        """The words with each unknown one replaced, or None if nothing changes."""
        known = self._vocabulary.units
        corrections = [None if word in known else self._spelling.correct(word) for word in words]
        if not any(corrections):
            return None
        return [after for word, found in zip(words, corrections, strict=True) for after in (found or [word])]


def _first_of_each(phrasings: Sequence[Phrasing], most: int) -> list[Phrasing]:
    """At most so many phrasings of each entry, in their order."""
    taken: Counter[int] = Counter()
    kept = []
    for phrasing in phrasings:
        taken[phrasing.entry] += 1
        if taken[phrasing.entry] <= most:
            kept.append(phrasing)
    return kept


def _answer_weights(weights: Floats, owners: Ints, answers: Sequence[Phrasing]) -> Floats:
    """An answer's text speaks as its entry's only phrasing does, but lower."""
    first = {owner: text for text, owner in enumerate(owners.tolist())}
    speaks: Floats = weights[[first[answer.entry] for answer in answers]]
    return ANSWER_SHARE * speaks


def _table(vocabulary: Vocabulary, feature_weights: Floats) -> Floats:
    """A row for every unit, summed from its features, and below them a row for every feature."""
    by_feature = vocabulary.weights[:, None] * feature_weights
    flat, starts = vocabulary.flat()
    ends = np.append(starts[1:], len(flat))
    parts = [by_feature]
    for last in range(len(starts), 0, -_CHUNK):
        first = max(0, last - _CHUNK)
        inside = flat[starts[first] : ends[last - 1]]
        parts.insert(0, np.add.reduceat(by_feature[inside], starts[first:last] - starts[first], axis=0))
    return np.concatenate(parts)
