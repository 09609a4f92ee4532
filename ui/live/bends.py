"""Amounts that run almost straight, as what each step differs from the step before it.

Along the positions of a slider most amounts rise or fall evenly, and rounding moves them by one euro: what bends
takes one byte where the amount takes three. Of every number travels, per column, ``number - 2 × the one before + the
one before that``; where that does not fit, as where the next slider begins, a mark, and the number itself.
``rows.js`` does the way back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MARKS = {"half": -8, "i1": -128, "i2": -32_768}
"""The kinds in which the bends can travel, from half a byte each, and what stands where the number itself travels."""

BYTES = {"half": 0.5, "i1": 1, "i2": 2}
FILLED = {"half": 0.75, "i1": 1, "i2": 1.6}
"""About how many bytes that are not nought a number takes that bends."""


@dataclass(frozen=True)
class Bends:
    """``bends`` (rows, width) of this ``kind``; ``whole`` (numbers,): those that travel themselves, in their order."""

    bends: NDArray[np.int64]
    whole: NDArray[Any]
    kind: str


def steps_of(values: NDArray[Any]) -> NDArray[np.int64]:
    """How each number (rows, width) bends; from the third row on."""
    wide = values.astype(np.int64)
    return wide[2:] - 2 * wide[1:-1] + wide[:-2]


def narrowest(values: NDArray[Any], steps: NDArray[np.int64], size: int) -> tuple[str, float]:
    """The kind in which these travel in the fewest bytes, and about how many; ``size`` bytes for a number itself."""
    far = np.abs(steps)
    bending = np.count_nonzero(far)
    found = {}
    for kind, filled in FILLED.items():
        whole = np.count_nonzero(far >= -MARKS[kind])
        bits = values.size * BYTES[kind] / 8
        found[kind] = bits + filled * bending + (whole + values.size - steps.size) * size
    best = min(found, key=found.__getitem__)
    return best, found[best]


def bent(values: NDArray[Any], kind: str, steps: NDArray[np.int64] | None = None) -> Bends:
    """Whole numbers (rows, width) as how they bend. The first two rows travel themselves."""
    bends = np.full(values.shape, MARKS[kind], dtype=np.int64)
    bends[2:] = steps_of(values) if steps is None else steps
    whole = (bends <= MARKS[kind]) | (bends >= -MARKS[kind])
    bends[whole] = MARKS[kind]
    return Bends(bends, values[whole], kind)


def written(steps: NDArray[np.int64], kind: str) -> bytes:
    """The bends as bytes: first a bit for each byte that says whether it is nought, then those that are not.

    Of two halves in a byte the first is the lower one.
    """
    made = np.frombuffer(_halves(steps) if kind == "half" else steps.astype(f"<{kind}").tobytes(), dtype=np.uint8)
    return bytes(np.packbits(made != 0, bitorder="little")) + bytes(made[made != 0])


def _halves(steps: NDArray[np.int64]) -> bytes:
    halves = np.zeros(steps.size + steps.size % 2, dtype=np.uint8)
    halves[: steps.size] = steps.ravel() & 15
    return bytes((halves[::2] | halves[1::2] << 4).tobytes())


def read(blobs: bytes, at: int, shape: tuple[int, int], kind: str) -> NDArray[np.int64]:
    """The bends (rows, width) out of their bytes."""
    size = shape[0] * shape[1]
    count = (size + 1) // 2 if kind == "half" else size * int(kind[1])
    packed = np.frombuffer(blobs, dtype=np.uint8, offset=at)
    said = (count + 7) // 8
    filled = np.unpackbits(packed[:said], count=count, bitorder="little").astype(bool)
    made = np.zeros(count, dtype=np.uint8)
    made[filled] = packed[said : said + int(filled.sum())]
    if kind != "half":
        return made.view(f"<{kind}").astype(np.int64).reshape(shape)
    halves = np.stack([made & 15, made >> 4], axis=1).ravel()[:size].astype(np.int64)
    return ((halves ^ 8) - 8).reshape(shape)


def straightened(bends: NDArray[np.int64], whole: NDArray[Any], kind: str) -> NDArray[np.int64]:
    """The way back: (rows, width)."""
    marked = bends == MARKS[kind]
    values = bends.copy()
    values[marked] = whole
    for row in range(2, len(values)):
        straight = 2 * values[row - 1] - values[row - 2]
        values[row] += np.where(marked[row], 0, straight)
    return values
