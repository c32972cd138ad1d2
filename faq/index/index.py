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
from faq.index.table import Table
from faq.index.texts import Texts
from faq.index.vocabulary import Vocabulary

ANSWER_SHARE = 0.3
"""What the answer's text counts beside the phrasing of an entry that has only one."""

LEARNT = 2_000
"""Most phrasings that are learnt from; beyond it each entry gives its first ones."""


class Phrasing(NamedTuple):
    """An example question, read into words, and the number of the entry it asks for."""

    reading: Reading
    entry: int


class Lessons(NamedTuple):
    """What was learnt: what each phrasing says for each entry, and how far to believe it."""

    weights: Floats
    curve: Curve


class Finding(NamedTuple):
    """The classifier's chance of each entry, and the share (0-1) of the question's words that are known."""

    chances: Floats
    familiar: float


class Index:
    """Tells how likely each of `entries` entries is meant by a question."""

    def __init__(self, vocabulary: Vocabulary, table: Table, spelling: Spelling, lessons: Lessons) -> None:
        self._vocabulary = vocabulary
        # Units, then features: a question's scores are the sum of what a few of them say.
        self._table = table
        self._spelling = spelling
        self.lessons = lessons

    @classmethod
    def build(
        cls,
        phrasings: Sequence[Phrasing],
        answers: Sequence[Phrasing] = (),
        *,
        entries: int,
        grams: Grams = SHORT_GRAMS,
        shortest_corrected: int = 4,
        lessons: Lessons | None = None,
    ) -> "Index":
        """Learn from the phrasings, and from the answers' texts of entries that have only one.

        `lessons` are another index's, learnt from the same phrasings read differently: they are not learnt again.
        """
        phrasings = _first_of_each(phrasings, max(1, LEARNT // max(1, entries)))
        readings = [phrasing.reading for phrasing in (*phrasings, *answers)]
        texts, vocabulary = Texts.read(readings, [phrasing.entry for phrasing in (*phrasings, *answers)], grams)
        owners = np.array([phrasing.entry for phrasing in phrasings], dtype=np.int64)
        if lessons is None:
            similarities = texts.similarities()[: len(owners), : len(owners)]
            lessons = Lessons(learn(similarities, owners, entries), calibrate(similarities, owners))
        weights = np.concatenate([lessons.weights, _answer_weights(lessons.weights, owners, answers)])
        spelling = Spelling(Counter(word for reading in readings for word in reading[0]), shortest_corrected)
        return cls(vocabulary, texts.table(weights), spelling, lessons)

    def ask(self, reading: Reading) -> Finding:
        """What the index makes of a question, averaged over it as typed and as corrected."""
        scores = self._scores(reading)
        corrected = self._corrected(reading[0])
        if corrected is not None:
            reading = (corrected, *reading[1:])
            scores += self._scores(reading)
            scores /= 2
        return Finding(probabilities(scores), self._familiar(reading))

    def belief(self, chance: float) -> float:
        """The chance (0-1) that the best entry is right, from what the classifier gives it."""
        return self.lessons.curve.belief(chance, self._table.entries)

    def _familiar(self, reading: Reading) -> float:
        words = [word for words in reading for word in words]
        return sum(word in self._vocabulary.units for word in words) / (len(words) or 1)

    def _scores(self, reading: Reading) -> Floats:
        vocabulary = self._vocabulary
        units = vocabulary.units
        pieces: list[int] = []
        square = 0.0
        for unit in units_of(reading):
            number = units.get(unit)
            if number is not None:
                pieces.append(number)
                square += vocabulary.squares[number]
            else:
                features, length = vocabulary.unknown(unit)
                pieces += [len(units) + feature for feature in features]
                square += length
        return self._table.total(pieces) / (math.sqrt(square) or 1.0)

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
