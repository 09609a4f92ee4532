"""A heat map, a scatter and flows in Plotly's words."""

from __future__ import annotations

from typing import Any

import numpy as np

from ui.charts.pictures import IN_A_LINE, Flows, HeatMap, Points, Scatter, column_line, short_line
from ui.live.figures.figure import (
    Figure,
    Moving,
    Trace,
    heading,
    layout_of,
    legend,
    plain_axis,
    plain_label,
    whole_ticks,
    wrapped,
)


def cells_trace(**own: Any) -> Trace:
    """What the two heat maps share. Both are light enough for dark numbers."""
    return {"type": "heatmap", "showscale": False, "xgap": 3, "ygap": 3, **own}


def heat_map(picture: HeatMap) -> Figure:
    trace = cells_trace(
        x=[wrapped(column, column_line(column)) for column in picture.columns],
        y=[wrapped(line, IN_A_LINE) for line in picture.lines],
        zmin=0,
        zmax=100,
        # Blue to orange through white, for every kind of colour blindness.
        colorscale=[[0, "#f2a65a"], [0.5, "#f8fafc"], [1, "#8fb3ff"]],
        textfont={"color": "#0b1220"},
        texttemplate="%{z:.0f}",
        hovertemplate="%{y}, %{x}: %{z:.0f}<extra></extra>",
    )
    layout = layout_of(
        xaxis=plain_axis(side="top", type="category", tickangle=0),
        yaxis=plain_axis(autorange="reversed", type="category"),
    )
    cells = np.round(picture.cells).reshape(picture.cells.shape[0], -1)
    return Figure([trace], layout, [Moving("z", cells, trace=0, width=len(picture.columns))])


def scatter(picture: Scatter) -> Figure:
    axis = {"zeroline": False, "gridcolor": "@grid", "showgrid": True}
    across = [float(value) for group in picture.groups for value in group.x]
    layout = layout_of(
        xaxis=plain_axis(title=heading(picture.x_title), **axis, **whole_ticks(across)),
        yaxis=plain_axis(title=heading(picture.y_title), **axis),
        legend=legend(-0.2),
    )
    return Figure([_group(group) for group in picture.groups], layout, [])


def _group(group: Points) -> Trace:
    name = plain_label(group.name)
    return {
        "type": "scatter",
        "mode": group.mode,
        "name": name,
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
        "hovertemplate": f"{name}: %{{x}}; %{{y:.1f}}<extra></extra>",
    }


def flows(picture: Flows) -> Figure:
    names = [
        wrapped(name, short_line(name)) if number in picture.narrow else plain_label(name)
        for number, name in enumerate(picture.names)
    ]
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": names,
            "color": list(picture.colors),
            "pad": 14,
            "thickness": 18,
            "line": {"width": 0},
        },
        "link": {
            "source": [source for source, _target in picture.links],
            "target": [target for _source, target in picture.links],
            "value": [1] * len(picture.links),
            "color": "rgba(128,128,128,0.3)",
            "hoverinfo": "none",
        },
        "textfont": {"color": "@text", "shadow": "none"},
        "hoverinfo": "none",
    }
    return Figure([trace], layout_of(), [])
