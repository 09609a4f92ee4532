"""The outcomes of weighing the options of a task: scores, how firm the first place is, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep, sweep
from model.numbers.arrays import Floats
from model.options.other_methods import promethee_ii, topsis
from model.options.robustness import stability
from model.options.scoring import Scores, score, winner


@dataclass(frozen=True)
class Turning:
    """The nearest position of a slider at which another alternative comes first, and which (its place)."""

    assumption: str
    value: float
    winner: int


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The options of a task under these weights and strengths.

    ``scores``: a row for every position of the page's sliders; ``present``: only the present point. ``stability``
    (criteria, 2): the share of the total weight in which the first stays first. ``ranks`` (alternatives,): the place
    of each under the weighted sum, TOPSIS and PROMETHEE II. ``turning``: for every weight and strength that can do
    so alone, where another alternative comes first.
    """

    scores: Scores
    present: Scores
    stability: Floats
    ranks: Mapping[str, NDArray[np.intp]]
    turning: tuple[Turning, ...]


def compute(
    case: Case, assumptions: Assumptions, swept: Sweep, task: str, positions: Mapping[str, Sequence[float]]
) -> Weighing:
    """Weigh the options of a task. ``swept``: the sliders that the page shows; ``positions``: of every weight and
    strength of the task the values to look for a turning point at."""
    present = score(case, assumptions, task)
    return Weighing(
        scores=score(case, swept.assumptions, task),
        present=present,
        stability=stability(present),
        ranks=_ranks(present),
        turning=turning_points(case, assumptions, task, positions),
    )


def _ranks(scores: Scores) -> Mapping[str, NDArray[np.intp]]:
    matrix, weights = scores.by_criterion, scores.weights
    totals = {"sum": scores.total, "topsis": topsis(matrix, weights), "promethee": promethee_ii(matrix, weights)}
    rounded = {method: np.round(values, 9) for method, values in totals.items()}
    return {method: (values[None, :] > values[:, None]).sum(axis=1) + 1 for method, values in rounded.items()}


def turning_points(
    case: Case, assumptions: Assumptions, task: str, positions: Mapping[str, Sequence[float]]
) -> tuple[Turning, ...]:
    """For every assumption, one at a time, the nearest of its positions at which another alternative comes first."""
    swept = sweep(assumptions, positions)
    winners = np.broadcast_to(winner(score(case, swept.assumptions, task)), (swept.rows,))
    found = []
    for block in swept.blocks:
        now = float(np.asarray(assumptions.get(block.assumption)))
        there = winners[block.start : block.start + len(block.values)]
        changes = [
            (abs(value - now), value, int(best))
            for value, best in zip(block.values, there, strict=True)
            if best != winners[0]
        ]
        if changes:
            _distance, value, best = min(changes)
            found.append(Turning(block.assumption, value, best))
    return tuple(found)
