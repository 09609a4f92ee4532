"""The master check: identities that hold for any settings, each with both its sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import Variant
from model.outcomes.derivation import terms, values
from model.outcomes.identities import IDENTITIES, Check, Made, equal
from model.outcomes.names import sized

NEAR = 1e-9
"""So near a number and its term are, in euros or as a part of the number."""
TERMS = "terms"
KINDS = (*IDENTITIES, TERMS)
"""And last, that a number is that of its derivation."""
ALWAYS = ("by_key",)
"""The formulas of which every check takes the numbers apart: what each pays in each year under each key, which rests on
the whole of what the new model costs. All formulas take twenty times as long (``taken_apart``)."""
OF_MANY = ("new_model_cost", "share_by")
"""The same of a case with many municipalities: what both of those rest on."""


def check(case: Case, assumptions: Assumptions) -> tuple[Check, ...]:
    """Every identity under these settings, of one point."""
    made = Made(case=case, assumptions=assumptions)
    found = [one for checks in IDENTITIES.values() for one in checks(made)]
    return (*found, _apart(case, assumptions, "mine", always(case))[1])


def always(case: Case) -> tuple[str, ...]:
    """The formulas of which every check takes the numbers apart."""
    return OF_MANY if sized.are_many(case) else ALWAYS


def broken(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Those that do not hold."""
    return tuple(one for one in checks if not one.ok)


def taken_apart(case: Case, assumptions: Assumptions, variant: Variant) -> tuple[int, Check]:
    """How many numbers of a variant that take no draws are taken apart, and whether each is what it is made of."""
    return _apart(case, assumptions, variant, [*sized.taken(case)])


def _apart(
    case: Case, assumptions: Assumptions, variant: Variant, only: Sequence[str] | None = None
) -> tuple[int, Check]:
    numbers, made = values(case, assumptions, variant, only=only), terms(case, assumptions, variant, only=only)
    left, right = np.array([made[name].value for name in numbers]), np.array([*numbers.values()])
    found = equal(TERMS, variant, left, right, NEAR, NEAR)
    if not found.ok:
        furthest = next(name for name in numbers if made[name].value == found.left and numbers[name] == found.right)
        found = replace(found, about=furthest)
    return len(numbers), found
