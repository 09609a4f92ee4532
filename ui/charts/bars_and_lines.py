"""Charts as plain data, from arrays with one row per slider position. Pure: no Streamlit, no model call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import numpy as np

from ui.charts.parts import Chart, Moving, Rows, Table, plain_label
from words.sentences import Texts
from words.texts import _, euro_sign

NOBODY = "@nobody"
"""The colour of what nobody pays; hatched, so that it does not depend on colour alone."""

_HATCH = {"shape": "/", "fgcolor": "@text", "bgcolor": NOBODY, "size": 6, "solidity": 0.2}


@dataclass(frozen=True)
class Series:
    """One line or set of bars: a value per category, for every row."""

    name: str
    values: Rows
    color: str
    hatched: bool = False
    dash: str = "solid"
    mode: str = "lines"

    @property
    def label(self) -> str:
        """The name in a chart."""
        return plain_label(self.name)


def layout_of(**changes: Any) -> dict[str, Any]:
    base = {
        "font": {"family": "@font", "color": "@text"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": -0.12, "yanchor": "top", "x": 0, "traceorder": "normal"},
        "hovermode": "closest",
        "dragmode": False,
        "uniformtext": {"minsize": 11, "mode": "hide"},
        "hoverlabel": {"font": {"family": "@font", "size": 15}},
    }
    return {**base, **changes}


def euro_axis(**changes: Any) -> dict[str, Any]:
    axis = {
        "tickprefix": euro_sign(),
        "tickformat": ",.0f",
        "gridcolor": "@grid",
        "zerolinecolor": "@text",
        "automargin": True,
        "fixedrange": True,
        "nticks": 6,
    }
    return {**axis, **changes}


def plain_axis(**changes: Any) -> dict[str, Any]:
    return {"automargin": True, "fixedrange": True, "showgrid": False, **changes}


def wrapped(label: str, width: int = 22) -> str:
    """A name over more lines of a chart, so that long names of options stay readable."""
    return "<br>".join(plain_label(line) for line in wrap(label, width)) or label


def stacked_bars(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 300,
    unit: str | None = None,
    limit: float | None = None,
) -> Chart:
    """Horizontal bars, one per category, stacked by series; amounts written in the bars."""
    traces, moving = [], []
    unit = unit or f"{euro_sign()}%{{x:,.0f}}"
    for place, one in enumerate(series):
        marker: dict[str, Any] = {"color": one.color}
        if one.hatched:
            marker["pattern"] = _HATCH
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": one.label,
                "y": [wrapped(category) for category in categories],
                "marker": marker,
                "texttemplate": "" if one.hatched else unit,
                # Stacked amounts belong in their bar; a bar alone may have its amount beside it.
                "textposition": "inside" if len(series) > 1 else "auto",
                "outsidetextfont": {"color": "@text"},
                "insidetextanchor": "middle",
                "insidetextfont": {"color": "@background"},
                "textangle": 0,
                "hovertemplate": f"{one.label}: {unit}<extra>%{{y}}</extra>",
            }
        )
        moving.append(Moving("x", one.values, trace=place))
    layout = layout_of(
        barmode="stack",
        # The amounts stand in the bars: an axis would only repeat them.
        xaxis=plain_axis(rangemode="tozero", showticklabels=False, **({"range": [0, limit]} if limit else {})),
        yaxis=plain_axis(autorange="reversed", ticklabelstandoff=6),
        bargap=0.3,
        legend={"orientation": "h", "y": -0.02, "yanchor": "top", "x": 0, "traceorder": "normal"},
    )
    return Chart(title, filename, traces, layout, moving, alt, height)


def grouped_bars(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 400,
    line: Series | None = None,
) -> Chart:
    """Upright bars, per category one for each series, and perhaps a line over them."""
    traces: list[dict[str, Any]] = []
    moving = []
    for place, one in enumerate(series):
        traces.append(
            {
                "type": "bar",
                "name": one.label,
                "x": [plain_label(category) for category in categories],
                "marker": {"color": one.color},
                "hovertemplate": f"{one.label}, %{{x}}: {euro_sign()}%{{y:,.0f}}<extra></extra>",
            }
        )
        moving.append(Moving("y", one.values, trace=place))
    if line is not None:
        traces.append(line_of(line, categories))
        moving.append(Moving("y", line.values, trace=len(series)))
    layout = layout_of(
        barmode="group", xaxis=plain_axis(type="category"), yaxis=euro_axis(rangemode="tozero"), bargap=0.25
    )
    return Chart(title, filename, traces, layout, moving, alt, height)


def line_of(one: Series, categories: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": one.mode,
        "name": one.label,
        "x": [plain_label(category) for category in categories],
        "line": {"color": one.color, "width": 4, "dash": one.dash},
        "marker": {"color": one.color, "size": 14, "line": {"color": "@background", "width": 2}},
        "hovertemplate": f"{one.label}, %{{x}}: {euro_sign()}%{{y:,.0f}}<extra></extra>",
    }


def lines(
    title: str,
    filename: str,
    categories: Sequence[str],
    series: Sequence[Series],
    alt: Texts,
    height: int = 400,
) -> Chart:
    """Lines over categories (budget years); ``markers`` series are dots on them."""
    traces = [line_of(one, categories) for one in series]
    moving = [Moving("y", one.values, trace=place) for place, one in enumerate(series)]
    layout = layout_of(xaxis=plain_axis(type="category"), yaxis=euro_axis(rangemode="tozero"))
    return Chart(title, filename, traces, layout, moving, alt, height)


def curves(
    title: str,
    filename: str,
    x: Sequence[float],
    x_title: str,
    series: Sequence[Series],
    here: Rows,
    here_name: str,
    marks: Sequence[tuple[str, Rows]],
    alt: Texts,
    height: int = 380,
) -> Chart:
    """Lines over ``x`` with the present point (``here``: x and y per row) and named vertical marks."""
    traces: list[dict[str, Any]] = []
    moving: list[Moving] = []
    for place, one in enumerate(series):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": one.label,
                "x": list(x),
                "line": {"color": one.color, "width": 4, "dash": one.dash},
                "hovertemplate": f"{one.label}: {euro_sign()}%{{y:,.0f}} (%{{x}})<extra></extra>",
            }
        )
        moving.append(Moving("y", one.values, trace=place))
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": plain_label(here_name),
            "marker": {"color": "@text", "size": 16, "line": {"color": "@background", "width": 3}},
            "hovertemplate": f"{plain_label(here_name)}: {euro_sign()}%{{y:,.0f}} (%{{x}})<extra></extra>",
        }
    )
    moving += [
        Moving("x", here[:, :1], trace=len(series)),
        Moving("y", here[:, 1:], trace=len(series)),
    ]
    shapes, annotations = [], []
    for place, (name, values) in enumerate(marks):
        column = np.asarray(values).reshape(-1, 1)
        shapes.append(
            {
                "type": "line",
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": "@text", "width": 2, "dash": "dot"},
            }
        )
        annotations.append(
            {
                "text": plain_label(name),
                "yref": "paper",
                "y": 1,
                "yanchor": "top",
                "xanchor": "left",
                "xshift": 6,
                "showarrow": False,
            }
        )
        moving += [
            Moving(f"shapes.{place}.x0", column, single=True),
            Moving(f"shapes.{place}.x1", column, single=True),
            Moving(f"annotations.{place}.x", column, single=True),
        ]
    layout = layout_of(
        xaxis=plain_axis(title={"text": plain_label(x_title), "font": {"size": 15}}, range=[x[0], x[-1]]),
        yaxis=euro_axis(),
        shapes=shapes,
        annotations=annotations,
        legend={"orientation": "h", "y": -0.22, "yanchor": "top", "x": 0},
    )
    return Chart(title, filename, traces, layout, moving, alt, height)


def table_of(
    caption: str, columns: Sequence[str], series: Sequence[Series], unit: str = "euro", step: int = 1
) -> Table:
    """The numbers behind the series of a chart, one line each and every ``step``-th column."""
    names = [one.name for one in series]
    return Table(caption, [_("Series"), *columns], names, [unit] * len(names), None, step=step)
