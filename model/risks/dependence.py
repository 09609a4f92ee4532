"""Risks with the same driver that happen together: a Gaussian copula with one common score per driver.

Behind each risk stands a normal score √r × S + √(1 - r) × e, S of its driver and e its own, so that two risks of one
driver have correlation r. A risk happens if its score is below the quantile q of its chance p. Given S that has the
chance Φ((q - √r × S) / √(1 - r)), whose mean is p again (Vasicek, "Loan portfolio value", 2002). So the own random
number of a risk stays what it is, and only the chance it is held against differs from draw to draw. How much a risk
costs is drawn by itself.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from model.case.risks import Risk
from model.numbers.arrays import Floats, Number, along
from model.numbers.distributions import normal_chance
from model.numbers.streams import stream


def chances_in(risk: Risk, chance: Floats, dependence: Number, draws: int, seed: int) -> Floats:
    """How likely a risk is in each draw: (..., draws), or (..., 1) where every draw has the same chance.

    ``chance`` and ``dependence`` (...) are 0 to 1, ``dependence`` below 1. Without a driver or dependence that is the
    chance itself, to the bit.
    """
    if risk.driver is None or not np.any(dependence):
        return along(chance)
    score = stream(f"driver {risk.driver}", seed).standard_normal(draws)  # no id holds a space
    pairs = np.stack(np.broadcast_arrays(chance, np.asarray(dependence, dtype=np.float64)), axis=-1)
    # Of the rows of a sweep few have another chance or dependence.
    distinct, which = np.unique(pairs.reshape(-1, 2), axis=0, return_inverse=True)
    table = np.stack([_given(score, float(own), float(shared)) for own, shared in distinct])
    return np.asarray(table[which.reshape(pairs.shape[:-1])])


def _given(score: Floats, chance: float, dependence: float) -> Floats:
    """The chance in each draw, given the score of the driver."""
    if dependence == 0 or not 0 < chance < 1:
        return np.full_like(score, chance)
    quantile = NormalDist().inv_cdf(chance)
    return normal_chance((quantile - np.sqrt(dependence) * score) / np.sqrt(1 - dependence))
