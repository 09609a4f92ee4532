"""Sharing and exporting in a browser: who waits for a file is told so, by mouse, keyboard and screen reader alike."""

from __future__ import annotations

from playwright.sync_api import Page, Route, expect

from tests.browser.dashboard import PHONE, TOO_WIDE, Visit, open_page, settle, violations_in_both_themes

FAILED = "Het maken is niet gelukt. Probeer het opnieuw."
REFUSED = "Dit bestand kon niet worden gemaakt."


def hold(page: Page) -> list[Route]:
    """Keep what is asked of the workbook: nobody knows how long it takes."""
    held: list[Route] = []
    page.route("**/download/keuzekompas.xlsx*", lambda route: held.append(route))
    return held


def asked(page: Page, held: list[Route]) -> Route:
    while not held:
        page.wait_for_timeout(20)
    return held.pop()


def test_a_file_that_takes_long_says_so_and_what_became_of_it(visit: Visit) -> None:
    page = visit(**PHONE, accept_downloads=True)
    held = hold(page)
    open_page(page, "/exporteren?caseload.tubbergen=150")
    card = page.locator(".st-key-export-workbook")
    link, said = card.get_by_role("link", name="Download het werkboek"), card.get_by_role("status")
    link.press("Enter")
    expect(said).to_have_text("Wordt gemaakt…")
    expect(link).to_have_attribute("aria-busy", "true")
    link.press("Enter")  # who cannot wait asks no second one
    route = asked(page, held)
    assert route.request.url.endswith("/download/keuzekompas.xlsx?caseload.tubbergen=150")
    # Meanwhile the page goes on.
    page.locator(".st-key-fold-in-workbook summary").click()
    expect(card.get_by_role("row")).to_have_count(15)
    name = 'attachment; filename="keuzekompas.xlsx"'
    with page.expect_download() as saved:
        route.fulfill(body=b"x" * 81_600, headers={"Content-Disposition": name, "Content-Type": "application/zip"})
    assert saved.value.suggested_filename == "keuzekompas.xlsx"
    expect(said).to_have_text("Klaar: keuzekompas.xlsx, 82 kB")
    expect(link).not_to_have_attribute("aria-busy", "true")
    assert held == []
    # What the server says where it cannot; and our own words where a web server before it speaks, or nobody.
    for answer, text in (
        (f"new Response('{REFUSED}', {{ status: 503, headers: {{ 'content-type': 'text/plain' }} }})", REFUSED),
        ("new Response('<p>', { status: 502, headers: { 'content-type': 'text/html' } })", FAILED),
        ("Promise.reject(new TypeError('gone'))", FAILED),
    ):
        page.evaluate(f"() => {{ window.fetch = async () => {answer} }}")
        link.click()
        expect(said).to_have_text(text)
    # A picture for a phone is of no use where the dashboard runs on this computer only: that is said in its place.
    expect(page.locator(".kk-code")).to_contain_text("Er is geen code voor een telefoon")
    settle(page)
    assert page.evaluate(TOO_WIDE) == []
    assert violations_in_both_themes(page) == []
