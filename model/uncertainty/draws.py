"""Draws of the assumptions that nobody controls: each from its own range, seeded, and correlated where the case says.

Each assumption has a stream of its own, made from the seed and its id. So a new assumption leaves the draws of
the others alone, and the first thousand draws are the same however many follow and in whatever blocks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.assumptions.uncertainty import switch_of
from model.assumptions.values import Assumptions, declaration
from model.case.case import Case
from model.case.records import AssumptionRow
from model.numbers.arrays import Floats, Number
from model.numbers.distributions import correlation_matrix, normal_chance, pert_quantile, triangular_quantile
from model.numbers.streams import stream

SEED = 2022
"""Fixed: the same question gets the same answer, to the bit."""
BLOCK = 16384
"""Draws that are computed at a time: their amounts stay in the processor's cache."""

QUANTILES = {"triangular": triangular_quantile, "pert": pert_quantile}


@dataclass(frozen=True, kw_only=True)
class Spread:
    """What one assumption is drawn from. The mode is what is set now; ``low`` and ``high`` are never past it."""

    id: str
    low: float
    mode: float
    high: float
    whole: bool


@lru_cache(maxsize=2)
def uncertain_rows(case: Case) -> tuple[AssumptionRow, ...]:
    """The assumptions that may be drawn: facts and outcomes, no decisions."""
    return tuple(row for row in case.assumption_rows if declaration(row.id).uncertain)


def drawn_rows(case: Case, assumptions: Assumptions) -> tuple[AssumptionRow, ...]:
    """Those of them that are drawn; the others stay at the value that is set."""
    return tuple(row for row in uncertain_rows(case) if assumptions.get(switch_of(row.id)))


def spread_of(row: AssumptionRow, assumptions: Assumptions) -> Spread:
    """The range of the case around the value that is set; a value outside the range widens it.

    Raises ValueError for an assumption without a range or one that is swept.
    """
    present = np.asarray(assumptions.get(row.id))
    if row.low is None or present.ndim:
        raise ValueError(f"{row.id} has no range around one value")
    return spread_around(row, float(present))


def spread_around(row: AssumptionRow, mode: float) -> Spread:
    """The range of the case around this value. Raises ValueError for an assumption without a range."""
    if row.low is None or row.high is None:
        raise ValueError(f"{row.id} has no range")
    return Spread(
        id=row.id, low=min(row.low, mode), mode=mode, high=max(row.high, mode), whole=declaration(row.id).whole
    )


def spreads(case: Case, assumptions: Assumptions) -> tuple[Spread, ...]:
    """The range of every assumption that is drawn, around its present value."""
    return tuple(spread_of(row, assumptions) for row in drawn_rows(case, assumptions))


def chances(
    case: Case, count: int, block: int = BLOCK, seed: int = SEED, ids: Collection[str] | None = None
) -> Iterator[dict[str, Floats]]:
    """Chances between 0 and 1 for every uncertain assumption, or for these, ``block`` draws at a time: (block,) each.

    The correlated ones share a Gaussian copula: normal scores with the correlations of the case. Raises
    ValueError for no draws.
    """
    if count < 1 or block < 1:
        raise ValueError("draw at least once")
    wanted = [row.id for row in uncertain_rows(case) if ids is None or row.id in ids]
    together, factor = copula(case)
    # A correlated one hangs on the streams of the others, whether these are wanted or not.
    if not set(together) & set(wanted):
        together = ()
    streams = {id: stream(id, seed) for id in dict.fromkeys((*wanted, *together))}
    for start in range(0, count, block):
        size = min(block, count - start)
        scores = np.array([streams[id].standard_normal(size) for id in together])
        linked = dict(zip(together, normal_chance(factor @ scores), strict=True)) if together else {}
        yield {id: linked[id] if id in linked else streams[id].random(size) for id in wanted}


def copula(case: Case) -> tuple[tuple[str, ...], Floats]:
    """The correlated assumptions, and the lower triangle that gives independent scores their correlations."""
    ids, matrix = correlation_matrix({(pair.first, pair.second): pair.correlation for pair in case.correlations})
    return ids, np.asarray(np.linalg.cholesky(matrix), dtype=np.float64)


def value_of(spread: Spread, chance: Floats, distribution: str) -> Number:
    """The values that belong to these chances. A range of one point gives that point.

    Whole numbers (years, months): drawn as the others and rounded to the nearest, halves up.
    """
    if spread.low == spread.high:
        return spread.mode
    drawn = QUANTILES[distribution](chance, spread.low, spread.mode, spread.high)
    return np.floor(drawn + 0.5) if spread.whole else drawn


def values_of(ranges: tuple[Spread, ...], chance: Mapping[str, Floats], distribution: str) -> dict[str, Number]:
    """A value for every range: (draws,) each."""
    return {spread.id: value_of(spread, chance[spread.id], distribution) for spread in ranges}
