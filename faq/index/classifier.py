"""Multinomial logistic regression in dual form: what each learnt text says for and against each entry.

A class "none of them" with a score fixed at zero stands beside the entries, so that an FAQ of one entry can learn
too. See Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)" (1983).
"""

import math

import numpy as np

from faq.index.arrays import Floats, Ints

STEPS = 25
START = 3.5
"""How loudly each text speaks for its own entry at the start; near what it comes to, so that few steps are left."""

PENALTY = 1e-4
_POWER_STEPS = 12
_MARGIN = 1.05


def probabilities(scores: Floats) -> Floats:
    """The chance of each entry (last axis), the class "none" having a score of zero."""
    highest = np.maximum(scores.max(axis=-1, keepdims=True), 0.0)
    chances: Floats = scores - highest
    np.exp(chances, out=chances)
    chances /= chances.sum(axis=-1, keepdims=True) + np.exp(-highest)
    return chances


def learn(similarities: Floats, owners: Ints, entries: int) -> Floats:
    """Weights (texts x entries) such that `similarities @ weights` tells the entries apart.

    `owners[t]` is the entry that text `t` asks for. The number of steps is fixed, so the result is too.
    """
    count = len(owners)
    truth = np.arange(count), owners
    rate = 1 / (_largest_eigenvalue(similarities) / count / 2 + PENALTY)
    weights = np.full((count, entries), -START / (entries + 1), dtype=np.float32)
    weights[truth] += START
    ahead = weights.copy()
    momentum = 1.0
    for _ in range(STEPS):
        wrong = probabilities(similarities @ ahead)
        wrong[truth] -= 1
        # In place from here on: with thousands of entries, fetching memory would cost as much as the product above.
        wrong *= rate / count
        ahead *= 1 - rate * PENALTY
        ahead -= wrong
        next_momentum = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        weights -= ahead
        weights *= -(momentum - 1) / next_momentum
        weights += ahead
        weights, ahead, momentum = ahead, weights, next_momentum
    return weights


def _largest_eigenvalue(matrix: Floats) -> float:
    """A bound on it by power iteration; similarities are not negative, so ones are a good start."""
    vector = np.ones(len(matrix), dtype=np.float32)
    size = 1.0
    for _ in range(_POWER_STEPS):
        vector = matrix @ vector
        size = float(np.linalg.norm(vector)) or 1.0
        vector /= size
    return size * _MARGIN
