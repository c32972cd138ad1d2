"""A shelf read in one way: as its language is written, or as it is typed in Latin letters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from faq.answer import ANSWER_FROM, CLARIFY_FROM, Ranked
from faq.index import SHORT_GRAMS, Grams, Index, Phrasing, Reading
from faq.latin import LATIN_TYPED, read_latin
from faq.normalise import NON_JOINER, spread, words
from faq.shelf import Shelf

RANKED = 10
"""Entries in a ranking, or as many as there are."""

_DECIMALS = 5
_UNTRUSTED = ANSWER_FROM - 1
_NOT_UNDERSTOOD = CLARIFY_FROM - 1


class Verdict(NamedTuple):
    """What a view has to say about a question; `familiar` is the share (0-1) of its words that the view knows."""

    language: str
    ranking: tuple[Ranked, ...]
    exact: bool
    familiar: float

    @property
    def score(self) -> int:
        """The best entry's score, 0-100."""
        return self.ranking[0].score


class Way(NamedTuple):
    """A way to read a normalised text into words, and what suits the words it gives.

    `letters` is what makes two texts the same, spaces aside.
    """

    read: Callable[[str], Reading]
    letters: Callable[[str], str]
    grams: Grams = SHORT_GRAMS
    shortest_corrected: int = 4


def _joined(normalised: str) -> str:
    return normalised.replace(" ", "").replace(NON_JOINER, "")


_PLAIN = Way(lambda normalised: (words(normalised),), _joined)
# A letter is spread into two signs, so lengths are nearly doubled.
_SPREAD = Way(lambda normalised: ([spread(word) for word in words(normalised)],), _joined, Grams(3, 6), 7)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A shelf with the index that was learnt from it in one way of reading."""

    shelf: Shelf
    way: Way
    index: Index
    exact: Mapping[str, tuple[int, ...]]

    @classmethod
    def written(cls, shelf: Shelf) -> "View":
        """The shelf as its language is written."""
        way = _SPREAD if shelf.language == "am" else _PLAIN
        return cls(shelf, way, _learn(shelf, way), _by_letters(shelf, way))

    def typed_latin(self) -> "View | None":
        """The same shelf as it is typed in Latin letters, or None if its language is written so anyway."""
        language = self.shelf.language
        if language not in LATIN_TYPED:
            return None
        way = Way(
            lambda normalised: read_latin(normalised, language),
            lambda normalised: "".join(read_latin(normalised.replace(NON_JOINER, ""), language)[0]),
        )
        return View(self.shelf, way, _learn(self.shelf, way, like=self.index), _by_letters(self.shelf, way))

    def ask(self, normalised: str) -> Verdict:
        """Rank the shelf's entries for a normalised question; ties go by id."""
        finding = self.index.ask(self.way.read(normalised))
        chances = np.round(finding.chances, _DECIMALS)
        same = self.exact.get(self.way.letters(normalised), ())
        for number in same:
            chances[number] += 1.0
        order = np.argsort(-chances, kind="stable")[:RANKED].tolist()
        most = self._most(order[0], normalised, len(same), understood=finding.familiar > 0)
        scores = self._scores(chances[order].tolist(), len(same), most)
        ranking = tuple(Ranked(self.shelf.ids[number], score) for number, score in zip(order, scores, strict=True))
        return Verdict(self.shelf.language, ranking, len(same) == 1, finding.familiar)

    def _scores(self, chances: list[float], same: int, most: int) -> list[int]:
        """The best entry's chance of being right in percent; the others share what it leaves, as they stand to it."""
        if same:
            return [most if place < same else 0 for place in range(len(chances))]
        belief = self.index.belief(chances[0])
        shares = [belief, *(min(belief * chance / chances[0], 1 - belief) for chance in chances[1:])]
        return [min(round(100 * share), most) for share in shares]

    def _most(self, best: int, normalised: str, same: int, *, understood: bool) -> int:
        """The score that a question may reach at most, `same` being the number of entries that have it as it is."""
        if same:
            return 100 if same == 1 else _UNTRUSTED
        # Pieces of words alone are no ground to answer, nor to ask back.
        if not understood:
            return _NOT_UNDERSTOOD
        return 100 if self.shelf.trusted(best, normalised) else _UNTRUSTED


def _learn(shelf: Shelf, way: Way, like: Index | None = None) -> Index:
    """An index of the shelf's phrasings, and of the answers of entries that have only one."""
    return Index.build(
        [Phrasing(way.read(text), number) for text, number in shelf.phrasings],
        [Phrasing(way.read(shelf.answers[number]), number) for number in shelf.only if shelf.answers[number]],
        entries=len(shelf.ids),
        grams=way.grams,
        shortest_corrected=way.shortest_corrected,
        lessons=like.lessons if like else None,
    )


def _by_letters(shelf: Shelf, way: Way) -> dict[str, tuple[int, ...]]:
    """The entries that have each phrasing, by its letters."""
    found: dict[str, tuple[int, ...]] = {}
    for text, number in shelf.phrasings:
        if letters := way.letters(text):
            owners = found.get(letters, ())
            found[letters] = owners if number in owners else (*owners, number)
    return found
