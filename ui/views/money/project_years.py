"""A project of several years in the table of its budget: the year of each line, and what each year costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.records import ProjectLine
from model.money.project_years import project_in_years, project_years, year_of
from ui.charts.parts import Grid
from words.look.few import listed
from words.texts import _

YEAR = 1
"""The place of the column with the year: after what the line is called."""


@dataclass(frozen=True, kw_only=True)
class InYear:
    """What the project costs in one of its years, and the name of that number."""

    label: str
    year: str
    amount: float
    made: str


def is_of_years(case: Case) -> bool:
    """Whether the project falls in more than one year."""
    return len(project_years(case)) > 1


def years_said(case: Case) -> str:
    """The years of the project in a sentence: “2030 en 2031”."""
    return listed([str(year) for year in project_years(case)])


def in_years(case: Case, assumptions: Assumptions) -> list[InYear]:
    """What each year costs; of a project of one year nothing, for that is the total."""
    amounts = project_in_years(case, assumptions).tolist()
    years = [str(year) for year in project_years(case)] if amounts else []
    return [
        InYear(label=_("Project cost in {year}", year=year), year=year, amount=amount, made=f"project_in_year.{year}")
        for year, amount in zip(years, amounts, strict=True)
    ]


def year_told(case: Case, line: ProjectLine) -> str:
    """The year of a line."""
    return str(year_of(case, line))


def with_years(case: Case, grid: Grid, years: Sequence[str]) -> Grid:
    """This table with a column for the year of every row, if the project falls in more than one."""
    if not is_of_years(case):
        return grid

    def moved(places: Sequence[int]) -> list[int]:
        return [place + (place >= YEAR) for place in places]

    def put(cells: Sequence[str], cell: str) -> list[str]:
        return [*cells[:YEAR], cell, *cells[YEAR:]]

    return replace(
        grid,
        columns=put(grid.columns, _("Year")),
        rows=[[*row[:YEAR], year, *row[YEAR:]] for row, year in zip(grid.rows, years, strict=True)],
        status=None if grid.status is None else moved([grid.status])[0],
        numbers=moved(grid.numbers),
        below=moved(grid.below),
        made=[replace(one, columns=put(one.columns, "")) for one in grid.made],
    )
