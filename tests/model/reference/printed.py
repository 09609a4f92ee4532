"""What a case prints, with what the switches of its findings put in its place."""

from __future__ import annotations

from fractions import Fraction

from model import Case
from model.case.records import BudgetLine
from tests.model.worlds import Point, defaults


def names(case: Case) -> list[str]:
    return [one.id for one in case.municipalities if one.role == "participant"]


def place(case: Case, id: str) -> int:
    return names(case).index(id)


def switched(case: Case, point: Point, table: str, row: str, year: int | None = None) -> Fraction:
    """What the findings' switches add to a printed figure."""
    extra = Fraction(0)
    for finding in case.findings:
        one = finding.correction
        if one and (one.table, one.row, one.year) == (table, row, year) and point[f"finding.{finding.id}"] == 1:
            extra += Fraction(str(one.alternative)) - Fraction(str(one.printed))
    return extra


def loads(case: Case, point: Point) -> list[Fraction]:
    """Benefits per participant. A switch takes off no more than there are."""
    return [max(point[f"caseload.{one}"] + switched(case, point, "caseload", one), Fraction(0)) for one in names(case)]


def printed_loads(case: Case, point: Point) -> list[Fraction]:
    """Those of the documents, wherever the sliders stand."""
    written = {id: value for id, value in defaults(case).items() if id.startswith("caseload.")}
    return loads(case, point | written)


def amount(case: Case, point: Point, line: BudgetLine, year: int) -> Fraction:
    """What a line of a budget prints for a year, by its place."""
    return Fraction(str(line.amounts[year])) + switched(case, point, "budget_lines", line.id, case.about.years[year])


def figure(case: Case, id: str, municipality: str | None = None) -> Fraction:
    return next(Fraction(str(one.value)) for one in case.figures if (one.id, one.municipality) == (id, municipality))
