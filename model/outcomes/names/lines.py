"""Lines of the budgets by name: as printed, their own sums, by nature and policy field, and the staff behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.naming import ALL, LABELS, named
from model.case.records import BudgetLine
from model.case.situations import elsewhere, situation
from model.case.variants import Variant
from model.money import budget as money
from model.money.cost import fte
from model.money.items import Item
from model.money.same_purpose import change
from model.numbers.arrays import Floats
from model.numbers.operations import numbers, total
from model.outcomes.shown import totals_of

Keep = Callable[[Item], bool]
NATURES = ("structural", "incidental")
UNMOVED = "unmoved"
"""The situation in which a new assessment moves nobody of a group to another."""

LABELS["budget_lines"] = lambda case: tuple(line.id for line in case.budget_lines)
LABELS["summed_lines"] = lambda case: tuple(line.id for line in _summed(case))
LABELS["natures"] = lambda _case: NATURES
LABELS["policy_fields"] = lambda case: tuple(one.id for one in case.policy_fields)
LABELS["segments_all"] = lambda case: (*(one.id for one in case.segments), ALL)
LABELS["moving_groups"] = lambda case: tuple(case.assumptions.reassessed)


def _summed(case: Case) -> list[BudgetLine]:
    """The printed totals of which the lines are known."""
    return [line for line in case.budget_lines if line.role == "total" and line.sums]


@named("budget_line", "years_all", unit="eur_per_year", each=["budget_lines"])
def budget_line(case: Case, assumptions: Assumptions, line: str) -> Floats:
    """A line as it counts: the printed amounts, with the switches of the findings."""
    return _with_total(line_amounts(case, assumptions, case.budget_line(line)))


@named("budget_line_change", "years", unit="eur_per_year", each=["budget_lines"])
def budget_line_change(case: Case, assumptions: Assumptions, line: str) -> Floats:
    """What a line has more in each year than in the first."""
    return change(budget_line(case, assumptions, line)[:-1])


@named("own_sum", "years", unit="eur_per_year", each=["summed_lines"])
def own_sum(case: Case, assumptions: Assumptions, line: str) -> Floats:
    """The lines under a printed total, added up."""
    return total(budget_line(case, assumptions, part)[:-1] for part in case.budget_line(line).sums)


@named("own_sum_apart", "years", unit="eur_per_year", each=["summed_lines"])
def own_sum_apart(case: Case, assumptions: Assumptions, line: str) -> Floats:
    """How far that is from the printed total."""
    return own_sum(case, assumptions, line) - budget_line(case, assumptions, line)[:-1]


def _with_total(amounts: Floats) -> Floats:
    return np.concatenate([amounts, amounts.sum(axis=-1, keepdims=True)], axis=-1)


@named("lasten_by_nature", "parties_all", "years_all", unit="eur_per_year", each=["natures"])
def lasten_by_nature(case: Case, assumptions: Assumptions, variant: Variant, nature: str) -> Floats:
    """What each spends that is structural, or incidental."""
    return _spent(case, assumptions, variant, f"lasten_by_nature.{nature}", lambda item: item.nature == nature)


@named("lasten_in_field", "parties_all", "years_all", unit="eur_per_year", each=["policy_fields"])
def lasten_in_field(case: Case, assumptions: Assumptions, variant: Variant, field: str) -> Floats:
    """What each spends in a policy field."""
    return _spent(case, assumptions, variant, f"lasten_in_field.{field}", lambda item: item.policy_field == field)


def _spent(case: Case, assumptions: Assumptions, variant: Variant, name: str, keep: Keep) -> Floats:
    summed = partial(money.total, keep=lambda item: item.side == "lasten" and keep(item))
    return totals_of(case, money.budget(case, assumptions, variant), name, summed)


@named("staff", "segments_all", unit="count")
def staff(case: Case, assumptions: Assumptions) -> Floats:
    """The full-time workers in the first year, and all together."""
    return _with_total(fte(case, assumptions))


@named("staff_cost", "segments_all", unit="eur_per_year")
def staff_cost(case: Case, assumptions: Assumptions) -> Floats:
    """What they cost a year."""
    return staff(case, assumptions) * numbers(assumptions.cost_per_fte)


@named("staff_saved", unit="count", each=["moving_groups"])
def staff_saved(case: Case, assumptions: Assumptions, group: str) -> Floats:
    """The workers that a new assessment of a group saves, below zero if it asks for more."""
    nobody = elsewhere(f"{UNMOVED}.{group}", staff(case, unmoved(case, assumptions, group)))
    return np.asarray(nobody[-1] - staff(case, assumptions)[-1])


@named("staff_cost_saved", unit="eur_per_year", each=["moving_groups"])
def staff_cost_saved(case: Case, assumptions: Assumptions, group: str) -> Floats:
    """What those cost a year."""
    return np.asarray(staff_saved(case, assumptions, group) * numbers(assumptions.cost_per_fte))


@situation(UNMOVED)
def unmoved(case: Case, assumptions: Assumptions, group: str) -> Assumptions:
    """The same with nobody of a group moved to another by a new assessment."""
    if group not in assumptions.reassessed:
        raise KeyError(group)
    return assumptions.with_numbers({f"reassessed.{group}": 0.0})
