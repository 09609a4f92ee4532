"""The outcomes of the uncertainty: the set point and its range, what drives the range, and what may be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant, of_variant
from model.money.budget import framed_budget, framed_cost, one_off_cost
from model.money.split import contributions
from model.numbers.arrays import Floats
from model.uncertainty.draws import drawn_rows, spread_of
from model.uncertainty.simulation import FULL, KEYS, LEVELS, whole
from model.uncertainty.tornado import Outcome, cost_of, extra_by_caseload, tornado


@dataclass(frozen=True)
class SetPoint:
    """What each variant costs as everything is set now, in euros: (whose, periods), as ``Outcomes`` without draws.

    ``one_off``: the part of ``costs`` that comes once and is not budgeted now. ``frames``: what is budgeted now.
    """

    costs: Mapping[Variant, Floats]
    one_off: Mapping[Variant, Floats]
    frames: Mapping[Variant, Floats]


def set_point(case: Case, assumptions: Assumptions) -> SetPoint:
    """The point around which the draws lie."""
    budgets = {variant: framed_budget(case, of_variant(case, assumptions, variant), variant) for variant in VARIANTS}
    return SetPoint(
        {variant: whole(framed_cost(budget)) for variant, budget in budgets.items()},
        {variant: whole(one_off_cost(budget)) for variant, budget in budgets.items()},
        {variant: whole(budget.frame) for variant, budget in budgets.items()},
    )


def paid_as_set(case: Case, assumptions: Assumptions) -> Mapping[str, Floats]:
    """What each pays for the execution under both keys as everything is set now, in euros: (whose, periods)."""
    own = of_variant(case, assumptions, "mine")
    return {key: whole(contributions(case, own, key)) for key in KEYS}


def exit_scenarios(case: Case, assumptions: Assumptions) -> Mapping[int, Floats]:
    """What Mijn variant costs over all years without exit cost, as set, and with the longest of the case: (whose,) per
    number of years.

    A scenario and no draw: a contract asks it or does not, and nothing lies between.
    """
    longest = case.row("exit_cost_years").high or 0
    return {
        years: set_point(case, assumptions.replace(exit_cost_years=float(years))).costs["mine"][:, -1]
        for years in sorted({0, int(assumptions.exit_cost_years), int(longest)})
    }


def drivers(case: Case, assumptions: Assumptions, outcome: Outcome) -> tuple[str, ...]:
    """The drawn assumptions that move an outcome, the one with the largest swing first."""
    drawn = {row.id for row in drawn_rows(case, assumptions)}
    return tuple(bar.id for bar in tornado(case, assumptions, outcome, drawn))


def unlikely(case: Case, assumptions: Assumptions, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the drivers of which no source gives a most likely value.

    What is set is then itself an assumption, or it lies at an end of its range, as an index of 0%. Beside them a
    chance would say more than anyone knows, and eight of ten draws would leave out what is set.
    """
    return tuple(id for id in ids if case.row(id).status == "aanname" or _at_an_end(case, assumptions, id))


def _at_an_end(case: Case, assumptions: Assumptions, id: str) -> bool:
    spread = spread_of(case.row(id), assumptions)
    return spread.mode in (spread.low, spread.high)


def levels_for(case: Case, assumptions: Assumptions, ids: tuple[str, ...]) -> tuple[float, ...]:
    """The percentiles of a range: eight of ten draws, or all of them where chances say nothing."""
    return FULL if unlikely(case, assumptions, ids) else LEVELS


def frame_is_comparable(case: Case, assumptions: Assumptions) -> bool:
    """Whether the frame rises as the cost does: indexed cost against a frozen frame proves nothing."""
    rises = bool(assumptions.execution_index) or "execution_index" in {row.id for row in drawn_rows(case, assumptions)}
    return bool(assumptions.frame_indexed) or not rises


def drivers_of_cost(case: Case, assumptions: Assumptions, party: int | None) -> tuple[str, ...]:
    """What drives the range of Mijn variant over all years."""
    return drivers(case, assumptions, cost_of(case, "mine", party))


def drivers_of_key(case: Case, assumptions: Assumptions, year: int, payer: int) -> tuple[str, ...]:
    """What drives which of both keys is dearer for a municipality."""
    return drivers(case, assumptions, extra_by_caseload(case, year, payer))
