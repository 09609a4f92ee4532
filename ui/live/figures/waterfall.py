"""A waterfall in Plotly's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from ui.charts.waterfall import Step, Waterfall
from ui.live.figures.figure import BarNames, Figure, Moving, Trace, layout_of, plain_axis, plain_label, wrapped
from words.look import colors

LETTERS = 20
"""In a line of a name beside its bar."""
GAP = 0.35
"""Between bars, of the height of each."""
_COLORS = {"change": colors.muted(0), "rest": colors.muted(1), "total": "@text"}


def waterfall(picture: Waterfall) -> Figure:
    steps = picture.steps
    starts = _starts(steps)
    amounts = np.array([[step.amount for step in steps]])
    ends = np.array(starts) + amounts[0]
    names = [wrapped(step.label, LETTERS) for step in steps]
    layout = layout_of(
        # The amounts stand beside the bars: an axis would only repeat them.
        xaxis=plain_axis(
            showticklabels=False, zerolinecolor="@text", zerolinewidth=2, range=_span(starts, ends.tolist())
        ),
        yaxis=plain_axis(
            range=[len(steps) - 0.5, -0.5],
            # By number: two changes may have one name.
            tickvals=list(range(len(steps))),
            ticktext=names,
            ticklabelstandoff=6,
            zeroline=False,
        ),
        bargap=GAP,
        showlegend=False,
    )
    moving = [Moving("x", amounts, trace=0), Moving("text", amounts, trace=1, notation="change")]
    traces = [_bars(steps, starts), _amounts(np.maximum(starts, ends).tolist()), _joints(ends.tolist())]
    bars = BarNames([plain_label(step.label) for step in steps], (1 - GAP) / 2, around=16)
    return Figure(traces, layout, moving, bars=bars)


def _span(starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Every bar; the browser knows what room the amounts behind them need."""
    return [min(0.0, *starts, *ends), max(0.0, *starts, *ends)]


def _starts(steps: Sequence[Step]) -> list[float]:
    """Each step begins where the one before it ends; the total at nought."""
    running = accumulate((step.amount for step in steps), initial=0.0)
    return [0.0 if step.kind == "total" else start for step, start in zip(steps, running, strict=False)]


def _joints(ends: Sequence[float]) -> Trace:
    """A thin line from the end of each bar to the next: down, along the bar, and down again."""
    places = range(len(ends))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [int(end) for end in ends for _side in range(2)][:-1],
        "y": [place + side for place in places for side in range(2)][:-1],
        "line": {"color": "@text", "width": 1, "dash": "dot"},
        "hoverinfo": "skip",
    }


def _bars(steps: Sequence[Step], starts: Sequence[float]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(steps))),
        "base": [int(start) for start in starts],
        "customdata": list(range(len(steps))),
        "marker": {
            "color": [_COLORS[step.kind] for step in steps],
            "pattern": {
                "shape": ["/" if step.kind == "rest" else "" for step in steps],
                "fgcolor": "@background",
                "size": 6,
                "solidity": 0.3,
            },
        },
        # Nothing more to say, but a click is heard.
        "hoverinfo": "none",
    }


def _amounts(at: Sequence[float]) -> Trace:
    """Behind every bar, also one that goes to the left: there stands its name."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [int(one) for one in at],
        "y": list(range(len(at))),
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
