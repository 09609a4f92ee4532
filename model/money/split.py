"""Who pays what: shares under a cost key, contributions, and the caseload at which two keys cost the same.

Parties are the participants in the order of the case and, last, what nobody pays. Identity, every year and
every key: contributions + unallocated = joint cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import caseloads, line_amounts
from model.case.naming import named, with_names
from model.money.cost import joint_frame, new_model_cost, new_model_part, own_costs, price_index, start_month
from model.money.shares import existing_shares, fixed_shares, residents, shares_by
from model.numbers.arrays import Floats, across, along, into, part_of, stacked
from model.numbers.operations import limited, of_terms, one_of, plain, switch_of, where

NOBODY_LEFT = 1e-9
"""Of a benefit: fewer is none."""


def key_shares(case: Case, assumptions: Assumptions, key: str | None = None) -> Floats:
    """Shares under a key (the chosen one if none is named), fully phased in: shape (..., parties).

    ``mixed`` = weight × caseload key + (1 - weight) × fixed key: it blends shares, not euros.
    """

    def mixed() -> Floats:
        weight = along(assumptions.caseload_weight)
        by_caseload = shares_by(caseloads(case, assumptions))
        return weight * by_caseload + (1 - weight) * fixed_shares(case, assumptions)

    chosen = key or assumptions.cost_key
    ways: Mapping[str, Callable[[], Floats]] = {
        "fixed": lambda: fixed_shares(case, assumptions),
        "caseload": lambda: shares_by(caseloads(case, assumptions)),
        "residents": lambda: shares_by(residents(case)),
        "mixed": mixed,
    }
    if chosen not in ways:
        raise ValueError(f"unknown cost key {chosen!r}")
    return with_names(case, one_of(chosen, ways), f"share_by.{key}" if key else "chosen_share", "parties", unit="share")


@named("phase", "years", unit="share")
def phase(case: Case, assumptions: Assumptions) -> Floats:
    """How far the chosen key has come in each year: (years since the start + 1) / (n + 1), at most 1."""
    years = np.arange(len(case.about.years))
    since_start = across(np.subtract, years, np.floor(start_month(case, assumptions) / 12))
    return np.asarray(limited((since_start + 1) / (along(assumptions.phase_in_years) + 1), 0, 1))


def yearly_shares(case: Case, assumptions: Assumptions, key: str | None = None) -> Floats:
    """Shares in the new model per year, from the existing key to this one (the chosen one if none is named).

    Shape (..., parties, years).
    """
    progress = phase(case, assumptions)[..., None, :]
    existing = existing_shares(case)
    moved = key_shares(case, assumptions, key) - existing
    return into(np.add, progress * moved[..., :, None], existing[:, None])


@named("present", "parties", "years", unit="eur_per_year")
def present_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays now, at printed prices: (..., parties, years).

    If the printed amount is the lead's own cost, each pays its own; otherwise the printed key holds.
    """

    def each_its_own() -> Floats:
        own = own_costs(case, assumptions)
        return np.concatenate([own, np.zeros_like(own[..., :1, :])], axis=-2)

    def by_the_key() -> Floats:
        return existing_shares(case)[:, None] * joint_frame(case, assumptions)[..., None, :]

    return one_of(
        assumptions.amount_reading, {"share": by_the_key, "own_cost": each_its_own, "joint_total": by_the_key}
    )


@named("budgeted", "parties", "years", unit="eur_per_year")
def budgeted(case: Case, assumptions: Assumptions) -> Floats:
    """What each party has in its budget for the execution: (..., parties, years).

    The printed amount where the case has one, whatever that amount is read as; elsewhere what the reading makes of it.
    """
    amounts = present_contributions(case, assumptions)
    for line in case.budget_lines:
        if line.role == "execution":
            here = np.array([one.id == line.municipality for one in case.participants] + [False])
            amounts = where(here[:, None], line_amounts(case, assumptions, line)[..., None, :], amounts)
    return amounts


@named("old_contribution", "parties", "years", unit="eur_per_year")
def old_contributions(case: Case, assumptions: Assumptions) -> Floats:
    """What each party would pay if the present contract ran all years, indexed: (..., parties, years)."""
    return present_contributions(case, assumptions) * price_index(case, assumptions)[..., None, :]


def until_start(case: Case, assumptions: Assumptions, old: Floats) -> Floats:
    """What each party pays of the present contract (``old_contributions``) before the new model starts."""
    return part_of(old, (1 - new_model_part(case, assumptions))[..., None, :])


def contributions(case: Case, assumptions: Assumptions, key: str | None = None, before: Floats | None = None) -> Floats:
    """What each party pays for the execution: the old contract until the start, the new model after it.

    Under a key, or the chosen one if none is named. ``before``: what is paid ``until_start``, by who has it already.
    Shape (..., parties, years).
    """
    if key is None:
        paid = _paid(case, assumptions, (None,), before)[None]
        return with_names(case, paid, "contribution", "parties", "years", unit="eur_per_year")
    return contributions_by_key(case, assumptions, [key], before)[key]


def contributions_by_key(
    case: Case, assumptions: Assumptions, keys: Iterable[str], before: Floats | None = None
) -> Mapping[str, Floats]:
    """``contributions`` under each of these keys, with the chosen phase-in."""
    return {
        str(key): with_names(case, paid, f"contribution_by.{key}", "parties", "years", unit="eur_per_year")
        for key, paid in _paid(case, assumptions, keys, before).items()
    }


def _paid(
    case: Case, assumptions: Assumptions, keys: Iterable[str | None], before: Floats | None
) -> Mapping[str | None, Floats]:
    """What each party pays under each of these keys; None is the chosen one."""
    new = part_of(new_model_cost(case, assumptions), new_model_part(case, assumptions))[..., None, :]
    if before is None:
        before = until_start(case, assumptions, old_contributions(case, assumptions))
    # Without a transition the key holds from the start on, and before it nothing new is paid.
    in_steps = switch_of(assumptions.phase_in_years)

    def at_once(key: str | None) -> Floats:
        found = key_shares(case, assumptions, key)[..., :, None]
        # A term of a year also knows what that year would be in steps.
        return np.repeat(found, len(case.about.years), axis=-1) if of_terms(found) else found

    def shares(key: str | None) -> Floats:
        ways = {"off": lambda: at_once(key), "on": lambda: yearly_shares(case, assumptions, key)}
        return one_of(in_steps, ways)

    return {key: into(np.add, part_of(new, shares(key)), before) for key in keys}


def break_even_caseload(case: Case, assumptions: Assumptions, payer: int, moved: int) -> Floats:
    """The caseload of ``moved`` at which ``payer`` pays the same under the caseload key as under the fixed.

    Closed form from c_payer / sum(c) = f: if another municipality moves, c_moved = c_payer (1 - f) / f - the
    rest; if the payer moves itself, c_payer = f / (1 - f) × the others. In the terms of the assumption: what
    a finding's switch takes off is added again. Not-a-number where no such number exists.
    """
    loads = caseloads(case, assumptions)
    share = fixed_shares(case, assumptions)[..., payer]
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
