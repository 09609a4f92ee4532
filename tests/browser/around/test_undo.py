"""Undo and redo by keys, by buttons and by the browser's own Back: one visit over three pages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.dashboard import choose, go, holder, open_page, parameters, pick, said, settle, slide_to, slider


def press(page: Page, keys: str) -> None:
    page.keyboard.press(keys)
    settle(page)


def test_five_changes_on_three_pages_are_undone_by_keys_and_not_while_typing(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", 169)  # 171, 170, 169: two changes
    pick(page, "cost_key", "Aantal uitkeringen")
    go(page, "Meerjarenbegroting")
    slider(page, "execution_cost_change").focus()
    press(page, "ArrowLeft")
    changed = said(page, "execution_cost_change")
    assert changed != "0%"
    go(page, "Projectbegroting")
    field = holder(page, "typed-project_hours-hrm").locator("input")
    before = field.input_value()
    field.fill("260")
    press(page, "Enter")
    five = parameters(page)
    assert five.count("=") == 4, "the slider of Tubbergen was moved twice"

    # In a field it is the text that is undone.
    field.press_sequentially("1")
    press(page, "Control+z")
    press(page, "Control+y")
    assert parameters(page) == five
    field.fill("260")
    page.locator("h1").click()
    settle(page)
    assert parameters(page) == five

    press(page, "Control+z")
    expect(field).to_have_value(before)
    # Quicker than the server answers, and two of them on a page where they were not made.
    for _number in range(3):
        page.keyboard.press("Control+z")
    settle(page)
    assert parameters(page) == "caseload.tubbergen=170"
    holder(page, "redo").get_by_role("button").click()
    settle(page)
    assert parameters(page) == "caseload.tubbergen=169"
    expect(page.get_by_text("1 gewijzigd").first).to_be_visible()
    press(page, "Control+Shift+z")
    assert set(parameters(page).split("&")) == {"cost_key=caseload", "caseload.tubbergen=169"}
    go(page, "Kostenverdeling")
    assert said(page, "caseload-tubbergen") == "169"
    expect(holder(page, "set-cost_key").get_by_role("radio", name="Aantal uitkeringen")).to_be_checked()
    choose(page, "perspective", "Tubbergen")
    for _number in range(4):
        press(page, "Control+z")
    assert parameters(page) == ""
    assert said(page, "caseload-tubbergen") == "171"
    expect(holder(page, "undo").get_by_role("button")).to_be_disabled()


def back(page: Page) -> str:
    page.evaluate("history.back()")
    settle(page)
    return page.url.rpartition("/")[2].replace("%3A", ":")


def test_one_back_undoes_one_change_and_a_page_is_a_step_of_its_own(page: Page) -> None:
    open_page(page, "/kostenverdeling")
    slide_to(page, "caseload-tubbergen", 169)
    pick(page, "cost_key", "Aantal uitkeringen")
    two = parameters(page)
    go(page, "Meerjarenbegroting")
    choose(page, "perspective", "Tubbergen")
    assert back(page) == f"meerjarenbegroting?{two}"
    expect(holder(page, "choose-perspective").get_by_role("radio", name="samen")).to_be_checked()
    assert back(page) == f"kostenverdeling?{two}"
    assert back(page) == "kostenverdeling?caseload.tubbergen=169"
    expect(holder(page, "set-cost_key").get_by_role("radio", name="Vaste sleutel")).to_be_checked()
    assert back(page) == "kostenverdeling?caseload.tubbergen=170"
    assert said(page, "caseload-tubbergen") == "170"
    assert back(page) == "kostenverdeling"
    assert said(page, "caseload-tubbergen") == "171"
    # Forward does it again, and so do the keys: each of them is Back or Forward to the browser.
    page.evaluate("history.forward()")
    settle(page)
    assert parameters(page) == "caseload.tubbergen=170"
    press(page, "Control+y")
    press(page, "Control+z")
    assert parameters(page) == "caseload.tubbergen=170"
    assert back(page) == "kostenverdeling"


def test_the_server_is_asked_for_an_address_only_when_the_reader_goes_back(page: Page) -> None:
    """Not where we go back because a slider returns to where it was: the answer would come over what is moved since."""
    open_page(page, "/kostenverdeling")
    page.evaluate("window.heard = 0; addEventListener('popstate', () => { heard += 1 })")  # as late as Streamlit
    slide_to(page, "caseload-tubbergen", 170)
    page.keyboard.press("ArrowRight")
    settle(page)
    assert (parameters(page), page.evaluate("heard")) == ("", 0)
    page.evaluate("history.forward()")
    settle(page)
    assert (parameters(page), said(page, "caseload-tubbergen")) == ("caseload.tubbergen=170", "170")
    assert page.evaluate("heard") == 1
