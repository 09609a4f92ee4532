"""The same walk under settings drawn by chance: every number of a page has a name, and is the number of that name.

A handful in every run; ``WALKS=300`` walks as many. What is drawn is a whole point of the case: every slider somewhere
in its range, every choice, and whose euros of which year the page shows. A number is that of its name as far as the
page shows it; that the formula behind a name gives what the arrays give, to a billionth, says ``tests/model/terms``.
"""

from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from model.assumptions.values import Assumptions
from tests.model.worlds import Point, assumptions_at, dinkelland, points
from tests.pages.herleiding.shown import place_of, shown, unnamed
from tests.pages.herleiding.test_names import assert_named, pressed
from tests.pages.screen import PAGES, Screen
from words.link import View, first_view, view_choices, write_link

WALKS = int(os.environ.get("WALKS", "4"))


def link_of(own: Assumptions, view: View) -> dict[str, str]:
    """Settings as a link says them, for ``Screen``."""
    case = dinkelland()
    told = write_link(case, own.changed_from(case.assumptions), view)
    return {name.replace(".", "__"): value for name, value in told.items()}


@settings(
    max_examples=WALKS, deadline=None, derandomize=WALKS < 10, phases=[Phase.generate], database=None,
    suppress_health_check=[*HealthCheck],
)  # fmt: skip
@given(
    point=points(dinkelland()),
    page=st.sampled_from(PAGES),
    whose=st.sampled_from(view_choices(dinkelland())["perspective"]),
    year=st.sampled_from(dinkelland().about.years),
)
def test_every_number_is_that_of_its_name_whatever_is_set(point: Point, page: str, whose: str, year: int) -> None:
    case, own = dinkelland(), assumptions_at(dinkelland(), point)
    screen = Screen(page, **link_of(own, replace(first_view(case), perspective=whose, year=year)))
    numbers = list(shown(screen))
    missing = unnamed(numbers)
    assert not missing, [one for one in numbers if not one.made and place_of(one) in missing]
    for one in pressed(screen):
        assert_named(one, case, own)
