"""Every unit and feature that an index has learnt, with its weight."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from faq.index.arrays import Doubles, Ints
from faq.index.features import Grams, features_of


class Units:
    """Units numbered as they are met, with the features of each one after another."""

    def __init__(self, grams: Grams) -> None:
        self.grams = grams
        self.numbers: dict[str, int] = {}
        self.features: dict[str, int] = {}
        self._members: list[list[int]] = []

    def number(self, unit: str) -> int:
        """The unit's number; a new one is learnt."""
        known = self.numbers.get(unit)
        if known is None:
            known = self.numbers[unit] = len(self.numbers)
            features = self.features
            self._members.append([features.setdefault(f, len(features)) for f in features_of(unit, self.grams)])
        return known

    def flat(self) -> "Flat":
        """All units' features as arrays."""
        return Flat.of(self._members)


@dataclass(frozen=True, slots=True)
class Flat:
    """Lists of numbers laid end to end: list `i` is `items[starts[i]:starts[i] + sizes[i]]`."""

    items: Ints
    starts: Ints
    sizes: Ints

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> "Flat":
        """Lay the lists end to end."""
        sizes = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
        items = np.fromiter(chain.from_iterable(lists), dtype=np.int64, count=int(sizes.sum()))
        return cls(items, np.cumsum(sizes) - sizes, sizes)

    def owners(self) -> Ints:
        """For every item, the number of its list."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def pick(self, lists: Ints) -> Ints:
        """The items of these lists, laid end to end."""
        sizes = self.sizes[lists]
        ends = np.cumsum(sizes)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - sizes, sizes)
        picked: Ints = self.items[np.repeat(self.starts[lists], sizes) + within]
        return picked


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of units and features when a question comes.

    A feature weighs its inverse entry frequency: what few entries have says more about them. `squares` are the
    squared lengths of units, `feature_squares` of features, and `unseen_square` of a feature no entry has.
    """

    grams: Grams
    units: dict[str, int]
    features: dict[str, int]
    squares: list[float]
    feature_squares: list[float]
    unseen_square: float

    def unknown(self, unit: str) -> tuple[list[int], float]:
        """The known features of a unit that was never learnt, and its squared length with the unseen ones."""
        if " " in unit:
            return [], self.unseen_square
        names = features_of(unit, self.grams)
        known = [number for name in names if (number := self.features.get(name)) is not None]
        squares = self.feature_squares
        return known, sum([squares[f] for f in known]) + (len(names) - len(known)) * self.unseen_square


def inverse_frequency(seen: Ints, entries: int) -> Doubles:
    """The weight of features that so many of the entries have."""
    return np.log((1 + entries) / (1 + seen)) + 1


def unseen_square(entries: int) -> float:
    """The squared weight of a feature that none of the entries has."""
    return float(inverse_frequency(np.zeros(1, dtype=np.int64), entries)[0] ** 2)
