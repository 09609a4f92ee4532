"""A journey: save, close, come back in another browser by the link, save on, restore the first version."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.dashboard import Visit, open_page, plain, settle

START = "/varianten?caseload.tubbergen=150&cost_key=caseload"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def test_what_was_saved_is_there_in_another_browser(visit: Visit) -> None:
    first = visit(first=True)
    open_page(first, START)
    cost = first.locator(".st-key-strip .kk-value").first.inner_text()
    first.get_by_label("Naam van de variant").fill("Naar <b>aantal</b>")
    press(first, "Mijn variant bewaren")
    expect(first.locator(".kk-notice-good")).to_contain_text("Naar <b>aantal</b>")
    first.locator("summary", has_text="Deze variant delen").click()
    settle(first)
    look, edit = first.locator("code").all_inner_texts()
    # Who comes back in the same browser has the key still; it stands in no address.
    open_page(first, "/varianten")
    expect(first.locator(".kk-shelf")).to_contain_text("van u")
    assert "sleutel" not in first.url
    first.close()

    reader = visit(first=True)
    reader.goto(look)
    settle(reader)
    expect(reader.get_by_role("button", name="Bewaar als volgende versie")).to_have_count(0)
    press(reader, "Open als mijn variant")
    assert reader.locator(".st-key-strip .kk-value").first.inner_text() == cost
    assert "cost_key=caseload" in reader.url
    # Beside the advice it costs what it cost when it was saved.
    found = re.search(r"bewaard=([\w-]{22})", look)
    assert found is not None
    open_page(reader, f"/vergelijken?naast=advies,variant:{found[1]}")
    beside = reader.locator(".st-key-live-headline .kk-tile")
    expect(beside).to_have_count(2)
    assert "Naar <b>aantal</b>" in beside.nth(1).inner_text()
    assert plain(cost) in plain(beside.nth(1).inner_text())
    reader.close()

    writer = visit(first=True)
    writer.goto(edit)
    settle(writer)
    assert "#" not in writer.url
    writer.get_by_label("Wat is er anders in deze versie?").fill("zoals de casus")
    press(writer, "Bewaar als volgende versie")
    expect(writer.locator(".kk-notice-good")).to_contain_text("versie 2")
    writer.locator("summary", has_text="Versies: 2 versies").click()
    settle(writer)
    press(writer, "Zet versie 1 terug")
    expect(writer.locator(".kk-notice-good")).to_contain_text("versie 3")
    press(writer, "Open als mijn variant")
    assert writer.locator(".st-key-strip .kk-value").first.inner_text() == cost
    # Back undoes the opening.
    writer.go_back()
    settle(writer)
    assert "cost_key" not in writer.url
    # A zip goes to the server as a workbook, and is looked at there.
    writer.locator("summary", has_text="Als bestand").click()
    settle(writer)
    writer.locator("input[type=file]").set_input_files(
        {"name": "werkboek.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK geen zip \xff"}
    )
    expect(writer.locator(".st-key-live-file-refused")).to_contain_text("of het is geen werkboek (xlsx)")
