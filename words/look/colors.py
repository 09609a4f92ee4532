"""Which colour of the theme stands for what, the same in every chart.

Municipalities and variants have bright colours of their own, which stand for nothing else. What is neither has a muted
one. No chart says anything by its colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from model.case.variants import Variant

OF_VARIANT: Mapping[Variant, str] = {"current": "@6", "advice": "@2", "mine": "@3"}
MUTED_FROM, MUTED = 8, 8
"""Where in the theme the muted colours begin, and how many there are."""
PLAIN = "@15"
"""The muted colour for what is one of many: every possible model, a task."""

HATCHES = 4
"""In so many ways a bar may be hatched."""
_DASHES = ("solid", "dash", "dot")

_MUNICIPALITIES = (0, 1, 5, 7)


def of_municipality(place: int) -> str:
    """The colour of the municipality that is the ``place``-th of the case."""
    return f"@{_MUNICIPALITIES[place % len(_MUNICIPALITIES)]}"


def muted(place: int) -> str:
    """The ``place``-th colour of what is neither a municipality nor a variant."""
    return f"@{muted_number(place)}"


def hatch(place: int) -> int:
    """How that bar is hatched: beyond the muted colours they come again, hatched in another way each time."""
    return min(place // MUTED, HATCHES)


def dash(place: int) -> str:
    """How that line is drawn: beyond the muted colours they come again, dashed in another way each time."""
    return _DASHES[min(place // MUTED, len(_DASHES) - 1)]


def muted_number(place: int) -> int:
    """Where in the theme the ``place``-th muted colour stands."""
    return MUTED_FROM + place % MUTED
