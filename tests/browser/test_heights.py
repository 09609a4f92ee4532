"""How long the pages are with their folds closed: two screens of a laptop, four of a phone."""

from __future__ import annotations

import pytest

from tests.browser.dashboard import PHONE, Visit, open_page

LAPTOP = {"viewport": {"width": 1440, "height": 900}}
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


# Where the last chart, table or text ends that no fold holds.
END = """() => {
    const main = document.querySelector('[data-testid=stMain]')
    const shown = [...main.querySelectorAll('.kk-live, [data-testid=stMarkdown], [data-testid=stSlider]')].filter(one =>
        one.offsetHeight > 1 && !one.closest('[data-testid=stExpander]')
        && !one.querySelector('[data-testid=stCaptionContainer]'))
    return Math.max(...shown.map(one => one.getBoundingClientRect().bottom + main.scrollTop)) / innerHeight
}"""
PAGES = (
    "/", "/situatie", "/scenarios", "/scenarios?weight.nearby=3", "/uitvoeringsmodel", "/kostenverdeling",
    "/meerjarenbegroting", "/onzekerheid", "/risicos", "/planning", "/projectbegroting",
)  # fmt: skip
"""Without the register of sources, which is a list to search in."""


@pytest.mark.parametrize("address", PAGES)
def test_what_is_not_folded_needs_two_screens_of_a_laptop(visit: Visit, address: str) -> None:
    page = visit(**LAPTOP)
    open_page(page, address)
    assert page.evaluate(END) <= 2


@pytest.mark.parametrize("address", PAGES)
def test_what_is_not_folded_needs_four_screens_of_a_phone(visit: Visit, address: str) -> None:
    page = visit(**PHONE)
    open_page(page, address)
    assert page.evaluate(END) <= 4
