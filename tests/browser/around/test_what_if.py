"""The key "/" finds any assumption, and a jump ends on its control, in view and with the focus."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.dashboard import open_page, settle

FOCUS = """() => {
    const holder = document.activeElement.closest('[class*="st-key-set-"]')
    const box = holder?.getBoundingClientRect()
    return holder && { key: [...holder.classList].find(name => name.startsWith('st-key-')),
        inView: box.top >= 0 && box.bottom <= innerHeight }
}"""


def find(page: Page, word: str) -> None:
    page.keyboard.press("/")
    page.locator(".st-key-find-id input").wait_for()
    settle(page)
    page.locator(".st-key-find-id input").focus()
    page.keyboard.type(word)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def test_a_word_and_a_number_change_the_page(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    find(page, "Uitkeringen in Tubb")
    page.locator(".st-key-find-caseload-tubbergen input").fill("150")
    page.keyboard.press("Enter")
    settle(page)
    # 1.013.137,50 × 275/425 = 655.559,56, and - 567.357.
    assert "€ 88.000 meer" in page.locator(".kk-headline").first.inner_text().replace("\u00a0", " ")
    assert page.url.endswith("?caseload.tubbergen=150")


def test_to_the_control_on_another_page(page: Page) -> None:
    open_page(page, "/situatie")
    find(page, "uittreed")
    page.locator(".st-key-find-go button").click()
    page.wait_for_url("**/meerjarenbegroting**")
    settle(page)
    page.locator(".st-key-set-exit_cost_years input[type=range]").wait_for()
    page.wait_for_function(f"() => ({FOCUS})()?.inView")
    assert page.evaluate(FOCUS) == {"key": "st-key-set-exit_cost_years", "inView": True}


def test_to_the_control_with_something_set(page: Page) -> None:
    """Streamlit empties the address on its way to another page: that is no step of the visitor to go back from."""
    open_page(page, "/kostenverdeling?exit_cost_years=2&caseload.tubbergen=150")
    page.locator(".st-key-changes-list button").first.click()
    settle(page)
    before = page.evaluate("history.length")
    page.locator(".st-key-change-go-exit_cost_years button").click()
    page.wait_for_url("**/meerjarenbegroting?**exit_cost_years=2**")
    settle(page)
    page.wait_for_function(f"() => ({FOCUS})()?.inView")
    page.wait_for_timeout(1_000)
    assert page.evaluate(FOCUS) == {"key": "st-key-set-exit_cost_years", "inView": True}
    assert page.evaluate("history.length") == before + 1
    page.go_back()
    page.wait_for_url("**/kostenverdeling?**caseload.tubbergen=150**")


def test_a_slash_in_a_field_is_a_slash(page: Page) -> None:
    open_page(page, "/projectbegroting")
    field = page.locator('[class*="st-key-typed-"] input').first
    field.fill("")
    field.press("/")
    expect(field).to_have_value("/")
    assert page.locator(".st-key-find-id").count() == 0


def test_from_a_box_in_which_something_was_chosen(page: Page) -> None:
    """Its list is closed and it still has the focus: the next thing that one asks starts there."""
    open_page(page, "/kostenverdeling")
    find(page, "Verdeelsleutel")
    box = page.locator("[data-testid=stPopoverBody] [class*=st-key-find-]:not(.st-key-find-id) input")
    expect(box).to_have_attribute("placeholder", "Kies uit de lijst")
    box.click()
    page.get_by_role("option", name="Aantal uitkeringen").click()
    settle(page)
    box.focus()
    page.keyboard.press("/")
    page.keyboard.type("uittreedkosten na het")
    option = page.get_by_role("option", name="uittreedkosten na het contract").first
    option.wait_for()
    page.keyboard.type(" xyz")
    page.get_by_text("Niets gevonden").wait_for()
