"""Every unit and feature that an index has learnt, with its weight."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from faq.index.arrays import Floats, Ints
from faq.index.features import Grams, Reading, features_of, units_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Units and features numbered in the order in which they were met.

    `members[u]` are the features of unit `u`, repeated as often as they stand in it; `weights[f]` is a feature's
    inverse entry frequency and `unseen` that of a feature no entry has; `squares[u]` is a unit's squared length.
    """

    grams: Grams
    units: dict[str, int]
    features: dict[str, int]
    members: list[list[int]]
    weights: Floats
    unseen: float
    squares: list[float]

    @classmethod
    def build(cls, readings: Sequence[Reading], owners: Sequence[int], grams: Grams) -> "Vocabulary":
        """Learn the units of the readings; `owners` says which entry each one belongs to."""
        units: dict[str, int] = {}
        features: dict[str, int] = {}
        members: list[list[int]] = []
        belongs: set[tuple[int, int]] = set()
        for reading, owner in zip(readings, owners, strict=True):
            for unit in units_of(reading):
                if unit not in units:
                    units[unit] = len(units)
                    members.append([features.setdefault(f, len(features)) for f in features_of(unit, grams)])
                belongs.add((owner, units[unit]))
        entries = len(set(owners))
        weights = inverse_frequency(entries_with(belongs, members, len(features)), entries)
        squares = [square_of(Counter(each), weights) for each in members]
        return cls(grams, units, features, members, weights, math.log(1 + entries) + 1, squares)

    def unknown(self, unit: str) -> tuple[list[int], float]:
        """The known features of a unit that was never learnt, and its squared length with the unseen ones."""
        counted = Counter(features_of(unit, self.grams))
        known = {self.features[f]: count for f, count in counted.items() if f in self.features}
        unseen = sum(count * count for f, count in counted.items() if f not in self.features)
        return list(Counter(known).elements()), square_of(known, self.weights) + unseen * self.unseen**2

    def flat(self) -> tuple[Ints, Ints]:
        """All units' features one after another, and where each unit's begin."""
        sizes = np.fromiter(map(len, self.members), dtype=np.int64, count=len(self.members))
        joined = np.fromiter(chain.from_iterable(self.members), dtype=np.int64, count=int(sizes.sum()))
        return joined, np.cumsum(sizes) - sizes


def entries_with(belongs: Iterable[tuple[int, int]], members: list[list[int]], features: int) -> Ints:
    """How many entries have each feature, from the (entry, unit) pairs."""
    seen = {(entry, feature) for entry, unit in belongs for feature in members[unit]}
    return np.bincount(np.fromiter((f for _, f in seen), dtype=np.int64, count=len(seen)), minlength=features)


def inverse_frequency(seen: Ints, entries: int) -> Floats:
    """A feature that few entries have says more about them than one that all have."""
    return np.log((1 + entries) / (1 + seen)) + 1


def square_of(counted: Counter[int] | dict[int, int], weights: Floats) -> float:
    """The squared length of a unit with these feature counts."""
    return sum((count * float(weights[f])) ** 2 for f, count in counted.items())
