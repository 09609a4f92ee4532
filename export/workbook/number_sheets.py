"""The sheets with numbers: the results, what must hold, and the steps between."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from export.workbook.cells import Cell
from export.workbook.content import Content, step_sheet
from export.workbook.formula import ERROR, all_hold, at_most, formula, holds, nothing_known, refers
from export.workbook.layout import Row, SheetId, sheet_title
from export.workbook.places import FIRST_BLOCK, Spot
from export.workbook.styles import Styles, page_of
from model.case.naming import FORMULAS as NAMED
from model.outcomes.identities import CENT
from words.explained.titles import title_of
from words.texts import _

HEADINGS = 2
"""Rows of a block above its numbers: what it is, and what the columns are called."""
NEAR_SHARES = 1e-9
COLUMNS = 12
TWO_LINES = 32
"""Points."""
MAIN = ("framed_cost", "over_frame", "saldo", "project_total")
"""The formulas whose numbers are compared with what the dashboard says."""


def write_numbers(book: Any, look: Styles, content: Content, sheet: SheetId) -> None:
    """One sheet of results: a block for every formula."""
    page = _page(book, look, sheet_title(sheet), max(len(block.columns) for block in content.sheets[sheet]))
    row = FIRST_BLOCK
    for block in content.sheets[sheet]:
        page.write_string(row, 0, block.heading, look.heading)
        _write_columns(page, look, row + 1, block.columns)
        for down, one in enumerate(block.rows):
            _write_row(page, look, content, row + HEADINGS + down, one)
        row += len(block.rows) + HEADINGS + 1


def write_checks(book: Any, look: Styles, content: Content) -> None:
    """What must hold, with both its sides and a verdict; and whether all is as the dashboard said."""
    page = _page(book, look, sheet_title("checks"))
    row = FIRST_BLOCK
    for block in content.sheets["checks"]:
        page.write_string(row, 0, block.heading, look.heading)
        _write_columns(page, look, row + 1, (*block.columns, _("Holds?")))
        for down, one in enumerate(block.rows):
            _write_row(page, look, content, row + HEADINGS + down, one)
            _write_verdict(page, look, content, row + HEADINGS + down, one)
        row += len(block.rows) + HEADINGS + 1
    well, wrong = _("Everything holds"), _("Something does not hold: look below")
    rows = [one for block in content.sheets["checks"] for one in block.rows]
    now = wrong if any(_verdict(content, one) == 1 and not _of_source(content, one) for one in rows) else well
    verdicts = f"$D${FIRST_BLOCK + 1}:$D${row}"
    page.write_formula(1, 0, all_hold(verdicts, _("no"), well, wrong), look.heading, now)
    _write_comparison(page, look, content, row)


def _write_verdict(page: Any, look: Styles, content: Content, row: int, one: Row) -> None:
    # The source's own difference is told as one, and is nothing that this workbook does wrong.
    no = _("no, the source differs: a finding") if _of_source(content, one) else _("no")
    words = (_("yes"), no, _("unknown"))
    left, right = (content.places.names[name].address for name in one.names)
    written = at_most(left, right, NEAR_SHARES, words) if _of_shares(one) else holds(left, right, CENT, words)
    page.write_formula(row, 3, written, look.text, words[_verdict(content, one)])


def _of_source(content: Content, one: Row) -> bool:
    return one.names[0].removeprefix("check.").rpartition(".")[0] in content.of_source


def _of_shares(one: Row) -> bool:
    """Whether it is no sum: shares may be less than all there is."""
    return one.names[0].startswith("check_share.")


def _verdict(content: Content, one: Row) -> int:
    """0: it holds; 1: it does not; 2: unknown."""
    left, right = (_value(content, name) for name in one.names)
    if not (math.isfinite(left) and math.isfinite(right)):
        return 2
    return int(left > right + NEAR_SHARES) if _of_shares(one) else int(abs(left - right) > CENT)


def _write_comparison(page: Any, look: Styles, content: Content, row: int) -> None:
    """What the dashboard said when the workbook was made, beside what stands here now."""
    page.write_string(row, 0, _("What the dashboard said, and what stands here now"), look.heading)
    _write_columns(page, look, row + 1, (_("Dashboard"), _("Here"), _("The same?")))
    words = (_("the same"), _("changed here"), _("unknown"))
    names = [name for name in content.places.names if name.partition(".")[0] in MAIN]
    for down, name in enumerate(names):
        here, spot, value = row + HEADINGS + down, content.places.names[name], _value(content, name)
        style = look.numbers[NAMED[name.partition(".")[0]].unit]
        page.write_string(here, 0, title_of(content.case, name), look.text)
        if math.isfinite(value):
            page.write_number(here, 1, value, style)
        else:
            page.write_formula(here, 1, nothing_known(), style, ERROR)
        page.write_formula(here, 2, refers(spot.address), style, _cached(value))
        mine, theirs = f"$B${here + 1}", f"$C${here + 1}"
        cached = words[0] if math.isfinite(value) else words[2]
        page.write_formula(here, 3, holds(mine, theirs, CENT, words), look.text, cached)


def write_steps(book: Any, look: Styles, content: Content) -> None:
    """What other formulas use and no other sheet shows."""
    page, parents = _page(book, look, step_sheet()), _parents(content)
    for place in content.places.steps:
        cell, spot = content.cells.cells[place], content.places.cells[place]
        title = title_of(content.case, cell.name) if cell.name else _("part of: {number}", number=parents[place])
        page.write_string(spot.row, 0, title, look.text)
        _write_cell(page, look.numbers[cell.unit], content, spot, place)


def _parents(content: Content) -> dict[int, str]:
    """The title of the first number with a name that a cell is a part of."""
    found: dict[int, str] = {}
    for place in range(len(content.cells.cells) - 1, -1, -1):
        cell = content.cells.cells[place]
        title = title_of(content.case, cell.name) if cell.name else found.get(place, "")
        for other in (*cell.operands, *(way for _key, way in cell.ways)):
            # What comes later in the list is larger: the nearest stays.
            found[other] = title
    return found


def _page(book: Any, look: Styles, title: str, columns: int = COLUMNS) -> Any:
    page = page_of(book, title, look)
    page.set_column(0, 0, 60)
    # One of sixty municipalities is as wide as one of two: a spreadsheet shows a number that does not fit as ####.
    page.set_column(1, max(columns, COLUMNS), 16)
    page.freeze_panes(FIRST_BLOCK, 1)
    return page


def _write_columns(page: Any, look: Styles, row: int, names: Sequence[str]) -> None:
    """What the columns are called, in a row that has room for two lines of it."""
    page.set_row(row, TWO_LINES)
    for column, name in enumerate(names, 1):
        page.write_string(row, column, name, look.column)


def _write_row(page: Any, look: Styles, content: Content, row: int, one: Row) -> None:
    page.write_string(row, 0, one.label, look.text)
    unit = NAMED[one.names[0].partition(".")[0]].unit
    for name in one.names:
        _write_cell(page, look.numbers[unit], content, content.places.names[name], content.cells.places[name])


def _write_cell(page: Any, style: Any, content: Content, spot: Spot, place: int) -> None:
    """A number at its place: its formula where it stands of itself, else what it is the same as."""
    cell, own = content.cells.cells[place], content.places.cells.get(place)
    text = refers(own.address) if own is not None and own != spot else _formula(content, place)
    page.write_formula(spot.row, spot.column, text, style, _cached(cell.value))


def _formula(content: Content, place: int) -> str:
    def address(other: int) -> str:
        spot = content.places.cells.get(other)
        return spot.address if spot is not None else ""

    def decider(cell: Cell) -> str:
        origin = cell.decider
        return content.places.inputs[origin.kind, origin.id].address if origin is not None else ""

    return formula(content.cells.cells, place, address, decider)


def _value(content: Content, name: str) -> float:
    return content.cells.cells[content.cells.places[name]].value


def _cached(value: float) -> float | str:
    """What a spreadsheet shows before it recalculates."""
    return value if math.isfinite(value) else ERROR
