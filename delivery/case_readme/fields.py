"""What may stand in every column and field of a case, and whether it is needed: read off the records.

A field is called as the texts call it: a column of a table by its name without language, a value inside another of a
YAML file by the path to it, as a workbook spells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from model.case.base import AssumptionId, Identifier, Page, Record, Sourced, Status, Text
from model.case.records import About
from model.loading.case_workbook import STEP
from model.loading.check_tables import REFERENCES
from model.loading.draft import ABOUT, FILES, RECORDS

COMMON = ("source", "place", "status", "quote")
"""What everything that carries a claim has: explained once."""
AMOUNTS = "amounts"
"""The field of which each year is a column."""
KINDS: Mapping[str, type[Record]] = {ABOUT: About} | {FILES[name]: record for name, record in RECORDS.items()}
NAMES: Mapping[str, str] = {FILES[name]: name for name in RECORDS}
CHECKED: Mapping[str, Mapping[str, str]] = {
    ABOUT: {
        "lead": "municipalities", "new_model_start/needs": "steps", "new_model_start/contract_end": "steps",
        "track_starts/1/needs": "steps", "track_starts/1/track": "tracks",
        "exit_policy_field": "policy_fields", "project_policy_field": "policy_fields",
        "same_purpose/central": "budget_lines", "same_purpose/municipal": "budget_lines",
    },
    "budget_lines.csv": {"track": "tracks"},
    "target_group.csv": {"moves_to": "target_group"},
    "segments.csv": {"target_groups": "target_group"},
    "arguments.csv": {"with_finding": "findings", "without_finding": "findings"},
    "findings.yaml": {"switch": "assumption_rows"},
    "drawn.csv": {"id": "assumption_rows"},
    "correlations.csv": {"first": "assumption_rows", "second": "assumption_rows"},
}  # fmt: skip
"""What names a row of which table by a check of its own, beside ``REFERENCES``."""
PLAIN: Mapping[Any, tuple[str, str]] = {
    str: ("tekst", "teksten"),
    int: ("heel getal", "hele getallen"),
    float: ("getal", "getallen"),
    date: ("datum", "datums"),
}
"""What a value is called, one and several."""
SIGNS = {"ge": "{} of meer", "gt": "meer dan {}", "le": "hoogstens {}", "lt": "minder dan {}"}
"""How the ends of a range are said, by what pydantic calls them."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One column or value. ``choices``: the few values that it may have, if a text must say what each means."""

    name: str
    shown: str
    allowed: str
    required: bool
    default: str = ""
    choices: tuple[str, ...] = ()


def fields_of(file: str) -> tuple[Field, ...]:
    """Of a table or a YAML file, without those that are explained once (``COMMON``)."""
    return tuple(_fields(KINDS[file], file, ()))


def common_of(record: type[Record]) -> tuple[str, ...]:
    """Those of ``COMMON`` that such a record has because it carries a claim."""
    return tuple(name for name in COMMON if name in record.model_fields) if issubclass(record, Sourced) else ()


def _fields(record: type[Record], file: str, above: tuple[str, ...]) -> Iterator[Field]:
    hints = get_type_hints(record, include_extras=True)
    for name, field in record.model_fields.items():
        if name in common_of(record):
            continue
        path, kinds = (*above, name), _kinds(hints[name])
        several = _is_several(hints[name]) and name != AMOUNTS
        yield Field(
            name=STEP.join(path),
            shown=_shown(file, path, kinds),
            allowed=_allowed(file, path, kinds, several) + _bounds([*_metadata(hints[name]), *field.metadata]),
            required=field.is_required(),
            default="" if field.is_required() else _default(file, field.default),
            choices=_choices(kinds),
        )
        inside = next((kind for kind in kinds if _is_record(kind)), None)
        if inside is not None:
            yield from _fields(inside, file, (*path, "1") if several else path)


def _kinds(annotation: Any) -> tuple[Any, ...]:
    """The types that a value may have, of a list those of what stands in it; an id and a choice stay as they are."""
    origin = get_origin(annotation)
    if annotation in (None, NoneType):
        return ()
    if annotation in (Identifier, AssumptionId) or origin is Literal:
        return (annotation,)
    if origin in (Union, UnionType, tuple):
        return tuple(kind for one in get_args(annotation) if one is not Ellipsis for kind in _kinds(one))
    if hasattr(annotation, "__metadata__"):
        return _kinds(get_args(annotation)[0])
    return (origin or annotation,)


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel) and not _is_text(kind)


