"""No row of a table disappears in silence: whatever is taken out of a case, it loads whole or says what is wrong."""

from __future__ import annotations

import csv
import functools
import io
import shutil
from pathlib import Path

import pytest

from model.assumptions.values import declaration
from model.case.case import Case
from model.loading.draft import FILES, RECORDS
from model.loading.load import CaseError, load_case

ROOT = Path(__file__).parents[3]
SHIPPED, VILLAGES = ROOT / "data" / "dinkelland-tubbergen", ROOT / "tests" / "cases" / "drie-dorpen"
CASES = (SHIPPED, VILLAGES)
TABLES = sorted(file for file in FILES.values() if file.endswith(".csv"))
EVERY = 7
"""Of the cells of a table each so many-th is emptied in turn; a prime, so that all columns have their turn."""


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8")), delimiter=";"))


def sizes(case: Case) -> dict[str, int]:
    """Records per table. Assumptions that follow from another table are no rows of ``assumptions.csv``.

    A project line without hours, for one, has an amount to set instead of hours and a rate.
    """
    own = [row for row in case.assumption_rows if not declaration(row.id).table]
    return {table: len(getattr(case, table)) for table in RECORDS} | {"assumption_rows": len(own)}


@functools.cache
def whole_of(case: Path) -> dict[str, int]:
    return sizes(load_case(case))


def loads_whole_or_not(folder: Path, file: str, rows: list[list[str]], whole: dict[str, int]) -> None:
    """With these rows in one file the case has all its records, or reports at least one problem."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    (folder / file).write_text(text.getvalue(), "utf-8", newline="")
    try:
        found = sizes(load_case(folder))
    except CaseError as error:
        found = whole if error.problems else {}
    assert found == whole, (file, rows[0])


@pytest.mark.parametrize("file", TABLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_without_a_column_no_row_disappears(case: Path, file: str, tmp_path: Path) -> None:
    """Of the shipped case, which is larger, those that the table of the villages does not have."""
    folder = Path(shutil.copytree(case, tmp_path / "case"))
    rows, whole = read(case / file), whole_of(case)
    known = read(VILLAGES / file)[0] if case == SHIPPED else []
    for place in (place for place, name in enumerate(rows[0]) if name not in known):
        loads_whole_or_not(folder, file, [row[:place] + row[place + 1 :] for row in rows], whole)


@pytest.mark.parametrize("file", TABLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_with_an_empty_cell_no_row_disappears(case: Path, file: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(case, tmp_path / "case"))
    rows, whole = read(case / file), whole_of(case)
    filled = [(row, place) for row in range(1, len(rows)) for place, cell in enumerate(rows[row]) if cell]
    for row, place in filled[:: max(EVERY, len(filled) // 4)]:
        emptied = [*rows[row][:place], "", *rows[row][place + 1 :]]
        loads_whole_or_not(folder, file, [*rows[:row], emptied, *rows[row + 1 :]], whole)


def without(folder: Path, file: str, column: str) -> None:
    """The table without this column."""
    rows = read(folder / file)
    place = rows[0].index(column)
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(row[:place] + row[place + 1 :] for row in rows)
    (folder / file).write_text(text.getvalue(), "utf-8", newline="")


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("risks.csv", "owner_en"),
        ("arguments.csv", "remark_nl"),
        ("assumptions.csv", "note_en"),
        ("steps.csv", "note_nl"),
    ],
)
def test_half_a_text_is_one_problem_of_the_header(file: str, column: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "case"))
    without(folder, file, column)
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    found = [(problem.file, problem.row, problem.column, problem.reason) for problem in caught.value.problems]
    assert found.count((file, 1, column, "missing_column")) == 1
    # Other tables may miss the rows, but nothing else is said of this table's own cells.
    assert [place for place in found if place[0] == file and place[1] not in (1, None)] == []


def test_an_optional_text_may_be_left_out_whole(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "case"))
    without(folder, "risks.csv", "owner_nl")
    without(folder, "risks.csv", "owner_en")
    case = load_case(folder)
    assert sizes(case) == whole_of(SHIPPED)
    assert {risk.owner for risk in case.risks} == {None}
