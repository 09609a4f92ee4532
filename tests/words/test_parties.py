"""Which municipalities are named one by one: four at most, each in a colour of its own, and the rest together."""

from __future__ import annotations

import numpy as np
import pytest

from bench.cases.made import FOUR, ONE, SIXTY, TWO, Size, contents, residents_of
from model import sweep
from model.case.case import Case
from model.loading.load import case_of
from model.outcomes import cost_split
from ui.charts.bars_and_lines import Lines
from ui.views.cost_split import yearly_chart, yearly_payers
from words.beside import UNCOUNTED
from words.look import colors, parties
from words.look.few import some


def case_of_size(size: Size) -> Case:
    return case_of(contents(size))


@pytest.mark.parametrize("size", [ONE, TWO, FOUR])
def test_of_few_all_are_named_in_their_own_colours(size: Size) -> None:
    case = case_of_size(size)
    everyone = tuple(range(size.municipalities))
    for party in (None, *everyone):
        assert parties.named(case, party) == everyone
        found = parties.shown(case, party)
        assert [one.whose for one in found] == [*everyone]
        assert len({one.color for one in found}) == size.municipalities
        assert [one.color for one in found] == [colors.of_municipality(place) for place in everyone]


def test_of_sixty_the_chosen_one_and_the_three_largest() -> None:
    case = case_of_size(SIXTY)
    by_size = sorted(range(60), key=residents_of, reverse=True)
    small = by_size[-1]
    assert parties.named(case, small) == tuple(sorted([small, *by_size[:3]]))
    # The lead is the first of the case, whoever is largest; who is chosen and large leaves room for the fourth.
    assert parties.named(case, None) == tuple(sorted([0, *[one for one in by_size if one != 0][:3]]))
    assert set(parties.named(case, by_size[0])) == set(by_size[:4])


def test_the_rest_stand_together_in_grey_and_everything_adds_up() -> None:
    case = case_of_size(SIXTY)
    found = parties.shown(case, 7)
    assert found[-1].name == "56 andere gemeenten"
    assert (found[-1].color, found[-1].tone, found[-1].whose) == (colors.PLAIN, "plain", UNCOUNTED)
    assert len({one.color for one in found}) == 5
    assert sorted(place for one in found for place in one.places) == list(range(60))
    amounts = np.arange(60.0) ** 2
    assert sum(float(parties.together(amounts, one)) for one in found) == sum(place**2 for place in range(60))
    assert parties.color(case, 7, 7) in {one.color for one in found[:-1]}
    assert parties.color(case, 7, found[-1].places[0]) == colors.PLAIN


def test_one_that_is_left_over_keeps_its_name() -> None:
    case = case_of_size(Size(municipalities=5))
    last = parties.shown(case, None)[-1]
    assert last.name == case.participants[last.places[0]].name
    assert last.whose == last.places[0]


def test_names_in_a_sentence() -> None:
    assert some(["a", "b", "c"], 2) == "a, b, c"  # "and 1 other" would be longer than its name
    assert some(["a", "b", "c", "d"], 2) == "a, b en 2 andere"
    assert some([str(one) for one in range(20)]) == "0, 1, 2, 3, 4, 5 en 14 andere"


def test_of_one_more_than_there_are_colours_everyone_is_told_of() -> None:
    """One line in grey says more than leaving one municipality out of a chart of what each pays."""
    case = case_of_size(Size(municipalities=5))
    assert parties.told(case, None) == (0, 1, 2, 3, 4)
    assert parties.who_stand_here(case, None) == ""


def test_of_many_a_chart_says_whose_lines_it_has() -> None:
    case = case_of_size(SIXTY)
    assert parties.told(case, None) == parties.named(case, None)
    said = parties.who_stand_here(case, None)
    assert said.endswith("Van een andere gemeente: kies haar bij ‘Voor wie’.")
    for place, one in enumerate(case.participants):
        assert (f" {one.name}" in said.replace(",", "").replace(".", " ")) == (place in parties.named(case, None))
    assert parties.who_stand_here(case, 3) == ""


@pytest.mark.parametrize(("count", "lines"), [(4, 4), (5, 5), (9, 4)])
def test_per_year_nobody_is_left_out_in_silence(count: int, lines: int) -> None:
    case = case_of_size(Size(municipalities=count))
    keys = cost_split.compute(case, sweep(case.assumptions, {}), case.about.years[-1], 0, 1)
    chart, table = yearly_chart(case, keys.yearly, None)
    assert len(table.lines) == 3 * lines
    assert ("Hier staan" in str(chart.alt)) == (lines < count)


def test_who_is_alone_has_one_line_per_year() -> None:
    """Under every key all of it is for who is alone: three lines would lie over each other."""
    case = case_of_size(ONE)
    keys = cost_split.compute(case, sweep(case.assumptions, {}), case.about.years[-1], 0, 0)
    for key in ("fixed", "caseload"):
        np.testing.assert_allclose(keys.yearly[key][..., 0, :], keys.yearly["chosen"][..., 0, :], rtol=1e-12)
    chart, table = yearly_chart(case, keys.yearly, None)
    assert list(table.lines) == [case.participants[0].name]
    assert yearly_payers(case, None) == [0]
    assert isinstance(chart.picture, Lines)
    [line] = chart.picture.series
    assert line.mode == "lines"
