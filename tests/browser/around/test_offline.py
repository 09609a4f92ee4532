"""The file without network, opened from a disk: it moves as the live page does, fetches nothing, and everybody can
use it."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import COLORS, TOO_WIDE, Visit, open_page, settle, violations
from ui.offline.file import PAGES

# What the page concludes, its tiles, the strip and one chart, with the words under it.
READ = """() => {
    const texts = what => [...document.querySelectorAll(what)].map(one => one.textContent)
    const plot = document.querySelector('.st-key-live-keys .kk-plot')
    return {
        headline: texts('.st-key-live-headline .kk-headline'),
        tiles: texts('.st-key-live-headline :is(.kk-value, .kk-note)'),
        strip: texts('.st-key-strip .kk-value').filter((_one, place) => place !== 1),
        claim: texts('.st-key-live-keys :is(.kk-title, .kk-alt)'),
        chart: plot._fullData.filter(one => one.visible !== false && !one.meta)
            .map(one => ({ name: one.name, x: one.x && [...one.x], y: one.y && [...one.y] })),
    }
}"""
DRAWN = ".st-key-live-keys .kk-plot[data-row]"


@pytest.fixture(scope="module")
def saved(server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file as somebody saves it, of a variant in which one number differs."""
    path = tmp_path_factory.mktemp("offline") / "keuzekompas.html"
    with urllib.request.urlopen(f"{server}/download/keuzekompas.html?caseload.dinkelland=260", timeout=300) as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="keuzekompas.html"'
        path.write_bytes(answer.read())
    assert path.stat().st_size <= 8_000_000
    return path


@pytest.fixture
def opened(browser: Browser, saved: Path) -> Iterator[Page]:
    """The file in a browser without network; the test fails if it asks for anything, or if something goes wrong."""
    context = browser.new_context(offline=True, locale="nl-NL", viewport={"width": 1440, "height": 900})
    wrong: list[str] = []

    def asked(url: str) -> None:
        if not url.startswith(("data:", "blob:")) and url.partition("#")[0] != saved.as_uri():
            wrong.append(f"asked for {url}")

    context.on("request", lambda request: asked(request.url))
    context.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    page = context.new_page()
    page.goto(saved.as_uri())
    yield page
    assert wrong == []
    context.close()


def go(page: Page, name: str) -> None:
    """By the menu."""
    page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def slide(page: Page, key: str, steps: int) -> None:
    page.locator(f".st-key-{key} input[type=range]").focus()
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")


def test_a_slider_moves_what_the_live_page_moves(opened: Page, visit: Visit) -> None:
    go(opened, "Kostenverdeling")
    opened.wait_for_selector(DRAWN)
    before = opened.evaluate(READ)
    slide(opened, "set-caseload-tubbergen", -21)  # from 171
    output = opened.locator(".st-key-set-caseload-tubbergen output")
    expect(output).to_have_text("150")
    after = opened.evaluate(READ)
    assert after["headline"] != before["headline"]
    assert after["chart"] != before["chart"]
    live = visit()
    open_page(live, "/kostenverdeling?caseload.dinkelland=260&caseload.tubbergen=150")
    assert after == live.evaluate(READ)
    # Who hears the page hears the conclusion when the slider is let go.
    said = opened.locator(".st-key-live-headline [role=status]")
    expect(said).to_have_text(after["headline"][0])
    # Another slider: the first goes back to how the variant stands.
    slide(opened, "set-caseload-dinkelland", 1)
    expect(output).to_have_text("171")
    expect(opened.locator(".st-key-set-caseload-dinkelland output")).to_have_text("261")
    opened.get_by_role("button", name="Terug naar 260").click()
    assert opened.evaluate(READ) == before
    # What the page shows can be chosen; the slider that moved stays where it is.
    slide(opened, "set-caseload-tubbergen", -21)
    opened.get_by_role("button", name="Totalen").click()
    expect(opened.get_by_role("button", name="Totalen")).to_have_attribute("aria-pressed", "true")
    expect(opened.get_by_role("button", name="Totalen")).to_be_focused()
    expect(output).to_have_text("150")
    live.get_by_role("radio", name="Totalen").click()
    settle(live)
    assert opened.evaluate(READ) == live.evaluate(READ)


def test_a_headline_is_explained_and_a_chart_is_saved(opened: Page) -> None:
    go(opened, "Kostenverdeling")
    opened.locator(".st-key-live-headline .kk-tile .kk-made").nth(1).click()
    panel = opened.locator(".kk-panel")
    # The fixed key is a share of the frame, whatever the numbers of benefits.
    expect(panel.locator(".kk-panel-value")).to_have_text("€\u00a0567.357")
    expect(panel.get_by_role("link")).to_have_count(0)
    opened.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    opened.locator(".st-key-live-keys summary").click()
    with opened.expect_download() as saving:
        opened.locator(".st-key-live-keys").get_by_role("button", name="Download als afbeelding").click()
    assert saving.value.path().stat().st_size > 10_000


def test_everybody_can_read_every_page_of_it(opened: Page) -> None:
    found = []
    links = opened.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_count(len(PAGES))
    for name in links.all_inner_texts():
        go(opened, name)
        assert opened.get_by_role("button", name="Overnemen").count() == 0
        if name in ("Start", "Kostenverdeling", "Planning"):
            found += [f"{name}: {one}" for one in violations(opened)]
            opened.emulate_media(color_scheme="dark")
            found += [f"{name}, dark: {one}" for one in violations(opened, *COLORS)]
            opened.emulate_media(color_scheme="light")
        for width in (390, 1920):
            opened.set_viewport_size({"width": width, "height": 900})
            found += [f"{name}, {width}: {one}" for one in opened.evaluate(TOO_WIDE)]
        opened.set_viewport_size({"width": 1440, "height": 900})
    assert found == []
