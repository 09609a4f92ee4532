"""Every picture as a Plotly figure: the one place that knows Plotly's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ui.charts.bars_and_lines import ChangeBars, Curves, GroupedBars, Lines, StackedBars
from ui.charts.boxes import Boxes
from ui.charts.gantt import Gantt, StartChance
from ui.charts.parts import Picture
from ui.charts.pictures import Flows, HeatMap, Scatter
from ui.charts.ranges import Ranges
from ui.charts.risks import Exceedance, Matrix
from ui.charts.spread import ChanceCurves, Dots, Tornado
from ui.charts.waterfall import Waterfall
from ui.live.figures import bars_and_lines, boxes, gantt, pictures, ranges, risks, spread, waterfall
from ui.live.figures.figure import Figure

DRAWN: Mapping[type[Picture], Callable[[Any], Figure]] = {
    StackedBars: bars_and_lines.stacked_bars,
    ChangeBars: bars_and_lines.change_bars,
    GroupedBars: bars_and_lines.grouped_bars,
    Lines: bars_and_lines.lines,
    Curves: bars_and_lines.curves,
    HeatMap: pictures.heat_map,
    Scatter: pictures.scatter,
    Flows: pictures.flows,
    Boxes: boxes.boxes,
    Gantt: gantt.gantt,
    StartChance: gantt.start_chance,
    Matrix: risks.matrix,
    Exceedance: risks.exceedance,
    ChanceCurves: spread.chance_curves,
    Dots: spread.dots,
    Tornado: spread.tornado,
    Waterfall: waterfall.waterfall,
    Ranges: ranges.ranges,
}


def figure_of(picture: Picture) -> Figure:
    """The figure of a picture. Raises KeyError for a kind that nobody drew."""
    return DRAWN[type(picture)](picture)
