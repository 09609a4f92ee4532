"""How cells look. A cell that may be changed has its own colour and a border, so that colour alone says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.terms.term import TermUnit

SHOWN: Mapping[TermUnit, str] = {
    "eur": '"€" #,##0;"€" -#,##0', "eur_per_year": '"€" #,##0;"€" -#,##0', "share": "0.0%", "count": "#,##0.##",
    "years": "0.##", "months": "0.##", "days": "0", "points": "0.00", "date": "0", "": "General",
}  # fmt: skip
"""How a spreadsheet shows a unit; its own settings say which signs stand between the digits."""


@dataclass(frozen=True, kw_only=True)
class Styles:
    """The formats of one workbook: of texts, and of numbers by their unit."""

    title: Any
    heading: Any
    column: Any
    text: Any
    wrapped: Any
    note: Any
    typed: Any
    numbers: Mapping[TermUnit, Any]
    typed_numbers: Mapping[TermUnit, Any]


A4 = 9


def page_of(book: Any, title: str, look: Styles) -> Any:
    """A sheet with its title, that prints as wide as the paper."""
    page = book.add_worksheet(title)
    page.write_string(0, 0, title, look.title)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    return page


def styles(book: Any) -> Styles:
    """The formats, made in this workbook."""
    face = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    typed = {**face, "bg_color": "#FFF6D6", "border": 1, "border_color": "#8A6D00"}
    return Styles(
        title=book.add_format({**face, "bold": True, "font_size": 16}),
        heading=book.add_format({**face, "bold": True, "font_size": 12, "top": 1}),
        column=book.add_format({**face, "bold": True, "text_wrap": True, "align": "right", "bottom": 1}),
        text=book.add_format(face),
        wrapped=book.add_format({**face, "text_wrap": True}),
        note=book.add_format({**face, "italic": True}),
        typed=book.add_format(typed),
        numbers={unit: book.add_format({**face, "num_format": shown}) for unit, shown in SHOWN.items()},
        typed_numbers={unit: book.add_format({**typed, "num_format": shown}) for unit, shown in SHOWN.items()},
    )
