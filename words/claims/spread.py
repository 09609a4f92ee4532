"""How far a cost can lie apart, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np

from model.case.case import Case
from model.case.naming import ALL
from model.case.variants import Variant
from model.outcomes.names.uncertain import of_draws
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.simulation import FULL, Summary
from words.beside import Beside, euro_beside
from words.sentences import Texts, pressable, slot
from words.texts import _, about, euro
from words.variants import cost_unknown, in_variant, name_of, no_price, who


@dataclass(frozen=True, kw_only=True)
class Span:
    """Between which amounts a cost lies, and where it is as set; not-a-number where nobody knows."""

    name: str
    low: float
    high: float
    at: float
    color: str


def said(one: Span) -> str:
    """The same in words, for who does not see the drawing."""
    if one.low == one.high:
        return _("{name}: {at}, whatever happens.", name=one.name, at=euro(one.at))
    return _("{name}: {at}, from {low} to {high}.", name=one.name, at=euro(one.at), low=euro(one.low),
             high=euro(one.high))  # fmt: skip


def headline(case: Case, point: SetPoint, found: Summary, party: int | None, beside: Beside | None = None) -> Texts:
    """What Mijn variant costs as set, what of it comes once, and how far it can lie apart."""
    whose = place_of(party)
    cost, once = (float(amounts["mine"][whose, -1]) for amounts in (point.costs, point.one_off))
    if not is_known(point, party):
        return [cost_unknown(case, party)]
    as_set = _(
        "As set now my variant costs {who} {cost} in {first}–{last}.",
        who=who(case, party),
        cost=slot("cost"),
        first=case.about.years[0],
        last=case.about.years[-1],
    )
    apart = _("Of this {amount} comes once and is not budgeted now.", amount=slot("once")) if round(once) else ""
    low, high = ends(point, found, "mine", whose)
    pattern = " ".join(filter(None, (as_set, apart, _around(found, low, high))))
    amounts = {"cost": cost, "once": once, "low": low, "high": high}
    made = {
        "cost": name_of(case, "framed_cost", party, ALL, "mine"),
        "once": name_of(case, "one_off_cost", party, ALL, "mine"),
        "low": end_of(case, found, party, "mine", 0),
        "high": end_of(case, found, party, "mine", -1),
    }
    # Written here, not sent as numbers: there is one row, and a written amount is shorter.
    written = {
        name: euro_beside(amount, beside, party, "brackets" if name == "cost" else "again", about)
        for name, amount in amounts.items()
    }
    return pressable(pattern, {name: (text, made[name]) for name, text in written.items() if slot(name) in pattern})


def _around(found: Summary, low: float, high: float) -> str:
    if not isfinite(low + high):
        return _("How far that can lie apart is unknown: {why}.", why=no_price())
    if round(low) == round(high):
        return _("Nothing that is made uncertain moves that amount.")
    words = (
        _("The range runs from {low} to {high} (assumption).")
        if found.levels == FULL
        else _("In 8 of 10 possible futures it lies between {low} and {high} (assumption).")
    )
    return words.format(low=slot("low"), high=slot("high"))


def ends(point: SetPoint, found: Summary, variant: Variant, whose: int, period: int = -1) -> tuple[float, float]:
    """The low and the high end of the range over all years, or in one. What is set lies among all draws."""
    low, *_between, high = found.bands[variant][whose, period].tolist()
    if found.levels != FULL:
        return low, high
    as_set = float(point.costs[variant][whose, period])
    return float(np.minimum(low, as_set)), float(np.maximum(high, as_set))


def place_of(party: int | None) -> int:
    """Where the summary has a party: the last is all together."""
    return -1 if party is None else party


def is_known(point: SetPoint, party: int | None) -> bool:
    """Whether anybody knows what Mijn variant costs."""
    return isfinite(point.costs["mine"][place_of(party), -1])


def whose_name(case: Case, party: int | None) -> str:
    """Who it is about, in a name."""
    return ALL if party is None else case.participants[party].id


def end_of(case: Case, found: Summary, party: int | None, variant: Variant, end: int) -> str:
    """The name of an end of the range over all years: 0 the low, -1 the high one."""
    return in_variant(names_of_ends(case, party, found.levels, found.draws)[end], variant)


def names_of_ends(
    case: Case, party: int | None, levels: tuple[float, ...], draws: int, year: str = ALL
) -> tuple[str, str]:
    """The names of both ends of a range over all years, or in one, at these levels of so many draws."""
    low, high = (f"p{round(100 * level)}" for level in (levels[0], levels[-1]))
    stem = f"{of_draws('range', draws)}.{whose_name(case, party)}.{year}"
    return f"{stem}.{low}", f"{stem}.{high}"


def range_name(levels: tuple[float, ...]) -> str:
    """What a band holds: a chance is only named where sources give most likely values."""
    return _("all possible futures") if levels == FULL else _("8 of 10 possible futures")


def end_names(levels: tuple[float, ...]) -> tuple[str, str]:
    """What the ends of a band are."""
    if levels == FULL:
        return _("lowest outcome"), _("highest outcome")
    return _("1 in 10 is lower"), _("1 in 10 is higher")
