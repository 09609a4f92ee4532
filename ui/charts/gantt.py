"""Charts of a planning: bars per step on an axis of dates, and the chance to have started by a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ui.charts.parts import Chart, Picture, Rows
from words.sentences import Texts

BAND = 66
"""Height of a step in pixels: its name, and its bar under it."""
TIGHT_BAND = 48
"""The least of it, at the letters of a page."""
LOW_BAND = 36
"""The same where the name stands beside the bar."""
AROUND = 120
"""Pixels for the axis and the legend."""


@dataclass(frozen=True)
class Bars:
    """Days as ordinals: the printed planning (steps,) and, for every row, the present one (rows, steps)."""

    names: Sequence[str]
    printed_start: Rows
    printed_finish: Rows
    start: Rows
    finish: Rows
    critical: Rows
    """1 where a step has no slack."""


@dataclass(frozen=True)
class Gantt(Picture):
    """Bars per step, what is printed and the present planning over it, and the ``day`` (rows,) of reference. ``aside``:
    the names stand beside the bars instead of above them."""

    bars: Bars
    day: Rows
    aside: bool = False


@dataclass(frozen=True)
class StartChance(Picture):
    """The chance, from 0 to 1 (rows, days), to have started by each day (ordinals)."""

    days: Sequence[float]
    chance: Rows


def gantt(title: str, filename: str, bars: Bars, day: Rows, alt: Texts) -> Chart:
    return Chart(title, filename, Gantt(bars, day), alt, AROUND + BAND * len(bars.names))


def lower(chart: Chart, height: int, band: int = TIGHT_BAND) -> Chart:
    """The planning within so many pixels: names that have no room above their bars stand beside them, which on a phone
    leaves little for these. ``band``: the pixels that a step needs with its name above. So many steps that even that is
    too much make it higher."""
    picture = chart.picture
    if chart.height <= height or not isinstance(picture, Gantt):
        return chart
    if AROUND + band * len(picture.bars.names) <= height:
        return replace(chart, height=height)
    needed = AROUND + LOW_BAND * len(picture.bars.names)
    return replace(chart, picture=replace(picture, aside=True), height=max(height, needed))


def chance_curve(title: str, filename: str, days: Sequence[float], chance: Rows, alt: Texts) -> Chart:
    return Chart(title, filename, StartChance(days, chance), alt, 280)
