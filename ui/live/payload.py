"""What goes to the browser, in one piece: a header in JSON and behind it the arrays, as short as they can be.

Layout: four bytes with the length of the header (little-endian), the header, the arrays one after the other. In the
header an array is ``{"dtype": "i1" | "i2" | "i3" | "i4" | "f8", "shape": [rows, width], "at": offset behind the
header}``; ``i3`` is a whole number in three bytes, which holds most amounts.
A whole number may stand for a decimal one: with ``"from"`` and ``"scale"`` it is (number + from) / scale, and with
``"hole": true`` the lowest number of its kind is not-a-number. ``"wide": n``: a row is its one number n times. Where
many rows are the same, each travels once: then it also has ``"rows": how many there are, "which": offset of the
number of the row of ``shape`` that each of them is``, in one byte each (``u1``) if ``shape`` has at most 256 rows, in
two (``u2``) otherwise. With ``"columns": [...], "base": an array of one row``
it holds only these columns; the others are the same in every row. Where one whole number a row runs up or down evenly,
as the positions of a slider do, ``{"runs": [[rows, first number, step], ...]}`` says it all. Where rows run almost
evenly ``"bends": {"dtype", "at", "whole"}`` says how (``ui.live.bends``), and ``at`` is where those numbers stand, so
many as ``whole``, that travel themselves. Every number comes back exactly.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ui.live.bends import Bends, bent, narrowest, read, steps_of, straightened, written
from ui.live.packed_before import Add, remembering

MANY = 8
"""Fewer rows than this are not compared with each other."""
MOST = 2**16
"""So many different rows can be numbered in two bytes."""
MORE_HEADER = 55
"""Bytes that saying how rows bend takes in the header."""
MOST_RUNS = 8
"""More parts than this are longer than a byte or two a row."""
SCALES = (1, 10, 100, 1000)
"""Amounts are rounded to whole numbers, or to at most three decimals."""
WHOLE_KINDS = ("i1", "i2", "i3", "i4")
_LENGTH = struct.Struct("<I")


def pack(data: Mapping[str, Any]) -> bytes:
    """Data with arrays in it as bytes. An array is cut into rows. Raises TypeError for what cannot travel.

    Where all rows are the same only the first travels: the browser takes the last row that there is.
    """
    blobs: dict[bytes, int] = {}
    size = 0

    def add(blob: bytes) -> int:
        """Where it stands: what is the same as something before it travels once."""
        nonlocal size
        if blob not in blobs:
            blobs[blob] = size
            size += len(blob)
        return blobs[blob]

    def place(value: object) -> dict[str, Any]:
        if not isinstance(value, np.ndarray):
            raise TypeError(f"{type(value).__name__} cannot travel to the browser")
        return _placed(np.ascontiguousarray(value.reshape(value.shape[0], -1), dtype="<f8"), add)

    header = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=place).encode()
    return b"".join([_LENGTH.pack(len(header)), header, *blobs])


@remembering
def _placed(rows: NDArray[np.float64], add: Add) -> dict[str, Any]:
    """Add the rows of an array, and say in the header how they stand there."""
    # Rows that are all the same travel once: what no slider of the page moves.
    if len(rows) > 1 and bool((rows == rows[0]).all()):
        rows = rows[:1]
    if len(rows) < MANY:
        return _rows_placed(rows, add)
    if rows.shape[1] == 1:
        runs = _runs(rows[:, 0])
        return _rows_placed(rows, add) if runs is None else {"runs": runs}
    bits = rows.view("<i8")
    still = (bits == bits[0]).all(axis=0)
    if still.all() or not still.any():
        return _rows_placed(rows, add)
    # Columns that are the same in every row travel once.
    moving = np.flatnonzero(~still)
    base = _rows_placed(rows[:1], add)
    return {**_rows_placed(np.ascontiguousarray(rows[:, moving]), add), "columns": moving.tolist(), "base": base}


def _runs(values: NDArray[np.float64]) -> list[list[int]] | None:
    """Whole numbers as parts in which each is so much more than the one before; None where that is not short."""
    if not np.isfinite(values).all():
        return None
    steps = values[1:] - values[:-1]
    turns = np.flatnonzero(steps[1:] != steps[:-1]) + 1
    # At most two turns belong to a part: most columns are known here to be no runs.
    if len(turns) > 2 * MOST_RUNS or np.abs(values).max() >= 2**31 or (values != np.rint(values)).any():
        return None
    if np.signbit(values[values == 0]).any():
        return None
    found, start = [], 0
    last = len(values) - 1
    for turn in [*turns.tolist(), last]:
        if turn <= start and turn != last:  # the step into a new part is no part
            continue
        step = int(steps[start]) if start < len(steps) else 0
        found.append([turn - start + 1, int(values[start]), step])
        start = turn + 1
        if len(found) > MOST_RUNS:
            return None
    return found


def _rows_placed(rows: NDArray[np.float64], add: Add) -> dict[str, Any]:
    wide = rows.shape[1]
    # A line that is level in every row.
    if wide > 1 and bool((rows == rows[:, :1]).all()):
        rows = np.ascontiguousarray(rows[:, :1])
    values, how = _short(rows)
    if rows.shape[1] < wide:
        how["wide"] = wide
    distinct, which = _distinct(values)
    kind = how.pop("dtype", "f8")
    found = {"dtype": kind, "shape": distinct.shape, **_numbers_placed(distinct, kind, add), **how}
    return found if which is None else {**found, "rows": len(which), "which": add(which.tobytes())}


def _numbers_placed(values: NDArray[Any], kind: str, add: Add) -> dict[str, Any]:
    """Where the numbers stand: as they are, or as how they bend where that is shorter."""
    found = _shortest_bends(values, kind)
    if found is None:
        return {"at": add(_written(values, kind))}
    bends = {"dtype": found.kind, "at": add(written(found.bends, found.kind)), "whole": found.whole.size}
    return {"at": add(_written(found.whole, kind)), "bends": bends}


def _shortest_bends(values: NDArray[Any], kind: str) -> Bends | None:
    """How the rows bend, in the kind that is shortest; None where the numbers themselves are shorter."""
    if kind not in WHOLE_KINDS or values.nbytes < MORE_HEADER:
        return None
    steps, size = steps_of(values), int(kind[1])
    narrow, length = narrowest(values, steps, size)
    return bent(values, narrow, steps) if length + MORE_HEADER < values.size * size else None


def _written(values: NDArray[Any], kind: str) -> bytes:
    """The numbers as bytes. Of three bytes a number is that of four without the last, which only repeats its sign."""
    if kind != "i3":
        return values.tobytes()
    return np.ascontiguousarray(values, dtype="<i4").reshape(-1, 1).view(np.uint8)[:, :3].tobytes()


def _limits(kind: str) -> tuple[int, int]:
    """The lowest and highest number of a kind."""
    highest = 2 ** (8 * int(kind[1]) - 1) - 1
    return -highest - 1, highest


def _short(rows: NDArray[np.float64]) -> tuple[NDArray[Any], dict[str, Any]]:
    """The same numbers in the smallest whole numbers that hold them, and how to read these; else as they are."""
    holes = np.isnan(rows) if rows.size and np.isnan(rows.min()) else None
    known = rows if holes is None else rows[~holes]
    if not known.size:
        return rows, {}
    low, high = float(known.min()), float(known.max())
    has_minus_nought = low <= 0 <= high and bool(np.signbit(known[known == 0]).any())
    if has_minus_nought or not -(2**31) <= low <= high <= 2**31:
        return rows, {}
    for scale in SCALES:
        whole = np.rint(known * scale) if scale > 1 else np.rint(known)
        if bool((whole / scale == known if scale > 1 else whole == known).all()):
            return _fitted(rows, holes, whole, scale, (round(low * scale), round(high * scale)))
    return rows, {}


def _fitted(
    rows: NDArray[np.float64], holes: NDArray[np.bool_] | None, whole: NDArray[np.float64], scale: int,
    ends: tuple[int, int],
) -> tuple[NDArray[Any], dict[str, Any]]:  # fmt: skip
    """``ends``: the lowest and the highest of the whole numbers."""
    low, high = ends
    # Numbers from far away, such as days, count from their middle.
    for kind in WHOLE_KINDS:
        lowest, highest = _limits(kind)
        start = 0 if lowest < low and high <= highest else (low + high) // 2
        if lowest < low - start and high - start <= highest:
            said: dict[str, Any] = {"from": start, "scale": scale} if start or scale != 1 else {}
            dtype, numbers = "<i4" if kind == "i3" else f"<{kind}", whole - start if start else whole
            if holes is None:
                return numbers.astype(dtype), {"dtype": kind, **said}
            values = np.full(rows.shape, lowest, dtype=dtype)
            values[~holes] = numbers
            return values, {"dtype": kind, **said, "hole": True}
    return rows, {}


def _distinct(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """The different rows and which of them each row is; None where that would not make it shorter.

    Compared as bytes, so that not-a-number equals itself. Numbered as they come, so that arrays that move at the same
    positions say the same about their rows, which then travels once.
    """
    rows, width = values.shape[0], values.shape[1] * values.itemsize
    if rows < MANY or width < 2:  # the number of a row takes a byte itself
        return values, None
    whole_rows: list[bytes] = np.ascontiguousarray(values).view(f"V{width}").ravel().tolist()
    numbers = {row: number for number, row in enumerate(dict.fromkeys(whole_rows))}
    number = _number_of(len(numbers))
    if len(numbers) * width + number.itemsize * rows >= rows * width or len(numbers) > MOST:
        return values, None
    distinct = np.frombuffer(b"".join(numbers), dtype=values.dtype).reshape(-1, values.shape[1])
    return distinct, np.array([numbers[row] for row in whole_rows], dtype=number)


def _number_of(rows: int) -> np.dtype[Any]:
    """The kind of number that says which of so many rows."""
    return np.dtype("<u1" if rows <= 2**8 else "<u2")


def with_header(raw: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The same where ``change`` changed what the header says; the arrays stay where they stand behind it."""
    (length,) = _LENGTH.unpack_from(raw)
    said = json.loads(raw[_LENGTH.size : _LENGTH.size + length])
    change(said)
    header = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join([_LENGTH.pack(len(header)), header, raw[_LENGTH.size + length :]])


