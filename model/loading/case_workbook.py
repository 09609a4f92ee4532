"""A case as one spreadsheet (xlsx), each file of its folder a sheet: read as the files that would stand in that folder.

A table is a sheet as it is. A text (YAML) is a table too: of a list each item is a row, and its columns are the paths
to its values, such as ``title/nl`` and ``places/1/source``; a path that ends in + holds several values with a plus sign
between them, as in every table. The sheet ``case`` stands on its side: a path and a value in each row.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from model.loading.csv_tables import read_date, several
from model.loading.draft import ABOUT, FILES, OPTIONAL, RECORDS
from model.loading.meant import written
from model.loading.problems import AS_NUMBER, Problem, Refused, listed, shown
from model.loading.sheets import Cell, Rows, read_sheets
from model.loading.yaml_texts import dumped

SUFFIX = ".xlsx"
STEP = "/"
"""Between the parts of a path, because ids of assumptions have points in them."""
SEVERAL = "+"
"""At the end of a path: its cell holds a list. And between what stands in that."""
DATES = ("date", "printed", "alternative")
"""What may be a date, also where somebody wrote it as a text."""
FIELD, VALUE = "field", "value"
"""The header of the sheet ``case``."""
_FIELDS = {file: RECORDS[name].model_fields for name, file in FILES.items()}
MAX_PATH = 10


def sheet_of(file: str) -> str:
    """What the sheet of a file is called."""
    return file.rpartition(".")[0]


def read_files(content: bytes) -> tuple[Mapping[str, bytes], tuple[Problem, ...]]:
    """What would stand in each file of the folder, and what is wrong with each sheet that cannot be read.

    Raises Refused for a file that is no workbook, or may not be read (``sheets.read_sheets``).
    """
    names = {sheet_of(file): file for file in (ABOUT, *FILES.values())}
    sheets, problems = read_sheets(content, tuple(names))
    found: dict[str, bytes] = {}
    wrong = [replace(problem, file=names[problem.file]) for problem in problems]
    for sheet, rows in sheets.items():
        file = names[sheet]
        try:
            found[file] = (_table(rows) if file.endswith(".csv") else _text(file, rows)).encode()
        except Refused as refused:
            wrong.append(refused.in_file(file))
    wrong = [_counted(problem) for problem in wrong]
    read = {*found, *(problem.file for problem in wrong)}
    wrong += [
        Problem(file, None, None, "", "missing_sheet", sheet)
        for sheet, file in names.items()
        if file not in read and file not in OPTIONAL
    ]
    return found, tuple(wrong)


def _counted(problem: Problem) -> Problem:
    """The same with the number of the item, as of any list (YAML), for the row of a sheet."""
    return replace(problem, row=problem.row - 1) if _of_list(problem.file) and problem.row else problem


def _of_list(file: str) -> bool:
    return not file.endswith(".csv") and file != ABOUT


def in_workbook(problem: Problem) -> Problem:
    """The same with the sheet in the place of the file, and the row that a spreadsheet shows."""
    row, column = problem.row, problem.column
    if _of_list(problem.file) and row is not None:
        row += 1  # items are counted from 1, rows from the header
    if not problem.file.endswith(".csv") and column is not None:
        column = column.replace(".", STEP)
    known = problem.file in (ABOUT, *FILES.values())
    # In a sheet it is the header that makes a list of a cell.
    allowed = f"{column}{SEVERAL}" if problem.reason == "not_a_list" and column else problem.allowed
    reason = problem.reason
    if reason == "years_apart":
        column, reason, allowed = f"years{SEVERAL}", "several", allowed.strip("[]").replace(", ", SEVERAL)
    if not problem.file.endswith(".csv") and reason in AS_NUMBER:
        allowed = allowed.replace(".", ",")
    if reason == "date_form":
        allowed = written(read_date(allowed))
    if reason == "bad_date" and allowed == "jjjj-mm-dd":
        allowed = "dd-mm-jjjj"
    file = sheet_of(problem.file) if known else problem.file
    return replace(problem, file=file, row=row, column=column, reason=reason, allowed=allowed)


def _table(rows: Rows) -> str:
    """As the text of a CSV file."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    width = len(rows[0]) if rows else 0
    for row in rows:
        writer.writerow([_written(cell) for cell in row] + [""] * (width - len(row)))
    return file.getvalue()


