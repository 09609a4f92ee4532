"""How the reserve for risks is said: rounded, for its classes are too coarse for euros."""

from __future__ import annotations

from math import floor

from model.case.case import Case
from words.texts import _, euro


def rounding(case: Case) -> str:
    """The step to which the reserve is rounded: € 25.000."""
    return euro(case.figure("reserve_rounding"))


def about(case: Case, amount: float) -> str:
    """An amount of the reserve to the nearest step, halves up. What is more than nothing is never said to be € 0."""
    step = case.figure("reserve_rounding")
    if amount <= 0:
        return euro(0)
    nearest = floor(amount / step + 0.5) * step
    return _("about {amount}", amount=euro(nearest)) if nearest else _("less than {amount}", amount=euro(step))
