"""What a change does, by name: a finding, steps that are late, another variant."""

from __future__ import annotations

from functools import partial

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS, named
from model.case.situations import elsewhere
from model.case.variants import Variant
from model.money.budget import Budget, budget, framed_cost, lasten, one_off_cost, over_frame
from model.money.finding_effect import effect
from model.money.split import present_contributions
from model.numbers.arrays import Floats
from model.outcomes import planning
from model.outcomes.shown import by_key, totals_of, with_totals

LABELS["compared"] = lambda case: tuple(one.id for one in case.findings if one.compare)


@named("finding_effect", "parties_all", "years_all", unit="eur_per_year", each=["compared"], drawn=True)
def finding_effect(case: Case, assumptions: Assumptions, variant: Variant, finding: str) -> Floats:
    """What a finding changes to what a variant spends."""

    def spent(one: Budget) -> Floats:
        return totals_of(case, one, "lasten", lasten)

    found = effect(case, assumptions, case.finding(finding), variant, spent)
    if found is None:
        raise ValueError(f"{finding} compares nothing")
    return found


@named("late_cost", "parties_all", "years_all", unit="eur_per_year")
def late_cost(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What a variant costs more because steps are late."""
    return planning.late_cost(case, assumptions, variant, partial(_framed, case))


@named("exit_beyond", "parties_all", "years_all", unit="eur_per_year")
def exit_beyond(case: Case, assumptions: Assumptions) -> Floats:
    """What of the exit cost moves past the last year because steps are late."""
    return with_totals(planning.exit_beyond(case, assumptions))


@named("late_cost_whole", "parties_all", "years_all", unit="eur_per_year")
def late_cost_whole(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What being late costs over the whole period in which the contract is still paid."""
    return np.asarray(late_cost(case, assumptions, variant) + exit_beyond(case, assumptions))


@named("above_current", "parties_all", "years_all", unit="eur_per_year")
def above_current(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What a variant costs more than the present contract."""
    here = _framed(case, budget(case, assumptions, variant))
    return np.asarray(here - elsewhere("as.current", _framed(case, budget(case, assumptions, "current"))))


@named("above_present", "keys", "years", "parties", unit="eur_per_year")
def above_present(case: Case, assumptions: Assumptions) -> Floats:
    """What each party pays more than now for a full year of the new model, under each key."""
    return np.asarray(by_key(case, assumptions) - np.swapaxes(present_contributions(case, assumptions), -1, -2))


@named("structural_over_frame", "parties_all", "years_all", unit="eur_per_year")
def structural_over_frame(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What a variant costs more than budgeted every year again: without what comes once."""
    found = budget(case, assumptions, variant)
    return np.asarray(
        totals_of(case, found, "over_frame", over_frame) - totals_of(case, found, "one_off_cost", one_off_cost)
    )


@named("structural_cost", "parties_all", "years_all", unit="eur_per_year")
def structural_cost(case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    """What a variant costs every year again: without what comes once."""
    found = budget(case, assumptions, variant)
    return np.asarray(
        totals_of(case, found, "framed_cost", framed_cost) - totals_of(case, found, "one_off_cost", one_off_cost)
    )


def _framed(case: Case, one: Budget) -> Floats:
    return totals_of(case, one, "framed_cost", framed_cost)
