"""Who pays what: shares under a cost key, and contributions.

Parties are the participants in the order of the case and, last, what nobody pays. Identity, every pool, year and
key: contributions + unallocated = joint cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts
from model.case.naming import named, with_names
from model.money.cost import (
    existing_in,
    indexed,
    joint_in,
    new_cost_in,
    own_costs_in,
)
from model.money.pools import Pool, over_pools, pools_of, shares_of_members, summed, who_count
from model.money.shares import fixed_shares, residents, shares_by
from model.money.starts import new_model_part_of, phase_of
from model.numbers.arrays import Floats, along, into, part_of
from model.numbers.operations import of_terms, one_of, part, switch_of, where

Costs = Sequence[tuple[Pool, Floats]]
"""What each pool costs."""


def shares_in(case: Case, assumptions: Assumptions, pool: Pool, key: str | None = None) -> Floats:
    """Shares in a pool under a key (the chosen one if none is named), fully phased in: shape (..., parties).

    ``mixed`` = weight × caseload key + (1 - weight) × fixed key: it blends shares, not euros. Only who takes part in
    the pool counts; of the fixed key the others' shares go to these (``shares_of_members``).
    """

    def fixed() -> Floats:
        found = shares_of_members(pool, fixed_shares(case, assumptions))
        return with_names(case, found, pool.called("fixed_share"), "parties", unit="share")

    def by_caseload() -> Floats:
        return shares_by(who_count(pool, caseloads(case, assumptions)))

    def mixed() -> Floats:
        weight = along(assumptions.caseload_weight)
        return weight * by_caseload() + (1 - weight) * fixed()

    chosen = key or assumptions.cost_key
    ways: Mapping[str, Callable[[], Floats]] = {
        "fixed": fixed,
        "caseload": by_caseload,
        "residents": lambda: shares_by(who_count(pool, residents(case))),
        "mixed": mixed,
    }
    if chosen not in ways:
        raise ValueError(f"unknown cost key {chosen!r}")
    name = f"{pool.called('share_by')}.{key}" if key else pool.called("chosen_share")
    return with_names(case, one_of(chosen, ways), name, "parties", unit="share")


def key_shares(case: Case, assumptions: Assumptions, key: str | None = None) -> Floats:
    """Shares in the joint cost under a key (the chosen one if none is named), fully phased in: shape (..., parties).

    Of one pool its ``shares_in``; of more those together, by what each pool costs in the new model over all years.
    Where nothing costs anything, or nobody knows, all pools count as much.
    """
    pools = pools_of(case)
    if len(pools) == 1:
        return shares_in(case, assumptions, pools[0], key)
    shares = [shares_in(case, assumptions, pool, key) for pool in pools]
    found = _of_all(shares, costs_by_pool(case, assumptions))
    return with_names(case, found, f"share_by.{key}" if key else "chosen_share", "parties", unit="share")


def existing_key(case: Case, assumptions: Assumptions) -> Floats:
    """Shares in the joint cost by the key that the documents print: (..., parties), of more pools as ``key_shares``."""
    pools = pools_of(case)
    if len(pools) == 1:
        return existing_in(case, pools[0])
    shares = [existing_in(case, pool) for pool in pools]
    return _of_all(shares, [(pool, joint_in(case, assumptions, pool)) for pool in pools])


def _of_all(shares: Sequence[Floats], costs: Costs) -> Floats:
    """Shares in pools (..., parties) as shares in all together, by what each costs over all years."""
    weights = [along(cost.sum(axis=-1)) for _pool, cost in costs]
    paid = summed([own * weight for own, weight in zip(shares, weights, strict=True)])
    return part(paid, summed(weights), summed([*shares]) / len(weights))


def costs_by_pool(case: Case, assumptions: Assumptions) -> Costs:
    """What a full year of the new model costs in each pool: (..., years)."""
    return [(pool, new_cost_in(case, assumptions, pool)) for pool in pools_of(case)]


def split_by_key(case: Case, assumptions: Assumptions, costs: Costs, key: str) -> Floats:
    """What each party pays of these costs (...,) under a key, fully phased in: (..., parties)."""
    return summed([shares_in(case, assumptions, pool, key) * along(cost) for pool, cost in costs])


def yearly_shares(case: Case, assumptions: Assumptions, pool: Pool, key: str | None = None) -> Floats:
    """Shares in a pool in the new model per year, from the existing key to this one (the chosen one if none is named).

    Shape (..., parties, years).
    """
    progress = phase_of(case, assumptions, pool.track)[..., None, :]
    existing = existing_in(case, pool)
    moved = shares_in(case, assumptions, pool, key) - existing
    return into(np.add, progress * moved[..., :, None], existing[:, None])


@named("present", "parties", "years", unit="eur_per_year")
def present_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays now, as printed: (..., parties, years), the sum over the pools."""
    return over_pools(case, lambda pool: present_in(case, assumptions, pool))


