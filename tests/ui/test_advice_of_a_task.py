"""Situatie says of every task whom the documents advise: of one that follows another, whom they advise for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.case.case import Case
from model.loading.load import load_case
from model.options.configurations import follows
from model.outcomes.names.counted import COUNTS
from ui.views.situation import advice_words, successors, task_flows

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small() -> Case:
    """The debts follow the benefits: the counter by itself, the paying by the neighbours. They have no advice."""
    return load_case(ROOT / "tests" / "cases" / "aardal-beemstede")


def test_what_follows_has_the_advice_of_what_it_follows(small: Case) -> None:
    assert advice_words(small, small.task("schulden")) == "frontoffice Zelf; backoffice Buren (volgt Uitkeringen)"
    # All three go from Ceehuizen to another.
    chart, _grid = task_flows(small)
    assert "naar anderen gaan: 3 van de 3 (" in chart.title
    assert COUNTS["tasks_that_move"](small, small.assumptions) == 3


def test_who_does_the_front_office_does_the_back_office_if_nobody_is_named_for_it(small: Case) -> None:
    task = small.task("uitkeringen").model_copy(update={"advice_back": ()})
    assert advice_words(small, task) == "Zelf"


def test_who_gets_a_part_is_in_the_picture_too(small: Case) -> None:
    """Each keeps the counter and the neighbours do the paying: it goes from itself to both. If somebody leaves, what he
    had goes to those who are new, and who stays keeps his own."""
    task = small.task("uitkeringen").model_copy(update={"now": ("zelf",)})
    assert successors(small, task, "zelf") == ("zelf", "buren")
    shared = small.task("uitkeringen").model_copy(update={"now": ("zelf", "ceehuizen")})
    assert [successors(small, shared, one) for one in shared.now] == [("zelf",), ("buren",)]


def test_it_goes_along_where_there_is_no_choice_of_it(small: Case) -> None:
    """Nothing chosen: then the advice of what it follows counts, and not who does it now."""
    assert follows(small, {})["schulden"] == follows(small, {})["uitkeringen"] == ("zelf", "buren")


def test_where_nothing_is_explained_the_source_stands_by_itself(small: Case) -> None:
    cells = {str(row[0]): str(row[-1]) for row in task_flows(small)[1].rows}
    assert cells["Schulden"] == "Nota, hoofdstuk 3"
    assert cells["Uitkeringen"].endswith("(Nota, hoofdstuk 3)")
