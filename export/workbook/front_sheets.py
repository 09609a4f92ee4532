"""What the workbook is, what differs from the case, and what its documents do not agree on."""

from __future__ import annotations

from typing import Any

from export.workbook.content import Content, input_sheet, step_sheet
from export.workbook.layout import left_out, sheet_title
from export.workbook.styles import Styles, page_of
from words.formatting import day
from words.labels import case_name, label_of, written
from words.texts import _, language, of
from words.variants import variant_name

LINE, WIDE = 16, 95
"""The height of a line in points, and how many signs fit on one: a spreadsheet does not fit the height by itself."""


def write_front(book: Any, look: Styles, content: Content) -> None:
    """What this is, of which day and data, and how to use it."""
    page = page_of(book, _("Read me"), look)
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    page.write_string(0, 0, case_name(content.case), look.title)
    facts = (
        (_("Variant"), variant_name(content.variant)),
        (_("Made on"), day(content.made, language())),
        (_("Version of the data"), content.case.version),
        (_("Opens in the dashboard"), content.link),
        (_("What it is"), _("Every number on these sheets is a formula. Click it to see from what it follows.")),
        (
            _("How to use it"),
            _("Change a coloured cell on the sheet {sheet}. The rest recalculates.", sheet=input_sheet()),
        ),
        (_("Does it add up?"), _("The sheet {sheet} says so, and what you changed.", sheet=sheet_title("checks"))),
        (_("Steps between"), _("What a formula uses and no sheet shows stands on {sheet}.", sheet=step_sheet())),
        (_("What it cannot do"), _(
            "Dates of the planning, chances and ranges, another executor and arguments of your own do not recalculate "
            "here. Change them in the dashboard and make a new workbook."
        )),
        *((_("What it leaves out"), one) for one in _left_out(content)),
        (_("How sure"), _(
            "Each input has its status. What no source says is an assumption: nobody confirmed it."
        )),
    )  # fmt: skip
    for row, (name, text) in enumerate(facts, 2):
        page.write_string(row, 0, name, look.heading)
        page.write_string(row, 1, text, look.wrapped)
        page.set_row(row, LINE * (1 + len(text) // WIDE))


def _left_out(content: Content) -> list[str]:
    """Which numbers of a large case stand on no sheet."""
    names = left_out(content.case)
    told = _("So many numbers that no sheet has them; the dashboard takes each apart: {names}.", names="; ".join(names))
    return [told] if names else []


def write_changes(book: Any, look: Styles, content: Content) -> None:
    """What this variant has that the case does not."""
    page = _table(book, look, _("Changes"), (_("Setting"), _("In the case"), _("In this variant")), (60, 30, 30))
    case, changes = content.case, content.assumptions.changed_from(content.case.assumptions)
    for row, (id, value) in enumerate(changes.items(), 3):
        before = case.assumptions.get(id)
        for column, text in enumerate((label_of(case, id), written(case, id, before), written(case, id, value))):
            page.write_string(row, column, text, look.text)
    if not changes:
        page.write_string(3, 0, _("Everything stands as in the case."), look.text)


def write_findings(book: Any, look: Styles, content: Content) -> None:
    """Where the documents conflict or are silent."""
    page = _table(book, look, _("Findings"), (_("No."), _("Finding"), _("Explanation")), (10, 50, 110))
    for row, one in enumerate(content.case.findings, 3):
        page.write_number(row, 0, one.number, look.text)
        page.write_string(row, 1, of(one.title), look.wrapped)
        page.write_string(row, 2, of(one.text), look.wrapped)
        page.set_row(row, LINE * (1 + len(of(one.text)) // WIDE))


def _table(book: Any, look: Styles, title: str, columns: tuple[str, ...], widths: tuple[int, ...]) -> Any:
    page = page_of(book, title, look)
    for column, (name, width) in enumerate(zip(columns, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(2, column, name, look.heading)
    page.freeze_panes(3, 0)
    return page
