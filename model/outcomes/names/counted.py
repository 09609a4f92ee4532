"""What pages count, by name: rows of the case, people, and both sides of every sum that must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, LABELS_IN, named
from model.case.procedures import made_by
from model.case.tasks import Task
from model.case.termed import TermedCase
from model.case.variants import Variant
from model.numbers.arrays import Floats
from model.numbers.operations import numbers, total
from model.options.configurations import advice_of, enumerate_all
from model.options.own_arguments import rows_in_use
from model.outcomes import decision
from model.outcomes.identities import IDENTITIES, SHARES, WHOLE, Check, Made
from model.outcomes.names.sized import taken, variants
from model.outcomes.shown import by_key

COUNTS: Mapping[str, Callable[[Case, Assumptions], int]] = {
    "findings": lambda case, _own: len(case.findings),
    "assumptions": lambda case, own: len(_rows(case, own)),
    "unsourced": lambda case, own: sum(row.status == "aanname" for row in _rows(case, own)),
    "changed": lambda case, own: len(own.changed_from(case.assumptions)),
    "missing_documents": lambda case, _own: len(case.missing_documents),
    "decisions": lambda case, _own: len(case.decisions),
    "steps": lambda case, _own: len(case.steps),
    "tasks": lambda case, _own: len(case.tasks),
    "tasks_that_move": lambda case, _own: sum(_moves(case, task) for task in case.tasks),
    "confirmed": lambda case, _own: sum(row.confirmed_by is not None for row in case.assurance),
    "assured": lambda case, _own: len(case.assurance),
    "advice_first": lambda case, own: len(decision.compute(case, own).first),
    "advice_tasks": lambda case, own: len(decision.compute(case, own).tasks),
    "tasks_changed": lambda case, own: len(decision.compute(case, own).changed),
    "models": lambda case, own: enumerate_all(case, own).count,
    "source_differs": lambda case, own: sum(
        one.finding for checks in IDENTITIES.values() for one in checks(Made(case=case, assumptions=own))
    ),
    "taken_apart": lambda case, _own: len(variants(case)) * _number_of_names(case),
}


def _rows(case: Case, own: Assumptions) -> Any:
    return rows_in_use(case, own.changed_from(case.assumptions))


def _moves(case: Case, task: Task) -> bool:
    """Whether others do a task in the advice than do it now."""
    front, back = advice_of(case, task)
    return {*front, *back} not in (set(), {*task.now})


def _number_of_names(case: Case) -> int:
    """How many names there are of what takes no draws: those that the check of all numbers takes apart."""
    return sum(taken(case).values())


LABELS["counts"] = lambda _case: tuple(COUNTS)
LABELS["counted_places"] = lambda case: tuple(
    dict.fromkeys(group.municipality for group in case.target_group if group.in_caseload)
)
LABELS["summed_checks"] = lambda _case: tuple(kind for kind in IDENTITIES if kind not in (SHARES, WHOLE))
LABELS["share_checks"] = lambda _case: (SHARES,)
LABELS["rounded_checks"] = lambda _case: (WHOLE,)
LABELS["sides"] = lambda _case: ("left", "right")


@made_by("count", unit="count", how="count", each=["counts"], slow=True)
def count(case: Case, own: Assumptions, _variant: Variant, what: str) -> Floats:
    """How many there are."""
    return np.asarray(float(COUNTS[what](case, own)))


@named("benefits_counted", "counted_places", unit="count")
def benefits_counted(case: Case, _assumptions: Assumptions) -> Floats:
    """How many benefits the kinds of a municipality are together."""
    groups = [group for group in case.target_group if group.in_caseload]
    places = LABELS["counted_places"](case)
    return numbers([total(one.number for one in groups if one.municipality == place).item() for place in places])


@named("paid_by_key", "keys", unit="eur_per_year")
def paid_by_key(case: Case, assumptions: Assumptions) -> Floats:
    """What all pay in all years under each key, added up."""
    return np.asarray(by_key(case, assumptions).sum(axis=(1, 2)))


@named("paid_by_all_keys", unit="eur_per_year")
def paid_by_all_keys(case: Case, assumptions: Assumptions) -> Floats:
    """The same of all keys: what every check takes apart, added up."""
    return np.asarray(paid_by_key(case, assumptions).sum())


def _of_bare(case: Case, kind: str) -> tuple[str, ...]:
    return _abouts(case.bare if isinstance(case, TermedCase) else case, kind)


LABELS_IN["abouts"] = _of_bare


@lru_cache(maxsize=16)
def _abouts(case: Case, kind: str) -> tuple[str, ...]:
    """What the sums of a kind are about, whatever is set."""
    return tuple(one.about or "all" for one in _checks(case, case.assumptions, kind))


def _checks(case: Case, own: Assumptions, kind: str) -> list[Check]:
    return [*IDENTITIES[kind](Made(case=case, assumptions=own))]


def _sides(case: Case, own: Assumptions, kind: str) -> Floats:
    return numbers([[one.left, one.right] for one in _checks(case, own, kind)])


@named("check", "abouts", "sides", unit="eur", each=["summed_checks"], drawn=True)
def sides(case: Case, assumptions: Assumptions, kind: str) -> Floats:
    """Both sides of every sum of a kind."""
    return _sides(case, assumptions, kind)


@named("check_share", "abouts", "sides", unit="share", each=["share_checks"], drawn=True)
def sides_of_shares(case: Case, assumptions: Assumptions, kind: str) -> Floats:
    """The shares of the fixed key together, and all there is."""
    return _sides(case, assumptions, kind)


@made_by("check_rounded", "abouts", "sides", unit="eur", how="rounding", each=["rounded_checks"])
def rounded_sides(case: Case, own: Assumptions, _variant: Variant, kind: str) -> Floats:
    """The whole euros that are shown, and the rounded sum."""
    return _sides(case, own, kind)
