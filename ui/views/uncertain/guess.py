"""What the reader of the uncertainty page guesses, before the draws are shown."""

from __future__ import annotations

import numpy as np

from model.case.case import Case
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.simulation import FULL, Summary
from ui.controls.guess import Question
from words.claims.spread import ends, place_of
from words.texts import _
from words.variants import who

PERCENTS = tuple(percent / 100 for percent in range(101))


def above(case: Case, point: SetPoint, found: Summary, party: int | None) -> Question:
    """How far above the set point the range of Mijn variant reaches, as a part of it."""
    whose = place_of(party)
    _low, high = ends(point, found, "mine", whose)
    now = float(point.costs["mine"][whose, -1])
    text = (
        _("How much more than set now can my variant cost at most? ({who})", who=who(case, party))
        if found.levels == FULL
        else _(
            "How much more than set now can my variant cost? 1 in 10 possible futures lies above. ({who})",
            who=who(case, party),
        )
    )
    label = _("My variant above what is set now")
    share = high / now - 1 if now else float("nan")
    return Question(id="above", text=text, label=label, unit="fraction", positions=PERCENTS, outcome=_percents(share))


def dearer(case: Case, found: Summary, payer: int) -> Question:
    """In which part of the draws the caseload key is dearer for the payer."""
    name = case.participants[payer].name
    return Question(
        id="dearer",
        text=_("In which part of the possible futures does {name} pay more by number of {units}?", name=name),
        label=_("{name} pays more by number of {units}", name=name),
        unit="fraction",
        positions=PERCENTS,
        outcome=_percents(found.dearer[payer]),
    )


def _percents(part: float) -> np.ndarray:
    """In whole percents, as one guesses."""
    return np.atleast_1d(np.round(part, 2))
