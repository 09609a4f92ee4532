"""run.py check names every table without rows among what the pages leave out."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from delivery import check
from model.case.case import Case
from model.loading.draft import FILES
from model.loading.load import load_case
from tests.model.worlds import FOLDERS, ROOT
from tests.run.test_new_case import ALONE, made

TABLES = {file: name for name, file in FILES.items()}
MANUAL = yaml.safe_load((ROOT / "delivery" / "case_readme" / "columns.yaml").read_text("utf-8"))
MAY_BE_EMPTY = [file for file, table in MANUAL.items() if "empty" in table]


@pytest.fixture(scope="module")
def whole() -> Case:
    return load_case(FOLDERS["dinkelland-tubbergen"])


@pytest.mark.parametrize("file", MAY_BE_EMPTY)
def test_what_the_manual_lets_be_empty_is_said(file: str, whole: Case) -> None:
    said = f"({file})"
    assert not any(what.endswith(said) for _page, what in check.left_out(whole))
    without = whole.model_copy(update={TABLES[file]: ()})
    assert sum(what.endswith(said) for _page, what in check.left_out(without)) == 1


def test_of_a_new_case_it_says_that_no_score_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path, ALONE)
    capsys.readouterr()
    assert check.main([str(folder)]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "/scenarios elke score: er is geen argument (arguments.csv)" in lines
    assert not [line for line in lines if "criteria.csv)" in line], "of which it has one"
