"""The story of Start in six steps: only the chosen one is built, and each moves with its slider."""

from __future__ import annotations

import numpy as np

from tests.pages.screen import Screen

STEPS = {
    "contract": {"gantt"},
    "rules": {"cloud"},
    "advice": {"scores"},
    "cost": {"keys"},
    "unknown": {"bands", "missing"},
    "decide": {"dated", "decisions"},
}
ALWAYS = {"headline", "cost", "range", "history", "mark", "strip", "why", "why-note"}


def at(step: str, **parameters: str) -> Screen:
    return Screen(**parameters).choose("view-story", step)


def test_only_the_chosen_step_is_built() -> None:
    screen = Screen()
    for step, parts in STEPS.items():
        assert set(screen.choose("view-story", step).parts()) == ALWAYS | parts


def test_one_further_and_one_back() -> None:
    screen = Screen()
    assert screen.test.button(key="story-back").disabled
    seen = []
    for _step in STEPS:
        seen.append(set(screen.parts()) - ALWAYS)
        if not screen.test.button(key="story-on").disabled:
            screen.press("story-on")
    assert seen == list(STEPS.values())
    assert screen.test.button(key="story-on").disabled
    assert set(screen.press("story-back").parts()) == ALWAYS | STEPS["unknown"]
    # Also after a visit to another page.
    assert set(screen.go("situatie").go("start").parts()) >= STEPS["unknown"]


def test_the_contract_ends_and_a_late_decision_moves_the_start() -> None:
    """Two weeks late without slack: the start moves from 1-1-2022 to 15-1-2022."""
    screen = at("contract")
    assert screen.headline().startswith("Met deze planning start de nieuwe uitvoering op 01-01-2022, zoals gepland.")
    screen.slide("step_delay-pw_1", 2.0)
    assert "op 15-01-2022, 14 dagen later dan gepland." in screen.headline()


def test_how_many_models_are_possible() -> None:
    assert (
        at("rules").headline().startswith("Binnen de regels zijn 1.296 uitvoeringsmodellen mogelijk. Mijn variant is")
    )


def test_the_advice_tips_with_its_weight() -> None:
    """The slider is that of the principle that tips the advice soonest; it says what the page of the scenarios says."""
    screen = at("advice")
    assert "Hybride staat vooraan met 60 van de 100" in screen.headline()
    screen.slide("weight-sustainable", 10.0)
    assert screen.headline() == Screen("scenarios", weight__sustainable="10").headline()


def test_the_cost_is_that_of_the_split() -> None:
    screen = at("cost").slide("caseload-tubbergen", 150.0)
    assert "€ 88.203 meer" in screen.exact_headline()
    assert screen.table("keys")["Dinkelland"][:2] == [567_357, 655_560]


def test_guess_first_hides_what_it_costs() -> None:
    screen = at("cost", cost_key="caseload")
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    screen.run()
    assert set(screen.parts()) == {"range", "guess-first", "guess-mark", "history", "mark", "strip"}
    assert "tiles" not in screen.part("strip")
    screen.press("guess-button")
    assert {"headline", "keys", "cost", "guess", "guess-mark"} <= set(screen.parts())


def drawn(screen: Screen, path: str) -> np.ndarray:
    """What follows the sliders at this path of the chart in which the reader puts his mark: (rows, ...)."""
    (found,) = [one["data"] for one in screen.part("guess-mark")["chart"]["moving"] if one["path"] == path]
    return np.asarray(found)


def test_the_guess_is_a_mark_in_the_chart() -> None:
    """Before it is revealed the chart has the bar of the fixed key alone (567.357 euros, [PO] as printed), at every
    position of every slider; then what the other keys come to (1.013.137,50 × 275/446 = 624.692,9), and the mark stays.
    """
    screen = at("cost")
    screen.test.toggle(key=screen.key("view-guess")).set_value(True)
    screen.run()
    slider = screen.key("view-guess-split-0-paid")
    screen.test.select_slider(key=slider).set_value(600_000.0)
    screen.run()
    part = screen.part("guess-mark")
    block = part["blocks"][slider]
    bars, marks = drawn(screen, "x"), drawn(screen, "shapes.0.x0")[:, 0]
    assert bars[0][0] == 567_357
    assert np.isnan(bars[:, 1:]).all()
    assert marks[0] == marks[block["start"] + block["current"]] == 600_000
    assert list(marks[block["start"] :][:3]) == [0, 5_000, 10_000]
    assert part["chart"]["placed"] == {"key": slider, "low": 0, "high": 1_015_000}
    screen.press("guess-button")
    assert [round(amount) for amount in drawn(screen, "x")[0][:2]] == [567_357, 624_693]
    assert set(drawn(screen, "shapes.0.x0")[:, 0]) == {600_000}
    assert "placed" not in screen.part("guess-mark")["chart"]


def test_what_is_unknown_is_said_as_on_its_page() -> None:
    screen = at("unknown")
    assert screen.headline() == Screen("onzekerheid").headline()
    assert len(screen.notice("missing")) == 8


def test_what_is_still_to_be_decided() -> None:
    """[PO] on 18-3-2021, the day of the document: the form of cooperation, due on 1-3-2021, is late."""
    screen = at("decide")
    assert screen.headline() == "Besluiten op 18-03-2021: 1 te laat, 6 open, 6 genomen."
    rows = screen.grid("decisions")
    assert rows[0][:3] == ["Vorm van de samenwerking met Oldenzaal", "te laat", "01-03-2021"]
    assert [row[1] for row in rows] == ["te laat", *["open"] * 6]
