"""What people and offices do to a case that is one workbook, drawn by number as the mutations of files are."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from random import Random
from typing import Any

import openpyxl

from model.loading.case_workbook import sheet_of
from model.loading.draft import FILES
from tests.model.loading.mutated.likely import LIKELY

TYPED: tuple[Any, ...] = (
    None, 0, -1, 1, 0.5, 1.5, 1e30, 1e300, 10**20, True, False, date(2030, 2, 28), datetime(2030, 2, 28, 13, 30),
    date(1900, 1, 1), "=1+1", "=A1", "#N/A", "#REF!", "'0123",
)  # fmt: skip
SIGNS = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
"""What a cell cannot hold at all."""


def drawn(content: bytes, chance: Random) -> tuple[str, bytes]:
    """What was done, and the file as it is saved after it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    told = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        sheet = chance.choice(book.sheetnames)
        kind = chance.choice(sorted(KINDS))
        if len(book.sheetnames) > 1:
            KINDS[kind](book, book[sheet], chance)
        told.append(f"{kind} {sheet}")
    target = io.BytesIO()
    book.save(target)
    return ", ".join(told), target.getvalue()


def counted(content: bytes) -> dict[str, int]:
    """Rows below the header that hold anything, of each sheet of a case, by the file that it stands for."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = dict.fromkeys(FILES.values(), 0)
    for file in FILES.values():
        if sheet_of(file) in book.sheetnames:
            rows = book[sheet_of(file)].iter_rows(min_row=2, values_only=True)
            found[file] = sum(any(str(cell or 0).strip() and cell is not None for cell in row) for row in rows)
    return found


def _cell(sheet: Any, chance: Random) -> Any:
    return sheet.cell(chance.randint(1, sheet.max_row), chance.randint(1, sheet.max_column))


def drop_sheet(book: Any, sheet: Any, _chance: Random) -> None:
    book.remove(sheet)


def rename_sheet(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.title = chance.choice((sheet.title.upper(), f"{sheet.title} (2)", "Blad1"))


def copy_sheet(book: Any, sheet: Any, _chance: Random) -> None:
    book.copy_worksheet(sheet)


def hide_sheet(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.sheet_state = chance.choice(("hidden", "veryHidden"))


def drop_rows(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.delete_rows(chance.randint(1, sheet.max_row), chance.choice((1, 1, 3, 9999)))


def drop_columns(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.delete_cols(chance.randint(1, sheet.max_column))


def insert_rows(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.insert_rows(chance.randint(1, sheet.max_row + 1), chance.choice((1, 2)))


def insert_columns(_book: Any, sheet: Any, chance: Random) -> None:
    sheet.insert_cols(chance.randint(1, sheet.max_column + 1))


def double_row(_book: Any, sheet: Any, chance: Random) -> None:
    place = chance.randint(1, sheet.max_row)
    sheet.append([cell.value for cell in sheet[place]])


def sort_rows(_book: Any, sheet: Any, chance: Random) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    chance.shuffle(rows)
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place).value = value


def merge_cells(_book: Any, sheet: Any, chance: Random) -> None:
    """An office keeps only the first of them."""
    row, column = chance.randint(1, sheet.max_row), chance.randint(1, sheet.max_column)
    sheet.merge_cells(start_row=row, start_column=column, end_row=row + chance.randint(0, 2), end_column=column + 1)


def typed(_book: Any, sheet: Any, chance: Random) -> None:
    _set(_cell(sheet, chance), chance.choice((*TYPED, *LIKELY)))


def far_away(_book: Any, sheet: Any, chance: Random) -> None:
    _set(sheet.cell(chance.choice((1, 60, 6000)), chance.choice((1, 40, 300))), "x")


def as_text(_book: Any, sheet: Any, chance: Random) -> None:
    """Numbers and days as somebody types them with an apostrophe."""
    cell = _cell(sheet, chance)
    if isinstance(cell.value, datetime):
        _set(cell, f"{cell.value:%d-%m-%Y}")
    elif cell.value is not None:
        _set(cell, str(cell.value).replace(".", ","))


def _set(cell: Any, value: Any) -> None:
    if type(cell).__name__ != "MergedCell":
        cell.value = value.translate(SIGNS)[:32_000] if isinstance(value, str) else value


KINDS: dict[str, Callable[[Any, Any, Random], None]] = {
    edit.__name__: edit
    for edit in (
        drop_sheet, rename_sheet, copy_sheet, hide_sheet, drop_rows, drop_columns, insert_rows, insert_columns,
        double_row, sort_rows, merge_cells, typed, far_away, as_text,
    )
}  # fmt: skip
KINDS["typed again"] = typed
