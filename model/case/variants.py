"""The three variants that stand side by side, and which assumptions each of them uses."""

from __future__ import annotations

from typing import Literal

from model.assumptions.values import DECLARED, Assumptions
from model.case.case import Case

CHOICES = tuple(name for name, declared in DECLARED.items() if declared.layer == "choice")
"""The groups of assumptions that only the user decides."""
Variant = Literal["current", "advice", "mine"]
VARIANTS: tuple[Variant, ...] = ("current", "advice", "mine")
"""Huidig (the present contract goes on), Advies (the documented hybrid), Mijn variant (the user's)."""


def of_variant(case: Case, assumptions: Assumptions, variant: Variant) -> Assumptions:
    """The assumptions of a variant: the world and how one weighs count for all, what the user decides only for Mijn."""
    if variant == "mine":
        return assumptions
    # Whole groups of defaults, which were allowed when the case was read: nothing to check again.
    return assumptions.model_copy(update={name: getattr(case.assumptions, name) for name in CHOICES})
