"""Charts of a planning: bars per step on an axis of dates, and the chance to have started by a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.parts import Chart, Picture, Rows
from words.sentences import Texts

BAND = 66
"""Height of a step in pixels: its name, and its bar under it."""


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
    """Bars per step, what is printed and the present planning over it, and the ``day`` (rows,) of reference."""

    bars: Bars
    day: Rows


@dataclass(frozen=True)
class StartChance(Picture):
    """The chance, from 0 to 1 (rows, days), to have started by each day (ordinals)."""

    days: Sequence[float]
    chance: Rows


def gantt(title: str, filename: str, bars: Bars, day: Rows, alt: Texts) -> Chart:
    return Chart(title, filename, Gantt(bars, day), alt, 120 + BAND * len(bars.names))


def chance_curve(title: str, filename: str, days: Sequence[float], chance: Rows, alt: Texts) -> Chart:
    return Chart(title, filename, StartChance(days, chance), alt, 280)
