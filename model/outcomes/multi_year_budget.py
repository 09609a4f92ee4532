"""The outcomes of the multi-year budget: the budgets of the three variants side by side."""

from __future__ import annotations

from collections.abc import Mapping

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from model.money.budget import Budget, budget

Budgets = Mapping[Variant, Budget]


def compute(case: Case, assumptions: Assumptions) -> Budgets:
    """The budget of every variant under the same assumptions."""
    return {variant: budget(case, assumptions, variant) for variant in VARIANTS}
