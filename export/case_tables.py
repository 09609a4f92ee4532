"""A case as one workbook in which it can be kept: each file of its folder a sheet, with lists of what a cell may hold.

``model.loading.case_workbook`` reads it back. Which columns there are and what they may hold follows from the records.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import xlsxwriter
from pydantic import BaseModel
from xlsxwriter.utility import xl_col_to_name

from model.case.base import Identifier
from model.loading.case_workbook import FIELD, SEVERAL, STEP, VALUE, flat, sheet_of
from model.loading.check_tables import REFERENCES
from model.loading.csv_tables import Column, columns_of, in_thousands, read_date
from model.loading.draft import ABOUT, FILES, RECORDS
from model.loading.load import CaseError, text_of
from model.loading.problems import MAX_ROWS, Refused, shown
from model.loading.sheets import Cell, Rows
from model.loading.yaml_texts import parsed

NUMBER = re.compile(r"[+-]?[0-9]{1,14}(,[0-9]{1,14})?")
WIDE, NARROW = 44, 16
"""How wide a column is, in characters: of texts, and of anything else."""
LONGEST_LIST = 255
"""A list of allowed values that stands in the cell's rule itself may be no longer, as a spreadsheet has it."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One file of a case as rows: the header first. ``allowed`` says per column which values a cell may hold, or of
    which sheet it names an id; a column that is not there may hold anything."""

    name: str
    rows: Rows
    allowed: Mapping[int, tuple[str, ...] | str]


def workbook_of(contents: Mapping[str, bytes]) -> bytes:
    """The workbook of a case whose files hold this. Raises CaseError for a file that is no table or text."""
    sheets = tuple(_sheets(contents))
    files = {sheet_of(file): file for file in contents}
    ids = {sheet.name: sheet.rows[0].index("id") for sheet in sheets if sheet.rows and "id" in sheet.rows[0]}
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        looks = {
            date: book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"}),
            str: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            float: book.add_format({"valign": "top"}),
        }
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 1)
            with _named(files[sheet.name]):
                for number, row in enumerate(sheet.rows):
                    for place, cell in enumerate(row):
                        _write(page, number, place, cell, head if number == 0 else looks)
            for place, name in enumerate(sheet.rows[0] if sheet.rows else ()):
                page.set_column(place, place, WIDE if re.search("(nl|en|quote|value)$", str(name)) else NARROW)
            for place, allowed in sheet.allowed.items():
                if rule := _rule(allowed, ids):
                    page.data_validation(1, place, MAX_ROWS, place, rule)
    return file.getvalue()


def _write(page: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    """A cell as what it is; a text never as a formula, an address or a number. Raises Refused for what does not fit."""
    of_kind = look if not isinstance(look, dict) else look[float]
    failed = 0
    if isinstance(cell, bool):
        failed = page.write_string(row, column, "yes" if cell else "no", of_kind)
    elif isinstance(cell, int | float):
        failed = page.write_number(row, column, cell, of_kind)
    elif isinstance(cell, date):
        failed = page.write_datetime(row, column, cell, look[date])
    elif isinstance(cell, str) and cell:
        failed = page.write_string(row, column, cell, look[str] if isinstance(look, dict) else look)
    if failed:  # longer than a cell may be, or beyond the last row or column: XlsxWriter leaves it out and says so
        raise Refused("too_long", line=row + 1, value=shown(cell))


def _rule(allowed: tuple[str, ...] | str, ids: Mapping[str, int]) -> dict[str, Any] | None:
    """The list of a column as XlsxWriter takes it; a warning and no refusal, since the case itself is checked."""
    if isinstance(allowed, str):
        if allowed not in ids:
            return None
        column = xl_col_to_name(ids[allowed], col_abs=True)
        source: Any = f"='{allowed}'!{column}$2:{column}${MAX_ROWS + 1}"
    else:
        source = list(allowed)
        if len(",".join(allowed)) > LONGEST_LIST:
            return None
    return {"validate": "list", "source": source, "error_type": "warning"}


def _sheets(contents: Mapping[str, bytes]) -> Iterator[Sheet]:
    """In the order of a case: what it is about, then its tables."""
    with _named(ABOUT):
        about = parsed(text_of(contents[ABOUT])) if ABOUT in contents else {}
    named = about.get("years") if isinstance(about, dict) else None
    years = named if isinstance(named, tuple) else ()
    for name, file in {"about": ABOUT, **FILES}.items():
        if file not in contents:
            continue
        with _named(file):
            text = text_of(contents[file])
            if file == ABOUT:
                rows: Rows = ((FIELD, VALUE), *flat(about))
                yield Sheet(name=sheet_of(file), rows=rows, allowed={})
            elif file.endswith(".csv"):
                yield _of_table(name, file, text, years)
            else:
                yield _of_list(name, file, parsed(text))


@contextmanager
def _named(file: str) -> Iterator[None]:
    """What cannot be read, or does not fit, is of this file. Raises CaseError."""
    try:
        yield
    except Refused as refused:
        raise CaseError([refused.in_file(file)]) from None


def _of_table(name: str, file: str, text: str, years: Sequence[int]) -> Sheet:
    columns = columns_of(RECORDS[name], years)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    except csv.Error as error:
        raise Refused("bad_csv", value=str(error)) from None
    header = [one.strip() for one in lines[0]]
    kinds = [columns.get(one) for one in header]
    rows = tuple(
        tuple(_cell(cell.strip(), kinds[place] if place < len(kinds) else None) for place, cell in enumerate(line))
        for line in lines[1:]
    )
    allowed = {
        place: found
        for place, column in enumerate(kinds)
        if column and (found := _allowed(name, RECORDS[name], tuple(str(part) for part in column.path)))
    }
    return Sheet(name=sheet_of(file), rows=(tuple(header), *rows), allowed=allowed)


def _cell(text: str, column: Column | None) -> Cell:
    """What a cell of a table says, as a spreadsheet has it; what cannot be read so stays the text that it is."""
    if not text:
        return None
    if column and in_thousands(text, column.kind):
        return text
    if column and column.kind in ("number", "money", "either") and NUMBER.fullmatch(text):
        return float(text.replace(",", ".")) if "," in text else int(text)
    if column and column.kind == "date":
        try:
            return read_date(text)
        except Refused:
            return text
    return text


def _of_list(name: str, file: str, items: object) -> Sheet:
    """A row for each item of a YAML list, a column for each path that one of them has, and for those that it may have:
    who adds an item needs no other place to find what they are called."""
    if not isinstance(items, tuple):
        raise Refused("not_a_list")
    found = [dict(flat(item)) for item in items]
    for number, item in enumerate(found, start=1):
        # Its row would be blank, and a blank row is no item any more.
        if all(value is None or not str(value).strip() for value in item.values()):
            raise Refused("empty_row", line=number)
    header = tuple(_in_order([*map(list, found), list(_paths(RECORDS[name]))]))
    rows = tuple(tuple(item.get(path) for path in header) for item in found)
    allowed = {
        place: values
        for place, path in enumerate(header)
        if not path.endswith(SEVERAL) and (values := _allowed(name, RECORDS[name], tuple(path.split(STEP))))
    }
    return Sheet(name=sheet_of(file), rows=(header, *rows), allowed=allowed)


def _paths(record: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Where the values of such a record stand, its own first; not those whose names the case itself gives."""
    for name in dict.fromkeys((*record.__annotations__, *record.model_fields)):
        field = record.model_fields.get(name)
        if field is None or any(get_origin(kind) is Mapping for kind in _kinds(field.annotation)):
            continue
        inside = [kind for kind in _kinds(field.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)]
        several = get_origin(field.annotation) is tuple
        if inside:
            yield from _paths(inside[0], (*path, name, "1") if several else (*path, name))
        else:
            yield STEP.join((*path, name)) + (SEVERAL if several else "")


