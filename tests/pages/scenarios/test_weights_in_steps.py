"""The weights in three steps: little, ordinary, much; the number of a weight in between stands beside them."""

from __future__ import annotations

from tests.model.worlds import dinkelland
from tests.pages.scenarios.cards import page
from ui.views.weighing.weights import three_steps

STEP = "step-weight-nearby"


def test_a_step_moves_the_score_as_the_slider_does() -> None:
    """Ordinary is the 5 of the case; halfway to 0 is 2,5, so 2; halfway to 10 is 7,5, so 8.

    Nearness gives Noaberkracht 75 of its 5 × 50, the four others 175: (5 × 175 + 8 × 75) / 28 = 52,68.
    """
    assert three_steps(dinkelland(), "weight.nearby") == {2: "weinig", 5: "gewoon", 8: "veel"}
    screen = page()
    assert screen.test.button_group(key=STEP).value == 5
    screen.choose(STEP, 8.0)
    assert screen.address() == {"weight.nearby": "8"}
    assert screen.table("scores")["Score"][0] == 52.68
    # The fine slider says the same, and the other way round.
    assert screen.test.select_slider(key="set-weight-nearby").value == 8
    screen.slide("weight-nearby", 2.0)
    assert screen.test.button_group(key=STEP).value == 2


def test_a_weight_between_the_steps_is_shown_as_a_number() -> None:
    screen = page(weight__nearby="3")
    group = screen.test.button_group(key=STEP)
    assert group.value == 3
    assert list(group.options) == ["weinig", "3", "gewoon", "veel"]
    assert list(page().test.button_group(key=STEP).options) == ["weinig", "gewoon", "veel"]


def test_a_weight_that_does_nothing_stands_with_the_sliders_only() -> None:
    """No argument of the benefits bears on the continuous pathway."""
    keys = {one.key for one in page().test.button_group}
    assert "step-weight-pathway" not in keys
    assert page().test.select_slider(key="set-weight-pathway").value == 5
    assert "step-weight-pathway" in {one.key for one in page(keep_silent_criteria="1").test.button_group}
