"""A number in another situation than the one asked about: ``in_time/framed_cost.all.all`` is what it costs if no step
is late.

A situation is a change of the assumptions. A formula that takes such a number says so with ``elsewhere``; who asks for
it by its name gets it under ``situated``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS, Variant
from model.numbers.operations import Floats, elements, of_objects, of_terms
from model.terms.term import Term

Change = Callable[[Case, Assumptions, str], Assumptions]
"""What a situation changes. The text is what stands behind the first dot of its name. Raises KeyError or ValueError for
what the case does not have."""
Made = TypeVar("Made", bound=Change)
SITUATIONS: dict[str, Change] = {}
"""By the head of their name."""
MARK = "/"
"""Between a situation and the number in it."""
TRIED = "tried"
"""How a value was made that is set in no case and by nobody, but looked at in a situation."""
WHOLE = "set"
"""The situation of all that is set in another column: ``set.cost_key=mixed;caseload.tubbergen=150/fit``. It is about
Mijn variant."""
OF_VARIANT = "as"
"""The situation of another variant: ``as.current/framed_cost.all.all``."""


def situation(head: str) -> Callable[[Made], Made]:
    """Register a change under the head of its names."""

    def registering(change: Made) -> Made:
        SITUATIONS[head] = change
        return change

    return registering


def situated(case: Case, assumptions: Assumptions, variant: Variant, name: str) -> tuple[Assumptions, Variant]:
    """The assumptions and the variant in a situation. Raises KeyError for one that does not exist."""
    head, _dot, rest = name.partition(".")
    if head == OF_VARIANT:
        found = next((one for one in VARIANTS if one == rest), None)
        if found is None:
            raise KeyError(name)
        return assumptions, found
    try:
        return SITUATIONS[head](case, assumptions, rest), "mine" if head == WHOLE else variant
    except ValueError as error:
        raise KeyError(name) from error


def elsewhere(name: str, found: Floats) -> Floats:
    """Terms that were made in this situation: what is computed in them has its name there, and what is printed or set
    keeps its own. Floats as they are."""
    if not of_terms(found):
        return found
    made: dict[int, Term] = {}

    def moved(term: Term) -> Term:
        if id(term) not in made:
            made[id(term)] = _moved(term, name, tuple(moved(one) for one in term.operands))
        return made[id(term)]

    return of_objects(np.frompyfunc(moved, 1, 1)(elements(found)))


def _moved(term: Term, name: str, operands: tuple[Term, ...]) -> Term:
    here = f"{name}{MARK}{term.name}"
    if term.origin is not None:
        # A schedule or a draw is another one there; a value that is tried is named after itself.
        made = term.origin.kind == "procedure" and term.origin.how != TRIED
        return replace(term, name=here, origin=replace(term.origin, id=here)) if made else term
    return replace(term, name=here if term.name else "", operands=operands) if term.operands else term
