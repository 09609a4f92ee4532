"""How the reserve for risks is said: rounded, for its classes are too coarse for euros."""

from __future__ import annotations

from math import floor

from model.case.case import Case
from words.beside import Beside, Place, behind
from words.texts import _, euro


def rounding(case: Case) -> str:
    """The step to which the reserve is rounded: € 25.000."""
    return euro(case.figure("reserve_rounding"))


def nearest(case: Case, amount: float) -> float:
    """The step nearest to an amount of the reserve, halves up; one step where that would be nothing."""
    step = case.figure("reserve_rounding")
    return max(floor(amount / step + 0.5) * step, step) if amount > 0 else 0.0


def about(
    case: Case, amount: float, beside: Beside | None = None, whose: int | None = None, where: Place = "brackets"
) -> str:
    """An amount of the reserve, rounded, and what it comes to. What is more than nothing is never said to be € 0."""
    near, step = nearest(case, amount), case.figure("reserve_rounding")
    said = euro(near)
    if near:
        said = _("less than {amount}", amount=said) if amount < step / 2 else _("about {amount}", amount=said)
    return behind(said, near, beside, whose, where)
