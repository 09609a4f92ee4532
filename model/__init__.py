"""Keuzekompas as a library: a case, its assumptions, and what they cost whom.

>>> from model import budget, lasten, load_case
>>> case = load_case("data/dinkelland-tubbergen")
>>> mine = case.assumptions.replace(**{"caseload.tubbergen": 150, "cost_key": "caseload"})
>>> lasten(budget(case, mine, "mine")).shape  # parties (the last one: nobody) × years
(3, 5)
"""

from model.arrays import round_to_sum
from model.assumptions import AssumptionError, Assumptions
from model.budget import Budget, baten, budget, lasten, over_frame, saldo
from model.comparison import compare_keys, over_caseload, yearly_by_key
from model.findings import effect
from model.frames import as_frame
from model.load import CaseError, load_case
from model.problems import Problem
from model.records import Case
from model.split import break_even_caseload, contributions
from model.sweep import sweep
from model.variants import VARIANTS, Variant

__all__ = [
    "VARIANTS",
    "AssumptionError",
    "Assumptions",
    "Budget",
    "Case",
    "CaseError",
    "Problem",
    "Variant",
    "as_frame",
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
