"""A hundred possible futures: as many too dear as their part, and evenly chosen. Every expectation is by hand."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.uncertainty.futures import by_part, from_end_to_end, futures
from tests.model.uncertainty.test_simulation import run
from tests.model.worlds import NAMES, case_of


def test_of_a_thousand_the_middle_of_each_hundredth() -> None:
    """Of 0, 1, ... 999: (i + ½) / 100 × 1000 = 5, 15, ... 995, in whatever order they come."""
    shuffled = np.random.default_rng(1).permutation(np.arange(1000.0))
    amounts, over = by_part(shuffled, np.zeros(1000, dtype=bool))
    assert amounts.tolist() == [10 * place + 5 for place in range(100)]
    assert not over.any()


def test_as_many_too_dear_as_their_part() -> None:
    """372 of the 1000 above 627: 37 dots, the first of them the draw at 0,5 / 37 × 372 = 5,03: the sixth above, 633.
    Of the 628 others 63 dots, the first at 0,5 / 63 × 628 = 4,98: the fifth, 4.
    """
    draws = np.arange(1000.0)
    amounts, over = by_part(draws, draws > 627)
    assert over.sum() == 37
    assert over[-37:].all()
    assert (amounts[0], amounts[63]) == (4, 633)


def test_too_dear_need_not_be_the_highest() -> None:
    """Where the budget rises too: 2 of 4 draws, the lowest and the third. Each stands for 25 dots."""
    amounts, over = by_part(np.array([4.0, 1.0, 3.0, 2.0]), np.array([False, True, True, False]))
    assert np.unique(amounts, return_counts=True)[1].tolist() == [25] * 4
    assert set(amounts[over]) == {1.0, 3.0}


def test_half_a_future_counts_as_one_as_in_a_percentage() -> None:
    """5 of 1000 is 0,5%, written as 1%."""
    draws = np.arange(1000.0)
    assert by_part(draws, draws >= 995)[1].sum() == 1
    assert by_part(draws, draws >= 996)[1].sum() == 0


def test_from_the_lowest_draw_to_the_highest() -> None:
    """Of 0, 1, ... 990: every tenth, both ends with them."""
    amounts, over = from_end_to_end(np.arange(991.0)[::-1])
    assert amounts.tolist() == [10 * place for place in range(100)]
    assert not over.any()


def test_one_draw_is_a_hundred_times_the_same() -> None:
    for found in (from_end_to_end(np.array([7.0])), by_part(np.array([7.0]), np.array([True]))):
        assert found[0].tolist() == [7.0] * 100


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.booleans()), min_size=1, max_size=300))
def test_the_dots_are_draws_in_order(draws: list[tuple[float, bool]]) -> None:
    values, flags = (np.array(column) for column in zip(*draws, strict=True))
    amounts, over = by_part(values, flags)
    assert len(amounts) == 100
    assert (np.diff(amounts) >= 0).all()
    # Each dot is a draw with that very amount and that very answer.
    assert set(zip(amounts.tolist(), over.tolist(), strict=True)) <= {(float(a), bool(b)) for a, b in draws}
    assert abs(over.sum() - 100 * flags.mean()) <= 0.5


def test_the_budget_has_a_line_only_if_it_is_one_amount() -> None:
    """10 and 2 once: 12 in each draw. The second has 12 and 13: no line. Too dear: 23 - 10 > 12, 22 - 10 is not."""
    costs = np.array([[22.0, 25.0], [20.0, 30.0]])
    found = futures(
        costs, np.array([[10.0], [10.0]]), np.array([[12.0, 12.0], [12.0, 13.0]]), counted=True, whole_range=False
    )
    assert found.budgeted[0] == 22
    assert np.isnan(found.budgeted[1])
    assert found.over.sum(axis=1).tolist() == [50, 50]
    assert found.amounts[0, found.over[0]].tolist() == [25.0] * 50
    silent = futures(costs, np.zeros((2, 1)), np.zeros((2, 1)), counted=False, whole_range=False)
    assert not silent.over.any()


def test_what_the_case_does_not_say_is_unknown() -> None:
    found = futures(
        np.array([[1.0, np.nan], [1.0, 2.0]]), np.zeros((2, 1)), np.zeros((2, 1)), counted=True, whole_range=True
    )
    assert np.isnan(found.amounts[0]).all()
    assert np.isfinite(found.amounts[1]).all()
    assert not found.over.any()


def test_the_dots_agree_with_the_chance_of_every_case() -> None:
    """Per party as many dots beyond the budget as the chance says, to half a dot."""
    from model.uncertainty.simulation import summarise, within

    for name in NAMES:
        case = case_of(name)
        outcomes = run(case, case.assumptions.replace(execution_index=0.02, execution_cost_change=0.02), 500)
        found = summarise(outcomes)
        parts = 1 - within(outcomes, "mine")[:, -1]
        known = np.isfinite(parts)
        assert (np.abs(found.futures.over.sum(axis=1) - 100 * parts)[known] <= 0.5 + 1e-9).all()
