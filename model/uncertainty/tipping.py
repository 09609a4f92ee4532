"""Where an outcome (a difference in euros) flips: one assumption at a time, all others at their present value.

A tipping point is the value at which the outcome is zero: it changes sign there, reaches zero and stays, or only
touches it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.money.break_even import break_even_caseload
from model.money.cost import break_even_backoffice_price
from model.money.pools import shared_pool
from model.numbers.arrays import Floats
from model.uncertainty.room import searched
from model.uncertainty.tornado import (
    NO_MOVE,
    Outcome,
    bottom_up_over_frame,
    extra_by_caseload,
    outcome_in_rows,
    present,
    range_of,
    tornado,
)

Place = tuple[str, int]
"""An assumption, and which of its stretches."""
Stretch = tuple[float, float]
"""Two neighbouring values with the flip between them; twice the same value if it lies exactly there."""
PIECES = 64
"""Into so many pieces each round cuts the stretch in which the outcome is zero."""
ROUNDS = 10
"""64 to the power 10 is 10¹⁸: no double lies between."""
NOISE = 1e-6
"""Euros: sums of millions in doubles are this sure; what is smaller is zero."""


@dataclass(frozen=True, kw_only=True)
class Tipping:
    """The value of an assumption at which an outcome flips; not-a-number if there is none within the hard bounds.

    ``inside``: within the range of the case. Of a whole-number assumption the first number past the flip.
    """

    id: str
    value: float
    present: float
    inside: bool


def tipping_points(
    case: Case, assumptions: Assumptions, outcome: Outcome, ids: Sequence[str] | None = None
) -> tuple[Tipping, ...]:
    """Where the outcome is zero, for these assumptions or for all that the tornado shows; of a large case for those
    that move it most (``searched``).

    Looked for between the hard bounds, the nearest to the present value first. On a grid: neighbours of another sign
    (zero is a sign of its own), and every dip towards zero, cut in 64 again and again down to its bottom. Then the
    stretch nearest to the present value likewise. So a piecewise linear outcome has its zero exactly, and its kinks
    too. Only a dip that no value of the grid (1/400 of the bounds, 1/100 of the case's range) feels can be missed.
    """
    if ids is None:
        ids = [bar.id for bar in tornado(case, assumptions, outcome)][: searched(case)]
    grids = {id: _grid(case, assumptions, id) for id in ids}
    found: dict[str, list[Stretch]] = {}
    dips: dict[tuple[str, int], Stretch] = {}
    for (id, _place), values in _outcomes(case, assumptions, outcome, {(id, 0): grid for id, grid in grids.items()}):
        found[id] = _changes(grids[id], values)
        # The grid of a whole number has every value already.
        if not declaration(id).whole:
            dips |= {(id, place): dip for place, dip in enumerate(_dips(grids[id], values))}
    for id, bottom in _bottoms(case, assumptions, outcome, dips):
        found[id].append(bottom)
    nearest = {id: _nearest(stretches, present(assumptions, id)) for id, stretches in found.items() if stretches}
    wide = {id: one for id, one in nearest.items() if one[0] != one[1] and not declaration(id).whole}
    nearest |= _narrowed(case, assumptions, outcome, wide)
    return tuple(_tipping(case, assumptions, id, nearest.get(id)) for id in ids)


def key_tipping_points(
    case: Case, assumptions: Assumptions, year: int, payer: int, ids: Sequence[str] | None = None
) -> tuple[Tipping, ...]:
    """Where the caseload key becomes dearer or cheaper than the fixed one for a party; caseloads in closed form."""
    searched = tipping_points(case, assumptions, extra_by_caseload(case, year, payer), ids)
    closed = {
        f"caseload.{participant.id}": float(break_even_caseload(case, assumptions, payer, party))
        for party, participant in enumerate(case.participants)
        if shared_pool(case, payer, party) is not None  # else it hangs on the cost of the year, and is searched
    }
    return tuple(_closed(case, assumptions, tipping, closed) for tipping in searched)


def bottom_up_tipping_points(
    case: Case, assumptions: Assumptions, year: int, ids: Sequence[str] | None = None
) -> tuple[Tipping, ...]:
    """Where the cost from the bottom up equals the frame; the back-office price in closed form."""
    searched = tipping_points(case, assumptions, bottom_up_over_frame(case, year), ids)
    price = float(break_even_backoffice_price(case, assumptions)[..., case.about.years.index(year)])
    return tuple(_closed(case, assumptions, tipping, {"backoffice_price": price}) for tipping in searched)


def _closed(case: Case, assumptions: Assumptions, tipping: Tipping, closed: dict[str, float]) -> Tipping:
    value = closed.get(tipping.id, tipping.value)
    declared = declaration(tipping.id)
    if not declared.lower <= value <= declared.upper:
        value = np.nan
    return _made(case, assumptions, tipping.id, value)


def _grid(case: Case, assumptions: Assumptions, id: str) -> Floats:
    """Values between the hard bounds, close together within the case's range; whole numbers one by one."""
    declared, (low, high) = declaration(id), range_of(case.row(id), assumptions)
    upper = high if id.startswith("share.") else declared.upper
    if declared.whole:
        return np.arange(declared.lower, upper + 1)
    near, now = np.linspace(low, high, 101), present(assumptions, id)
    return np.unique(np.concatenate([np.linspace(declared.lower, upper, 401), near, [now]]))


def _outcomes(
    case: Case, assumptions: Assumptions, outcome: Outcome, grids: Mapping[Place, Floats], checked: bool = True
) -> Iterator[tuple[Place, Floats]]:
    """The outcome over every place's values, the other assumptions at their present value; as many at once as the case
    has room for."""
    if not grids:
        return
    starts = np.cumsum([0, *(len(values) for values in grids.values())])
    columns = {id: np.full(starts[-1], present(assumptions, id)) for id, _place in grids}
    for start, ((id, _place), values) in zip(starts[:-1], grids.items(), strict=True):
        columns[id][start : start + len(values)] = values
    swept = assumptions.replace(**columns) if checked else assumptions.with_numbers(columns)
    found = outcome_in_rows(case, outcome, swept, columns, int(starts[-1]))
    for start, (place, values) in zip(starts[:-1], grids.items(), strict=True):
        yield place, found[start : start + len(values)]


def _signs(values: Floats) -> Floats:
    """1, 0 or -1; not-a-number where the outcome is not known."""
    return np.where(np.abs(values) < NOISE, 0.0, np.sign(values))


def _changes(grid: Floats, values: Floats) -> list[Stretch]:
    """Neighbours of another sign. A zero on its own, between others or at an end, is itself the place."""
    signs = _signs(values)
    alone = (signs == 0) & (np.append(np.nan, signs[:-1]) != 0) & (np.append(signs[1:], np.nan) != 0)
    near = np.isfinite(signs[:-1]) & np.isfinite(signs[1:]) & ~alone[:-1] & ~alone[1:]
    changes = np.flatnonzero(near & (signs[:-1] != signs[1:]))
    pairs = [(float(grid[one]), float(grid[one + 1])) for one in changes]
    return [*pairs, *((float(value), float(value)) for value in grid[alone])]


def _dips(grid: Floats, values: Floats) -> list[Stretch]:
    """Where the outcome comes nearer to zero and goes away again, all on one side of it; and both ends, behind
    which a dip may hide."""
    size, signs = np.abs(values), _signs(values)
    one_side = (signs[:-2] == signs[1:-1]) & (signs[1:-1] == signs[2:]) & (signs[1:-1] != 0)
    lowest = np.flatnonzero(one_side & (size[1:-1] < size[:-2] - NOISE) & (size[1:-1] <= size[2:] + NOISE))
    inner = [(float(grid[one]), float(grid[one + 2])) for one in lowest]
    ends = [(float(grid[one]), float(grid[one + 1])) for one in (0, len(grid) - 2) if signs[one] == signs[one + 1] != 0]
    return [*ends, *inner]


def _bottoms(
    case: Case, assumptions: Assumptions, outcome: Outcome, dips: dict[Place, Stretch]
) -> Iterator[tuple[str, Stretch]]:
    """The dips that reach zero: the flip in them, or the value at which they touch it."""
    for last in [*(False for _round in range(ROUNDS - 1)), True]:
        if not dips:
            return
        cuts = {place: np.linspace(*dip, PIECES + 1) for place, dip in dips.items()}
        dips = {}
        for place, values in _outcomes(case, assumptions, outcome, cuts, checked=False):
            cut, lowest = cuts[place], int(np.argmin(np.abs(values)))
            if changes := _changes(cut, values):
                yield from ((place[0], change) for change in changes)
            elif not last and 0 < lowest < PIECES:
                dips[place] = float(cut[max(lowest - 1, 0)]), float(cut[min(lowest + 1, PIECES)])
            elif last and np.abs(values[lowest]) < NO_MOVE:
                yield place[0], (float(cut[lowest]), float(cut[lowest]))


def _nearest(stretches: Sequence[Stretch], now: float) -> Stretch:
    return min(stretches, key=lambda one: min(abs(one[0] - now), abs(one[1] - now)))


def _narrowed(
    case: Case, assumptions: Assumptions, outcome: Outcome, stretches: dict[str, Stretch]
) -> dict[str, Stretch]:
    """Each stretch cut until no double lies between its ends."""
    found = dict(stretches)
    for _round in range(ROUNDS if found else 0):
        cuts = {(id, 0): np.linspace(*stretch, PIECES + 1) for id, stretch in found.items()}
        for place, values in _outcomes(case, assumptions, outcome, cuts, checked=False):
            if changes := _changes(cuts[place], values):
                found[place[0]] = _nearest(changes, cuts[place][0])
    return found


def _tipping(case: Case, assumptions: Assumptions, id: str, stretch: Stretch | None) -> Tipping:
    if stretch is None:
        return _made(case, assumptions, id, np.nan)
    if declaration(id).whole:
        return _made(case, assumptions, id, stretch[1] if present(assumptions, id) <= stretch[0] else stretch[0])
    return _made(case, assumptions, id, (stretch[0] + stretch[1]) / 2)


def _made(case: Case, assumptions: Assumptions, id: str, value: float) -> Tipping:
    row = case.row(id)
    inside = row.low is not None and row.high is not None and bool(row.low <= value <= row.high)
    return Tipping(id=id, value=value, present=present(assumptions, id), inside=inside)
