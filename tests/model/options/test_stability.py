"""How far one weight may move before another option comes first: the ends put back, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Assumptions, Case
from model.options.robustness import stability
from model.options.scoring import Scores, score
from tests.model.options.fits import BUREAU, DEEBURG, TASKS, pair
from tests.model.worlds import assumptions_at, case_of, examples, score_points, villages


def with_share(case: Case, assumptions: Assumptions, shown: Scores, criterion: int, share: float) -> Assumptions:
    """The same weights but for this criterion's part of the whole; the others keep their proportions.

    Criteria that do not count for the task get nothing.
    """
    ids = [one.id for one in case.criteria]
    given = np.array([float(assumptions.weight[id]) for id in ids]) * shown.kept
    given[criterion] = 0
    if not np.delete(given, criterion).any():
        given = shown.kept * 1.0
        given[criterion] = 0
    parts = given / max(given.sum(), 1e-300) * (1 - share)
    parts[criterion] = share
    return assumptions.replace(**{f"weight.{id}": float(part) * 10 for id, part in zip(ids, parts, strict=True)})


def totals_at(
    case: Case, assumptions: Assumptions, shown: Scores, task: str, criterion: int, share: float
) -> np.ndarray:
    return score(case, with_share(case, assumptions, shown, criterion, share), task, shown.alternatives).total


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(12)
def test_the_ends_of_stability_put_back(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(score_points(case)))
    shown = score(case, assumptions, task)
    leader = int(np.argmax(np.round(shown.total, 9)))
    intervals, step = stability(shown), 1e-6
    assert intervals.shape == (len(case.criteria), 2)
    for criterion, (low, high) in enumerate(intervals):
        assert 0 <= low <= shown.weights[criterion] + 1e-12
        assert shown.weights[criterion] - 1e-12 <= high <= 1

        def ahead(share: float, criterion: int = criterion) -> float:
            """By how much the leader is ahead of the best other (below zero: behind)."""
            totals = totals_at(case, assumptions, shown, task, criterion, share)
            return float(totals[leader] - max(np.delete(totals, leader), default=-np.inf))

        for end, inward in ((low, step), (high, -step)):
            beyond = end - inward
            if low < end + inward < high:
                assert ahead(end + inward) >= -1e-9, "just inside it stays first"
            if 0 <= beyond <= 1:
                assert ahead(end) == pytest.approx(0, abs=1e-9), "at the end the two are equal"
                assert ahead(beyond) < 0, "just outside another is first"


def test_stability_by_hand() -> None:
    """Bureau's pro at 3: 80 and 25 against Deeburg's 25 and 75. 55 t - 50 (1 - t) ≥ 0 if t ≥ 50/105."""
    mine = villages().assumptions.replace(**{"strength.bureau_dichtbij": 3})
    found = stability(score(villages(), mine, "betalen", (pair(BUREAU), pair(DEEBURG))))
    assert found == pytest.approx(np.array([[50 / 105, 1], [0, 55 / 105]]), abs=1e-12)
    # Deeburg first, at 30% on vlakbij: the same point from the other side.
    other = mine.replace(**{"weight.vlakbij": 3, "weight.stevig": 7})
    found = stability(score(villages(), other, "betalen", (pair(BUREAU), pair(DEEBURG))))
    assert found == pytest.approx(np.array([[0, 50 / 105], [55 / 105, 1]]), abs=1e-12)


def test_the_other_weights_keep_their_proportions() -> None:
    """Three criteria: the leader's lead is 10, -5 and 2 points; the last two weigh 1 : 3.

    At share t of the first: 10 t + (1 - t) (-5 × ¼ + 2 × ¾) > 0 always. Of the second: -5 t + (1 - t) (10 × ¼ + 2 × ¾)
    ≥ 0 if t ≤ 4/9. Of the third, weighing beside 1 : 1: 2 t + (1 - t) (10 - 5) / 2 > 0 always.
    """
    weights = np.array([0.2, 0.2, 0.6])
    matrix = np.array([[60.0, 50, 52], [50, 55, 50]])
    found = stability(of_matrix(matrix, weights))
    assert found == pytest.approx(np.array([[0, 1], [0, 4 / 9], [0, 1]]), abs=1e-12)


def of_matrix(matrix: np.ndarray, weights: np.ndarray) -> Scores:
    options, criteria = matrix.shape
    shown = tuple(pair(f"x{place}") for place in range(options))
    none = np.zeros((options, 0))
    return Scores(
        alternatives=shown,
        arguments=(),
        by_criterion=matrix,
        weights=weights,
        signed=none,
        against=np.full(matrix.shape, 2.0),
        bears_on=np.zeros((0, criteria)),
        total=matrix @ weights,
        kept=np.ones(criteria, dtype=bool),
    )


def test_a_criterion_that_cannot_change_anything_may_weigh_all_or_nothing() -> None:
    """The hybrid is first on both criteria; on one that nobody argues about it leads whatever that weighs."""
    found = stability(score(villages(), villages().assumptions, "betalen"))
    assert found.tolist() == [[0, 1], [0, 1]]
    neutral = np.array([[60.0, 50], [40, 50]])
    assert stability(of_matrix(neutral, np.array([0.5, 0.5]))).tolist() == [[0, 1], [0, 1]]
    # With one option there is nobody to lose to.
    assert stability(of_matrix(np.array([[10.0, 90]]), np.array([0.5, 0.5]))).tolist() == [[0, 1], [0, 1]]


def test_a_tie_at_the_present_weight_ends_there() -> None:
    """50 and 50: Bureau comes first by its place. One step more on stevig and Deeburg leads."""
    found = stability(score(villages(), villages().assumptions, "betalen", (pair(BUREAU), pair(DEEBURG))))
    assert found == pytest.approx(np.array([[0.5, 1], [0, 0.5]]), abs=1e-12)


def test_stability_is_about_one_point() -> None:
    many = villages().assumptions.replace(**{"weight.vlakbij": np.array([1.0, 2.0])})
    with pytest.raises(ValueError, match="sweep"):
        stability(score(villages(), many, "betalen"))
