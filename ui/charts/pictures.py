"""Charts that are no bars or lines: a heat map, a scatter and flows. Plain data, as in ``charts.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ui.charts.bars_and_lines import layout_of, plain_axis, wrapped
from ui.charts.parts import Chart, Moving, Rows, plain_label
from words.sentences import Texts


@dataclass(frozen=True)
class Points:
    """A group of points in a scatter. ``numbers`` identify them when one is clicked."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    numbers: Sequence[int]
    color: str
    size: int = 8
    symbol: str = "circle"
    mode: str = "markers"


def heatmap(
    title: str,
    filename: str,
    columns: Sequence[str],
    lines: Sequence[str],
    cells: Rows,
    alt: Texts,
    height: int = 420,
) -> Chart:
    """Scores from 0 to 100 as colours with the number in each cell; ``cells`` (rows, lines × columns)."""
    grid = np.round(cells).reshape(cells.shape[0], len(lines), len(columns))
    trace = {
        "type": "heatmap",
        "x": [wrapped(column, 16) for column in columns],
        "y": [wrapped(line, 30) for line in lines],
        "zmin": 0,
        "zmax": 100,
        # Blue to orange through white, for every kind of colour blindness, and light enough for dark numbers.
        "colorscale": [[0, "#f2a65a"], [0.5, "#f8fafc"], [1, "#8fb3ff"]],
        "textfont": {"color": "#0b1220"},
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "texttemplate": "%{z:.0f}",
        "hovertemplate": "%{y}, %{x}: %{z:.0f}<extra></extra>",
    }
    layout = layout_of(
        xaxis=plain_axis(side="top", type="category", tickangle=0),
        yaxis=plain_axis(autorange="reversed", type="category"),
    )
    moving = [Moving("z", grid.reshape(grid.shape[0], -1), trace=0, width=len(columns))]
    return Chart(title, filename, [trace], layout, moving, alt, height, min_width=520)


def scatter(
    title: str,
    filename: str,
    x_title: str,
    y_title: str,
    groups: Sequence[Points],
    alt: Texts,
    height: int = 460,
) -> Chart:
    """Groups of points; a click on a point with a number hands that number back."""
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter",
            "mode": group.mode,
            "name": plain_label(group.name),
            "x": [float(value) for value in group.x],
            "y": [float(value) for value in group.y],
            "customdata": [int(number) for number in group.numbers],
            "line": {"color": group.color, "width": 2, "dash": "dot", "shape": "hv"},
            "marker": {
                "color": group.color,
                "size": group.size,
                "symbol": group.symbol,
                "line": {"color": "@background", "width": 1},
            },
            "hovertemplate": f"{plain_label(group.name)}: %{{x}}; %{{y:.1f}}<extra></extra>",
        }
        for group in groups
    ]
    axis = {"zeroline": False, "gridcolor": "@grid", "showgrid": True}
    layout = layout_of(
        xaxis=plain_axis(title={"text": plain_label(x_title), "font": {"size": 15}}, **axis),
        yaxis=plain_axis(title={"text": plain_label(y_title), "font": {"size": 15}}, **axis),
        legend={"orientation": "h", "y": -0.2, "yanchor": "top", "x": 0},
    )
    return Chart(title, filename, traces, layout, [], alt, height)


def flows(
    title: str,
    filename: str,
    names: Sequence[str],
    colors: Sequence[str],
    links: Sequence[tuple[int, int]],
    alt: Texts,
    height: int = 620,
) -> Chart:
    """A Sankey picture: nodes and the links between them, all of the same width."""
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [plain_label(name) for name in names],
            "color": list(colors),
            "pad": 14,
            "thickness": 18,
            "line": {"width": 0},
        },
        "link": {
            "source": [source for source, _ in links],
            "target": [target for _, target in links],
            "value": [1] * len(links),
            "color": "rgba(128,128,128,0.3)",
            "hoverinfo": "none",
        },
        "textfont": {"color": "@text", "shadow": "none"},
        "hoverinfo": "none",
    }
    # Narrower than this the names overlap: on a phone the picture scrolls sideways.
    return Chart(title, filename, [trace], layout_of(), [], alt, height, min_width=720)
