"""How far the classifier is to be believed: from the chance it gives to the chance that it is right.

Learnt by holding a part of the phrasings out, and with them every fifth entry as a whole, which plays the part of
questions that no entry answers. The fit is Platt's: a logistic curve over the log-odds of the best entry.
"""

import math
from collections import Counter
from typing import NamedTuple

import numpy as np

from faq.index.arrays import Booleans, Doubles, Floats, Ints
from faq.index.classifier import learn, probabilities

FOLDS = 2
_ABSENT = 5
_SMALLEST = 1e-9
_LARGEST = 500.0
# So strongly the default curve pulls: an FAQ of a few entries teaches little, one of sixty outweighs it.
_RIDGE = 15.0
_NEWTON_STEPS = 20


class Curve(NamedTuple):
    """The logistic curve `1 / (1 + exp(-(slope * sureness + offset)))`; the defaults fit FAQs of many kinds."""

    slope: float = 1.15
    offset: float = -2.8

    def belief(self, chance: float, entries: int) -> float:
        """The chance that the best of the entries is right, from the chance that the classifier gives it."""
        kept = min(max(chance, _SMALLEST), 1 - _SMALLEST)
        odds = self.slope * (math.log(kept / (1 - kept)) + math.log(entries)) + self.offset
        return 1 / (1 + math.exp(min(-odds, _LARGEST)))


def sureness(chances: Floats, entries: int) -> Doubles:
    """Log-odds of chances, counted from those of a blind guess among the entries."""
    # Single precision cannot tell a chance this near to one from one.
    kept = np.clip(chances.astype(np.float64), _SMALLEST, 1 - _SMALLEST)
    odds: Doubles = np.log(kept / (1 - kept)) + np.log(entries)
    return odds


def _logistic(odds: Doubles) -> Doubles:
    chances: Doubles = 1 / (1 + np.exp(np.minimum(-odds, _LARGEST)))
    return chances


def calibrate(similarities: Floats, owners: Ints) -> Curve:
    """The curve for these texts; entries with a single text are never held out, for nothing would be left of them."""
    texts_of = Counter(owners.tolist())
    several = np.array([texts_of[owner] > 1 for owner in owners.tolist()], dtype=bool)
    if sum(count > 1 for count in texts_of.values()) < _ABSENT:
        return Curve()
    turn = _turns(owners)
    outcomes = [_held_out(similarities, owners, several & (turn == fold), fold) for fold in range(FOLDS)]
    sure, right = (np.concatenate(parts) for parts in zip(*outcomes, strict=True))
    return _fit(sure, right)


def _turns(owners: Ints) -> Ints:
    """The fold of each text: an entry's texts are dealt out one by one, each entry beginning at another fold."""
    dealt: Counter[int] = Counter()
    turns = []
    for owner in owners.tolist():
        turns.append((owner + dealt[owner]) % FOLDS)
        dealt[owner] += 1
    return np.array(turns, dtype=np.int64)


def _held_out(similarities: Floats, owners: Ints, held: Booleans, fold: int) -> tuple[Doubles, Doubles]:
    """How sure a classifier without the held texts is of each of them, and whether it is right."""
    kept = ~held & (owners % _ABSENT != fold)
    present = np.unique(owners[kept])
    if not held.any() or not len(present):
        return np.empty(0), np.empty(0)
    weights = learn(similarities[np.ix_(kept, kept)], np.searchsorted(present, owners[kept]), len(present))
    chances = probabilities(similarities[np.ix_(held, kept)] @ weights)
    right = present[chances.argmax(axis=1)] == owners[held]
    return sureness(chances.max(axis=1), len(present)), right.astype(np.float64)


def _fit(sure: Doubles, right: Doubles) -> Curve:
    """Newton's method on the log-loss, held near the default curve where there is little to learn from."""
    inputs = np.stack([sure, np.ones_like(sure)], axis=1)
    default = np.array(Curve())
    curve = default.copy()
    for _ in range(_NEWTON_STEPS):
        chance = _logistic(inputs @ curve)
        slope = inputs.T @ (chance - right) + _RIDGE * (curve - default)
        bend = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + _RIDGE * np.eye(2)
        curve -= np.linalg.solve(bend, slope)
    return Curve(float(max(curve[0], 0.1)), float(curve[1]))
