"""Multinomial logistic regression in dual form: what each learnt text says for and against each entry.

A class "none of them" with a score fixed at zero stands beside the entries, so that an FAQ of one entry can learn
too. See Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k^2)" (1983).
"""

import math

import numpy as np

from faq.index.arrays import Floats, Ints

STEPS = 40
PENALTY = 1e-4
_POWER_STEPS = 12
_MARGIN = 1.05


def probabilities(scores: Floats) -> Floats:
    """The chance of each entry (last axis), the class "none" having a score of zero."""
    highest = np.maximum(scores.max(axis=-1, keepdims=True), 0.0)
    raised = np.exp(scores - highest)
    chances: Floats = raised / (raised.sum(axis=-1, keepdims=True) + np.exp(-highest))
    return chances


def learn(similarities: Floats, owners: Ints, entries: int) -> Floats:
    """Weights (texts x entries) such that `similarities @ weights` tells the entries apart.

    `owners[t]` is the entry that text `t` asks for. The number of steps is fixed, so the result is too.
    """
    count = len(owners)
    truth = np.zeros((count, entries))
    truth[np.arange(count), owners] = 1.0
    rate = 1 / (_largest_eigenvalue(similarities) / count / 2 + PENALTY)
    weights = ahead = np.zeros_like(truth)
    momentum = 1.0
    for _ in range(STEPS):
        slope = (probabilities(similarities @ ahead) - truth) / count + PENALTY * ahead
        following = ahead - rate * slope
        next_momentum = (1 + math.sqrt(1 + 4 * momentum * momentum)) / 2
        ahead = following + (momentum - 1) / next_momentum * (following - weights)
        weights, momentum = following, next_momentum
    return weights


def _largest_eigenvalue(matrix: Floats) -> float:
    """A bound on it by power iteration; similarities are not negative, so ones are a good start."""
    vector = np.ones(len(matrix))
    size = 1.0
    for _ in range(_POWER_STEPS):
        vector = matrix @ vector
        size = float(np.linalg.norm(vector)) or 1.0
        vector /= size
    return size * _MARGIN
