"""How many draws a case has room for, and that names of more are refused instead of taking a gigabyte."""

from __future__ import annotations

import pytest

from bench.cases.made import FOUR, SIXTY, contents
from model.loading.load import case_of
from model.outcomes.derivation import derive, names
from model.uncertainty import room
from model.uncertainty.draws import BLOCK
from tests.model.worlds import dinkelland


def test_by_hand() -> None:
    # Two municipalities, nobody and six periods: 18 × 100.000 is 1,8 million numbers; four and six: 30 × 100.000.
    assert room.allowed(dinkelland()) == room.allowed(case_of(contents(FOUR))) == (1_000, 10_000, 100_000)
    assert room.usual(dinkelland()) == 10_000
    # 61 × 16 × 10.000 would be 9,8 million.
    assert room.allowed(case_of(contents(SIXTY))) == (1_000,)
    assert room.usual(case_of(contents(SIXTY))) == 1_000


def test_a_block_is_as_large_as_ever_for_the_shipped_case_and_no_larger_for_sixty() -> None:
    assert room.at_once(dinkelland()) == BLOCK
    assert room.at_once(case_of(contents(SIXTY))) * 61 * 15 <= 15 * BLOCK


def test_names_of_more_draws_are_no_numbers_of_a_large_case() -> None:
    case = case_of(contents(SIXTY))
    for name in ("ends.all.low", "pull.execution_index.all", "range_100000.all.all.p10"):
        with pytest.raises(KeyError):
            derive(case, case.assumptions, "mine", name)
    listed = {name.partition(".")[0] for name in names(case)}
    assert "range_1000" in listed
    assert not {"range", "range_100000", "middle_above_set"} & listed
    listed = {name.partition(".")[0] for name in names(dinkelland())}
    assert "range" in listed
    assert not {"range_1000", "range_100000"} & listed
