"""A nested text (YAML) as rows and records; what is not allowed in it becomes a ``Problem``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_origin

import yaml

from model.case.base import Record
from model.loading.problems import MAX_ROWS, Problem, Refused, Row, Table, Wrong, in_points, pointed, shown, validate

MAX_NUMBER = 10**30
MAX_DEPTH = 10
"""No file of a case is nested deeper; the C parser of YAML itself crashes on very deep nesting."""


def read_list(file: str, text: str | None, record: type[Record]) -> Table:
    """A YAML list of mappings, one record each."""
    if text is None:
        return Table(file)
    try:
        items = _items(_whole(text))
    except Refused as refused:
        return Table(file, problems=(refused.in_file(file),))
    rows = tuple(_item(file, number, item, record) for number, item in enumerate(items, start=1))
    return Table(file, rows, known=all("id" in row.values for row in rows))


def read_mapping(file: str, text: str | None, record: type[Record]) -> Row:
    """A YAML mapping that is one record."""
    if text is None:
        return Row(None, {})
    try:
        return _item(file, None, _whole(text), record)
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
    values = _filled(item)
    found, wrong = validate(record, values, {})
    problems = tuple(
        Problem(file, number, column, value, *pointed((reason, allowed)))
        for column, value, reason, allowed in [*wrong, *_unnamed(record, item)]
    )
    return Row(number, values, None if problems else found, problems)


def _filled(value: Any) -> Any:
    """Without the names that have no value: empty is absent, as in a table."""
    if isinstance(value, tuple):
        return tuple(map(_filled, value))
    if not isinstance(value, dict):
        return value
    return {name: _filled(one) for name, one in value.items() if one is not None}


def _unnamed(record: type[Record], item: Mapping[str, Any]) -> Iterator[Wrong]:
    """Names without a value that the record does not know: between braces they are what stands behind a comma in a text
    without quotation marks, and would be gone."""
    if item == _filled(item):
        return
    free = {name for name, field in record.model_fields.items() if get_origin(field.annotation) is Mapping}
    for column, value, reason, _allowed in validate(record, item, {})[1]:
        if not value and (reason == "unknown_field" or (reason == "empty" and column.partition(".")[0] in free)):
            yield column, "", "no_value", ""


def parsed(text: str) -> Any:
    """Mappings, tuples and scalars; a name without a value is absent. Raises Refused for anything else: aliases and
    tags can explode."""
    return _filled(_whole(text))


def _whole(text: str) -> Any:
    """The same with None for a name without a value."""
    try:
        return _document(yaml.CSafeLoader(text))
    except yaml.reader.ReaderError as error:
        raise _unreadable(text, text.count("\n", 0, error.position)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            raise Refused("bad_yaml") from None
        if not text.split("\n", mark.line)[-1].strip():
            # What is not closed is noticed only at the end; where it was opened is where somebody has to look.
            opened = error.context_mark.line if error.context_mark else mark.line
            raise _unreadable(text, min(opened, text.rstrip().count("\n"))) from None
        raise _unreadable(text, mark.line) from None


def _unreadable(text: str, line: int) -> Refused:
    """That this is no YAML, with what stands on the line where that shows; the parser says it in English."""
    return Refused("bad_yaml", line=line + 1, value=shown("".join(text.split("\n")[line : line + 1]).strip()))


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
    return mapping


def _scalar(loader: Any, event: Any) -> Any:
    tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
    try:
        value = loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark))
    except (ValueError, OverflowError):
        return event.value  # 2030-02-31 looks like a date: as text the record refuses it in its place
    too_large = isinstance(value, int) and abs(value) > MAX_NUMBER
    # Who writes 402.000 means thousands, and YAML reads four hundred and two: the record refuses the text.
    return event.value if too_large or (isinstance(value, float) and in_points(event.value)) else value


class _InFull(yaml.SafeDumper):
    """Writes a value again where it stands twice: who reads a case takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _plain(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    """A number that a spreadsheet has as such, with one decimal more where it would look like thousands."""
    node = yaml.SafeDumper.represent_float(dumper, number)
    return dumper.represent_scalar(node.tag, f"{node.value}0") if in_points(node.value) else node


_InFull.add_representer(float, _plain)


def dumped(content: object) -> str:
    """A text that ``parsed`` reads as this content."""
    return str(yaml.dump(content, Dumper=_InFull, allow_unicode=True, sort_keys=False, width=10_000))
