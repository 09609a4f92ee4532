"""How a number was made: the term behind a name, from the same formulas that made the number.

A name is that of a formula with its places: ``joint_frame.2021``, ``framed_cost.dinkelland.2021``,
``by_key.caseload.2021.tubbergen``. It means the same number for the same case, assumptions and variant. In front of it
may stand a situation: ``in_time/framed_cost.all.all``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import FORMULAS, Formula, Spot, labelled, labels_of, places, spot_of
from model.case.situations import MARK, elsewhere, situated
from model.case.termed import TermedCase, termed, termed_assumptions
from model.case.variants import Variant, of_variant
from model.money.budget import budgets_once
from model.money.divisors import PER, divisors, each
from model.money.starts import printed_start_month
from model.numbers.operations import elements
from model.outcomes import compared, shown, weighed
from model.outcomes.names import (
    counted,
    dates,
    lines,
    modelled,
    planned,
    pooled,
    projected,
    risked,
    started,
    stated,
    tried,
    uncertain,
    weighing,
    why,
)
from model.outcomes.names.dates import date_leaf
from model.outcomes.names.stated import stated_leaf
from model.outcomes.names.tried import AT, HIGH, LOW, range_end, tried_value
from model.planning.schedule import delay_days, late_days, printed_start
from model.terms.term import Term, TermUnit, as_term
from model.uncertainty import tornado

__all__ = ["by_formula", "derive", "names", "spot_of", "terms", "values"]

EACH = "each"
"""In front of an amount: what it is per resident or per benefit, as in ``each.resident.all/framed_cost.all.all``."""
ABOVE, BELOW = "above", "below"
APART = (ABOVE, BELOW)
"""In front of a number: how much more it is than in another situation, as in ``above.as.current/fit``, or how much
less."""
NAMING = (
    shown,
    weighed,
    compared,
    tornado,
    counted,
    dates,
    lines,
    modelled,
    planned,
    pooled,
    projected,
    risked,
    started,
    stated,
    tried,
    uncertain,
    weighing,
    why,
)
"""What pages show is named there."""
PROCEDURES = (printed_start_month, printed_start, delay_days, late_days)


def derive(case: Case, assumptions: Assumptions, variant: Variant, name: str) -> Term:
    """The number of this name in a variant, with all that it was made of. Assumptions of one point, not of a sweep.

    Raises KeyError for a name that the case does not have.
    """
    return _derived(termed(case), termed_assumptions(case, assumptions), variant, name)


def _derived(made: TermedCase, assumptions: Assumptions, variant: Variant, name: str) -> Term:
    there, mark, inside = name.partition(MARK)
    if mark and there.partition(".")[0] == EACH:
        return _divided(made, assumptions, variant, there, inside)
    if mark and there.partition(".")[0] in APART:
        return _apart(made, assumptions, variant, there, inside)
    if mark:
        changed, of = situated(made, assumptions, variant, there)
        moved: Any = elsewhere(there, np.asarray(_derived(made, changed, of, inside)))
        return as_term(moved.item())
    own = of_variant(made, assumptions, variant)
    spot = spot_of(made.bare, name)
    if spot is None:
        leaf = _leaf(made, own, name)
        if leaf is None:
            raise KeyError(name)
        return leaf
    if spot.formula.alone is not None:
        found: Any = labelled(elements(spot.formula.alone(made, own, *spot.place)), name, [], spot.formula.unit)
        return as_term(found.item())
    return as_term(spot.formula.compute(made, own, variant, *spot.lead)[spot.place])


def _divided(made: TermedCase, assumptions: Assumptions, variant: Variant, there: str, inside: str) -> Term:
    """An amount per resident or per benefit of a municipality, or of all together."""
    _each, per, who = f"{there}..".split(".")[:3]
    places, wanted = labels_of(made.bare, "participants_all"), next((one for one in PER[1:] if one == per), None)
    if wanted is None or who not in places:
        raise KeyError(there)
    counts: Any = divisors(made, of_variant(made, assumptions, variant), wanted)[0]
    amount = np.asarray(_derived(made, assumptions, variant, inside))
    found = as_term(each(amount, np.asarray(counts[places.index(who)])).item())
    return replace(found, name=f"{there}{MARK}{inside}", unit="eur")


def _apart(made: TermedCase, assumptions: Assumptions, variant: Variant, there: str, inside: str) -> Term:
    """How far a number lies above or below that of another situation."""
    head, _dot, situation = there.partition(".")
    changed, of = situated(made, assumptions, variant, situation)
    moved: Any = elsewhere(situation, np.asarray(_derived(made, changed, of, inside)))
    own, other = _derived(made, assumptions, variant, inside), as_term(moved.item())
    first, second = (own, other) if head == ABOVE else (other, own)
    unit: TermUnit = "days" if own.unit == "date" else own.unit
    return Term(first.value - second.value, "subtract", (first, second), unit, f"{there}{MARK}{inside}")


def values(
    case: Case, assumptions: Assumptions, variant: Variant, *, drawn: bool = False, only: Sequence[str] | None = None
) -> Mapping[str, float]:
    """Every number by its name, from the arrays: what the terms must be equal to. ``drawn``: also what takes draws.
    ``only``: those of these formulas."""
    own = of_variant(case, assumptions, variant)
    with budgets_once():
        return {name: float(found) for name, found in _all(case, own, variant, drawn, only)}


def terms(
    case: Case, assumptions: Assumptions, variant: Variant, *, drawn: bool = False, only: Sequence[str] | None = None
) -> Mapping[str, Term]:
    """Every number by its name, as terms: all of ``derive`` at once. ``drawn`` and ``only``: as of ``values``."""
    made = termed(case)
    own = of_variant(made, termed_assumptions(case, assumptions), variant)
    with budgets_once():
        return {name: as_term(found) for name, found in _all(made, own, variant, drawn, only)}


def by_formula(
    case: Case, assumptions: Assumptions, variant: Variant, formulas: Iterable[str]
) -> Iterator[Mapping[str, Term]]:
    """``terms`` of one of these formulas after the other, for who cannot hold those of all. Under one ``budgets_once``
    the budget that twenty of them are sums of is the same for all: these are the same assumptions to it."""
    made = termed(case)
    own = of_variant(made, termed_assumptions(case, assumptions), variant)
    for formula in formulas:
        yield {name: as_term(found) for name, found in _all(made, own, variant, True, [formula])}


def _all(
    case: Case, own: Assumptions, variant: Variant, drawn: bool, only: Sequence[str] | None
) -> Iterator[tuple[str, Any]]:
    """Every name with its number; each formula is computed once for all its names."""
    bare = case.bare if isinstance(case, TermedCase) else case
    for formula in _listed(bare):
        if formula.name not in only if only is not None else formula.drawn and not drawn:
            continue
        before, computed = None, np.empty(0)
        for name, spot in _places(bare, formula.name).items():
            if spot.lead != before:
                before, computed = spot.lead, formula.compute(case, own, variant, *spot.lead)
            yield name, computed[spot.place]


def names(case: Case, only: Sequence[str] | None = None) -> list[str]:
    """Every name that this case has, formula by formula, but those of which there are too many; each of them also in
    every situation. ``only``: those of these formulas."""
    wanted = (formula.name for formula in _listed(case) if only is None or formula.name in only)
    return [name for formula in wanted for name in _places(case, formula)]


def _listed(case: Case) -> list[Formula]:
    return [formula for formula in FORMULAS.values() if uncertain.is_listed(case, formula)]


@lru_cache(maxsize=4)
def _known_places(_case: Case) -> dict[str, Mapping[str, Spot]]:
    """What was asked of a case before, by formula. Per case, so that no case is held on to for the sake of a few."""
    return {}


def _places(case: Case, formula: str) -> Mapping[str, Spot]:
    """The names of a formula: of a large case there are a hundred thousand in all."""
    known = _known_places(case)
    if formula not in known:
        known[formula] = dict(places(case, FORMULAS[formula]))
    return known[formula]


def _leaf(made: TermedCase, own: Assumptions, name: str) -> Term | None:
    """The leaf of this name: an assumption, a figure of the case, or what no formula made."""
    found: list[Any] = [value for _id, value in own.items()]
    printed = name.removeprefix("default.")
    found += [made.assumptions.get(printed)] if made.assumptions.has(printed) else []
    found += [one.value for one in made.figures]
    found += [amount for line in made.budget_lines for amount in line.amounts]
    found += [one.value for one in made.series]
    found += [group.number for group in made.target_group]
    found += [one for line in made.project for one in (line.amount, line.hours, line.rate)]
    found += [value for one in made.findings for value in (*one.compare.values(), *one.given.values())]
    corrections = [one.correction for one in made.findings if one.correction is not None]
    found += [value for one in corrections for value in (one.printed, one.alternative)]
    found += [end for one in made.risk_classes for end in (one.low, one.high)]
    head, _dot, id = name.partition(".")
    found += [range_end(made, id, head)] if head in (LOW, HIGH) else []
    found += [tried_value(made, own, id)] if head == AT else []
    found += [date_leaf(made.bare, name), stated_leaf(made.bare, name)]
    tracks = (None, *labels_of(made.bare, "starts"))
    found += [made_by(made, own, track).item() for made_by in PROCEDURES for track in tracks]
    return next((one for one in found if isinstance(one, Term) and one.name == name), None)
