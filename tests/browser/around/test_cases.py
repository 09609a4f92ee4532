"""The fictitious cases by their links: each says what it is on its first page, and its sliders move its figures."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import go, headline, holder, open_page, parameters, settle, slide_to


@pytest.mark.parametrize(
    ("case", "name", "other", "number", "said"),
    [
        # Of 1.651 benefits, and of 1.521 without Wielderveen: 4.680.000 × 460/1.651 + 455.000 × 460/1.521 is
        # 1.303.937,01 + 137.606,84, where the fixed key gives 1.310.400 + 140.000: 8.856,15 less.
        ("ganzemarke", "Ganzemarke: de Participatiewet na de ISD", "hoogwelde", 821,
         "Bij 821 uitkeringen in Hoogwelde betaalt Marsdrecht ongeveer € 8.900 minder per jaar naar aantal uitkeringen "
         "dan met de vaste sleutel."),
        # 2.500.000 × 1.120 / 2.082 = 1.344.860,71, where the fixed key gives 1.375.000: 30.139,29 less.
        ("jeugdhulp", "Toegang tot jeugdhulp", "bremerloo", 612,
         "Bij 612 jongeren met hulp in Bremerloo betaalt Zilverhorst ongeveer € 30.000 minder per jaar naar aantal "
         "jongeren met hulp dan met de vaste sleutel."),
    ],
    ids=["ganzemarke", "jeugdhulp"],
)  # fmt: skip
def test_a_fictitious_case_by_its_link(page: Page, case: str, name: str, other: str, number: int, said: str) -> None:
    open_page(page, f"/?case={case}")
    assert page.get_by_test_id("stCaptionContainer").first.inner_text() == f"{name} · verzonnen casus"
    go(page, "Kostenverdeling")
    assert f"case={case}" in parameters(page)
    slide_to(page, f"caseload-{other}", number)
    assert headline(page) == said
    # The mark takes room of the chart, not of the buttons below it.
    open_page(page, f"/?case={case}&presenteren=1")
    assert page.get_by_test_id("stCaptionContainer").first.inner_text().endswith("· verzonnen casus")
    chart, buttons = page.locator(".kk-plot").bounding_box(), holder(page, "presenting-bar").bounding_box()
    assert chart
    assert buttons
    assert chart["y"] + chart["height"] <= buttons["y"]


@pytest.mark.parametrize(
    ("shares", "count"),
    [
        # 1.120 × 45/55 - 350 = 566,4 in Bremerloo; with 80% 1.120 × 20/80 - 350 is less than nobody.
        ("", 1),
        ("&share.bremerloo=0.1&share.zilverhorst=0.8&share.tjaarlum=0.1", 0),
    ],
)
def test_a_break_even_that_is_nowhere_has_no_name_on_the_chart(page: Page, shares: str, count: int) -> None:
    open_page(page, f"/kostenverdeling?case=jeugdhulp{shares}")
    curve = holder(page, "live-curve")
    curve.scroll_into_view_if_needed()
    settle(page)
    assert curve.get_by_text("omslagpunt", exact=True).count() == count
