"""What travels to the browser: data and arrays that come back the same, texts that are filled in."""

from __future__ import annotations

import struct
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests.model.worlds import examples
from ui.live.live_chart import _texts_data
from ui.live.payload import pack, unpack
from words import formatting
from words.sentences import Numbers, Sentences, each_slot, euros, known, numbers, read, received, slot

SHAPES = arrays.array_shapes(min_dims=1, max_dims=3, min_side=1, max_side=5)


def flat(values: np.ndarray) -> np.ndarray:
    """The rows of an array of any shape."""
    return values.reshape(values.shape[0], -1)


@given(st.lists(arrays.arrays(np.float64, SHAPES), min_size=1, max_size=3))
@examples(200)
def test_any_arrays_come_back(values: list[np.ndarray]) -> None:
    """Whatever the numbers, not-a-number and infinity included, and however many arrays."""
    back = unpack(pack({"text": "één", "arrays": values}))
    assert back["text"] == "één"
    for one, given_ in zip(back["arrays"], values, strict=True):
        np.testing.assert_array_equal(np.broadcast_to(one, flat(given_).shape), flat(given_))


@given(arrays.arrays(np.int64, SHAPES, elements=st.integers(-(2**31) + 1, 2**31 - 1)))
@examples(200)
def test_whole_numbers_travel_in_four_bytes_at_most(values: np.ndarray) -> None:
    packed = pack({"a": values.astype(np.float64)})
    (length,) = struct.unpack_from("<I", packed)
    assert len(packed) - 4 - length <= 4 * values.size
    np.testing.assert_array_equal(np.broadcast_to(unpack(packed)["a"], flat(values).shape), flat(values))


@pytest.mark.parametrize(
    ("values", "header", "blob"),
    [
        # By hand: what stands in the header, and the bytes behind it.
        ([[1, 2], [-3, 127]], '{"dtype":"i1","shape":[2,2],"at":0}', struct.pack("<4b", 1, 2, -3, 127)),
        ([[1, 2], [3, 128]], '{"dtype":"i1","shape":[2,2],"at":0,"from":64,"scale":1}',
         struct.pack("<4b", -63, -62, -61, 64)),
        ([[1, 2], [3, 300]], '{"dtype":"i2","shape":[2,2],"at":0}', struct.pack("<4h", 1, 2, 3, 300)),
        # Days: 737.800 and a year later, from their middle 737.982.
        ([[737800], [738165]], '{"dtype":"i2","shape":[2,1],"at":0,"from":737982,"scale":1}',
         struct.pack("<2h", -182, 183)),
        ([[0.5], [12.25]], '{"dtype":"i2","shape":[2,1],"at":0,"from":0,"scale":100}',
         struct.pack("<2h", 50, 1225)),
        ([[2.5, np.nan], [1, 3]], '{"dtype":"i1","shape":[2,2],"at":0,"from":0,"scale":10,"hole":true}',
         struct.pack("<4b", 25, -128, 10, 30)),
        ([[1, 70_000], [3, -70_000]], '{"dtype":"i3","shape":[2,2],"at":0}',
         b"".join(one.to_bytes(3, "little", signed=True) for one in (1, 70_000, 3, -70_000))),
        ([[np.nan, 70_000, -1]], '{"dtype":"i3","shape":[1,3],"at":0,"hole":true}',
         b"".join(one.to_bytes(3, "little", signed=True) for one in (-(2**23), 70_000, -1))),
        ([[1, 9_000_000], [3, -9_000_000]], '{"dtype":"i4","shape":[2,2],"at":0}',
         struct.pack("<4i", 1, 9_000_000, 3, -9_000_000)),
        ([[0.0625], [2]], '{"dtype":"f8","shape":[2,1],"at":0}', struct.pack("<2d", 0.0625, 2)),
    ],
)  # fmt: skip
def test_numbers_are_as_short_as_they_can_be(values: list[list[float]], header: str, blob: bytes) -> None:
    packed = pack({"a": np.array(values, dtype=float)})
    (length,) = struct.unpack_from("<I", packed)
    assert packed[4 : 4 + length].decode() == f'{{"a":{header}}}'
    assert packed[4 + length :] == blob
    np.testing.assert_array_equal(unpack(packed)["a"], values)


