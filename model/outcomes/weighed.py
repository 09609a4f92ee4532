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
from model.options.configurations import fit_and_risk, partner_count
from model.options.scoring import alternatives, score
from model.outcomes.shown import with_totals
from model.planning.schedule import start_day
from model.risks.register import configuration, expected_total
from model.risks.reserve import CERTAINTIES, DRAWS, reserves
from model.risks.reserve import SEED as RISK_SEED
from model.uncertainty.draws import SEED
from model.uncertainty.simulation import LEVELS, bands, drawn_costs

RANGE_DRAWS = 10_000
"""As many as pages draw unless asked for more or fewer."""


def _weighed(case: Case) -> list[str]:
    return [task.id for task in case.tasks if alternatives(case, task.id)]


LABELS["alternatives"] = lambda case: tuple(
    f"{task}-{one.id}" for task in _weighed(case) for one in alternatives(case, task)
)
LABELS["task_criteria"] = lambda case: tuple(f"{task}-{one.id}" for task in _weighed(case) for one in case.criteria)
LABELS["certainties"] = lambda _case: tuple(f"p{round(100 * one)}" for one in CERTAINTIES)
LABELS["levels"] = lambda _case: tuple(f"p{round(100 * one)}" for one in LEVELS)


@named("score", "alternatives", unit="points")
def scores(case: Case, assumptions: Assumptions) -> Floats:
    """How well each alternative of each task fits, from 0 to 100."""
    return np.concatenate([score(case, assumptions, task).total for task in _weighed(case)])


@named("weight_in", "task_criteria", unit="share")
def weights_in(case: Case, assumptions: Assumptions) -> Floats:
    """How heavily each criterion counts in each task."""
    return np.concatenate([score(case, assumptions, task).weights for task in _weighed(case)])


@named("score_by", "alternatives", "criteria", unit="points")
def scores_by_criterion(case: Case, assumptions: Assumptions) -> Floats:
    """The same per criterion; 50 is neutral."""
    return np.concatenate([score(case, assumptions, task).by_criterion for task in _weighed(case)])


@made_by("fit", unit="points", how="mean_of_scores")
def fit(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How well the execution model of a variant fits: the mean of the scores of its tasks."""
    return np.asarray(fit_and_risk(case, own, configuration(case, own, variant))[0])


@made_by("risk_strength", unit="count", how="sum_of_strengths")
def risk_strength(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """The sum of the strengths of the risks of an execution model."""
    return np.asarray(fit_and_risk(case, own, configuration(case, own, variant))[1])


@made_by("partners", unit="count", how="count")
def partners(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How many executors outside the own organisation it has."""
    return np.asarray(float(partner_count(case, configuration(case, own, variant))))


@named("expected_risk", unit="eur")
def expected_risk(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """The expected value of all risks of a variant."""
    return expected_total(case, assumptions, variant)


@made_by("reserve", "certainties", unit="eur", how="reserve", draws=DRAWS, seed=RISK_SEED)
def reserve(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """How much is enough for the risks, at each certainty."""
    return reserves(case, own)[variant]


@made_by("start_day", unit="date", how="schedule")
def start(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The day on which the new model starts."""
    return start_day(case, own)


@made_by(
    "range", "participants_all", "years_all", "levels", unit="eur_per_year", how="draws", draws=RANGE_DRAWS, seed=SEED
)
def ranges(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """Below which amounts 10, 50 and 90% of the draws of a new model lie; of Huidig nothing is drawn here."""
    if variant == "current":
        return np.full(len(LEVELS), np.nan)
    return bands(drawn_costs(case, own, RANGE_DRAWS), LEVELS)


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
