"""How many draws a case has room for, and that names of more are refused instead of taking a gigabyte."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from bench.cases.made import FOUR, SIXTY, contents
from model.assumptions.values import Assumptions
from model.case.variants import VARIANTS
from model.loading.load import case_of
from model.numbers.arrays import Floats
from model.outcomes.derivation import derive, names
from model.outcomes.names import uncertain
from model.uncertainty import room
from model.uncertainty.draws import BLOCK
from model.uncertainty.simulation import drawn_costs, drawn_values, simulate
from model.uncertainty.tornado import bars, cost_of, outcome_in_rows, ranged_rows, swept_ends, tornado
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


def test_no_more_rows_at_once_than_there_is_room_for() -> None:
    """15 × 16.384 numbers are 268 rows of 61 × 15; both ends of 1.001 assumptions are 2.002 rows, 1.000 draws four
    times 268. In parts the numbers are those of all rows together."""
    case = case_of(contents(SIXTY))
    assumptions = case.assumptions.replace(execution_index=0.01)
    seen: list[int] = []
    cost = cost_of(case, "mine", 0)

    def watched(own: Assumptions) -> Floats:
        seen.append(max(np.size(value) for _id, value in own.items() if not isinstance(value, str)))
        return cost(own)

    found = tornado(case, assumptions, watched)
    assert room.at_once(case) == 268
    assert max(seen) <= 268
    assert sum(seen) >= 2_002
    swept = swept_ends(case, assumptions, [row.id for row in ranged_rows(case)])
    together = bars(swept, cost(swept.assumptions))
    assert [bar.id for bar in found] == [bar.id for bar in together]
    for one, other in zip(found, together, strict=True):
        assert (one.at_low, one.at_high) == pytest.approx((other.at_low, other.at_high), rel=1e-12)

    seen.clear()
    drawn = drawn_values(case, assumptions, 1_000)
    in_rows = outcome_in_rows(case, watched, assumptions, drawn, 1_000)
    assert seen == [268, 268, 268, 196]
    assert in_rows == pytest.approx(cost(assumptions.with_numbers(drawn)), rel=1e-12)
    assert drawn_costs(case, assumptions, 1_000)[0, -1] == pytest.approx(in_rows, rel=1e-12)


def test_of_many_draws_is_kept_what_was_asked_and_not_the_draws() -> None:
    """61 × 16 × 1.000 numbers are 8 MB an array, of which there are five; of the shipped case 3 × 6 × 10.000 are 1 MB.
    Whoever asks the next number of the same gets it from what is kept, or from the same draws made again."""
    case, kept = case_of(contents(SIXTY)), uncertain._outcomes
    assumptions = case.assumptions.replace(execution_index=0.015)
    kept.cache_clear()
    uncertain._kept.cache_clear()
    name = f"range_1000.{case.participants[7].id}.all"
    found = [float(derive(case, assumptions, "mine", f"{name}.p{level}").value) for level in (10, 50, 90)]
    assert kept.cache_info().currsize == 0
    assert uncertain._kept.cache_info().currsize == 1
    *_before, last = simulate(case, assumptions, 1_000)
    assert last.outcomes is not None
    assert found == pytest.approx(np.quantile(last.outcomes.costs["mine"][7, -1], (0.1, 0.5, 0.9)).tolist())
    for variant in VARIANTS:  # each is drawn alone, and all of them together
        middle = float(derive(case, assumptions, variant, f"{name}.p50").value)
        assert middle == pytest.approx(float(np.median(last.outcomes.costs[variant][7, -1])), rel=1e-12)
    assert float(derive(case, assumptions, "mine", f"dearer_1000.{case.participants[7].id}").value) == pytest.approx(
        last.outcomes.dearer[7]
    )
    derive(dinkelland(), dinkelland().assumptions, "mine", "range.all.all.p50")
    assert kept.cache_info().currsize == 1


def test_a_range_of_many_takes_the_room_of_a_few_arrays() -> None:
    """61 × 16 × 1.000 numbers of eight bytes are 7,8 MB: those of one variant, and what is sorted of them. With every
    variant and every cost key it was 55 MB, at the moment at which a server held the most."""
    case = case_of(contents(SIXTY))
    assumptions = case.assumptions.replace(execution_index=0.0125)
    uncertain._kept.cache_clear()
    tracemalloc.start()
    derive(case, assumptions, "mine", "range_1000.all.all.p0")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 61 * 16 * 1_000 * 8
