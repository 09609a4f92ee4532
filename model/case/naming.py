"""What gives the results of formulas their name: ``joint_frame.2021`` for every year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from inspect import signature
from itertools import product
from typing import Any, Concatenate, ParamSpec

import numpy as np

from model.assumptions.values import DECLARED, Assumptions
from model.case.case import Case
from model.case.termed import TermedCase
from model.case.variants import Variant
from model.numbers.operations import Floats, elements, of_objects, of_terms
from model.terms.term import Term, TermUnit

Asked = ParamSpec("Asked")
NOBODY = "nobody"
"""In a name: the party of what nobody pays."""
ALL = "all"
"""In a name, in the place of a year or party: all of them together."""


@dataclass(frozen=True, kw_only=True)
class Formula:
    """A formula with a name: what gives its values, along which axes, and in which unit.

    ``by_variant``: whether the variant counts besides its assumptions, as Huidig has other lines than a new model.
    ``drawn``: whether it takes draws, a search or many budgets, far slower than the others. ``each``: axes in front of
    the others of which every place is computed apart; they are then the last arguments of ``of``. ``listed``: whether
    all its names are told; else there are too many, and it is there for who asks for one. ``exists``: whether a case
    has what it is about; one that has not has none of its names. ``alone``: what gives one place of its values, where
    all of them take long.
    """

    name: str
    of: Callable[..., Floats]
    axes: tuple[str, ...]
    unit: TermUnit
    by_variant: bool
    drawn: bool = False
    each: tuple[str, ...] = ()
    listed: bool = True
    exists: Callable[[Case], bool] = lambda _case: True
    alone: Callable[..., Floats] | None = None

    def compute(self, case: Case, own: Assumptions, variant: Variant, *lead: str) -> Floats:
        """Its values under assumptions that are already those of the variant; of one place of ``each``."""
        found = self.of(case, own, *([variant] if self.by_variant else []), *lead)
        return np.broadcast_to(found, tuple(len(labels_of(case, axis, *lead)) for axis in self.axes))


FORMULAS: dict[str, Formula] = {}
"""Every named formula of the model that follows from a case and assumptions, by its name."""


def named(
    name: str,
    *axes: str,
    unit: TermUnit,
    each: Sequence[str] = (),
    listed: bool = True,
    drawn: bool = False,
    exists: Callable[[Case], bool] = lambda _case: True,
    alone: Callable[..., Floats] | None = None,
) -> Callable[[Callable[Concatenate[Case, Asked], Floats]], Callable[Concatenate[Case, Asked], Floats]]:
    """Give the result of a formula its name: ``joint_frame.2021`` for every year. Floats have none.

    ``axes`` are the last axes of the result. The formula can then be asked for by that name (``FORMULAS``). ``each``,
    ``listed``, ``drawn``, ``exists`` and ``alone``: as of a ``Formula``.
    """

    def naming(compute: Callable[Concatenate[Case, Asked], Floats]) -> Callable[Concatenate[Case, Asked], Floats]:
        @wraps(compute)
        def answer(case: Case, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Floats:
            found = compute(case, *args, **kwargs)
            if type(case) is not TermedCase:
                return found
            lead = [str(one) for one in args[len(args) - len(each) :]]
            labels = [labels_of(case, axis, *lead) for axis in axes]
            return labelled(found, _joined(name, *lead), labels, unit)

        by_variant = "variant" in signature(compute).parameters
        FORMULAS[name] = Formula(
            name=name, of=answer, axes=axes, unit=unit, by_variant=by_variant, drawn=drawn, each=tuple(each),
            listed=listed, exists=exists, alone=alone,
        )  # fmt: skip
        return answer

    return naming


def with_names(case: Case, found: Floats, name: str, *axes: str, unit: TermUnit) -> Floats:
    """The terms under this name and their places along the axes; floats as they are."""
    return labelled(found, name, [labels_of(case, axis) for axis in axes], unit) if of_terms(found) else found


def labelled(found: Floats, name: str, labels: Sequence[Sequence[str]], unit: TermUnit) -> Floats:
    """``with_names`` for axes of which the places are given; floats as they are."""
    if not of_terms(found):
        return found
    shape = tuple(len(one) for one in labels)
    spread: Any = np.broadcast_to(elements(found), shape)
    made = np.empty(shape, dtype=object)
    for place in np.ndindex(shape):
        here = _joined(name, *(one[spot] for one, spot in zip(labels, place, strict=True)))
        made[place] = _renamed(spread[place], here, unit)
    return made


def nameless(found: Floats) -> Floats:
    """Terms that were made under other assumptions than those asked about: only their leaves keep a name, for by the
    names of the others one would find other numbers. Floats as they are."""
    if not of_terms(found):
        return found
    made: dict[int, Term] = {}

    def cleared(term: Term) -> Term:
        if term.operation in ("leaf", "constant"):
            return term
        if id(term) not in made:
            made[id(term)] = replace(term, name="", operands=tuple(cleared(one) for one in term.operands))
        return made[id(term)]

    return of_objects(np.frompyfunc(cleared, 1, 1)(elements(found)))


def _renamed(term: Term, name: str, unit: TermUnit) -> Term:
    """A leaf keeps its own name, and is then all that the named number consists of. Without a unit it keeps its own."""
    if term.operation == "leaf":
        return Term(term.value, "add", (term,), unit, name)
    return replace(term, name=name, unit=unit or term.unit)


Labels = Callable[[Case], tuple[str, ...]]


def _participants(case: Case) -> tuple[str, ...]:
    return case.participant_ids


def _years(case: Case) -> tuple[str, ...]:
    return tuple(str(year) for year in case.about.years)


LABELS: dict[str, Labels] = {
    "years": _years,
    "participants": _participants,
    "parties": lambda case: (*_participants(case), NOBODY),
    "segments": lambda case: tuple(one.id for one in case.segments),
    "keys": lambda _case: DECLARED["cost_key"].choices,
    "criteria": lambda case: tuple(one.id for one in case.criteria),
    "parties_all": lambda case: (*_participants(case), NOBODY, ALL),
    "participants_all": lambda case: (*_participants(case), ALL),
    "years_all": lambda case: (*_years(case), ALL),
}
"""What the places along each axis are called in a name: what a subject adds, it names itself.

