"""The cost keys side by side: what each party pays a year, and where two keys cost the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.assumptions.values import DECLARED, Assumptions
from model.case.case import Case
from model.money.break_even import Kind, break_even_in_year, kind_of
from model.money.pools import summed
from model.money.split import (
    contributions_by_key,
    costs_by_pool,
    present_contributions,
    split_by_key,
)
from model.numbers.arrays import Floats, round_to_sum

KEYS = tuple(DECLARED["cost_key"].choices)


@dataclass(frozen=True, kw_only=True)
class KeyComparison:
    """A year of the new model under each key, fully phased in.

    ``joint`` (...,); ``by_key`` (..., parties) per key, ``key`` the chosen one; ``present`` what each pays now
    (..., parties); ``break_even`` the caseload of ``moved`` at which ``payer`` pays the same under both keys (...,),
    and ``even`` how there is one.
    """

    joint: Floats
    by_key: Mapping[str, Floats]
    key: str
    present: Floats
    break_even: Floats
    even: Kind

    @property
    def chosen(self) -> Floats:
        """Under the chosen key."""
        return self.by_key[self.key]

    @cached_property
    def whole(self) -> Mapping[str, Floats]:
        """``by_key`` in whole euros that add up, and under ``present`` what each pays now: (rows, parties)."""
        amounts = {**self.by_key, "present": self.present}
        # Each by itself: what no slider moves has one row.
        rounded = [round_to_sum(np.atleast_2d(own)) for own in amounts.values()]
        return dict(zip(amounts, np.broadcast_arrays(*rounded), strict=True))


def model_years(case: Case) -> tuple[int, ...]:
    """The budget years in which the new model can run, of which the first is shown until another is chosen; all years
    if it starts after them."""
    years = tuple(year for year in case.about.years if year >= case.about.new_model_start.date.year)
    return years or case.about.years


def first_moved(case: Case) -> int:
    """Whose number of benefits moves the break-even until another is chosen: the first other municipality's than the
    lead's, or its own if it decides alone."""
    others = [place for place in range(len(case.participants)) if place != case.lead]
    return others[0] if others else case.lead


def compare_keys(case: Case, assumptions: Assumptions, year: int, payer: int, moved: int) -> KeyComparison:
    """Compare all keys in one budget year. Raises ValueError for a year outside the budget."""
    year_index = case.about.years.index(year)
    costs = [(pool, cost[..., year_index]) for pool, cost in costs_by_pool(case, assumptions)]
    by_key = {key: split_by_key(case, assumptions, costs, key) for key in KEYS}
    return KeyComparison(
        joint=summed([cost for _pool, cost in costs]),
        by_key=by_key,
        key=assumptions.cost_key,
        present=present_contributions(case, assumptions)[..., year_index],
        break_even=break_even_in_year(case, assumptions, payer, moved, year_index),
        even=kind_of(case, assumptions, payer, moved),
    )


def over_caseload(case: Case, assumptions: Assumptions, year: int, moved: int, loads: Floats) -> Mapping[str, Floats]:
    """Contributions per key while the caseload of ``moved`` takes each of ``loads``: (..., loads, parties)."""
    id = f"caseload.{case.participants[moved].id}"
    moved_too = assumptions.not_the_same(case.assumptions)  # what is swept was none of the case's
    rows = {name: np.asarray(value)[..., None] for name, value in moved_too if isinstance(value, np.ndarray)}
    spread = assumptions.with_numbers({**rows, id: loads})
    year_index = case.about.years.index(year)
    costs = [(pool, cost[..., year_index]) for pool, cost in costs_by_pool(case, spread)]
    paid = {key: split_by_key(case, spread, costs, key) for key in ("fixed", "caseload")}
    shape = np.broadcast_shapes(*(amounts.shape for amounts in paid.values()), (len(loads), 1))
    return {key: np.broadcast_to(amounts, shape) for key, amounts in paid.items()}


def yearly_by_key(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """Contributions per year if the fixed key, the caseload key or the chosen key is taken.

    Each (..., parties, years), with the present contract until the start and the chosen phase-in.
    """
    paid = contributions_by_key(case, assumptions, {"fixed", "caseload", assumptions.cost_key})
    return {"fixed": paid["fixed"], "caseload": paid["caseload"], "chosen": paid[assumptions.cost_key]}
