"""The chart of the planning: its axis of months, and what its bars say."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from ui.charts.gantt import Bars, Gantt, StartChance
from ui.live.figures.gantt import MAX_TICKS, gantt, month_ticks, start_chance
from words.texts import short_day, speak


def day(*parts: int) -> float:
    return float(date(*parts).toordinal())


def test_months_are_named_in_the_readers_language() -> None:
    axis = month_ticks(day(2021, 3, 1), day(2021, 6, 15))
    assert axis["ticktext"] == ["mrt<br>2021", "apr<br>2021", "mei<br>2021", "jun<br>2021"]
    assert axis["tickvals"] == [day(2021, month, 1) for month in (3, 4, 5, 6)]
    speak("en")
    try:
        assert month_ticks(day(2021, 3, 1), day(2021, 4, 15))["ticktext"] == ["Mar<br>2021", "Apr<br>2021"]
    finally:
        speak("nl")


@pytest.mark.parametrize("years", [1, 2, 3, 5, 10, 30])
def test_an_axis_never_has_too_many_months(years: int) -> None:
    axis = month_ticks(day(2021, 1, 15), day(2021 + years, 1, 15))
    assert 1 <= len(axis["tickvals"]) <= MAX_TICKS
    gaps = {round(gap / 30.4) for gap in np.diff(axis["tickvals"])}
    assert len(gaps) <= 1


def bars() -> Bars:
    """Two rows; the second step is a milestone. In the second row both are ten days later and only one is critical."""
    start = np.array([[100.0, 130.0], [100.0, 140.0]]) + day(2021, 1, 1)
    finish = np.array([[130.0, 130.0], [140.0, 140.0]]) + day(2021, 1, 1)
    return Bars(["Een", "Twee"], start[0], finish[0], start, finish, np.array([[1.0, 1.0], [1.0, 0.0]]))


def test_bars_and_ends_of_every_row() -> None:
    chart = gantt(Gantt(bars(), np.array([day(2021, 2, 1), day(2021, 3, 1)])))
    moving = {(one.trace, one.path): one.values for one in chart.moving}
    first = day(2021, 1, 1)
    assert chart.traces[0]["base"] == [first + 100, first + 130]
    assert chart.traces[0]["x"] == [30, 0]
    # What is critical is hatched (trace 2), the rest is not (trace 1).
    np.testing.assert_array_equal(moving[1, "x"], [[0, 0], [0, 0]])
    np.testing.assert_array_equal(moving[2, "x"], [[30, 0], [40, 0]])
    np.testing.assert_array_equal(moving[3, "x"], [[np.nan, np.nan], [np.nan, first + 140]])
    np.testing.assert_array_equal(moving[4, "x"], [[first + 130, first + 130], [first + 140, np.nan]])
    # The date beside an end is the end itself, written by the browser; where there is no end there is no date.
    dates = next(one for one in chart.moving if (one.trace, one.path) == (4, "text"))
    assert dates.notation == "short_date"
    np.testing.assert_array_equal(dates.values, moving[4, "x"])
    assert short_day(first + 140) == "21-05-2021"
    assert moving[None, "shapes.0.x0"].tolist() == [[day(2021, 2, 1)], [day(2021, 3, 1)]]


def test_the_name_of_the_reference_date_stays_inside() -> None:
    """To the right of its line near the left edge, to the left of it near the right edge."""
    days = np.array([day(2021, 4, 12), day(2021, 5, 10), day(2021, 6, 20)])
    chart = gantt(Gantt(bars(), days))
    sides = next(one for one in chart.moving if one.path == "annotations.0.xanchor")
    assert [sides.words[int(side)] for side in np.asarray(sides.values)[:, 0]] == ["left", "center", "right"]


def test_the_axis_does_not_move_with_the_rows() -> None:
    chart = gantt(Gantt(bars(), np.array([day(2021, 2, 1)] * 2)))
    low, high = chart.layout["xaxis"]["range"]
    assert low < bars().start.min()
    assert high > bars().finish.max()
    assert not [one for one in chart.moving if "axis" in one.path]


def test_the_chance_is_drawn_in_whole_percents() -> None:
    chart = start_chance(StartChance([1.0, 8.0], np.array([[0.123, 1.0]])))
    assert chart.moving[0].values.tolist() == [[12, 100]]
