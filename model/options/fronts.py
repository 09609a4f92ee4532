"""Which configurations no other beats: a better fit always costs more risk, money or partners on the front.

Fit, risk and cost add up over the tasks. So the front of all configurations is built task by task: what is beaten in
the first tasks is beaten whatever the others do (a dynamic program; Nemhauser and Ullmann, 1969).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from model.numbers.arrays import Floats

BURDENS = ("risk", "cost", "partners")
DECIMALS = 9
"""Sums of the same numbers in another order can differ by 1e-14: what is equal in nine decimals is equal."""
MOST_OUTSIDE = 8
"""Up to so many partners every group of them is looked at: 256 groups."""


@dataclass(frozen=True)
class Outside:
    """The executors outside the own organisation, and per task which of them each pair brings in (pairs, executors)."""

    executors: tuple[str, ...]
    involved: tuple[NDArray[np.bool_], ...]


def pareto(fit: Floats, burden: Floats) -> NDArray[np.bool_]:
    """Which are on the front: no other has at least the fit at no more burden, and one of both better."""
    levels, level = np.unique(burden, return_inverse=True)
    best = np.full(len(levels), -np.inf)
    np.maximum.at(best, level, fit)
    # On the front: the best at its own burden, and better than all with less.
    before = np.concatenate([[-np.inf], np.maximum.accumulate(best)[:-1]])
    return np.asarray((fit == best[level]) & (best > before)[level])


def additive(tasks: Sequence[tuple[Floats, Floats]]) -> NDArray[np.intp]:
    """The front where fit and burden are sums over tasks: picks (front, tasks), one for each distinct point.

    ``tasks``: fit and burden of every pair of each task, (pairs,) each.
    """
    fit: Floats = np.zeros(1)
    burden: Floats = np.zeros(1)
    picks = np.zeros((1, 0), dtype=np.intp)
    for own_fit, own_burden in tasks:
        fit = np.asarray(np.round(np.add.outer(fit, own_fit).ravel(), DECIMALS), dtype=np.float64)
        burden = np.asarray(np.round(np.add.outer(burden, own_burden).ravel(), DECIMALS), dtype=np.float64)
        kept = _one_each(fit, burden)
        before, pair = np.unravel_index(kept, (len(picks), len(own_fit)))
        fit, burden, picks = fit[kept], burden[kept], np.column_stack([picks[before], pair])
    return picks


def _one_each(fit: Floats, burden: Floats) -> NDArray[np.intp]:
    """The places of the front, one for each distinct point, by burden."""
    places = np.flatnonzero(pareto(fit, burden))
    _levels, unique = np.unique(burden[places], return_index=True)
    return np.asarray(places[unique])


def by_partners(fits: Sequence[Floats], outside: Outside) -> NDArray[np.intp]:
    """The best fit for every number of partners: picks (rows, tasks). Looks at every group of partners.

    ``fits``: the fit of every pair of each task.
    """
    found: dict[int, tuple[float, list[int]]] = {}
    for size in range(len(outside.executors) + 1):
        for group in combinations(range(len(outside.executors)), size):
            best = _best_within(fits, outside, group)
            if best is not None and best[0] > found.get(size, (-np.inf, []))[0]:
                found[size] = best
    return np.array([picks for _fit, picks in found.values()], dtype=np.intp).reshape(len(found), len(fits))


def _best_within(fits: Sequence[Floats], outside: Outside, group: tuple[int, ...]) -> tuple[float, list[int]] | None:
    """The best fit with no partners but these; None if a task cannot do without another."""
    others = np.setdiff1d(np.arange(len(outside.executors)), group)
    allowed = [
        np.where(involved[:, others].any(axis=1), -np.inf, fit)
        for fit, involved in zip(fits, outside.involved, strict=True)
    ]
    picks = [int(np.argmax(fit)) for fit in allowed]
    total = sum(float(fit[pick]) for fit, pick in zip(allowed, picks, strict=True))
    return (total, picks) if np.isfinite(total) else None


def count_outside(outside: Outside, picks: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many executors outside the own organisation each configuration has: (configurations,)."""
    seen = np.zeros((len(picks), len(outside.executors)), dtype=bool)
    for index, involved in enumerate(outside.involved):
        seen |= involved[picks[:, index]]
    return np.asarray(seen.sum(axis=1))
