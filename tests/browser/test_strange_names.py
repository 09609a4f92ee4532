"""A name of the case that looks like markup is read in a browser as it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import TALL, Visit, holder, open_page, settle, unfold
from tests.model.copies import STRANGE, change, with_strange_names


@pytest.fixture(scope="module")
def strange(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = with_strange_names(tmp_path_factory.mktemp("strange"))
    # A finding whose switch is a choice between municipalities, as in the real case.
    change(folder, "findings.yaml", "switch: amount_reading", "switch: remainder")
    return serve(folder)


def bare(text: str) -> str:
    """Without spaces: Plotly breaks a long name over lines. Without the joiner that keeps an icon from being one."""
    return "".join(text.split()).replace("\u2060", "")


def read_all(page: Page, what: str) -> list[str]:
    return [bare(text) for text in page.locator(what).all_text_contents()]


def open_strange(visit: Visit, strange: str, address: str) -> Page:
    page = visit(base_url=strange, viewport=TALL)
    open_page(page, address)
    unfold(page)
    # A formula would be set by KaTeX.
    assert page.locator(".katex").count() == 0
    return page


def named(name: str) -> str:
    return bare(f"{name} {STRANGE}")


def test_on_the_sources(visit: Visit, strange: str) -> None:
    page = open_strange(visit, strange, "/bronnen")
    # Three names as long as these stand in a list.
    page.locator(".st-key-choose-perspective input").click()
    page.locator("[role=option]").first.wait_for()
    assert named("Beekveld") in read_all(page, "[role=option]")
    page.keyboard.press("Escape")
    assert named("naar Beekveld") in read_all(page, ".st-key-set-remainder label")
    holder(page, "view-sources").get_by_role("radio", name="Aannames").click()
    settle(page)
    assert any(named("Beekveld") in text for text in read_all(page, ".kk-live th"))


def test_on_the_cost_split(visit: Visit, strange: str) -> None:
    page = open_strange(visit, strange, "/kostenverdeling")
    assert named("naar Beekveld") in read_all(page, ".st-key-set-remainder label")
    assert named("Beekveld") in read_all(page, ".kk-tile dt")
    assert named("Beekveld") in read_all(page, ".kk-legend li")
    assert named("Uitkeringen in Beekveld") in read_all(page, ".kk-plot .xtitle")


def test_on_the_scenarios(visit: Visit, strange: str) -> None:
    page = open_strange(visit, strange, "/scenarios")
    assert named("Vlakbij") in read_all(page, ".kk-plot .xtick text, .kk-plot .ytick text")
    assert named("Om de hoek") in read_all(page, "[data-testid=stMarkdownContainer] li")
