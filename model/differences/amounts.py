"""The amounts of which a page says why they differ, and the steps from the present contract to the advice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import named
from model.differences.changes import Change, Outcome, changes_between, worth_of
from model.differences.orders import Mask, Worth
from model.money.budget import framed_budget, framed_cost
from model.money.cost import existing_in, joint_in
from model.money.pools import Pool, pools_of, summed
from model.money.split import Costs, contributions, costs_by_pool, old_in, present_in, shares_in, until_start
from model.money.starts import new_model_part_of
from model.numbers.arrays import Floats, part_of

KEY, PROJECT = "key", "project"
"""The steps of the advice that are no single assumption."""


@dataclass(frozen=True)
class Amount:
    """An amount of the new model under any assumptions, and the same if it were split as the present contract is."""

    under_key: Outcome
    split_as_now: Outcome
    neutral: tuple[tuple[str, Value], ...]
    """The values at which the new model costs what the present contract costs; those of executors are nought."""


def cost(case: Case, party: int | None, year: int | None) -> Amount:
    """What a variant costs net inside the frame: of a party (None: all together) in a year (None: all years).

    Raises ValueError for a year outside the budget.
    """
    pick = _picked(case, party, year)
    return Amount(
        lambda own: pick(framed_cost(framed_budget(case, own, "mine"))),
        lambda own: pick(framed_cost(framed_budget(case, own, "mine")) + _as_now(case, own) - contributions(case, own)),
        (("exit_cost_years", 0.0), ("execution_cost_change", 0.0), ("cost_basis", "frame")),
    )


def bill(case: Case, party: int, year: int) -> Amount:
    """What a party pays of a full year of the execution, its key wholly phased in: without exit and project cost.

    Raises ValueError for a year outside the budget.
    """
    place = case.about.years.index(year)
    return Amount(
        lambda own: bills(case, own)[..., party, place],
        lambda own: _split_as_now(case, own, costs_by_pool(case, own))[..., party, place],
        (("execution_index", 0.0), ("execution_cost_change", 0.0), ("cost_basis", "frame")),
    )


@named("bill", "participants", "years", unit="eur_per_year")
def bills(case: Case, own: Assumptions) -> Floats:
    """What each municipality pays of a full year of the new model, its key wholly phased in: (..., parties, years)."""
    return summed(
        [shares_in(case, own, pool)[..., :-1, None] * cost[..., None, :] for pool, cost in costs_by_pool(case, own)]
    )


def advice_steps(case: Case, own: Assumptions, amount: Amount) -> tuple[tuple[Change, ...], Worth]:
    """From the present contract to the advice under ``own``, the assumptions of the advice: what the new model does
    otherwise, one thing at a time, and the amount with any of them.
    """
    return present_steps(case, own, own, amount)


def present_steps(
    case: Case, before: Assumptions, own: Assumptions, amount: Amount
) -> tuple[tuple[Change, ...], Worth]:
    """The same from the present contract under ``before`` to any new model under ``own``: what is otherwise in the
    world comes first."""
    steps = [Change(id=id, before={id: value}, after={id: own.get(id)}) for id, value in _neutral(own, amount)]
    if any(id == "exit_cost_years" for id, _value in amount.neutral):
        after = {"project_cost_change": own.project_cost_change}
        steps.append(Change(id="project_cost_change", before={"project_cost_change": -1.0}, after=after, name=PROJECT))
    # What the contract does not know moves it nowhere, and stands at the value at which it does not count.
    unknown = {"project_cost_change", *(id for id, _value in _unmoved(own, amount))}
    steps = [*(one for one in changes_between(before, own, ("world",)) if one.id not in unknown), *steps]
    by_key = worth_of(own, steps, amount.under_key)
    as_now = worth_of(own, steps, amount.split_as_now)

    def worth(mask: Mask) -> Floats:
        others, split = mask[:, :-1], mask[:, -1]
        return np.where(split, by_key(others), as_now(others))

    key = Change(id="cost_key", before={}, after={"cost_key": own.cost_key}, name=KEY)
    return (*steps, key), worth


def _neutral(own: Assumptions, amount: Amount) -> list[tuple[str, Value]]:
    return [(id, value) for id, value in _unmoved(own, amount) if own.get(id) != value]


def _unmoved(own: Assumptions, amount: Amount) -> list[tuple[str, Value]]:
    """The values at which the new model costs what the contract costs."""
    return [*amount.neutral, *((f"executor_cost.{executor}", 0.0) for executor in own.executor_cost)]


def _picked(case: Case, party: int | None, year: int | None) -> Callable[[Floats], Floats]:
    """From amounts (..., parties, years) to whose and when: (...,)."""
    place = None if year is None else case.about.years.index(year)

    def pick(amounts: Floats) -> Floats:
        whose = amounts.sum(axis=-2) if party is None else amounts[..., party, :]
        return np.asarray(whose.sum(axis=-1) if place is None else whose[..., place])

    return pick


def _as_now(case: Case, own: Assumptions) -> Floats:
    """What each would pay if the cost of the new model were split as the present contract is."""
    costs = [
        (pool, part_of(cost, new_model_part_of(case, own, pool.track).copy()))
        for pool, cost in costs_by_pool(case, own)
    ]
    before = [until_start(case, own, pool, old_in(case, own, pool)) for pool in pools_of(case)]
    return summed(before) + _split_as_now(case, own, costs)


def _split_as_now(case: Case, own: Assumptions, costs: Costs) -> Floats:
    """These costs (..., years) if each pool were split as the present contract is, (..., parties, years)."""
    return summed([cost[..., None, :] * _present_split(case, own, pool) for pool, cost in costs])


def _present_split(case: Case, own: Assumptions, pool: Pool) -> Floats:
    """The part of the present contract for a pool that each pays, (..., parties, years); the existing key if it costs
    nothing."""
    joint = joint_in(case, own, pool)[..., None, :]
    paid = present_in(case, own, pool)
    return np.where(joint > 0, paid / np.where(joint > 0, joint, 1.0), existing_in(case, pool)[:, None])
