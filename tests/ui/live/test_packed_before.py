"""What was packed before comes out as if it were packed for the first time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ui.live.packed_before import MOST, Add, remembering
from ui.live.payload import pack, unpack

SLOPE = np.arange(40.0).reshape(20, 2) ** 2
CURVE = np.where(SLOPE % 7 == 0, np.nan, SLOPE / 10)


def test_the_places_are_those_of_each_piece_of_data() -> None:
    """The same arrays behind other ones, one of which was in the first piece twice."""
    for arrays in ([SLOPE, CURVE, SLOPE], [CURVE], [np.tile(CURVE, 3), SLOPE], [SLOPE, CURVE, SLOPE]):
        found = unpack(pack({"all": list(arrays)}))["all"]
        for one, other in zip(found, arrays, strict=True):
            np.testing.assert_array_equal(one, other)


def test_the_same_numbers_are_packed_once_and_many_every_time() -> None:
    packed: list[tuple[int, ...]] = []

    @remembering
    def place(rows: NDArray[np.float64], add: Add) -> dict[str, Any]:
        packed.append(rows.shape)
        return {"at": add(rows.tobytes()), "base": {"which": add(b"more"), "scale": 1}, "columns": [0]}

    before: list[bytes] = [b"another"]

    def add(part: bytes) -> int:
        before.append(part)
        return 100 * len(before)

    first, again = place(SLOPE, add), place(SLOPE.copy(), add)
    assert packed == [(20, 2)]
    assert first == {"at": 200, "base": {"which": 300, "scale": 1}, "columns": [0]}
    assert again == {"at": 400, "base": {"which": 500, "scale": 1}, "columns": [0]}
    assert before[1:] == [SLOPE.tobytes(), b"more"] * 2
    place(SLOPE.reshape(10, 4), add)
    place(-0.0 * SLOPE, add)
    place(0.0 * SLOPE, add)
    assert len(packed) == 4
    large = np.zeros((MOST + 1, 1))
    place(large, add)
    place(large, add)
    assert packed[4:] == [large.shape] * 2
