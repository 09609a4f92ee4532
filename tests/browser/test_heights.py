"""How long pages are whole, with their folds closed and with changes: two screens of a laptop, four of a phone.

What is not folded of every page is measured at a first visit (test_loading.py).
"""

from __future__ import annotations

import pytest

from tests.browser.dashboard import END, PHONE, Visit, open_page, settle

SCREENS = "() => document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"


@pytest.mark.parametrize(
    "address",
    [
        "/onzekerheid",
        "/onzekerheid?execution_index=0.02",
        "/onzekerheid?perspective=dinkelland",
        "/risicos",
        "/risicos?perspective=tubbergen",
    ],
)
def test_a_whole_page_is_short(visit: Visit, address: str) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    open_page(page, address)
    # The strip of results that stays in view, and its bar, take a fifth of a screen of it.
    assert page.evaluate(SCREENS) <= 2.2
    page.set_viewport_size(PHONE["viewport"])
    settle(page)
    assert page.evaluate(SCREENS) <= 4


def test_a_fold_that_opens_for_a_change_leaves_the_rest_short(visit: Visit) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    open_page(page, "/scenarios?weight.nearby=3")
    assert page.evaluate(END) <= 2
    page.set_viewport_size(PHONE["viewport"])
    settle(page)
    assert page.evaluate(END) <= 4
