"""What a text is made of: units (words and pairs of words) and the features that make units alike.

A text's vector is the sum of its units' vectors divided by the root of the sum of their squared lengths, so that a
unit's share in any result can be worked out before the question comes.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Reading = Sequence[Sequence[str]]
"""One text as words; more than one sequence where the text is read in more than one way at once."""

_EDGE = "^"


class Grams(NamedTuple):
    """How long the character n-grams inside a word are: from `shortest` to `longest`, its edges counted."""

    shortest: int
    longest: int


SHORT_GRAMS = Grams(2, 4)


def units_of(reading: Reading) -> list[str]:
    """The words of a reading and its pairs of neighbours, repeated as often as they stand there."""
    units: list[str] = []
    for words in reading:
        units += words
        units += [f"{left} {right}" for left, right in pairwise(words)]
    return units


def features_of(unit: str, grams: Grams) -> list[str]:
    """The features of a unit: for a pair itself, for a word itself and its character n-grams with marked edges."""
    if " " in unit:
        return [unit]
    padded = f"{_EDGE}{unit}{_EDGE}"
    sizes = range(grams.shortest, grams.longest + 1)
    # The leading space keeps a whole word apart from an n-gram of the same letters.
    return [f" {unit}", *(padded[at : at + size] for size in sizes for at in range(len(padded) - size + 1))]
