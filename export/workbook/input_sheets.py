"""The sheet with the inputs, and the one with what can be chosen."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from export.workbook.content import Content, input_sheet
from export.workbook.formula import ERROR, key_of_label, nothing_known
from export.workbook.inputs import Input, Key
from export.workbook.places import FIRST_INPUT, INPUT_CODE, INPUT_ID, INPUT_VALUE
from export.workbook.styles import Styles, page_of
from model.assumptions.values import declaration
from words.explained.explanation import source_of, status_name
from words.texts import _

WIDTHS = (46, 22, 12, 12, 12, 12, 44, 44, 26, 14, 26)


def choice_sheet() -> str:
    """What the sheet with everything that can be chosen is called."""
    return _("Choices")


def write_inputs(book: Any, look: Styles, content: Content) -> None:
    """A row for every input: what it is, its value, range, status, source and the words there."""
    page = page_of(book, input_sheet(), look)
    page.write_string(1, 0, _("Coloured cells with a border may be changed; the other sheets recalculate."), look.note)
    names = (
        _("Input"), _("Value"), _("Unit"), _("Low"), _("High"), _("Status"), _("Source"), _("Words in the source"),
        _("Called in the model"), _("Key"), _("Setting"),
    )  # fmt: skip
    for column, (name, width) in enumerate(zip(names, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(FIRST_INPUT - 1, column, name, look.column if column in (1, 3, 4) else look.heading)
    page.freeze_panes(FIRST_INPUT, 1)
    choices = _choice_rows(content.inputs)
    for row, (key, one) in enumerate(content.inputs.items(), FIRST_INPUT):
        _write_input(page, look, content, row, one, choices.get(key, (0, 0)))
        called = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in one.key[1])
        if one.may_change:
            book.define_name(f"in_{called}", f"='{input_sheet()}'!$B${row + 1}")


def _write_input(page: Any, look: Styles, content: Content, row: int, one: Input, choices: tuple[int, int]) -> None:
    page.write_string(row, 0, one.title, look.text)
    _write_value(page, look, row, one)
    if one.may_change:
        page.write_string(row, INPUT_ID, one.key[1], look.text)
    texts = {2: _unit(one), 5: status_name(one.origin.status), 6: source_of(content.case, one.origin),
             7: one.origin.quote, 8: one.key[1]}  # fmt: skip
    for column, text in texts.items():
        page.write_string(row, column, text, look.text)
    for column, bound in ((3, one.low), (4, one.high)):
        if bound is not None:
            page.write_number(row, column, bound, look.numbers[one.unit])
    if one.kind != "number":
        first, last = choices
        labels, keys = (f"'{choice_sheet()}'!${column}${first + 1}:${column}${last}" for column in "AB")
        page.write_formula(row, INPUT_CODE, key_of_label(f"$B${row + 1}", labels, keys), look.text, one.value)
        page.data_validation(row, INPUT_VALUE, row, INPUT_VALUE, {"validate": "list", "source": f"={labels}"})
    elif one.may_change:
        declared = declaration(one.key[1])
        bounds = {"criteria": "between", "minimum": declared.lower, "maximum": declared.upper}
        page.data_validation(row, INPUT_VALUE, row, INPUT_VALUE, {"validate": "decimal", **bounds})


def _write_value(page: Any, look: Styles, row: int, one: Input) -> None:
    if one.kind != "number":
        key = one.value if isinstance(one.value, str) else str(int(one.value))
        page.write_string(row, INPUT_VALUE, one.choices[key], look.typed if one.may_change else look.text)
        return
    value = float(one.value)
    style = (look.typed_numbers if one.may_change else look.numbers)[one.unit]
    if math.isfinite(value):
        page.write_number(row, INPUT_VALUE, value, style)
    else:
        page.write_formula(row, INPUT_VALUE, nothing_known(), style, ERROR)


def _unit(one: Input) -> str:
    return {
        "eur": _("euros"), "eur_per_year": _("euros a year"), "share": _("part"), "years": _("years"),
        "months": _("months"), "days": _("days"), "points": _("points"), "count": _("number"),
    }.get(one.unit, "")  # fmt: skip


def write_choices(book: Any, look: Styles, content: Content) -> None:
    """What can be chosen at each input, and its key; the inputs look in it."""
    page = page_of(book, choice_sheet(), look)
    page.set_column(0, 1, 46)
    for key, (first, _last) in _choice_rows(content.inputs).items():
        one = content.inputs[key]
        page.write_string(first - 1, 0, one.title, look.heading)
        for row, (choice, label) in enumerate(one.choices.items(), first):
            page.write_string(row, 0, label, look.text)
            if one.kind == "switch":
                page.write_number(row, 1, float(choice), look.text)
            else:
                page.write_string(row, 1, choice, look.text)


def _choice_rows(inputs: Mapping[Key, Input]) -> dict[Key, tuple[int, int]]:
    """From which row on, and up to which, the choices of an input stand; a heading stands above them."""
    rows, row = {}, 2
    for key, one in inputs.items():
        if one.kind != "number":
            rows[key] = (row + 1, row + 1 + len(one.choices))
            row += len(one.choices) + 2
    return rows
