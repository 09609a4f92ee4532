"""The case changes while somebody is at work: what he chose is held against the new one, and what is gone is named."""

from __future__ import annotations

import shutil
import time
from contextvars import Context
from pathlib import Path

import pytest

from model.loading.load import load_case
from model.loading.problems import Problem
from tests.model.copies import change
from tests.pages.screen import Screen
from ui.session import case as cases
from ui.session import served

VILLAGES = Path(__file__).parents[2] / "cases" / "drie-dorpen"


@pytest.fixture(autouse=True)
def nothing_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "_agreed", {})


def test_choices_stay_and_the_page_shows_the_new_case(tmp_path: Path) -> None:
    screen = Screen("kostenverdeling").pick("cost_key", "caseload").slide("caseload-tubbergen", 150.0)
    assert "Tubbergen" in screen.headline()
    folder = Path(shutil.copytree(served.DEFAULT, tmp_path / "case"))
    change(folder, "municipalities.csv", "Tubbergen", "Oud-Tubbergen")
    served.agree(0, served.Shown(load_case(folder)))
    screen.run()
    assert "Oud-Tubbergen" in screen.headline()
    assert screen.address() == {"caseload.tubbergen": "150", "cost_key": "caseload"}
    assert screen.notice("rejected") == []
    assert screen.notice("refused") == []


def test_a_choice_that_the_new_case_does_not_know_is_named() -> None:
    screen = Screen("kostenverdeling", perspective="tubbergen").pick("cost_key", "caseload")
    screen.slide("caseload-tubbergen", 150.0)
    served.agree(0, served.Shown(load_case(VILLAGES)))
    screen.run()
    assert not screen.test.exception
    assert screen.address() == {"cost_key": "caseload"}
    named = screen.notice("rejected")
    assert any("caseload.tubbergen" in line for line in named)
    assert any("perspective=tubbergen" in line for line in named)


def test_what_was_refused_is_said_above_every_page_but_not_to_the_hall() -> None:
    wrong = tuple(Problem("tasks.csv", row, "id", "x", "bad_id") for row in range(2, 9))
    served.agree(0, served.Shown(load_case(served.DEFAULT), wrong))
    said = Screen("situatie").notice("refused")
    assert [line.partition(":")[0] for line in said[:5]] == [f"tasks.csv, rij {row}, kolom id" for row in range(2, 7)]
    assert said[5:] == ["Er zijn er nog 2."]
    assert Screen("start", presenteren="1").notice("refused") == []


def test_a_moment_that_has_not_come_changes_nothing_yet() -> None:
    Context().run(_not_yet)  # what another test ran in this thread took a case for it


def _not_yet() -> None:
    first, second = load_case(served.DEFAULT), load_case(VILLAGES)
    served.agree(0, served.Shown(first))
    served.agree(time.time() + 2, served.Shown(second))
    assert cases.current() is first
    time.sleep(2.1)
    assert cases.current() is second
    served.agree(time.time() + 60, served.Shown(first))
    assert cases.current() is second
