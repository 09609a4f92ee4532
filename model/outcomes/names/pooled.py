"""The numbers of each pool of cost by name. Of the only pool they are those of the whole, and have no other name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import labels_of, named
from model.case.variants import Variant
from model.money.budget import budget, total
from model.money.cost import executors_change, existing_in, joint_in, new_cost_in, own_costs_in, part_of_frame
from model.money.items import EXECUTION
from model.money.pools import Pool, pools_of, shares_of_members
from model.money.shares import fixed_shares
from model.money.split import budgeted_in, contributions_in, old_in, present_in, shares_in, split_by_key
from model.numbers.arrays import Floats
from model.outcomes.shown import totals_of
from model.terms.term import TermUnit

InPool = Callable[[Case, Assumptions, Pool], Floats]


def pool_of(case: Case, id: str) -> Pool:
    """The pool with this id. Raises StopIteration for one that the case does not have."""
    return next(pool for pool in pools_of(case) if pool.id == id)


def _of_pool(name: str, compute: InPool, *axes: str, unit: TermUnit) -> None:
    def of(case: Case, assumptions: Assumptions, pool: str) -> Floats:
        return compute(case, assumptions, pool_of(case, pool))

    named(f"{name}_in", *axes, unit=unit, each=["pools"])(of)


def _by_key(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    return np.stack([shares_in(case, assumptions, pool, key) for key in labels_of(case, "keys")])


def _fixed(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    return shares_of_members(pool, fixed_shares(case, assumptions))


@named("execution_in", "parties_all", "years_all", unit="eur_per_year", each=["pools"])
def execution_in(case: Case, assumptions: Assumptions, variant: Variant, pool: str) -> Floats:
    """The execution of a pool in a budget, with what all parties, and all years, have together."""
    found = budget(case, assumptions, variant)
    summed = partial(total, keep=lambda item: item.id == f"{EXECUTION}.{pool}")
    return totals_of(case, found, f"execution_in.{pool}", summed)


def _paid(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    return contributions_in(case, assumptions)[pools_of(case).index(pool)]


def _bills(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """A full year of the new model under each key: (keys, years, parties)."""
    costs = [(pool, new_cost_in(case, assumptions, pool))]
    return np.stack([split_by_key(case, assumptions, costs, key) for key in labels_of(case, "keys")])


for name, compute in {"joint_frame": joint_in, "new_model_cost": new_cost_in}.items():
    _of_pool(name, compute, "years", unit="eur_per_year")
for name, compute in {"present": present_in, "budgeted": budgeted_in, "old_contribution": old_in}.items():
    _of_pool(name, compute, "parties", "years", unit="eur_per_year")
_of_pool("contribution", _paid, "parties", "years", unit="eur_per_year")
_of_pool("by_key", _bills, "keys", "years", "parties", unit="eur_per_year")
_of_pool("own_cost", own_costs_in, "participants", "years", unit="eur_per_year")
_of_pool("printed_share", lambda case, _assumptions, pool: existing_in(case, pool), "parties", unit="share")
_of_pool("fixed_share", _fixed, "parties", unit="share")
_of_pool("chosen_share", shares_in, "parties", unit="share")
_of_pool("share_by", _by_key, "keys", "parties", unit="share")
_of_pool("cost_change", executors_change, unit="share")
_of_pool("frame_part", part_of_frame, "years", unit="share")
