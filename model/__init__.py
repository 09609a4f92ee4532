"""Keuzekompas as a library: a case, its assumptions, and what they cost whom.

>>> from model import budget, lasten, load_case
>>> case = load_case("data/dinkelland-tubbergen")
>>> mine = case.assumptions.replace(**{"caseload.tubbergen": 150, "cost_key": "caseload"})
>>> lasten(budget(case, mine, "mine")).shape  # parties (the last one: nobody) × years
(3, 5)
"""

from model.assumptions.values import AssumptionError, Assumptions
from model.case.case import Case
from model.case.sweep import sweep
from model.case.variants import VARIANTS, Variant
from model.loading.load import CaseError, load_case
from model.loading.problems import Problem
from model.money.break_even import break_even_caseload
from model.money.budget import Budget, baten, budget, lasten, over_frame, saldo
from model.money.budget_table import as_table
from model.money.finding_effect import effect
from model.money.key_comparison import compare_keys, over_caseload, yearly_by_key
from model.money.split import contributions
from model.numbers.arrays import round_to_sum

__all__ = [
    "VARIANTS",
    "AssumptionError",
    "Assumptions",
    "Budget",
    "Case",
    "CaseError",
    "Problem",
    "Variant",
    "as_table",
    "baten",
    "break_even_caseload",
    "budget",
    "compare_keys",
    "contributions",
    "effect",
    "lasten",
    "load_case",
    "over_caseload",
    "over_frame",
    "round_to_sum",
    "saldo",
    "sweep",
    "yearly_by_key",
]
