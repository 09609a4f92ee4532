"""What the tests of loading share: to change a copy of a case, and to read which problems are named."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from model.loading.load import CaseError, load_case
from model.loading.problems import Problem

CASE = Path(__file__).parents[2] / "cases" / "drie-dorpen"
Found = tuple[str, int | None, str | None, str]


def problems(folder: Path | str) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    return caught.value.problems


def places(folder: Path | str) -> list[Found]:
    return [(one.file, one.row, one.column, one.reason) for one in problems(folder)]


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8", newline="")


def read(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text("utf-8")), delimiter=";"))


def write(file: Path, rows: list[list[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows(rows)


def put(file: Path, row: int, column: str, value: str) -> None:
    """Write a cell. Rows count as in a spreadsheet: the header is 1."""
    rows = read(file)
    rows[row - 1][rows[0].index(column)] = value
    write(file, rows)


def append(file: str, row: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text("utf-8") + row + "\n", "utf-8")

    return change


def swap(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: replace(folder / file, old, new)


def put_bytes(file: str, content: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (folder / file).write_bytes(content)

    return change


def no_groups(folder: Path) -> None:
    write(folder / "target_group.csv", read(folder / "target_group.csv")[:1])


def without_correlations(folder: Path) -> None:
    write(folder / "correlations.csv", read(folder / "correlations.csv")[:1])


def put_cell(file: str, row: int, column: str, value: str) -> Callable[[Path], None]:
    return lambda folder: put(folder / file, row, column, value)