def _in_order(lists: Sequence[list[str]]) -> list[str]:
    """Every name that stands in one of the lists, once; a name that is new comes after the one before it."""
    whole: list[str] = []
    for names in lists:
        place = 0
        for name in names:
            if name not in whole:
                whole.insert(place, name)
            place = whole.index(name) + 1
    return whole


def _allowed(table: str, record: type[BaseModel], path: tuple[str, ...]) -> tuple[str, ...] | str | None:
    """The values that may stand here, or the sheet whose ids may."""
    kinds = _kinds(_annotation(record, path))
    if bool in kinds:
        return ("yes", "no")
    literals = [kind for kind in kinds if get_origin(kind) is Literal]
    if literals:
        return tuple(str(value) for value in get_args(literals[0]))
    if path[-1] == "source":
        return sheet_of(FILES["sources"])
    refers = REFERENCES.get(table, {}).get(path[0]) if len(path) == 1 else None
    # A cell with more than one id is no choice from a list.
    return sheet_of(FILES[refers]) if refers and Identifier in kinds else None


def _annotation(record: Any, path: tuple[str, ...]) -> Any:
    """The type of the field at this path; None where the records do not say."""
    for part in path:
        inside = next((kind for kind in _kinds(record) if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
        if inside is None and part.isdigit():
            continue
        field = inside.model_fields.get(part) if inside else None
        if field is None:
            return None
        record = field.annotation
    return record


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types that a value may have, of a list those of what stands in it."""
    origin = get_origin(annotation)
    if annotation in (None, NoneType):
        return ()
    if annotation == Identifier or origin is Literal:
        return (annotation,)
    if origin in (Union, UnionType, tuple):
        return tuple(kind for one in get_args(annotation) if one is not Ellipsis for kind in _kinds(one))
    if hasattr(annotation, "__metadata__"):
        return _kinds(get_args(annotation)[0])
    return (annotation,)
