"""A planning in Plotly's words: bars on an axis of months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import Mark
from ui.charts.gantt import AROUND, BAND, Bars, Gantt, StartChance
from ui.live.figures.figure import (
    ROOM_FOR_A_NAME,
    BarNames,
    Figure,
    Moving,
    Trace,
    layout_of,
    legend,
    plain_axis,
    plain_label,
    upright,
)
from words import formatting
from words.look import colors
from words.texts import _, language

MAX_TICKS = 7
UNDER_THE_MONTHS = 46
"""Pixels that a month and its year take below the bars."""
COLOR = colors.muted(3)
_HATCH = {"shape": "/", "fgcolor": "@background", "bgcolor": COLOR, "size": 8, "solidity": 0.25}


def month_ticks(first: float, last: float) -> dict[str, Any]:
    """An axis with the first days of months, at most ``MAX_TICKS``, named in the reader's language."""
    begin, end = (date.fromordinal(int(day)) for day in (first, last))
    months = [(begin.year * 12 + begin.month - 1 + step) for step in range((end.year - begin.year) * 12 + 24)]
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    inside = [day for day in days if first <= day.toordinal() <= last]
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60) if len(inside) / step <= MAX_TICKS or step == 60)
    # From January on, so that the same months are named whatever the first one is.
    shown = [day for day in inside if (day.year * 12 + day.month - 1) % every == 0]
    texts = [f"{formatting.month(day, language())}<br>{day.year}" for day in shown]
    return {"tickangle": 0, "tickmode": "array", "tickvals": [day.toordinal() for day in shown], "ticktext": texts}


def gantt(picture: Gantt) -> Figure:
    """What is printed as an outline, the present planning over it, and the day of reference."""
    bars = picture.bars
    # By their place: five times their names would be a tenth of the page.
    places = list(range(len(bars.names)))
    span = _span(bars)
    mark = upright(Mark(_("Reference date"), picture.day), 0, span)
    layout = layout_of(
        barmode="overlay",
        xaxis=plain_axis(range=span, showgrid=True, gridcolor="@grid", **month_ticks(*span)),
        yaxis=plain_axis(range=[len(places) - 0.45, -0.75], **_named(bars.names)),
        shapes=[mark.shape],
        annotations=[mark.annotation],
        margin=ROOM_FOR_A_NAME,
        # Of the height of the bars: under few of them the names of the months need more of it.
        legend=legend(-max(0.16, UNDER_THE_MONTHS / (BAND * len(places)))),
    )
    names = BarNames([plain_label(name) for name in bars.names], REACH, AROUND, above=not picture.aside)
    return Figure(_traces(bars, places), layout, [*_following(bars), *mark.moving], bars=names)


REACH = 0.4
"""Of a bar and its marks, of the height of a step without its name."""
BEHIND = 0.6
"""Room for a date behind the last bar, in lengths of the planning: a third of a phone."""


def _span(bars: Bars) -> list[float]:
    """The days of the axis, with room for a date behind the last bar."""
    first = min(float(bars.start.min()), float(bars.printed_start.min()))
    last = max(float(bars.finish.max()), float(bars.printed_finish.max()))
    room = max(last - first, 60.0)
    return [first - 0.04 * room, last + BEHIND * room]


def _traces(bars: Bars, places: list[int]) -> list[Trace]:
    named = {"type": "bar", "y": places, "hoverinfo": "none", "orientation": "h"}
    outline = {"color": "rgba(128, 140, 160, 0.25)", "line": {"color": "@text", "width": 1.5}}
    hatched = {"color": COLOR, "pattern": _HATCH, "line": {"color": "@text", "width": 2}}
    return [
        {
            "name": _("In the source"),
            "base": bars.printed_start.tolist(),
            "width": 0.42,
            "x": (bars.printed_finish - bars.printed_start).tolist(),
            "marker": outline,
            **named,
        },
        {"name": _("With slack"), "width": 0.28, "marker": {"color": COLOR}, **named},
        {"name": _("No slack"), "width": 0.28, "marker": hatched, **named},
        _ends(_("Ready, with slack"), places, "circle-open"),
        _ends(_("Ready, no slack"), places, "diamond"),
    ]


def _following(bars: Bars) -> list[Moving]:
    """The bars of traces 1 and 2, and the ends of traces 3 and 4 with their date: without slack the second of each."""
    critical, length = bars.critical > 0, bars.finish - bars.start
    ends = (np.where(critical, np.nan, bars.finish), np.where(critical, bars.finish, np.nan))
    return [
        Moving("base", bars.start, trace=1),
        Moving("x", np.where(critical, 0.0, length), trace=1),
        Moving("base", bars.start, trace=2),
        Moving("x", np.where(critical, length, 0.0), trace=2),
        *(Moving("x", days, trace=number) for number, days in enumerate(ends, start=3)),
        *(Moving("text", days, trace=number, notation="short_date") for number, days in enumerate(ends, start=3)),
    ]


def _named(names: Sequence[str]) -> dict[str, Any]:
    """Names at the axis: beside the bars, or above them (``BarNames``)."""
    texts = [plain_label(name) for name in names]
    return {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": texts, "ticklabelstandoff": 6}


def _ends(name: str, places: Sequence[int], symbol: str) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "y": places,
        "marker": {"color": "@text", "size": 15, "symbol": symbol, "line": {"color": "@text", "width": 3}},
        "textposition": "middle right",
        "textfont": {"color": "@text"},
        "cliponaxis": False,
        "hoverinfo": "none",
        "showlegend": False,
    }


def start_chance(picture: StartChance) -> Figure:
    """In whole percent."""
    days = list(picture.days)
    line = {"color": COLOR, "width": 4}
    trace = {"type": "scatter", "mode": "lines", "x": days, "line": line, "hoverinfo": "skip"}
    marks = list(range(0, 101, 20))
    percents = {"range": [0, 102], "tickvals": marks, "ticktext": [f"{mark}%" for mark in marks]}
    layout = layout_of(
        xaxis=plain_axis(range=[days[0], days[-1]], ticklabelstandoff=6, **month_ticks(days[0], days[-1])),
        yaxis=plain_axis(**{**percents, "showgrid": True, "gridcolor": "@grid"}),
    )
    return Figure([trace], layout, [Moving("y", np.round(100 * picture.chance), trace=0)])
