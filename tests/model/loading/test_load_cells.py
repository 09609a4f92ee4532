"""Loading a case: what is wrong in one cell is named in its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from model.loading.problems import Problem
from tests.model.loading.cells import CELLS, Cell
from tests.model.loading.edits import CASE, places, problems, put


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.file}-{cell.column}-{cell.value[:12]}")
def test_a_wrong_cell_is_named(copy: Path, cell: Cell) -> None:
    if cell.value == "9,1" or cell.column == "id":  # an id that others name: they point to nothing then
        put(copy / cell.file, cell.row, cell.column, cell.value)
        assert (cell.file, cell.row, cell.column, cell.reason) in places(copy)
        return
    put(copy / cell.file, cell.row, cell.column, cell.value)
    assert places(copy) == [(cell.file, cell.row, cell.column, cell.reason)]


def test_a_problem_says_what_stood_there_and_what_is_allowed(copy: Path) -> None:
    put(copy / "figures.csv", 2, "unit", "kilo")
    assert problems(copy) == (Problem("figures.csv", 2, "unit", "kilo", "not_allowed", "count, euro, fraction"),)
    shutil.copy(CASE / "figures.csv", copy)
    put(copy / "assumptions.csv", 3, "default", "-1")
    assert problems(copy) == (Problem("assumptions.csv", 3, "default", "-1", "out_of_range", "0 \u2013 100000"),)
    put(copy / "assumptions.csv", 3, "default", "350,5")
    put(copy / "assumptions.csv", 3, "low", "0,5")
    (problem,) = problems(copy)
    assert (problem.value, problem.allowed) == ("350,5", "0,5 \u2013 300")
    shutil.copy(CASE / "assumptions.csv", copy)
    put(copy / "options.csv", 5, "task", "niets")
    assert problems(copy)[0].allowed == "betalen, terughalen, begeleiden"


def test_a_long_value_is_shown_shortened(copy: Path) -> None:
    put(copy / "assumptions.csv", 2, "default", "x" * 4000)
    assert len(problems(copy)[0].value) <= 201
