"""What one slider alone can change, tried position by position, and against the interval in which the first stays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Assumptions, Case
from model.case.sweep import grid, sweep
from model.options.scoring import arguments_now, score
from model.outcomes.scenarios import Weighing, compute
from tests.model.options.fits import TASKS
from tests.model.worlds import assumptions_at, case_of, examples, score_points

EDGE = 1e-7
"""So near the end of an interval a rounding decides."""


def positions(case: Case, assumptions: Assumptions, task: str) -> dict[str, tuple[float, ...]]:
    """Those of every weight and strength, as the page searches them."""
    ids = [f"weight.{one.id}" for one in case.criteria]
    ids += [f"strength.{one.id}" for one in arguments_now(case, assumptions, task)]
    return {id: tuple(sorted({*grid(case.row(id)), float(np.asarray(assumptions.get(id)))})) for id in ids}


def weighed(case: Case, assumptions: Assumptions, task: str) -> Weighing:
    return compute(case, assumptions, sweep(assumptions, {}), task, positions(case, assumptions, task))


def first(case: Case, assumptions: Assumptions, task: str) -> tuple[int, ...]:
    """Who has the highest score, one at a time and without a sweep."""
    totals = [round(float(one), 9) for one in score(case, assumptions, task).total]
    return tuple(place for place, total in enumerate(totals) if total == max(totals))


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(12)
def test_a_turning_point_is_the_nearest_position_that_another_wins_at(
    name: str, task: str, data: st.DataObject
) -> None:
    case = case_of(name)
    mine = assumptions_at(case, data.draw(score_points(case)))
    leader = first(case, mine, task)[0]
    found = {one.assumption: one for one in weighed(case, mine, task).turning}
    for id, values in positions(case, mine, task).items():
        there = {value: first(case, mine.replace(**{id: value}), task) for value in values}
        beaten = {value: who for value, who in there.items() if leader not in who}
        assert (id in found) == bool(beaten), id
        if beaten:
            now = float(np.asarray(mine.get(id)))
            assert abs(found[id].value - now) == min(abs(value - now) for value in beaten)
            assert found[id].winners == beaten[found[id].value]


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(25)
def test_a_weight_turns_if_and_only_if_its_slider_leaves_the_interval(
    name: str, task: str, data: st.DataObject
) -> None:
    """What the sentence says of the sliders and the table of the intervals is one story."""
    case = case_of(name)
    mine = assumptions_at(case, data.draw(score_points(case)))
    found = weighed(case, mine, task)
    turns = {one.assumption for one in found.turning}
    for place, criterion in enumerate(case.criteria):
        id = f"weight.{criterion.id}"
        shares = [
            float(score(case, mine.replace(**{id: value}), task).weights[place])
            for value in positions(case, mine, task)[id]
        ]
        assert found.reach[place] == pytest.approx([min(shares), max(shares)])
        low, high = found.stability[place]
        if any(abs(share - end) < EDGE for share in shares for end in (low, high) if 0 < end < 1):
            continue
        assert (id in turns) == any(not low - EDGE < share < high + EDGE for share in shares), id
