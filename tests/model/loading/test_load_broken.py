"""Loading a case: what is wrong with rows, tables and files is named in its place, and every reason is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.loading.draft import FILES, OPTIONAL
from model.loading.load import CaseError, load_case
from model.loading.problems import REASONS, Problem
from tests.model.loading.broken_files import BROKEN_FILES
from tests.model.loading.broken_pools import BROKEN_POOLS
from tests.model.loading.broken_tables import BROKEN_TABLES
from tests.model.loading.broken_together import BROKEN_TOGETHER
from tests.model.loading.cells import CELLS
from tests.model.loading.edits import CASE, places, problems, put, read, replace, write
from tests.model.loading.test_workbook import HOSTILE, WRONG

# What is wrong with rows, tables and files


BROKEN = BROKEN_TABLES | BROKEN_FILES | BROKEN_TOGETHER | BROKEN_POOLS


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(copy: Path, name: str) -> None:
    change, expected = BROKEN[name]
    change(copy)
    assert places(copy) == expected


ALLOWED = {
    "project year": ("2029", "2030, 2031, 2032"),
    "start in the middle of a month": ("2031-01-15", "jjjj-mm-01"),
    "start before the budget": ("2029-12-01", ">= 2030-01-01"),
    "rule against the advice": ("stad_deeburg", "werkplaats"),
    "argument without option": ("stad_deeburg", "dorpenbureau"),
    "segment of another municipality": ("buur", "iedereen, jong, ouder"),
    "nobody counts as a benefit": ("", "yes aadorp"),
    "nobody in the groups that count": ("0", "> 0"),
    "nothing for the lead": ("0", "> 0"),
    "step too small": ("0,19", ">= 0,2"),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_broken_says_what_is_allowed(copy: Path, name: str) -> None:
    BROKEN[name][0](copy)
    assert (problems(copy)[0].value, problems(copy)[0].allowed) == ALLOWED[name]


def test_five_problems_in_five_files_are_all_reported(copy: Path) -> None:
    put(copy / "figures.csv", 2, "value", "0.5")
    put(copy / "steps.csv", 4, "depends_on", "vliegen")
    put(copy / "assumptions.csv", 3, "default", "301")
    replace(copy / "rules.yaml", "kind: follow", "kind: volgt")
    (copy / "series.csv").unlink()
    with pytest.raises(CaseError) as caught:
        load_case(copy)
    assert [(one.file, one.row, one.column, one.reason) for one in caught.value.problems] == [
        ("assumptions.csv", 3, "default", "default_outside_range"),
        ("figures.csv", 2, "value", "decimal_point"),
        ("rules.yaml", 2, "kind", "not_allowed"),
        ("series.csv", None, None, "missing_file"),
        ("steps.csv", 4, "depends_on", "unknown_reference"),
    ]
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert lines[1] == "figures.csv:2:value: decimal_point '0.5' (allowed: 0,5)"


def test_one_row_may_have_several_problems(copy: Path) -> None:
    write(
        copy / "series.csv",
        [*read(copy / "series.csv")[:1], ["", "eedorp", "laat", "1,5", "el", "x", "", "", "bron", "a", "b"]],
    )
    assert sorted(places(copy), key=str) == [
        ("series.csv", 2, "municipality", "unknown_reference"),
        ("series.csv", 2, "series", "empty"),
        ("series.csv", 2, "source", "unknown_reference"),
        ("series.csv", 2, "unit", "not_allowed"),
        ("series.csv", 2, "year", "not_a_number"),
    ]


def test_an_empty_folder_misses_every_file_that_is_needed(tmp_path: Path) -> None:
    needed = {"case.yaml", *FILES.values()} - OPTIONAL
    assert places(tmp_path) == [(file, None, None, "missing_file") for file in sorted(needed)]


@pytest.mark.parametrize(("table", "count"), [("model_parts", 5), ("assurance", 3), ("limits", 1), ("versions", 2)])
def test_a_case_may_do_without(table: str, count: int, copy: Path) -> None:
    """The picture of the future model, and what it says of its own reliability."""
    assert len(getattr(load_case(copy), table)) == count
    (copy / f"{table}.csv").unlink()
    assert getattr(load_case(copy), table) == ()


@pytest.mark.parametrize("path", ["nergens", "", "a\0b", "x" * 5000, str(CASE / "case.yaml")])
def test_a_path_that_is_no_folder_is_named(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (problem,) = problems(path)
    assert (problem.reason, problem.file) == ("missing_folder", path[:200] + ("…" if len(path) > 200 else ""))


def test_a_file_that_may_not_be_read_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: Any, **named: Any) -> Any:
        if path.name == "series.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **named)

    # The rights of the file itself do not stop root.
    monkeypatch.setattr(Path, "open", refuse)
    assert problems(copy) == (Problem("series.csv", None, None, "PermissionError", "unreadable"),)


# Reasons


def test_every_reason_is_shown_by_a_test_and_no_other_is_used() -> None:
    tested = {cell.reason for cell in CELLS} | {found[3] for _, expected in BROKEN.values() for found in expected}
    in_workbooks = {reason for _make, reason in HOSTILE.values()} | {found[0][3] for _edit, found in WRONG.values()}
    assert tested | in_workbooks | {"missing_folder"} == set(REASONS)
