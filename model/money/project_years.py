"""In which years the project cost falls: that of each line, as a part of the whole."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import project_amounts
from model.case.naming import LABELS, named
from model.case.records import ProjectLine
from model.money.cost import project_total
from model.money.project import own_lines
from model.numbers.arrays import Floats, across, along, stacked
from model.numbers.operations import part, total


def year_of(case: Case, line: ProjectLine) -> int:
    """The year in which a line falls: its own, else that of the project."""
    return case.about.project_year if line.year is None else line.year


def project_years(case: Case) -> tuple[int, ...]:
    """The years in which lines of the project fall, ascending; that of the project if there is no line."""
    years = {year_of(case, line) for line in own_lines(case)}
    return tuple(sorted(years)) or (case.about.project_year,)


LABELS["project_years"] = lambda case: (
    tuple(str(year) for year in years) if len(years := project_years(case)) > 1 else ()
)


@named("project_year_part", "project_years", unit="share")
def project_year_parts(case: Case, assumptions: Assumptions) -> Floats:
    """The part of the project cost in each of its years: (..., project years). A project of one year has no parts.

    The lines of that year / all lines, so what changes the whole, and what covers it, does so in every year alike.
    """
    years, amounts = project_years(case), project_amounts(case, assumptions)
    if len(years) == 1:
        return np.zeros(0)
    in_year = {
        str(year): total(amounts[line.id] for line in own_lines(case) if year_of(case, line) == year) for year in years
    }
    return part(stacked(in_year, in_year), along(total(amounts.values())), 0.0)


@named("project_in_year", "project_years", unit="eur")
def project_in_years(case: Case, assumptions: Assumptions) -> Floats:
    """The project cost in each of its years, (..., project years), if there is more than one."""
    return project_year_parts(case, assumptions) * along(project_total(case, assumptions))


def over_project_years(case: Case, assumptions: Assumptions, amount: Floats) -> Floats:
    """An amount of the whole project, cost or coverage, in the years of the project: shape (..., years)."""
    years = project_years(case)
    if len(years) == 1:
        return across(np.multiply, np.array(case.about.years) == years[0], amount)
    parts = project_year_parts(case, assumptions)
    falls = {year: amount * parts[..., place] for place, year in enumerate(years)}
    return np.stack(np.broadcast_arrays(*(falls.get(year, np.zeros(())) for year in case.about.years)), axis=-1)
