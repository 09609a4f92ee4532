"""Scores, risks, dates and ranges by name: what pages show beside the money."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, named, with_names
from model.case.procedures import made_by
from model.case.variants import Variant
from model.money.budget import budget, framed_cost
from model.money.divisors import Per, divisors, each
from model.numbers.arrays import Floats
from model.outcomes.shown import with_totals
from model.risks.register import expected_total
from model.risks.reserve import CERTAINTIES, DRAWS, reserves
from model.risks.reserve import SEED as RISK_SEED

LABELS["certainties"] = lambda _case: tuple(f"p{round(100 * one)}" for one in CERTAINTIES)


@named("expected_risk", unit="eur")
def expected_risk(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The expected value of all risks of a variant."""
    return expected_total(case, assumptions, variant)


@made_by("reserve", "certainties", unit="eur", how="reserve", draws=DRAWS, seed=RISK_SEED)
def reserve(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How much is enough for the risks, at each certainty."""
    return reserves(case, own)[variant]


def _each(case: Case, own: Assumptions, variant: Variant, per: Per) -> Floats:
    """What the lines inside the frame come to for everyone who is counted, before any rounding."""
    amounts = framed_cost(budget(case, own, variant))
    whole = with_totals(with_names(case, amounts, "framed_cost", "parties", "years", unit="eur_per_year"))
    # What nobody pays is in what all pay together, and nobody's own.
    shown = np.concatenate([whole[:-2], whole[-1:]])
    return each(shown, divisors(case, own, per)[0][:, None])


@named("framed_cost_per_resident", "participants_all", "years_all", unit="eur")
def per_resident(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """Per resident."""
    return _each(case, assumptions, variant, "resident")


@named("framed_cost_per_benefit", "participants_all", "years_all", unit="eur")
def per_benefit(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """Per benefit."""
    return _each(case, assumptions, variant, "benefit")
