"""What must come of a mutated case: a list of problems, or a case with everything in it that works."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from delivery import check as report
from delivery.told import sentence
from model import Case, CaseError, load_case
from model.assumptions.values import declaration
from model.loading.draft import FILES
from model.loading.problems import REASONS
from model.outcomes.check import check

LONGEST = 5.0
"""Seconds of the processor that loading may take."""
PRINTED = "printed"
"""The one kind of check that may fail: whether lines add up to a printed total is up to the document."""


def come_of(path: Path, rows: Callable[[], Mapping[str, int]]) -> Case | None:
    """The case, or None if it was refused as it should be. ``rows``: how many stand in each file; of what is refused it
    may raise."""
    start = time.process_time()
    try:
        case = load_case(path)
    except CaseError as error:
        assert time.process_time() - start < LONGEST
        _is_told(error)
        return None
    assert time.process_time() - start < LONGEST
    assert sizes(case) == rows()
    _works(case)
    return case


def _is_told(error: CaseError) -> None:
    """Each problem is one line, in words, at a place."""
    assert error.problems
    assert len(str(error).splitlines()) == len(error.problems)
    for problem in error.problems:
        assert problem.reason in REASONS
        said = sentence(problem)
        assert said.strip()
        assert said.isprintable()
        assert problem.file


def _works(case: Case) -> None:
    """It can be told of, and every outcome of it is a number."""
    assert [*report.held(case)]
    assert all(what for _page, what in report.left_out(case))
    for one in check(case, case.assumptions):
        assert np.isfinite([one.left, one.right]).all() or np.isnan([one.left, one.right]).all(), one
        assert one.ok or one.kind == PRINTED, one


def sizes(case: Case) -> dict[str, int]:
    """Records of each file. Assumptions that follow from another table are no rows of ``assumptions.csv``."""
    own = [row for row in case.assumption_rows if not declaration(row.id).table]
    return {file: len(getattr(case, name)) for name, file in FILES.items()} | {"assumptions.csv": len(own)}


def counted(files: Mapping[str, bytes]) -> dict[str, int]:
    """Rows of each file that are not blank, and items of each list: counted by other means than the loader's."""
    return {file: _count(file, files[file].decode("utf-8-sig")) if file in files else 0 for file in FILES.values()}


def _count(file: str, text: str) -> int:
    if file.endswith(".yaml"):
        # The C parser is laxer than that of Python: a tab inside a text, for one, is no mistake.
        return len(yaml.load(text, yaml.CSafeLoader) or ())
    return len(_table(text))


def _table(text: str) -> list[dict[str, str]]:
    """The rows that are not blank, each with its cells that are not empty."""
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    cells = [{name.strip(): cell.strip() for name, cell in zip(head, row, strict=False)} for row in rows]
    return [found for row in cells if (found := {name: cell for name, cell in row.items() if cell})]


def lost(case: Case, files: Mapping[str, bytes]) -> list[str]:
    """Cells of tables that do not stand in the case as they were typed, read by other means than the loader's."""
    found = []
    for name, file in FILES.items():
        if file.endswith(".csv") and file in files:
            records, rows = getattr(case, name), _table(files[file].decode("utf-8-sig"))
            for number, (record, row) in enumerate(zip(records, rows, strict=False), start=1):
                wrong = [column for column, cell in row.items() if not _is(_value(case, record, column), cell)]
                found += [f"{file} {number} {column}: {row[column]}" for column in wrong]
    return found


def _value(case: Case, record: Any, column: str) -> object:
    """What the record has of a column."""
    if column.isdecimal():
        return record.amounts[case.about.years.index(int(column))]
    if column in type(record).model_fields:
        return getattr(record, column)
    name, _, language = column.rpartition("_")
    return getattr(getattr(record, name), language)


def _is(value: object, cell: str) -> bool:
    """Whether this is what somebody means by the cell."""
    if isinstance(value, bool):
        return cell.lower() in (("yes", "ja") if value else ("no", "nee"))
    if isinstance(value, int | float):
        return value == float(cell.replace(",", "."))
    if isinstance(value, date):
        return {*cell.split("-")} == {f"{value:%d}", f"{value:%m}", f"{value:%Y}"} or f"{value:%-d-%-m-%Y}" == cell
    if isinstance(value, tuple):
        return [*value] == [one.strip() for one in cell.split("+")]
    return value == cell