def _written(cell: Cell) -> str:
    """As a table writes it: yes and no, a decimal comma, dd-mm-jjjj."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return f"{Decimal(repr(cell)):f}".replace(".", ",") if _is_finite(cell) else str(cell)
    return f"{cell:%d-%m-%Y}" if isinstance(cell, date) else cell


def _is_finite(number: float) -> bool:
    return abs(number) < float("inf")


def _text(file: str, rows: Rows) -> str:
    """As the text of a YAML file. Raises Refused for a path that cannot be, or stands there twice."""
    header = [str(name or "").strip() for name in rows[0]] if rows else []
    known = (FIELD, VALUE) if file == ABOUT else tuple(_FIELDS[file])
    if rows and not any(re.split("[/+]", name)[0] in known for name in header):
        raise Refused("no_header", listed(known), 1, shown(", ".join(filter(None, header))))
    if file == ABOUT:
        for number, row in enumerate(rows[1:], start=2):
            if len(row) > 2:
                raise Refused("too_many_cells", "2", number, shown(row[-1]))
        pairs = [(*row, None, None)[:2] for row in rows[1:] if any(cell is not None for cell in row)]
        return dumped(_nested((str(path or "").strip(), value) for path, value in pairs))
    for name, count in Counter(header).items():
        if count > 1:
            raise Refused("duplicate_column", line=1, value=shown(name))
    items = []
    for number, row in enumerate(rows[1:], start=2):
        if not row:  # after it no item would have the number of its row
            raise Refused("empty_row", line=number)
        if len(row) > len(header):
            raise Refused("too_many_cells", str(len(header)), number, shown(row[-1]))
        try:
            items.append(_nested(zip(header, row, strict=False)))
        except Refused as refused:
            raise Refused(refused.reason, refused.allowed, number, refused.value, refused.column) from None
    return dumped(items)


def _nested(pairs: Iterable[tuple[str, Cell]]) -> Any:
    """The mapping whose values stand at these paths: parts 1, 2, … are a list, and an empty cell stands nowhere."""
    whole: dict[str, Any] = {}
    for path, value in pairs:
        if value is None:
            continue
        parts = path.split(STEP)
        if not all(parts) or len(parts) > MAX_PATH:
            raise Refused("unknown_field", value=shown(path))
        place = whole
        for part in parts[:-1]:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                raise Refused("duplicate_key", value=shown(path))
        name = parts[-1].removesuffix(SEVERAL)
        if name in place or not name:
            raise Refused("duplicate_key", value=shown(path))
        try:
            place[name] = _value(parts[-1], value)
        except Refused as refused:
            raise Refused(refused.reason, refused.allowed, value=shown(value), column=path) from None
    return _lists(whole)


def _value(name: str, value: Cell) -> object:
    """What a cell says as YAML has it."""
    if name.endswith(SEVERAL):
        return [int(part) if re.fullmatch("[0-9]{1,9}", part) else part for part in several(str(value))]
    if name in DATES and isinstance(value, str):
        with suppress(Refused):  # then the record says what is wrong with it
            return read_date(value.strip())
    return value.strip() if isinstance(value, str) else value  # as in a table: nobody sees a space behind a word


def _lists(value: Any) -> Any:
    """With a list for each mapping whose names are 1, 2, …"""
    if not isinstance(value, dict):
        return value
    inside = {name: _lists(one) for name, one in value.items()}
    numbers = [str(number) for number in range(1, len(inside) + 1)]
    # In which order the columns stand does not matter.
    return [inside[number] for number in numbers] if inside and {*inside} == {*numbers} else inside


# The other way


def flat(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Cell]]:
    """Every value of a text (YAML) with its path, in the order in which they stand there."""
    if isinstance(value, Mapping):
        for name, one in value.items():
            yield from flat(one, (*path, str(name)))
    elif isinstance(value, list | tuple) and all(isinstance(one, int | str) for one in value):
        yield STEP.join(path) + SEVERAL, SEVERAL.join(str(one) for one in value)
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value, start=1):
            yield from flat(one, (*path, str(number)))
    else:
        yield STEP.join(path), value
