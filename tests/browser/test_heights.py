"""How long the pages are with their folds closed: two screens of a laptop, four of a phone."""

from __future__ import annotations

import pytest

from tests.browser.dashboard import PHONE, Visit, open_page

LAPTOP = {"viewport": {"width": 1440, "height": 900}}
FOLD = "[data-testid=stMain] [data-testid=stExpander]"
BEFORE = f"() => document.querySelector({FOLD!r}).getBoundingClientRect().top / innerHeight"
SCREENS = "() => document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"
ADDRESSES = (
    "/onzekerheid",
    "/onzekerheid?execution_index=0.02",
    "/onzekerheid?perspective=dinkelland",
    "/risicos",
    "/risicos?perspective=tubbergen",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_two_screens_of_a_laptop(visit: Visit, address: str) -> None:
    page = visit(**LAPTOP)
    open_page(page, address)
    # The strip of results that stays in view, and its bar, take a fifth of a screen of it.
    assert page.evaluate(SCREENS) <= 2.2


@pytest.mark.parametrize("address", ADDRESSES)
def test_four_screens_of_a_phone(visit: Visit, address: str) -> None:
    page = visit(**PHONE)
    open_page(page, address)
    assert page.evaluate(SCREENS) <= 4


@pytest.mark.parametrize("address", ["/scenarios", "/scenarios?weight.nearby=3"])
def test_the_scenarios_need_two_screens_of_a_laptop_before_what_is_folded(visit: Visit, address: str) -> None:
    page = visit(**LAPTOP)
    open_page(page, address)
    # The strip of results that stays in view, and its bar, take a fifth of a screen of it.
    assert page.evaluate(BEFORE) <= 2.2
