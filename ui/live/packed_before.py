"""What was packed before is not packed again: two of three arrays of an answer were in the answer before it too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

PLACES = ("at", "which")
"""What of an array in the header says where something stands."""
MOST = 4_000
"""An array of more numbers is not remembered: many visitors would hold too much."""

Add = Callable[[bytes], int]
"""Adds bytes behind the header; where they stand."""
Place = Callable[[NDArray[np.float64], Add], dict[str, Any]]
"""Adds the rows of an array, and says in the header how they stand there."""


def remembering(place: Place) -> Place:
    """The same, where what stands in the header and behind it is computed once for the same numbers."""

    @lru_cache(maxsize=2_000)
    def known(shape: tuple[int, int], numbers: bytes) -> tuple[Mapping[str, Any], tuple[bytes, ...]]:
        """With the number of each part instead of its place."""
        parts: list[bytes] = []

        def number(part: bytes) -> int:
            parts.append(part)
            return len(parts) - 1

        return place(np.frombuffer(numbers, dtype="<f8").reshape(shape), number), tuple(parts)

    def placed(rows: NDArray[np.float64], add: Add) -> dict[str, Any]:
        if rows.size > MOST:
            return place(rows, add)
        said, parts = known((rows.shape[0], rows.shape[1]), rows.tobytes())
        return _standing(said, [add(part) for part in parts])

    return placed


def _standing(said: Mapping[str, Any], places: Sequence[int]) -> dict[str, Any]:
    """The header with the places themselves."""
    return {
        name: places[one] if name in PLACES else _standing(one, places) if isinstance(one, dict) else one
        for name, one in said.items()
    }
