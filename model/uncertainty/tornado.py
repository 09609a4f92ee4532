"""What moves an outcome most, and where it flips: one assumption at a time, all others at their present value.

A tornado bar is the outcome with an assumption at the low and at the high end of its range. A tipping point is
the value at which an outcome (a difference in euros) is zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.records import AssumptionRow
from model.case.sweep import Block, sweep
from model.case.variants import Variant, of_variant
from model.money.budget import framed_budget, framed_cost, over_frame
from model.money.cost import break_even_backoffice_price, joint_frame, new_model_cost
from model.money.split import break_even_caseload, key_shares
from model.numbers.arrays import Floats

Outcome = Callable[[Assumptions], Floats]
"""An amount in euros from assumptions of one point or of many: shape (...,)."""
NO_MOVE = 0.005
"""Euros: a bar that moves less than half a cent does not move."""
PIECES = 64
"""Into so many pieces each round cuts the stretch in which the outcome changes sign."""
ROUNDS = 10
"""64 to the power 10 is 10¹⁸: no double lies between."""
LOOKS = 4
"""So many times closer, each time 64 times."""
NOISE = 1e-8
"""Euros: so near to zero is zero. Sums of amounts that cancel leave some 1e-10."""


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


@dataclass(frozen=True, kw_only=True)
class Tipping:
    """The value of an assumption at which an outcome flips; not-a-number if there is none within the hard bounds.

    ``inside``: within the range of the case. Of a whole-number assumption the first number past the flip.
    """

    id: str
    value: float
    present: float
    inside: bool


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

    def outcome(own: Assumptions) -> Floats:
        more = key_shares(case, own, "caseload")[..., payer] - key_shares(case, own, "fixed")[..., payer]
        return np.asarray(more * new_model_cost(case, own)[..., year_index])

    return outcome


def bottom_up_over_frame(case: Case, year: int) -> Outcome:
    """What the new execution costs more a year than the frame, if it is built from the bottom up."""
    year_index = case.about.years.index(year)

    def outcome(own: Assumptions) -> Floats:
        built = own.replace(cost_basis="bottom_up")
        return np.asarray(new_model_cost(case, built)[..., year_index] - joint_frame(case, own)[..., year_index])

    return outcome


def _budget(case: Case, own: Assumptions, variant: Variant) -> Any:
    return framed_budget(case, of_variant(case, own, variant), variant)


def _whose(amounts: Floats, party: int | None) -> Floats:
    """Over all years, of one party or of all together: (...,)."""
    chosen = amounts.sum(axis=-2) if party is None else amounts[..., party, :]
    return np.asarray(chosen.sum(axis=-1))


# Tornado


def ranged_rows(case: Case) -> tuple[AssumptionRow, ...]:
    """The assumptions with a range from low to high; a switch has two positions and no range."""
    return tuple(row for row in case.assumption_rows if row.low is not None and declaration(row.id).unit != "switch")


def range_of(row: AssumptionRow, assumptions: Assumptions) -> tuple[float, float]:
    """The range of the case, as wide as the present value needs; shares together are at most 100%.

    Raises ValueError for an assumption without a range.
    """
    if row.low is None or row.high is None:
        raise ValueError(f"{row.id} has no range")
    now, high = _now(assumptions, row.id), row.high
    if row.id.startswith("share."):
        others = sum(_now(assumptions, f"share.{key}") for key in assumptions.share if f"share.{key}" != row.id)
        high = min(high, 1 - others)
    return min(row.low, now), max(high, now)


def tornado(case: Case, assumptions: Assumptions, outcome: Outcome) -> tuple[Bar, ...]:
    """The bars of every ranged assumption that the outcome depends on, the largest swing first."""
    ends = {row.id: range_of(row, assumptions) for row in ranged_rows(case)}
    swept = sweep(assumptions, ends)
    found = np.broadcast_to(outcome(swept.assumptions), (swept.rows,))
    bars = [_bar(block, found) for block in swept.blocks]
    return tuple(sorted((bar for bar in bars if bar.swing > NO_MOVE), key=lambda bar: -bar.swing))


def _bar(block: Block, outcomes: Floats) -> Bar:
    (low, high), (at_low, at_high) = block.values, outcomes[block.start : block.start + 2].tolist()
    return Bar(id=block.assumption, low=low, high=high, at_low=at_low, at_high=at_high)


# Tipping points


def tipping_points(
    case: Case, assumptions: Assumptions, outcome: Outcome, ids: Sequence[str] | None = None
) -> tuple[Tipping, ...]:
    """Where the outcome changes sign, for these assumptions or for all that the tornado shows.

    Looked for between the hard bounds, the change nearest to the present value first: on a grid, finer where the
    outcome bends enough to go to zero and back within a cell, then by cutting the stretch in 64 again and again, for
    all assumptions in one call. Where the outcome is a straight line or has one bend in a cell, none is missed.
    """
    if ids is None:
        ids = [bar.id for bar in tornado(case, assumptions, outcome)]
    stretches = {
        id: found
        for id, (places, values) in _looked(assumptions, outcome, {id: _grid(case, assumptions, id) for id in ids})
        if (found := _nearest(places, values, _now(assumptions, id))) is not None
    }
    # The grid of a whole number has every value already.
    wide = [id for id in stretches if not declaration(id).whole]
    for _round in range(ROUNDS if wide else 0):
        cuts = {id: np.linspace(*stretches[id], PIECES + 1) for id in wide}
        for id, values in _outcomes(assumptions, outcome, cuts, checked=False):
            stretches[id] = _nearest(cuts[id], values, cuts[id][0]) or stretches[id]
    return tuple(_tipping(case, assumptions, id, stretches.get(id)) for id in ids)


def key_tipping_points(case: Case, assumptions: Assumptions, year: int, payer: int) -> tuple[Tipping, ...]:
    """Where the caseload key becomes dearer or cheaper than the fixed one for a party; caseloads in closed form."""
    searched = tipping_points(case, assumptions, extra_by_caseload(case, year, payer))
    closed = {
        f"caseload.{participant.id}": float(break_even_caseload(case, assumptions, payer, party))
        for party, participant in enumerate(case.participants)
    }
    return tuple(_closed(case, assumptions, tipping, closed) for tipping in searched)


def bottom_up_tipping_points(case: Case, assumptions: Assumptions, year: int) -> tuple[Tipping, ...]:
    """Where the cost from the bottom up equals the frame; the back-office price in closed form."""
    searched = tipping_points(case, assumptions, bottom_up_over_frame(case, year))
    price = float(break_even_backoffice_price(case, assumptions)[..., case.about.years.index(year)])
    return tuple(_closed(case, assumptions, tipping, {"backoffice_price": price}) for tipping in searched)


def _closed(case: Case, assumptions: Assumptions, tipping: Tipping, closed: dict[str, float]) -> Tipping:
    value = closed.get(tipping.id, tipping.value)
    declared = declaration(tipping.id)
    if not declared.lower <= value <= declared.upper:
        value = np.nan
    return _made(case, assumptions, tipping.id, value)


def _now(assumptions: Assumptions, id: str) -> float:
    return float(np.asarray(assumptions.get(id)))


def _grid(case: Case, assumptions: Assumptions, id: str) -> Floats:
    """Values between the hard bounds, close together within the case's range; whole numbers one by one."""
    declared, (low, high) = declaration(id), range_of(case.row(id), assumptions)
    upper = high if id.startswith("share.") else declared.upper
    if declared.whole:
        return np.arange(declared.lower, upper + 1)
    near, now = np.linspace(low, high, 101), _now(assumptions, id)
    cells = np.unique(np.concatenate([np.linspace(declared.lower, upper, 401), near, [now]]))
    return np.sort(np.concatenate([cells, (cells[1:] + cells[:-1]) / 2]))


