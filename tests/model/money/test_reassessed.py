"""Who moves to a group that needs less guidance: how many workers fewer, and what is refused in the case."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money.cost import bottom_up, fte
from tests.model.copies import copy_of_the_villages
from tests.model.loading.edits import problems, put
from tests.model.worlds import dinkelland

GROUP = "reassessed.pw_long"


def test_twenty_of_the_160_by_hand() -> None:
    """[BC]: 160 at a long distance, 275 benefits. With Tubbergen's 171 (assumption) 446.

    20 × 446 / 275 = 32,436 benefits go from 65 per fte to 150 per fte: 0,49902 - 0,21624 = 0,28278 fte fewer, at
    102.500 is 28.984,80 a year. Who earns a benefit keeps it: the back office stays the same.
    """
    case = dinkelland()
    now, moved = case.assumptions, case.assumptions.replace(**{GROUP: 20})
    assert fte(case, now).sum() - fte(case, moved).sum() == pytest.approx(0.28278, abs=5e-6)
    assert fte(case, now)[0] == fte(case, moved)[0], "everybody keeps an income worker"
    assert bottom_up(case, now)[0] - bottom_up(case, moved)[0] == pytest.approx(28_984.80, abs=0.005)


@given(st.integers(0, 160), st.integers(50, 80), st.integers(100, 200))
def test_moving_takes_fewer_workers_exactly_if_the_other_group_needs_fewer(
    moved: int, intensive: int, regular: int
) -> None:
    case = dinkelland()
    now = case.assumptions.replace(**{"benefits_per_fte.intensive": intensive, "benefits_per_fte.regular": regular})
    swept = fte(case, now.replace(**{GROUP: np.array([0.0, float(moved)])})).sum(axis=-1)
    assert swept[1] <= swept[0] + 1e-9
    assert (swept[1] < swept[0] - 1e-9) == (moved > 0)
    turned = now.replace(**{"benefits_per_fte.intensive": regular, "benefits_per_fte.regular": intensive})
    assert fte(case, turned.replace(**{GROUP: moved})).sum() >= fte(case, turned).sum() - 1e-9


def test_no_more_move_than_there_are() -> None:
    """A link may ask for 9999 of the 160."""
    case = dinkelland()
    everybody = fte(case, case.assumptions.replace(**{GROUP: 160}))
    assert np.array_equal(fte(case, case.assumptions.replace(**{GROUP: 9999})), everybody)
    assert everybody[1] == 0


@pytest.mark.parametrize(
    ("row", "value", "allowed"),
    [(3, "jong", "ouder"), (3, "iedereen", "ouder"), (3, "niemand", "ouder"), (2, "ouder", "ouder")],
)
def test_a_way_to_move_that_cannot_be_is_refused(tmp_path: Path, row: int, value: str, allowed: str) -> None:
    """drie-dorpen: row 3 is jong, which moves to ouder; row 2, iedereen, is not counted itself."""
    folder = copy_of_the_villages(tmp_path)
    put(folder / "target_group.csv", row, "moves_to", value)
    found = [(one.file, one.row, one.column, one.allowed) for one in problems(folder)]
    assert ("target_group.csv", row, "moves_to", allowed) in found
