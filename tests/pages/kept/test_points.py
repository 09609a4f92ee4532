"""Checkpoints: a name for how it stands, the way back to it as one step, and names that mean nothing but themselves."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen, unmarked

MOST, LONGEST = 10, 60
CHECKED = {"caseload.tubbergen": 150.0, "cost_key": "caseload"}


def named(screen: Screen, name: str) -> Screen:
    """What a visitor does: type a name and press the button."""
    screen.test.text_input(key="point-name").set_value(name)
    return screen.press("point-keep")


def points(screen: Screen) -> list[str]:
    """The names that stand there."""
    found = [one.label for one in screen.test.button if str(one.key).startswith("point-go-")]
    return [unmarked(label).removeprefix("Terug naar ‘\u2068").removesuffix("\u2069’") for label in found]


def press(screen: Screen, what: str, name: str) -> Screen:
    (key,) = [
        one.key
        for one in screen.test.button
        if str(one.key).startswith(f"point-{what}-") and f"\u2068{name}\u2069" in unmarked(one.label)
    ]
    assert key is not None
    return screen.press(key)


def two() -> Screen:
    """By the number of benefits at 150 in Tubbergen, under a name; then other settings on another page."""
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150).pick("cost_key", "caseload")
    named(screen, "  Voorstel   raad ")
    screen.pick("cost_key", "mixed").go("meerjarenbegroting").slide("execution_cost_change", 0.1)
    return screen.choose("choose-perspective", "tubbergen")


def test_the_way_back_is_one_step_on_any_page_and_gives_the_same_numbers() -> None:
    screen = two()
    before = dict(screen.test.session_state["changes"])
    assert points(screen) == ["Voorstel raad"]
    press(screen, "go", "Voorstel raad")
    assert screen.test.session_state["changes"] == CHECKED
    assert screen.test.session_state["perspective"] == "samen"
    assert screen.address() == {"caseload.tubbergen": "150", "cost_key": "caseload"}
    screen.go("kostenverdeling")
    # 567.357 / 0,56 × 275 / 425 = 655.559,6 and × 150 / 425 = 357.577,9.
    assert [screen.tiles()[who][0] for who in ("Dinkelland", "Tubbergen")] == ["€ 655.560", "€ 357.578"]
    screen.press("undo")
    assert dict(screen.test.session_state["changes"]) == before
    assert screen.test.session_state["perspective"] == "tubbergen"
    screen.press("redo")
    assert screen.test.session_state["changes"] == CHECKED


def test_it_says_what_would_change_and_where_one_stands() -> None:
    screen = named(Screen("kostenverdeling").slide("caseload-tubbergen", 150), "A")
    (button,) = [one for one in screen.test.button if str(one.key).startswith("point-go-")]
    assert (button.disabled, unmarked(button.help)) == (True, "Zo staat het nu")
    screen.slide("caseload-tubbergen", 160)
    (button,) = [one for one in screen.test.button if str(one.key).startswith("point-go-")]
    assert (button.disabled, unmarked(button.help)) == (False, "Uitkeringen in Tubbergen: 160 → 150")


def test_with_nothing_changed_one_can_still_go_back_and_remove_it() -> None:
    screen = named(Screen("kostenverdeling").slide("caseload-tubbergen", 150), "A").press("reset-all")
    assert screen.changed() == []
    assert press(screen, "go", "A").changed() == ["Uitkeringen in Tubbergen: 171 → 150"]
    assert points(press(screen, "remove", "A")) == []
    assert screen.changed() == ["Uitkeringen in Tubbergen: 171 → 150"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Typ een naam met ten minste één letter, cijfer of teken dat te zien is."),
        (" \u202e\u200b ", "Typ een naam met ten minste één letter, cijfer of teken dat te zien is."),
        (
            "voorstel RAAD",
            "Er is al een bewaarpunt ‘\u2068voorstel RAAD\u2069’. Kies een andere naam, of verwijder dat eerst.",
        ),
        ("é" * (LONGEST + 1), "De naam heeft 61 tekens; er passen er hoogstens 60."),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_stays_in_its_field(name: str, said: str) -> None:
    screen = named(two(), name)
    assert screen.notice("point") == [said]
    assert points(screen) == ["Voorstel raad"]
    assert screen.test.text_input(key="point-name").value == name
    named(screen, "é" * LONGEST)
    assert points(screen) == ["Voorstel raad", "é" * LONGEST]
    assert screen.notice("point") == []
    assert screen.test.text_input(key="point-name").value == ""


def test_no_more_than_ten() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150)
    for number in range(MOST):
        named(screen, f"Stap {number}")
    assert named(screen, "Te veel").notice("point") == [
        "Er zijn 10 bewaarpunten en meer passen er niet. Verwijder er eerst een."
    ]
    assert len(points(screen)) == MOST
    press(screen, "remove", "Stap 3")
    assert points(named(screen, "Nu wel"))[-1] == "Nu wel"


STRANGE = "<b>x</b> **y** :smile: [a](https://b.nl) $z$ 🗳️"


@pytest.mark.parametrize("name", [STRANGE, "שלום עולם", "‮omgekeerd"])
def test_a_name_is_text(name: str) -> None:
    """What turns the direction of a text is taken out; what is written from right to left is kept apart."""
    screen = named(Screen("kostenverdeling").slide("caseload-tubbergen", 150), name)
    seen = name.removeprefix("\u202e")
    assert [one.replace("\u2060", "") for one in points(screen)] == [seen]
    labels = [str(one.label) for one in screen.test.button if str(one.key).startswith("point-")]
    assert all("\u202e" not in one for one in labels)
    assert all(markup not in one for one in labels for markup in ("<b>", "**", ":smile:", "[a]", "https://", "$z$"))
