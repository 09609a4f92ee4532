"""A browser that has lost a widget, or a forger, says that nothing is chosen: then nothing changes."""

from __future__ import annotations

import pytest

from model.assumptions.values import AssumptionError
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen
from words.problems import sentence


def test_no_choice_changes_nothing() -> None:
    screen = Screen("scenarios", weight__nearby="8")
    screen.test.button_group(key="step-weight-nearby").set_value(None)
    screen.run()
    assert screen.notice("rejected") == []
    assert screen.address() == {"weight.nearby": "8"}


@pytest.mark.parametrize("value", ["veel", True, float("nan")])
def test_what_is_no_number_is_named_with_what_may_be(value: object) -> None:
    case = dinkelland()
    with pytest.raises(AssumptionError) as refused:
        case.assumptions.replace(**{"caseload.dinkelland": value})  # type: ignore[arg-type]
    (problem,) = refused.value.problems
    assert (problem.reason, problem.allowed) == ("number", (0, 100_000))
    assert sentence(case, problem).endswith("Het moet een getal zijn van 0 tot 100.000.")
