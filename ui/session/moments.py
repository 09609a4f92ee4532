"""A moment: how everything stands, as what a share link says of it (``steps.py``, ``points.py``)."""

from __future__ import annotations

from collections.abc import Mapping

from words.columns import ANCHOR, COLUMNS, POINTS
from words.link import ORDER, PRESENTING

NO_STEPS = ("lang", PRESENTING, ORDER, COLUMNS, ANCHOR, POINTS)
"""The parameters of a link that undo leaves as they are."""

Moment = tuple[tuple[str, str], ...]
"""The parameters of a link, in the order of their names."""


def moment_of(parameters: Mapping[str, str]) -> Moment:
    """What of these parameters undo brings back."""
    return tuple(sorted((name, text) for name, text in parameters.items() if name not in NO_STEPS))
