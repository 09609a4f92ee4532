"""An upright axis stands as near as the present amounts ask, by whole steps of four, and holds every other row."""

from __future__ import annotations

import numpy as np
import pytest

from ui.live.figures.nearer import axis_from_nought
from words.texts import euro


def test_it_is_as_near_as_the_present_asks_and_goes_back_for_what_is_more() -> None:
    # The whole: 0 to 1.000 and a twentieth more. 10 takes a 105th: three steps of four (64), not four (256).
    amounts = np.array([[10.0, 0.0], [1000.0, 0.0], [100.0, 4.0], [1.0, 0.0], [0.0, 0.0]])
    axis, [ends] = axis_from_nought([amounts])
    assert ends.path == "yaxis.range"
    assert axis["range"] == [0, 1050]
    # 100 takes a tenth: one step, not two (16). What is less than the present, or nothing, brings it no nearer.
    assert np.asarray(ends.values).tolist() == [
        [0, 1050 / 64], [0, 1050], [0, 1050 / 4], [0, 1050 / 64], [0, 1050 / 64]
    ]  # fmt: skip


def test_what_lies_below_nought_counts_against_its_own_end() -> None:
    # The whole: -500 to 1.000 and 75 more on both sides. -30 takes 30/575, a 19th: two steps of four (16), not three.
    amounts = np.array([[-30.0, 1.0], [-500.0, 1000.0]])
    axis, [ends, ticks] = axis_from_nought([amounts])
    assert np.asarray(ends.values).tolist() == [[-575 / 16, 1075 / 16], [-575, 1075]]
    # At most six ticks: 1.650 / 6 is 275, so every 500; a quarter of it 69 (100), a 16th 17 (20).
    assert (ticks.path, ticks.single, np.asarray(ticks.values).tolist()) == ("yaxis.dtick", True, [[20], [500]])
    assert set(axis["labelalias"].values()) == {euro(-500), euro(-100), euro(-20)}


@pytest.mark.parametrize(
    "amounts",
    [
        np.array([[66.0], [1000.0]]),  # 66 of 1.050: a 16th and a bit
        np.array([[0.0], [1000.0]]),  # nothing is too small
        np.array([[np.nan], [np.nan]]),
        np.array([[5.0]]),
    ],
)
def test_it_stands_still_where_the_present_is_to_be_seen(amounts: np.ndarray) -> None:
    assert axis_from_nought([amounts])[1] == []


def test_a_line_that_no_slider_moves_counts_in_every_row() -> None:
    # The bars are small beside the line at 900, so there is nothing to come nearer for.
    assert axis_from_nought([np.array([[1.0], [1000.0]]), np.array([[900.0]])])[1] == []
