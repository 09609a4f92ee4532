"""Amounts that run almost straight travel as how they bend, and come back to the last euro."""

from __future__ import annotations

import json
import struct

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.model.worlds import examples
from ui.live.bends import bent, read, straightened, written
from ui.live.payload import pack, unpack


def test_a_straight_line_takes_two_numbers_and_nothing_but_noughts() -> None:
    """By hand: 100.000, up by 5.673 a step; the fourth is a euro more: it bends +1, the next two -2, +1."""
    found = bent(np.array([[100_000], [105_673], [111_346], [117_020], [122_692], [128_365]]), "i1")
    assert found.whole.tolist() == [100_000, 105_673]
    assert found.bends.ravel().tolist() == [-128, -128, 0, 1, -2, 1]


def test_where_it_jumps_the_numbers_themselves_travel() -> None:
    """Of the second column the third number bends -117, and the next 226: that one does not fit, nor the step back."""
    found = bent(np.array([[1, 100], [2, 110], [3, 3], [4, 122], [5, 132]]), "i1")
    assert found.whole.tolist() == [1, 100, 2, 110, 122]
    assert found.bends.tolist() == [[-128, -128], [-128, -128], [0, -117], [0, -128], [0, -109]]


def test_one_row_is_whole() -> None:
    assert bent(np.array([[4, 5]]), "i2").whole.tolist() == [4, 5]


@given(
    arrays.arrays(np.int64, st.tuples(st.integers(1, 30), st.integers(1, 3)), elements=st.integers(-(2**31), 2**31)),
    st.lists(st.integers(-200, 200), min_size=30, max_size=30),
    st.sampled_from(["half", "i1", "i2"]),
)
@examples(200)
def test_whatever_bends_comes_back(values: np.ndarray, steps: list[int], kind: str) -> None:
    values[len(values) // 3 :] = 40_000 + np.cumsum(steps)[: len(values) - len(values) // 3, None]
    found = bent(values, kind)
    back = read(b"before" + written(found.bends, kind), 6, (len(values), values.shape[1]), kind)
    np.testing.assert_array_equal(straightened(back, found.whole, kind), values)


@given(st.lists(st.tuples(st.integers(-900_000, 900_000), st.integers(-9_000, 9_000)), min_size=1, max_size=6))
@examples(200)
def test_amounts_of_sliders_come_back(lines: list[tuple[int, int]]) -> None:
    """Blocks of 20 positions that run almost evenly, with here and there nothing known."""
    rows = np.concatenate([start + step * np.arange(20) + np.arange(20) % 3 for start, step in lines]).astype(float)
    rows = np.stack([rows, -rows], axis=1)
    rows[3, 1] = np.nan
    np.testing.assert_array_equal(unpack(pack({"a": rows}))["a"], rows)


def test_what_the_script_reads() -> None:
    """rows.js: 101 times three amounts of three bytes, 5.673 apart: six travel themselves.

    303 halves are 152 bytes. The first three hold marks (a half of 8); 152 bits, of which these three are set, take 19
    bytes: 0b111 first. Nothing else bends.
    """
    rows = 567_357.0 + 5_673 * np.arange(101.0)[:, None]
    rows = np.concatenate([rows, rows + 1, rows], axis=1)
    packed = pack({"a": rows})
    (length,) = struct.unpack_from("<I", packed)
    said = json.loads(packed[4 : 4 + length])["a"]
    assert said["bends"] == {"dtype": "half", "at": 0, "whole": 6}
    assert packed[4 + length :] == b"\x07" + bytes(18) + b"\x88" * 3 + b"".join(
        amount.to_bytes(3, "little", signed=True) for amount in (567_357, 567_358, 567_357, 573_030, 573_031, 573_030)
    )
    np.testing.assert_array_equal(unpack(packed)["a"], rows)
