"""An axis from nought that is nearer where the present amounts would be too small to see: it holds what every position
of every slider makes of them, and one slider may make much more of them than there is now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.numbers.arrays import Floats
from ui.charts.parts import Rows
from ui.live.figures.figure import Moving, euro_axis, span_of

NEARER = 4.0
"""So many times each step: the longest bar takes at least this part of the axis."""
LEAST = 2
"""Fewer steps are not taken: an axis that holds all positions is the same before and after a thumb is released."""


def axis_from_nought(values: Sequence[Rows], **changes: Any) -> tuple[dict[str, Any], list[Moving]]:
    """An upright axis of euros that holds ``values`` (rows, ...) and nought in every row, and what of it moves.

    Where the present amounts (row 0) are too small on it, it stands as near as they ask, and goes back by whole steps
    in the rows that need more of it. Nought stays where it is.
    """
    whole = span_of([np.zeros(1), *values])
    steps = _steps(values, whole["range"]) if whole else np.zeros(1, dtype=np.int64)
    if steps[0] < LEAST:
        return euro_axis(**whole, **changes), []
    axes = [euro_axis(range=[end / NEARER**step for end in whole["range"]], **changes) for step in range(steps[0] + 1)]
    ends = np.array([axis["range"] for axis in axes])
    moving = [Moving("yaxis.range", ends[steps])]
    if "dtick" in axes[0]:
        ticks = np.array([[axis["dtick"]] for axis in axes], dtype=np.float64)
        moving.append(Moving("yaxis.dtick", ticks[steps], single=True))
        axes[0]["labelalias"] = {at: said for axis in axes for at, said in axis["labelalias"].items()}
    return axes[0], moving


def _steps(values: Sequence[Rows], whole: Sequence[float]) -> NDArray[np.int64]:
    """(rows,) how many steps nearer than the whole axis each row stands: none is nearer than the first."""
    parts: list[Floats] = []
    for one in values:
        amounts = np.nan_to_num(one).reshape(len(one), -1)
        ends = np.where(amounts < 0, whole[0], whole[1])
        parts.append(np.divide(amounts, ends, out=np.zeros_like(amounts), where=ends != 0).max(axis=1, initial=0.0))
    taken = np.max(np.broadcast_arrays(*parts), axis=0)
    steps = np.zeros(len(taken), dtype=np.int64)
    known = taken > 0
    steps[known] = np.floor(np.log(1 / taken[known]) / np.log(NEARER))
    # Nothing to show at all stands as the present does: nothing is too small.
    steps[~known] = steps[0]
    return np.asarray(np.minimum(steps, steps[0]))
