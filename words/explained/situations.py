"""What a number is called in another situation: "…, als geen stap te laat is"."""

from __future__ import annotations

from model.case.case import Case
from model.case.variants import VARIANTS
from words.texts import _
from words.variants import variant_name


def in_situation(case: Case, situation: str, number: str) -> str:
    """The title of a number in a situation."""
    head, _dot, rest = situation.partition(".")
    if head == "as":
        return f"{number} ({next(variant_name(one) for one in VARIANTS if one == rest)})"
    if head in ("with", "without"):
        patterns = {
            "with": _("{number}, with what finding {finding} names"),
            "without": _("{number}, as printed (finding {finding})"),
        }
        return patterns[head].format(number=number, finding=case.finding(rest).number)
    if head == "unmoved":
        return _("{number}, if nobody moves to another group", number=number)
    told = {
        "in_time": _("{number}, if no step is late"),
        "built_up": _("{number}, built from the bottom up"),
    }
    return told[head].format(number=number)
