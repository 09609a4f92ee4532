"""What somebody does to a workbook, for the tests: each function makes an edit."""

from __future__ import annotations

from collections.abc import Callable

import openpyxl


def put(sheet: str, cell: str, value: object) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return edit


def without(sheet: str) -> Callable[[openpyxl.Workbook], None]:
    return lambda book: book.remove(book[sheet])


def above(sheet: str, text: str | None) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet].insert_rows(1)
        book[sheet]["A1"] = text

    return edit


def in_row(sheet: str, column: str, value: object, row: int = 2) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        place = [one.value for one in book[sheet][1]].index(column) + 1
        book[sheet].cell(row, place).value = value

    return edit


def years(text: str) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        next(row for row in book["case"] if row[0].value == "years+")[1].value = text

    return edit
