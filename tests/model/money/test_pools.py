"""Printed budgets of several municipalities, pools of cost, who stays out of one, and prices that rise already."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import budget, compare_keys, contributions, load_case, over_frame
from model.case.variants import VARIANTS
from model.money.break_even import break_even_caseload
from model.money.budget import framed_cost, total
from model.money.cost import break_even_backoffice_price, joint_frame, new_model_cost
from model.money.pools import pools_of
from model.money.split import budgeted, costs_by_pool, present_contributions, shares_in
from tests.model import reference
from tests.model.copies import copy_of_the_villages
from tests.model.money.budgets import AADORP, BEEKVELD, CEEHUIZEN
from tests.model.pooled import CONTRACT, GUIDING, columns, line, pooled
from tests.model.worlds import assert_equal_euros, assumptions_at, examples, points

CASE = pooled()
MINE = CASE.assumptions
KEYS = ("fixed", "caseload", "residents", "mixed")


def test_the_pools_of_the_case() -> None:
    first, second = pools_of(CASE)
    assert (first.id, first.tasks, first.members) == (CONTRACT, ("betalen", "terughalen"), (True, True, True))
    assert (second.id, second.tasks, second.members) == (GUIDING, ("begeleiden",), (False, True, True))
    assert (first.rising, second.rising) == (False, True)


# By hand. Shares 30/50/20, benefits 200/300/100, residents 4/5/3; order Beekveld, Aadorp, Ceehuizen, nobody.


def test_printed_amounts_are_shares() -> None:
    """The rest: (600.000 + 400.000) / (50% + 30%) = 1.250.000; Beekveld and Aadorp pay what is printed, Ceehuizen 20%.

    Guiding without Beekveld: 50/70 and 20/70; 210.000 / (5/7) = 294.000, and Ceehuizen 2/7 of it: 84.000. Later 308.000
    and 88.000, 322.000 and 92.000.
    """
    wanted = [[400_000] * 3, [810_000, 820_000, 830_000], [334_000, 338_000, 342_000], [0, 0, 0]]
    assert_equal_euros(present_contributions(CASE, MINE), wanted)
    assert_equal_euros(joint_frame(CASE, MINE), [1_544_000, 1_558_000, 1_572_000])
    assert_equal_euros(budgeted(CASE, MINE), wanted)


def test_printed_amounts_are_each_its_own_cost() -> None:
    """A benefit costs 600.000 / 300 = 400.000 / 200 = 2.000, so 200.000 in Ceehuizen. Guiding: 210.000 / 300 = 700 a
    benefit: 70.000 in Ceehuizen and nothing in Beekveld."""
    own = MINE.replace(amount_reading="own_cost")
    assert_equal_euros(present_contributions(CASE, own)[:, 0], [400_000, 810_000, 270_000, 0])
    assert_equal_euros(joint_frame(CASE, own)[0], 1_480_000)


def test_the_amount_of_the_lead_is_all_there_is() -> None:
    """600.000 by 30/50/20, and 210.000 by 5/7 and 2/7. What each has printed is in its budget none the less."""
    whole = MINE.replace(amount_reading="joint_total")
    assert_equal_euros(present_contributions(CASE, whole)[:, 0], [180_000, 450_000, 180_000, 0])
    assert_equal_euros(budgeted(CASE, whole)[:, 0], [400_000, 810_000, 180_000, 0])


@pytest.mark.parametrize(
    ("key", "paid"),
    [
        # 2031: 1.250.000 by 30/50/20, and 308.000 by 5/7 and 2/7 (220.000 and 88.000).
        ("fixed", [375_000, 625_000 + 220_000, 250_000 + 88_000]),
        # 200, 300 and 100 of 600; 300 and 100 of 400.
        ("caseload", [1_250_000 / 3, 625_000 + 231_000, 1_250_000 / 6 + 77_000]),
        # 4, 5 and 3 of 12; 5 and 3 of 8.
        ("residents", [1_250_000 / 3, 1_250_000 * 5 / 12 + 192_500, 312_500 + 115_500]),
        # Half of the fixed key and half of the number of benefits.
        ("mixed", [(375_000 + 1_250_000 / 3) / 2, 625_000 + 225_500, (250_000 + 1_250_000 / 6 + 88_000 + 77_000) / 2]),
    ],
)
def test_who_stays_out_pays_nothing_of_it(key: str, paid: list[float]) -> None:
    keys = compare_keys(CASE, MINE.replace(cost_key=key), 2031, AADORP, CEEHUIZEN)
    assert_equal_euros(keys.by_key[key], [*paid, 0])
    assert_equal_euros(keys.joint, 1_558_000)
    assert_equal_euros(contributions(CASE, MINE.replace(cost_key=key))[:, 1], [*paid, 0])


def test_what_the_key_leaves_over_stays_unallocated_in_every_pool() -> None:
    """30 + 40 + 20 = 90%. Guiding: 40/60 and 20/60 of 90%: 60% and 30%, and 10% of 308.000 = 30.800 left."""
    less = MINE.replace(**{"share.aadorp": 0.4})
    found = compare_keys(CASE, less, 2031, AADORP, CEEHUIZEN).by_key["fixed"]
    assert_equal_euros(found, [375_000, 500_000 + 184_800, 250_000 + 92_400, 125_000 + 30_800])
    # Beekveld would take the 10%, and takes no part in guiding: the others pay what it would, 2/3 and 1/3.
    taken = compare_keys(CASE, less.replace(remainder="to:beekveld"), 2031, AADORP, CEEHUIZEN).by_key["fixed"]
    assert_equal_euros(taken, [500_000, 500_000 + 308_000 * 2 / 3, 250_000 + 308_000 / 3, 0])


def test_prices_that_rise_already_do_not_rise_twice() -> None:
    """10% a year: 1.250.000 becomes 1.375.000 and 1.512.500; guiding stays 308.000 and 322.000."""
    dearer = MINE.replace(execution_index=0.1)
    assert_equal_euros(new_model_cost(CASE, dearer), [1_544_000, 1_683_000, 1_834_500])
    contract, guiding = (one.amounts for one in budget(CASE, dearer, "current").items if one.pool is not None)
    # Aadorp 600.000 × 1,1 and 220.000; Ceehuizen 250.000 × 1,1 and 88.000.
    assert_equal_euros(contract[:, 1], [440_000, 660_000, 275_000, 0])
    assert_equal_euros(guiding[:, 1], [0, 220_000, 88_000, 0])
    frame = budget(CASE, dearer.replace(frame_indexed=1), "mine").frame[:, 1]
    # Aadorp has 50.000 for courses besides.
    assert_equal_euros(frame, [440_000, 930_000, 363_000, 0])


def test_what_is_built_up_is_spread_over_the_pools_as_the_printed_cost_is() -> None:
    """2031: 1.250.000 and 308.000 of 1.558.000; 10% index counts for all of what is built up."""
    built = MINE.replace(cost_basis="bottom_up", execution_index=0.1)
    (_first, contract), (_second, guiding) = costs_by_pool(CASE, built)
    assert guiding[1] / contract[1] == pytest.approx(308 / 1250)
    price = break_even_backoffice_price(CASE, built)
    for place, one in enumerate(price):
        whole = new_model_cost(CASE, built.replace(backoffice_price=float(one)))[place]
        assert_equal_euros(whole, joint_frame(CASE, built)[place])


def test_another_executor_makes_only_its_own_tasks_dearer() -> None:
    """The Workshop guides and is 10% dearer: 308.000 becomes 338.800, and Beekveld pays what it paid."""
    dearer = MINE.replace(**{"executor_cost.werkplaats": 0.1})
    assert_equal_euros(new_model_cost(CASE, dearer)[1], 1_250_000 + 338_800)
    assert_equal_euros(contributions(CASE, dearer)[BEEKVELD], contributions(CASE, MINE)[BEEKVELD])


def test_exit_cost_is_of_who_had_the_contract() -> None:
    """One year from 2031: all of the old contract once more, of Beekveld only its 400.000."""
    mine = budget(CASE, MINE.replace(exit_cost_years=1), "mine")
    (left,) = (one.amounts for one in mine.items if one.id == "exit")
    assert_equal_euros(left[:, 1], [400_000, 820_000, 338_000, 0])


def test_both_keys_cost_the_same_only_where_all_pools_have_the_same_members() -> None:
    """Beekveld pays 30% if 0,3 = c / (c + 400): 171,4. For Aadorp it hangs on what both pools cost: no one number."""
    assert break_even_caseload(CASE, MINE, BEEKVELD, BEEKVELD) == pytest.approx(400 * 0.3 / 0.7)
    assert np.isnan(break_even_caseload(CASE, MINE, AADORP, CEEHUIZEN))
    assert np.isnan(break_even_caseload(CASE, MINE, AADORP, BEEKVELD))


@pytest.mark.parametrize(("payer", "moved"), [(AADORP, CEEHUIZEN), (AADORP, AADORP), (CEEHUIZEN, AADORP)])
def test_elsewhere_there_is_a_number_of_each_year(payer: int, moved: int) -> None:
    """At that number the payer pays the same under both keys: of 1.250.000 by all three, and of 308.000 by two."""
    keys = compare_keys(CASE, MINE, 2031, payer, moved)
    assert keys.even == "year"
    benefits = [200.0, 300.0, 100.0]
    benefits[moved] = float(keys.break_even)
    paid = 1_250_000 * benefits[payer] / sum(benefits) + 308_000 * benefits[payer] / sum(benefits[1:])
    assert paid == pytest.approx({AADORP: 625_000 + 220_000, CEEHUIZEN: 250_000 + 88_000}[payer])
    shares = np.array([0.3, 0.25, 0.2])
    swept = [MINE.replace(**{"share.beekveld": share}) for share in (shares, *shares)]
    found, *alone = (compare_keys(CASE, own, 2031, payer, moved).break_even for own in swept)
    assert found == pytest.approx(np.array(alone), abs=1e-6)


def test_where_the_number_also_moves_the_cost_none_is_told() -> None:
    """As own cost more benefits in Ceehuizen make both pools dearer."""
    keys = compare_keys(CASE, MINE.replace(amount_reading="own_cost"), 2031, AADORP, CEEHUIZEN)
    assert keys.even == "cost"
    assert np.isnan(keys.break_even)


# Any point


@given(st.data())
@examples(40)
def test_contributions_are_those_of_the_slow_model(data: st.DataObject) -> None:
    point = data.draw(points(CASE))
    assert_equal_euros(contributions(CASE, assumptions_at(CASE, point)), reference.contributions(CASE, point))


@given(st.data())
@examples(25)
def test_every_pool_year_and_key_is_split_wholly(data: st.DataObject) -> None:
    point = data.draw(points(CASE))
    own = assumptions_at(CASE, point)
    for pool, cost in costs_by_pool(CASE, own):
        for key in KEYS:
            shares = shares_in(CASE, own, pool, key)
            assert shares.sum() == pytest.approx(1)
            assert all(share == 0 for share, inside in zip(shares, pool.members, strict=False) if not inside)
            assert_equal_euros((shares[:, None] * cost).sum(axis=0), cost)
    assert_equal_euros(present_contributions(CASE, own).sum(axis=0), joint_frame(CASE, own))
    for variant in VARIANTS:
        found = budget(CASE, own, variant)
        cost = framed_cost(found)
        assert_equal_euros(cost - found.frame, over_frame(found))
        spent = total(found, lambda item: item.side == "lasten" and item.in_frame)
        earned = total(found, lambda item: item.side == "baten" and item.in_frame)
        assert_equal_euros(cost, spent - earned)


@given(st.data())
@examples(10)
def test_a_sweep_is_its_points(data: st.DataObject) -> None:
    point = data.draw(points(CASE, step_delay=0))
    loads, delays = np.array([0.0, 90.0, 250.0]), np.array([0.0, 3.0, 14.0])
    swept = assumptions_at(CASE, point).replace(**{"caseload.ceehuizen": loads, "start_delay_months": delays})
    paid = contributions(CASE, swept)
    keys = compare_keys(CASE, swept, 2031, AADORP, CEEHUIZEN)
    for place, (load, delay) in enumerate(zip(loads, delays, strict=True)):
        one = swept.replace(**{"caseload.ceehuizen": float(load), "start_delay_months": float(delay)})
        assert_equal_euros(paid[place], contributions(CASE, one))
        alone = compare_keys(CASE, one, 2031, AADORP, CEEHUIZEN)
        for key in KEYS:
            assert_equal_euros(np.broadcast_to(keys.by_key[key], (3, 4))[place], alone.by_key[key])


def test_a_pool_with_everybody_in_it_is_no_pool(tmp_path: Path) -> None:
    """The same cost on two lines, for all tasks together: 400.000 and 200.000 are the 600.000 of before."""
    folder = copy_of_the_villages(tmp_path)
    columns(folder, "budget_lines.csv", "tasks", "prices")
    text = (folder / "budget_lines.csv").read_text("utf-8")
    (folder / "budget_lines.csv").write_text(text.replace("600000;600000;600000", "400000;400000;400000"), "utf-8")
    line(folder, "tweede", "aadorp", (200_000,) * 3, "begeleiden")
    apart, before = load_case(folder), load_case(Path("tests/cases/drie-dorpen"))
    changes = {"cost_key": "mixed", "phase_in_years": 1, "execution_index": 0.03, "amount_reading": "own_cost"}
    assert_equal_euros(
        contributions(apart, apart.assumptions.replace(**changes)),
        contributions(before, before.assumptions.replace(**changes)),
    )
    assert break_even_caseload(apart, apart.assumptions, AADORP, BEEKVELD) == break_even_caseload(
        before, before.assumptions, AADORP, BEEKVELD
    )
