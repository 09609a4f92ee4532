"""What is shown is kept, so that a variant can be opened with the figures of then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.loading.load import load_case
from server.processes.case_keeping import Kept, keep
from server.processes.case_versions import versions_in
from server.processes.case_watch import Watch
from store import process
from store.case_versions import is_kept
from store.place import DATA_VARIABLE
from tests.model.worlds import ROOT

CASE = ROOT / "data" / "dinkelland-tubbergen"


@pytest.fixture(autouse=True)
def of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    process.let_go()
    yield
    process.let_go()


def test_the_case_that_is_shown_is_kept_once_the_database_is_there(tmp_path: Path) -> None:
    case = load_case(CASE)
    watch = Watch(CASE, tmp_path, versions_in(tmp_path, CASE), shown=(case, CASE))
    (tmp_path / "data").write_text("in the way")
    kept = Kept()
    keep(watch, kept)
    assert (kept.version, kept.failed) == ("", True)
    (tmp_path / "data").unlink()
    process.let_go()
    keep(watch, kept)
    assert (kept.version, kept.failed) == (case.version, False)
    assert process.ask(lambda engine: is_kept(engine, case.version))


def test_without_a_case_there_is_nothing_to_keep(tmp_path: Path) -> None:
    kept = Kept()
    keep(Watch(CASE, tmp_path, versions_in(tmp_path, CASE)), kept)
    assert kept == Kept()
    assert not (tmp_path / "data").exists()
