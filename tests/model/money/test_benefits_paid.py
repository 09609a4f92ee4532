"""The estimate of the benefits paid, the safety net, and income that is unknown."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case, baten, budget, lasten, over_frame, saldo
from model.money.benefits import benefits_paid, has_grant, has_participation, has_safety_net, income, safety_net
from tests.model import reference
from tests.model.money.budgets import AADORP, BEEKVELD, CEEHUIZEN, NOBODY, at, item
from tests.model.worlds import NAMES, assert_equal_euros, case_of, examples, villages


def test_estimate_by_hand() -> None:
    """Aadorp: 300 × 10.000 = 3.000.000 on a BUIG of 2.500.000: 500.000 short, 20%.

    Own until 5%; of 5–15% (250.000) half = 125.000; all above 15% = 125.000; so the state adds 250.000 and the own
    risk is 10% of the budget.
    """
    mine = at(villages(), with_benefits=1)
    assert_equal_euros(benefits_paid(villages(), mine)[:, 0], [2_000_000, 3_000_000, 1_000_000])
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP], [250_000] * 3)
    # Huidig: 2.500.000 + 250.000 - 3.000.000 - 660.000 in 2030.
    assert_equal_euros(saldo(budget(villages(), mine, "current"))[AADORP], [-910_000, -900_000, -900_100])


def test_estimate_follows_the_growth_of_the_benefits() -> None:
    """10% more benefits a year: 3.300.000 in 2031; deficit 800.000 = 32%: 125.000 + 425.000 = 550.000."""
    mine = at(villages(), with_benefits=1, caseload_growth=0.1)
    assert_equal_euros(item(villages(), mine, "mine", "benefits").amounts[AADORP, 1], 3_300_000)
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP, 1], 550_000)


@pytest.mark.parametrize(
    ("paid", "added"),
    [
        (2_000_000, 0),  # a surplus stays with the municipality
        (2_500_000, 0),
        (2_624_998, 0),
        (2_625_000, 0),  # 5% short
        (2_625_002, 1),  # half of 2
        (2_750_000, 62_500),
        (2_874_998, 124_999),
        (2_875_000, 125_000),  # 15% short
        (2_875_002, 125_002),  # all of 2
        (5_000_000, 2_250_000),  # 100% short: own risk still 250.000
    ],
)
def test_safety_net_at_and_beside_its_limits(paid: float, added: float) -> None:
    """drie-dorpen, BUIG 2.500.000: limits at 125.000 and 375.000 short."""
    assert_equal_euros(safety_net(villages(), np.array(paid, dtype=float), np.array(2_500_000.0)), added)


@pytest.mark.parametrize("name", [name for name in NAMES if has_safety_net(case_of(name))])
@given(st.integers(1, 10_000_000), st.integers(0, 30_000_000))
@examples(60)
def test_safety_net_is_that_of_the_slow_model(name: str, buig: int, paid: int) -> None:
    case = case_of(name)
    found = safety_net(case, np.array(float(paid)), np.array(float(buig)))
    assert_equal_euros(found, reference.vangnet(case, Fraction(paid), Fraction(buig)))


def test_without_any_buig_the_state_adds_all_that_is_paid() -> None:
    """-100% is allowed: all 3.000.000 is above 15% of nothing. No warning, no unknown."""
    mine = at(villages(), with_benefits=1, buig_adjustment=-1)
    assert_equal_euros(item(villages(), mine, "mine", "vangnet").amounts[AADORP], [3_000_000] * 3)


@pytest.mark.parametrize(("role", "has"), [("buig", has_grant), ("participation", has_participation)])
@pytest.mark.parametrize("name", NAMES)
def test_unknown_income_is_not_zero(name: str, role: str, has: Callable[[Case], bool]) -> None:
    """A municipality without a line has an unknown amount (findings 10 and 11 of the real case), never 0."""
    case = case_of(name)
    printed = {line.municipality for line in case.budget_lines if line.role == role}
    assert has(case) == bool(printed)
    if not printed:  # there is no such money in this field
        return
    found = income(case, case.assumptions, role)
    for place, one in enumerate(case.participants):
        if one.id in printed:
            assert (found[place] > 0).all()
        else:
            assert np.isnan(found[place]).all()


def test_an_unknown_income_makes_an_unknown_saldo() -> None:
    shown = saldo(budget(villages(), at(villages(), with_benefits=1), "current"))
    assert np.isnan(shown[[BEEKVELD, CEEHUIZEN]]).all()
    assert np.isfinite(shown[[AADORP, NOBODY]]).all()
    # Without the estimate nothing is unknown.
    assert np.isfinite(saldo(budget(villages(), villages().assumptions, "current"))).all()


def test_participation_money() -> None:
    """100.000, 10% more by the slider; only for Aadorp, and only with its switch on."""
    mine = at(villages(), with_participation=1, participation_adjustment=0.1)
    assert_equal_euros(item(villages(), mine, "mine", "participation").amounts[AADORP], [110_000] * 3)
    assert not baten(budget(villages(), villages().assumptions, "mine")).any()


def test_a_case_without_lines_of_central_government_has_unknown_income() -> None:
    """A new case may print neither BUIG nor Participatie money: that is unknown too, and breaks nothing."""
    lines = tuple(line for line in villages().budget_lines if line.role not in ("buig", "participation"))
    bare = villages().model_copy(update={"budget_lines": lines})
    shown = budget(bare, at(villages(), with_benefits=1, with_participation=1), "mine")
    assert np.isnan(baten(shown)[AADORP]).all()


def test_income_on_a_printed_line_is_not_a_cost() -> None:
    """A grant of 10.000 beside 650.000 of cost: the frame is that cost, or 640.000 if it is net. Never 660.000."""
    lines = tuple(
        line.model_copy(update={"side": "baten"}) if line.id == "feest" else line for line in villages().budget_lines
    )
    case = villages().model_copy(update={"budget_lines": lines})
    shown = budget(case, villages().assumptions, "current")
    assert_equal_euros(lasten(shown)[AADORP], [650_000, 650_000, 650_100])
    assert_equal_euros(baten(shown)[AADORP], [10_000, 0, 0])
    assert_equal_euros(over_frame(shown)[AADORP], [0, 0, 0])
    assert float(shown.frame[AADORP, 0]) in (650_000, 640_000)
