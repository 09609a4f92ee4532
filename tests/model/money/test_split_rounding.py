"""Who pays what in whole euros: the rounding of the largest remainder."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import contributions, round_to_sum
from model.numbers import arrays
from model.numbers.arrays import Floats, rounded_parts
from tests.model import reference
from tests.model.worlds import assumptions_at, case_of, examples, on_every_case, points

cents = st.integers(-10_000_000, 1_000_000_000).map(lambda value: Fraction(value, 100))


def half_up(value: Fraction) -> int:
    return (2 * value + 1).__floor__() // 2


def largest_remainder(parts: list[Fraction]) -> list[int]:
    """The rule of the design in exact arithmetic; at equal remainders the first goes first."""
    whole = [part.__floor__() for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: -(parts[place] - whole[place]))
    for place in by_remainder[: half_up(sum(parts)) - sum(whole)]:
        whole[place] += 1
    return whole


@given(st.lists(cents, min_size=1, max_size=6))
@examples(200)
def test_whole_euros_add_up_and_stay_within_one_of_each_part(parts: list[Fraction]) -> None:
    found = round_to_sum([float(part) for part in parts])
    assert found.sum() == half_up(sum(parts))
    for rounded, part in zip(found, parts, strict=True):
        assert rounded == int(rounded)
        assert abs(Fraction(float(rounded)) - part) < 1


@given(st.lists(st.integers(-800_000_000, 8_000_000_000).map(lambda value: Fraction(value, 8)), min_size=1, max_size=6))
@examples(200)
def test_whole_euros_are_those_of_the_largest_remainder(parts: list[Fraction]) -> None:
    """Eighths are exact in binary, so ties are ties: the first part goes first."""
    amounts = [float(part) for part in parts]
    assert round_to_sum(amounts).tolist() == largest_remainder(parts)
    assert rounded_parts(amounts, range(len(parts))).tolist() == largest_remainder(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # 0,6 + 1,6 + 0,8 = 3: one euro for 0,8 and one for the first of the two that end in 6.
        ["0.6", "1.6", "0.8"],
        # 1.000,4 + 3,4 + 0,2 = 1.004: one euro, for the first of the two that end in 4.
        ["1000.4", "3.4", "0.2"],
        ["435649.45", "10131.45", "0.1"],
    ],
)
def test_equal_cents_are_a_tie_and_the_first_goes_first(parts: list[str]) -> None:
    expected = largest_remainder([Fraction(part) for part in parts])
    assert round_to_sum([float(part) for part in parts]).tolist() == expected


@pytest.mark.parametrize(("whole", "count"), [(2.5, 3), (814_852.5, 7), (0.5, 60), (1_000_000.5, 11)])
def test_half_a_euro_over_goes_up_whatever_number_of_parts_it_is_in(whole: float, count: int) -> None:
    """As the whole alone is shown. Parts of 0,8333333 are 2,5 together, and cut off to millionths less than that."""
    assert round_to_sum([whole / count] * count).sum() == whole + 0.5


@given(st.lists(st.lists(cents, min_size=3, max_size=3), min_size=1, max_size=4))
@examples(60)
def test_rounding_along_another_axis_is_rounding_of_the_turned_table(table: list[list[Fraction]]) -> None:
    values = np.array(table, dtype=float)
    by_row = np.stack([round_to_sum(row) for row in values])
    np.testing.assert_array_equal(round_to_sum(values), by_row)
    np.testing.assert_array_equal(round_to_sum(values.T, axis=0), by_row.T)
    np.testing.assert_array_equal(round_to_sum(values.T[None], axis=1), by_row.T[None])


@on_every_case(30)
def test_contributions_in_whole_euros_add_up_to_the_rounded_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    paid = contributions(case, assumptions_at(case, point))
    shown = round_to_sum(paid, axis=0)
    wanted = [sum(column) for column in zip(*reference.contributions(case, point), strict=True)]
    # A joint cost within a millionth of half a euro may go either way: it is measured in binary.
    for total, joint in zip(shown.sum(axis=0), wanted, strict=True):
        assert int(total) in {half_up(joint - Fraction(1, 10**6)), half_up(joint + Fraction(1, 10**6))}
    assert np.abs(shown - paid).max() < 1 + 1e-6


def test_what_is_unknown_stays_so_and_the_others_add_up_to_what_is_known() -> None:
    """100,6 and 0,6 are 101,2 together, so 101: the first gets the euro."""
    assert np.array_equal(round_to_sum([100.6, np.nan, 0.6]), [101, np.nan, 0], equal_nan=True)
    rows = [[100.6, np.nan, 0.6], [0.5, 0.5, 0.5]]
    assert np.array_equal(round_to_sum(rows), [[101, np.nan, 0], [1, 1, 0]], equal_nan=True)
    assert np.isnan(round_to_sum([np.nan, np.nan])).all()
    assert rounded_parts(rows, [2, 0]).tolist() == [[0, 101], [0, 1]]
    assert np.array_equal(rounded_parts([np.nan, 0.6], [1, 0]), [1, np.nan], equal_nan=True)


def test_one_part_of_what_is_repeated_is_rounded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """0,5 and 0,5 are 1 together: the first gets it, in every row."""
    seen: list[int] = []
    real = arrays._apart

    def counted(parts: Floats, axis: int) -> tuple[Floats, Floats, Floats]:
        seen.append(np.size(parts))
        return real(parts, axis)

    monkeypatch.setattr(arrays, "_apart", counted)
    repeated = np.broadcast_to([0.5, 0.5], (3, 4, 2))
    assert rounded_parts(repeated, [0, 1]).tolist() == [[[1, 0]] * 4] * 3
    assert seen == [2]
