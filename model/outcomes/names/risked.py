"""The risks by name: what each is worth, what is enough at each certainty, and what falls on each municipality."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, named
from model.case.procedures import made_by
from model.case.risks import Risk
from model.case.variants import VARIANTS, Variant
from model.numbers.arrays import Floats, stacked
from model.numbers.operations import numbers, where
from model.outcomes.names.settings import Settings, settings_of
from model.outcomes.risks import CURVE, Reserves, draw
from model.outcomes.weighed import reserve
from model.risks.register import (
    assess,
    assessed_of,
    counts_in,
    expected_total,
    expected_value,
    is_assessed,
    shares_of,
)
from model.risks.reserve import DRAWS, SEED

LABELS["risks"] = lambda case: tuple(risk.id for risk in case.risks)
LABELS["curve"] = lambda _case: tuple(f"p{round(100 * level)}" for level in CURVE)


@named("risk_expected", "risks", unit="eur")
def risk_expected(case: Case, assumptions: Assumptions) -> Floats:
    """Chance × the middle of the impact, of each risk; not-a-number for one that is not assessed."""

    def worth_of(risk: Risk) -> Floats:
        return where(is_assessed(assumptions, risk), expected_value(assess(case, assumptions, risk)), np.nan)

    worth = {risk.id: worth_of(risk) for risk in case.risks}
    return stacked(worth, worth) if worth else np.zeros(0)


@named("risk_chance_of", "risks", unit="share")
def risk_chance(case: Case, assumptions: Assumptions) -> Floats:
    """How likely each risk is, by its class."""
    chances = {risk.id: assess(case, assumptions, risk).chance for risk in case.risks}
    return stacked(chances, chances) if chances else np.zeros(0)


@named("expected_risk_of", "parties", unit="eur")
def expected_risk_of(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The part of each party in the expected value of all risks."""
    return shares_of(case, assumptions, variant) * numbers(expected_total(case, assumptions, variant))


@named("reserve_of", "certainties", "parties", unit="eur")
def reserve_of(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The part of each party in what is enough."""
    return reserve(case, assumptions, variant)[:, None] * shares_of(case, assumptions, variant)


def in_steps(case: Case, amounts: Floats) -> Floats:
    """The first step that is enough for each of these amounts; nothing stays nothing."""
    step = numbers(case.figure("reserve_rounding"))
    return np.asarray(np.ceil(amounts / step) * step)


@named("enough", "certainties", unit="eur")
def enough(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What is enough, rounded up: that is how it is said."""
    return in_steps(case, reserve(case, assumptions, variant))


@named("enough_of", "certainties", "parties", unit="eur")
def enough_of(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The part of each party in what is enough, rounded up."""
    return in_steps(case, reserve_of(case, assumptions, variant))


@made_by("risks_counted", unit="count", how="count")
def risks_counted(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How many risks count in a variant."""
    return np.asarray(float(len(counts_in(case, own, variant))))


@made_by("risks_assessed", unit="count", how="count")
def risks_assessed(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How many of them have a class for both chance and impact."""
    return assessed_of(own, counts_in(case, own, variant))


@made_by("reserve_at", "curve", unit="eur", how="reserve", draws=DRAWS, seed=SEED)
def reserve_at(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How much is enough with each certainty of the curve."""
    return np.asarray(_drawn(case, own).enough[variant][0, -len(CURVE) :])


@named("reserve_at_of", "curve", "parties", unit="eur")
def reserve_at_of(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The part of each party in that."""
    return reserve_at(case, assumptions, variant)[:, None] * shares_of(case, assumptions, variant)


@made_by("reserve_margin", "certainties", unit="eur", how="reserve", draws=DRAWS, seed=SEED)
def reserve_margin(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """By how much other draws could move what is enough for Mijn variant."""
    return np.asarray(_drawn(case, own).margins[0])


def _drawn(case: Case, own: Assumptions) -> Reserves:
    return _remembered(case, settings_of(own))


@lru_cache(maxsize=len(VARIANTS))
def _remembered(case: Case, settings: Settings) -> Reserves:
    return draw(case, settings.assumptions)
