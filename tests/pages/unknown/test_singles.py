"""Every extreme of every assumption of the shipped case, on a page: nothing fails, and nothing says nan, inf or None.

All of them on every page, one at a time, take minutes (``python -m tests.pages.unknown.by_hand``). Here each stands on
one page, the first of an assumption on that of its control, the others spread; of what weighs within a task some of
every task stand together.
"""

from __future__ import annotations

import pytest

from tests.model.worlds import dinkelland
from tests.pages.screen import PAGES
from tests.pages.unknown.extremes import Changes, extremes, few_at_a_time, singles
from tests.pages.unknown.visitor import Visitor
from ui.session.places import page_of

VISITS: dict[str, list[Changes]] = {page: [] for page in PAGES}
_seen: set[str] = set()
for _number, _changes in enumerate(few_at_a_time(dinkelland())):
    _first = next(iter(_changes))
    VISITS[PAGES[_number % len(PAGES)] if _first in _seen else page_of(_first)].append(_changes)
    _seen.add(_first)


def test_every_extreme_is_visited() -> None:
    visited = [pair for visits in VISITS.values() for changes in visits for pair in changes.items()]
    assert sorted(visited, key=repr) == sorted(
        (pair for one in singles(dinkelland()) for pair in one.items()), key=repr
    )
    found = extremes(dinkelland())
    assert found["caseload.dinkelland"] == (0, 200, 350, 100_000)  # the hard bounds, and the range of the case
    assert found["share.dinkelland"] == (0, 0.3, 0.57)  # Tubbergen has 43%
    assert found["cost_key"] == ("caseload", "residents", "mixed")


@pytest.mark.parametrize("page", PAGES)
def test_no_extreme_breaks_a_page(page: str) -> None:
    visitor = Visitor()
    for number, changes in enumerate(VISITS[page]):
        assert not (wrong := visitor.open(page, changes, number)), (page, changes, wrong)
