"""The execution models of the variants, and what speaks for the advice, by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, named
from model.case.procedures import made_by
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.numbers.operations import numbers, total
from model.options.configurations import fit_of, free_tasks, partner_count, worth_of_task
from model.options.own_arguments import AnyArgument, own_arguments
from model.options.scoring import Scores, arguments_of
from model.outcomes import decision
from model.outcomes.decision import Tipping, contested
from model.risks.register import configuration

LABELS["free_tasks"] = free_tasks
LABELS["tipping_ends"] = lambda _case: ("now", "there")


@named("fit_in", "free_tasks", unit="points")
def fit_in(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """How well who does a task fits, from 0 to 100, in a variant."""
    return _in_tasks(case, assumptions, variant, "fit")


@named("fit", unit="points")
def fit(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """How well the execution model of a variant fits."""
    return fit_of([*fit_in(case, assumptions, variant)])


@named("risk_in", "free_tasks", unit="count")
def risk_in(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The strengths of the risks of who does a task together."""
    return _in_tasks(case, assumptions, variant, "risk")


@named("risk_strength", unit="count")
def risk_strength(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The sum of the strengths of the risks of an execution model."""
    return total(risk_in(case, assumptions, variant))


def _in_tasks(case: Case, assumptions: Assumptions, variant: Variant, figure: str) -> Floats:
    chosen = configuration(case, assumptions, variant)
    found = [worth_of_task(case, assumptions, task, (pair,))[figure][0] for task, pair in chosen.items()]
    return numbers(found) if found else np.zeros(0)


@made_by("partners", unit="count", how="count")
def partners(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How many executors outside the own organisation it has."""
    return np.asarray(float(partner_count(case, configuration(case, own, variant))))


# What speaks for the advice


@lru_cache(maxsize=2)
def _reasons(case: Case) -> Mapping[tuple[str, bool], str]:
    """The first argument of every group of the same words and side, whether it counts now or not."""
    found: dict[tuple[str, bool], str] = {}
    for task in contested(case):
        arguments: tuple[AnyArgument, ...] = (*arguments_of(case, task), *own_arguments(case, task))
        for argument in arguments:
            found.setdefault(decision.words_of(argument), argument.id)
    return found


LABELS["reasons"] = lambda case: tuple(_reasons(case).values())


def named_reason(case: Case, one: decision.Reason) -> str:
    """What a reason is called in a name: the first argument with its words, whether that counts now or not."""
    return _reasons(case)[decision.words_of(one.arguments[0])]


@named("reason", "reasons", unit="points")
def reason(case: Case, assumptions: Assumptions) -> Floats:
    """What the arguments with the same words add to the mean score of the advice; nothing where they do not count."""
    found = {decision.words_of(one.arguments[0]): one.points for one in decision.reasons(_scores(case, assumptions))}
    points = [found.get(words, 0.0) for words in _reasons(case)]
    return numbers(points) if points else np.zeros(0)


@named("advice_score", unit="points")
def advice_score(case: Case, assumptions: Assumptions) -> Floats:
    """The mean score of the advice over the tasks in which something else could be chosen."""
    return decision.advice_score(_scores(case, assumptions))


def _scores(case: Case, assumptions: Assumptions) -> list[Scores]:
    return [*decision.scores_of(case, assumptions).values()]


@made_by("advice_tipping", "tipping_ends", unit="share", how="search", slow=True)
def advice_tipping(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The share of a weight now, and that at which the advice soonest loses its first place; nothing if none does."""
    found: Tipping | None = decision.compute(case, own).tipping
    return np.array([np.nan, np.nan] if found is None else [found.now, found.there])
