"""What every system of the bench draws is what our own chart draws: words where we have words."""

from __future__ import annotations

from typing import Any

from bench.browser.figures import _said

MOVING: dict[str, Any] = {"words": [], "notation": None}


def test_a_number_that_stands_for_a_word_is_drawn_as_the_word() -> None:
    assert _said({**MOVING, "words": ["left", "center", "right"]}, [0.0, 2.0]) == ["left", "right"]


def test_a_text_beside_a_mark_is_written_and_there_is_none_without_a_mark() -> None:
    assert _said({**MOVING, "notation": "euro"}, [567357.0, float("nan")]) == ["€\u00a0567.357", ""]


def test_a_hole_in_a_line_stays_a_hole() -> None:
    assert _said(MOVING, [1.5, float("nan")]) == [1.5, None]


def test_a_change_is_written_with_its_sign() -> None:
    moving = {"words": [], "notation": "change"}
    said = [text.replace("\u00a0", " ") for text in _said(moving, [57_336.0, -47_204.0, 0.0, float("nan")])]
    assert said == ["€ +57.336", "€ -47.204", "€ 0", ""]
