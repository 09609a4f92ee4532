"""What is no formula: a schedule, draws, a count. In the explanation its result is a leaf that says how it was made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol

import numpy as np

from model.assumptions.values import Assumptions
from model.case.base import Sourced
from model.case.case import Case
from model.case.naming import FORMULAS, Formula, labelled, labels_of, of_track
from model.case.termed import TermedCase, bare_assumptions, origin_of
from model.case.variants import Variant
from model.numbers.operations import Floats, elements, plain
from model.terms.origin import Origin
from model.terms.term import Term, TermUnit, as_term

Lead = ParamSpec("Lead")
"""Nothing, or the place of ``each``."""
Units = Callable[[Sequence[str]], Sequence[TermUnit]]
Procedure = Callable[Concatenate[Case, Assumptions, Variant, Lead], Floats]


def made_by(
    name: str, *axes: str, unit: TermUnit, how: str, draws: int | None = None, seed: int | None = None,
    each: Sequence[str] = (), slow: bool = False, listed: bool = True, units: Units | None = None,
) -> Callable[[Procedure[Lead]], Procedure[Lead]]:  # fmt: skip
    """A named result that no formula gives: leaves that say ``how`` they were made, and of how many ``draws``.

    It is computed from the plain numbers. Its status is that of an assumption: it rests on more than one can see.
    ``each`` and ``listed``: as of a ``Formula``; ``slow``: whether it searches as long as others draw; ``units``: of
    each place along the last axis, or the last of ``each``, if they differ.
    """

    def leaving(compute: Procedure[Lead]) -> Procedure[Lead]:
        @wraps(compute)
        def answer(case: Case, own: Assumptions, variant: Variant, /, *lead: Lead.args, **none: Lead.kwargs) -> Floats:
            if type(case) is not TermedCase:
                return compute(case, own, variant, *lead, **none)
            found = elements(plain(compute(case.bare, bare_assumptions(own), variant, *lead, **none)))
            at = [str(one) for one in lead]
            terms: Any = labelled(found, ".".join([name, *at]), [labels_of(case, axis, *at) for axis in axes], unit)
            own_units = units(labels_of(case, axes[-1], *at) if axes else at[-1:]) if units else None
            for place in np.ndindex(terms.shape):
                own_unit = own_units[place[-1] if place else 0] if own_units else unit
                terms[place] = _leaf(as_term(terms[place]), own_unit, how, draws, seed)
            return np.asarray(terms)

        FORMULAS[name] = Formula(
            name=name, of=answer, axes=axes, unit=unit, by_variant=True, drawn=slow or draws is not None,
            each=tuple(each), listed=listed,
        )  # fmt: skip
        return answer

    return leaving


def _leaf(term: Term, unit: TermUnit, how: str, draws: int | None, seed: int | None) -> Term:
    origin = Origin(kind="procedure", id=term.name, status="aanname", how=how, draws=draws, seed=seed)
    return Term(term.value, "leaf", (), unit, term.name, origin)


class OfTrack(Protocol):
    """What is computed of the new model as a whole (None), or of a track that starts on a day of its own."""

    def __call__(self, case: Case, assumptions: Assumptions, track: str | None = None, /) -> Floats:
        """A number: (...,)."""


def procedure(
    name: str, *, unit: TermUnit, how: str, record: Callable[[Case, str | None], Sourced] | None = None
) -> Callable[[OfTrack], OfTrack]:
    """What is no formula (a schedule, a date): in terms its result is a leaf that says ``how`` it was made.

    With a ``record`` it is read off that record of the case, as a date is, and so a figure of the case.
    """

    def leaving(compute: OfTrack) -> OfTrack:
        @wraps(compute)
        def answer(case: Case, assumptions: Assumptions, track: str | None = None, /) -> Floats:
            if type(case) is not TermedCase:
                return compute(case, assumptions, track)
            found, here = plain(compute(case.bare, bare_assumptions(assumptions), track)), of_track(name, track)
            if record is not None:
                origin = replace(origin_of(record(case.bare, track), "figure", here), how=how)
            else:
                origin = Origin(kind="procedure", id=here, status="aanname", how=how)
            leaf = as_term(Term(float(found), "leaf", (), unit, here, origin))
            return np.asarray(leaf)

        return answer

    return leaving
