"""The learnt texts as a sparse matrix of texts x features, multiplied block by block to bound memory."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from faq.index.arrays import Floats, Ints
from faq.index.features import Reading, units_of
from faq.index.vocabulary import Vocabulary

_BLOCK = 2_048


@dataclass(frozen=True, slots=True)
class Texts:
    """Unit vectors of `count` texts: feature `columns[i]` of text `rows[i]` has `values[i]` (summed if repeated)."""

    rows: Ints
    columns: Ints
    values: Floats
    count: int
    width: int

    @classmethod
    def build(cls, readings: Sequence[Reading], vocabulary: Vocabulary) -> "Texts":
        """The vectors of readings whose units are all in the vocabulary."""
        units = [[vocabulary.units[unit] for unit in units_of(reading)] for reading in readings]
        lengths = [math.sqrt(sum(vocabulary.squares[u] for u in text)) or 1.0 for text in units]
        members = [[f for u in text for f in vocabulary.members[u]] for text in units]
        sizes = [len(each) for each in members]
        columns = np.fromiter(chain.from_iterable(members), dtype=np.int64, count=sum(sizes))
        rows = np.repeat(np.arange(len(units)), sizes)
        values = vocabulary.weights[columns] / np.repeat(np.array(lengths), sizes)
        return cls(rows, columns, values, len(units), len(vocabulary.features))

    def _blocks(self) -> Iterator[tuple[slice, Floats]]:
        """Dense slices of the matrix, each with all texts and some features."""
        for start in range(0, self.width, _BLOCK):
            size = min(_BLOCK, self.width - start)
            inside = (self.columns >= start) & (self.columns < start + size)
            cells = self.rows[inside] * size + self.columns[inside] - start
            dense = np.bincount(cells, self.values[inside], minlength=self.count * size)
            yield slice(start, start + size), dense.astype(np.float64, copy=False).reshape(self.count, size)

    def similarities(self) -> Floats:
        """The inner product of every two texts."""
        total = np.zeros((self.count, self.count))
        for _, block in self._blocks():
            total += block @ block.T
        return total

    def feature_weights(self, text_weights: Floats) -> Floats:
        """What each feature says for each entry, given what each text does (texts x entries)."""
        result = np.empty((self.width, text_weights.shape[1]))
        for features, block in self._blocks():
            result[features] = block.T @ text_weights
        return result
