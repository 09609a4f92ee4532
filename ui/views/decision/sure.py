"""The draws of the page about uncertainty, for who only tells their outcome: the same draws, remembered with them."""

from __future__ import annotations

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.outcomes.uncertainty import SetPoint, levels_for
from model.uncertainty.simulation import Summary
from ui.views import cost_split
from ui.views.uncertain import run


def drawn(
    case: Case, assumptions: Assumptions, party: int | None, year: int
) -> tuple[SetPoint, Summary, tuple[str, ...]]:
    """What Mijn variant costs as set, its range, and what drives that range, the largest first."""
    payer, _moved = cost_split.payer_and_moved(case, party)
    causes, _causes_of_key = run.causes_of(case, assumptions, party, payer, year)
    point = run.point_of(case, assumptions)
    levels = levels_for(case, assumptions, causes)
    return point, run.summary(case, assumptions, run.chosen_draws(), levels), causes
