"""What the reader of the cost-split page guesses: what a municipality pays, and where the keys cost the same."""

from __future__ import annotations

import numpy as np

from model.case.case import Case
from model.case.sweep import grid
from model.money.cost import new_model_cost
from model.money.key_comparison import KeyComparison
from ui.controls.guess import Question
from words.texts import _

ANYTHING = 1_000_000.0
STEPS = 200
"""A slider for euros has about so many positions."""


def questions(case: Case, keys: KeyComparison, payer: int, moved: int, year: int) -> list[Question]:
    """What ``payer`` pays by number of benefits, and at which caseload of ``moved`` it would pay the same."""
    called = {"payer": case.participants[payer].name, "moved": case.participants[moved].name, "year": year}
    return [
        Question(
            id="paid",
            text=_("What does {payer} pay in {year} if the cost is split by number of benefits?", **called),
            label=_("What {payer} pays by number of benefits", **called),
            unit="euro",
            positions=amounts(case),
            outcome=keys.whole["caseload"][:, payer],
            whose=payer,
        ),
        Question(
            id="even",
            text=_("At how many benefits in {moved} do both keys cost {payer} the same?", **called),
            label=_("Break-even for {name}", name=called["payer"]),
            unit="count",
            positions=grid(case.row(f"caseload.{case.participants[moved].id}")),
            outcome=np.atleast_1d(keys.break_even),
        ),
    ]


def amounts(case: Case) -> list[float]:
    """From nothing to what all pay together in the case, in round steps: the sliders of the page do not move them."""
    highest = float(np.max(new_model_cost(case, case.assumptions)))
    if not highest > 0:  # unknown, or nothing: then any amount can be guessed
        highest = ANYTHING
    step = 5 * 10 ** np.floor(np.log10(highest / STEPS))
    return [float(step * step_count) for step_count in range(int(np.ceil(highest / step)) + 1)]
