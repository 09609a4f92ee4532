"""The execution model as a whole: an executor for the front and back office of every task.

Tasks without a choice follow or stay, by the rules of the case. Every feasible configuration has a fit, a cost, a
risk and a number of partners. Where there are too many to list, those that no other beats are still found exactly.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.base import Identifiers
from model.case.case import Case
from model.case.naming import with_names
from model.case.tasks import Task
from model.numbers.arrays import Floats, stacked
from model.numbers.operations import numbers, total
from model.options import fronts
from model.options.scoring import Alternative, arguments_of, fixed_by, office_parts, options_of, score

Pair = tuple[str, str]
"""The executors of the front and of the back office."""


OF_SCORES = ("weight.", "strength.", "criterion.", "own_", "finding.", "keep_silent_criteria")
"""How the assumptions begin that decide how tasks are scored."""
REMEMBERED = 256
"""Tasks under a weighing of which the worth is kept: some kilobytes each."""
MOST_LISTED = 2_000
"""Up to so many configurations all are listed; of more only a sample, with those that no other beats."""
SEED = 2022


@dataclass(frozen=True, kw_only=True)
class Configurations:
    """Feasible configurations: all of them, or a sample drawn evenly and, beside it, the fronts.

    ``tasks`` are those with a choice; ``pairs`` per task what can be chosen; ``count`` how many configurations there
    are. Of those that are listed: ``picks`` (listed, tasks) which pair each takes, ``fit`` (0–100), ``cost_change``
    (fraction of the basis) and ``risk`` (sum of strengths), each (listed,); ``partners`` counts the executors outside
    the own organisation. ``exact``: the burdens for which what no other beats is found among all, not in the sample.
    """

    tasks: tuple[str, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    count: int
    picks: NDArray[np.intp]
    fit: Floats
    cost_change: Floats
    risk: Floats
    partners: NDArray[np.intp]
    exact: frozenset[str]

    @property
    def is_sample(self) -> bool:
        """Whether there are more configurations than are listed."""
        return self.count > len(self.picks)

    def place_of(self, chosen: Mapping[str, Pair]) -> int:
        """Which of the listed configurations this is. Raises ValueError for one that is not listed."""
        wanted = [pairs.index(chosen[task]) for task, pairs in zip(self.tasks, self.pairs, strict=True)]
        found = np.flatnonzero((self.picks == wanted).all(axis=1))
        if not len(found):
            raise ValueError("this configuration is not listed")
        return int(found[0])

    def chosen_at(self, index: int) -> dict[str, Pair]:
        """The pair of each task in this configuration."""
        picks = self.picks[index]
        return {task: pairs[pick] for task, pairs, pick in zip(self.tasks, self.pairs, picks, strict=True)}


@lru_cache(maxsize=8)
def free_tasks(case: Case) -> tuple[str, ...]:
    """The tasks for which the case gives a choice, in its order: with scenarios, and fixed by no rule."""
    return tuple(task.id for task in case.tasks if options_of(case, task.id) and not fixed_by(case, task.id))


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
    """The whole model: chosen tasks, tasks that follow one, and tasks that stay, are fixed or advised as they are."""
    whole: dict[str, Pair] = {}
    for task in case.tasks:
        leader, rule = _leader(case, task), fixed_by(case, task.id)
        fixed = rule.executors if rule else ()
        if leader in chosen:
            whole[task.id] = chosen[leader]
            continue
        front, back = advice_of(case, task)
        if front := fixed or front or task.now:
            whole[task.id] = (front[0], (fixed or back or front)[0])
    return whole


def _executor_cost(assumptions: Assumptions, executor: str) -> Floats:
    """The assumed difference in cost; none for who is no option, such as the present executor."""
    return numbers(assumptions.executor_cost.get(executor, 0.0))


def _leader(case: Case, task: Task) -> str:
    """The task at the end of the chain that this one follows: itself if it follows none."""
    while task.follows:
        task = case.task(task.follows)
    return task.id


def advice_of(case: Case, task: Task) -> tuple[Identifiers, Identifiers]:
    """Who the documents advise for the front and for the back office of a task; of one that follows another and has no
    advice of its own, whom they advise for that. Nobody where there is none."""
    whose = task if task.advice_front or task.advice_back else case.task(_leader(case, task))
    return whose.advice_front or whose.advice_back, whose.advice_back or whose.advice_front


def cost_change(case: Case, assumptions: Assumptions, chosen: Mapping[str, Pair]) -> Floats:
    """How much dearer the execution gets by who does it: a fraction of the cost basis, (...,).

    The mean over the tasks with a choice of the assumed difference of their executors, front and back
    office by their part. The sources give no cost per executor: untouched it is 0.
    """
    return with_names(case, mean_change(case, assumptions, chosen.values()), "cost_change", unit="share")


def mean_change(case: Case, assumptions: Assumptions, pairs: Collection[Pair]) -> Floats:
    """``cost_change`` of the tasks that these carry out."""
    front_part = case.figure("front_office_part")
    tasks = [
        front_part * _executor_cost(assumptions, front) + (1 - front_part) * _executor_cost(assumptions, back)
        for front, back in pairs
    ]
    return np.asarray(total(tasks) / max(len(tasks), 1))


def pairs_of(case: Case, chosen: Mapping[str, Pair], tasks: Collection[str]) -> list[Pair]:
    """Who carries out those of these tasks that somebody chose for, or for a task that they follow: a choice once."""
    leaders = dict.fromkeys(_leader(case, case.task(task)) for task in tasks)
    return [chosen[leader] for leader in leaders if leader in chosen]


def enumerate_all(case: Case, assumptions: Assumptions) -> Configurations:
    """The feasible configurations under one point of assumptions. Raises ValueError for a sweep."""
    tasks = free_tasks(case)
    pairs = tuple(
        tuple(product(executors, executors))
        for executors in (open_executors(case, assumptions, task) for task in tasks)
    )
    weighing = weighing_of(assumptions)
    values = [_values(case, weighing, task, choices) for task, choices in zip(tasks, pairs, strict=True)]
    sizes = [len(choices) for choices in pairs]
    count = math.prod(sizes)
    outside = _outside(case, pairs)
    exact = frozenset(fronts.BURDENS)
    if count <= MOST_LISTED:
        picks = np.stack(np.unravel_index(np.arange(count), sizes), axis=-1) if sizes else np.zeros((1, 0), np.intp)
    else:
        picks, exact = _sample(values, outside, sizes)
    fit, cost, risk = (
        sum((value[name][picks[:, index]] for index, value in enumerate(values)), start=np.zeros(len(picks)))
        for name in ("fit", "cost", "risk")
    )
    shared = max(len(tasks), 1)
    partners = fronts.count_outside(outside, picks)
    return Configurations(
        tasks=tasks,
        pairs=pairs,
        count=count,
        picks=picks,
        fit=fit / shared,
        cost_change=cost / shared,
        risk=risk,
        partners=partners,
        exact=exact,
    )


def _sample(
    values: list[dict[str, Floats]], outside: fronts.Outside, sizes: list[int]
) -> tuple[NDArray[np.intp], frozenset[str]]:
    """Picks drawn evenly, and those of the fronts; and for which burdens these are exact."""
    random = np.random.default_rng(SEED)
    drawn = np.stack([random.integers(size, size=MOST_LISTED) for size in sizes], axis=-1)
    best = [fronts.additive([(value["fit"], value[burden]) for value in values]) for burden in ("risk", "cost")]
    exact = {"risk", "cost"}
    if len(outside.executors) <= fronts.MOST_OUTSIDE:
        best.append(fronts.by_partners([value["fit"] for value in values], outside))
        exact.add("partners")
    return np.unique(np.concatenate([drawn, *best]), axis=0), frozenset(exact)


@dataclass(frozen=True)
class Weighing:
    """What decides how tasks are scored: equal settings give equal scores, whatever else the assumptions hold."""

    settings: tuple[tuple[str, Value], ...]
    assumptions: Assumptions = field(compare=False, repr=False)


def weighing_of(assumptions: Assumptions) -> Weighing:
    """The weighing under one point of assumptions. Raises ValueError for a sweep."""
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(OF_SCORES))
    if any(isinstance(value, np.ndarray) for _, value in settings):
        raise ValueError("configurations are of one point, not of a sweep")
    return Weighing(settings, assumptions)


def _values(case: Case, weighing: Weighing, task: str, pairs: tuple[Pair, ...]) -> dict[str, Floats]:
    """Fit, cost and risk of one task under each pair: (pairs,)."""
    cost = [float(cost_change(case, weighing.assumptions, {task: pair})) for pair in pairs]
    return {**_worth(case, weighing, task, pairs), "cost": np.array(cost)}


@lru_cache(maxsize=REMEMBERED)
def _worth(case: Case, weighing: Weighing, task: str, pairs: tuple[Pair, ...]) -> Mapping[str, Floats]:
    """``worth_of_task``, remembered."""
    return worth_of_task(case, weighing.assumptions, task, pairs)


def worth_of_task(case: Case, assumptions: Assumptions, task: str, pairs: tuple[Pair, ...]) -> Mapping[str, Floats]:
    """Fit and risk of one task under each pair: (pairs,). What an executor costs moves neither."""
    shown = tuple(Alternative(front=front, back=back) for front, back in pairs)
    total = score(case, assumptions, task, shown).total
    risks = [argument for argument in arguments_of(case, task) if argument.kind == "risk"]
    strengths = stacked(assumptions.strength, [risk.id for risk in risks]) if risks else np.zeros(0)
    counted = np.array([[office_parts(case, risk, alternative) for risk in risks] for alternative in shown])
    return {"fit": total, "risk": counted.reshape(len(shown), len(risks)) @ strengths}


def _outside(case: Case, pairs: tuple[tuple[Pair, ...], ...]) -> fronts.Outside:
    """Which partners each pair of each task brings in."""
    involved = {executor for choices in pairs for pair in choices for executor in pair}
    executors = tuple(executor.id for executor in case.executors if executor.is_outside and executor.id in involved)
    return fronts.Outside(
        executors,
        # Where no partner can take part the rows are empty, and say no longer that they are yes or no.
        tuple(np.array([[one in pair for one in executors] for pair in choices], dtype=bool) for choices in pairs),
    )


def partner_count(case: Case, chosen: Mapping[str, Pair]) -> int:
    """How many executors outside the own organisation a configuration has."""
    outside = {executor.id for executor in case.executors if executor.is_outside}
    return len(outside & {executor for pair in chosen.values() for executor in pair})


def present(case: Case) -> dict[str, Pair]:
    """Who carries out the tasks with a choice now (the first, where the source names more)."""
    return {task: (case.task(task).now[0], case.task(task).now[0]) for task in free_tasks(case)}


def fit_and_risk(case: Case, assumptions: Assumptions, chosen: Mapping[str, Pair]) -> tuple[float, float]:
    """Fit and risk of one configuration, also of one that cannot be chosen such as the present.

    An executor without arguments of its own or of the one that it is ``scored_as`` counts as neutral.
    """
    weighing = weighing_of(assumptions)
    found = [_worth(case, weighing, task, (pair,)) for task, pair in chosen.items()]
    fit, risk = fit_of([value["fit"][0] for value in found]), total(value["risk"][0] for value in found)
    return float(fit), float(risk)


def fit_of(fits: Sequence[object]) -> Floats:
    """How well a model fits: the mean over its tasks."""
    return np.asarray(total(fits) / max(len(fits), 1))
