"""The two other methods against pymcdm, an independent library, and by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.methods import PROMETHEE_II, TOPSIS, WSM

from model.options.other_methods import promethee_ii, topsis
from model.options.scoring import options_of, score
from tests.model.worlds import NAMES, assumptions_at, case_of, examples, score_points

TASKS = [(name, task.id) for name in NAMES for task in case_of(name).tasks if options_of(case_of(name), task.id)]


def by_hundred(column: np.ndarray, cost: bool = False) -> np.ndarray:
    """The fixed scale of the scores; pymcdm would spread each column over the options that are present."""
    assert not cost
    return column / 100


@st.composite
def matrices(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Scores of 2 to 6 options on 1 to 8 criteria, with ties and zero weights; not all options equal."""
    options, criteria = draw(st.integers(2, 6)), draw(st.integers(1, 8))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    coarse = draw(st.booleans())
    scores = (
        random.integers(0, 5, (options, criteria)) * 25.0 if coarse else random.uniform(0, 100, (options, criteria))
    )
    scores[0] = np.where(scores[1] == scores[0], (scores[0] + 25) % 125, scores[0])
    weights = random.integers(0, 4, criteria).astype(float) if coarse else random.uniform(size=criteria)
    weights[0] += 1
    return scores, weights / weights.sum()


@given(matrices())
@examples(100)
def test_topsis_is_that_of_pymcdm(drawn: tuple[np.ndarray, np.ndarray]) -> None:
    scores, weights = drawn
    wanted = TOPSIS(by_hundred)(scores, weights, np.ones(len(weights)), validation=False)
    np.testing.assert_allclose(topsis(scores, weights), wanted, rtol=0, atol=1e-12)


@given(matrices())
@examples(100)
def test_promethee_ii_is_that_of_pymcdm(drawn: tuple[np.ndarray, np.ndarray]) -> None:
    scores, weights = drawn
    wanted = PROMETHEE_II("usual")(scores, weights, np.ones(len(weights)), validation=False)
    found = promethee_ii(scores, weights)
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-12)
    # What one gains another loses.
    assert found.sum() == pytest.approx(0, abs=1e-12)
    assert (np.abs(found) <= 1 + 1e-12).all()


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(15)
def test_the_total_is_the_weighted_sum_of_pymcdm(name: str, task: str, data: st.DataObject) -> None:
    """And the other two agree on the scores that the page shows."""
    case = case_of(name)
    found = score(case, assumptions_at(case, data.draw(score_points(case))), task)
    types = np.ones(len(found.weights))
    wanted = WSM(by_hundred)(found.by_criterion, found.weights, types, validation=False)
    np.testing.assert_allclose(found.total, wanted * 100, rtol=0, atol=1e-9)
    if len(found.alternatives) > 1:
        wanted = PROMETHEE_II("usual")(found.by_criterion, found.weights, types, validation=False)
        np.testing.assert_allclose(promethee_ii(found.by_criterion, found.weights), wanted, rtol=0, atol=1e-12)


SCORES = np.array([[100.0, 50], [50, 100], [50, 50]])
WEIGHTS = np.array([0.6, 0.4])


def test_topsis_by_hand() -> None:
    """Weighted (0,6 0,2), (0,3 0,4), (0,3 0,2). Best (0,6 0,4), worst (0,3 0,2).

    First: 0,2 from the best and 0,3 from the worst: 0,6. Second: 0,3 and 0,2: 0,4. Third is the worst: 0.
    """
    assert topsis(SCORES, WEIGHTS) == pytest.approx([0.6, 0.4, 0])


def test_promethee_by_hand() -> None:
    """Better by: first over second 0,6 and over third 0,6; second over first 0,4 and over third 0,4; third nowhere.

    Net, over two others: (1,2 - 0,4) / 2 = 0,4; (0,8 - 0,6) / 2 = 0,1; -(0,6 + 0,4) / 2 = -0,5.
    """
    assert promethee_ii(SCORES, WEIGHTS) == pytest.approx([0.4, 0.1, -0.5])


@pytest.mark.parametrize("method", [topsis, promethee_ii])
def test_the_order_of_the_options_and_of_the_criteria_does_not_matter(method: object) -> None:
    wanted = method(SCORES, WEIGHTS)
    for order in permutations(range(3)):
        assert method(SCORES[list(order)], WEIGHTS) == pytest.approx(wanted[list(order)], abs=1e-12)
    assert method(SCORES[:, ::-1], WEIGHTS[::-1]) == pytest.approx(wanted, abs=1e-12)


@pytest.mark.parametrize("options", [1, 2, 5])
def test_equal_options_are_all_in_the_middle(options: int) -> None:
    """Also one option alone; never not-a-number, never a warning."""
    equal = np.tile([20.0, 80.0], (options, 1))
    assert topsis(equal, WEIGHTS).tolist() == [0.5] * options
    assert promethee_ii(equal, WEIGHTS).tolist() == [0] * options


def test_who_wins_everywhere_gets_the_most_that_there_is() -> None:
    scores = np.array([[90.0, 90], [10, 20], [30, 10]])
    assert topsis(scores, WEIGHTS)[0] == pytest.approx(1)
    assert promethee_ii(scores, WEIGHTS)[0] == pytest.approx(1)


def test_a_criterion_without_weight_moves_nothing() -> None:
    weights = np.array([1.0, 0.0])
    for method in (topsis, promethee_ii):
        other = np.column_stack([SCORES[:, 0], [0.0, 100, 7]])
        assert method(other, weights) == pytest.approx(method(SCORES, weights))