parties: the participants and, last, what nobody pays. ``_all``: and after them all together.
"""
LABELS_IN: dict[str, Callable[[Case, str], tuple[str, ...]]] = {}
"""Those of axes that are not the same at every place of the first axis that is computed apart."""


def labels_of(case: Case, axis: str, *lead: str) -> tuple[str, ...]:
    """What the places along an axis are called in a name."""
    return LABELS_IN[axis](case, lead[0]) if axis in LABELS_IN else LABELS[axis](case)


@dataclass(frozen=True)
class Spot:
    """Where a name stands: of which formula, at which place of its ``each``, where in its result, and the labels."""

    formula: Formula
    lead: tuple[str, ...]
    place: tuple[int, ...]
    labels: tuple[str, ...]


def places(case: Case, formula: Formula) -> Iterable[tuple[str, Spot]]:
    """Every name that a formula gives in this case, and where that stands."""
    for lead in product(*(labels_of(case, axis) for axis in formula.each)) if formula.exists(case) else ():
        yield from places_at(case, formula, lead)


def places_at(case: Case, formula: Formula, lead: tuple[str, ...]) -> Iterable[tuple[str, Spot]]:
    """The names at one place of what a formula computes apart."""
    axes = [labels_of(case, axis, *lead) for axis in formula.axes]
    for place in product(*(range(len(one)) for one in axes)):
        labels = (*lead, *(one[spot] for one, spot in zip(axes, place, strict=True)))
        yield _joined(formula.name, *labels), Spot(formula, lead, place, labels)


def spot_of(case: Case, name: str) -> Spot | None:
    """Where a name stands that a formula gives; None for another."""
    head, _dot, rest = name.partition(".")
    formula = FORMULAS.get(head)
    if formula is None or not formula.exists(case):
        return None
    labels = _read(case, (*formula.each, *formula.axes), rest, ())
    if labels is None:
        return None
    count = len(formula.each)
    lead, inner = labels[:count], labels[count:]
    place = tuple(labels_of(case, axis, *lead).index(one) for axis, one in zip(formula.axes, inner, strict=True))
    return Spot(formula, lead, place, labels)


def _read(case: Case, axes: tuple[str, ...], text: str, read: tuple[str, ...]) -> tuple[str, ...] | None:
    """The labels of a name along these axes. A label may hold a dot, as the id of an assumption does."""
    if not axes:
        return read if not text else None
    for label in labels_of(case, axes[0], *read[:1]):
        if text.startswith(label) and text[len(label) : len(label) + 1] in ("", "."):
            found = _read(case, axes[1:], text[len(label) + 1 :], (*read, label))
            if found is not None:
                return found
    return None


def of_track(name: str, track: str | None) -> str:
    """The name of a number of a track that starts on a day of its own; None: of the new model as a whole."""
    return name if track is None else f"{name}_in.{track}"


def _joined(*parts: str) -> str:
    return ".".join(parts)
