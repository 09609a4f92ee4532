"""The cells of a spreadsheet file (xlsx), as values: whatever somebody made of it, bounded in time and memory."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from model.loading.csv_tables import MAX_COLUMNS
from model.loading.problems import MAX_ROWS, Problem, Refused, shown

T = TypeVar("T")
Cell = str | int | float | bool | date | None
Rows = tuple[tuple[Cell, ...], ...]
"""The rows of a sheet from its first to its last that holds something, without the empty cells at the end of each."""


@dataclass(frozen=True)
class Computed:
    """What stands in a cell with a formula or an error: what it comes to depends on who opened the file last."""

    text: str


MAX_BYTES = 5_000_000
MAX_UNPACKED = 12_000_000
"""So many bytes may all parts of a file be together when they are unpacked: each may take some tens in memory."""
MAX_PARTS = 500
MACROS = "vbaProject.bin"
LINKS = "/externalLinks/"


def read_sheets(content: bytes, names: Collection[str]) -> tuple[Mapping[str, Rows], tuple[Problem, ...]]:
    """The sheets with these names, and what is wrong with each that cannot be read; other sheets are left alone.

    A cell with a formula is wrong: what it comes to depends on who opened the file last. Raises Refused for a file that
    is no xlsx, is too large, or carries macros or links to other files.
    """
    book = _opened(content)
    sheets: dict[str, Rows] = {}
    problems = []
    for name, title in titles(book.sheetnames, names).items():
        if title is not None:
            try:
                sheets[name] = _rows(book[title], _cell)
            except Refused as refused:
                problems.append(refused.in_file(name))
            except Exception as error:
                problems.append(Problem(name, None, None, type(error).__name__, "unreadable"))
    return sheets, tuple(problems)


def titles(found: Collection[str], names: Collection[str]) -> Mapping[str, str | None]:
    """What the sheet of each name is called in a workbook with these sheets; None if it has none.

    Whoever typed a name again may have written capitals, or spaces: it is read if no other sheet is called so.
    """
    alike: dict[str, list[str]] = {}
    for title in found:
        alike.setdefault(re.sub(r"[\s_-]+", "_", title.strip().lower()), []).append(title)
    return {
        name: name if name in found else same[0] if len(same := alike.get(name, [])) == 1 else None for name in names
    }


def sheet_names(content: bytes) -> tuple[str, ...]:
    """Of every sheet. Raises Refused as ``read_sheets`` does."""
    return tuple(_opened(content).sheetnames)


def read_typed(content: bytes, name: str) -> tuple[tuple[Cell | Computed, ...], ...] | None:
    """The rows of the sheet with this name as they were typed, formulas too; None if there is none.

    Raises Refused for a file or a sheet that ``read_sheets`` would not read, but for its formulas.
    """
    book = _opened(content)
    if name not in book.sheetnames:
        return None
    try:
        return _rows(book[name], _typed)
    except Refused:
        raise
    except Exception as error:
        raise Refused("unreadable", value=type(error).__name__) from None


def _typed(cell: Any, line: int) -> Cell | Computed:
    return Computed(shown(cell.value)) if cell.data_type in ("f", "e") else _cell(cell, line)


def _opened(content: bytes) -> Any:
    """The workbook, for reading. Raises Refused."""
    from openpyxl import load_workbook  # only who reads such a file pays for it

    _check_parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep, such as pictures: we read cells
            return load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except Exception as error:  # it says what is wrong with a file in a dozen ways
        raise Refused("not_xlsx", ".xlsx", value=type(error).__name__) from None


def _check_parts(content: bytes) -> None:
    """Raises Refused before anything is unpacked."""
    if len(content) > MAX_BYTES:
        raise Refused("too_long", f"<= {MAX_BYTES}")
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("not_xlsx", ".xlsx") from None
    # What a part says of its own size is what is unpacked of it: zipfile reads no further.
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise Refused("too_long", f"<= {MAX_UNPACKED}", value=str(unpacked))
    for part in parts:
        if part.filename.endswith(MACROS):
            raise Refused("macros", ".xlsx", value=shown(part.filename))
        if LINKS in part.filename:
            raise Refused("linked", value=shown(part.filename))


def _rows(sheet: Any, read: Callable[[Any, int], T]) -> tuple[tuple[T, ...], ...]:
    """Raises Refused for a formula, an error such as #N/A, and for more rows or columns than a table has."""
    # What the file says of its size need not be so.
    sheet.reset_dimensions()
    rows: list[tuple[T, ...]] = []
    for number, row in enumerate(sheet.rows, start=1):
        if number > MAX_ROWS + 1:
            raise Refused("too_many_rows", f"<= {MAX_ROWS}")
        cells = []
        for place, cell in enumerate(row):
            try:
                cells.append(read(cell, number))
            except Refused as refused:
                name = rows[0][place] if rows and place < len(rows[0]) else None
                raise Refused(refused.reason, refused.allowed, number, refused.value, shown(name) or None) from None
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Refused("too_many_columns", f"<= {MAX_COLUMNS}", line=number, value=str(len(cells)))
        rows.append(tuple(cells))
    # An office that saves a sheet with lists of what a cell may hold writes a thousand empty rows behind it.
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)


def _cell(cell: Any, line: int) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        raise Refused("formula", line=line, value=shown(value))
    if cell.data_type == "e":
        raise Refused("not_allowed", line=line, value=shown(value))
    if isinstance(value, datetime):
        if (value.hour, value.minute, value.second) != (0, 0, 0):
            raise Refused("bad_date", "dd-mm-jjjj", line=line, value=shown(value))
        return value.date()
    if isinstance(value, str):
        return value if value.strip() else None
    if value is None or isinstance(value, bool | int | float | date):
        return value
    raise Refused("not_allowed", line=line, value=shown(value))
