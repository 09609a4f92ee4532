"""What was chosen stays, is marked, and can be reset."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen


def test_values_survive_page_switches() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    screen.choose("choose-year", 2023).choose("choose-perspective", "tubbergen")
    before, tiles = screen.headline(), screen.tiles()
    for page in ("meerjarenbegroting", "situatie", "start", "kostenverdeling"):
        screen.go(page)
        assert screen.address() == {
            "caseload.tubbergen": "150",
            "cost_key": "caseload",
            "perspective": "tubbergen",
            "year": "2023",
        }
    assert (screen.headline(), screen.tiles()) == (before, tiles)
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 150.0
    assert screen.test.radio(key="set-cost_key").value == "caseload"
    # And the control still works after the way back.
    screen.choose("choose-perspective", "samen").slide("caseload-tubbergen", 171.0)
    assert "€ 57.336 meer" in screen.exact_headline()


@pytest.mark.parametrize(
    ("first", "second", "id", "value"),
    [
        ("start", "kostenverdeling", "caseload-tubbergen", 171.0),
        ("kostenverdeling", "start", "execution_cost_change", 0.0),
        ("kostenverdeling", "meerjarenbegroting", "execution_cost_change", 0.0),
        ("meerjarenbegroting", "kostenverdeling", "execution_cost_change", 0.0),
    ],
)
def test_a_slider_on_two_pages_stands_at_its_value_on_both(first: str, second: str, id: str, value: float) -> None:
    """Streamlit forgets a widget on a page switch: the slider must not come back at its lowest value."""
    screen = Screen(first).go(second)
    assert screen.test.select_slider(key=f"set-{id}").value == value


def test_a_choice_on_two_pages_stands_at_its_value_on_both() -> None:
    screen = Screen("kostenverdeling").pick("remainder", "proportional").go("bronnen")
    assert screen.test.radio(key="set-remainder").value == "proportional"
    assert screen.go("kostenverdeling").test.radio(key="set-remainder").value == "proportional"


def test_a_change_is_marked_and_listed() -> None:
    screen = Screen("kostenverdeling")
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname, wereld)"
    assert screen.label("caseload-dinkelland") == "Uitkeringen in Dinkelland (wereld)"
    assert screen.changed() == []
    screen.slide("caseload-tubbergen", 150.0).slide("caseload-dinkelland", 280.0).pick("cost_key", "caseload")
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname, wereld, gewijzigd)"
    assert screen.label("caseload-dinkelland") == "Uitkeringen in Dinkelland (wereld, gewijzigd)"
    assert set(screen.changed()) == {
        "Uitkeringen in Tubbergen: 171 → 150",
        "Uitkeringen in Dinkelland: 275 → 280",
        "Verdeelsleutel: Vaste sleutel → Aantal uitkeringen",
    }


def test_reset_one() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).slide("caseload-dinkelland", 280.0)
    assert screen.test.button(key="reset-caseload-tubbergen").label == "Terug naar 171"
    screen.press("reset-caseload-tubbergen")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 171.0
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname, wereld)"
    assert screen.address() == {"caseload.dinkelland": "280"}


def test_reset_everything() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    screen.choose("choose-perspective", "tubbergen").press("reset-all")
    # How one looks is no assumption: the perspective stays.
    assert screen.address() == {"perspective": "tubbergen"}
    assert screen.tiles()["Dinkelland"] == ("€ 567.357", "evenveel als nu")
    assert screen.test.radio(key="set-cost_key").value == "fixed"


def test_back_to_the_default_is_no_change() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).slide("caseload-tubbergen", 171.0)
    assert screen.address() == {}
    assert screen.changed() == []