BLOCK = ("start", "count", "current")
"""Of each slider what the numbers of its block are (``ui.charts.parts.Block``)."""
ARRAY = {"dtype", "shape", "at"}
MORE = {"from", "scale", "hole", "wide", "rows", "which", "columns", "base", "bends"}


def unpack(raw: bytes) -> dict[str, Any]:
    """What ``pack`` was given, for tests and benches: what the browser will show. Arrays are (rows, width)."""
    (length,) = _LENGTH.unpack_from(raw)
    blobs = raw[_LENGTH.size + length :]

    def array(found: dict[str, Any]) -> dict[str, Any] | NDArray[np.float64]:
        if found.keys() == {"runs"}:
            return _run_out(found["runs"])
        return _read(found, blobs) if ARRAY <= found.keys() <= ARRAY | MORE else found

    found: dict[str, Any] = json.loads(raw[_LENGTH.size : _LENGTH.size + length], object_hook=array)
    if "blocks" in found:
        found["blocks"] = {key: dict(zip(BLOCK, one, strict=True)) for key, one in found["blocks"].items()}
    return found


def _run_out(runs: list[list[int]]) -> NDArray[np.float64]:
    parts = [first + step * np.arange(rows, dtype=np.float64) for rows, first, step in runs]
    return np.concatenate(parts)[:, None]


