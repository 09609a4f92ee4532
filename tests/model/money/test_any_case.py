"""The slow model and the model are equal in cases of one municipality up to sixty, and in the one that explains every
column: two pools, one of which starts on a day of its own, and of which the lead has no line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.cases.made import FOUR, ONE, SIXTY, TWO, contents
from model import Case, budget, contributions, lasten, load_case
from model.loading.load import case_of
from tests.model import reference
from tests.model.worlds import ROOT, assert_equal_euros, assumptions_at, examples, points


def explained() -> Case:
    return load_case(ROOT / "tests" / "cases" / "aardal-beemstede")


def test_the_case_that_explains_every_column_is_what_is_said_above() -> None:
    case = explained()
    assert [(pool.first, pool.track, pool.rises, pool.members) for pool in reference.pools(case)] == [
        ("aardal", None, False, (True, True)), ("beemstede", "inrichten", True, (False, True)),
    ]  # fmt: skip
    assert case.about.lead == "aardal"


@pytest.mark.parametrize("size", [None, ONE, TWO, FOUR, SIXTY], ids=["explained", "one", "two", "four", "sixty"])
def test_what_it_costs_is_that_of_the_slow_model(size: object) -> None:
    case = case_of(contents(size)) if size else explained()  # type: ignore[arg-type]

    @given(st.data())
    @examples(3 if size == SIXTY else 15)
    def at_any_point(data: st.DataObject) -> None:
        point = data.draw(points(case))
        own = assumptions_at(case, point)
        mine = budget(case, own, "mine")
        assert_equal_euros(contributions(case, own), reference.contributions(case, point))
        assert_equal_euros(lasten(mine), reference.expenditure(case, point))
        assert_equal_euros(mine.frame, reference.frame(case, point))

    at_any_point()
