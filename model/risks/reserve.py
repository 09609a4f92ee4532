"""How much money is enough for the risks of a variant (weerstandscapaciteit): a Monte Carlo of its register.

In each draw a risk happens or not, independently of the others unless the user lets risks with the same driver move
together (``model/risks/dependence.py``), and then costs an amount drawn evenly between the bounds of its class. The
reserve at a certainty is the smallest amount that covers at least that part of the draws (the inverse of the
empirical distribution). Seeded: the same register gets the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import Risk
from model.case.variants import VARIANTS, Variant
from model.numbers.arrays import Floats, along, into
from model.numbers.streams import stream
from model.risks.dependence import chances_in
from model.risks.register import assess, counts_in

DRAWS = 25_000
"""Every position of a slider is drawn for every visitor who moves one; the page says how much other draws differ."""
SEED = 2022
CERTAINTIES = (0.80, 0.90, 0.95)
"""The certainties that municipalities use; 90% is usual."""


@lru_cache(maxsize=32)
def uniforms(risk: str, draws: int) -> tuple[Floats, Floats]:
    """The random numbers of a risk, each (draws,): for whether it happens and for how much it then costs.

    From a stream of its own: a new risk changes no draw of another. They cannot be written to, and a process keeps
    them: 0,4 MB a risk.
    """
    random = stream(risk, SEED)
    found = random.random(draws), random.random(draws)
    for one in found:
        one.flags.writeable = False
    return found


def losses(case: Case, assumptions: Assumptions, risk: Risk, draws: int = DRAWS) -> Floats:
    """What a risk costs in each draw: (..., draws)."""
    found = assess(case, assumptions, risk)
    happens, size = uniforms(risk.id, draws)
    chance = chances_in(risk, found.chance, assumptions.risk_dependence, draws, SEED)
    low, high = along(found.low), along(found.high)
    return np.where(happens < chance, low + size * (high - low), 0.0)


def total_losses(case: Case, assumptions: Assumptions, draws: int = DRAWS) -> Mapping[Variant, Floats]:
    """What all risks of a variant cost together in each draw: (..., draws).

    Variants with the same risks share one array.
    """
    counted = {variant: tuple(risk.id for risk in counts_in(case, assumptions, variant)) for variant in VARIANTS}
    totals = {risks: np.zeros(draws) for risks in counted.values()}
    for risk in case.risks:
        concerned = [risks for risks in totals if risk.id in risks]
        # However many variants it counts in, a risk is drawn once.
        lost = losses(case, assumptions, risk, draws) if concerned else np.zeros(draws)
        for risks in concerned:
            totals[risks] = into(np.add, totals[risks], lost)
    return {variant: totals[risks] for variant, risks in counted.items()}


def enough_for(total: Floats, certainties: Sequence[float] = CERTAINTIES) -> Floats:
    """The smallest amount that covers each part of the draws: (..., certainties).

    Raises ValueError for a certainty that is not above 0 and at most 1.
    """
    if not all(0 < certainty <= 1 for certainty in certainties):
        raise ValueError(f"certainties lie between 0 and 1: {certainties}")
    draws = total.shape[-1]
    # 0.9 × 100.000 can miss 90.000 by a binary fraction: look at millionths before rounding up.
    positions = [int(np.ceil(np.round(certainty * draws, 6))) - 1 for certainty in certainties]
    if total.ndim != 2 or np.isnan(total[0]).any():
        return np.asarray(np.sort(total, axis=-1)[..., positions])
    return _of_rows(total, np.array(positions))


def _of_rows(total: Floats, positions: NDArray[np.intp]) -> Floats:
    """What stands at these positions of every row, once it is sorted: (rows, positions).

    The rows of a sweep differ from the first only in the draws in which one risk happens: what is the same keeps its
    order, and only the rest is sorted anew.
    """
    first = total[0]
    order = np.argsort(first)
    in_order = first[order]
    found = np.empty((len(total), len(positions)))
    for row, own in enumerate(total):
        moved = own != first
        found[row] = _of_both(in_order[~moved[order]], np.sort(own[moved]), positions)
    return found


def _of_both(some: Floats, others: Floats, positions: NDArray[np.intp]) -> Floats:
    """What stands at these positions of two sorted rows put together in order."""
    if not some.size or not others.size:
        return np.asarray((some if some.size else others)[positions])
    places = np.searchsorted(some, others) + np.arange(others.size)
    before = np.searchsorted(places, positions)
    is_other = places.take(before, mode="clip") == positions
    return np.where(is_other, others.take(before, mode="clip"), some.take(positions - before, mode="clip"))


def margin(total: Floats, certainty: float) -> Floats:
    """By how much other draws could move the reserve, either way, with 95% confidence: (...,).

    Half the distance between the order statistics at 1,96 standard errors around the certainty.
    """
    ends = enough_for(total, edges(certainty, total.shape[-1]))
    return np.asarray((ends[..., 1] - ends[..., 0]) / 2)


def edges(certainty: float, draws: int) -> tuple[float, float]:
    """The certainties at 1,96 standard errors below and above this one."""
    error = 1.96 * np.sqrt(certainty * (1 - certainty) / draws)
    return float(certainty - error), float(min(certainty + error, 1.0))


def reserves(
    case: Case, assumptions: Assumptions, certainties: Sequence[float] = CERTAINTIES, draws: int = DRAWS
) -> Mapping[Variant, Floats]:
    """The reserve of each variant at each certainty: (..., certainties)."""
    return of_totals(total_losses(case, assumptions, draws), certainties)


def of_totals(totals: Mapping[Variant, Floats], certainties: Sequence[float] = CERTAINTIES) -> Mapping[Variant, Floats]:
    """The reserve of each variant from its losses; for variants that share an array it is looked up once."""
    found: dict[int, Floats] = {}
    for total in totals.values():
        if id(total) not in found:
            found[id(total)] = enough_for(total, certainties)
    return {variant: found[id(total)] for variant, total in totals.items()}
