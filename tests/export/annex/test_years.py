"""Tables with a column per year are read on paper, however many years there are."""

from __future__ import annotations

import pytest

from export.annex.blocks import Grid
from export.annex.years import in_years
from model import load_case
from tests.export.annex.papers import paper
from tests.model.worlds import ROOT


def table(years: int) -> Grid:
    columns = ["Bedrag", "Soort", *(str(2026 + place) for place in range(years)), "alle jaren", "Status"]
    row = [f"cel {place}" for place in range(len(columns))]
    right, wide = range(2, len(columns) - 1), [1.0, *(float(place) for place in range(1, len(columns)))]
    return Grid("Kosten", columns, [row, row], wide=wide, right=[*right], strong=(1,))


def test_what_fits_stays_whole() -> None:
    assert [*in_years(table(5), 2)] == [table(5)]


@pytest.mark.parametrize(
    ("years", "titles"),
    [
        (6, ["Kosten, 2026–2029", "Kosten, 2030–2031"]),
        (7, ["Kosten, 2026–2029", "Kosten, 2030–2032"]),
        (15, ["Kosten, 2026–2030", "Kosten, 2031–2036", "Kosten, 2037–2040"]),
    ],
)
def test_more_years_are_parts_in_which_nothing_is_lost(years: int, titles: list[str]) -> None:
    whole, parts = table(years), [*in_years(table(years), 2)]
    assert [one.title for one in parts] == titles
    for one in parts:
        assert [*one.columns[:2], one.columns[-1]] == ["Bedrag", "Soort", "Status"]
        assert {len(row) for row in one.rows} == {len(one.columns)} == {len(one.wide)}
        assert [one.columns[place] for place in one.right] == one.columns[2:-1]
        assert one.strong == (1,)
    assert [name for one in parts for name in one.columns[2:-1]] == whole.columns[2:-1]
    assert [cell for one in parts for cell in one.rows[0][2:-1]] == whole.rows[0][2:-1]


def test_whose_a_line_is_stands_with_it_where_two_have_the_same_name() -> None:
    found = paper(load_case(ROOT / "data" / "ganzemarke"))
    tables = [one for one in found.blocks if isinstance(one, Grid) and one.title.startswith("Regel voor regel")]
    names = [[str(row[0]) for row in one.rows] for one in tables]
    assert [one.title for one in tables] == ["Regel voor regel, 2026–2029", "Regel voor regel, 2030–2032"]
    for of_table in names:
        assert "Trajecten en scholing, Marsdrecht" in of_table
        assert "Trajecten en scholing, Hoogwelde" in of_table
