"""Choosing on the page of the execution model: in the matrix, in the list and in the cloud, with mouse and keyboard;
and the picture of the future model, of which every name must be read.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import (
    PHONE,
    Visit,
    click_at,
    headline,
    holder,
    open_page,
    parameters,
    settle,
    tiles,
    unfold,
)

BENEFITS = "Uitkeringen voor levensonderhoud"


def click_point(page: Page, x: float, y: float) -> None:
    """Click where the cloud has this point."""
    plot = page.locator(".st-key-live-cloud .kk-plot")
    plot.scroll_into_view_if_needed()
    settle(page)
    at = plot.evaluate(
        """(plot, [x, y]) => {
            const { xaxis, yaxis } = plot._fullLayout, box = plot.getBoundingClientRect()
            return [box.left + xaxis._offset + xaxis.d2p(x), box.top + yaxis._offset + yaxis.d2p(y)]
        }""",
        [x, y],
    )
    click_at(page, *at)
    settle(page)


def test_a_click_in_the_cloud_takes_that_model(visit: Visit) -> None:
    """The best at a risk of 12: SPD for re-integration and employers (40,28 each), the hybrid for the others.

    (120,19 + 40,28 + 50 + 40,28) / 5 = 50,15.
    """
    page = visit(viewport={"width": 1280, "height": 6000})
    open_page(page, "/uitvoeringsmodel")
    unfold(page)
    assert headline(page) == (
        "Mijn variant is het advies uit de stukken: het past voor 54,9 van de 100 bij de uitgangspunten."
    )
    click_point(page, 12, (2 * (300 + 10 / 21) / 5 + 50 + 2 * (241 + 2 / 3) / 6) / 5)
    assert headline(page) == "Mijn variant past voor 50,1 van de 100 bij de uitgangspunten, het advies voor 54,9."
    assert tiles(page)["Mijn variant: past"] == "50,1"
    wanted = [f"{office}.{task}=spd" for task in ("reintegration", "employers") for office in ("front", "back")]
    assert sorted(parameters(page).split("&")) == sorted(wanted)
    # The matrix says the same.
    assert executor(page, "Werkgeversbenadering, frontoffice") == "SPD"
    # Another point after it, set out against the partners: all by Noaberkracht, 254,17 / 5.
    holder(page, "view-burden").get_by_role("radio", name="Partners").click()
    settle(page)
    click_point(page, 0, (200 + 325 / 6) / 5)
    assert headline(page) == "Mijn variant past voor 50,8 van de 100 bij de uitgangspunten, het advies voor 54,9."
    # And back.
    page.get_by_role("button", name="Neem het advies uit de stukken over").click()
    settle(page)
    assert headline(page).startswith("Mijn variant is het advies")
    assert parameters(page) == ""
    # The same point once more: a second click on it is a choice too.
    click_point(page, 0, (200 + 325 / 6) / 5)
    assert headline(page).startswith("Mijn variant past voor 50,8")


def test_a_model_is_taken_without_a_mouse(page: Page) -> None:
    open_page(page, "/uitvoeringsmodel")
    told = "Zoals het advies, maar: Met andere gemeenten voor de backoffice van Re-integratie"
    button = page.get_by_role("button", name=f"Neem over: {told}", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    settle(page)
    # tests/pages/uitvoeringsmodel/test_choices.py: re-integration as the hybrid.
    assert headline(page) == "Mijn variant past voor 55,1 van de 100 bij de uitgangspunten, het advies voor 54,9."
    assert parameters(page) == "back.reintegration=cooperation"
    # Who works with the keyboard is still where he was.
    assert button.evaluate("one => one === document.activeElement")


def executor(page: Page, cell: str) -> str:
    """Whom the list in a cell of the matrix names, and what is seen there."""
    found = page.get_by_role("combobox", name=cell, exact=True)
    name = str(found.evaluate("one => one.selectedOptions[0].textContent"))
    assert found.evaluate("one => one.previousElementSibling.textContent") == name
    return name


def test_an_executor_is_chosen_with_the_keyboard(page: Page) -> None:
    """tests/pages/uitvoeringsmodel/test_choices.py: 53,3 for SPD in front; what follows the benefits goes with them."""
    open_page(page, "/uitvoeringsmodel")
    front = page.get_by_role("combobox", name="Werkgeversbenadering, frontoffice", exact=True)
    front.focus()
    page.keyboard.press("S")
    settle(page)
    assert headline(page) == "Mijn variant past voor 53,3 van de 100 bij de uitgangspunten, het advies voor 54,9."
    assert executor(page, "Werkgeversbenadering, frontoffice") == "SPD"
    assert executor(page, "Werkgeversbenadering, backoffice") == "Noaberkracht"
    assert parameters(page) == "front.employers=spd"
    assert front.evaluate("one => one === document.activeElement")
    # A cell that is not open to choice has no list; one that follows shows whom it follows.
    follower = page.locator(".kk-who").get_by_role("row", name="Bezwaar & beroep")
    assert follower.get_by_role("combobox").count() == 0
    assert follower.get_by_role("cell").all_inner_texts() == ["Noaberkracht", "Met andere gemeenten"]
    page.get_by_role("combobox", name=f"{BENEFITS}, backoffice", exact=True).focus()
    page.keyboard.press("N")
    settle(page)
    assert follower.get_by_role("cell").all_inner_texts() == ["Noaberkracht", "Noaberkracht"]


def test_an_executor_is_chosen_on_a_phone(visit: Visit) -> None:
    page = visit(**PHONE)
    open_page(page, "/uitvoeringsmodel")
    page.get_by_role("combobox", name="Werkgeversbenadering, frontoffice", exact=True).select_option("SPD")
    settle(page)
    assert headline(page).startswith("Mijn variant past voor 53,3")
    # What is seen of a list is as high as a finger needs, and the list covers all of it.
    for box in page.locator(".kk-open").all():
        chip, inside = (one.bounding_box() for one in (box, box.get_by_role("combobox")))
        assert chip is not None
        assert inside is not None
        assert inside["height"] >= 24
        assert abs(inside["width"] - chip["width"]) < 16


# Of the picture of the future model: the boxes, the names in them in the same order, and the size of their letters.
MEASURED = """plot => {
    const box = one => { const at = one.getBoundingClientRect(); return [at.left, at.top, at.right, at.bottom] }
    const isBox = one => {
        const { type, line } = plot.layout.shapes[one.dataset.index]
        return type === "rect" && line.width > 1
    }
    return {
        boxes: [...plot.querySelectorAll(".shapelayer path")].filter(isBox).map(box),
        names: [...plot.querySelectorAll(".scatterlayer .trace:first-child .textpoint text")].map(box),
        letters: plot.layout.font.size, plot: box(plot),
    }
}"""


def outside(inner: list[float], outer: list[float]) -> bool:
    return inner[0] < outer[0] or inner[1] < outer[1] or inner[2] > outer[2] or inner[3] > outer[3]


def apart(one: list[float], other: list[float]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("letters_at", [{1280: 16, 1440: 19, 1920: 20}, {390: 16}], ids=["laptop", "phone"])
def test_every_name_of_the_future_model_stands_in_its_box(
    visit: Visit, letters_at: dict[int, int], language: str
) -> None:
    """Opened on the first width, and then made as wide as the others."""
    page = visit(**(PHONE if 390 in letters_at else {"viewport": {"width": 1280, "height": 4000}}))
    open_page(page, f"/uitvoeringsmodel?lang={language}")
    unfold(page)
    plot = page.locator(".st-key-live-future .kk-plot")
    for place, (width, letters) in enumerate(letters_at.items()):
        if place:
            page.set_viewport_size({"width": width, "height": 4000})
        plot.scroll_into_view_if_needed()
        settle(page)
        found = plot.evaluate(MEASURED)
        boxes, names = found["boxes"], found["names"]
        assert len(boxes) == len(names) == 10
        assert not [name for name, box in zip(names, boxes, strict=True) if outside(name, box)]
        assert not [box for box in boxes if outside(box, found["plot"])]
        assert all(apart(one, other) for place, one in enumerate(boxes) for other in boxes[:place])
        assert found["letters"] == letters
        # On a phone the picture slides sideways in its own place, the page does not.
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_letters_of_the_future_model_follow_the_width(visit: Visit) -> None:
    page = visit(viewport={"width": 1920, "height": 4000})
    open_page(page, "/uitvoeringsmodel")
    unfold(page)
    page.set_viewport_size({"width": 1280, "height": 4000})
    settle(page)
    # On paper, which is narrower than the picture ever is on a screen, and back.
    for event, letters in (("none", 16), ("beforeprint", 13), ("afterprint", 16)):
        page.evaluate("event => dispatchEvent(new Event(event))", event)
        settle(page)
        found = page.locator(".st-key-live-future .kk-plot").evaluate(MEASURED)
        assert found["letters"] == letters
        assert not [name for name, box in zip(found["names"], found["boxes"], strict=True) if outside(name, box)]
