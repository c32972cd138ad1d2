"""Names that may have been meant."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_ALIKE = 0.5


def suggestion(name: str, known: Iterable[str]) -> str:
    """What may have been meant by an unknown name: the nearest known one, or all of them."""
    choices = list(known)
    nearest = process.extractOne(name, choices, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    if nearest:
        return f"did you mean '{nearest[0]}'?"
    return f"write one of {', '.join(choices)}" if choices else "there is none yet, so add it first"
