"""What must come of a mutated case: a list of problems, or a case with everything in it that works."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable, Mapping
from pathlib import Path

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
        return len(yaml.safe_load(text) or ())
    _head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return sum(any(cell.strip() for cell in row) for row in rows)
