"""How a number was made: the term behind a name, from the same formulas that made the number.

A name is that of a formula with its places: ``joint_frame.2021``, ``framed_cost.dinkelland.2021``,
``by_key.caseload.2021.tubbergen``. It means the same number for the same case, assumptions and variant.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.termed import FORMULAS, Formula, places, termed, termed_assumptions
from model.case.variants import Variant, of_variant
from model.money.cost import printed_start_month
from model.outcomes import shown, weighed
from model.planning.schedule import late_days
from model.terms.term import Term, as_term

NAMING = (shown, weighed)
"""What pages show is named there."""


def derive(case: Case, assumptions: Assumptions, variant: Variant, name: str) -> Term:
    """The number of this name in a variant, with all that it was made of. Assumptions of one point, not of a sweep.

    Raises KeyError for a name that the case does not have.
    """
    if name not in _places(case):
        leaf = _leaf(case, assumptions, variant, name)
        if leaf is None:
            raise KeyError(name)
        return leaf
    formula, place = _places(case)[name]
    made, own = termed(case), termed_assumptions(case, assumptions)
    return as_term(formula.compute(made, of_variant(made, own, variant), variant)[place])


def values(case: Case, assumptions: Assumptions, variant: Variant, *, drawn: bool = False) -> Mapping[str, float]:
    """Every number by its name, from the arrays: what the terms must be equal to. ``drawn``: also what takes draws."""
    own, found = of_variant(case, assumptions, variant), dict[str, float]()
    for formula in _formulas(drawn):
        computed = formula.compute(case, own, variant)
        found.update({name: float(computed[place]) for name, place in places(case, formula)})
    return found


def terms(case: Case, assumptions: Assumptions, variant: Variant, *, drawn: bool = False) -> Mapping[str, Term]:
    """Every number by its name, as terms: all of ``derive`` at once. ``drawn``: also what takes draws."""
    made, found = termed(case), dict[str, Term]()
    own = of_variant(made, termed_assumptions(case, assumptions), variant)
    for formula in _formulas(drawn):
        computed = formula.compute(made, own, variant)
        found.update({name: as_term(computed[place]) for name, place in places(case, formula)})
    return found


def _formulas(drawn: bool) -> list[Formula]:
    return [formula for formula in FORMULAS.values() if drawn or not formula.drawn]


def names(case: Case) -> list[str]:
    """Every name that this case has, formula by formula."""
    return list(_places(case))


@lru_cache(maxsize=8)
def _places(case: Case) -> Mapping[str, tuple[Formula, tuple[int, ...]]]:
    return {name: (formula, place) for formula in FORMULAS.values() for name, place in places(case, formula)}


def _leaf(case: Case, assumptions: Assumptions, variant: Variant, name: str) -> Term | None:
    """The leaf of this name: an assumption, a figure of the case, or what no formula made."""
    made = termed(case)
    own = of_variant(made, termed_assumptions(case, assumptions), variant)
    found: list[Any] = [own.get(name)] if own.has(name) else []
    printed = name.removeprefix("default.")
    found += [made.assumptions.get(printed)] if made.assumptions.has(printed) else []
    found += [one.value for one in made.figures]
    found += [amount for line in made.budget_lines for amount in line.amounts]
    found += [group.number for group in made.target_group]
    found += [one for line in made.project for one in (line.amount, line.hours, line.rate)]
    corrections = [one.correction for one in made.findings if one.correction is not None]
    found += [value for one in corrections for value in (one.printed, one.alternative)]
    found += [end for one in made.risk_classes for end in (one.low, one.high)]
    found += [made_by(made, own).item() for made_by in (printed_start_month, late_days)]
    return next((one for one in found if isinstance(one, Term) and one.name == name), None)
