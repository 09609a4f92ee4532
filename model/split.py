"""Who pays what: shares under a cost key, contributions, and the caseload at which two keys cost the same.

Parties are the participants in the order of the case and, last, what nobody pays. Identity, every year and
every key: contributions + unallocated = joint cost.
"""

from __future__ import annotations

import numpy as np

from model.arrays import Floats, along, stacked, with_unallocated
from model.assumptions import Assumptions
from model.corrections import caseloads
from model.cost import joint_frame, new_model_cost, new_model_part, own_costs, price_index, start_month
from model.declared import TO
from model.records import Case


def fixed_shares(case: Case, assumptions: Assumptions) -> Floats:
    """The fixed key after the rule for what it leaves over: shape (..., parties)."""
    shares = with_unallocated(stacked(assumptions.share, (one.id for one in case.participants)))
    rule = assumptions.remainder
    if rule == "unallocated":
        return shares
    rest = shares[..., -1:]
    if rule == "proportional":
        paid = 1 - rest
        own = shares[..., :-1]
        own = np.where(paid > 0, own / np.where(paid > 0, paid, 1.0), own)
    else:
        here = np.array([rule == TO + one.id for one in case.participants])
        own = shares[..., :-1] + rest * here
    return with_unallocated(own)


def shares_by(numbers: Floats) -> Floats:
    """Shares in proportion to numbers per participant; if there are none, nobody pays: (..., parties)."""
    total = numbers.sum(axis=-1, keepdims=True)
    return with_unallocated(np.where(total > 0, numbers / np.where(total > 0, total, 1.0), 0.0))


def residents(case: Case) -> Floats:
    """Residents per participant, shape (participants,)."""
    return np.array([case.figure("residents", one.id) for one in case.participants])


def key_shares(case: Case, assumptions: Assumptions, key: str | None = None) -> Floats:
    """Shares under a key (the chosen one if none is named), fully phased in: shape (..., parties).

    ``mixed`` = weight × caseload key + (1 - weight) × fixed key: it blends shares, not euros.
    """
    key = key or assumptions.cost_key
    if key == "residents":
        return shares_by(residents(case))
    if key == "caseload":
        return shares_by(caseloads(case, assumptions))
    if key == "mixed":
        weight = along(assumptions.caseload_weight)
        by_caseload = shares_by(caseloads(case, assumptions))
        return weight * by_caseload + (1 - weight) * fixed_shares(case, assumptions)
    if key == "fixed":
        return fixed_shares(case, assumptions)
    raise ValueError(f"unknown cost key {key!r}")


def phase(case: Case, assumptions: Assumptions) -> Floats:
    """How far the chosen key has come in each year: (years since the start + 1) / (n + 1), at most 1."""
    since_start = np.arange(len(case.about.years)) - np.floor(along(start_month(case, assumptions)) / 12)
    return np.asarray(np.clip((since_start + 1) / (along(assumptions.phase_in_years) + 1), 0, 1))


def existing_shares(case: Case) -> Floats:
    """The fixed key as the documents print it: shape (parties,)."""
    return fixed_shares(case, case.assumptions)


def yearly_shares(case: Case, assumptions: Assumptions) -> Floats:
    """Shares in the new model per year, from the existing key to the chosen one: (..., parties, years)."""
    progress = phase(case, assumptions)[..., None, :]
    chosen = key_shares(case, assumptions)[..., :, None]
    return progress * chosen + (1 - progress) * existing_shares(case)[:, None]


def present_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays now, at printed prices: (..., parties, years).

    If the printed amount is the lead's own cost, each pays its own; otherwise the printed key holds.
    """
    if assumptions.amount_reading == "own_cost":
        own = own_costs(case, assumptions)
        return np.concatenate([own, np.zeros_like(own[..., :1, :])], axis=-2)
    return existing_shares(case)[:, None] * joint_frame(case, assumptions)[..., None, :]


def old_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party would pay if the present contract ran all years, indexed: (..., parties, years)."""
    return present_contributions(case, assumptions) * price_index(case, assumptions)[..., None, :]


def contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays for the execution: the old contract until the start, the new model after it.

    Shape (..., parties, years).
    """
    new_part = new_model_part(case, assumptions)[..., None, :]
    new = yearly_shares(case, assumptions) * new_model_cost(case, assumptions)[..., None, :]
    return new_part * new + (1 - new_part) * old_contributions(case, assumptions)


def break_even_caseload(case: Case, assumptions: Assumptions, payer: int, moved: int) -> Floats:
    """The caseload of ``moved`` at which ``payer`` pays the same under the caseload key as under the fixed.

    Closed form from c_payer / sum(c) = f: if another municipality moves, c_moved = c_payer (1 - f) / f - the
    rest; if the payer moves itself, c_payer = f / (1 - f) × the others. Not-a-number where none exists.
    """
    loads = caseloads(case, assumptions)
    share = fixed_shares(case, assumptions)[..., payer]
    others = [place for place in range(len(case.participants)) if place not in (payer, moved)]
    rest = loads[..., others].sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        from_payer = loads[..., payer] * (1 - share) / share - rest
        value = share / (1 - share) * rest if moved == payer else from_payer
    return np.where(np.isfinite(value) & (value >= 0), value, np.nan)
