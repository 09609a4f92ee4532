"""Charts of what is uncertain: a band over the years, a curve of chances, a tornado. Plain data, as ``charts.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import Series, euro_axis, layout_of, line_of, plain_axis, wrapped
from ui.charts.parts import Chart, Moving, Rows, plain_label
from words.sentences import Texts
from words.texts import _, euro_sign


@dataclass(frozen=True)
class Band:
    """The part between two lines: a value per category, for every row."""

    name: str
    low: Rows
    high: Rows
    color: str


def fan(
    title: str,
    filename: str,
    categories: Sequence[str],
    bands: Sequence[Band],
    series: Sequence[Series],
    alt: Texts,
    height: int = 420,
) -> Chart:
    """Bands over the years with lines over them."""
    traces: list[dict[str, Any]] = []
    moving = []
    shown = [plain_label(category) for category in categories]
    around = [*shown, *reversed(shown)]
    for place, one in enumerate(bands):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": plain_label(one.name),
                "x": around,
                "fill": "toself",
                "fillcolor": one.color,
                "opacity": 0.3,
                "line": {"color": one.color, "width": 1},
                "hoverinfo": "skip",
            }
        )
        moving.append(Moving("y", np.concatenate([one.low, one.high[:, ::-1]], axis=1), trace=place))
    for place, line in enumerate(series, start=len(bands)):
        traces.append(line_of(line, categories))
        moving.append(Moving("y", line.values, trace=place))
    # Not from zero: a band of a few per cent would be a line.
    layout = layout_of(xaxis=plain_axis(type="category"), yaxis=euro_axis())
    return Chart(title, filename, traces, layout, moving, alt, height)


def chance_curves(
    title: str,
    filename: str,
    chances: Sequence[float],
    series: Sequence[Series],
    mark: tuple[str, float],
    alt: Texts,
    height: int = 380,
) -> Chart:
    """Per series the chance (0–100) that the amount is higher than on the axis; one named amount as a mark."""
    traces: list[dict[str, Any]] = []
    moving = []
    for place, one in enumerate(series):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": one.label,
                "y": [float(chance) for chance in chances],
                "line": {"color": one.color, "width": 4, "dash": one.dash},
                "hovertemplate": f"{one.label}: %{{y:.0f}}% {_('chance of more than')} "
                f"{euro_sign()}%{{x:,.0f}}<extra></extra>",
            }
        )
        moving.append(Moving("x", one.values, trace=place))
    name, amount = mark
    layout = layout_of(
        xaxis=euro_axis(nticks=5, ticklabelstandoff=6),
        yaxis=plain_axis(range=[0, 101], ticksuffix="%", showgrid=True, gridcolor="@grid"),
        shapes=[
            {
                "type": "line",
                "yref": "paper",
                "x0": amount,
                "x1": amount,
                "y0": 0,
                "y1": 1,
                "line": {"color": "@text", "width": 2, "dash": "dash"},
            }
        ],
        annotations=[
            {
                "text": plain_label(name),
                "x": amount,
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "xanchor": "center",
                "showarrow": False,
            }
        ],
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        legend={"orientation": "h", "y": -0.14, "yanchor": "top", "x": 0},
    )
    return Chart(title, filename, traces, layout, moving, alt, height)


def tornado_chart(
    title: str,
    filename: str,
    labels: Sequence[str],
    ends: Sequence[tuple[str, Sequence[float], Sequence[str], str]],
    present: float,
    alt: Texts,
) -> Chart:
    """Bars to both sides of the present outcome; ``ends``: name, the outcome per bar, its words and the colour.

    A click on a bar hands back its number, counted from the top.
    """
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": plain_label(name),
            "y": [wrapped(label, 26) for label in labels],
            "base": present,
            "customdata": list(range(len(labels))),
            "marker": {"color": color},
            "hovertext": [plain_label(text) for text in words],
            "hovertemplate": "%{y}<br>%{hovertext}<extra></extra>",
        }
        for name, _outcomes, words, color in ends
    ]
    moving = [
        Moving("x", np.array([[one - present for one in outcomes]]), trace=place)
        for place, (_name, outcomes, _words, _color) in enumerate(ends)
    ]
    layout = layout_of(
        barmode="overlay",
        xaxis=euro_axis(nticks=3, tickangle=0, zeroline=False),
        yaxis=plain_axis(autorange="reversed", ticklabelstandoff=6),
        bargap=0.3,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        shapes=[
            {
                "type": "line",
                "yref": "paper",
                "x0": present,
                "x1": present,
                "y0": 0,
                "y1": 1,
                "line": {"color": "@text", "width": 2},
            }
        ],
    )
    return Chart(title, filename, traces, layout, moving, alt, 130 + 64 * len(labels), min_width=420)
