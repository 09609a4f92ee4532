"""Loading a case: arguments that hang on a finding's switch, quotes and abbreviations."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.loading.load import load_case
from model.options.configurations import fit_and_risk
from model.options.scoring import counted_arguments
from tests.model.copies import copy_of_the_villages
from tests.model.loading.edits import append, places, read, write


def with_column(folder: Path, file: str, column: str, values: dict[int, str]) -> None:
    """A column more, with a value in these rows (as a spreadsheet counts them)."""
    rows = read(folder / file)
    more = [[column], *([values.get(number, "")] for number in range(2, len(rows) + 1))]
    write(folder / file, [row + cell for row, cell in zip(rows, more, strict=True)])


@pytest.mark.parametrize("column", ["with_finding", "without_finding"])
def test_an_argument_hangs_on_a_finding_with_a_switch_of_its_own(tmp_path: Path, column: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    with_column(folder, "arguments.csv", column, {2: "cursus_2032"})
    assert getattr(load_case(folder).arguments[0], column) == "cursus_2032"


@pytest.mark.parametrize("value", ["welk_bedrag", "nergens"])
def test_without_such_a_switch_the_cell_is_named(tmp_path: Path, value: str) -> None:
    """``welk_bedrag`` has the assumption of another table as its switch."""
    folder = copy_of_the_villages(tmp_path)
    with_column(folder, "arguments.csv", "with_finding", {3: value})
    assert places(folder) == [("arguments.csv", 3, "with_finding", "unknown_reference")]


def test_a_risk_can_be_left_out_of_the_weighing_and_stays_a_risk(tmp_path: Path) -> None:
    """A reading decides what is weighed; in the register and in the sum of the risks a risk stays."""
    folder = copy_of_the_villages(tmp_path)
    row = next(number for number, cells in enumerate(read(folder / "arguments.csv"), start=1) if "risk" in cells)
    with_column(folder, "arguments.csv", "without_finding", {row: "cursus_2032"})
    case = load_case(folder)
    task = case.arguments[row - 2].task
    off, on = (case.assumptions.replace(**{"finding.cursus_2032": value}) for value in (0, 1))
    assert len(counted_arguments(case, on, task)) == len(counted_arguments(case, off, task)) - 1
    both = {task: (case.arguments[row - 2].executor, case.arguments[row - 2].executor)}
    assert fit_and_risk(case, on, both)[1] == fit_and_risk(case, off, both)[1] > 0


def test_a_quote_is_short(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    with_column(folder, "figures.csv", "quote", {2: "5.000 inwoners", 3: "x" * 201})
    assert places(folder) == [("figures.csv", 3, "quote", "too_long")]


def test_abbreviations(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    append("abbreviations.csv", "db;DB;Dorpenbureau;Office of the villages;;;verhaal;;;bron")(folder)
    (one,) = load_case(folder).abbreviations
    assert (one.short, one.label.nl, one.note) == ("DB", "Dorpenbureau", None)
    append("abbreviations.csv", "db;DB;Dorpenbureau;Office of the villages;;;nergens;;;bron")(folder)
    assert places(folder) == [
        ("abbreviations.csv", 3, "id", "duplicate_id"),
        ("abbreviations.csv", 3, "source", "unknown_reference"),
    ]
