"""What the documents say stands on a page for who opens it, unfolds it and reads: ``tests/golden/items.yaml``."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import TALL, Visit, holder, open_page, plain, settle, unfold
from tests.golden.items import Item, items

TASKS = {
    "minima": "Minimabeleid dat Almelo uitvoert",
    "other_minima": "Overige minimaregelingen",
    "reintegration": "Re-integratie",
    "participation": "Participatie",
    "employers": "Werkgeversbenadering",
}
CHOICES = {"planning-wsw": ("track", "Spoor Wsw"), "bronnen-figures": ("sources", "Cijfers"),
           "bronnen-sources": ("sources", "Bronnen"), "bronnen-missing": ("sources", "Vraag dit op"),
           "bronnen-asked": ("sources", "Gevraagd en beantwoord")}  # fmt: skip


def show(page: Page, view: str) -> None:
    """Open the page of a view and choose what it shows."""
    address, _, part = view.partition("-")
    open_page(page, "/" if view == "afkortingen" else f"/{address}")
    if address == "scenarios" and part:
        holder(page, "view-task").get_by_role("combobox").click()
        page.get_by_role("option", name=TASKS[part], exact=True).click()
    elif part:
        name, label = CHOICES[view]
        holder(page, f"view-{name}").get_by_role("radio", name=label, exact=True).click()
    elif view == "afkortingen":
        page.get_by_role("button", name="Weergave").click()
    settle(page)


def text_of(page: Page) -> str:
    return " ".join(plain(page.locator("body").inner_text()).split())


@pytest.mark.parametrize("view", items())
def test_every_item_of_the_documents_stands_where_a_reader_looks(view: str, visit: Visit) -> None:
    page = visit(viewport=TALL)
    show(page, view)
    if view != "afkortingen":
        unfold(page)
    text = text_of(page)
    assert [one.item for one in items()[view] if not one.stands_in(text)] == []


def test_what_does_not_stand_there_is_missed() -> None:
    """The walk itself: words in another order, too far from each other, or not there."""
    text = "Bbz Dinkelland 4 bron" + " x" * 300 + " Totaal 275"
    assert Item("", "bc", ("Bbz", "4")).stands_in(text)
    assert not Item("", "bc", ("4", "Bbz")).stands_in(text)
    assert not Item("", "bc", ("Bbz", "275")).stands_in(text)
    assert not Item("", "bc", ("Wsw",)).stands_in(text)
