"""No municipality is left out of the annex: of more than four the last keeps its name, and many stand together."""

from __future__ import annotations

from functools import cache

import pytest

from bench.cases.made import Size, contents
from export.annex.blocks import Grid
from model.case.case import Case
from model.loading.load import case_of
from tests.export.annex.papers import grid, paper, row


@cache
def of_size(municipalities: int) -> Case:
    return case_of(contents(Size(municipalities=municipalities)))


def euros(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit() or sign == "-"))


@pytest.mark.parametrize("count", [4, 5, 9])
def test_what_each_pays_side_by_side_adds_up_to_the_whole(count: int) -> None:
    found = grid(paper(of_size(count)), "Naast elkaar: alle gemeenten samen")
    names = [str(cells[0]) for cells in found.rows]
    first, last = names.index("Meer dan nu begroot") + 1, names.index("Bereik, alle jaren")
    each = [row(found, name)[1:-1] for name in names[first:last]]
    assert len(each) in (min(count, 5), min(count, 5) + 1)  # and what nobody pays, if there is any
    whole = row(found, "Kosten, alle jaren")[1:-1]
    assert [sum(map(euros, column)) for column in zip(*each, strict=True)] == [*map(euros, whole)]


def test_the_fifth_has_its_own_table_of_years() -> None:
    case = of_size(5)
    titles = [block.title for block in paper(case).blocks if isinstance(block, Grid)]
    for one in case.participants:
        assert any(title.startswith(one.name) for title in titles)


def test_of_many_the_others_have_a_row_each() -> None:
    case = of_size(9)
    years = case.about.years
    found = grid(paper(case), f"5 andere gemeenten, {years[0]}–{years[-1]}")
    assert len(found.rows) == 5
    together = sum(euros(row(found, str(cells[0]))[3]) for cells in found.rows)
    beside = row(grid(paper(case), "Naast elkaar: alle gemeenten samen"), "5 andere gemeenten")
    # Each is rounded by itself here, and all of them at once there.
    assert abs(together - euros(beside[3])) <= 3
