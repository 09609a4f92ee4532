"""By what amounts are divided: residents or benefits, of each and of all together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model.case.sweep import sweep
from model.money.divisors import divisors, each
from tests.model.worlds import dinkelland, examples, villages
from words.beside import beside_of


def test_residents_of_each_and_of_all() -> None:
    case = dinkelland()
    assert divisors(case, case.assumptions, "resident").tolist() == [[26_400, 21_300, 47_700]]
    assert divisors(case, case.assumptions, "none").tolist() == [[0, 0, 0]]


def test_benefits_follow_the_slider_and_the_switch_and_not_the_growth() -> None:
    """275 and 171; without the 4 Bbz 271; growth is of later years."""
    case = dinkelland()
    assert divisors(case, case.assumptions, "benefit").tolist() == [[275, 171, 446]]
    moved = sweep(case.assumptions.replace(caseload_growth=0.05), {"caseload.tubbergen": (150.0, 200.0)})
    assert divisors(case, moved.assumptions, "benefit").tolist() == [[275, 171, 446], [275, 150, 425], [275, 200, 475]]
    other = case.assumptions.replace(**{"finding.bbz_in_caseload": 1.0})
    assert divisors(case, other, "benefit").tolist() == [[271, 171, 442]]


def test_three_villages() -> None:
    """drie-dorpen: benefits 200, 300 and 100; residents stand 4 : 5 : 3."""
    case = villages()
    assert divisors(case, case.assumptions, "benefit").tolist() == [[200, 300, 100, 600]]
    *own, together = divisors(case, case.assumptions, "resident")[0].tolist()
    assert [count * 12 / together for count in own] == [4, 5, 3]


def test_a_number_of_nobody_divides_nothing() -> None:
    np.testing.assert_array_equal(each([567_357, 0, 5], [0, 0, 2]), [np.nan, np.nan, 2.5])


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=5), st.integers(1, 10**6))
@examples(100)
def test_what_each_year_comes_to_adds_up(years: list[float], count: int) -> None:
    """One number for all years: their sum divided is the sum of what each comes to."""
    np.testing.assert_allclose(each(years, count).sum(), each(sum(years), count), rtol=1e-9, atol=1e-6)


def test_what_is_assumed_is_assumed_together() -> None:
    """The benefits of Dinkelland stand in the source, those of Tubbergen do not; nor do the residents."""
    case = dinkelland()
    benefit, resident = (beside_of(case, case.assumptions, per) for per in ("benefit", "resident"))  # type: ignore[arg-type]
    assert benefit is not None
    assert benefit.statuses == ("bron", "aanname", "aanname")
    assert resident is not None
    assert resident.statuses == ("aanname",) * 3
    assert beside_of(case, case.assumptions, "none") is None
