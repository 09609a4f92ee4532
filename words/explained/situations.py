"""What a number is called in another situation: "…, als geen stap te laat is"."""

from __future__ import annotations

from model.case.case import Case
from model.case.variants import VARIANTS
from words.explained.places import change_name
from words.labels import label_of, written
from words.texts import _
from words.variants import variant_name


def in_situation(case: Case, situation: str, number: str) -> str:
    """The title of a number in a situation; without a number that of what is set there."""
    told = _told(case, *situation.partition(".")[::2])
    return f"{number} ({told})" if number else told[:1].upper() + told[1:]


def per_head(number: str, there: str) -> str:
    """The title of an amount per resident or per benefit."""
    per = _("per resident") if ".resident." in there else _("per {unit}")
    return f"{number}, {per}"


def apart_from(case: Case, number: str, situation: str) -> str:
    """The title of how far a number lies from that of another situation."""
    there = _told(case, *situation.partition(".")[::2])
    return _("{number}: difference from “{there}”", number=number, there=there)


def _told(case: Case, head: str, rest: str) -> str:
    """What holds in a situation."""
    if head == "as":
        return next(variant_name(one) for one in VARIANTS if one == rest)
    if head in ("with", "without"):
        told = {"with": _("with what finding {finding} names"), "without": _("as printed, finding {finding}")}
        return told[head].format(finding=case.finding(rest).number)
    if head in ("low", "high"):
        told = {"low": _("the lowest value of “{name}”"), "high": _("the highest value of “{name}”")}
        return told[head].format(name=label_of(case, rest))
    if head == "only":
        return _("with only this change: {name}", name=change_name(case, rest.partition(".")[2]))
    if head == "undone":
        return _("with this change undone: {name}", name=label_of(case, rest))
    if head == "before":
        return {"set": _("as in the case"), "mine": variant_name("advice")}[rest]
    if head == "at":
        return _value(case, rest)
    if head == "set":
        values = "; ".join(_value(case, one) for one in rest.split(";") if one)
        return _("with {settings}", settings=values) if values else _("as in the case")
    return {
        "in_time": _("if no step is late"),
        "built_up": _("built from the bottom up"),
        "unmoved": _("if nobody moves to another group"),
        "chosen": _("in another execution model"),
    }[head]


def _value(case: Case, text: str) -> str:
    """A setting and its value, of ``id=value``."""
    id, _is, value = text.partition("=")
    words = isinstance(case.assumptions.get(id), str)
    return f"{label_of(case, id)}: {written(case, id, value if words else float(value))}"
