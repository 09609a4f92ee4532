"""Every assumption stands on a page of the menu."""

from __future__ import annotations

import pytest

from tests.model.worlds import NAMES, case_of
from ui.session import places


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_has_its_page(name: str) -> None:
    assert {places.page_of(row.id) for row in case_of(name).assumption_rows} <= places.page_names().keys()


def test_no_group_stands_in_two_lists() -> None:
    without = [group for groups in places.WITHOUT_PLACE.values() for group in groups]
    assert not set(without) & places.PLACES.keys()
    assert len(without) == len(set(without))
