"""The settings in which what stands side by side differs."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from model.assumptions.values import declaration
from model.outcomes.side_by_side import differing, has
from ui.charts.parts import Grid, Made, Register
from ui.live.live_chart import live
from ui.views.compare.computed import Comparison
from ui.views.compare.outcomes import in_column
from words import side_by_side as words
from words.labels import label_of, written
from words.texts import _, md

MANY = 12
"""From so many settings on they can be searched."""
FEW = 3
"""So many of them are named in a sentence."""
NOT_THERE = "–"


def in_which(found: Comparison) -> tuple[str, ...]:
    """The ids of the settings in which they are not the same."""
    return differing(found.case, [one.column.side for one in found.shown])


def said(found: Comparison, ids: Sequence[str]) -> str:
    """In how many, and the first of them."""
    return words.settings_said(len(ids), [label_of(found.case, id) for id in ids[:FEW]])


def register(found: Comparison, ids: Sequence[str]) -> Grid | Register:
    """The value of each in every column; many of them can be searched."""
    case, sides = found.case, [one.column.side for one in found.shown]
    owns = [side.own(case) for side in sides]
    rows = [
        [
            label_of(case, id),
            *(
                written(case, id, own.get(id)) if has(side, id) else NOT_THERE
                for side, own in zip(sides, owns, strict=True)
            ),
        ]
        for id in ids
    ]
    columns = [_("Setting"), *(one.column.name for one in found.shown)]
    made = [
        Made("{column}", ["x" if one == id else "" for one in ids], ["", *_of_setting(found, id, row[1:])])
        for id, row in zip(ids, rows, strict=True)
    ]
    table = Grid(_("The settings in which they differ"), columns, rows, made=made)
    return Register((table,)) if len(ids) >= MANY else table


def _of_setting(found: Comparison, id: str, cells: Sequence[str]) -> list[str]:
    """The name of a setting in every column where it is a number. What is decided is in the advice as in the case."""
    columns, decided = [one.column for one in found.shown], declaration(id).layer == "choice"
    as_printed = [decided and one.is_variant and one.side.variant != "mine" for one in columns]
    names = [
        f"default.{id}" if printed else in_column(found.case, one, id)
        for one, printed in zip(columns, as_printed, strict=True)
    ]
    if declaration(id).unit == "choice":  # what it is called may have digits in it, and is a word
        return [""] * len(names)
    return [name if any(map(str.isdigit, cell)) else "" for name, cell in zip(names, cells, strict=True)]


def show(found: Comparison, ids: Sequence[str]) -> None:
    """The table of these settings, and what its dashes mean."""
    table = register(found, ids)
    if isinstance(table, Register):
        live("settings", register=table)
    else:
        live("settings", grid=table)
    if gaps := _without(found, ids):
        st.caption(md(gaps))


def _without(found: Comparison, ids: Sequence[str]) -> str:
    """Why nothing stands somewhere; nothing where that is not so."""
    gaps = [one.column.name for one in found.shown if not all(has(one.column.side, id) for id in ids)]
    return _("{sign}: {name} does not know this choice.", sign=NOT_THERE, name=gaps[0]) if gaps else ""
