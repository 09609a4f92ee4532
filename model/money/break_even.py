"""The caseload at which two keys cost the same."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads
from model.money.pools import shared_pool, shares_of_members, who_count
from model.money.shares import fixed_shares
from model.numbers.arrays import Floats, stacked
from model.numbers.operations import plain, where

NOBODY_LEFT = 1e-9
"""Of a benefit: fewer is none."""


def break_even_caseload(case: Case, assumptions: Assumptions, payer: int, moved: int) -> Floats:
    """The caseload of ``moved`` at which ``payer`` pays the same under the caseload key as under the fixed.

    Closed form from c_payer / sum(c) = f: if another municipality moves, c_moved = c_payer (1 - f) / f - the
    rest; if the payer moves itself, c_payer = f / (1 - f) × the others. In the terms of the assumption: what
    a finding's switch takes off is added again. Not-a-number where no such number exists, and where it would hang on
    what pools of cost with other municipalities cost (``shared_pool``).
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
    set_to = stacked(assumptions.caseload, (participant.id for participant in case.participants))
    return where(exists, value + (set_to - loads)[..., moved], np.nan)