def _is_text(kind: Any) -> bool:
    """Whether it is nothing but a text in both languages."""
    return isinstance(kind, type) and issubclass(kind, BaseModel) and [*kind.model_fields] == [*Text.model_fields]


def _is_several(annotation: Any) -> bool:
    """Whether it is a list, also if it may be absent."""
    return get_origin(annotation) is tuple or any(_is_several(one) for one in get_args(annotation) if get_args(one))


def _shown(file: str, path: tuple[str, ...], kinds: tuple[Any, ...]) -> str:
    if path == (AMOUNTS,):
        return "`2027`, `2028`, …"
    return f"`{STEP.join(path)}{'_nl/_en' if kinds == (Text,) and file.endswith('.csv') else ''}`"


def _allowed(file: str, path: tuple[str, ...], kinds: tuple[Any, ...], several: bool) -> str:
    """In Dutch, as it stands in the page."""
    target = _target(file, path)
    literal = next((kind for kind in kinds if get_origin(kind) is Literal), None)
    if all(_is_text(kind) for kind in kinds):
        return "tekst" if file.endswith(".csv") else "tekst (`nl`, `en`)"
    inside = next((kind for kind in kinds if _is_record(kind)), None)
    if inside is not None:
        return (
            f"{'lijst van blokken' if several else 'blok'}{' met bron, plaats en status' if common_of(inside) else ''}"
        )
    if target or Identifier in kinds or AssumptionId in kinds:
        return f"{'ids' if several else 'id'}{f' uit `{target}`' if target else ''}"
    if bool in kinds:
        return "`yes` of `no`" if file.endswith(".csv") else "`true` of `false`"
    if literal is not None:
        return _literal(literal, several)
    if not all(kind in PLAIN for kind in kinds):
        return "blok met aannames en waarden"
    return " of ".join(PLAIN[kind][several] for kind in kinds)


def _target(file: str, path: tuple[str, ...]) -> str | None:
    """The file in which an id stands that is named here, if it is one file."""
    if path[-1] == "source":
        return FILES["sources"]
    name = STEP.join(path)
    found = REFERENCES.get(NAMES.get(file, ""), {}).get(name) or CHECKED.get(file, {}).get(name)
    return FILES[found] if found else None


def _literal(literal: Any, several: bool) -> str:
    if literal == Status:
        return "`bron`, `openbaar` of `aanname`"
    if literal == Page:
        return "adressen van pagina’s" if several else "adres van een pagina"
    values = get_args(literal)
    return f"`{values[0]}`" if len(values) == 1 else "een keuze"


def _choices(kinds: tuple[Any, ...]) -> tuple[str, ...]:
    literals = [kind for kind in kinds if get_origin(kind) is Literal]
    found = get_args(literals[0]) if literals and literals[0] not in (Status, Page) else ()
    return tuple(str(value) for value in found) if len(found) > 1 else ()


def _bounds(metadata: Iterable[Any]) -> str:
    """Of a number, from what its type says."""
    found = {name: value for one in metadata for name in SIGNS if (value := getattr(one, name, None)) is not None}
    if "ge" in found and "le" in found:
        return f", {number(found['ge'])} t/m {number(found['le'])}"
    return "".join(f", {SIGNS[name].format(number(value))}" for name, value in found.items())


def _metadata(annotation: Any) -> Iterator[Any]:
    """What is said of a value, also if it may be absent or stands in a list."""
    for one in getattr(annotation, "__metadata__", ()):
        yield from getattr(one, "metadata", ()) or (one,)
    for one in get_args(annotation):
        yield from _metadata(one)


def number(value: float) -> str:
    """As one reads it in a text: 1.000.000, 2027 and 0,5."""
    whole = f"{value:,.10g}" if abs(value) >= 10_000 else f"{value:.10g}"
    return whole.translate(str.maketrans(",.", ".,"))


def _default(file: str, value: object) -> str:
    """What counts if nothing stands there, if that is something."""
    if isinstance(value, bool):
        tables, texts = ("yes", "no"), ("true", "false")
        return (tables if file.endswith(".csv") else texts)[not value]
    return str(value) if isinstance(value, str | int | float) and value != "" else ""
