"""The text of a table (CSV) as rows and records; what is not allowed in it becomes a ``Problem``."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from model.case.base import ANSWERS, Record, Text
from model.loading.meant import day_meant, number_meant, written
from model.loading.problems import (
    MAX_ROWS,
    Problem,
    Reason,
    Refused,
    Row,
    Table,
    Wrong,
    is_unsaid,
    listed,
    otherwise,
    shown,
    validate,
)

MAX_CELL = 5_000
MAX_COLUMNS = 200
"""No table of a case is wider, whatever a spreadsheet adds to it."""

Kind = Literal["text", "number", "money", "date", "bool", "ids", "either"]


UNREADABLE: tuple[Reason, ...] = ("wrong_separator", "no_header", "duplicate_column", "too_many_columns")
"""With such a header it is not certain what stands in a cell."""


@dataclass(frozen=True)
class Column:
    """What a column of a table holds, and where its cell goes in the record."""

    kind: Kind
    path: tuple[str | int, ...]
    required: bool


@dataclass(frozen=True)
class Line:
    """The cells of a row that is not blank, and its number in a spreadsheet."""

    file: str
    number: int
    cells: list[str]


@dataclass(frozen=True)
class Header:
    """The columns that stand in a table, those that its record knows, and those that are reported as missing."""

    names: list[str]
    columns: Mapping[str, Column]
    missing: Collection[str]


def read_csv(file: str, text: str | None, record: type[Record], years: Sequence[int]) -> Table:
    """A table with semicolons. Without ``years`` the year columns that stand there are taken as they are."""
    if text is None:
        return Table(file)
    try:
        lines = list(_lines(file, text))
    except Refused as refused:
        return Table(file, problems=(refused.in_file(file),))
    names = _names(lines[0].cells)
    columns = columns_of(record, years or tuple(int(name) for name in names if re.fullmatch("[0-9]{4}", name)))
    problems = tuple(_header_problems(file, names, columns))
    if any(problem.reason in UNREADABLE for problem in problems):
        return Table(file, problems=problems)
    header = Header(
        names, columns, {problem.column or "" for problem in problems if problem.reason == "missing_column"}
    )
    rows = tuple(_row(line, header, record) for line in lines[1:])
    return Table(file, rows, known="id" in names or "id" not in columns, problems=problems)


def _lines(file: str, text: str) -> Iterator[Line]:
    """The header and the rows that are not blank. Raises Refused for what is no table, or too long."""
    number = found = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True), start=1):
            if number == 1 or any(cell.strip() for cell in cells):
                found += 1
                if found > MAX_ROWS + 1:
                    raise Refused("too_many_rows", f"<= {MAX_ROWS}")
                yield Line(file, number, cells)
    except csv.Error as error:
        reason: Reason = "too_long" if "limit" in str(error) else "bad_csv"
        raise Refused(reason, line=number + 1, value=str(error)) from None


def _names(cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()  # spreadsheets write empty columns at the end
    return names


def columns_of(record: type[Record], years: Sequence[int]) -> dict[str, Column]:
    """The columns of a table of such records, by name and in their order; each of ``years`` has an amount."""
    columns: dict[str, Column] = {}
    for name, field in record.model_fields.items():
        kinds = _types(field.annotation)
        if Text in kinds:
            for language in Text.model_fields:
                columns[f"{name}_{language}"] = Column("text", (name, language), field.is_required())
        elif name == "amounts":
            columns |= {str(year): Column("money", (name, index), True) for index, year in enumerate(years)}
        else:
            columns[name] = Column("money" if name == "amount" else _kind(kinds), (name,), field.is_required())
    return columns


def _types(annotation: Any) -> tuple[Any, ...]:
    """The plain types in an annotation such as ``Annotated[int, ...] | None``."""
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _types(arguments[0])
    if get_origin(annotation) in (tuple, Literal) or not arguments:
        return (get_origin(annotation) or annotation,)
    return tuple(kind for argument in arguments for kind in _types(argument) if kind is not NoneType)


def _kind(kinds: tuple[Any, ...]) -> Kind:
    if kinds == (float, str):
        return "either"
    names: dict[Any, Kind] = {int: "number", float: "number", bool: "bool", date: "date", tuple: "ids"}
    return names.get(kinds[0], "text")


def _header_problems(file: str, names: list[str], columns: Mapping[str, Column]) -> Iterator[Problem]:
    if len(names) == 1 and re.search(r"[,\t]", names[0]):
        yield Problem(file, 1, None, shown(names[0]), "wrong_separator", ";")
        return
    if len(names) > MAX_COLUMNS:
        yield Problem(file, 1, None, str(len(names)), "too_many_columns", f"<= {MAX_COLUMNS}")
        return
    if not any(name in columns for name in names):
        yield Problem(file, 1, None, shown(", ".join(filter(None, names))), "no_header", listed(tuple(columns)))
        return
    for place, name in enumerate(names):
        if not name:
            yield Problem(file, 1, _letters(place), "", "unnamed_column")
    for name, count in Counter(filter(None, names)).items():
        if count > 1:
            yield Problem(file, 1, shown(name), shown(name), "duplicate_column")
        elif name not in columns:
            free = [known for known in columns if known not in names]
            yield Problem(file, 1, shown(name), shown(name), "unknown_column", listed(free))
    for name in _missing(names, columns):
        yield Problem(file, 1, name, "", "missing_column", name)


def _letters(place: int) -> str:
    """What a spreadsheet calls the column at this place: A, …, Z, AA, …."""
    more, last = divmod(place, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _missing(names: Collection[str], columns: Mapping[str, Column]) -> Iterator[str]:
    """Required columns, and the other language of a text that stands there in one."""
    begun = {columns[name].path[0] for name in names if name in columns and len(columns[name].path) == 2}
    for name, column in columns.items():
        if name not in names and (column.required or column.path[0] in begun):
            yield name


def _row(line: Line, header: Header, record: type[Record]) -> Row:
    texts = dict(zip(header.names, (cell.strip() for cell in line.cells), strict=False))
    problems = list(_length_problems(line, len(header.names)))
    values = _blank(header.columns)
    for name, column in header.columns.items():
        try:
            if cell := texts.get(name, ""):
                _put(values, column.path, _convert(cell, column))
        except Refused as refused:
            problems.append(Problem(line.file, line.number, name, shown(texts[name]), refused.reason, refused.allowed))
    found, wrong = validate(record, values, {column.path: name for name, column in header.columns.items()})
    # What the header or the row lacks is reported as such; without a record something always is.
    cut_off = header.names[len(line.cells) :]
    reported = {problem.column for problem in problems}.union(header.missing, cut_off)
    problems += [
        Problem(line.file, line.number, name, shown(texts.get(name, "")), reason, allowed)
        for name, _, reason, allowed in (_without_amount(one, header) for one in wrong)
        if name not in reported
    ]
    return Row(line.number, values, None if problems else found, tuple(problems))


def _without_amount(wrong: Wrong, header: Header) -> Wrong:
    """An empty cell for an amount is one that nobody knows: what to do then is the same as of PM."""
    column, value, reason, _allowed = wrong
    known = header.columns.get(column)
    return (column, value, "no_amount", "") if reason == "empty" and known and known.kind == "money" else wrong


def _length_problems(line: Line, length: int) -> Iterator[Problem]:
    extra = [cell for cell in line.cells[length:] if cell.strip()]
    if extra:
        yield Problem(line.file, line.number, None, shown(extra[0]), "too_many_cells", str(length))
    if len(line.cells) < length:
        yield Problem(line.file, line.number, None, str(len(line.cells)), "too_few_cells", str(length))


def _blank(columns: Mapping[str, Column]) -> dict[str, Any]:
    """What empty cells mean: an empty list of ids, a text without languages, amounts of None."""
    values: dict[str, Any] = {}
    for column in columns.values():
        name = str(column.path[0])
        if column.kind == "ids":
            values[name] = ()
        elif isinstance(column.path[-1], int):
            values[name] = (*values.get(name, ()), None)
        elif len(column.path) == 2 and column.required:
            values[name] = {}
    return values


def _put(values: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    name, rest = str(path[0]), path[1:]
    if not rest:
        values[name] = value
    elif isinstance(rest[0], int):
        values[name] = (*values[name][: rest[0]], value, *values[name][rest[0] + 1 :])
    else:
        values.setdefault(name, {})[rest[0]] = value


def _convert(cell: str, column: Column) -> object:
    kind = column.kind
    if len(cell) > MAX_CELL:
        raise Refused("too_long", str(MAX_CELL))
    if kind == "ids":
        return several(cell)
    if kind == "bool":
        return _boolean(cell)
    if kind == "date":
        return read_date(cell)
    if kind in ("number", "money", "either") and is_unsaid(cell):
        raise Refused("no_amount" if column.required else "leave_empty")
    if in_thousands(cell, kind):
        raise Refused("thousands", cell.replace(",", ""))
    number_like = kind == "either" and (re.fullmatch(r"[+-]?[0-9.,]+ ?%?", cell) or number_meant(cell))
    if kind in ("number", "money") or number_like:
        return _number(cell)
    return cell


def several(cell: str) -> tuple[str, ...]:
    """The ids, years or addresses in a cell. Raises Refused where something else than a plus sign stands between."""
    if re.search("[,;]", cell):
        raise Refused("several", "+".join(part.strip() for part in re.split("[,;+]", cell) if part.strip()))
    return tuple(part.strip() for part in cell.split("+"))


def in_thousands(cell: str, kind: Kind) -> bool:
    """Whether commas stand between the thousands of a whole amount, as an English spreadsheet writes it."""
    return kind == "money" and re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+", cell) is not None


def _number(cell: str) -> int | float:
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(,[0-9]{1,30})?", cell):
        raise Refused(*otherwise(cell, "1234,5"))
    return float(cell.replace(",", ".")) if "," in cell else int(cell)


def _boolean(cell: str) -> bool:
    if cell.lower() not in ANSWERS:
        raise Refused("not_allowed", "yes, no")
    return ANSWERS[cell.lower()]


def read_date(cell: str) -> date:
    """The day that a cell names, dd-mm-jjjj or jjjj-mm-dd. Raises Refused."""
    day_first = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-((?:19|20)[0-9]{2})", cell)
    year_first = re.fullmatch(r"((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})", cell)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else ("0", "0", "0")
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        meant = day_meant(cell)
        raise (Refused("date_form", written(meant)) if meant else Refused("bad_date", "dd-mm-jjjj")) from None
