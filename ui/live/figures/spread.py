"""Dots, a curve of chances and a tornado in Plotly's words."""

from __future__ import annotations

from typing import Any

import numpy as np

from ui.charts.bars_and_lines import Mark
from ui.charts.spread import AROUND, ChanceCurves, DotGroup, Dots, End, Tornado
from ui.live.figures.figure import (
    ROOM_FOR_A_NAME,
    BarNames,
    Figure,
    Moving,
    Trace,
    amount,
    euro_axis,
    layout_of,
    legend,
    line_of,
    plain_axis,
    plain_label,
    span_of_one,
    two_ticks,
    upright,
    wrapped,
)
from words.texts import _


def chance_curves(picture: ChanceCurves) -> Figure:
    chances = [float(chance) for chance in picture.chances]
    hover = f": %{{y:.0f}}% {_('chance of more than')} {amount('x')}"
    mark = upright(picture.mark, 0)
    layout = layout_of(
        xaxis=euro_axis(**span_of_one([series.values for series in picture.series]), nticks=5, ticklabelstandoff=6),
        yaxis=plain_axis(range=[0, 101], ticksuffix="%", showgrid=True, gridcolor="@grid"),
        shapes=[mark.shape],
        annotations=[mark.annotation],
        margin=ROOM_FOR_A_NAME,
        legend=legend(-0.14),
    )
    amounts = [Moving("x", series.values, trace=number) for number, series in enumerate(picture.series)]
    traces = [line_of(series, hover, y=chances) for series in picture.series]
    return Figure(traces, layout, [*amounts, *mark.moving])


def dots(picture: Dots) -> Figure:
    marks = [upright(mark, number, picture.span) for number, mark in enumerate(picture.marks)]
    for place, mark in enumerate(marks):
        # Each name on a line of its own: two amounts may be the same.
        mark.annotation["yshift"] = 22 * place
        mark.shape["line"] = {**mark.shape["line"], "dash": ("solid", "dash")[place % 2]}
    rows = max((row for group in picture.groups for row in group.rows), default=0)
    layout = layout_of(
        xaxis=euro_axis(range=list(picture.span), nticks=3, tickangle=0, ticklabelstandoff=6, zeroline=False),
        yaxis=plain_axis(range=[-0.7, rows + 0.7], visible=False),
        shapes=[mark.shape for mark in marks],
        annotations=[mark.annotation for mark in marks],
        margin={"l": 8, "r": 8, "t": 8 + 24 * len(marks), "b": 8},
        showlegend=True,
        legend=legend(-0.16),
    )
    return Figure([_dots(group) for group in picture.groups], layout, [one for mark in marks for one in mark.moving])


def _dots(group: DotGroup) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain_label(group.name),
        "x": list(group.at),
        "y": list(group.rows),
        "customdata": list(group.amounts),
        "marker": {
            "color": group.color, "symbol": group.symbol, "size": 13, "line": {"color": "@background", "width": 1}
        },
        "hovertemplate": f"{plain_label(group.name)}: {amount('customdata')}<extra></extra>",
    }  # fmt: skip


def tornado(picture: Tornado) -> Figure:
    names = [wrapped(label, 26) for label in picture.labels]
    mark = upright(Mark("", np.array([picture.present])), 0)
    layout = layout_of(
        barmode="overlay",
        xaxis=euro_axis(**_ticks(picture), tickangle=0, zeroline=False),
        yaxis=plain_axis(autorange="reversed", ticklabelstandoff=6),
        bargap=GAP,
        # In one, two names stand over the bar, and what lies left of the line is lower: the words beside it say so.
        showlegend=len(names) > 1,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        shapes=[mark.shape],
        annotations=[mark.annotation],
    )
    outcomes = [
        Moving("x", np.array([[outcome - picture.present for outcome in end.outcomes]]), trace=number)
        for number, end in enumerate(picture.ends)
    ]
    traces = [_bar(end, names, picture.present) for end in picture.ends]
    labels = [plain_label(label) for label in picture.labels]
    bars = BarNames(labels, (1 - GAP) / 2, AROUND) if len(labels) > 1 else None  # one is as low as its tile
    return Figure(traces, layout, [*outcomes, *mark.moving], bars=bars)


GAP = 0.3
"""Between bars, of the height of each."""


def _ticks(picture: Tornado) -> dict[str, Any]:
    """As few amounts as fit on a phone, but two at least: of at most three Plotly may find one. A single bar stands in
    a narrow tile: two amounts of hundreds of millions do not fit under it."""
    if len(picture.labels) == 1:
        return {"nticks": 2 if abs(picture.present) < 1e8 else 1}
    ends = [picture.present, *(amount for end in picture.ends for amount in end.outcomes)]
    low, high = min(ends), max(ends)
    # The axis of a tornado begins at no round amount: some air is left beside the bars.
    room = 0.05 * (high - low)
    return two_ticks(low - room, high + room)


def _bar(end: End, names: list[str], present: float) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "name": plain_label(end.name),
        "y": names,
        "base": present,
        "customdata": list(range(len(names))),
        "marker": {"color": end.color},
        "hovertext": [plain_label(text) for text in end.words],
        "hovertemplate": "%{y}<br>%{hovertext}<extra></extra>",
    }
