"""The texts of a case's files as rows and records; what is not allowed in them becomes a ``Problem``.

Nothing here reads a file or raises for bad content: every function adds to a report and reads on, so that
somebody who edits the tables sees everything at once.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic import ValidationError

from model.records import Record, Text

Reason = Literal[
    "missing_folder", "missing_file", "unreadable", "not_utf8", "nul_byte", "empty", "too_long",
    "bad_csv", "wrong_separator", "missing_column", "unknown_column", "duplicate_column", "too_many_cells",
    "too_few_cells", "bad_yaml", "duplicate_key", "not_a_list", "not_a_mapping", "missing_field", "unknown_field",
    "not_text", "not_a_number", "not_whole", "decimal_point", "bad_date", "bad_id", "not_allowed", "out_of_range",
    "duplicate_id", "unknown_reference", "cycle", "missing_row", "unknown_row", "more_than_one", "not_consecutive",
    "low_above_high", "default_outside_range", "shares_over_one", "does_not_add_up",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)

MAX_CELL = 5_000
MAX_SHOWN = 200
MAX_NUMBER = 10**30
MAX_DEPTH = 10
"""No file of a case is nested deeper; the C parser of YAML itself crashes on very deep nesting."""


@dataclass(frozen=True)
class Problem:
    """One thing in a case that is not allowed. The screen turns ``reason`` into a sentence.

    ``row`` is what a spreadsheet shows (header = 1); in a YAML list the number of the item, from 1; where a
    text is no YAML at all (``bad_yaml``, ``duplicate_key``) and for ``nul_byte`` the line in the file.
    ``column`` of a YAML file is a path such as ``places.2.source``.
    """

    file: str
    row: int | None
    column: str | None
    value: str
    reason: Reason
    allowed: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.row, self.column) if part is not None)
        allowed = f" (allowed: {self.allowed})" if self.allowed else ""
        line = f"{place}: {self.reason} {self.value!r}{allowed}"
        # What stood in a header or a path may hold line ends and control characters.
        return "".join(one if one.isprintable() else repr(one)[1:-1] for one in line)


@dataclass(frozen=True)
class Row:
    """A row as it could be read. ``record`` is None if anything in it is not allowed."""

    number: int | None
    values: Mapping[str, Any]
    record: Any = None


@dataclass(frozen=True)
class Table:
    """``known`` is False if ids may be missing because the file could not be read as a table."""

    file: str
    rows: tuple[Row, ...] = ()
    known: bool = False


Line = tuple[str, int, list[str]]
"""File, row number and cells."""

Wrong = tuple[str, str, Reason, str]
"""Column, what stood there, reason and what is allowed."""

Kind = Literal["text", "number", "date", "bool", "ids", "either"]


@dataclass(frozen=True)
class Column:
    """What a column of a table holds, and where its cell goes in the record."""

    kind: Kind
    path: tuple[str | int, ...]
    required: bool


class _Refused(Exception):
    """A cell or text that cannot be read."""

    def __init__(self, reason: Reason, allowed: str = "", line: int | None = None) -> None:
        super().__init__(reason)
        self.reason: Reason = reason
        self.allowed = allowed
        self.line = line


def shown(value: object) -> str:
    """What stood there, short enough for a message."""
    text = "" if value is None else str(value)
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def listed(values: Iterable[object]) -> str:
    """Allowed values or ids as one text."""
    return ", ".join(str(value) for value in values)


def number_text(value: object) -> str:
    """A number as the tables write it: decimal comma, no thousands separator."""
    return f"{value:.10g}".replace(".", ",") if isinstance(value, int | float) else str(value)


# Tables (CSV)


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
        except _Refused as refused:
            problems.append(Problem(file, number, name, shown(cell), refused.reason, refused.allowed))
    found, wrong = _validate(record, values, {column.path: name for name, column in columns.items()})
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
        raise _Refused("too_long", str(MAX_CELL))
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
        raise _Refused("decimal_point", "1234,5")
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(,[0-9]{1,30})?", cell):
        raise _Refused("not_a_number", "1234,5")
    return float(cell.replace(",", ".")) if "," in cell else int(cell)


def _boolean(cell: str) -> bool:
    if cell.lower() not in ("yes", "no", "ja", "nee"):
        raise _Refused("not_allowed", "yes, no")
    return cell.lower() in ("yes", "ja")


def _date(cell: str) -> date:
    day_first = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})-((?:19|20)[0-9]{2})", cell)
    year_first = re.fullmatch(r"((?:19|20)[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})", cell)
    parts = day_first.groups()[::-1] if day_first else year_first.groups() if year_first else ("0", "0", "0")
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        raise _Refused("bad_date", "dd-mm-jjjj") from None


# Nested texts (YAML)


def read_list(file: str, text: str | None, record: type[Record], report: list[Problem]) -> Table:
    """A YAML list of mappings, one record each."""
    data = _parse(file, text, report)
    if data is None:
        return Table(file)
    if not isinstance(data, tuple):
        report.append(Problem(file, None, None, shown(data), "not_a_list"))
        return Table(file)
    rows = tuple(_item(file, number, item, record, report) for number, item in enumerate(data, start=1))
    return Table(file, rows, known=all("id" in row.values for row in rows))


def read_mapping(file: str, text: str | None, record: type[Record], report: list[Problem]) -> Row:
    """A YAML mapping that is one record."""
    data = _parse(file, text, report)
    return Row(None, {}) if data is None else _item(file, None, data, record, report)


def _item(file: str, number: int | None, item: object, record: type[Record], report: list[Problem]) -> Row:
    if not isinstance(item, dict):
        report.append(Problem(file, number, None, shown(item), "not_a_mapping"))
        return Row(number, {})
    found, wrong = _validate(record, item, {})
    report += [Problem(file, number, *one) for one in wrong]
    return Row(number, item, found)


def _parse(file: str, text: str | None, report: list[Problem]) -> Any:
    """Mappings, tuples and scalars, or None after reporting why not. Aliases and tags are refused: they can explode."""
    if text is None:
        return None
    try:
        return _document(yaml.CSafeLoader(text))
    except _Refused as refused:
        report.append(Problem(file, refused.line, None, refused.allowed, refused.reason))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        report.append(Problem(file, line, None, shown(error.reason), "bad_yaml"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.append(Problem(file, mark.line + 1 if mark else None, None, shown(error.problem), "bad_yaml"))
    return None


def _document(loader: Any) -> Any:
    loader.get_event()
    if isinstance(loader.get_event(), yaml.StreamEndEvent):
        raise _Refused("empty")
    data = _node(loader, loader.get_event(), 0)
    loader.get_event()
    second = loader.get_event()
    if not isinstance(second, yaml.StreamEndEvent):
        raise _Refused("bad_yaml", "---", second.start_mark.line + 1)
    return () if data is None else data


def _node(loader: Any, event: Any, depth: int) -> Any:
    line = event.start_mark.line + 1
    if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent) or event.tag not in (None, "!"):
        raise _Refused("bad_yaml", shown(getattr(event, "tag", None) or event.anchor), line)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(loader, event)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            items.append(_node(loader, event, depth + 1))
        return tuple(items)
    mapping: dict[str, Any] = {}
    while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
        key = str(_node(loader, event, depth + 1))
        if key in mapping:
            raise _Refused("duplicate_key", shown(key), event.start_mark.line + 1)
        mapping[key] = _node(loader, loader.get_event(), depth + 1)
    return {key: value for key, value in mapping.items() if value is not None}  # empty is absent, as in a table


def _scalar(loader: Any, event: Any) -> Any:
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark))
    except (ValueError, OverflowError):
        return event.value  # 2030-02-31 looks like a date: as text the record refuses it in its place
    return event.value if isinstance(value, int) and abs(value) > MAX_NUMBER else value


# What pydantic refuses, in our words

_REASONS: Mapping[str, Reason] = {
    "missing": "missing_field",
    "extra_forbidden": "unknown_field",
    "string_pattern_mismatch": "bad_id",
    "string_too_long": "too_long",
    "string_too_short": "empty",
    "too_short": "empty",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "int_type": "not_a_number",
    "float_type": "not_a_number",
    "finite_number": "not_a_number",
    "string_type": "not_text",
    "date_type": "bad_date",
    "model_type": "not_a_mapping",
    "mapping_type": "not_a_mapping",
    "tuple_type": "not_a_list",
}


def _validate(record: type[Record], values: Mapping[str, Any], columns: Mapping[Any, str]) -> tuple[Any, list[Wrong]]:
    """The record, or None and for every refused value its column, what stood there, the reason and what is allowed.

    Strict: nothing is converted here, because the cells were converted by our own rules and YAML has types.
    """
    try:
        return record.model_validate(dict(values), strict=True), []
    except ValidationError as error:
        wrong = (_wrong(one, columns) for one in error.errors(include_url=False))
        # A value that may be two things is refused twice; one problem a place is enough.
        return None, list({one[0]: one for one in reversed(list(wrong))}.values())[::-1]


def _wrong(error: Any, columns: Mapping[Any, str]) -> Wrong:
    place, value, context = error["loc"], error["input"], error.get("ctx", {})
    column = columns.get(place[:2]) or columns.get(place[:1]) or _path(place)
    if error["type"] == "missing":
        return (column, "", "empty", "") if columns else (column, "", "missing_field", str(place[-1]))
    if value is None:
        return column, "", "empty", ""
    reason = _REASONS.get(error["type"], "not_allowed")
    if error["type"] == "int_type" and isinstance(value, float):
        reason = "not_whole"
    return column, shown(value), reason, _allowed(context)


def _path(place: tuple[str | int, ...]) -> str:
    """Where a value stands in a YAML item, counting from 1; pydantic adds the type it tried at the end."""
    tried = place[-2:] in (("printed", "date"), ("alternative", "date"))
    if tried or (len(place) > 1 and place[-1] in ("float", "str", "[key]")):
        place = place[:-1]
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in place)


def _allowed(context: Mapping[str, Any]) -> str:
    signs = {"gt": "> ", "ge": ">= ", "le": "<= ", "max_length": "<= ", "pattern": ""}
    for name, sign in signs.items():
        if name in context:
            return f"{sign}{number_text(context[name])}"
    return re.sub(r" or |'", lambda found: ", " if "or" in found[0] else "", str(context.get("expected", "")))