def _looked(
    assumptions: Assumptions, outcome: Outcome, grids: dict[str, Floats]
) -> Iterator[tuple[str, tuple[Floats, Floats]]]:
    """Places and outcomes of every assumption, with more places where a flip may hide between two of them."""
    found: dict[str, list[tuple[Floats, Floats]]] = {id: [] for id in grids}
    lines = {id: grid[None, :] for id, grid in grids.items()}
    for _round in range(LOOKS):
        if not lines:
            break
        seen = list(_outcomes(assumptions, outcome, {id: line.ravel() for id, line in lines.items()}))
        for id, values in seen:
            found[id].append((lines[id].ravel(), values))
        wide = {id: values.reshape(lines[id].shape) for id, values in seen if not declaration(id).whole}
        lines = {id: finer for id, values in wide.items() if len(finer := _finer(lines[id], values))}
    for id, looks in found.items():
        places, first = np.unique(np.concatenate([grid for grid, _values in looks]), return_index=True)
        yield id, (places, np.concatenate([values for _grid, values in looks])[first])


def _finer(lines: Floats, values: Floats) -> Floats:
    """New places in the cells in which the outcome may reach zero and come back: (cells, places).

    Every second place of a line is the middle of a cell. With one bend in a cell the outcome goes at most twice as
    far from the straight line between its ends as it does in the middle.
    """
    start, middle, end = values[:, :-2:2], values[:, 1:-1:2], values[:, 2::2]
    off = 2 * np.abs(middle - (start + end) / 2)
    one_side = (np.minimum(start, end) > NOISE) | (np.maximum(start, end) < -NOISE)
    hidden = one_side & (off > NOISE) & (off >= np.minimum(np.abs(start), np.abs(end)))
    return np.linspace(lines[:, :-2:2][hidden], lines[:, 2::2][hidden], 2 * PIECES + 1, axis=-1)


