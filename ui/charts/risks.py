"""The two pictures of the risks: the matrix of chance and impact, and how likely a loss exceeds an amount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.case.risks import CLASSES
from ui.charts.bars_and_lines import Series, layout_of, plain_axis
from ui.charts.parts import Chart, Moving, Rows
from words.sentences import Texts
from words.texts import _, euro_sign, percent

PER_LINE = 2
"""So many numbers fit beside each other in a cell on a phone."""


def cell_texts(numbers: Sequence[str], chance: Rows, impact: Rows) -> list[list[str]]:
    """For every row the text of all 25 cells, lowest chance first: the numbers of the risks that lie there.

    ``chance`` and ``impact`` (rows, risks) are classes; a risk without both stands nowhere.
    """
    texts = []
    for chances, impacts in zip(chance.tolist(), impact.tolist(), strict=True):
        cells: list[list[str]] = [[] for _place in range(CLASSES * CLASSES)]
        for number, one, other in zip(numbers, chances, impacts, strict=True):
            if one and other:
                cells[int(one - 1) * CLASSES + int(other - 1)].append(number)
        texts.append(["<br>".join(_lines(cell)) for cell in cells])
    return texts


def _lines(cell: list[str]) -> list[str]:
    return [" ".join(cell[start : start + PER_LINE]) for start in range(0, len(cell), PER_LINE)]


def matrix(title: str, chances: Sequence[str], impacts: Sequence[str], texts: list[list[str]], alt: Texts) -> Chart:
    """Five by five: chance upwards, impact to the right; darker is heavier (chance class × impact class)."""
    classes = np.arange(1, CLASSES + 1)
    trace = {
        "type": "heatmap",
        "x": list(impacts),
        "y": list(chances),
        "z": np.outer(classes, classes).tolist(),
        # One hue from light to dark: order is seen without telling colours apart. Light enough for dark numbers.
        "colorscale": [[0, "#fdf6e9"], [0.5, "#f7c98b"], [1, "#ee9b4b"]],
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "texttemplate": "%{text}",
        "textfont": {"color": "#0b1220", "size": 20, "weight": "bold"},
        "hovertemplate": f"{_('Chance')} %{{y}}, {_('Impact').lower()} %{{x}}: %{{text}}<extra></extra>",
    }
    heading = {"size": 15}
    layout = layout_of(
        xaxis=plain_axis(title={"text": _("Impact (× € 1,000)"), "font": heading}, type="category", tickangle=0),
        yaxis=plain_axis(title={"text": _("Chance"), "font": heading}, type="category"),
    )
    moving = [Moving("text", texts, trace=0, width=CLASSES)]
    return Chart(title, "risicos-matrix", [trace], layout, moving, alt, 460)


def exceedance(
    title: str,
    series: Sequence[Series],
    chances: Sequence[float],
    certainties: Sequence[float],
    marked: Sequence[Rows],
    alt: Texts,
) -> Chart:
    """Per variant how likely (``chances``) the risks cost more than an amount, and the reserve at each certainty.

    ``series`` hold the amounts (rows, chances), ``marked`` those at the certainties (rows, certainties).
    """
    traces: list[dict[str, Any]] = []
    moving: list[Moving] = []
    unit = f"{euro_sign()}%{{x:,.0f}}"
    for place, (one, points) in enumerate(zip(series, marked, strict=True)):
        hover = f"{one.label}: {_('more than')} {unit}: %{{y:.0%}}<extra></extra>"
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": one.label,
                "y": list(chances),
                "line": {"color": one.color, "width": 4, "dash": one.dash},
                "hovertemplate": hover,
            }
        )
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": one.label,
                "showlegend": False,
                "y": [1 - certainty for certainty in certainties],
                "marker": {"color": one.color, "size": 14, "line": {"color": "@background", "width": 2}},
                "hovertemplate": hover,
            }
        )
        moving += [Moving("x", one.values, trace=2 * place), Moving("x", points, trace=2 * place + 1)]
    lines = [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 1 - one, "y1": 1 - one,
         "line": {"color": "@text", "width": 1.5, "dash": "dot"}}
        for one in certainties
    ]  # fmt: skip
    # Beside the lines, not on them: there the curves run.
    words = [
        {"text": _("{part} certain", part=percent(one, 0)), "xref": "paper", "x": 1, "xanchor": "left", "xshift": 4,
         "y": 1 - one, "yanchor": "middle", "showarrow": False, "font": {"size": 13}}
        for one in certainties
    ]  # fmt: skip
    layout = layout_of(
        xaxis=plain_axis(
            title={"text": _("Amount"), "font": {"size": 15}},
            tickprefix=euro_sign(), tickformat=",.0f", rangemode="tozero", nticks=4, tickangle=0, ticklabelstandoff=6,
        ),
        yaxis=plain_axis(
            title={"text": _("Chance that it costs more"), "font": {"size": 15}},
            tickformat=".0%", range=[0, 1.03], showgrid=True, gridcolor="@grid",
        ),
        shapes=lines,
        annotations=words,
        margin={"l": 8, "r": 76, "t": 8, "b": 8},
        legend={"orientation": "h", "y": -0.22, "yanchor": "top", "x": 0},
    )  # fmt: skip
    return Chart(title, "risicos-reserve", traces, layout, moving, alt, 520)
