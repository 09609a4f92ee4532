"""What speaks for the documented advice and against it over all tasks, and how firm its first place is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.numbers.arrays import Floats
from model.options.configurations import advised, fit_of, mine
from model.options.own_arguments import AnyArgument, OwnArgument
from model.options.robustness import stability
from model.options.scoring import Scores, alternatives, argument_effects, score

MOST = 2
"""So many reasons are named on each side; equals of the last one too."""


@dataclass(frozen=True)
class Reason:
    """An argument with all that have its words and its side in other tasks; ``points``: what they add to the mean score
    of the advice, below zero if they take from it."""

    arguments: tuple[AnyArgument, ...]
    points: float


@dataclass(frozen=True)
class Tipping:
    """The smallest change of the weight of one criterion (its place) after which the advice no longer comes first in a
    task: its share of all weights now and there, and whether it tips above that share or below it. The other weights
    keep their proportions. Of an advice that shares the first place now and there may be the same."""

    task: str
    criterion: int
    now: float
    there: float
    above: bool


@dataclass(frozen=True, kw_only=True)
class Support:
    """How the advice stands in the tasks in which something else could be chosen.

    ``weighed``: whether any argument counts in them; else every alternative fits as well, and none comes first.
    ``first``: the tasks in which it comes first or shares that place. ``score``: its mean score, 50 + the points of
    all ``reasons``. ``tipping``: of the tasks in ``first``; None where no weight of one criterion takes its place.
    ``changed``: the tasks in which Mijn variant is not the advice.
    """

    tasks: tuple[str, ...]
    weighed: bool
    first: tuple[str, ...]
    score: float
    reasons: tuple[Reason, ...]
    tipping: Tipping | None
    changed: tuple[str, ...]


def compute(case: Case, assumptions: Assumptions) -> Support:
    """The support of the advice at one point of assumptions."""
    found = scores_of(case, assumptions)
    first = tuple(task for task, scores in found.items() if _leads(scores))
    changes = [tipping for task in first if (tipping := _tipping(task, found[task])) is not None]
    chosen = mine(case, assumptions)
    return Support(
        tasks=tuple(found),
        weighed=any(bool(np.any(argument_effects(scores))) for scores in found.values()),
        first=first,
        score=float(advice_score([*found.values()])),
        reasons=tuple(reasons([*found.values()])),
        tipping=min(changes, key=lambda one: abs(one.there - one.now), default=None),
        changed=tuple(task for task, pair in advised(case).items() if chosen[task] != pair),
    )


def strongest(reasons: Sequence[Reason], side: int) -> list[Reason]:
    """The two reasons that weigh most for (1) or against (-1) the advice, and equals of the second."""
    sided = sorted((one for one in reasons if side * one.points > 0), key=lambda one: -abs(one.points))
    if len(sided) <= MOST:
        return sided
    least = round(abs(sided[MOST - 1].points), 9)
    return [one for one in sided if round(abs(one.points), 9) >= least]


def contested(case: Case) -> list[str]:
    """The tasks of which the documents advise one of more alternatives."""
    found = {task.id: alternatives(case, task.id) for task in case.tasks}
    return [task for task, shown in found.items() if len(shown) > 1 and any(one.advised for one in shown)]


def _advised(scores: Scores) -> int:
    return next(place for place, one in enumerate(scores.alternatives) if one.advised)


def _leads(scores: Scores) -> bool:
    totals = np.round(scores.total, 9)
    return bool(totals[_advised(scores)] == totals.max())


def scores_of(case: Case, assumptions: Assumptions) -> dict[str, Scores]:
    """The scores of the contested tasks."""
    return {task: score(case, assumptions, task) for task in contested(case)}


def advice_score(found: Sequence[Scores]) -> Floats:
    """The mean score of the advice in these tasks."""
    return fit_of([scores.total[_advised(scores)] for scores in found])


def reasons(found: Sequence[Scores]) -> Iterator[Reason]:
    """The mean over the tasks of ``argument_effects`` of the advised alternative, by the words of the argument."""
    groups: dict[tuple[str, bool], list[tuple[AnyArgument, float]]] = {}
    for scores in found:
        for argument, points in zip(scores.arguments, argument_effects(scores)[_advised(scores)].tolist(), strict=True):
            groups.setdefault(words_of(argument), []).append((argument, points))
    for group in groups.values():
        yield Reason(tuple(argument for argument, _points in group), sum(points for _one, points in group) / len(found))


def words_of(argument: AnyArgument) -> tuple[str, bool]:
    """What makes arguments the same reason: their words and their side."""
    words = argument.id if isinstance(argument, OwnArgument) else argument.label.nl
    return words, argument.kind == "pro"


def _tipping(task: str, scores: Scores) -> Tipping | None:
    """The nearest end of an interval of ``stability``; None if every one runs from nothing to all weight."""
    ends = [
        Tipping(task, place, float(now), float(end), above)
        for place, (now, (low, high)) in enumerate(
            zip(scores.weights, stability(scores, _advised(scores)), strict=True)
        )
        for end, limit, above in ((low, 0.0, False), (high, 1.0, True))
        if abs(end - limit) > 1e-9
    ]
    return min(ends, key=lambda one: abs(one.there - one.now), default=None)
