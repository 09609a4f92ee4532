"""The caseload at which two keys cost the same."""

from __future__ import annotations

from typing import Literal

import numpy as np

from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.corrections import as_set, caseloads
from model.case.termed import TermedCase
from model.money.cost import new_cost_in
from model.money.pools import pools_of, shared_pool, shares_of_members, summed, who_count
from model.money.shares import fixed_shares, shares_by
from model.numbers.arrays import Floats
from model.numbers.operations import plain, where

NOBODY_LEFT = 1e-9
"""Of a benefit: fewer is none."""
HALVINGS = 60
"""Of all numbers of benefits that are allowed: what is left is less than a millionth of one."""
Kind = Literal["always", "year", "cost", "apart"]
"""How two keys can cost the same: at one number whatever is paid; at a number of each year, since pools of cost with
other municipalities cost other amounts; at a number that also moves these amounts, and is not told; or the number of
that municipality does not count."""


def kind_of(case: Case, assumptions: Assumptions, payer: int, moved: int) -> Kind:
    """How the number of ``moved`` can make two keys cost ``payer`` the same."""
    if shared_pool(case, payer, moved) is not None:
        return "always"
    if not any(pool.members[payer] and pool.members[moved] for pool in pools_of(case)):
        return "apart"
    moves_cost = assumptions.cost_basis == "bottom_up" or assumptions.amount_reading == "own_cost"
    return "cost" if moves_cost else "year"


def break_even_in_year(case: Case, assumptions: Assumptions, payer: int, moved: int, place: int) -> Floats:
    """``break_even_caseload``, or of a year where that hangs on what each pool costs (``kind_of``): (...,).

    Then by halving: what ``payer`` pays by number of benefits only falls while another has more, and only rises while
    it has more itself.
    """
    if kind_of(case, assumptions, payer, moved) != "year":
        return break_even_caseload(case, assumptions, payer, moved)
    if type(case) is TermedCase:  # a search makes no terms: its number has the name of a tipping point
        return np.array(np.nan)
    own = [pool for pool in pools_of(case) if pool.members[payer]]
    costs = [new_cost_in(case, assumptions, pool)[..., place] for pool in own]
    loads, key = caseloads(case, assumptions), fixed_shares(case, assumptions)
    fixed = summed([cost * shares_of_members(pool, key)[..., payer] for pool, cost in zip(own, costs, strict=True)])

    def apart(number: Floats) -> Floats:
        """What ``payer`` pays more by number of benefits than under the fixed key."""
        set_so = np.broadcast_to(loads, (*number.shape, loads.shape[-1])).copy()
        set_so[..., moved] = number
        paid = [cost * shares_by(who_count(pool, set_so))[..., payer] for pool, cost in zip(own, costs, strict=True)]
        return summed(paid) - fixed

    # Not fewer than what a finding's switch adds to none at all.
    fewest = np.maximum(-as_set(case, assumptions, np.zeros(()), moved), 0.0)
    low = fewest + np.zeros(np.broadcast_shapes(loads.shape[:-1], fixed.shape))
    high = np.full(low.shape, float(declaration(f"caseload.{case.participants[moved].id}").upper))
    exists = (apart(low) > 0) != (apart(high) > 0)
    for _halving in range(HALVINGS):
        middle = (low + high) / 2
        goes_on = (apart(middle) > 0) == (payer != moved)
        low, high = np.where(goes_on, middle, low), np.where(goes_on, high, middle)
    return np.where(exists, as_set(case, assumptions, high, moved), np.nan)


def break_even_caseload(case: Case, assumptions: Assumptions, payer: int, moved: int) -> Floats:
    """The caseload of ``moved`` at which ``payer`` pays the same under the caseload key as under the fixed.

    Closed form from c_payer / sum(c) = f: if another municipality moves, c_moved = c_payer (1 - f) / f - the
    rest; if the payer moves itself, c_payer = f / (1 - f) × the others. As it is to
    be set (``as_set``). Not-a-number where no such number exists or
    can be set, and where it would hang on what pools of cost with other municipalities cost (``shared_pool``).
    """
    pool = shared_pool(case, payer, moved)
    if pool is None:
        return np.array(np.nan)
    loads = who_count(pool, caseloads(case, assumptions))
    share = shares_of_members(pool, fixed_shares(case, assumptions))[..., payer]
    others = [party for party in range(len(case.participants)) if party not in (payer, moved)]
    rest = loads[..., others].sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        from_payer = loads[..., payer] * (1 - share) / share - rest
        value = share / (1 - share) * rest if moved == payer else from_payer
    # Without benefits on one of both sides the caseload key pays nobody or one alone, never the fixed share.
    counted = rest if moved == payer else loads[..., payer]
    with np.errstate(invalid="ignore"):  # who shares with nobody has 0 divided by 0
        # A share of 1 that a division made a hair more gives a number of benefits a hair below nobody.
        value = where(np.abs(value) < NOBODY_LEFT, 0.0, value)
        exists = np.isfinite(plain(value)) & (value >= 0) & (counted > 0)
        found = as_set(case, assumptions, value, moved)
        # A switch that adds to the number leaves some that nobody can set: fewer than none.
        return where(exists & (plain(found) >= 0), found, np.nan)
