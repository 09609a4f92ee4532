"""What goes to the browser, in one piece: a header in JSON and behind it the arrays as they are in memory.

Layout: four bytes with the length of the header (little-endian), the header, the arrays one after the other.
In the header an array is ``{"dtype": "i4" | "f8", "shape": [rows, width], "at": offset behind the header}``.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_LENGTH = struct.Struct("<I")


def pack(data: Mapping[str, Any]) -> bytes:
    """Data with arrays in it as bytes. An array is cut into rows; whole numbers take four bytes, others eight.

    Where all rows are the same only the first travels: the browser takes the last row that there is.
    """
    blobs: list[bytes] = []
    size = 0

    def place(one: object) -> dict[str, Any]:
        nonlocal size
        if not isinstance(one, np.ndarray):
            raise TypeError(f"{type(one).__name__} cannot travel to the browser")
        flat = np.ascontiguousarray(one.reshape(one.shape[0], -1))
        # Rows that are all the same travel once: what no slider of the page moves.
        if len(flat) > 1 and bool((flat == flat[0]).all()):
            flat = flat[:1]
        # A whole number that does not fit comes back different, and so does not-a-number.
        with np.errstate(invalid="ignore"):
            short = flat.astype("<i4")
        whole = bool((short == flat).all())
        blobs.append((short if whole else flat.astype("<f8", copy=False)).tobytes())
        at, size = size, size + len(blobs[-1])
        return {"dtype": "i4" if whole else "f8", "shape": flat.shape, "at": at}

    header = json.dumps(data, ensure_ascii=False, default=place).encode()
    return b"".join([_LENGTH.pack(len(header)), header, *blobs])


def unpack(raw: bytes) -> dict[str, Any]:
    """What ``pack`` was given, for tests and benches: what the browser will show. Arrays are (rows, width)."""
    (length,) = _LENGTH.unpack_from(raw)
    start = _LENGTH.size + length

    def array(one: dict[str, Any]) -> dict[str, Any] | NDArray[np.float64]:
        if one.keys() != {"dtype", "shape", "at"}:
            return one
        rows, width = one["shape"]
        flat = np.frombuffer(raw, dtype=f"<{one['dtype']}", count=rows * width, offset=start + one["at"])
        return flat.reshape(rows, width).astype(np.float64)

    found: dict[str, Any] = json.loads(raw[_LENGTH.size : start], object_hook=array)
    return found
