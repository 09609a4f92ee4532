"""Which decisions are still to be taken, in a sentence."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.planning.on_date import DECISION_STATES, OnDate
from words.claims.planned import rows_of
from words.sentences import Sentences, numbers, slot
from words.texts import _


def decisions(assumptions: Assumptions, state: OnDate, count: int) -> Sentences:
    """How many decisions are overdue, open and taken on the reference date, for every row."""
    if not state.decisions.shape[-1]:
        return Sentences([_("The case names no decisions.")])
    found = rows_of(state.decisions, count, 1)
    counted = {name: (found == place).sum(axis=1) for place, name in enumerate(DECISION_STATES)}
    date = rows_of(np.asarray(assumptions.planning_date), count)
    sentence = _(
        "Decisions on {date}: {overdue} overdue, {open} open, {taken} taken.",
        date=slot("date"), overdue=slot("overdue"), open=slot("open"), taken=slot("taken"),
    )  # fmt: skip
    given = {name: numbers(amount, "count") for name, amount in counted.items()}
    return Sentences([sentence], {"date": numbers(date, "date"), **given})