def _read(said: Mapping[str, Any], blobs: bytes) -> NDArray[np.float64]:
    rows, width = said["shape"]
    numbers = _whole_numbers(said, blobs)
    values = numbers.reshape(rows, width).astype(np.float64)
    if "scale" in said:
        values = (values + said["from"]) / said["scale"]
    if said.get("hole"):
        values[numbers.reshape(rows, width) == _limits(said["dtype"])[0]] = np.nan
    values = np.repeat(values, said.get("wide", 1), axis=1)
    if "which" in said:
        values = values[np.frombuffer(blobs, dtype=_number_of(rows), count=said["rows"], offset=said["which"])]
    if "columns" not in said:
        return values
    whole = np.repeat(said["base"], len(values), axis=0)
    whole[:, said["columns"]] = values
    return np.asarray(whole)


def _whole_numbers(said: Mapping[str, Any], blobs: bytes) -> NDArray[Any]:
    (rows, width), bends = said["shape"], said.get("bends")
    if bends is None:
        return _numbers(said["dtype"], blobs, rows * width, said["at"])
    whole = _numbers(said["dtype"], blobs, bends["whole"], said["at"])
    return straightened(read(blobs, bends["at"], (rows, width), bends["dtype"]), whole, bends["dtype"])


def _numbers(kind: str, blobs: bytes, count: int, at: int) -> NDArray[Any]:
    if kind != "i3":
        return np.frombuffer(blobs, dtype=f"<{kind}", count=count, offset=at)
    short = np.frombuffer(blobs, dtype=np.uint8, count=3 * count, offset=at).reshape(-1, 3)
    # Three bytes behind an empty one, and back by a division that keeps the sign.
    return np.pad(short, ((0, 0), (1, 0))).reshape(-1).view("<i4") // 2**8
