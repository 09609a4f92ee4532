"""Charts of a planning: bars per step on an axis of dates, and the chance to have started by a day. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import layout_of, plain_axis
from ui.charts.parts import Chart, Moving, Rows, plain_label
from words import formatting
from words.sentences import Texts
from words.texts import _, language

MAX_TICKS = 7
BAND = 66
"""Height of a step in pixels: its name, and its bar under it."""
COLOR = "@3"


@dataclass(frozen=True)
class Bars:
    """Days as ordinals: the printed planning (steps,) and, for every row, the present one (rows, steps)."""

    names: Sequence[str]
    printed_start: Rows
    printed_finish: Rows
    start: Rows
    finish: Rows
    critical: Rows
    """1 where a step has no slack."""


def month_ticks(first: float, last: float) -> dict[str, Any]:
    """An axis with the first days of months, at most ``MAX_TICKS``, named in the reader's language."""
    begin, end = (date.fromordinal(int(one)) for one in (first, last))
    months = [(begin.year * 12 + begin.month - 1 + step) for step in range((end.year - begin.year) * 12 + 24)]
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    inside = [day for day in days if first <= day.toordinal() <= last]
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60) if len(inside) / step <= MAX_TICKS or step == 60)
    # From January on, so that the same months are named whatever the first one is.
    shown = [day for day in inside if (day.year * 12 + day.month - 1) % every == 0]
    texts = [f"{formatting.month(day, language())}<br>{day.year}" for day in shown]
    return {"tickangle": 0, "tickmode": "array", "tickvals": [day.toordinal() for day in shown], "ticktext": texts}


def upright(
    days: Rows, name: str, place: int, span: Sequence[float]
) -> tuple[dict[str, Any], dict[str, Any], list[Moving]]:
    """A named vertical line that stands at another day in every row."""
    line = {"color": "@text", "width": 3, "dash": "dot"}
    shape = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    words = {"text": name, "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    column = np.asarray(days, dtype=np.float64).reshape(-1, 1)
    paths = (f"shapes.{place}.x0", f"shapes.{place}.x1", f"annotations.{place}.x")
    moving = [Moving(path, column, single=True) for path in paths]
    # Near an edge the name would be cut off.
    third = np.clip(3 * (column[:, 0] - span[0]) / (span[1] - span[0]), 0, 2)
    sides = [[("left", "center", "right")[int(one)]] for one in third]
    return shape, words, [*moving, Moving(f"annotations.{place}.xanchor", sides, single=True)]


def gantt(title: str, filename: str, bars: Bars, day: Rows, alt: Texts) -> Chart:
    """Bars per step: what is printed as an outline, the present planning over it, and the reference date."""
    names = [plain_label(name) for name in bars.names]
    first = min(float(bars.start.min()), float(bars.printed_start.min()))
    last = max(float(bars.finish.max()), float(bars.printed_finish.max()))
    room = max(last - first, 60.0)
    span = [first - 0.04 * room, last + 0.42 * room]  # on a phone a date takes a quarter of the width
    critical = bars.critical > 0
    length = bars.finish - bars.start
    named = {"y": names, "hoverinfo": "skip", "orientation": "h"}
    hatch = {"shape": "/", "fgcolor": "@background", "bgcolor": COLOR, "size": 8, "solidity": 0.25}
    traces: list[dict[str, Any]] = [
        {
            "type": "bar", "name": _("In the source"), "base": bars.printed_start.tolist(), "width": 0.42,
            "x": (bars.printed_finish - bars.printed_start).tolist(), **named,
            "marker": {"color": "rgba(128, 140, 160, 0.25)", "line": {"color": "@text", "width": 1.5}},
        },
        {"type": "bar", "name": _("With slack"), "width": 0.28, "marker": {"color": COLOR}, **named},
        {
            "type": "bar", "name": _("No slack"), "width": 0.28, **named,
            "marker": {"color": COLOR, "pattern": hatch, "line": {"color": "@text", "width": 2}},
        },
        _ends(_("Ready, with slack"), names, "circle-open"),
        _ends(_("Ready, no slack"), names, "diamond"),
    ]  # fmt: skip
    ends = (np.where(critical, np.nan, bars.finish), np.where(critical, bars.finish, np.nan))
    moving = [
        Moving("base", bars.start, trace=1),
        Moving("x", np.where(critical, 0.0, length), trace=1),
        Moving("base", bars.start, trace=2),
        Moving("x", np.where(critical, length, 0.0), trace=2),
        *(Moving("x", values, trace=place) for place, values in enumerate(ends, start=3)),
        *(Moving("text", values, trace=place, notation="short_date") for place, values in enumerate(ends, start=3)),
    ]
    # Names stand above the bars: beside them they would take half of the width.
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": 15, "showarrow": False}
    labels = [{"text": name, "y": name, "bgcolor": "@background", "borderpad": 1, **place} for name in names]
    shape, words_, follow = upright(day, _("Reference date"), 0, span)
    layout = layout_of(
        barmode="overlay",
        xaxis=plain_axis(range=span, showgrid=True, gridcolor="@grid", **month_ticks(*span)),
        yaxis=plain_axis(range=[len(names) - 0.45, -0.75], type="category", showticklabels=False),
        shapes=[shape],
        annotations=[words_, *labels],
        margin={"l": 8, "r": 8, "t": 32, "b": 8},
        legend={"orientation": "h", "y": -0.16, "yanchor": "top", "x": 0},
    )
    height = 120 + BAND * len(names)
    return Chart(title, filename, traces, layout, [*moving, *follow], alt, height)


def _ends(name: str, names: list[str], symbol: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "y": names,
        "marker": {"color": "@text", "size": 15, "symbol": symbol, "line": {"color": "@text", "width": 3}},
        "textposition": "middle right",
        "textfont": {"color": "@text"},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def chance_curve(title: str, filename: str, days: Sequence[float], chance: Rows, alt: Texts) -> Chart:
    """The chance, in whole percent, to have started by each day."""
    percent = np.round(100 * chance)
    trace = {
        "type": "scatter",
        "mode": "lines",
        "x": list(days),
        "line": {"color": COLOR, "width": 4},
        "hoverinfo": "skip",
    }
    marks = list(range(0, 101, 20))
    axis = {"range": [0, 102], "tickvals": marks, "ticktext": [f"{one}%" for one in marks], "gridcolor": "@grid"}
    layout = layout_of(
        xaxis=plain_axis(range=[days[0], days[-1]], ticklabelstandoff=6, **month_ticks(days[0], days[-1])),
        yaxis=plain_axis(**{**axis, "showgrid": True}),
    )
    return Chart(title, filename, [trace], layout, [Moving("y", percent, trace=0)], alt, 280)
