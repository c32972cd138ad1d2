"""What each known piece of a question says for each entry."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from faq.index.arrays import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Piece `i` says `shares[i]` times row `rows[i]` of `says`, which has a column for each entry.

    Most pieces stand in one text only and say what that text does, more or less, so they need no row of their own.
    """

    rows: Ints
    shares: Floats
    says: Floats

    @property
    def entries(self) -> int:
        """The number of entries."""
        return int(self.says.shape[1])

    def each(self, pieces: Sequence[int] | Ints) -> Floats:
        """What each of the pieces says (pieces x entries)."""
        chosen = np.asarray(pieces, dtype=np.int64)
        said: Floats = self.says[self.rows[chosen]]
        said *= self.shares[chosen, None]
        return said

    def total(self, pieces: Sequence[int]) -> Floats:
        """What the pieces say together."""
        chosen = np.asarray(pieces, dtype=np.int64)
        total: Floats = self.shares[chosen] @ self.says[self.rows[chosen]]
        return total
