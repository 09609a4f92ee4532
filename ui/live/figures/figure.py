"""A Plotly figure as plain data, and what every figure shares: names without markup, axes, lines and marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import Mark, Series, Unit
from ui.charts.parts import Rows
from words.texts import euro, euro_sign, number

Trace = dict[str, Any]
Layout = dict[str, Any]

_MINUS = "\u2212"
_MARKUP = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("%{", "%&#123;"))


@dataclass(frozen=True)
class Moving:
    """An attribute of a trace (or, without trace, of the layout) that has a value for every row."""

    path: str
    values: Rows | list[list[str]]
    trace: int | None = None
    single: bool = False
    notation: str = ""
    """The numbers are texts in this notation, such as ``short_date``; not-a-number is no text."""
    words: Sequence[str] = ()
    """The numbers stand for these words."""
    width: int = 0
    """For a heat map: the number of columns into which a row of values is cut."""


@dataclass(frozen=True)
class BarNames:
    """The names of horizontal bars, from the top down and each on one line: without room beside their bars they stand
    above them, and the chart is so much higher.
    """

    names: Sequence[str]
    reach: float
    """How far a bar, and what is written over it, goes up from its middle: a part of the height that it has with its
    name beside it."""
    around: int = 44
    """Pixels of the height that no bar has: the edges, and names below."""
    above: bool = False
    """They stand above their bars however wide it is, and the height has room for a line."""


@dataclass(frozen=True)
class Figure:
    """Traces and layout of Plotly, and what in them follows the rows."""

    traces: list[Trace]
    layout: Layout
    moving: list[Moving]
    ghost: bool = False
    """Whether a thin copy of the present point stays while a thumb moves."""
    named: Sequence[int] = ()
    """The traces with their name at their end where there is room for it, instead of in a legend."""
    bars: BarNames | None = None


@dataclass(frozen=True)
class Upright:
    """The shape, the name and what moves of a mark."""

    shape: dict[str, Any]
    annotation: dict[str, Any]
    moving: list[Moving]


def plain_label(name: str) -> str:
    """A name of the case as Plotly must get it: Plotly takes tags for markup and fills in ``%{...}``."""
    for mark, harmless in _MARKUP:
        name = name.replace(mark, harmless)
    return name


def wrapped(label: str, width: int = 22) -> str:
    """A name over more lines of a chart, so that long names of options stay readable."""
    return "<br>".join(plain_label(line) for line in wrap(label, width)) or label


def amount(axis: str, unit: Unit = "euro") -> str:
    """The value on an axis as Plotly writes it in this unit."""
    templates = {
        # With the sign before the currency the browser's format of the language puts the euro between (drawing.js).
        "euro": f"%{{{axis}:$,.0f}}" if euro(-1).startswith("-") else f"{euro_sign()}%{{{axis}:,.0f}}",
        "count": f"%{{{axis}:,}}",
        "points": f"%{{{axis}:.0f}}",
        "percent": f"%{{{axis}:.0f}}%",
    }
    return templates[unit]


def layout_of(**changes: Any) -> Layout:
    base = {
        "font": {"family": "@font", "color": "@text"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "legend": legend(-0.12),
        "hovermode": "closest",
        "dragmode": False,
        "uniformtext": {"minsize": 11, "mode": "hide"},
        "hoverlabel": {"font": {"family": "@font", "size": 15}},
    }
    return {**base, **changes}


def legend(y: float) -> dict[str, Any]:
    """Names beside each other, below the chart."""
    return {"orientation": "h", "y": y, "yanchor": "top", "x": 0, "traceorder": "normal"}


LEAST_SPAN = 1_000.0
"""So much stands on each side of one amount near nought."""


def span_of(values: Sequence[Rows], room: float = 0.05) -> dict[str, Any]:
    """The ends of an axis that hold these values (rows, ...) at every row, so that it stands still while a thumb moves;
    ``room`` beyond them, but none below nought if that is the lowest. Empty where nothing is known. Of one value the
    axis shows a tenth around it: by itself Plotly takes one euro, and writes each amount on it twice.
    """
    known = [one[np.isfinite(one)] for one in values]
    found = np.concatenate([np.zeros(0), *known])
    if not found.size:
        return {}
    low, high = float(found.min()), float(found.max())
    more = (high - low) * room if low < high else max(abs(low) / 10, LEAST_SPAN)
    return {"range": [low - more if low else 0.0, high + more]}


def span_of_one(values: Sequence[Rows]) -> dict[str, Any]:
    """The same for an axis that Plotly fits to what it shows: only where that is one amount."""
    found = span_of(values, room=0)
    return found if len({float(one) for all_ in values for one in np.unique(all_[np.isfinite(all_)])}) == 1 else {}


def euro_axis(**changes: Any) -> dict[str, Any]:
    axis = {
        "tickprefix": euro_sign(),
        "tickformat": ",.0f",
        "gridcolor": "@grid",
        "zerolinecolor": "@text",
        "automargin": True,
        "fixedrange": True,
        "nticks": 6,
    }
    return {**axis, **_below_zero(changes.get("range", NOWHERE), changes.get("nticks", axis["nticks"])), **changes}


NOWHERE = (0.0, 0.0)


def _below_zero(span: Sequence[float], most: int) -> dict[str, Any]:
    """Plotly writes a minus of its own, behind the sign of the euro: an axis that goes below zero says where its
    ticks stand, and what is written at those below zero, as the sentences and tables write it.
    """
    low, high = span
    if low >= 0:
        return {}
    step = _step((high - low) / most)
    amounts = [step * place for place in range(1, int(-low // step) + 1)]
    return {
        "tick0": 0,
        "dtick": step,
        "labelalias": {f"{euro_sign()}{_MINUS}{number(amount)}": euro(-amount) for amount in amounts},
    }


def two_ticks(low: float, high: float) -> dict[str, Any]:
    """The widest round step of which two amounts lie on the axis; nothing where no amounts lie apart or are known."""
    if not math.isfinite(high - low) or high <= low:
        return {}
    power = 10.0 ** math.ceil(math.log10(high - low))
    for step in (power / part for part in (1, 2, 4, 5, 10, 20)):
        if math.floor(high / step) - math.ceil(low / step) >= 1:
            return {"tick0": 0, "dtick": step}
    return {}


def whole_ticks(values: Sequence[float], most: int = 8) -> dict[str, Any]:
    """The ticks of an axis of whole numbers: none at a half that nothing can have. Nothing for other numbers."""
    if not values or not all(value.is_integer() for value in values):
        return {}
    return {"tick0": 0, "dtick": _step(max((max(values) - min(values)) / most, 1.0))}


def _step(least: float) -> int:
    """The first of 1, 2, 5, 10, 20, 50, ... that is not below this."""
    scale = int(10 ** max(math.floor(math.log10(least)), 0))
    return next(scale * part for part in (1, 2, 5, 10) if scale * part >= least)


def plain_axis(**changes: Any) -> dict[str, Any]:
    return {"automargin": True, "fixedrange": True, "showgrid": False, **changes}


def heading(text: str) -> dict[str, Any]:
    """What an axis is called."""
    return {"text": plain_label(text), "font": {"size": 15}}


def line_of(series: Series, hover: str, **coordinates: Any) -> Trace:
    """A line, or dots, of a series; ``hover`` is what is said after its name."""
    name = plain_label(series.name)
    return {
        "type": "scatter",
        "mode": series.mode,
        "name": name,
        "line": {"color": series.color, "width": 4, "dash": series.dash},
        "marker": {"color": series.color, "size": 14, "line": {"color": "@background", "width": 2}},
        "hovertemplate": f"{name}{hover}<extra></extra>",
        **coordinates,
    }


def upright(mark: Mark, number: int, span: Sequence[float] | None = None) -> Upright:
    """A named upright line, the layout's ``number``-th. With the ``span`` of the axis its name stays inside it."""
    line = {"color": "@text", "width": 3, "dash": "dot"}
    shape = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    above = {"yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "center", "showarrow": False}
    name = {"text": plain_label(mark.name), **above}
    column = np.asarray(mark.at, dtype=np.float64).reshape(-1, 1)
    paths = (f"shapes.{number}.x0", f"shapes.{number}.x1", f"annotations.{number}.x")
    moving = [Moving(path, column, single=True) for path in paths]
    if span is not None:
        moving.append(Moving(f"annotations.{number}.xanchor", _sides(column, span), single=True, words=SIDES))
    return Upright(shape, name, moving)


ROOM_FOR_A_NAME = {"l": 8, "r": 8, "t": 32, "b": 8}
"""The margin of a chart with an upright mark."""


SIDES = ("left", "center", "right")


def _sides(at: Rows, span: Sequence[float]) -> Rows:
    """Near an edge of the axis a name would be cut off: there it stands beside its line."""
    third = np.floor(np.clip(3 * (at - span[0]) / (span[1] - span[0]), 0, 2))
    return np.asarray(np.where(np.isnan(third), 1.0, third))
