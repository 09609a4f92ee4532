"""The execution model as a whole: an executor for the front and back office of every task.

Tasks without a choice follow or stay, by the rules of the case. All feasible configurations are enumerated,
and each gets a fit, a cost, a risk and a number of partners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.records import Case
from model.case.tasks import Task
from model.numbers.arrays import Floats, stacked
from model.options.scoring import Alternative, arguments_of, office_parts, options_of, score, task_of

Pair = tuple[str, str]
"""The executors of the front and of the back office."""


@dataclass(frozen=True)
class Configurations:
    """Every feasible configuration.

    ``tasks`` are those with a choice; ``pairs`` per task what can be chosen; ``picks`` (configurations,
    tasks) which pair each takes. ``fit`` (0–100), ``cost_change`` (fraction of the basis) and ``risk`` (sum of
    strengths) are (configurations,); ``partners`` counts the executors outside the own organisation.
    """

    tasks: tuple[str, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    picks: NDArray[np.intp]
    fit: Floats
    cost_change: Floats
    risk: Floats
    partners: NDArray[np.intp]

    def place_of(self, chosen: Mapping[str, Pair]) -> int:
        """Which configuration this is. Raises ValueError for one that is not feasible."""
        wanted = [pairs.index(chosen[task]) for task, pairs in zip(self.tasks, self.pairs, strict=True)]
        return int(np.flatnonzero((self.picks == wanted).all(axis=1))[0])

    def chosen_at(self, place: int) -> dict[str, Pair]:
        """The pair of each task in this configuration."""
        picks = self.picks[place]
        return {task: pairs[pick] for task, pairs, pick in zip(self.tasks, self.pairs, picks, strict=True)}


def free_tasks(case: Case) -> tuple[str, ...]:
    """The tasks for which the case gives a choice, in its order."""
    return tuple(task.id for task in case.tasks if options_of(case, task.id))


def open_executors(case: Case, assumptions: Assumptions, task: str) -> tuple[str, ...]:
    """Who may carry out a task: what the case offers less what a rule closes."""
    return tuple(executor for executor, rule in assumptions.offered[task].items() if not rule)


def advised(case: Case) -> dict[str, Pair]:
    """The documented advice; where it names nobody that is open, the first option."""
    return {task: (str(case.assumptions.front[task]), str(case.assumptions.back[task])) for task in free_tasks(case)}


def mine(case: Case, assumptions: Assumptions) -> dict[str, Pair]:
    """What the user chose."""
    return {task: (assumptions.front[task], assumptions.back[task]) for task in free_tasks(case)}


def follows(case: Case, chosen: Mapping[str, Pair]) -> dict[str, Pair]:
    """The whole model: chosen tasks, tasks that follow one, and tasks that stay or are advised as they are."""
    whole: dict[str, Pair] = {}
    for task in case.tasks:
        leader = _leader(case, task)
        if leader in chosen:
            whole[task.id] = chosen[leader]
        elif task.advice_front or task.now:
            front = task.advice_front or task.now
            whole[task.id] = (front[0], (task.advice_back or front)[0])
    return whole


def _executor_cost(assumptions: Assumptions, executor: str) -> Floats:
    """The assumed difference in cost; none for who is no option, such as the present executor."""
    return np.asarray(assumptions.executor_cost.get(executor, 0.0), dtype=np.float64)


def _leader(case: Case, task: Task) -> str:
    """The task at the end of the chain that this one follows: itself if it follows none."""
    while task.follows:
        task = task_of(case, task.follows)
    return task.id


def cost_change(case: Case, assumptions: Assumptions, chosen: Mapping[str, Pair]) -> Floats:
    """How much dearer the execution gets by who does it: a fraction of the cost basis, (...,).

    The mean over the tasks with a choice of the assumed difference of their executors, front and back
    office by their part. The sources give no cost per executor: untouched it is 0.
    """
    front_part = case.figure("front_office_part")
    tasks = [
        front_part * _executor_cost(assumptions, front) + (1 - front_part) * _executor_cost(assumptions, back)
        for front, back in chosen.values()
    ]
    return np.asarray(sum(tasks, start=np.asarray(0.0)) / max(len(tasks), 1))


def enumerate_all(case: Case, assumptions: Assumptions) -> Configurations:
    """All feasible configurations under one point of assumptions. Raises ValueError for a sweep."""
    tasks = free_tasks(case)
    pairs = tuple(
        tuple(product(executors, executors))
        for executors in (open_executors(case, assumptions, task) for task in tasks)
    )
    columns = [_values(case, assumptions, task, choices) for task, choices in zip(tasks, pairs, strict=True)]
    counts = [range(len(choices)) for choices in pairs]
    picks = np.array(list(product(*counts)), dtype=np.intp).reshape(-1, len(tasks))
    fit, cost, risk = (
        np.stack([column[name][picks[:, place]] for place, column in enumerate(columns)], axis=-1)
        for name in ("fit", "cost", "risk")
    )
    return Configurations(
        tasks, pairs, picks, fit.mean(axis=-1), cost.mean(axis=-1), risk.sum(axis=-1), _partners(case, pairs, picks)
    )


def _values(case: Case, assumptions: Assumptions, task: str, pairs: tuple[Pair, ...]) -> dict[str, Floats]:
    """Fit, cost and risk of one task under each pair: (pairs,)."""
    shown = tuple(Alternative(front, back, False, False) for front, back in pairs)
    total = score(case, assumptions, task, shown).total
    if total.ndim != 1:
        raise ValueError("configurations are of one point, not of a sweep")
    cost = [float(cost_change(case, assumptions, {task: pair})) for pair in pairs]
    risks = [one for one in arguments_of(case, task) if one.kind == "risk"]
    strengths = stacked(assumptions.strength, [one.id for one in risks]) if risks else np.zeros(0)
    counted = np.array([[office_parts(case, one, other) for one in risks] for other in shown])
    return {"fit": total, "cost": np.array(cost), "risk": counted.reshape(len(shown), len(risks)) @ strengths}


def _partners(case: Case, pairs: tuple[tuple[Pair, ...], ...], picks: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many executors outside the own organisation each configuration has."""
    outside = [one.id for one in case.executors if one.kind != "joint_service"]
    seen = np.zeros((len(picks), len(outside)), dtype=bool)
    for place, choices in enumerate(pairs):
        involved = np.array([[one in pair for one in outside] for pair in choices])
        seen |= involved[picks[:, place]]
    return np.asarray(seen.sum(axis=1))


def pareto(fit: Floats, burden: Floats) -> NDArray[np.bool_]:
    """Which are on the front: no other has at least the fit at no more burden, and one of both better."""
    better = (fit[None, :] >= fit[:, None]) & (burden[None, :] <= burden[:, None])
    strictly = (fit[None, :] > fit[:, None]) | (burden[None, :] < burden[:, None])
    return np.asarray(~(better & strictly).any(axis=1))


def present(case: Case) -> dict[str, Pair]:
    """Who carries out the tasks with a choice now (the first, where the source names more)."""
    return {task: (task_of(case, task).now[0], task_of(case, task).now[0]) for task in free_tasks(case)}


def fit_and_risk(case: Case, assumptions: Assumptions, chosen: Mapping[str, Pair]) -> tuple[float, float]:
    """Fit and risk of one configuration, also of one that cannot be chosen such as the present.

    An executor without arguments of its own or of the one that it is ``scored_as`` counts as neutral.
    """
    found = [_values(case, assumptions, task, (pair,)) for task, pair in chosen.items()]
    return float(np.mean([one["fit"][0] for one in found])), float(sum(one["risk"][0] for one in found))
