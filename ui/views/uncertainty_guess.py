"""What the reader of the uncertainty page guesses: two chances, before the draws are shown."""

from __future__ import annotations

import numpy as np

from model.case.case import Case
from model.uncertainty.simulation import Summary
from ui.controls.guess import Question
from ui.views.uncertainty import place_of
from words.texts import _
from words.variants import who

PERCENTS = tuple(percent / 100 for percent in range(101))


def questions(case: Case, summary: Summary, party: int | None, payer: int) -> list[Question]:
    """In which part of the draws Mijn variant stays within the frame, and the caseload key is dearer for ``payer``."""
    name = case.participants[payer].name
    return [
        Question(
            id="within",
            text=_(
                "In which part of the draws does my variant stay within what is budgeted now? ({who})",
                who=who(case, party),
            ),
            label=_("My variant within what is budgeted now"),
            unit="fraction",
            positions=PERCENTS,
            outcome=_percents(summary.within["mine"][place_of(party), -1]),
        ),
        Question(
            id="dearer",
            text=_("In which part of the draws does {name} pay more by number of benefits?", name=name),
            label=_("{name} pays more by number of benefits", name=name),
            unit="fraction",
            positions=PERCENTS,
            outcome=_percents(summary.dearer[payer]),
        ),
    ]


def _percents(part: float) -> np.ndarray:
    """In whole percents, as one guesses."""
    return np.atleast_1d(np.round(part, 2))
