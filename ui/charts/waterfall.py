"""A waterfall: bars that begin where the one before them ends, from nought to the whole difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ui.charts.parts import Chart, Picture
from words.sentences import Texts


@dataclass(frozen=True, kw_only=True)
class Step:
    """A bar: how many whole euros more or less. ``rest``: what is no single change."""

    label: str
    amount: float
    kind: Literal["change", "rest", "total"] = "change"


@dataclass(frozen=True)
class Waterfall(Picture):
    """The steps from the top down; a click on one hands back its number. The total is the last."""

    steps: Sequence[Step]


def waterfall_chart(title: str, filename: str, steps: Sequence[Step], alt: Texts, claim: Texts) -> Chart:
    return Chart(title, filename, Waterfall(steps), alt, 40 + 84 * len(steps), claim=claim)
