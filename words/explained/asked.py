"""What an address asks to be explained: a number of the case, in one of the variants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from words.explained.explanation import Explanation, explain
from words.link import EXPLAINED
from words.texts import _

NAME, VARIANT = EXPLAINED


@dataclass(frozen=True)
class Refused:
    """Why nothing is explained."""

    message: str


def variant_of(parameters: Mapping[str, str]) -> Variant | None:
    """The variant that an address names, Mijn variant where it names none; None for one that does not exist."""
    asked = parameters.get(VARIANT, "mine")
    return next((one for one in VARIANTS if one == asked), None)


def answer(case: Case, assumptions: Assumptions, parameters: Mapping[str, str]) -> Explanation | Refused:
    """The explanation that an address asks for, or why there is none."""
    name, variant = parameters.get(NAME, ""), variant_of(parameters)
    if variant is None:
        return Refused(
            _(
                "“{id}={value}” is not allowed. Allowed: {allowed}.",
                id=VARIANT, value=parameters[VARIANT], allowed=", ".join(VARIANTS),
            )
        )  # fmt: skip
    try:
        return explain(case, assumptions, variant, name)
    except KeyError:
        return Refused(_("“{name}” is not a number of this case. Choose one from the list.", name=name))
