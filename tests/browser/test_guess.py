"""The quiet mode in a browser: first the reader guesses, then he sees."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import (
    PHONE,
    TALL,
    TOO_WIDE,
    Visit,
    choose,
    go,
    hold_at,
    holder,
    open_page,
    parameters,
    plain,
    settle,
    slider,
    tell,
    violations_in_both_themes,
)

PAID = "view-guess-split-0-paid"


def quiet(page: Page, address: str = "/kostenverdeling") -> Page:
    open_page(page, address)
    holder(page, "view-guess").get_by_text("Eerst zelf raden").click()
    settle(page)
    return page


def test_guess_by_keyboard_and_reveal(page: Page) -> None:
    """1.013.137,50 × 275/446 = 624.692,9; the slider for euros goes by 5.000 from nothing."""
    open_page(page, "/kostenverdeling")
    switch = page.get_by_role("switch", name="Eerst zelf raden")
    switch.focus()
    page.keyboard.press("Space")
    settle(page)
    assert (
        page.locator(".kk-headline").count()
        == page.locator(".kk-plot").count()
        == page.locator(".kk-tile").count()
        == 0
    )
    assert "624.693" not in plain(page.locator("body").inner_text())
    guess = holder(page, PAID).get_by_role("slider")
    guess.focus()
    page.keyboard.press("Home")
    for _place in range(4):
        page.keyboard.press("ArrowRight")
    settle(page)
    assert plain(holder(page, PAID).locator("input[type=range]").get_attribute("aria-valuetext") or "") == "€ 20.000"
    # A screen reader hears the question with the slider.
    assert (
        holder(page, PAID)
        .get_by_role(
            "slider", name="Wat betaalt Dinkelland in 2022 als de kosten naar aantal uitkeringen worden verdeeld?"
        )
        .is_visible()
    )
    button = page.get_by_role("button", name="Laat zien")
    button.focus()
    page.keyboard.press("Enter")
    settle(page)
    told = plain(page.locator(".st-key-live-guess .kk-headline").inner_text())
    assert "u schatte € 20.000, het is € 624.693, dus € 604.693 meer." in told
    # It is spoken, the focus stays on the button, and the page is as usual.
    assert plain(page.locator(".st-key-live-guess [role=status]").inner_text()) == told
    expect(page.get_by_role("button", name="Opnieuw raden")).to_be_focused()
    assert plain(page.locator(".st-key-live-headline .kk-headline").inner_text()).startswith("Bij 171 uitkeringen")
    assert page.url.endswith("/kostenverdeling")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".kk-plot").count() == 0


def test_a_guess_survives_a_page_switch_and_follows_the_thumb(visit: Visit) -> None:
    page = quiet(visit(viewport=TALL))
    holder(page, PAID).get_by_role("slider").focus()
    page.keyboard.press("End")
    settle(page)
    guess = plain(holder(page, PAID).locator("input[type=range]").get_attribute("aria-valuetext") or "")
    go(page, "Situatie nu")
    go(page, "Kostenverdeling")
    assert page.locator(".kk-plot").count() == 0
    assert plain(holder(page, PAID).locator("input[type=range]").get_attribute("aria-valuetext") or "") == guess
    page.get_by_role("button", name="Laat zien").click()
    settle(page)
    told = page.locator(".st-key-live-guess .kk-headline")
    assert f"u schatte {guess}, het is € 624.693" in plain(told.inner_text())
    slider(page, "caseload-tubbergen").focus()
    page.keyboard.press("End")
    page.wait_for_function(
        "() => !document.querySelector('.st-key-live-guess .kk-headline').textContent.includes('624.693')"
    )
    # 1.013.137,50 × 275/535 = 520.771,6
    assert f"u schatte {guess}, het is € 520.772" in plain(told.inner_text())
    settle(page)
    assert f"u schatte {guess}, het is € 520.772" in plain(told.inner_text())
    assert parameters(page) == "caseload.tubbergen=260"


def test_the_mark_is_put_in_the_chart_of_the_story(visit: Visit) -> None:
    """A press in the chart moves the slider beside it before the release; the answer stands nowhere until then."""
    page = visit(viewport=TALL)
    open_page(page, "/")
    tell(page, "4")
    holder(page, "view-guess").get_by_text("Eerst zelf raden").click()
    settle(page)
    plot = page.locator(".st-key-live-guess-mark .kk-plot")
    where = plot.bounding_box()
    assert where is not None
    x, y = where["x"] + 0.7 * where["width"], where["y"] + where["height"] / 2
    slid = holder(page, PAID).locator("input[type=range]")
    first = slid.get_attribute("aria-valuetext")
    page.mouse.move(x, y)
    page.mouse.down()
    hold_at(page, x + 30, y)
    assert slid.get_attribute("aria-valuetext") != first
    put = "one => [one._fullLayout.shapes[0].x0, one._fullLayout.xaxis.p2d(%f - one.getBoundingClientRect().left - "
    at, pressed = plot.evaluate(put % (x + 30) + "one._fullLayout.xaxis._offset)]")
    assert abs(at - pressed) <= 2_500 + 1e-6, "the nearest of steps of 5.000"
    assert amount_of(slid.get_attribute("aria-valuetext")) == at
    page.mouse.up()
    settle(page)
    assert amount_of(slid.get_attribute("aria-valuetext")) == at
    assert plot.evaluate("one => one._fullLayout.shapes[0].x0") == at
    assert "624.693" not in plain(page.locator("body").inner_text())
    page.get_by_role("button", name="Laat zien").click()
    settle(page)
    told = plain(page.locator(".st-key-live-guess .kk-headline").inner_text())
    assert f"u schatte € {at:,.0f}".replace(",", ".") in told
    assert plot.evaluate("one => one._fullLayout.shapes[0].x0") == at


def amount_of(text: str | None) -> int:
    return int(re.sub(r"\D", "", text or ""))


def test_a_guess_stands_in_another_language(page: Page) -> None:
    quiet(page)
    holder(page, PAID).get_by_role("slider").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    settle(page)
    choose(page, "lang", "English|EN")
    expect(holder(page, PAID).locator("input[type=range]")).to_have_attribute("aria-valuetext", "€5,000")
    page.get_by_role("button", name="Show the outcome").click()
    settle(page)
    assert "you guessed €5,000, it is €624,693" in page.locator(".st-key-live-guess .kk-headline").inner_text()


def test_the_uncertainty_is_guessed_first_too(page: Page) -> None:
    open_page(page, "/onzekerheid?perspective=dinkelland")
    shown = plain(page.locator(".st-key-live-headline .kk-headline").inner_text())
    amount = re.search(r"kost mijn variant Dinkelland ongeveer (€ [\d.]+)", shown)
    assert amount
    quiet(page, "/onzekerheid?perspective=dinkelland")
    # Charts and tiles are gone, and no sentence gives the outcome away.
    assert page.locator(".kk-plot").count() == page.locator(".kk-tile").count() == 0
    assert amount.group(1) not in plain(page.locator("main, [data-testid=stMain]").first.inner_text())
    guess = page.get_by_role(
        "slider", name="Hoeveel procent duurder kan mijn variant hoogstens uitvallen dan nu ingesteld?"
    )
    guess.focus()
    page.keyboard.press("Home")
    for _place in range(3):
        page.keyboard.press("ArrowRight")
    settle(page)
    page.get_by_role("button", name="Laat zien").click()
    settle(page)
    assert "u schatte 3%" in plain(page.locator(".st-key-live-guess .kk-headline").inner_text())
    assert plain(page.locator(".st-key-live-headline .kk-headline").inner_text()) == shown


PAGES = ("/kostenverdeling", "/onzekerheid")


@pytest.mark.parametrize("address", PAGES)
def test_axe_on_the_guess(visit: Visit, address: str) -> None:
    page = quiet(visit(), address)
    assert violations_in_both_themes(page) == []
    page.get_by_role("button", name="Laat zien").click()
    settle(page)
    assert violations_in_both_themes(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_the_guess_fits_on_a_phone(visit: Visit, address: str) -> None:
    page = quiet(visit(**PHONE), address)
    assert page.evaluate(TOO_WIDE) == []
    page.get_by_role("button", name="Laat zien").click()
    settle(page)
    assert page.evaluate(TOO_WIDE) == []
