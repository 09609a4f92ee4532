"""Sixty municipalities in a browser: nothing is cut or slides sideways, wide or narrow, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.cases.made import SIXTY, written
from bench.cases.towns import LONG
from delivery.skeleton import ids_of
from tests.browser.dashboard import PHONE, TOO_WIDE, Visit, headline, open_page, settle, violations

PAGES = ("", "situatie", "uitvoeringsmodel", "kostenverdeling")
"""Those with something of every municipality, or of every task."""
CHECKED = ("kostenverdeling",)
[LONGEST] = ids_of([LONG[3]])


def test_the_pages_of_sixty(visit: Visit, serve: Callable[..., str], tmp_path: Path) -> None:
    page = visit(base_url=serve(written(SIXTY, tmp_path / "case")), viewport={"width": 1440, "height": 900})
    for path in PAGES:
        # The longest name that cannot be broken, and small amounts beside.
        open_page(page, f"/{path}?perspective={LONGEST}&per=resident")
        assert page.evaluate(TOO_WIDE) == [], path
        if path in CHECKED:
            assert violations(page) == [], path
        page.set_viewport_size(PHONE["viewport"])
        settle(page)
        assert page.evaluate(TOO_WIDE) == [], path
        page.set_viewport_size({"width": 1440, "height": 900})
    # One of sixty is found by typing a few letters.
    page.locator(".st-key-choose-perspective input").fill("rietzmar")
    page.keyboard.press("Enter")
    settle(page)
    open_page(page, f"/kostenverdeling?{page.url.partition('?')[2]}")
    assert "Rietzmarsland" in headline(page)