@given(arrays.arrays(np.float64, SHAPES, elements=st.sampled_from([0.0, 0.1, 0.07, -12.34, 1e6, float("nan")])))
@examples(200)
def test_decimals_come_back_to_the_last_bit(values: np.ndarray) -> None:
    back = np.broadcast_to(unpack(pack({"a": values}))["a"], flat(values).shape)
    np.testing.assert_array_equal(back, flat(values))


def test_rows_that_are_the_same_travel_once() -> None:
    assert unpack(pack({"a": np.array([[1.0, 2.0]] * 3)}))["a"].tolist() == [[1, 2]]
    # Not-a-number equals nothing: so few rows of it all travel.
    assert len(unpack(pack({"a": np.full((3, 1), np.nan)}))["a"]) == 3


def test_rows_that_come_back_travel_once_with_the_number_of_each() -> None:
    """Two different rows of four numbers, in turn: 2 × 4 bytes, and 10 bytes that say which."""
    rows = np.array([[7.0, 8.0, 9.0, 10.0], [5.0, 6.0, 7.0, 8.0]] * 5)
    packed = pack({"a": rows})
    (length,) = struct.unpack_from("<I", packed)
    header, arrays_ = packed[4 : 4 + length], packed[4 + length :]
    assert header == b'{"a":{"dtype":"i1","shape":[2,4],"at":0,"rows":10,"which":8}}'
    distinct, which = struct.unpack("<8b", arrays_[:8]), struct.unpack("<10B", arrays_[8:])
    assert [list(distinct[4 * row : 4 * row + 4]) for row in which] == rows.tolist()
    assert unpack(packed)["a"].tolist() == rows.tolist()


def test_more_than_256_rows_are_numbered_in_two_bytes() -> None:
    """300 different rows of four numbers, twice: 300 × 4 × 2 bytes, and 600 × 2 bytes that say which."""
    rows = np.tile(np.random.default_rng(1).integers(-30_000, 30_000, (300, 4)).astype(float), (2, 1))
    packed = pack({"a": rows})
    (length,) = struct.unpack_from("<I", packed)
    assert len(packed) - 4 - length == 300 * 4 * 2 + 600 * 2
    assert unpack(packed)["a"].tolist() == rows.tolist()


def test_arrays_that_say_the_same_travel_once() -> None:
    """Two arrays of 20 rows that move at the same positions: 2 × 4 numbers each, and one time which row is which."""
    one = np.array([[7.0, 8.0, 9.0, 10.0], [5.0, 6.0, 7.0, 8.0]] * 10)
    packed = pack({"a": one, "b": -one, "again": one})
    (length,) = struct.unpack_from("<I", packed)
    assert len(packed) - 4 - length == 2 * 8 + 20
    found = unpack(packed)
    assert [found[name].tolist() for name in ("a", "b", "again")] == [one.tolist(), (-one).tolist(), one.tolist()]


@given(arrays.arrays(np.float64, (20, 3), elements=st.sampled_from([0.5, 2.0, float("nan")])))
@examples(100)
def test_many_rows_come_back_in_their_order(values: np.ndarray) -> None:
    np.testing.assert_array_equal(np.broadcast_to(unpack(pack({"a": values}))["a"], values.shape), values)


@pytest.mark.parametrize("odd", [0.0625, 1 / 3, float("inf"), 2.0**32, -(2.0**32) - 1])
def test_one_odd_number_makes_them_all_eight_bytes(odd: float) -> None:
    packed = pack({"a": np.array([[1.0, 2.0], [3.0, odd]])})
    assert packed.endswith(struct.pack("<4d", 1, 2, 3, odd))
    np.testing.assert_array_equal(unpack(packed)["a"], [[1.0, 2.0], [3.0, odd]])