def present_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``present_contributions`` to one pool.

    If the printed amount is a municipality's own cost, each pays its own. If it is a share, a municipality with a
    printed amount pays that, and the others their share of the joint cost; they need not stand to each other as in the
    printed key, yet all together they are the joint cost, since this is the printed amounts / the printed shares of
    who has one. Otherwise the printed key holds.
    """

    def each_its_own() -> Floats:
        own = own_costs_in(case, assumptions, pool)
        return np.concatenate([own, np.zeros_like(own[..., :1, :])], axis=-2)

    def by_the_key() -> Floats:
        return existing_in(case, pool)[:, None] * joint_in(case, assumptions, pool)[..., None, :]

    def as_printed() -> Floats:
        # A single printed amount is its own share of the joint cost.
        return by_the_key() if len(pool.lines) == 1 else _with_printed(case, assumptions, pool, by_the_key())

    ways = {"share": as_printed, "own_cost": each_its_own, "joint_total": by_the_key}
    found = one_of(assumptions.amount_reading, ways)
    return with_names(case, found, pool.called("present"), "parties", "years", unit="eur_per_year")


def _with_printed(case: Case, assumptions: Assumptions, pool: Pool, amounts: Floats) -> Floats:
    """Amounts (..., parties, years) with what is printed in the place of those of who has a printed line."""
    for place, line in pool.lines.items():
        here = np.arange(len(pool.members) + 1) == place
        amounts = where(here[:, None], line_amounts(case, assumptions, line)[..., None, :], amounts)
    return amounts


@named("budgeted", "parties", "years", unit="eur_per_year")
def budgeted(case: Case, assumptions: Assumptions) -> Floats:
    """What each party has in its budget for the execution: (..., parties, years), the sum over the pools."""
    return over_pools(case, lambda pool: budgeted_in(case, assumptions, pool))


def budgeted_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``budgeted`` for one pool.

    The printed amount where the case has one, whatever that amount is read as; elsewhere what the reading makes of it.
    """
    found = _with_printed(case, assumptions, pool, present_in(case, assumptions, pool))
    return with_names(case, found, pool.called("budgeted"), "parties", "years", unit="eur_per_year")


@named("old_contribution", "parties", "years", unit="eur_per_year")
def old_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party would pay if the present contract ran all years, indexed: (..., parties, years)."""
    return over_pools(case, lambda pool: old_in(case, assumptions, pool))


def old_in(case: Case, assumptions: Assumptions, pool: Pool) -> Floats:
    """``old_contributions`` to one pool."""
    found = indexed(case, assumptions, pool, present_in(case, assumptions, pool))
    return with_names(case, found, pool.called("old_contribution"), "parties", "years", unit="eur_per_year")


def until_start(case: Case, assumptions: Assumptions, pool: Pool, old: Floats) -> Floats:
    """What each party pays of the present contract for a pool (``old_in``) before its start."""
    return part_of(old, (1 - new_model_part_of(case, assumptions, pool.track))[..., None, :])


Before = Sequence[Floats]
"""What is paid of the contract until the start, in each pool."""


def contributions(case: Case, assumptions: Assumptions, key: str | None = None, before: Before | None = None) -> Floats:
    """What each party pays for the execution: the old contract until the start, the new model after it.

    Under a key, or the chosen one if none is named. ``before``: what is paid ``until_start``, by who has it already.
    Shape (..., parties, years).
    """
    if key is None:
        paid = summed(contributions_in(case, assumptions, before))
        return with_names(case, paid, "contribution", "parties", "years", unit="eur_per_year")
    return contributions_by_key(case, assumptions, [key], before)[key]


def contributions_in(case: Case, assumptions: Assumptions, before: Before | None = None) -> list[Floats]:
    """``contributions`` under the chosen key to each pool."""
    paid = _paid(case, assumptions, (None,), before)[None]
    return [
        with_names(case, own, pool.called("contribution"), "parties", "years", unit="eur_per_year")
        for pool, own in zip(pools_of(case), paid, strict=True)
    ]


def contributions_by_key(
    case: Case, assumptions: Assumptions, keys: Iterable[str], before: Before | None = None
) -> Mapping[str, Floats]:
    """``contributions`` under each of these keys, with the chosen phase-in."""
    return {
        str(key): with_names(case, summed(paid), f"contribution_by.{key}", "parties", "years", unit="eur_per_year")
        for key, paid in _paid(case, assumptions, keys, before).items()
    }


def _paid(
    case: Case, assumptions: Assumptions, keys: Iterable[str | None], before: Before | None
) -> Mapping[str | None, list[Floats]]:
    """What each party pays to each pool under each of these keys; None is the chosen one."""
    pools = pools_of(case)
    if before is None:
        before = [until_start(case, assumptions, pool, old_in(case, assumptions, pool)) for pool in pools]
    new = [
        part_of(cost, new_model_part_of(case, assumptions, pool.track))[..., None, :]
        for pool, cost in costs_by_pool(case, assumptions)
    ]
    # Without a transition the key holds from the start on, and before it nothing new is paid.
    in_steps = switch_of(assumptions.phase_in_years)

    def at_once(pool: Pool, key: str | None) -> Floats:
        found = shares_in(case, assumptions, pool, key)[..., :, None]
        # A term of a year also knows what that year would be in steps.
        return np.repeat(found, len(case.about.years), axis=-1) if of_terms(found) else found

    def shares(pool: Pool, key: str | None) -> Floats:
        ways = {"off": lambda: at_once(pool, key), "on": lambda: yearly_shares(case, assumptions, pool, key)}
        return one_of(in_steps, ways)

    return {
        key: [
            into(np.add, part_of(cost, shares(pool, key)), earlier)
            for pool, cost, earlier in zip(pools, new, before, strict=True)
        ]
        for key in keys
    }
