"""The project budget by name: its lines, what hours × rate gives, and the sums of both parts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import project_amounts
from model.case.naming import LABELS, named
from model.money.project import ProjectTotals, own_lines, project_totals
from model.numbers.arrays import Floats, stacked
from model.numbers.operations import numbers

PARTS = ("labour", "other")

LABELS["project_lines"] = lambda case: tuple(line.id for line in own_lines(case))
LABELS["hourly_lines"] = lambda case: tuple(line.id for line in own_lines(case) if line.by_the_hour)
LABELS["project_parts"] = lambda _case: PARTS
LABELS["printed_parts"] = lambda case: tuple(
    part for part in PARTS if any(line.part == f"{part}_total" for line in case.project)
)


@named("project_line", "project_lines", unit="eur")
def project_line(case: Case, assumptions: Assumptions) -> Floats:
    """What each line counts for now."""
    amounts = project_amounts(case, assumptions)
    return stacked(amounts, [line.id for line in own_lines(case)])


@named("project_product", "hourly_lines", unit="eur")
def project_product(case: Case, assumptions: Assumptions) -> Floats:
    """Hours × rate of the lines by the hour, as they are set."""
    ids = [line.id for line in own_lines(case) if line.by_the_hour]
    products = {id: numbers(assumptions.project_hours[id]) * numbers(assumptions.project_rate[id]) for id in ids}
    return stacked(products, ids) if ids else np.zeros(0)


def _of_parts(name: str, axis: str, of: Callable[[ProjectTotals, str], object]) -> None:
    """A sum of each part of the project under its name."""

    def compute(case: Case, assumptions: Assumptions) -> Floats:
        totals = project_totals(case, assumptions)
        return stacked({part: numbers(of(totals, part)) for part in PARTS}, LABELS[axis](case))

    named(name, axis, unit="eur")(compute)


_of_parts("project_part", "project_parts", lambda totals, part: getattr(totals, part))
_of_parts("project_computed", "project_parts", lambda totals, part: getattr(totals, f"computed_{part}"))
_of_parts(
    "project_part_apart", "printed_parts",
    lambda totals, part: getattr(totals, part) - _printed(totals, part),
)  # fmt: skip
_of_parts(
    "project_computed_apart", "printed_parts",
    lambda totals, part: getattr(totals, f"computed_{part}") - _printed(totals, part),
)  # fmt: skip


def _printed(totals: ProjectTotals, part: str) -> object:
    printed = getattr(totals, f"printed_{part}")
    return np.nan if printed is None else printed


@named("project_both", unit="eur")
def project_both(case: Case, assumptions: Assumptions) -> Floats:
    """Both parts as they count now, before the change of the whole."""
    totals = project_totals(case, assumptions)
    return np.asarray(totals.labour + totals.other)


@named("project_computed_both", unit="eur")
def project_computed_both(case: Case, assumptions: Assumptions) -> Floats:
    """Both parts as hours × rate and the printed lines give them."""
    totals = project_totals(case, assumptions)
    return numbers(totals.computed_labour + totals.computed_other)


@named("project_printed_both", unit="eur")
def project_printed_both(case: Case, assumptions: Assumptions) -> Floats:
    """Both printed totals together; not-a-number where one is not printed."""
    totals = project_totals(case, assumptions)
    return numbers(_printed(totals, "labour")) + numbers(_printed(totals, "other"))


@named("project_change", unit="eur")
def project_change(case: Case, assumptions: Assumptions) -> Floats:
    """What the change of the whole adds to the lines."""
    totals = project_totals(case, assumptions)
    return np.asarray(totals.total - (totals.labour + totals.other))