def _outcomes(
    assumptions: Assumptions, outcome: Outcome, grids: dict[str, Floats], checked: bool = True
) -> Iterator[tuple[str, Floats]]:
    """The outcome over every assumption's places, the others at their present value; one call for all."""
    starts = np.cumsum([0, *(len(values) for values in grids.values())])
    columns = {}
    for start, (id, values) in zip(starts[:-1], grids.items(), strict=True):
        columns[id] = np.full(starts[-1], _now(assumptions, id))
        columns[id][start : start + len(values)] = values
    found = np.broadcast_to(
        outcome(assumptions.replace(**columns) if checked else assumptions.with_numbers(columns)), (starts[-1],)
    )
    for start, (id, values) in zip(starts[:-1], grids.items(), strict=True):
        yield id, found[start : start + len(values)]


def _nearest(grid: Floats, values: Floats, present: float) -> tuple[float, float] | None:
    """Two neighbours between which the outcome changes sign, nearest to the present value; None if there are none."""
    more = values > NOISE
    changes = np.flatnonzero((more[1:] != more[:-1]) & np.isfinite(values[1:]) & np.isfinite(values[:-1]))
    if not len(changes):
        return None
    distance = np.minimum(np.abs(grid[changes] - present), np.abs(grid[changes + 1] - present))
    nearest = changes[np.argmin(distance)]
    return float(grid[nearest]), float(grid[nearest + 1])


def _tipping(case: Case, assumptions: Assumptions, id: str, stretch: tuple[float, float] | None) -> Tipping:
    if stretch is None:
        return _made(case, assumptions, id, np.nan)
    if declaration(id).whole:
        return _made(case, assumptions, id, stretch[1] if _now(assumptions, id) <= stretch[0] else stretch[0])
    return _made(case, assumptions, id, (stretch[0] + stretch[1]) / 2)


def _made(case: Case, assumptions: Assumptions, id: str, value: float) -> Tipping:
    row = case.row(id)
    inside = row.low is not None and row.high is not None and bool(row.low <= value <= row.high)
    return Tipping(id=id, value=value, present=_now(assumptions, id), inside=inside)
