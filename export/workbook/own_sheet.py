"""The sheet by which the dashboard knows its own workbook again when somebody brings it back (``read_back.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from export.workbook.content import Content, input_sheet
from export.workbook.layout import OWN_SHEET
from export.workbook.styles import Styles, page_of
from words.link import written_value
from words.texts import _, language

FORMAT, VERSION = "keuzekompas-workbook", 1
FIRST = 3
"""Its first row with something to read: what it is about, a name, and a value."""
ABOUT, SET, WAS = "about", "set", "was"
"""What a row is about: the file; a setting that differs from the case, as a link carries it; an input as it was
written, so that one that was typed over is known."""


def write_own(book: Any, look: Styles, content: Content) -> None:
    """Which case and data this is, and what was set."""
    page = page_of(book, OWN_SHEET, look)
    page.set_column(0, 0, 12)
    page.set_column(1, 2, 40)
    said = _("With this sheet the dashboard reads this file back: Variants, As a file. Change nothing here.")
    page.write_string(1, 0, said, look.note)
    for row, cells in enumerate(_rows(content), FIRST):
        for column, text in enumerate(cells):
            page.write_string(row, column, text, look.text)


def _rows(content: Content) -> Iterator[tuple[str, str, str]]:
    about = content.case.about
    told = {
        "format": FORMAT,
        "version": str(VERSION),
        "case": about.id,
        "data": content.case.version,
        "schema": str(about.version),
        "language": language(),
        "inputs": input_sheet(),
        "made": content.made.isoformat(),
    }
    for name, text in told.items():
        yield ABOUT, name, text
    for id, value in content.assumptions.changed_from(content.case.assumptions).items():
        yield SET, id, written_value(id, value)
    for one in content.inputs.values():
        if one.may_change:
            yield WAS, one.key[1], written_value(one.key[1], one.value)
