"""A case with a hundred thousand numbers: they are counted, a part is taken apart, and whole euros still add up."""

from __future__ import annotations

from unittest.mock import Mock

import numpy as np
import pytest

from bench.cases.made import SIXTY, contents
from model.case.case import Case
from model.loading.load import case_of
from model.money.key_comparison import compare_keys
from model.numbers import arrays, operations
from model.numbers.arrays import round_to_sum
from model.outcomes import shown
from model.outcomes.check import broken, check
from model.outcomes.derivation import derive, names, terms, values
from model.outcomes.names import sized
from tests.model.worlds import dinkelland


@pytest.fixture(scope="module")
def sixty() -> Case:
    return case_of(contents(SIXTY))


def test_what_is_counted_is_what_there_is() -> None:
    case = dinkelland()
    assert sized.of_all(case) == len(values(case, case.assumptions, "mine"))
    assert not sized.are_many(case)
    assert sized.taken(case) == sized.counts(case)


def test_of_many_numbers_a_part_is_taken_apart(sixty: Case) -> None:
    assert sized.are_many(sixty)
    # 60 × 60 for every two municipalities is more than all that are taken apart.
    assert sized.counts(sixty)["break_even"] == 3_600
    assert "break_even" not in sized.taken(sixty)
    assert 0 < sum(sized.taken(sixty).values()) <= sized.MOST
    assert len(names(sixty, ["share_by"])) == 4 * 61


def test_a_check_lists_no_ways_that_nobody_looks_at(sixty: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is to pay what the shares leave: 62 ways, for each of 61 parties."""
    counted = Mock(wraps=operations.Way)
    monkeypatch.setattr(operations, "Way", counted)
    assert broken(check(sixty, sixty.assumptions.replace(remainder="proportional"))) == ()
    assert not counted.called
    share = derive(sixty, sixty.assumptions, "mine", "fixed_share.nobody")
    assert share.choice is not None
    assert len(share.choice.others) == counted.call_count == 61


def test_everything_adds_up_with_sixty(sixty: Case) -> None:
    assert broken(check(sixty, sixty.assumptions.replace(cost_key="mixed", execution_index=0.013))) == ()
    keys = compare_keys(sixty, sixty.assumptions, sixty.about.years[1], 0, 1)
    for whole in keys.whole.values():
        assert float(whole.sum()) == 37_037_037  # a million of the lead's 2,7%
        assert np.array_equal(whole, np.floor(whole))


@pytest.mark.parametrize("parts", [2, 8, 9, 61])
def test_sorting_rounds_as_counting_does(parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand for equal fractions: the first goes first; and the two ways give the same, also with many equals."""
    amounts = np.round(np.random.default_rng(1).uniform(0, 9, (40, parts)) * 4) / 4
    found = []
    for few in (0, 100):
        monkeypatch.setattr(arrays, "FEW_PARTS", few)
        found.append(round_to_sum(amounts))
        assert round_to_sum([0.5] * parts).tolist() == [1.0] * ((parts + 1) // 2) + [0.0] * (parts // 2)
    assert np.array_equal(*found)


def test_one_of_very_many_is_taken_apart_alone(sixty: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every two of sixty municipalities all 3.600 take seven seconds; one is that of all together."""
    small = dinkelland()
    name = "break_even.dinkelland.tubbergen"
    together = terms(small, small.assumptions, "mine", only=["break_even"])[name]
    apart = derive(small, small.assumptions, "mine", name)
    assert (apart.value, apart.name, apart.unit) == (together.value, name, together.unit)
    assert len(apart.operands) == len(together.operands)
    counted = Mock(wraps=shown.break_even_caseload)
    monkeypatch.setattr(shown, "break_even_caseload", counted)
    first, second = sixty.participant_ids[:2]
    assert derive(sixty, sixty.assumptions, "mine", f"break_even.{first}.{second}").unit == "count"
    assert counted.call_count == 0  # it is asked for without the others
