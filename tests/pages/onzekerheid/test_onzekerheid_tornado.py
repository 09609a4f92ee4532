"""What moves an amount most, and where the choice flips: the second half of the uncertainty page."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen

EXIT = "Jaren met uittreedkosten na het contract"


# Tornado


def test_the_tornado_by_hand() -> None:
    """Five exit years from 2022: 100, 80 and 60% of 1.013.137,50 in the budget, 2.431.530. Project + 50%: 138.900."""
    screen = Screen("onzekerheid")
    bars = screen.table("tornado")
    assert bars[EXIT] == [6_813_493, 9_245_023, 2_431_530]
    assert bars["Verandering van de projectkosten"] == [6_757_933, 6_952_393, 194_460]
    assert next(iter(bars)) == EXIT
    assert screen.alt("tornado") == f"{EXIT} maakt het grootste verschil: van € 6.813.493 tot € 9.245.023."
    # The chart draws the same, from the present outcome on.
    low, high = screen.bars("tornado")
    assert (low[0], high[0]) == (0, 2_431_530)


def test_the_tornado_of_another_outcome() -> None:
    """Advice minus the present contract: the project, and exit cost. Untouched 277.800.

    An executor from 30% cheaper to 50% dearer, in three years of 1.013.137,50. Noaberkracht has half of two of the five
    tasks and all of three, 80%: -729.459 to + 1.215.765. With others half of two, 20%: -182.364,75 to + 303.941,25.
    Coverage pays at most the project.
    """
    screen = Screen("onzekerheid").select("view-outcome", "advice")
    bars = screen.table("tornado")
    assert bars == {
        EXIT: [277_800, 2_709_330, 2_431_530],
        "Verandering van de projectkosten": [222_240, 416_700, 194_460],
        "Dekking van de projectkosten": [277_800, 0, -277_800],
        "Kosten van uitvoering door Noaberkracht": [-451_659, 1_493_565, 1_945_224],
        "Kosten van uitvoering door Met andere gemeenten": [95_435, 581_741, 486_306],
    }
    # By number of benefits Dinkelland pays 1.013.137,50 × (275/446 - 0,56) more: at 110 and at 260 in Tubbergen.
    bars = screen.select("view-outcome", "key").table("tornado")
    wanted = [1_013_137.5 * (275 / (275 + load) - 0.56) for load in (110, 260)]
    assert bars["Uitkeringen in Tubbergen"] == pytest.approx([*wanted, wanted[1] - wanted[0]], abs=0.51)


@pytest.mark.parametrize(
    ("id", "page", "fold", "setup"),
    [
        ("execution_cost_change", "Meerjarenbegroting", None, {}),
        ("exit_cost_years", "Meerjarenbegroting", "fold-once", {}),
        ("share-dinkelland", "Kostenverdeling", "fold-more", {"perspective": "dinkelland", "cost_key": "mixed"}),
        ("executor_cost-noaberkracht", "Uitvoeringsmodel", None, {}),
        ("caseload_growth", "Meerjarenbegroting", None, {"cost_basis": "bottom_up"}),
    ],
)
def test_a_button_leads_to_the_slider(id: str, page: str, fold: str | None, setup: dict[str, str]) -> None:
    screen = Screen("onzekerheid", **setup)
    for name in ("fold-once", "fold-more"):
        screen.test.session_state[name] = False
    screen.press(f"to-{id}")
    assert screen.test.title[0].value == page
    assert screen.test.get_by_key(f"set-{id}") is not None
    if fold:
        assert screen.test.session_state[fold]


def test_every_bar_has_a_slider_to_go_to() -> None:
    """Whatever is set: no bar without a place."""
    from ui.session.places import PLACES

    for setup in ({}, {"cost_basis": "bottom_up", "cost_key": "mixed", "phase_in_years": "2"}):
        screen = Screen("onzekerheid", **setup)
        buttons = [one.key for one in screen.test.button if (one.key or "").startswith("to-")]
        assert len(buttons) >= 6
        assert {key.removeprefix("to-").partition("-")[0] for key in buttons} <= set(PLACES)


# Tipping points


def test_the_tipping_points_of_the_key() -> None:
    screen = Screen("onzekerheid").select("view-question", "key")
    rows = {row[0]: row[1:] for row in screen.grid("tipping")}
    # 275 × 0,44 / 0,56 = 216,07; 171 × 0,56 / 0,44 = 217,64.
    assert rows["Uitkeringen in Tubbergen"][:4] == ["171", "216,1", "+45,1", "binnen de bandbreedte"]
    assert rows["Uitkeringen in Dinkelland"][:4] == ["275", "217,6", "-57,4", "binnen de bandbreedte"]
    assert rows["Stijging van lonen en prijzen per jaar"][:3] == ["0%", "geen omslagpunt", ""]
    screen = Screen("onzekerheid", caseload__tubbergen="150").select("view-question", "key")
    rows = {row[0]: row[1:] for row in screen.grid("tipping")}
    # 150 × 0,56 / 0,44 = 190,91: below the 200 of the range. The distance is from the default, 171 and 275.
    assert rows["Uitkeringen in Tubbergen"][:3] == ["150", "216,1", "+45,1"]
    assert rows["Uitkeringen in Dinkelland"][:4] == ["275", "190,9", "-84,1", "buiten de bandbreedte"]


def test_the_tipping_points_of_the_frame() -> None:
    """277.800 over three years of 1.013.137,50 is 9,14%."""
    rows = {row[0]: row[1:] for row in Screen("onzekerheid").grid("tipping")}
    name = "Verandering van de uitvoeringskosten in het nieuwe model"
    assert rows[name][:4] == ["0%", "-9,1%", "-9,1%", "binnen de bandbreedte"]
    assert rows[EXIT][1] == "geen omslagpunt"
    # 217.800 + 60.000: with all of it covered the variant costs exactly what is budgeted.
    (coverage,) = (row for label, row in rows.items() if "ekking" in label)
    assert coverage[:4] == ["€ 0", "€ 277.800", "€ +277.800", "binnen de bandbreedte"]