def test_the_layout_is_what_the_script_reads() -> None:
    """rows.js: little-endian; length, header, arrays; rows one after the other, shape (rows, width)."""
    first, second = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, -6.0]]), np.array([0.0625])
    header = b'{"a":{"dtype":"i1","shape":[2,3],"at":0},"b":{"dtype":"f8","shape":[1,1],"at":6}}'
    blobs = struct.pack("<6b", 1, 2, 3, 4, 5, -6) + struct.pack("<d", 0.0625)
    assert pack({"a": first, "b": second}) == struct.pack("<I", len(header)) + header + blobs


def test_a_row_that_says_one_number_says_it_once() -> None:
    """A line that is level in every row: one number a row, and how many times it stands there."""
    level = np.array([[3.0] * 5, [4.0] * 5])
    packed = pack({"a": level})
    (length,) = struct.unpack_from("<I", packed)
    assert packed[4 : 4 + length] == b'{"a":{"dtype":"i1","shape":[2,1],"at":0,"wide":5}}'
    assert packed[4 + length :] == struct.pack("<2b", 3, 4)
    assert unpack(packed)["a"].tolist() == level.tolist()


def test_columns_that_stand_still_travel_once() -> None:
    """Ten rows in which only the second of three columns moves: 3 bytes once, and 10 bytes."""
    rows = np.array([[1.0, place, np.nan] for place in range(10)])
    packed = pack({"a": rows})
    (length,) = struct.unpack_from("<I", packed)
    assert packed[4 : 4 + length] == (
        b'{"a":{"dtype":"i1","shape":[10,1],"at":3,"columns":[1],'
        b'"base":{"dtype":"i1","shape":[1,3],"at":0,"hole":true}}}'
    )
    assert packed[4 + length :] == struct.pack("<3b", 1, 0, -128) + struct.pack("<10b", *range(10))
    np.testing.assert_array_equal(unpack(packed)["a"], rows)


@given(arrays.arrays(np.float64, (12, 4), elements=st.sampled_from([0.5, 2.0, 3.0])), st.sets(st.integers(0, 3)))
@examples(200)
def test_whichever_columns_stand_still_all_come_back(values: np.ndarray, still: set[int]) -> None:
    for column in still:
        values[:, column] = values[0, column]
    np.testing.assert_array_equal(np.broadcast_to(unpack(pack({"a": values}))["a"], values.shape), values)


def test_what_cannot_travel_is_an_error() -> None:
    with pytest.raises(TypeError, match="date cannot travel to the browser"):
        pack({"day": date(2021, 3, 18)})


# Sentences


def test_a_row_takes_its_pattern_and_its_number() -> None:
    change = np.array([0.0, 1234.5, -1234.5])
    patterns = [f"{slot('amount')} minder", "gelijk", f"{slot('amount')} meer"]
    texts = Sentences(patterns, {"amount": numbers(np.abs(change), "euro")}, np.sign(change).astype(np.int64) + 1)
    # Halves go up: 1.234,50 is 1.235.
    assert [read(texts, row, "nl") for row in range(3)] == ["gelijk", "€\u00a01.235 meer", "€\u00a01.235 minder"]
    assert read(texts, 2, "en") == "€1,235 minder"
    # A text that is the same everywhere stands there once.
    assert read(["altijd"], 7, "nl") == "altijd"


def test_a_name_of_the_case_cannot_look_like_a_number() -> None:
    texts = Sentences(
        [f"{{amount}} in Dorp {{0}} \\ue000amount\\ue001: {slot('amount')}"], {"amount": numbers([2], "count")}
    )
    assert read(texts, 0, "nl") == "{amount} in Dorp {0} \\ue000amount\\ue001: 2"


