"""What goes to the browser, in one piece: a header in JSON and behind it the arrays as they are in memory.

Layout: four bytes with the length of the header (little-endian), the header, the arrays one after the other.
In the header an array is ``{"dtype": "i4" | "f8", "shape": [rows, width], "at": offset behind the header}``.
Where many rows are the same, each travels once: then it also has ``"rows": how many there are, "which": offset of the
number (``u2``) of the row of ``shape`` that each of them is``.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MANY = 8
"""Fewer rows than this are not compared with each other."""
MOST = 2**16
"""So many different rows can be numbered in two bytes."""
_LENGTH = struct.Struct("<I")


def pack(data: Mapping[str, Any]) -> bytes:
    """Data with arrays in it as bytes. An array is cut into rows; whole numbers take four bytes, others eight.

    Where all rows are the same only the first travels: the browser takes the last row that there is.
    """
    blobs: list[bytes] = []
    size = 0

    def add(blob: bytes) -> int:
        nonlocal size
        blobs.append(blob)
        at, size = size, size + len(blob)
        return at

    def place(one: object) -> dict[str, Any]:
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
        values = short if whole else flat.astype("<f8", copy=False)
        distinct, which = _distinct(values)
        found = {"dtype": "i4" if whole else "f8", "shape": distinct.shape, "at": add(distinct.tobytes())}
        return found if which is None else {**found, "rows": len(which), "which": add(which.tobytes())}

    header = json.dumps(data, ensure_ascii=False, default=place).encode()
    return b"".join([_LENGTH.pack(len(header)), header, *blobs])


def _distinct(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.uint16] | None]:
    """The different rows and which of them each row is; None where that would not make it shorter.

    Compared as bytes, so that not-a-number equals itself.
    """
    rows, width = values.shape[0], values.shape[1] * values.itemsize
    if rows < MANY or not width:
        return values, None
    whole_rows = np.ascontiguousarray(values).view(f"V{width}").ravel()
    _rows, at, which = np.unique(whole_rows, return_index=True, return_inverse=True)
    if len(at) * width + 2 * rows >= rows * width or len(at) > MOST:
        return values, None
    return values[at], which.astype("<u2")


def unpack(raw: bytes) -> dict[str, Any]:
    """What ``pack`` was given, for tests and benches: what the browser will show. Arrays are (rows, width)."""
    (length,) = _LENGTH.unpack_from(raw)
    start = _LENGTH.size + length

    def array(one: dict[str, Any]) -> dict[str, Any] | NDArray[np.float64]:
        if not {"dtype", "shape", "at"} <= one.keys() <= {"dtype", "shape", "at", "rows", "which"}:
            return one
        rows, width = one["shape"]
        flat = np.frombuffer(raw, dtype=f"<{one['dtype']}", count=rows * width, offset=start + one["at"])
        values = flat.reshape(rows, width).astype(np.float64)
        if "which" not in one:
            return values
        return values[np.frombuffer(raw, dtype="<u2", count=one["rows"], offset=start + one["which"])]

    found: dict[str, Any] = json.loads(raw[_LENGTH.size : start], object_hook=array)
    return found
