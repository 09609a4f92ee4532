"""A formula as it is read, with its values: "€ 567.357 ÷ 56,0%"."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import date

from model.case.situations import MARK
from model.terms.term import Term, TermUnit
from words import formatting
from words.texts import _, language, unknown

_SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "power": "^"}
_BINDS = {"add": 1, "subtract": 1, "negate": 1, "multiply": 2, "divide": 2, "power": 3}
"""How firmly a sign holds what stands beside it."""
MOST_DECIMALS = 6
MOST_PARTS = 36
"""Of a sum or product of more only the first and the last are written: of sixty municipalities and fifteen years a
page full of amounts tells nobody anything."""
FIRST_PARTS = 8


def is_money(unit: TermUnit) -> bool:
    """Whether it is an amount."""
    return unit in ("eur", "eur_per_year")


def shown(value: float, unit: TermUnit) -> str:
    """A value as pages show it: whole euros, percents with one decimal, other numbers with two at most."""
    if math.isnan(value):
        return unknown()
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if is_money(unit):
        return formatting.euro(value, language())
    if unit == "share":
        return formatting.percent(value, language())
    if unit == "date":
        return formatting.day(date.fromordinal(int(value)), language())
    return formatting.number(value, language(), min(_decimals(value), 2))


def said(term: Term) -> str:
    """The value of a term; where there is none in the word of the pages, which is not always "unknown"."""
    return _missing().get(_formula_of(term.name), unknown()) if math.isnan(term.value) else shown(term.value, term.unit)


def _formula_of(name: str) -> str:
    return name.rpartition(MARK)[2].partition(".")[0]


def _missing() -> Mapping[str, str]:
    tips = dict.fromkeys(("tipping_frame", "tipping_key", "tipping_bottom_up"), _("no tipping point"))
    return {"break_even": _("none"), "risk_expected": _("not assessed"), **tips}


def exact(value: float, unit: TermUnit) -> str:
    """The same with as many decimals as it has, six at most; nothing where ``shown`` says it all."""
    if not math.isfinite(value) or unit == "date":
        return ""
    if unit == "share":
        decimals = _decimals(value * 100)
        return formatting.percent(value, language(), decimals) if decimals > 1 else ""
    decimals = _decimals(value)
    if is_money(unit):
        return formatting.euro(value, language(), max(decimals, 2)) if decimals else ""
    return formatting.number(value, language(), decimals) if decimals > 2 else ""


def _decimals(value: float) -> int:
    """How many decimals say the value; what floats make of the last digits is no part of it."""
    enough = 1e-9 * max(1.0, abs(value))
    return next((count for count in range(MOST_DECIMALS) if abs(value - round(value, count)) < enough), MOST_DECIMALS)


def rounding(unit: TermUnit) -> str:
    """How a value was rounded to what is shown."""
    if is_money(unit):
        return _(
            "Shown in whole euros, from 50 cents up. In a table amounts are rounded so that they still add up: "
            "there it can be one euro more or less."
        )
    return _("Shown with one decimal.") if unit == "share" else _("Shown with two decimals at most.")


def stands_alone(term: Term) -> bool:
    """Whether it is something by itself: it has a name, or was not computed here."""
    return bool(term.name) or term.operation == "leaf"


def written(term: Term) -> str:
    """How a term was made, down to what has a name or no formula."""
    return _made(term)[0]


def parts(term: Term) -> Iterator[Term]:
    """What stands in the formula of a term, in its order: what has a name, and leaves."""
    for operand in term.operands:
        if stands_alone(operand):
            yield operand
        else:
            yield from parts(operand)


def choices(term: Term) -> Iterator[Term]:
    """The terms in the formula at which something was chosen, itself first."""
    if term.choice is not None:
        yield term
    for operand in term.operands:
        if not stands_alone(operand):
            yield from choices(operand)


def _part(term: Term) -> tuple[str, int]:
    """A part of a formula, and how firmly it holds together."""
    if stands_alone(term):
        return said(term), 9
    return _made(term)


def _made(term: Term) -> tuple[str, int]:
    operation = term.operation
    if operation == "choose":
        return _part(term.operands[0])
    if operation == "leaf" or not term.operands:
        return shown(term.value, "" if operation == "constant" else term.unit), 9
    inside = [_part(operand) for operand in _told(term)]
    if operation in ("minimum", "maximum", "floor", "ceil"):
        texts = "; ".join(text for text, _binds in inside)
        words = {
            "minimum": _("the lowest of"), "maximum": _("the highest of"), "floor": _("rounded down"),
            "ceil": _("rounded up"),
        }  # fmt: skip
        return f"{words[operation]} ({texts})", 9
    binds = _BINDS[operation]
    if operation == "negate":
        return f"−{_held(inside[0], binds + 1)}", binds
    # a − (b + c) and a ÷ (b × c): what comes after such a sign holds firmer than the sign.
    after = binds + (operation in ("subtract", "divide", "power"))
    texts_of = [_held(one, after if place else binds) for place, one in enumerate(inside)]
    if left := len(term.operands) - len(inside):
        texts_of.insert(-1, f"… ({_('{count} more', count=left)})")
    # a + −b is written a − b.
    return f" {_SIGNS[operation]} ".join(texts_of).replace("+ −", "− "), binds


def _told(term: Term) -> tuple[Term, ...]:
    """The parts that are written."""
    if len(term.operands) <= MOST_PARTS or term.operation not in _BINDS:
        return term.operands
    return (*term.operands[:FIRST_PARTS], term.operands[-1])


def _held(part: tuple[str, int], binds: int) -> str:
    text, own = part
    return f"({text})" if own < binds else text
