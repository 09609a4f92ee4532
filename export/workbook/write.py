"""The workbook of a variant: every number a formula that recalculates, with the value of the model beside it."""

from __future__ import annotations

import io
from datetime import date

import xlsxwriter

from export.workbook.charts import write_charts
from export.workbook.content import Content, content_of
from export.workbook.front_sheets import write_changes, write_findings, write_front
from export.workbook.input_sheets import write_choices, write_inputs
from export.workbook.number_sheets import write_checks, write_numbers, write_steps
from export.workbook.own_sheet import write_own
from export.workbook.styles import Styles, styles
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import Variant
from words.labels import mark_of


def workbook(case: Case, assumptions: Assumptions, variant: Variant, link: str, made: date) -> bytes:
    """An xlsx file in the language of this run. ``link`` opens the variant in the dashboard."""
    return written(content_of(case, assumptions, variant, link, made))


def written(content: Content) -> bytes:
    """The file with this content."""
    file = io.BytesIO()
    # What a text says stays a text, also where it begins as a formula or an address.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        look = styles(book)
        write_front(book, look, content)
        write_inputs(book, look, content)
        for sheet in content.sheets:
            if sheet == "checks":
                write_checks(book, look, content)
            else:
                write_numbers(book, look, content, sheet)
        write_charts(book, look, content)
        write_steps(book, look, content)
        write_changes(book, look, content)
        write_findings(book, look, content)
        write_choices(book, look, content)
        write_own(book, look, content)
        _marked(book, look, mark_of(content.case))
    return file.getvalue()


def _marked(book: xlsxwriter.Workbook, look: Styles, mark: str) -> None:
    """The mark of a fictitious case beside the title of every sheet; the first names the case itself."""
    for page in book.worksheets()[1:] if mark else ():
        page.write_string(0, 0, f"{page.get_name()} · {mark}", look.title)
