"""The invented cases of any size: as many of everything as asked, valid, and the same every time."""

from __future__ import annotations

import pytest

from bench.cases import made
from bench.cases.towns import names
from model.loading.load import case_of


@pytest.mark.parametrize("size", [made.ONE, made.TWO, made.FOUR, made.SIXTY], ids=lambda size: str(size.municipalities))
def test_a_case_has_as_many_as_asked(size: made.Size) -> None:
    case = case_of(made.contents(size))
    assert (len(case.participants), len(case.tasks)) == (size.municipalities, size.tasks)
    assert (len(case.about.years), len(case.criteria)) == (size.years, size.criteria)
    assert sum(case.assumptions.share.values()) == pytest.approx(1, abs=1e-12)
    # Who has no share of its own would be nobody on every page.
    assert all(value > 0 for value in case.assumptions.share.values())
    assert len(set(case.assumptions.caseload.values())) > size.municipalities // 2


def test_the_same_twice() -> None:
    assert made.contents.__wrapped__(made.FOUR) == made.contents(made.FOUR)


def test_no_name_twice_and_some_long() -> None:
    found = names(60)
    assert len(set(found)) == 60
    assert sum(len(name) > 25 for name in found) == 4
    assert len(set(names(1) + names(2)[1:])) == 2
