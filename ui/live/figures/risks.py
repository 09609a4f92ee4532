"""The matrix of the risks and the curve of their reserve in Plotly's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.case.risks import CLASSES
from ui.charts.bars_and_lines import Series
from ui.charts.risks import Exceedance, Matrix
from ui.live.figures.figure import (
    Figure,
    Moving,
    Trace,
    amount,
    heading,
    layout_of,
    legend,
    line_of,
    plain_axis,
    plain_label,
)
from ui.live.figures.pictures import cells_trace
from words.texts import _, euro_sign, percent

PER_LINE = 2
"""So many numbers fit beside each other in a cell on a phone."""
BESIDE = 6
"""So many letters fit under a cell on a phone."""


def matrix(picture: Matrix) -> Figure:
    classes = np.arange(1, CLASSES + 1)
    trace = cells_trace(
        x=list(picture.impacts),
        y=list(picture.chances),
        z=np.outer(classes, classes).tolist(),
        # One hue from light to dark: order is seen without telling colours apart.
        colorscale=[[0, "#fdf6e9"], [0.5, "#f7c98b"], [1, "#ee9b4b"]],
        texttemplate="%{text}",
        textfont={"color": "#0b1220", "size": 20, "weight": "bold"},
        hovertemplate=f"{_('Chance')} %{{y}}, {_('Impact').lower()} %{{x}}: %{{text}}<extra></extra>",
    )
    layout = layout_of(
        xaxis=plain_axis(
            title=heading(_("Impact (× € 1,000)")),
            type="category",
            tickangle=0,
            tickvals=list(picture.impacts),
            ticktext=_beside(picture.impacts),
        ),
        yaxis=plain_axis(title=heading(_("Chance")), type="category"),
    )
    texts = [[_cell(numbers) for numbers in cells] for cells in picture.cells]
    return Figure([trace], layout, [Moving("text", texts, trace=0, width=CLASSES)])


def _beside(names: Sequence[str]) -> list[str]:
    """Names as they fit beside each other on a phone: ranges over two lines where they are long together."""
    return [*names] if max(map(len, names)) <= BESIDE else [name.replace("–", "–<br>") for name in names]


def _cell(numbers: list[str]) -> str:
    if not numbers:
        return ""
    return "<br>".join(" ".join(numbers[start : start + PER_LINE]) for start in range(0, len(numbers), PER_LINE))


LEAST_SHOWN = 1_000
"""So many euros stand on the axis of what the risks cost, at least."""


def exceedance(picture: Exceedance) -> Figure:
    traces: list[Trace] = []
    moving: list[Moving] = []
    for number, (series, points) in enumerate(zip(picture.series, picture.marked, strict=True)):
        traces += _curve_and_dots(series, picture)
        moving += [Moving("x", series.values, trace=2 * number), Moving("x", points, trace=2 * number + 1)]
    layout = layout_of(
        xaxis=plain_axis(
            title=heading(_("Amount")),
            tickprefix=euro_sign(), tickformat=",.0f", rangemode="tozero", nticks=4, tickangle=0, ticklabelstandoff=6,
            # Where no risk costs anything there would be a euro on the axis, twice.
            autorangeoptions={"include": LEAST_SHOWN},
        ),
        yaxis=plain_axis(
            title=heading(_("Chance that it costs more")),
            tickformat=".0%", range=[0, 1.03], showgrid=True, gridcolor="@grid",
        ),
        shapes=[_level(certainty) for certainty in picture.certainties],
        annotations=[_named(certainty) for certainty in picture.certainties],
        margin={"l": 8, "r": 76, "t": 8, "b": 8},
        legend=legend(-0.22),
    )  # fmt: skip
    return Figure(traces, layout, moving)


def _curve_and_dots(series: Series, picture: Exceedance) -> list[Trace]:
    hover = f": {_('more than')} {amount('x')}: %{{y:.0%}}"
    chances = [1 - certainty for certainty in picture.certainties]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "name": plain_label(series.name),
        "showlegend": False,
        "y": chances,
        "marker": {"color": series.color, "size": 14, "line": {"color": "@background", "width": 2}},
        "hovertemplate": f"{plain_label(series.name)}{hover}<extra></extra>",
    }
    return [line_of(series, hover, y=list(picture.chances)), dots]


def _level(certainty: float) -> dict[str, Any]:
    line = {"color": "@text", "width": 1.5, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 1 - certainty, "y1": 1 - certainty, "line": line}


def _named(certainty: float) -> dict[str, Any]:
    # Beside the lines, not on them: there the curves run.
    side: dict[str, Any] = {"xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "yanchor": "middle"}
    text = _("{part} certain", part=percent(certainty, 0))
    return {"text": text, "y": 1 - certainty, "showarrow": False, "font": {"size": 13}, **side}
