"""How the reserve for risks is said: rounded, for its classes are too coarse for euros."""

from __future__ import annotations

from math import ceil

from model.case.case import Case
from words.beside import Beside, Place, behind
from words.texts import _, euro


def rounding(case: Case) -> str:
    """The step to which the reserve is rounded: € 25.000."""
    return euro(case.figure("reserve_rounding"))


def rounded_up(case: Case, amount: float) -> float:
    """The first step that is enough for an amount of the reserve; nothing stays nothing."""
    step = case.figure("reserve_rounding")
    return ceil(amount / step) * step


def about(
    case: Case, amount: float, beside: Beside | None = None, whose: int | None = None, where: Place = "brackets"
) -> str:
    """An amount of the reserve, rounded, and what it comes to. What is more than nothing is never said to be € 0."""
    enough = rounded_up(case, amount)
    said = euro(enough)
    if enough:
        less = amount < case.figure("reserve_rounding")
        said = _("less than {amount}", amount=said) if less else _("about {amount}", amount=said)
    return behind(said, enough, beside, whose, where)
