"""What nobody knows stays unknown, and what does not hang on it does not become so."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Case, contributions, load_case
from model.money.budget import budget, framed_cost
from model.money.cost import break_even_backoffice_price
from model.numbers.arrays import part_of
from model.outcomes.planning import exit_beyond, late_cost
from model.uncertainty.simulation import bands, drawn_costs
from tests.model.odd_cases import no_benefits_printed
from tests.model.worlds import assert_equal_euros, villages

CASELOADS = ("aadorp", "beekveld", "ceehuizen")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return load_case(no_benefits_printed(tmp_path_factory.mktemp("case")))


@pytest.fixture(scope="module")
def unknown(case: Case) -> Assumptions:
    """Each municipality's own cost, of which there is no price."""
    return case.assumptions.replace(amount_reading="own_cost", **{"finding.bbz_in_caseload": 1})


def test_no_part_of_what_is_unknown_is_nothing() -> None:
    amounts, parts = np.array([np.nan, np.nan, 10.0]), np.array([0.0, 0.5, 0.5])
    assert np.array_equal(part_of(amounts, parts), [0, np.nan, 5], equal_nan=True)


def test_the_cost_is_unknown_in_every_variant(case: Case, unknown: Assumptions) -> None:
    for variant in ("current", "advice", "mine"):
        assert np.isnan(framed_cost(budget(case, unknown, variant))[:2]).all()


def test_nothing_of_it_is_left_where_the_cost_is_built_from_the_bottom_up(case: Case, unknown: Assumptions) -> None:
    """The new model starts in 2022: from then on nothing hangs on a price per benefit, and the same is paid as where
    the amount is read as the joint total."""
    built = unknown.replace(cost_basis="bottom_up")
    found = contributions(case, built)
    assert np.isnan(found[:2, :2]).all()
    assert_equal_euros(found[:, 2:], contributions(case, built.replace(amount_reading="joint_total"))[:, 2:])


def test_exit_cost_of_no_year_is_nothing(case: Case, unknown: Assumptions) -> None:
    none, two = (
        next(item for item in budget(case, unknown.replace(exit_cost_years=years), "mine").items if item.id == "exit")
        for years in (0, 2)
    )
    assert not none.amounts.any()
    assert np.isnan(two.amounts[:2, 2:4]).all()  # the contract ends with 2021, and two years of it are still paid
    assert not two.amounts[:2, [0, 1, 4]].any()


def test_what_is_in_time_costs_nothing_more(case: Case, unknown: Assumptions) -> None:
    late = unknown.replace(exit_cost_years=3, **{"step_delay.pw_3a": 26})
    assert not late_cost(case, unknown).any()
    assert not exit_beyond(case, unknown.replace(exit_cost_years=3)).any()
    assert np.isnan(late_cost(case, late)[:2]).any()


def test_draws_of_what_is_unknown_have_no_band(case: Case, unknown: Assumptions) -> None:
    assert np.isnan(bands(drawn_costs(case, unknown, 50)[-1, -1])).all()


def test_without_benefits_no_price_per_benefit_breaks_even() -> None:
    """Not an infinite one: nobody gets any."""
    nobody = villages().assumptions.replace(cost_basis="bottom_up", **{f"caseload.{id}": 0 for id in CASELOADS})
    assert np.isnan(break_even_backoffice_price(villages(), nobody)).all()
    some = nobody.replace(**{"caseload.aadorp": 10})
    assert np.isfinite(break_even_backoffice_price(villages(), some)).all()
