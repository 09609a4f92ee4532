"""A workbook of ours that somebody brings back: what its inputs set, as the file of a variant.

Taken as a whole or refused with every reason. Where an input was typed over, that counts; of what no input says, what
was set when the workbook was made.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from export.workbook.layout import OWN_SHEET
from export.workbook.own_sheet import ABOUT, FORMAT, SET, VERSION, WAS
from export.workbook.places import FIRST_INPUT, INPUT_ID, INPUT_VALUE
from model.assumptions.declared import Value
from model.assumptions.values import choices, declaration
from model.case.case import Case
from model.loading.problems import Refused, printable, shown
from model.loading.sheets import Cell, Computed, read_typed
from store.problems import FileProblem, FileReason, FileRefused
from store.records import Content
from store.variant_file import VERSION as VARIANT_VERSION
from store.variant_file import VariantFile
from words.labels import choice_label
from words.languages import LANGUAGES
from words.link import parsed, read_link, written_value
from words.texts import _, language, number, speak

NAMES: Mapping[str, FileReason] = {
    "too_long": "too_big", "macros": "macros", "linked": "linked", "not_xlsx": "not_xlsx",
}  # fmt: skip
"""What the reader of sheets refuses, as a reader of variants says it; anything else is no workbook that can be read."""
MOST_PROBLEMS = 10

Row = Sequence[Cell | Computed]


@dataclass(frozen=True, kw_only=True)
class Own:
    """What the sheet of our own says: of the file, of what was set, and of every input as it was written."""

    about: dict[str, str] = field(default_factory=dict)
    set: dict[str, str] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)


def read(case: Case, content: bytes) -> VariantFile:
    """What a workbook sets under this case. Raises FileRefused."""
    try:
        own = _own(read_typed(content, OWN_SHEET))
        _recognised(case, own)
        rows = read_typed(content, own.about["inputs"])
    except Refused as refused:
        raise FileRefused((FileProblem(reason=NAMES.get(refused.reason, "not_xlsx")),)) from None
    if rows is None:
        raise FileRefused((FileProblem(reason="missing", place=printable(shown(own.about["inputs"]))),))
    spoken = language()
    speak(next((code for code in LANGUAGES if code == own.about.get("language")), spoken))
    try:
        settings, places, problems = _settings(case, own, rows)
    finally:
        speak(spoken)
    problems += _not_allowed(case, settings, places)
    if problems:
        raise FileRefused(tuple(problems[:MOST_PROBLEMS]))
    return _file(case, own, settings)


def _own(rows: Sequence[Row] | None) -> Own:
    own = Own()
    parts = {ABOUT: own.about, SET: own.set, WAS: own.was}
    for row in rows or ():
        if len(row) == 3 and all(isinstance(cell, str) for cell in row):
            kind, name, text = map(str, row)
            parts.get(kind, {})[name] = text
    return own


def _recognised(case: Case, own: Own) -> None:
    """That it is a workbook of ours, of this case and of a kind that this program reads."""
    about = own.about
    if about.get("format") != FORMAT or not {"case", "data", "schema", "inputs", "made"} <= about.keys():
        raise FileRefused((FileProblem(reason="no_workbook"),))
    if about["case"] != case.about.id:
        raise FileRefused((FileProblem(reason="other_case", given=_said(about["case"]), allowed=case.about.id),))
    made, here = (about.get("version", ""), about["schema"]), (str(VERSION), str(case.about.version))
    if made != here:
        given, allowed = (".".join(one) for one in (made, here))
        raise FileRefused((FileProblem(reason="other_schema", given=_said(given), allowed=allowed),))


def _settings(case: Case, own: Own, rows: Sequence[Row]) -> tuple[dict[str, str], dict[str, str], list[FileProblem]]:
    """What is set, as a link carries it; by setting the cell in which it was typed; and what is wrong with those."""
    settings, places = dict(own.set), {}
    problems: list[FileProblem] = []
    for line, row in enumerate(rows[FIRST_INPUT:], FIRST_INPUT + 1):
        id = row[INPUT_ID] if len(row) > INPUT_ID else None
        if not isinstance(id, str) or not case.assumptions.has(id):
            continue
        place = f"{own.about['inputs']} B{line}"
        try:
            text = written_value(id, _value(case, id, row[INPUT_VALUE], place))
        except FileRefused as refused:
            problems += refused.problems
            continue
        if id not in own.was or not _same(id, text, own.was[id]):
            settings[id], places[id] = text, place
    return settings, places, problems


def _value(case: Case, id: str, cell: Cell | Computed, place: str) -> Value:
    """What a cell sets. Raises FileRefused."""
    if isinstance(cell, Computed):
        raise FileRefused((FileProblem(reason="formula", place=place, given=printable(cell.text)),))
    declared = declaration(id)
    if declared.unit in ("choice", "switch"):
        keys = {_("off"): 0.0, _("on"): 1.0} if declared.unit == "switch" else _keys(case, id)
        if isinstance(cell, str) and cell in keys:
            return keys[cell]
        raise _wrong(place, cell, ", ".join(keys))
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        raise _wrong(place, cell, _bounds(id))
    return float(cell)


def _keys(case: Case, id: str) -> dict[str, Value]:
    """What can be chosen, by what the workbook calls it."""
    found: dict[str, Value] = {}
    for key in choices(case.assumptions, id):
        found.setdefault(choice_label(case, key, id), key)
    return found


def _same(id: str, typed: str, was: str) -> bool:
    """Whether a cell says what was written in it; a spreadsheet keeps some fifteen digits of a number."""
    if typed == was or declaration(id).unit == "choice":
        return typed == was
    before = parsed(id, was)
    return isinstance(before, float) and math.isclose(float(typed), before, rel_tol=1e-12, abs_tol=1e-15)


def _not_allowed(case: Case, settings: Mapping[str, str], places: Mapping[str, str]) -> list[FileProblem]:
    """What the case does not allow; what it does not know any more, the page says when it is opened."""
    return [
        FileProblem(
            reason="not_allowed", place=places.get(one.id, one.id), given=_said(str(one.value)), allowed=_bounds(one.id)
        )
        for one in read_link(case, settings).problems
        if one.reason != "unknown"
    ]


def _bounds(id: str) -> str:
    declared = declaration(id)
    return "" if declared.unit in ("choice", "switch") else f"{_number(declared.lower)} – {_number(declared.upper)}"


def _wrong(place: str, cell: Cell, allowed: str) -> FileRefused:
    given = "" if cell is None else _number(cell) if isinstance(cell, float) else _said(str(cell))
    return FileRefused((FileProblem(reason="not_allowed", place=place, given=given, allowed=allowed),))


def _number(value: float) -> str:
    """As one types it, without digits that say nothing."""
    return number(value, 0 if float(value).is_integer() else 4)


def _said(text: str) -> str:
    return printable(shown(text))


def _file(case: Case, own: Own, settings: Mapping[str, str]) -> VariantFile:
    try:
        made = datetime.fromisoformat(own.about["made"]).replace(hour=12, tzinfo=UTC)
        content = Content(case=case.about.id, data_version=own.about["data"], schema_version=case.about.version,
                          settings=settings, headline={})  # fmt: skip
        return VariantFile(
            format="keuzekompas-variant", version=VARIANT_VERSION, name=_("Workbook"), note="", role="other",
            saved=made, content=content,
        )  # fmt: skip
    except ValueError:
        raise FileRefused((FileProblem(reason="no_workbook"),)) from None
