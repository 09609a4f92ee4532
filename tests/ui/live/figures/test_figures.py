"""Every picture can be drawn, and what Plotly is told follows from its series."""

from __future__ import annotations

import numpy as np

from ui.charts.bars_and_lines import Curves, Mark, Series, StackedBars, stacked_bars
from ui.charts.parts import Picture
from ui.charts.pictures import Flows
from ui.charts.risks import Exceedance
from ui.charts.spread import ChanceCurves
from ui.live.figures.drawn import DRAWN, figure_of
from ui.live.figures.figure import euro_axis, span_of, two_ticks, whole_ticks
from words.look import colors


def kinds(parent: type[Picture]) -> set[type[Picture]]:
    return {own for child in parent.__subclasses__() for own in (child, *kinds(child))}


def test_every_kind_of_picture_is_drawn() -> None:
    assert len(kinds(Picture)) > 10
    assert set(DRAWN) == kinds(Picture)


def test_a_mark_follows_the_rows_and_its_name_stays_inside() -> None:
    """On an axis from 100 to 400 the thirds end at 200 and 300."""
    series = [Series("Aadorp", np.array([[1.0, 2.0]]), "@0")]
    at = np.array([150.0, 250.0, 390.0, np.nan])
    here = np.array([[100.0, 1.0]])
    figure = figure_of(Curves([100, 400], "Uitkeringen", series, here, "nu", [Mark("omslagpunt", at)]))
    moving = {one.path: one.values for one in figure.moving if one.trace is None}
    (sides,) = (one for one in figure.moving if one.path == "annotations.0.xanchor")
    np.testing.assert_array_equal(moving["shapes.0.x0"], at[:, None])
    np.testing.assert_array_equal(moving["annotations.0.x"], at[:, None])
    assert [sides.words[int(side)] for side in np.asarray(sides.values)[:, 0]] == ["left", "center", "right", "center"]
    assert figure.layout["annotations"][0]["text"] == "omslagpunt"


def test_only_the_narrow_names_of_flows_are_broken() -> None:
    names = ["Met andere gemeenten", "Met andere gemeenten"]
    (trace,) = figure_of(Flows(names, ["@0", "@2"], [(0, 1)], narrow=[1])).traces
    assert trace["node"]["label"] == ["Met andere gemeenten", "Met andere<br>gemeenten"]


def test_an_axis_below_zero_says_how_its_ticks_are_written() -> None:
    """From -250.000 to 350.000 in at most 6 ticks: 100.000 apart, so two below zero. Plotly would write U+2212."""
    axis = euro_axis(range=[-250_000.0, 350_000.0])
    assert (axis["tick0"], axis["dtick"]) == (0, 100_000)
    assert axis["labelalias"] == {
        "€\u00a0\u2212100.000": "€\u00a0-100.000",
        "€\u00a0\u2212200.000": "€\u00a0-200.000",
    }
    # 7.000.000 in 3: 2.333.333, so 5.000.000 apart; and never less than a whole euro.
    assert euro_axis(range=[-6e6, 1e6], nticks=3)["dtick"] == 5_000_000
    assert euro_axis(range=[-1.5, 0.5])["dtick"] == 1


def test_an_axis_of_amounts_far_from_nought_has_two_at_least() -> None:
    """From 11 to 18,8 million: of 10 million there is none, of 5 only 15; of 2,5 there are 12,5, 15 and 17,5."""
    assert two_ticks(11e6, 18.8e6) == {"tick0": 0, "dtick": 2_500_000}
    # From 5,9 to 9,4: of 5 million none, of 2,5 only 7,5; of 2 there are 6 and 8.
    assert two_ticks(5.9e6, 9.4e6) == {"tick0": 0, "dtick": 2_000_000}
    assert two_ticks(3.0, 3.0) == two_ticks(float("nan"), 4.0) == {}


def test_an_axis_from_nought_leaves_its_ticks_to_plotly() -> None:
    assert not {"dtick", "labelalias"} & set(euro_axis(range=[0.0, 10.0])) | set(euro_axis()) & {"dtick"}


def test_no_tick_at_a_half_of_what_is_counted() -> None:
    assert whole_ticks([6.0, 8.0, 9.0]) == {"tick0": 0, "dtick": 1}
    # 40 in at most eight steps is 5 each.
    assert whole_ticks([0.0, 40.0]) == {"tick0": 0, "dtick": 5}
    assert whole_ticks([6.0, 8.5]) == whole_ticks([]) == {}


def test_a_number_in_a_bar_has_its_thousands_apart() -> None:
    """5.200 as in the sentence under it: Plotly parts the thousands only where it is asked to (D3: a comma)."""
    series = [Series("Huishoudens", np.array([[5_200.0]]), "@0")]
    (trace,) = figure_of(StackedBars(["Aadorp"], series, "count", None)).traces
    assert trace["texttemplate"] == "%{x:,}"


def test_where_no_risk_costs_anything_the_axis_is_not_of_one_euro() -> None:
    """Plotly would draw an axis from 0 to 1 then, on which it writes € 0, € 1 and € 1."""
    nothing = Series("Huidig", np.zeros((1, 3)), "@0")
    picture = Exceedance([nothing], [1.0, 0.5, 0.0], [0.9], [np.zeros((1, 1))])
    assert figure_of(picture).layout["xaxis"]["autorangeoptions"] == {"include": 1_000}


def test_of_one_amount_the_axis_shows_a_tenth_around_it() -> None:
    """Not one euro, on which each tick is written twice. Below nought there is nothing where nothing is below it."""
    two_million = np.full((1, 3), 2e6)
    assert span_of([two_million]) == {"range": [1.8e6, 2.2e6]}
    assert span_of([np.full((1, 2), -500.0)]) == {"range": [-1_500.0, 500.0]}
    assert span_of([np.zeros((2, 2))]) == {"range": [0.0, 1_000.0]}
    assert span_of([np.full((1, 2), np.nan)]) == {}


def test_chances_of_one_amount_have_no_axis_of_one_euro() -> None:
    """Two million, whatever happens; where amounts differ Plotly fits the axis to them."""
    mark = Mark("nu", np.array([2e6]))
    for last, axis in ((2e6, [1.8e6, 2.2e6]), (3e6, None)):
        series = [Series(name, np.array([[2e6, amount]]), "@0") for name, amount in (("A", 2e6), ("B", last))]
        assert figure_of(ChanceCurves([0, 100], series, mark)).layout["xaxis"].get("range") == axis


def test_beyond_the_muted_colours_bars_are_hatched_and_lines_dashed() -> None:
    """Eight muted colours, by themselves and hatched in four ways: forty looks. Of lines eight in three ways."""
    series = [Series(str(place), np.ones((1, 1)), colors.muted(place), colors.hatch(place)) for place in range(40)]
    bars = figure_of(stacked_bars("", "", ["x"], series, [""]).picture).traces
    looks = [(one["marker"]["color"], one["marker"].get("pattern", {}).get("shape")) for one in bars]
    assert len(set(looks)) == 40
    assert {shape for _color, shape in looks[:8]} == {None}
    assert len({(colors.muted(place), colors.dash(place)) for place in range(24)}) == 24
