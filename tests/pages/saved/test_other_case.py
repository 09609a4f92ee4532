"""A server that shows more than one case: a link names one, all that is changed is of that one, and one can go over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.worlds import FOLDERS
from tests.pages.saved.doing import save
from tests.pages.screen import PAGES, Screen
from ui.session import served

VILLAGES = "drie-dorpen"
BOTH = os.pathsep.join(str(FOLDERS[name]) for name in ("dinkelland-tubbergen", VILLAGES))


@pytest.fixture(autouse=True)
def two_cases(use: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    use(FOLDERS[VILLAGES])
    monkeypatch.setenv(served.VARIABLE, BOTH)


def test_a_link_opens_the_case_that_it_names() -> None:
    screen = Screen("kostenverdeling", case=VILLAGES, cost_key="caseload", perspective="aadorp")
    assert "Aadorp" in screen.headline()
    assert screen.address() == {"case": VILLAGES, "cost_key": "caseload", "perspective": "aadorp"}
    assert screen.notice("rejected") == []
    # Its own pages and links stay with it; a reload gives the same.
    assert screen.go("start").address() == screen.address()
    assert Screen("kostenverdeling", **screen.address()).headline() == screen.go("kostenverdeling").headline()


def test_the_first_needs_no_name() -> None:
    screen = Screen("kostenverdeling", case="dinkelland-tubbergen", perspective="tubbergen")
    assert screen.address() == {"perspective": "tubbergen"}
    assert "Tubbergen" in screen.headline()


@pytest.mark.parametrize("wrong", ["nergens", "<b>", "../data"])
def test_a_case_that_is_not_there_is_named_and_the_first_stands(wrong: str) -> None:
    screen = Screen("kostenverdeling", case=wrong, perspective="tubbergen")
    assert screen.notice("rejected") == [f"‘case={wrong}’ kan niet. Toegestaan: dinkelland-tubbergen, drie-dorpen."]
    assert screen.address() == {"perspective": "tubbergen"}


def test_going_over_begins_anew_and_back_again() -> None:
    screen = Screen("kostenverdeling", perspective="tubbergen").slide("caseload-tubbergen", 150.0)
    screen.select("choose-case", VILLAGES)
    assert not screen.test.exception
    assert screen.address() == {"case": VILLAGES}
    assert screen.headline() == Screen("kostenverdeling", case=VILLAGES).headline()
    assert screen.notice("rejected") == []
    # Nothing can be undone there: it was no step of this case.
    assert screen.test.button(key="undo").disabled
    screen.unfold()
    screen.run().select("choose-case", "dinkelland-tubbergen")
    assert screen.address() == {}
    assert screen.headline() == Screen("kostenverdeling").headline()


def test_a_saved_variant_leads_to_its_own_case() -> None:
    saved = save(Screen("varianten", case=VILLAGES, cost_key="caseload"), "Dorpen")
    id = saved.address()["bewaard"]
    assert any(f"case={VILLAGES}&bewaard={id}" in one.value for one in saved.test.code)
    here = Screen("varianten", bewaard=id)
    assert here.part("of-another-case")["notice"]["title"].endswith("is een variant van een andere casus.")
    assert "figures" not in here.parts()
    there = here.press("save-to-case")
    assert there.address() == {"case": VILLAGES, "bewaard": id}
    assert "figures" in there.parts()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_goes_over(page: str) -> None:
    screen = Screen(page).select("choose-case", VILLAGES)
    assert not screen.test.exception
    assert screen.address()["case"] == VILLAGES
