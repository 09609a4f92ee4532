"""The outcomes of weighing the options of a task: scores, how firm the first place is, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep, sweep
from model.numbers.arrays import Floats
from model.options.other_methods import promethee_ii, topsis
from model.options.robustness import stability
from model.options.scoring import Scores, acting, options_of, places, score


@dataclass(frozen=True)
class Turning:
    """The nearest position of a slider at which another alternative comes first, and which: more if they are equal."""

    assumption: str
    value: float
    winners: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """The options of a task under these weights and strengths.

    ``scores``: a row for every position of the page's sliders; ``present``: only the present point. ``stability``
    (criteria, 2): the share of the total weight in which the first stays first. ``ranks`` (alternatives,): the place
    of each under the weighted sum, TOPSIS and PROMETHEE II. ``turning``: for every weight and strength that can do
    so alone, where another alternative comes first. ``reach`` (criteria, 2): the share of the total weight that the
    slider of a criterion reaches while the others stay as they are.
    """

    scores: Scores
    present: Scores
    stability: Floats
    ranks: Mapping[str, NDArray[np.intp]]
    turning: tuple[Turning, ...]
    reach: Floats


def compute(
    case: Case, assumptions: Assumptions, swept: Sweep, task: str, positions: Mapping[str, Sequence[float]]
) -> Weighing:
    """Weigh the options of a task. ``swept``: the sliders that the page shows; ``positions``: of every weight and
    strength of the task the values to look for a turning point at."""
    present = score(case, assumptions, task)
    searched = sweep(assumptions, positions)
    found = score(case, searched.assumptions, task)
    return Weighing(
        scores=score(case, swept.assumptions, task),
        present=present,
        stability=stability(present),
        ranks=_ranks(present),
        turning=tuple(_turning_points(assumptions, searched, found)),
        reach=_reach(case, searched, found),
    )


def _ranks(scores: Scores) -> Mapping[str, NDArray[np.intp]]:
    matrix, weights = scores.by_criterion, scores.weights
    totals = {"sum": scores.total, "topsis": topsis(matrix, weights), "promethee": promethee_ii(matrix, weights)}
    return {method: places(values) for method, values in totals.items()}


def _turning_points(assumptions: Assumptions, searched: Sweep, scores: Scores) -> Iterator[Turning]:
    """For every assumption, one at a time, the nearest of its positions at which another alternative comes first.

    Who shares the first place still comes first, as in ``stability``.
    """
    totals = np.round(np.broadcast_to(scores.total, (searched.rows, len(scores.alternatives))), 9)
    first = totals == totals.max(axis=-1, keepdims=True)
    leader = int(first[0].argmax())
    for block in searched.blocks:
        now = float(np.asarray(assumptions.get(block.assumption)))
        rows = range(block.start, block.start + len(block.values))
        changes = [
            (abs(value - now), value, tuple(np.flatnonzero(first[row]).tolist()))
            for value, row in zip(block.values, rows, strict=True)
            if not first[row, leader]
        ]
        if changes:
            _distance, value, winners = min(changes)
            yield Turning(block.assumption, value, winners)


def _reach(case: Case, searched: Sweep, scores: Scores) -> Floats:
    shares = np.broadcast_to(scores.weights, (searched.rows, len(case.criteria)))
    rows = {block.assumption: slice(block.start, block.start + len(block.values)) for block in searched.blocks}
    reached = [
        shares[rows.get(f"weight.{criterion.id}", slice(0, 1)), place] for place, criterion in enumerate(case.criteria)
    ]
    return np.array([(own.min(), own.max()) for own in reached])


def spread(case: Case, assumptions: Assumptions) -> Mapping[str, NDArray[np.intp]]:
    """Per task with options on how many arguments each criterion's weight can act: (criteria,)."""
    tasks = [task.id for task in case.tasks if options_of(case, task.id)]
    return {task: acting(score(case, assumptions, task)) for task in tasks}
