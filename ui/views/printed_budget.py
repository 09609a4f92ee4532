"""The budget lines as the documents print them, and our own sum where a printed total differs from it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import line_amounts
from model.case.records import BudgetLine
from model.numbers.arrays import Floats
from ui.charts.beside import grid_said
from ui.charts.parts import Grid, Made, StatusCell, status_cell
from ui.live.live_chart import live
from words.beside import Beside, all_said, own_beside
from words.origin import origin_of
from words.texts import _, euro, md, of

Row = tuple[str, Floats, StatusCell, str, str]
"""Name, amounts per year, status and source of a line, and by which name its amounts can be taken apart."""


def show(case: Case, assumptions: Assumptions, beside: Beside | None) -> None:
    """The municipal budget, and apart from it what central government pays, where the case has any of that."""
    sets = {"gemeente": ("printed", _("Municipal budget")), "rijk": ("rijk", _("Central government"))}
    own = [one for one in sets if any(line.money_set == one for line in case.budget_lines)]
    if len(own) > 1:
        two = _("The municipal budget and the amounts of central government are two sets: they are not added up.")
        st.markdown(md(two))
    for money_set in own:
        key, title = sets[money_set]
        st.subheader(title)
        live(key, grid=printed_grid(case, assumptions, money_set, beside))


def printed_grid(case: Case, assumptions: Assumptions, money_set: str, beside: Beside | None = None) -> Grid:
    """The tables as the source prints them, and under a printed total our own sum if that differs."""
    columns = [_("Line"), *(str(year) for year in case.about.years), _("Status"), _("Source")]
    lines = [line for line in case.budget_lines if line.money_set == money_set]
    # The budgets of several municipalities stand among each other: then each line says whose it is.
    several = len({line.municipality for line in lines}) > 1
    found = [(row, line.municipality) for line in lines for row in _rows(case, assumptions, line, several)]
    rows: list[list[str | StatusCell]] = [
        [name, *(euro(amount) for amount in amounts), status, origin]
        for (name, amounts, status, origin, _made), _payer in found
    ]
    caption = {"gemeente": _("Municipal budget"), "rijk": _("Central government")}[money_set]
    last = len(columns) - 1
    years = ["", *(str(year) for year in case.about.years)]
    made = Made("{line}.{column}", [row[4] for row, _payer in found], years)
    grid = Grid(caption, columns, rows, status=last - 1, numbers=range(1, last - 1), below=(last,), made=[made])
    if beside is None:
        return grid
    said = [all_said(row[1].tolist(), *own_beside(case, beside, payer)) for row, payer in found]
    return grid_said(grid, beside, said)


def _rows(case: Case, assumptions: Assumptions, line: BudgetLine, several: bool) -> Iterator[Row]:
    """A line, and under a printed total of which the lines add up to something else our own sum. ``several``: whether
    lines of other municipalities stand beside it."""
    printed = np.atleast_2d(line_amounts(case, assumptions, line))[0]
    name = _printed_name(line)
    if several:
        name = f"{name}, {case.municipality(line.municipality).name}"
    yield name, printed, status_cell(line), origin_of(case, line), f"budget_line.{line.id}"
    if line.role != "total" or not line.sums:
        return
    parts = [line_amounts(case, assumptions, part) for part in case.budget_lines if part.id in line.sums]
    own = np.atleast_2d(np.asarray(sum(parts)))[0]
    if not np.array_equal(own, printed):
        computed = StatusCell("computed", _("computed"))
        yield _("Our own sum"), own, computed, "", f"own_sum.{line.id}"
        yield _("Difference from the printed total"), own - printed, computed, "", f"own_sum_apart.{line.id}"


def _printed_name(line: BudgetLine) -> str:
    """The name of a printed line; a total of which no lines are known cannot be checked, and says so."""
    if line.role == "total" and not line.sums:
        return _("{total} (cannot be checked: its lines are not known)", total=of(line.label))
    return of(line.label)
