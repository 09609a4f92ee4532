"""What a page says that nothing computed, by name: what the case states of a step or a pair, what is asked for on the
page, and what is fixed in the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import LABELS
from model.case.procedures import made_by
from model.case.termed import origin_of
from model.case.variants import Variant
from model.differences.orders import ORDERS
from model.numbers.arrays import Floats
from model.risks import reserve
from model.terms.origin import Origin
from model.terms.term import Term, TermUnit

FIXED: Mapping[str, int] = {"reserve_draws": reserve.DRAWS, "orders": ORDERS}
"""How many the program takes, whatever is set."""

LABELS["asked_certainties"] = lambda _case: tuple(f"p{round(100 * one)}" for one in reserve.CERTAINTIES)
LABELS["fixed_counts"] = lambda _case: tuple(FIXED)


@made_by("certainty", "asked_certainties", unit="share", how="asked")
def certainty(_case: Case, _own: Assumptions, _variant: Variant) -> Floats:
    """The certainties that a page can be asked for."""
    return np.array(reserve.CERTAINTIES)


@made_by("fixed", "fixed_counts", unit="count", how="fixed")
def fixed(_case: Case, _own: Assumptions, _variant: Variant) -> Floats:
    """How many of something the program takes."""
    return np.array([float(one) for one in FIXED.values()])


Read = Callable[[Case, str], tuple[Origin, float, TermUnit]]


def _of_step(head: str) -> Read:
    def read(case: Case, id: str) -> tuple[Origin, float, TermUnit]:
        step = case.step(id)
        return origin_of(step, "figure", f"{head}.{id}", step.spread_status), float(getattr(step, head)), "days"

    return read


def _correlation(case: Case, id: str) -> tuple[Origin, float, TermUnit]:
    found = next(one for one in case.correlations if f"{one.first}.{one.second}" == id)
    return origin_of(found, "figure", f"correlation.{id}"), found.correlation, ""


READ: Mapping[str, Read] = {
    "days_shorter": _of_step("days_shorter"),
    "days_longer": _of_step("days_longer"),
    "correlation": _correlation,
}
"""What the case states, by the head of the name; behind the dot is the id of the record."""


def stated_leaf(case: Case, name: str) -> Term | None:
    """A number as the case states it; None for another name."""
    head, _dot, id = name.partition(".")
    try:
        origin, value, unit = READ[head](case, id)
    except (KeyError, StopIteration):
        return None
    return Term(value, "leaf", (), unit, name, origin)
