"""A project of several years: each line in its own year, and what changes or covers the whole does so in every year."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model import Case, load_case
from model.case.naming import labels_of
from model.money.project_years import project_in_years, project_years
from model.outcomes.derivation import derive
from tests.model import reference
from tests.model.money.budgets import at, item
from tests.model.odd_cases import project_of_two_years
from tests.model.worlds import assert_equal_euros, dinkelland, exact


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """drie-dorpen: thinking (8.000) in 2031, paint (2.000) names no year, so it falls in 2030."""
    return load_case(project_of_two_years(tmp_path_factory.mktemp("years")))


def test_each_line_falls_in_its_year(case: Case) -> None:
    """By the key of the project 30/50/20: of 2.000 in 2030 and of 8.000 in 2031."""
    assert project_years(case) == (2030, 2031)
    found = item(case, case.assumptions, "mine", "project")
    assert_equal_euros(found.amounts, [[600, 2_400, 0], [1_000, 4_000, 0], [400, 1_600, 0], [0] * 3])


def test_change_and_coverage_are_of_every_year(case: Case) -> None:
    """10% dearer: 2.200 and 8.800. Of 5.500 set aside a fifth is for 2030: 1.100 and 4.400."""
    own = at(case, project_cost_change=0.1, project_coverage=5_500)
    assert project_in_years(case, own) == pytest.approx([2_200, 8_800])
    covered = item(case, own, "mine", "coverage").amounts
    assert_equal_euros(covered, [[330, 1_320, 0], [550, 2_200, 0], [220, 880, 0], [0] * 3])


def test_a_changed_line_moves_its_own_year(case: Case) -> None:
    """50 hours of 80 instead of 100: 4.000 in 2031, and 2.000 in 2030 as it was; of 3.000 set aside two thirds."""
    own = case.assumptions.replace(**{"project_hours.denken": 50, "project_coverage": 3_000})
    assert project_in_years(case, own) == pytest.approx([2_000, 4_000])
    assert item(case, own, "mine", "coverage").amounts.sum(axis=0) == pytest.approx([1_000, 2_000, 0])


def test_a_project_that_costs_nothing(case: Case) -> None:
    own = case.assumptions.replace(**{"project_hours.denken": 0, "project_amount.verf": 0, "project_coverage": 5_000})
    for id in ("project", "coverage"):
        assert not item(case, own, "mine", id).amounts.any()


def test_draws_and_a_point_are_the_same(case: Case) -> None:
    changes = np.array([0.0, 0.1, -0.2])
    rows = item(case, case.assumptions.model_copy(update={"project_cost_change": changes}), "mine", "project").amounts
    for row, change in zip(rows, changes, strict=True):
        assert_equal_euros(row, item(case, at(case, project_cost_change=float(change)), "mine", "project").amounts)


def test_it_is_that_of_the_slow_model(case: Case) -> None:
    own = at(case, project_cost_change=0.3, project_key="residents")
    point = {id: exact(value) for id, value in own.items()}
    assert_equal_euros(item(case, own, "mine", "project").amounts, reference.project(case, point))


def test_the_amount_of_a_year_can_be_taken_apart(case: Case) -> None:
    """Half of 10.000, of which four fifths in 2031."""
    term = derive(case, case.assumptions, "mine", "project_cost.aadorp.2031")
    assert float(term) == pytest.approx(4_000)
    names = {part.name for part in term.operands}
    assert {"project_share.aadorp", "project_total", "project_year_part.2031"} <= names


def test_a_project_of_one_year_has_no_years_to_name() -> None:
    """The shipped case: 277.800 in 2021, and no number more than it had."""
    assert project_years(dinkelland()) == (2021,)
    assert labels_of(dinkelland(), "project_years") == ()


def test_the_only_line_may_name_the_year_itself(tmp_path: Path) -> None:
    """All lines in 2032: as if that were the year of the project."""
    found = load_case(project_of_two_years(tmp_path, thinking="2032", paint="2032"))
    assert item(found, found.assumptions, "mine", "project").amounts.sum(axis=0).tolist() == [0, 0, 10_000]
