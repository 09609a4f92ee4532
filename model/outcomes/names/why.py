"""Why two settings differ, by name: what each change does alone, on average over orders, and what undoing it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import get_args

import numpy as np

from model.assumptions.values import DECLARED, Assumptions
from model.case.case import Case
from model.case.naming import ALL, LABELS, labels_of, named
from model.case.procedures import made_by
from model.case.situations import elsewhere, situation
from model.case.variants import Variant, of_variant
from model.differences.amounts import KEY, PROJECT, Amount, bill, bills, cost
from model.differences.changes import LAYERS, group_of
from model.money.budget import budget, framed_cost
from model.numbers.arrays import Floats
from model.outcomes.names.settings import Settings, settings_of
from model.outcomes.shown import totals_of
from model.outcomes.waterfall import Between, Waterfall, between

BEFORE, ONLY, UNDONE = "before", "only", "undone"
SETTINGS = ("set", "mine")
"""From the case to as it is set, and from the advice to Mijn variant: what somebody changed."""


def _movable(case: Case) -> list[str]:
    return [id for id, _value in case.assumptions.items() if DECLARED[id.partition(".")[0]].layer in LAYERS]


LABELS["between_settings"] = lambda _case: SETTINGS
LABELS["between"] = lambda _case: get_args(Between)
LABELS["changes"] = lambda case: tuple(dict.fromkeys(group_of(id) for id in _movable(case)))
LABELS["changes_and_steps"] = lambda case: (*labels_of(case, "changes"), PROJECT, KEY)
LABELS["changeable"] = lambda case: tuple(_movable(case))


@situation(BEFORE)
def before(case: Case, assumptions: Assumptions, which: str) -> Assumptions:
    """Nothing changed yet: as the case has it (``set``), or the advice (``mine``)."""
    if which not in SETTINGS:
        raise KeyError(which)
    return case.assumptions if which == "set" else of_variant(case, assumptions, "advice")


@situation(ONLY)
def only(case: Case, assumptions: Assumptions, which: str) -> Assumptions:
    """One of the changes alone: ``only.set.cost_key``."""
    start, _dot, change = which.partition(".")
    ids = [id for id in _movable(case) if group_of(id) == change]
    if not ids:
        raise KeyError(which)
    return before(case, assumptions, start).with_numbers({id: assumptions.get(id) for id in ids})


@situation(UNDONE)
def undone(case: Case, assumptions: Assumptions, id: str) -> Assumptions:
    """One change undone, the others as they are."""
    return assumptions.with_numbers({id: case.assumptions.get(id)})


def _framed(case: Case, own: Assumptions, variant: Variant) -> Floats:
    found = totals_of(case, budget(case, own, variant), "framed_cost", framed_cost)
    # What nobody pays is in what all pay together.
    return np.concatenate([found[:-2], found[-1:]])


@named(
    "alone", "participants_all", "years_all", unit="eur_per_year", each=["between_settings", "changes"], listed=False
)
def alone(case: Case, assumptions: Assumptions, variant: Variant, which: str, change: str) -> Floats:
    """What a change does alone to what a variant costs."""
    return _alone(case, assumptions, variant, which, change, lambda own: _framed(case, own, variant))


@named(
    "alone_in_bill", "participants", "years", unit="eur_per_year", each=["between_settings", "changes"], listed=False
)
def alone_in_bill(case: Case, assumptions: Assumptions, variant: Variant, which: str, change: str) -> Floats:
    """What a change does alone to the bill of one full year."""
    return _alone(case, assumptions, variant, which, change, lambda own: bills(case, own))


def _alone(
    case: Case, own: Assumptions, variant: Variant, which: str, change: str, of: Callable[[Assumptions], Floats]
) -> Floats:
    changed, start = only(case, own, f"{which}.{change}"), before(case, own, which)
    after = elsewhere(f"{ONLY}.{which}.{change}", of(of_variant(case, changed, variant)))
    return after - elsewhere(f"{BEFORE}.{which}", of(of_variant(case, start, variant)))


@named("changed", "participants_all", "years_all", unit="eur_per_year", each=["between_settings"])
def changed(case: Case, assumptions: Assumptions, variant: Variant, which: str) -> Floats:
    """What all changes do together to what a variant costs."""
    start = of_variant(case, before(case, assumptions, which), variant)
    return _framed(case, assumptions, variant) - elsewhere(f"{BEFORE}.{which}", _framed(case, start, variant))


@named("changed_in_bill", "participants", "years", unit="eur_per_year", each=["between_settings"])
def changed_in_bill(case: Case, assumptions: Assumptions, variant: Variant, which: str) -> Floats:
    """What all changes do together to the bill of one full year."""
    start = of_variant(case, before(case, assumptions, which), variant)
    return bills(case, assumptions) - elsewhere(f"{BEFORE}.{which}", bills(case, start))


@named("undo_effect", "participants_all", "years_all", unit="eur_per_year", each=["changeable"], listed=False)
def undo_effect(case: Case, assumptions: Assumptions, variant: Variant, id: str) -> Floats:
    """What a variant costs more than with one change undone."""
    rest = of_variant(case, undone(case, assumptions, id), variant)
    return _framed(case, assumptions, variant) - elsewhere(f"{UNDONE}.{id}", _framed(case, rest, variant))


# Means over orders, what changes do only together, and the steps of the advice: no single formula.


@made_by(
    "on_average", "changes_and_steps", unit="eur_per_year", how="orders",
    each=["between", "participants_all", "years_all"], slow=True, listed=False,
)  # fmt: skip
def on_average(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """What each change does on average over all orders in which one can make them."""
    return _means(case, _waterfall(case, settings_of(own), which, who, year, False))


@made_by(
    "together", unit="eur_per_year", how="orders", each=["between", "participants_all", "years_all"], slow=True,
    listed=False,
)  # fmt: skip
def together(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """What the changes do only together."""
    return np.asarray(_waterfall(case, settings_of(own), which, who, year, False).together)


@made_by(
    "step_alone", "changes_and_steps", unit="eur_per_year", how="orders", each=["participants_all", "years_all"],
    slow=True, listed=False,
)  # fmt: skip
def step_alone(case: Case, own: Assumptions, _variant: Variant, who: str, year: str) -> Floats:
    """What each step from the present contract to the advice does alone."""
    return _singles(case, _waterfall(case, settings_of(own), "advice", who, year, False))


@made_by(
    "on_average_in_bill", "changes_and_steps", unit="eur_per_year", how="orders",
    each=["between", "participants", "years"], slow=True, listed=False,
)  # fmt: skip
def on_average_in_bill(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """The same of the bill of one full year."""
    return _means(case, _waterfall(case, settings_of(own), which, who, year, True))


@made_by(
    "together_in_bill", unit="eur_per_year", how="orders", each=["between", "participants", "years"], slow=True,
    listed=False,
)  # fmt: skip
def together_in_bill(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """The same of the bill of one full year."""
    return np.asarray(_waterfall(case, settings_of(own), which, who, year, True).together)


@made_by(
    "step_alone_in_bill", "changes_and_steps", unit="eur_per_year", how="orders", each=["participants", "years"],
    slow=True, listed=False,
)  # fmt: skip
def step_alone_in_bill(case: Case, own: Assumptions, _variant: Variant, who: str, year: str) -> Floats:
    """The same of the bill of one full year."""
    return _singles(case, _waterfall(case, settings_of(own), "advice", who, year, True))


@made_by(
    "without_effect", unit="count", how="count", each=["between", "participants_all", "years_all"], slow=True,
    listed=False,
)  # fmt: skip
def without_effect(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """How many changes do nothing to the cost."""
    return np.asarray(float(_waterfall(case, settings_of(own), which, who, year, False).silent))


@made_by(
    "without_effect_in_bill", unit="count", how="count", each=["between", "participants", "years"], slow=True,
    listed=False,
)  # fmt: skip
def without_effect_in_bill(case: Case, own: Assumptions, _variant: Variant, which: str, who: str, year: str) -> Floats:
    """How many do nothing to the bill of one full year."""
    return np.asarray(float(_waterfall(case, settings_of(own), which, who, year, True).silent))


def _means(case: Case, found: Waterfall) -> Floats:
    return _by_change(case, {one.change.name or group_of(one.change.id): one.mean for one in found.effects})


def _singles(case: Case, found: Waterfall) -> Floats:
    return _by_change(case, {one.change.name or group_of(one.change.id): one.alone for one in found.effects})


def _by_change(case: Case, amounts: dict[str, float]) -> Floats:
    return np.array([amounts.get(change, 0.0) for change in labels_of(case, "changes_and_steps")])


@lru_cache(maxsize=8)
def _waterfall(case: Case, settings: Settings, which: str, who: str, year: str, is_bill: bool) -> Waterfall:
    party = None if who == ALL else [one.id for one in case.participants].index(who)
    when = None if year == ALL else int(year)
    (one,) = [known for known in get_args(Between) if known == which]
    return between(case, settings.assumptions, one, _amount(case, party, when, is_bill))


def _amount(case: Case, party: int | None, year: int | None, is_bill: bool) -> Amount:
    if is_bill and party is not None and year is not None:
        return bill(case, party, year)
    return cost(case, party, year)
