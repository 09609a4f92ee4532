"""A number is pressed and taken apart beside the page, down to the words of its source; by keyboard alone too."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.dashboard import Visit, click_at, open_page, plain, settle, violations

LINK = "/kostenverdeling?cost_key=caseload"
NUMBER = '.st-key-live-headline [data-made="by_key.caseload.2022.dinkelland"]'


def test_from_an_amount_to_the_words_of_its_source_in_four_steps(visit: Visit) -> None:
    """€ 624.693 is 275 of 446 benefits of 567.357 / 0,56; whole euros that add up, so not 624.692."""
    page = visit(viewport={"width": 1440, "height": 900})
    open_page(page, LINK)
    number = page.locator(NUMBER)
    assert plain(number.inner_text()) == "€ 624.693"
    panel = page.locator(".kk-panel")
    number.click()
    expect(panel).to_contain_text("Wat Dinkelland betaalt voor een vol jaar")
    settle(page)
    chart = page.locator(".st-key-live-keys .kk-plot").bounding_box()
    beside = panel.bounding_box()
    assert chart is not None
    assert beside is not None
    assert chart["x"] + chart["width"] <= beside["x"]  # no chart is covered
    assert violations(page) == []
    for part in ("nieuwe model, prijzen van 2022:", "De gezamenlijke kosten van de gemeenten", "Kosten Almelo"):
        panel.get_by_role("button", name=part).click()
        expect(panel.get_by_role("heading")).to_contain_text(part.rstrip(":"))
    expect(panel.locator("blockquote")).to_contain_text("Kosten Almelo 567.357")
    panel.get_by_role("button", name="Terug").click()
    expect(panel.get_by_role("heading")).to_contain_text("De gezamenlijke kosten van de gemeenten")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    # The same with the keyboard alone: the focus is on the number again, and in the panel on its heading.
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    for part in ("nieuwe model, prijzen van 2022:", "De gezamenlijke kosten van de gemeenten", "Kosten Almelo"):
        button = panel.get_by_role("button", name=part)
        expect(button).to_be_visible()
        for _press in range(12):
            page.keyboard.press("Tab")
            if button.evaluate("one => one === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(panel.get_by_role("heading")).to_contain_text(part.rstrip(":"))
    expect(panel.locator("blockquote")).to_contain_text("Kosten Almelo 567.357")
    # What it leads to opens cold, with the settings of the page.
    address = panel.get_by_role("link").get_attribute("href")
    assert address is not None
    open_page(page, address.removeprefix("."))
    expect(page.locator(".kk-headline").first).to_contain_text("Kosten Almelo (2022)")
    assert "cost_key=caseload" in page.url


def test_a_number_in_the_conclusion_and_a_bar_are_taken_apart_and_a_failure_is_said(visit: Visit) -> None:
    page = visit(viewport={"width": 1440, "height": 1800})
    # Before the page is there: one that is there may still ask past it for a moment.
    page.route("**/uitleg?*", lambda route: route.fulfill(body="<p>no answer of ours"))
    open_page(page, "/meerjarenbegroting")
    panel = page.locator(".kk-panel")
    number = page.locator('.kk-headline [data-made="over_frame.all.all"]')
    number.focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("De uitleg is nu niet op te halen.")
    assert violations(page) == []
    page.unroute("**/uitleg?*")
    panel.get_by_role("button", name="Probeer het opnieuw").click()
    expect(panel.get_by_role("heading")).to_contain_text("meer betaalt dan begroot")
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    # The bar of Mijn variant in 2021, as it is in the table below.
    settle(page)  # without the panel the chart is wider
    plot = page.locator(".st-key-live-spending .kk-plot")
    assert "open de tabel eronder" in (plot.get_attribute("aria-label") or "")
    bar = plot.locator(".barlayer .trace").nth(2).locator(".point path").nth(1).bounding_box()
    assert bar is not None
    click_at(page, bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    expect(panel.get_by_role("heading")).to_have_text("Wat alle gemeenten samen meer betaalt dan begroot, 2021")


def test_a_number_in_a_text_of_the_page_opens_beside_it(visit: Visit) -> None:
    """By mouse and by keyboard; its link, for who opens it apart, carries the settings."""
    page = visit()
    open_page(page, "/?execution_cost_change=0.1")
    link = page.locator('[data-testid="stMarkdown"] a[href*="naam=count.unsourced"]')
    link.click()
    value = page.locator(".kk-panel-value")
    expect(value).to_have_text(link.inner_text())
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    assert "execution_cost_change=0.1" in str(link.get_attribute("href"))
    page.keyboard.press("Enter")
    expect(value).to_have_text(link.inner_text())
    assert urlsplit(page.url).path == "/"


def test_an_assumption_has_its_slider_in_the_panel(visit: Visit) -> None:
    """On a page that has no slider for it: what is set there moves the page, and what the panel says."""
    page = visit()
    open_page(page, "/situatie")
    page.locator('[data-made="benefits.tubbergen"]').first.click()
    panel = page.locator(".kk-panel")
    panel.get_by_role("button", name="Uitkeringen in Tubbergen").click()
    slider = panel.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(panel.locator(".kk-panel-value")).to_have_text("260")
    expect(page.locator(".st-key-live-headline")).to_contain_text("Tubbergen 260")
    expect(slider).to_be_focused()
    settle(page)
    assert "caseload.tubbergen=260" in page.url
