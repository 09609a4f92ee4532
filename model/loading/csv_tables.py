"""The text of a table (CSV) as rows and records; what is not allowed in it becomes a ``Problem``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from model.case.base import Record, Text
from model.loading.problems import Problem, Reason, Refused, Row, Table, listed, shown, validate

MAX_CELL = 5_000

Line = tuple[str, int, list[str]]
"""File, row number and cells."""

Kind = Literal["text", "number", "date", "bool", "ids", "either"]


@dataclass(frozen=True)
class Column:
    """What a column of a table holds, and where its cell goes in the record."""

    kind: Kind
    path: tuple[str | int, ...]
    required: bool


def read_csv(file: str, text: str | None, record: type[Record], years: Sequence[int], report: list[Problem]) -> Table:
    """A table with semicolons. Without ``years`` the year columns that stand there are taken as they are."""
    lines = None if text is None else _lines(file, text, report)
    if not lines:
        return Table(file)
    header = [cell.strip() for cell in lines[0]]
    while header and not header[-1]:
        header.pop()  # spreadsheets write empty columns at the end
    columns = _columns(record, years or tuple(int(cell) for cell in header if re.fullmatch("[0-9]{4}", cell)))
    problems = list(_header_problems(file, header, columns))
    report += problems
    if any(problem.reason in ("wrong_separator", "duplicate_column") for problem in problems):
        return Table(file)
    rows = tuple(
        _row((file, number, cells), header, columns, record, report)
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    )
    return Table(file, rows, known="id" in header or "id" not in columns)


def _lines(file: str, text: str, report: list[Problem]) -> list[list[str]] | None:
    lines: list[list[str]] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True):
            lines.append(cells)
    except csv.Error as error:
        reason: Reason = "too_long" if "limit" in str(error) else "bad_csv"
        report.append(Problem(file, len(lines) + 1, None, str(error), reason))
        return None
    return lines


def _columns(record: type[Record], years: Sequence[int]) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for name, field in record.model_fields.items():
        kinds = _types(field.annotation)
        if Text in kinds:
            for language in Text.model_fields:
                columns[f"{name}_{language}"] = Column("text", (name, language), field.is_required())
        elif name == "amounts":
            columns |= {str(year): Column("number", (name, place), True) for place, year in enumerate(years)}
        else:
            columns[name] = Column(_kind(kinds), (name,), field.is_required())
    return columns


def _types(annotation: Any) -> tuple[Any, ...]:
    """The plain types in an annotation such as ``Annotated[int, ...] | None``."""
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _types(arguments[0])
    if get_origin(annotation) in (tuple, Literal) or not arguments:
        return (get_origin(annotation) or annotation,)
    return tuple(one for argument in arguments for one in _types(argument) if one is not NoneType)


def _kind(kinds: tuple[Any, ...]) -> Kind:
    if kinds == (float, str):
        return "either"
    names: dict[Any, Kind] = {int: "number", float: "number", bool: "bool", date: "date", tuple: "ids"}
    return names.get(kinds[0], "text")


def _header_problems(file: str, header: list[str], columns: Mapping[str, Column]) -> Iterator[Problem]:
    if len(header) == 1 and re.search(r"[,\t]", header[0]):
        yield Problem(file, 1, None, shown(header[0]), "wrong_separator", ";")
        return
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            yield Problem(file, 1, shown(name), shown(name), "duplicate_column")
        elif name not in columns:
            yield Problem(file, 1, shown(name), shown(name), "unknown_column", listed(columns))
    for name, column in columns.items():
        if column.required and name not in header:
            yield Problem(file, 1, name, "", "missing_column", name)


def _row(
    line: Line, header: list[str], columns: Mapping[str, Column], record: type[Record], report: list[Problem]
) -> Row:
    file, number, cells = line
    texts = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    problems = list(_length_problems(line, len(header)))
    values = _blank(columns)
    for name, column in columns.items():
        cell = texts.get(name, "")
        try:
            if cell:
                _put(values, column.path, _convert(cell, column.kind))
        except Refused as refused:
            problems.append(Problem(file, number, name, shown(cell), refused.reason, refused.allowed))
    found, wrong = validate(record, values, {column.path: name for name, column in columns.items()})
    reported = {problem.column for problem in problems}
    for name, _, reason, allowed in wrong:
        # A column that the header or the row lacks was reported as such.
        if name in texts and name not in reported:
            problems.append(Problem(file, number, name, shown(texts[name]), reason, allowed))
    report += problems
    return Row(number, values, None if problems else found)


def _length_problems(line: Line, length: int) -> Iterator[Problem]:
    file, number, cells = line
    extra = [cell for cell in cells[length:] if cell.strip()]
    if extra:
        yield Problem(file, number, None, shown(extra[0]), "too_many_cells", str(length))
    if len(cells) < length:
        yield Problem(file, number, None, str(len(cells)), "too_few_cells", str(length))


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


def _convert(cell: str, kind: Kind) -> object:
    if len(cell) > MAX_CELL:
        raise Refused("too_long", str(MAX_CELL))
    if kind == "ids":
        return tuple(part.strip() for part in cell.split("+"))
    if kind == "bool":
        return _boolean(cell)
    if kind == "date":
        return _date(cell)
    if kind == "number" or (kind == "either" and re.fullmatch(r"[+-]?[0-9.,]+", cell)):
        return _number(cell)
    return cell


def _number(cell: str) -> int | float:
    if re.fullmatch(r"[+-]?[0-9.,]*\.[0-9.,]*", cell):
        raise Refused("decimal_point", "1234,5")
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(,[0-9]{1,30})?", cell):
        raise Refused("not_a_number", "1234,5")
    return float(cell.replace(",", ".")) if "," in cell else int(cell)


def _boolean(cell: str) -> bool:
    if cell.lower() not in ("yes", "no", "ja", "nee"):
        raise Refused("not_allowed", "yes, no")
    return cell.lower() in ("yes", "ja")


def _date(cell: str) -> date:
    day_first = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-((?:19|20)[0-9]{2})", cell)
    year_first = re.fullmatch(r"((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})", cell)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else ("0", "0", "0")
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise Refused("bad_date", "dd-mm-jjjj") from None
