"""The learnt texts as a sparse matrix of texts x features, multiplied block by block to bound memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from faq.index.arrays import Booleans, Doubles, Floats, Ints
from faq.index.features import Grams, Reading, units_of
from faq.index.table import Table
from faq.index.vocabulary import Flat, Units, Vocabulary, inverse_frequency, unseen_square

_BLOCK = 2_048
_CHUNK = 128


@dataclass(frozen=True, slots=True)
class Texts:
    """Vectors of about unit length: feature `columns[i]` of text `rows[i]` has `values[i]`; each cell stands once."""

    rows: Ints
    columns: Ints
    values: Floats
    count: int
    members: Flat
    weights: Doubles

    @classmethod
    def read(cls, readings: Sequence[Reading], owners: Sequence[int], grams: Grams) -> tuple["Texts", Vocabulary]:
        """The vectors of the readings and what was learnt on the way; `owners` says which entry each belongs to."""
        units = Units(grams)
        spoken = Flat.of([[units.number(unit) for unit in units_of(reading)] for reading in readings])
        members = units.flat()
        rows, columns, repeats = _cells(spoken, members)
        entries = len(set(owners))
        weights = inverse_frequency(_entries_having(columns, np.asarray(owners, dtype=np.int64)[rows]), entries)
        squares = np.bincount(members.owners(), weights[members.items] ** 2, minlength=len(members.sizes))
        lengths = np.sqrt(np.bincount(spoken.owners(), squares[spoken.items], minlength=len(readings)))
        vocabulary = Vocabulary(
            grams, units.numbers, units.features, squares.tolist(), (weights**2).tolist(), unseen_square(entries)
        )
        values = (repeats * weights[columns] / lengths[rows]).astype(np.float32)
        return cls(rows, columns, values, len(readings), members, weights), vocabulary

    def similarities(self) -> Floats:
        """The inner product of every two texts."""
        total = np.zeros((self.count, self.count), dtype=np.float32)
        shared = self._shared()
        for _, block in self._blocks(shared):
            total += block @ block.T
        alone = ~shared[self.columns]
        total[np.diag_indices(self.count)] += np.bincount(self.rows[alone], self.values[alone] ** 2, self.count)
        return total

    def table(self, text_weights: Floats) -> Table:
        """What each unit, and after them each feature, says for each entry, given what each text does."""
        members = self.members
        words = np.flatnonzero(members.sizes > 1)  # a pair of words is a feature itself
        inner = self.count + np.count_nonzero(self._shared())
        # One array from the start: with thousands of entries, joining parts would take their memory twice.
        says = np.empty((inner + len(words), text_weights.shape[1]), dtype=np.float32)
        features = self._feature_table(text_weights, says[:inner])
        rows = features.rows[members.items[members.starts]]
        shares = features.shares[members.items[members.starts]]
        rows[words] = inner + np.arange(len(words))
        shares[words] = 1
        self._fill_sums(words, features, says[inner:])
        return Table(np.concatenate([rows, features.rows]), np.concatenate([shares, features.shares]), says)

    def _fill_sums(self, units: Ints, features: Table, says: Floats) -> None:
        """What each of the units' features say together, a row for each unit."""
        for first in range(0, len(units), _CHUNK):
            chunk = units[first : first + _CHUNK]
            sizes = self.members.sizes[chunk]
            inside = features.each(self.members.pick(chunk))
            np.add.reduceat(inside, np.cumsum(sizes) - sizes, axis=0, out=says[first : first + _CHUNK])

    def _feature_table(self, text_weights: Floats, says: Floats) -> Table:
        """The features' part, filled into `says`: a row for each text, then one for each feature of several texts."""
        shared = self._shared()
        own = np.flatnonzero(shared)
        rows = np.empty(len(self.weights), dtype=np.int64)
        shares = self.weights.astype(np.float32)
        alone = ~shared[self.columns]
        rows[self.columns[alone]] = self.rows[alone]
        shares[self.columns[alone]] *= self.values[alone]
        rows[own] = self.count + np.arange(len(own))
        says[: self.count] = text_weights
        for at, block in self._blocks(shared):
            np.matmul(block.T, text_weights, out=says[rows[at[0]] : rows[at[-1]] + 1])
        says[self.count :] *= shares[own, None]
        shares[own] = 1
        return Table(rows, shares, says)

    def _shared(self) -> Booleans:
        """Which features stand in more than one text; most do not, and products need not go through them."""
        return np.bincount(self.columns, minlength=len(self.weights)) > 1

    def _blocks(self, shared: Booleans) -> Iterator[tuple[Ints, Floats]]:
        """Dense slices of the matrix, each with all texts and some of the shared features."""
        features = np.flatnonzero(shared)
        place = np.cumsum(shared) - 1
        for start in range(0, len(features), _BLOCK):
            size = min(_BLOCK, len(features) - start)
            inside = shared[self.columns] & (place[self.columns] >= start) & (place[self.columns] < start + size)
            dense = np.zeros((self.count, size), dtype=np.float32)
            dense[self.rows[inside], place[self.columns[inside]] - start] = self.values[inside]
            yield features[start : start + size], dense


def _cells(spoken: Flat, members: Flat) -> tuple[Ints, Ints, Ints]:
    """Text, feature and how often, for every feature that stands in a text."""
    rows = np.repeat(spoken.owners(), members.sizes[spoken.items])
    width = int(members.items.max(initial=0)) + 1
    cells, repeats = np.unique(rows * width + members.pick(spoken.items), return_counts=True)
    return cells // width, cells % width, repeats


def _entries_having(features: Ints, owners: Ints) -> Ints:
    """How many entries have each feature, `owners` being the entry of each one's occurrence."""
    width = int(features.max(initial=-1)) + 1
    claims = np.unique(owners * max(1, width) + features)
    return np.bincount(claims % max(1, width), minlength=width)
