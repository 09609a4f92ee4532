"""Two other ways to rank the same matrix, to see whether the outcome hangs on the method.

Both take scores (alternatives, criteria) on the fixed scale of 0–100, more is better, and weights that add
up to 1. Unlike the weighted sum they compare alternatives with each other.
"""

from __future__ import annotations

import numpy as np

from model.numbers.arrays import Floats


def topsis(scores: Floats, weights: Floats) -> Floats:
    """Closeness to the ideal, 0–1 (Hwang & Yoon 1981), on the scale / 100 without further normalisation.

    0.5 for all where all are equal.
    """
    weighted = scores / 100 * weights
    to_best = np.sqrt(((weighted - weighted.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighted - weighted.min(axis=0)) ** 2).sum(axis=1))
    distance = to_best + to_worst
    return np.where(distance > 0, to_worst / np.where(distance > 0, distance, 1.0), 0.5)


def promethee_ii(scores: Floats, weights: Floats) -> Floats:
    """Net outranking flow, -1 to 1 (Brans & Vincke 1985), with the usual preference function: better is 1."""
    if len(scores) < 2:
        return np.zeros(len(scores))
    better = (scores[:, None, :] > scores[None, :, :]).astype(np.float64) @ weights
    return np.asarray((better.sum(axis=1) - better.sum(axis=0)) / (len(scores) - 1))
