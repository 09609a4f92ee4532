"""A chart of ranges under each other: between which amounts each thing lies, and a dot at what is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.bars_and_lines import Mark
from ui.charts.parts import Chart, Picture
from words.claims.spread import Span
from words.sentences import Texts


@dataclass(frozen=True)
class Ranges(Picture):
    """The spans from the top down, and perhaps named lines across them."""

    spans: Sequence[Span]
    marks: Sequence[Mark]


AROUND, SPAN, MARK = 70, 46, 24
"""Pixels for the axis and the edges, for a span, and for the name of a line across them."""


def ranges_chart(title: str, filename: str, spans: Sequence[Span], marks: Sequence[Mark], alt: Texts) -> Chart:
    height = AROUND + SPAN * len(spans) + MARK * len(marks)
    return Chart(title, filename, Ranges(spans, marks), alt, height)
