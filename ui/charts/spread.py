"""Charts of what is uncertain: dots, a curve of chances and a tornado. A band over the years is with the lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.bars_and_lines import Mark, Series
from ui.charts.parts import Chart, Picture
from words.sentences import Texts


@dataclass(frozen=True)
class ChanceCurves(Picture):
    """Per series the chance (0–100) that the amount is higher than on the axis; one named amount as a mark."""

    chances: Sequence[float]
    series: Sequence[Series]
    mark: Mark


@dataclass(frozen=True)
class DotGroup:
    """Dots of one kind: where each stands, in euros and in rows, and which amount it is."""

    name: str
    at: Sequence[float]
    rows: Sequence[float]
    amounts: Sequence[float]
    color: str
    symbol: str


@dataclass(frozen=True)
class Dots(Picture):
    """Dots along an axis of euros, and named lines across it; ``span`` is where the axis begins and ends."""

    groups: Sequence[DotGroup]
    marks: Sequence[Mark]
    span: tuple[float, float]


@dataclass(frozen=True)
class End:
    """One side of a tornado: the outcome of every bar at that side, and in words what is set there."""

    name: str
    outcomes: Sequence[float]
    words: Sequence[str]
    color: str


@dataclass(frozen=True)
class Tornado(Picture):
    """Bars to both sides of the present outcome. A click on a bar hands back its number, counted from the top."""

    labels: Sequence[str]
    ends: Sequence[End]
    present: float


def chance_curves(
    title: str,
    filename: str,
    chances: Sequence[float],
    series: Sequence[Series],
    mark: Mark,
    alt: Texts,
    height: int = 380,
) -> Chart:
    return Chart(title, filename, ChanceCurves(chances, series, mark), alt, height)


def dots_chart(
    title: str,
    filename: str,
    groups: Sequence[DotGroup],
    marks: Sequence[Mark],
    span: tuple[float, float],
    alt: Texts,
    height: int = 330,
) -> Chart:
    return Chart(title, filename, Dots(groups, marks, span), alt, height)


AROUND = 130
"""Pixels for the axis, the edges and the names above."""


def tornado_chart(
    title: str, filename: str, labels: Sequence[str], ends: Sequence[End], present: float, alt: Texts
) -> Chart:
    return Chart(title, filename, Tornado(labels, ends, present), alt, AROUND + 64 * len(labels))
