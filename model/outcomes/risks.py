"""The outcomes of the risk register: how much money is enough for each variant, what is expected, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.risks import Risk
from model.case.variants import VARIANTS, Variant
from model.numbers.arrays import Floats
from model.risks.register import assessed_of, counts_in, expected_total, shares_of
from model.risks.reserve import CERTAINTIES, DRAWS, edges, of_totals, total_losses

CURVE = tuple(round(0.01 * place, 2) for place in range(1, 100))
"""The certainties at which the curve is drawn."""
LEVELS = (*CERTAINTIES, *CURVE)


@dataclass(frozen=True)
class Reserves:
    """What is enough at each of LEVELS, per variant (rows, levels), and by how much other draws could move that of
    Mijn variant at each of CERTAINTIES (rows, certainties). For all municipalities together."""

    enough: Mapping[Variant, Floats]
    margins: Floats


@dataclass(frozen=True, kw_only=True)
class RiskOutcome:
    """``counted``: the risks of each variant. ``assessed`` (rows,): how many of them have a class for both chance and
    impact. ``expected`` (...): their expected value together. ``shares`` (parties,): how each variant's risks fall on
    the parties."""

    reserves: Reserves
    counted: Mapping[Variant, tuple[Risk, ...]]
    assessed: Mapping[Variant, Floats]
    expected: Mapping[Variant, Floats]
    shares: Mapping[Variant, Floats]


def compute(case: Case, assumptions: Assumptions, swept: Assumptions, reserves: Reserves) -> RiskOutcome:
    """The register under these assumptions. ``swept`` has the rows of a page's sliders; ``reserves`` are those drawn
    for them (``draw``), which a page remembers."""
    counted = {variant: counts_in(case, assumptions, variant) for variant in VARIANTS}
    return RiskOutcome(
        reserves=reserves,
        counted=counted,
        assessed={variant: np.atleast_1d(assessed_of(swept, counted[variant])) for variant in VARIANTS},
        expected={variant: np.atleast_1d(expected_total(case, swept, variant)) for variant in VARIANTS},
        shares={variant: shares_of(case, assumptions, variant) for variant in VARIANTS},
    )


def draw(case: Case, swept: Assumptions) -> Reserves:
    """Draw what is enough, at every row of a sweep."""
    ends = [edge for certainty in CERTAINTIES for edge in edges(certainty, DRAWS)]
    # All in one go: sorting the draws is most of the work.
    found = of_totals(total_losses(case, swept), (*LEVELS, *ends))
    count = len(LEVELS)
    enough = {variant: np.atleast_2d(amounts)[:, :count] for variant, amounts in found.items()}
    around = np.atleast_2d(found["mine"])[:, count:]
    return Reserves(enough, (around[:, 1::2] - around[:, ::2]) / 2)
