"""A nested text (YAML) as rows and records; what is not allowed in it becomes a ``Problem``."""

from __future__ import annotations

from typing import Any

import yaml

from model.case.base import Record
from model.loading.problems import MAX_ROWS, Problem, Refused, Row, Table, shown, validate

MAX_NUMBER = 10**30
MAX_DEPTH = 10
"""No file of a case is nested deeper; the C parser of YAML itself crashes on very deep nesting."""


def read_list(file: str, text: str | None, record: type[Record]) -> Table:
    """A YAML list of mappings, one record each."""
    if text is None:
        return Table(file)
    try:
        items = _items(parsed(text))
    except Refused as refused:
        return Table(file, problems=(refused.in_file(file),))
    rows = tuple(_item(file, number, item, record) for number, item in enumerate(items, start=1))
    return Table(file, rows, known=all("id" in row.values for row in rows))


def read_mapping(file: str, text: str | None, record: type[Record]) -> Row:
    """A YAML mapping that is one record."""
    if text is None:
        return Row(None, {})
    try:
        return _item(file, None, parsed(text), record)
    except Refused as refused:
        return Row(None, {}, problems=(refused.in_file(file),))


def _items(data: object) -> tuple[object, ...]:
    if not isinstance(data, tuple):
        raise Refused("not_a_list", value=shown(data))
    if len(data) > MAX_ROWS:
        raise Refused("too_many_rows", f"<= {MAX_ROWS}", value=str(len(data)))
    return data


def _item(file: str, number: int | None, item: object, record: type[Record]) -> Row:
    if not isinstance(item, dict):
        return Row(number, {}, problems=(Problem(file, number, None, shown(item), "not_a_mapping"),))
    found, wrong = validate(record, item, {})
    return Row(number, item, found, tuple(Problem(file, number, *cell) for cell in wrong))


def parsed(text: str) -> Any:
    """Mappings, tuples and scalars. Raises Refused for anything else: aliases and tags can explode."""
    try:
        return _document(yaml.CSafeLoader(text))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Refused("bad_yaml", line=line, value=shown(error.reason)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Refused("bad_yaml", line=mark.line + 1 if mark else None, value=shown(error.problem)) from None


def _document(loader: Any) -> Any:
    loader.get_event()
    if isinstance(loader.get_event(), yaml.StreamEndEvent):
        raise Refused("empty")
    data = _node(loader, loader.get_event(), 0)
    loader.get_event()
    second = loader.get_event()
    if not isinstance(second, yaml.StreamEndEvent):
        raise Refused("bad_yaml", line=second.start_mark.line + 1, value="---")
    return () if data is None else data


def _node(loader: Any, event: Any, depth: int) -> Any:
    line = event.start_mark.line + 1
    if depth > MAX_DEPTH or isinstance(event, yaml.AliasEvent) or event.tag not in (None, "!"):
        raise Refused("bad_yaml", line=line, value=shown(getattr(event, "tag", None) or event.anchor))
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
            raise Refused("duplicate_key", line=event.start_mark.line + 1, value=shown(key))
        mapping[key] = _node(loader, loader.get_event(), depth + 1)
    return {key: value for key, value in mapping.items() if value is not None}  # empty is absent, as in a table


def _scalar(loader: Any, event: Any) -> Any:
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark))
    except (ValueError, OverflowError):
        return event.value  # 2030-02-31 looks like a date: as text the record refuses it in its place
    return event.value if isinstance(value, int) and abs(value) > MAX_NUMBER else value


class _InFull(yaml.SafeDumper):
    """Writes a value again where it stands twice: who reads a case takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def dumped(content: object) -> str:
    """A text that ``parsed`` reads as this content."""
    return str(yaml.dump(content, Dumper=_InFull, allow_unicode=True, sort_keys=False, width=10_000))
