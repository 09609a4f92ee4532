"""The load bench takes no answer for granted: one to another change, or one that says something else, is refused."""

from __future__ import annotations

import random
from typing import Any

import pytest

from bench import changes
from bench.protocol import Visitor, WrongPage, opened, run
from bench.widgets import Control
from ui.live.payload import pack

KEY = "set-price"
SLIDER = Control(f"$$ID-{'0' * 32}-{KEY}", ("one", "two", "three"))
SAID = {"one": "It costs 1.", "two": "It costs 2.", "three": "It costs 3."}


def screen(now: str, said: str = "") -> Visitor:
    """A visitor whose page stands at a position, and says what belongs there or something else."""
    block = [1, 3, SLIDER.options.index(now)]  # the first row, how many, and where the page stands
    data: dict[str, Any] = {
        "blocks": {KEY: block},
        "headline": [said or SAID[now], *(SAID[option] for option in SLIDER.options)],
    }
    visitor = Visitor("http://nowhere", "page")
    visitor.shown.sliders[KEY] = SLIDER
    visitor.shown.components["live-headline"] = pack(data)
    return visitor


def test_an_answer_that_shows_what_was_foretold_is_taken() -> None:
    expected = changes.foretell(screen("one"), SLIDER, "three")
    assert expected.texts == ["It costs 3."]
    changes.check(screen("three"), expected)


def test_an_answer_to_another_change_is_refused() -> None:
    expected = changes.foretell(screen("one"), SLIDER, "three")
    with pytest.raises(WrongPage, match="stands at 'two', sent was 'three'"):
        changes.check(screen("two"), expected)


def test_an_answer_that_says_something_else_is_refused() -> None:
    expected = changes.foretell(screen("one"), SLIDER, "three")
    with pytest.raises(WrongPage, match=r"the page shows \['It costs 2.'\]"):
        changes.check(screen("three", said="It costs 2."), expected)


def test_an_answer_without_the_slider_is_refused() -> None:
    expected = changes.foretell(screen("one"), SLIDER, "three")
    answer = screen("three")
    answer.shown.sliders.clear()
    with pytest.raises(WrongPage, match="is gone"):
        changes.check(answer, expected)


def test_a_visitor_changes_and_walks_on_with_the_change(server: str) -> None:
    async def walk() -> dict[str, str]:
        visitor, chance = Visitor(server, "meerjarenbegroting"), random.Random(1)
        await visitor.open()
        await changes.change(visitor, chance)
        await changes.switch(visitor, "kostenverdeling")
        await changes.change(visitor, chance)
        await changes.switch(visitor, "situatie")  # without a slider: another perspective
        await changes.change(visitor, chance)
        await visitor.close()
        return visitor.parameters

    parameters = run(walk())
    assert "perspective" in parameters
    assert any(name.startswith("caseload.") for name in parameters)
    assert len(parameters) == 3


def test_an_answer_to_another_position_than_was_meant_is_noticed(server: str) -> None:
    async def confuse() -> None:
        visitor = Visitor(server, "kostenverdeling")
        await visitor.open()
        slider = visitor.shown.sliders["set-caseload-tubbergen"]
        expected = changes.foretell(visitor, slider, "120")
        visitor.states[slider.id].string_array_value.data[:] = ["121"]
        await visitor.rerun()
        await visitor.close()
        changes.check(visitor, expected)

    with pytest.raises(WrongPage, match="stands at '121', sent was '120'"):
        run(confuse())


def test_nobody_moves_a_slider_in_a_closed_fold(server: str) -> None:
    shown = opened(server, "kostenverdeling").shown
    assert shown.folded
    assert {key.partition("-")[2].partition("-")[0] for key in shown.sliders} == {"caseload"}
