"""Loading a case: whatever stands in a cell or a file, it loads or is refused, and nothing else is ever raised."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.loading.load import CaseError, load_case
from model.loading.problems import REASONS
from tests.model.loading.edits import CASE, read

TABLES = sorted(file.name for file in CASE.glob("*.csv"))
TEXTS = sorted(file.name for file in CASE.glob("*.yaml"))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(CASE, tmp_path_factory.mktemp("any") / "case"))


CHARACTERS = st.one_of(st.text(max_size=30), st.text("0123456789,.-+;\"' \n\r\tabc", max_size=12))
LIKELY = st.sampled_from(
    ["", "-1", "0", "1,5", "aadorp", "jong", "yes", "31-02-2030", "share", "x" * 300, "null", "=1+1"]
)


def survives(folder: Path, file: str, content: bytes) -> None:
    """Load the case with this content in one file, and put the file right again."""
    (folder / file).write_bytes(content)
    try:
        error = refusal(folder)
    finally:
        shutil.copy(CASE / file, folder)
    if error is not None:
        assert error.problems
        assert all(one.reason in REASONS for one in error.problems)
        assert len(str(error).splitlines()) == len(error.problems)


def refusal(folder: Path) -> CaseError | None:
    try:
        load_case(folder)
    except CaseError as error:
        return error
    return None


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_text_in_any_cell_loads_or_is_refused(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(TABLES))
    rows = read(CASE / file)
    row = data.draw(st.integers(0, len(rows) - 1))
    rows[row][data.draw(st.integers(0, len(rows[row]) - 1))] = data.draw(CHARACTERS | LIKELY)
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    survives(shared, file, text.getvalue().encode())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_bytes_in_any_file_load_or_are_refused(shared: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(TABLES + TEXTS))
    content = (CASE / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, min(len(content), start + 20)))
    survives(
        shared, file, content[:start] + data.draw(st.binary(max_size=10) | CHARACTERS.map(str.encode)) + content[stop:]
    )