def test_sentences_come_back() -> None:
    even = np.array([216.07142857, np.nan])
    texts = Sentences(["geen", slot("count")], {"count": numbers(even, "points")}, known(even))
    given_ = {name: vars(one) for name, one in texts.numbers.items()}
    raw = pack({"texts": {"patterns": texts.patterns, "which": texts.which, "numbers": given_}})
    sent = received(unpack(raw)["texts"])
    assert [read(sent, row, "nl") for row in range(2)] == ["216,1", "geen"]
    assert received(["a", "b"]) == ["a", "b"]


@given(st.floats(-1e9, 1e9))
@examples(300)
def test_amounts_are_written_as_everywhere(value: float) -> None:
    assert read(euros(value), 0, "nl") == formatting.euro(value, "nl")
    assert read(euros(value), 0, "en") == formatting.euro(value, "en")
    texts = Sentences([slot("n")], {"n": numbers(value, "points")})
    assert read(texts, 0, "nl") == formatting.number(value, "nl", 1)


@pytest.mark.parametrize(
    ("value", "notation", "shown"),
    [
        (2.5, "euro", 3),
        (-2.5, "euro", -3),
        (0.05, "points", 0.1),
        (267.49999999999994, "count", 267.5),
        (-0.04, "points", 0),
    ],
)
def test_halves_go_away_from_zero(value: float, notation: str, shown: float) -> None:
    made = numbers(value, notation)  # type: ignore[arg-type]
    assert isinstance(made, Numbers)
    assert made.values.tolist() == [shown]
    assert not np.signbit(made.values[0]) or shown < 0  # never -0


def test_positions_that_run_evenly_travel_as_runs() -> None:
    """The number of benefits that is set, the 151 positions of its own slider, and 60 rows of another slider."""
    rows = np.array([275.0, *range(200, 351), *[275] * 60])[:, None]
    packed = pack({"a": rows})
    (length,) = struct.unpack_from("<I", packed)
    # 275 and 200 are a run of two, 75 down; then 201 to 350, and 275 as often as there are rows left.
    assert packed[4 : 4 + length] == b'{"a":{"runs":[[2,275,-75],[150,201,1],[60,275,0]]}}'
    assert packed[4 + length :] == b""
    np.testing.assert_array_equal(unpack(packed)["a"], rows)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(-50, 50), st.integers(-3, 3)), min_size=1, max_size=12))
@examples(200)
def test_whatever_runs_comes_back(runs: list[tuple[int, int, int]]) -> None:
    rows = np.concatenate([first + step * np.arange(count, dtype=float) for count, first, step in runs])[:, None]
    back = unpack(pack({"a": rows}))["a"]
    np.testing.assert_array_equal(np.broadcast_to(back, rows.shape), rows)


def test_an_amount_is_divided_where_it_is_read() -> None:
    """567.357 / 26.400 = 21,4908 and / 275 = 2.063,12; below 100 euros with cents, and nothing is divided by nobody."""
    amounts = Sentences(
        [f"{slot('amount')}: {each_slot('amount')}"],
        {"amount": numbers([567_357, 567_357, 567_357, -9_999, 9_999.6, 1, 0], "euro")},
        counts={"amount": np.array([26_400.0, 275, 0, 100, 100, 1_000, 5])},
    )
    back = received(unpack(pack({"a": _texts_data(amounts)}))["a"])
    said = [read(back, row, "nl").replace("\u00a0", " ").partition(": ")[2] for row in range(7)]
    # 99,99 has cents, 100 has none; 0,001 is less than a cent.
    assert said == ["€ 21,49", "€ 2.063", "onbekend", "€ -99,99", "€ 100", "minder dan € 0,01", "€ 0"]
    assert read(back, 0, "en").endswith(": €21.49")
    assert read(back, 2, "en").endswith(": unknown")
