"""What the tests of the scores share: names, the options of a task, and when two scores are the same."""

from __future__ import annotations

import numpy as np

from model import Assumptions, Case
from model.case.tasks import Argument
from model.options.scoring import Alternative, options_of
from tests.model.worlds import NAMES, case_of

BUREAU, DEEBURG, WERKPLAATS = "dorpenbureau", "stad_deeburg", "werkplaats"
CRITERIA = ("nearby", "pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
TASKS = [(name, task.id) for name in NAMES for task in case_of(name).tasks if options_of(case_of(name), task.id)]


def pair(front: str, back: str | None = None) -> Alternative:
    return Alternative(front=front, back=back or front)


def in_which_it_counts(case: Case, argument: Argument) -> Assumptions:
    """The defaults of the case, with the switch on if the argument hangs on one."""
    switch = {f"finding.{argument.with_finding}": 1} if argument.with_finding else {}
    return case.assumptions.replace(**switch)


def executors(case: Case, task: str) -> list[str]:
    return [option.executor for option in options_of(case, task)]


def all_pairs(case: Case, task: str) -> tuple[Alternative, ...]:
    """Every pair of scenarios, documented or not."""
    return tuple(pair(front, back) for front in executors(case, task) for back in executors(case, task))


def exactly(found: np.ndarray, wanted: object) -> None:
    np.testing.assert_array_equal(np.asarray(found), np.asarray(wanted))


def nearly(found: object, wanted: object) -> None:
    values = np.array(wanted, dtype=np.float64)
    assert np.shape(found) == values.shape
    np.testing.assert_allclose(found, values, rtol=0, atol=1e-9)
