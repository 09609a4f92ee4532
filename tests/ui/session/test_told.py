"""What can be undone travels as differences, comes back the same, and no further than twenty steps each way."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from model.case.case import Case
from tests.model.worlds import dinkelland
from ui.session import told
from ui.session.history import History, pushed, undone
from ui.session.moments import Moment, moment_of

VALUES = st.fixed_dictionaries(
    {},
    optional={
        "caseload.tubbergen": st.sampled_from(["150", "160"]),
        "cost_key": st.sampled_from(["caseload", "mixed"]),
        "perspective": st.just("tubbergen"),
    },
)

THEN = "0" * 12


def only_now(parameters: Mapping[str, str]) -> Case | None:
    return None if "casus" in parameters else dinkelland()


def now_and_then(parameters: Mapping[str, str]) -> Case | None:
    return dinkelland() if parameters.get("casus") in (None, THEN) else None


@settings(max_examples=40, deadline=None)
@given(st.lists(VALUES, max_size=30), st.integers(0, 30))
def test_it_comes_back_as_it_was(said: list[dict[str, str]], back: int) -> None:
    history: History[Moment] = History(())
    for one in said:
        history = pushed(history, moment_of(one))
    for _number in range(back):
        history = undone(history)
    past, future = json.loads(json.dumps(told.written(history)))
    assert told.read(only_now, history.present, past, future) == History(
        history.present, history.past[-20:], history.future[:20]
    )


def test_a_step_is_only_what_it_changed() -> None:
    """From nothing over 150 to another key; 150 was there before it, and stayed."""
    first = moment_of({"caseload.tubbergen": "150"})
    now = moment_of({"caseload.tubbergen": "150", "cost_key": "mixed"})
    assert told.written(History(now, ((), first))) == ([{"cost_key": None}, {"caseload.tubbergen": None}], [])


def test_each_step_is_read_under_its_own_case() -> None:
    """Before "as it was then", in it, and under a case that cannot be had: the last is no step, the others stay."""
    here = moment_of({"caseload.tubbergen": "150"})
    then, opened = moment_of({"casus": THEN}), moment_of({"casus": THEN, "caseload.tubbergen": "160"})
    gone = moment_of({"casus": "f" * 12})
    past, future = json.loads(json.dumps(told.written(History(opened, (here, gone, then), (here,)))))
    assert told.read(now_and_then, opened, past, future) == History(opened, (here, then), (here,))


def test_what_the_case_does_not_know_is_no_step() -> None:
    past = [{"nergens": "1"}, {"caseload.tubbergen": "-5"}, {"lang": "en"}, {"cost_key": "mixed"}]
    assert told.read(only_now, (), past, []) == History((), ((("cost_key", "mixed"),),))
