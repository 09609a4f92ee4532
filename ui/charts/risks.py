"""The two pictures of the risks: the matrix of chance and impact, and how likely a loss exceeds an amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.case.risks import CLASSES
from ui.charts.bars_and_lines import Series
from ui.charts.parts import Chart, Picture, Rows
from words.sentences import Texts

Cells = list[list[list[str]]]
"""For every row the 25 cells, lowest chance first: the numbers of the risks that lie there."""


@dataclass(frozen=True)
class Matrix(Picture):
    """Five by five: chance upwards, impact to the right; darker is heavier (chance class × impact class)."""

    chances: Sequence[str]
    impacts: Sequence[str]
    cells: Cells


@dataclass(frozen=True)
class Exceedance(Picture):
    """Per variant how likely (``chances``) the risks cost more than an amount, and the reserve at each certainty.

    ``series`` hold the amounts (rows, chances), ``marked`` those at the certainties (rows, certainties).
    """

    series: Sequence[Series]
    chances: Sequence[float]
    certainties: Sequence[float]
    marked: Sequence[Rows]


def cells_of(numbers: Sequence[str], chance: Rows, impact: Rows) -> Cells:
    """In which cell each risk lies; ``chance`` and ``impact`` (rows, risks) are classes.

    A risk without both stands nowhere.
    """
    rows = []
    for chances, impacts in zip(chance.tolist(), impact.tolist(), strict=True):
        cells: list[list[str]] = [[] for _cell in range(CLASSES * CLASSES)]
        for number, chance_class, impact_class in zip(numbers, chances, impacts, strict=True):
            if chance_class and impact_class:
                cells[int(chance_class - 1) * CLASSES + int(impact_class - 1)].append(number)
        rows.append(cells)
    return rows


def matrix(title: str, chances: Sequence[str], impacts: Sequence[str], cells: Cells, alt: Texts) -> Chart:
    return Chart(title, "risicos-matrix", Matrix(chances, impacts, cells), alt, 460)


def exceedance(
    title: str,
    series: Sequence[Series],
    chances: Sequence[float],
    certainties: Sequence[float],
    marked: Sequence[Rows],
    alt: Texts,
) -> Chart:
    return Chart(title, "risicos-reserve", Exceedance(series, chances, certainties, marked), alt, 520)
