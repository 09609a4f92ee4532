"""A nested text (YAML) as rows and records; what is not allowed in it becomes a ``Problem``."""

from __future__ import annotations

from typing import Any

import yaml

from model.case.base import Record
from model.loading.problems import Problem, Refused, Row, Table, shown, validate

MAX_NUMBER = 10**30
MAX_DEPTH = 10
"""No file of a case is nested deeper; the C parser of YAML itself crashes on very deep nesting."""


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
    found, wrong = validate(record, item, {})
    report += [Problem(file, number, *one) for one in wrong]
    return Row(number, item, found)


def _parse(file: str, text: str | None, report: list[Problem]) -> Any:
    """Mappings, tuples and scalars, or None after reporting why not. Aliases and tags are refused: they can explode."""
    if text is None:
        return None
    try:
        return _document(yaml.CSafeLoader(text))
    except Refused as refused:
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
        raise Refused("empty")
    data = _node(loader, loader.get_event(), 0)
    loader.get_event()
    second = loader.get_event()
    if not isinstance(second, yaml.StreamEndEvent):
        raise Refused("bad_yaml", "---", second.start_mark.line + 1)
    return () if data is None else data


def _node(loader: Any, event: Any, depth: int) -> Any:
    line = event.start_mark.line + 1
    if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent) or event.tag not in (None, "!"):
        raise Refused("bad_yaml", shown(getattr(event, "tag", None) or event.anchor), line)
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
            raise Refused("duplicate_key", shown(key), event.start_mark.line + 1)
        mapping[key] = _node(loader, loader.get_event(), depth + 1)
    return {key: value for key, value in mapping.items() if value is not None}  # empty is absent, as in a table


def _scalar(loader: Any, event: Any) -> Any:
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark))
    except (ValueError, OverflowError):
        return event.value  # 2030-02-31 looks like a date: as text the record refuses it in its place
    return event.value if isinstance(value, int) and abs(value) > MAX_NUMBER else value
