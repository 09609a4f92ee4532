"""Ranges under each other in Plotly's words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ui.charts.ranges import AROUND, MARK, Ranges
from ui.live.figures.figure import (
    BarNames,
    Figure,
    Moving,
    Trace,
    amount,
    euro_axis,
    layout_of,
    plain_axis,
    plain_label,
    span_of,
    upright,
    wrapped,
)
from words.claims.spread import Span
from words.texts import euro

REACH = 0.65
"""The amount above a dot, of the height of a span."""


def ranges(picture: Ranges) -> Figure:
    spans = picture.spans
    ends = np.array([[amount for span in spans for amount in (span.low, span.at, span.high)]])
    held = span_of([ends, *(mark.at for mark in picture.marks)], room=0.15)
    marks = [upright(mark, number, held.get("range")) for number, mark in enumerate(picture.marks)]
    layout = layout_of(
        xaxis=euro_axis(**held, nticks=3, tickangle=0, ticklabelstandoff=4, zeroline=False),
        yaxis=plain_axis(
            range=[len(spans) - 0.4, -0.75],
            # By number: two checkpoints may have one name to a chart.
            tickvals=list(range(len(spans))),
            ticktext=[wrapped(span.name, 18) for span in spans],
            ticklabelstandoff=8,
            zeroline=False,
        ),
        shapes=[mark.shape for mark in marks],
        annotations=[mark.annotation for mark in marks],
        margin={"l": 8, "r": 16, "t": 8 + MARK * len(marks), "b": 8},
        showlegend=False,
    )
    dots = Moving("x", np.array([[span.at for span in spans]]), trace=len(spans))
    traces = [_bar(span, place) for place, span in enumerate(spans)]
    return Figure(
        [*traces, _dots(spans, held.get("range", [0.0, 0.0]))],
        layout,
        [dots, *(one for mark in marks for one in mark.moving)],
        bars=BarNames([plain_label(span.name) for span in spans], REACH, AROUND + MARK * len(marks)),
    )


def _bar(span: Span, place: int) -> Trace:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": plain_label(span.name),
        "x": [span.low, span.high],
        "y": [place, place],
        "line": {"color": span.color, "width": 12},
        "opacity": 0.55,
        "hovertemplate": f"{plain_label(span.name)}: {amount('x')}<extra></extra>",
    }


def _dots(drawn: Sequence[Span], held: Sequence[float]) -> Trace:
    """The dots, each with its amount on the side where there is room."""
    middle = (held[0] + held[1]) / 2
    return {
        "type": "scatter",
        "mode": "markers+text",
        "y": list(range(len(drawn))),
        "text": [euro(span.at) for span in drawn],
        "textposition": ["top left" if span.at > middle else "top right" for span in drawn],
        "cliponaxis": False,
        "marker": {
            "color": [span.color for span in drawn], "size": 17, "line": {"color": "@background", "width": 2}
        },
        "hovertemplate": f"{amount('x')}<extra></extra>",
    }  # fmt: skip
