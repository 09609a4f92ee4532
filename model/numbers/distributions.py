"""Values for chances: the quantile functions of the distributions, and the chance behind a normal score.

A draw is the quantile of an evenly drawn chance. So the same chances serve every range and every mode, and two
variants that are compared differ by what is set, not by chance. All functions broadcast over the chances.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from model.numbers.arrays import Floats

PERT_WEIGHT = 4.0
"""How much heavier the mode counts than an end (Malcolm e.a. 1959): the mean is (low + 4 mode + high) / 6."""
PERT_CELLS = 8192
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(5)


def triangular_quantile(chance: Floats, low: float, mode: float, high: float) -> Floats:
    """The value below which a part ``chance`` of a triangle lies; the point itself if low = high.

    Closed form: low + sqrt(p (high - low)(mode - low)) up to the mode, mirrored above it.
    """
    width, left, right = high - low, mode - low, high - mode
    if width == 0:
        return np.full_like(chance, mode)
    below = left / width
    if right == 0:
        return low + width * np.sqrt(chance)
    if left == 0:
        return high - width * np.sqrt(1 - chance)
    rises = chance < below
    part = np.where(rises, chance * (width * left), (1 - chance) * (width * right))
    root = np.sqrt(part)
    return np.where(rises, low + root, high - root)


def pert_quantile(chance: Floats, low: float, mode: float, high: float) -> Floats:
    """The value below which a part ``chance`` of a PERT distribution lies; the point itself if low = high.

    PERT is a beta distribution on low–high with a = 1 + 4 (mode - low) / (high - low) and b = 6 - a. It has no
    closed form: interpolated in a table of its distribution function, at most 1e-6 of the width off.
    """
    if high == low:
        return np.full_like(chance, mode)
    cumulative, places = _pert_table((mode - low) / (high - low))
    return low + (high - low) * np.interp(chance, cumulative, places)


@lru_cache(maxsize=256)
def _pert_table(mode: float) -> tuple[Floats, Floats]:
    """Chances and the values in 0–1 that belong to them, for the mode in 0–1.

    With x = sin²(t) the density is smooth at both ends: 2 sin(t)^(2a-1) cos(t)^(2b-1), integrated per cell with
    five Gauss–Legendre nodes. Between two values the table is a straight line, at most 2 (π / 2 / cells)² = 7e-8 off.
    """
    a, b = 1 + PERT_WEIGHT * mode, 1 + PERT_WEIGHT * (1 - mode)
    edges = np.linspace(0, np.pi / 2, PERT_CELLS + 1)
    half = edges[1] / 2
    nodes = (edges[:-1] + half)[:, None] + half * _NODES
    masses = (np.sin(nodes) ** (2 * a - 1) * np.cos(nodes) ** (2 * b - 1)) @ _WEIGHTS
    cumulative = np.concatenate([[0.0], np.cumsum(masses)])
    return cumulative / cumulative[-1], np.sin(edges) ** 2


_UPPER = (3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
          221.213596169931, 220.206867912376)  # fmt: skip
_LOWER = (8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
          637.333633378831, 793.826512519948, 440.413735824752)  # fmt: skip
_FAR = 7.07106781186547


def normal_chance(score: Floats) -> Floats:
    """The chance that a standard normal number is below ``score``.

    Hart's rational approximation (algorithm 5666) as given by West, "Better approximations to cumulative normal
    functions" (2005): about 1e-15 off. Beyond 7.07 the chance is below 1e-12 and taken as it is there.
    """
    distance = np.minimum(np.abs(score), _FAR)
    above = np.exp(-0.5 * distance * distance) * _polynomial(_UPPER, distance) / _polynomial(_LOWER, distance)
    return np.where(score > 0, 1 - above, above)


def _polynomial(coefficients: tuple[float, ...], x: Floats) -> Floats:
    """Horner's rule, highest power first."""
    result = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        result *= x
        result += coefficient
    return result


def correlation_matrix(pairs: Mapping[tuple[str, str], float]) -> tuple[tuple[str, ...], Floats]:
    """Every id in the pairs and the correlation of each with each: 0 where no pair says otherwise."""
    ids = tuple(dict.fromkeys(id for pair in pairs for id in pair))
    matrix = np.eye(len(ids))
    for (first, second), value in pairs.items():
        row, column = ids.index(first), ids.index(second)
        matrix[row, column] = matrix[column, row] = value
    return ids, matrix
