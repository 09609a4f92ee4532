"""Bars and lines in Plotly's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import Band, ChangeBars, Curves, GroupedBars, Lines, Series, StackedBars, Unit
from ui.charts.parts import Rows
from ui.live.figures.figure import (
    ROOM_FOR_A_NAME,
    BarNames,
    Figure,
    Moving,
    Trace,
    Upright,
    amount,
    euro_axis,
    heading,
    layout_of,
    legend,
    line_of,
    plain_axis,
    plain_label,
    span_of,
    upright,
    wrapped,
)
from ui.live.figures.nearer import axis_from_nought

NONE = np.zeros(1)
"""Nought, from which bars start."""
MOST_NAMES = 6
_HATCHES = ("/", "x", "-", "|")
"""How a bar is hatched, by number (words/look/colors.py)."""


def stacked_bars(bars: StackedBars) -> Figure:
    names = [wrapped(category) for category in bars.categories]
    traces = [_bar(series, names, bars.unit, alone=len(bars.series) == 1) for series in bars.series]
    limit = {"range": [0, bars.limit]} if bars.limit else span_of([NONE, _whole_bars(bars.series)])
    marks = [upright(mark, number, limit.get("range")) for number, mark in enumerate(bars.marks)]
    layout = layout_of(
        barmode="stack",
        **(_with_room(marks) if marks else {}),
        # The amounts stand in the bars: an axis would only repeat them.
        xaxis=plain_axis(rangemode="tozero", showticklabels=False, **limit),
        yaxis=plain_axis(autorange="reversed", ticklabelstandoff=6),
        bargap=GAP,
        legend=legend(-0.02),
    )
    moving = [*_following("x", bars.series), *(moving for mark in marks for moving in mark.moving)]
    return Figure(traces, layout, moving, ghost=True, bars=_names(bars.categories, GAP))


GAP = 0.3
"""Between bars, of the height of each."""


def _names(categories: Sequence[str], gap: float) -> BarNames:
    return BarNames([plain_label(category) for category in categories], (1 - gap) / 2)


def _with_room(marks: Sequence[Upright]) -> dict[str, Any]:
    return {
        "shapes": [mark.shape for mark in marks],
        "annotations": [mark.annotation for mark in marks],
        "margin": ROOM_FOR_A_NAME,
    }


def _whole_bars(series: Sequence[Series]) -> Rows:
    """How long the stacked bars are: (rows, categories)."""
    drawn = [np.nan_to_num(one.values) for one in series if one.drawn]
    return np.asarray(sum(drawn, start=np.zeros(1)))


def _bar(series: Series, names: Sequence[str], unit: Unit, alone: bool) -> Trace:
    if not series.drawn:
        return _in_the_table(series)
    name, written = plain_label(series.name), amount("x", unit)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": names,
        "marker": {"color": series.color, **({"pattern": _hatched(series)} if series.hatch else {})},
        **_in_the_bar(series, written),
        # Stacked amounts belong in their bar; a bar alone may have its amount beside it.
        "textposition": "auto" if alone else "inside",
        "outsidetextfont": {"color": "@text"},
        "insidetextanchor": "middle",
        "insidetextfont": {"color": "@background"},
        "textangle": 0,
        "hovertemplate": f"{name}: {written}<extra>%{{y}}</extra>",
    }


def _hatched(series: Series) -> dict[str, Any]:
    return {
        "shape": _HATCHES[series.hatch - 1],
        "fgcolor": "@text",
        "bgcolor": series.color,
        "size": 6,
        "solidity": 0.2,
    }


def _in_the_bar(series: Series, written: str) -> Trace:
    if series.hatch:
        return {"texttemplate": ""}
    if series.written is None:
        return {"texttemplate": written}
    return {"text": [plain_label(text) for text in series.written], "texttemplate": "%{text}"}


def _following(axis: str, series: Sequence[Series], start: int = 0) -> list[Moving]:
    return [Moving(axis, one.values, trace=number) for number, one in enumerate(series, start)]


def _in_the_table(series: Series) -> Trace:
    """What is not drawn, and only lends its numbers to the table."""
    return {"type": "scatter", "name": plain_label(series.name), "visible": False}


def change_bars(bars: ChangeBars) -> Figure:
    names = [wrapped(category) for category in bars.categories]
    traces = [
        _change_bar(series, names, place) if series.drawn else _in_the_table(series)
        for place, series in enumerate(bars.series)
    ]
    drawn = [(place, series) for place, series in enumerate(bars.series) if series.drawn]
    # The amounts stand beside the bars: an axis would only repeat them. The browser knows what room they need.
    span = span_of([NONE, *(series.values for _place, series in drawn)], room=0)
    layout = layout_of(
        barmode="group",
        xaxis=plain_axis(showticklabels=False, zerolinecolor="@text", zerolinewidth=2, **span),
        yaxis=plain_axis(autorange="reversed", ticklabelstandoff=6),
        bargap=GAP,
        legend=legend(-0.02),
    )
    written = [Moving("text", series.values, trace=place, notation="change") for place, series in drawn]
    moving = [*_following("x", bars.series), *written]
    return Figure(traces, layout, moving, ghost=True, bars=_names(bars.categories, GAP))


def _change_bar(series: Series, names: Sequence[str], place: int) -> Trace:
    name = plain_label(series.name)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": names,
        "offsetgroup": str(place),
        "marker": {"color": series.color},
        "textposition": "outside",
        "textangle": 0,
        "cliponaxis": False,
        "outsidetextfont": {"color": "@text"},
        "hovertemplate": f"{name}: %{{text}}<extra>%{{y}}</extra>",
    }


def grouped_bars(bars: GroupedBars) -> Figure:
    names = [plain_label(category) for category in bars.categories]
    lines = [] if bars.line is None else [bars.line]
    traces = [
        *(_upright_bar(series, names, place) for place, series in enumerate(bars.series)),
        *(_over(line, names) for line in lines),
    ]
    shown = [*bars.series, *lines]
    axis, nearer = axis_from_nought([one.values for one in shown if one.drawn], rangemode="tozero")
    layout = layout_of(barmode="group", xaxis=plain_axis(type="category"), yaxis=axis, bargap=0.25)
    return Figure(traces, layout, [*_following("y", shown), *nearer], ghost=True)


def _from_nought(series: Sequence[Series]) -> dict[str, Any]:
    return span_of([NONE, *(one.values for one in series if one.drawn)])


def _upright_bar(series: Series, names: Sequence[str], place: int) -> Trace:
    if not series.drawn:
        return _in_the_table(series)
    name = plain_label(series.name)
    return {
        "type": "bar",
        "name": name,
        "x": names,
        "offsetgroup": str(place),
        "marker": {"color": series.color},
        "hovertemplate": f"{name}, %{{x}}: {amount('y')}<extra></extra>",
    }


def _over(series: Series, names: Sequence[str]) -> Trace:
    """A line over categories."""
    if not series.drawn:
        return _in_the_table(series)
    return line_of(series, f", %{{x}}: {amount('y')}", x=names)


def lines(picture: Lines) -> Figure:
    names = [plain_label(category) for category in picture.categories]
    around = [*names, *reversed(names)]
    traces = [
        *(_area(band, around) for band in picture.bands),
        *(_over(series, names) for series in picture.series),
    ]
    moving = [
        *(
            Moving("y", np.concatenate([band.low, band.high[:, ::-1]], axis=1), trace=number)
            for number, band in enumerate(picture.bands)
        ),
        *_following("y", picture.series, start=len(picture.bands)),
    ]
    if picture.from_zero:
        axis = euro_axis(rangemode="tozero", **_from_nought(picture.series))
    else:
        ends = (end for band in picture.bands for end in (band.low, band.high))
        axis = euro_axis(**span_of([*ends, *(one.values for one in picture.series)]))
    layout = layout_of(xaxis=plain_axis(type="category"), yaxis=axis)
    return Figure(traces, layout, moving, ghost=True, named=_named(picture.series, len(picture.bands)))


def _named(series: Sequence[Series], start: int = 0) -> Sequence[int]:
    """Which traces have their name at their end: with more it is a heap of names."""
    return range(start, start + len(series)) if len(series) <= MOST_NAMES else ()


def _area(band: Band, around: Sequence[str]) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain_label(band.name),
        "x": around,
        "fill": "toself",
        "fillcolor": band.color,
        "opacity": 0.3,
        "line": {"color": band.color, "width": 1},
        "hoverinfo": "skip",
    }


def curves(picture: Curves) -> Figure:
    x, here = list(picture.x), len(picture.series)
    traces = [
        *(line_of(series, f": {amount('y')} (%{{x}})", x=x) for series in picture.series),
        _point(picture.here_name),
    ]
    span = [x[0], x[-1]]
    marks = [upright(mark, number, span) for number, mark in enumerate(picture.marks)]
    moving = [
        *_following("y", picture.series),
        Moving("x", picture.here[:, :1], trace=here),
        Moving("y", picture.here[:, 1:], trace=here),
        *(moving for mark in marks for moving in mark.moving),
    ]
    layout = layout_of(
        xaxis=plain_axis(title=heading(picture.x_title), range=span, ticklabelstandoff=6),
        yaxis=euro_axis(**span_of([one.values for one in picture.series])),
        shapes=[mark.shape for mark in marks],
        annotations=[mark.annotation for mark in marks],
        margin=ROOM_FOR_A_NAME,
        # On a phone the name of the axis would stand on the first line of the legend.
        legend=legend(-0.32),
    )
    return Figure(traces, layout, moving, ghost=True, named=_named(picture.series))


def _point(name: str) -> Trace:
    """Where the present point is: on top of the lines."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": plain_label(name),
        "marker": {"color": "@text", "size": 16, "line": {"color": "@background", "width": 3}},
        "hovertemplate": f"{plain_label(name)}: {amount('y')} (%{{x}})<extra></extra>",
    }
