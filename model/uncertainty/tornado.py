"""What moves an outcome most: one assumption at a time, all others at their present value.

A tornado bar is the outcome with an assumption at the low and at the high end of its range.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.naming import named
from model.case.records import AssumptionRow
from model.case.situations import elsewhere, situation
from model.case.sweep import Block, Sweep, sweep
from model.case.variants import Variant, of_variant
from model.money.budget import framed_budget, framed_cost, over_frame
from model.money.cost import joint_frame, new_model_cost
from model.money.pools import Pool, summed
from model.money.split import costs_by_pool, shares_in
from model.numbers.arrays import Floats
from model.uncertainty.room import at_once, blocks

BUILT_UP = "built_up"
"""The situation in which the cost of the new model is built from the bottom up."""
Outcome = Callable[[Assumptions], Floats]
"""An amount in euros from assumptions of one point or of many: shape (...,)."""
NO_MOVE = 0.005
"""Euros: a bar that moves less than half a cent does not move."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """An assumption at both ends of its range: ``low`` and ``high``, and the outcome there."""

    id: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the outcome moves over the range."""
        return abs(self.at_high - self.at_low)


# Outcomes


def cost_of(case: Case, variant: Variant, party: int | None) -> Outcome:
    """What a variant costs a party, or all together, over all years: the lines inside the frame."""
    return lambda own: _whose(framed_cost(_budget(case, own, variant)), party)


def difference(case: Case, variant: Variant, beside: Variant, party: int | None) -> Outcome:
    """What a variant costs more than the one beside it, over all years."""
    cost, cost_beside = cost_of(case, variant, party), cost_of(case, beside, party)
    return lambda own: cost(own) - cost_beside(own)


def over_budget(case: Case, variant: Variant, party: int | None) -> Outcome:
    """What a variant costs more than is budgeted now, over all years."""
    return lambda own: _whose(over_frame(_budget(case, own, variant)), party)


def extra_by_caseload(case: Case, year: int, payer: int) -> Outcome:
    """What a party pays more a year under the caseload key than under the fixed one. Raises ValueError for a year
    outside the budget."""
    year_index = case.about.years.index(year)
    return lambda own: dearer_by_caseload(case, own)[..., payer, year_index]


@named("dearer_by_caseload", "parties", "years", unit="eur_per_year")
def dearer_by_caseload(case: Case, own: Assumptions) -> Floats:
    """What each pays more a year under the caseload key than under the fixed one: (..., parties, years)."""

    def more(pool: Pool) -> Floats:
        return shares_in(case, own, pool, "caseload") - shares_in(case, own, pool, "fixed")

    return summed([more(pool)[..., :, None] * cost[..., None, :] for pool, cost in costs_by_pool(case, own)])


def bottom_up_over_frame(case: Case, year: int) -> Outcome:
    """What the new execution costs more a year than the frame, if it is built from the bottom up."""
    year_index = case.about.years.index(year)
    return lambda own: bottom_up_above_frame(case, own)[..., year_index]


@named("bottom_up_above_frame", "years", unit="eur_per_year")
def bottom_up_above_frame(case: Case, own: Assumptions) -> Floats:
    """What the new execution costs more than the frame if it is built from the bottom up: (..., years)."""
    built = new_model_cost(case, built_up(case, own))
    return np.asarray(elsewhere(BUILT_UP, built) - joint_frame(case, own))


@situation(BUILT_UP)
def built_up(_case: Case, own: Assumptions, _rest: str = "") -> Assumptions:
    """The same with the cost of the new model built from the bottom up."""
    return own.replace(cost_basis="bottom_up")


def _budget(case: Case, own: Assumptions, variant: Variant) -> Any:
    return framed_budget(case, of_variant(case, own, variant), variant)


def _whose(amounts: Floats, party: int | None) -> Floats:
    """Over all years, of one party or of all together: (...,)."""
    chosen = amounts.sum(axis=-2) if party is None else amounts[..., party, :]
    return np.asarray(chosen.sum(axis=-1))


# Tornado


@lru_cache(maxsize=2)
def ranged_rows(case: Case) -> tuple[AssumptionRow, ...]:
    """The assumptions with a range from low to high; a switch has two positions and no range, and what is settled has
    none either."""
    return tuple(
        row
        for row in case.assumption_rows
        if row.low is not None and declaration(row.id).unit != "switch" and not case.is_settled(row.id)
    )


def range_of(row: AssumptionRow, assumptions: Assumptions) -> tuple[float, float]:
    """The range of the case, as wide as the present value needs; shares together are at most 100%.

    Raises ValueError for an assumption without a range.
    """
    if row.low is None or row.high is None:
        raise ValueError(f"{row.id} has no range")
    now, high = present(assumptions, row.id), row.high
    if row.id.startswith("share."):
        others = sum(present(assumptions, f"share.{key}") for key in assumptions.share if f"share.{key}" != row.id)
        high = min(high, 1 - others)
    return min(row.low, now), max(high, now)


def tornado(
    case: Case, assumptions: Assumptions, outcome: Outcome, ids: Collection[str] | None = None
) -> tuple[Bar, ...]:
    """The bars of every ranged assumption (or of these) that the outcome depends on, the largest swing first."""
    wanted = [row.id for row in ranged_rows(case) if ids is None or row.id in ids]
    # Of a large case as many assumptions at once as there is room for: two rows each, and that of the present point.
    size = max(1, (at_once(case) - 1) // 2)
    parts = [swept_ends(case, assumptions, wanted[start : start + size]) for start in range(0, len(wanted), size)]
    return _ranked(bar for swept in parts for bar in _bars(swept, outcome(swept.assumptions)))


def swept_ends(case: Case, assumptions: Assumptions, ids: Collection[str]) -> Sweep:
    """The present point, and each of these ranged assumptions at the low and at the high end of its range."""
    rows = [row for row in ranged_rows(case) if row.id in ids]
    return sweep(assumptions, {row.id: range_of(row, assumptions) for row in rows})


def outcome_in_rows(
    case: Case, outcome: Outcome, assumptions: Assumptions, columns: Mapping[str, Floats], rows: int
) -> Floats:
    """The outcome (rows,) where these assumptions are (rows,) each, as many rows at once as there is room for."""
    found = np.empty(rows)
    for here in blocks(case, rows):
        found[here] = outcome(assumptions.with_numbers({id: column[here] for id, column in columns.items()}))
    return found


def bars(swept: Sweep, outcomes: Floats) -> tuple[Bar, ...]:
    """The bars of ``swept_ends`` that move, the largest swing first."""
    return _ranked(_bars(swept, outcomes))


def _bars(swept: Sweep, outcomes: Floats) -> Iterator[Bar]:
    found = np.broadcast_to(outcomes, (swept.rows,))
    for block in swept.blocks:
        yield _bar(block, found)


def _ranked(found: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted((bar for bar in found if bar.swing > NO_MOVE), key=lambda bar: -bar.swing))


def _bar(block: Block, outcomes: Floats) -> Bar:
    (low, high), (at_low, at_high) = block.values, outcomes[block.start : block.start + 2].tolist()
    return Bar(id=block.assumption, low=low, high=high, at_low=at_low, at_high=at_high)


def present(assumptions: Assumptions, id: str) -> float:
    """The value that a single assumption has now."""
    return float(np.asarray(assumptions.get(id)))
