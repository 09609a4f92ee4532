"""How the reserve for risks is said: rounded, for its classes are too coarse for euros."""

from __future__ import annotations

import numpy as np

from model.case.case import Case
from model.numbers.arrays import Floats
from model.outcomes.names.risked import in_steps
from words.sentences import Sentences, numbers, slot
from words.texts import _, euro


def rounding(case: Case) -> str:
    """The step to which the reserve is rounded: € 25.000."""
    return euro(case.figure("reserve_rounding"))


def about(case: Case, amounts: Floats, name: str = "amount", made: str = "") -> Sentences:
    """Amounts of the reserve, rounded up, for every row; not-a-number: no risk is assessed. What is more than nothing
    is never said to be € 0. ``name`` is that of the number in the texts, ``made`` that by which it can be taken apart.
    """
    place, nothing = slot(name), np.isnan(amounts)
    patterns = [place, _("less than {amount}", amount=place), _("about {amount}", amount=place)]
    if nothing.any():
        patterns.append(_("unknown (no risk assessed)"))
    amounts = np.where(nothing, 0.0, amounts)
    small = np.where(amounts < case.figure("reserve_rounding"), np.sign(amounts), 2)
    which = np.where(nothing, 3, small).astype(np.int64)
    given = {name: numbers(in_steps(case, amounts), "stepped")}
    return Sentences(patterns, given, np.atleast_1d(which), made={name: made} if made else {})
