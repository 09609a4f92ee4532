"""Who pays what: the identity of the split, and what makes a municipality pay more."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st

from model import compare_keys, contributions, yearly_by_key
from model.money.pools import pools_of
from model.money.split import budgeted, contributions_in, key_shares, present_contributions
from tests.model import reference
from tests.model.money.budgets import AADORP, BEEKVELD, CEEHUIZEN
from tests.model.worlds import (
    assert_equal_euros,
    assumptions_at,
    case_of,
    on_every_case,
    points,
    villages,
)

KEYS = ("fixed", "caseload", "residents", "mixed")


# Contributions


@on_every_case(60)
def test_contributions_are_those_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assert_equal_euros(contributions(case, assumptions_at(case, point)), reference.contributions(case, point))


@on_every_case(60)
def test_contributions_and_the_unallocated_part_are_the_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    paid = contributions(case, assumptions_at(case, point))
    assert_equal_euros(paid.sum(axis=0), reference.joint_cost(case, point))
    assert paid.min() >= -1e-6
    in_pools = zip(pools_of(case), contributions_in(case, assumptions_at(case, point)), strict=True)
    assert not any(own[:-1][~np.array(pool.members)].any() for pool, own in in_pools)


@on_every_case(20)
def test_the_identity_holds_for_arrays(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    loads = np.array(data.draw(st.lists(st.integers(0, 1000), min_size=1, max_size=6)), dtype=float)
    delays = np.arange(len(loads)) * 5.0
    moved = case.participants[-1].id
    assumptions = assumptions_at(case, point).replace(**{f"caseload.{moved}": loads, "start_delay_months": delays})
    paid = contributions(case, assumptions)
    assert paid.shape == (len(loads), len(case.participants) + 1, len(case.about.years))
    for row, (load, delay) in enumerate(zip(loads, delays, strict=True)):
        here = {**point, f"caseload.{moved}": Fraction(int(load)), "start_delay_months": Fraction(int(delay))}
        assert_equal_euros(paid[row].sum(axis=0), reference.joint_cost(case, here))


@on_every_case(30)
def test_every_key_splits_the_whole_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assumptions = assumptions_at(case, point)
    year = case.about.years[-1]
    keys = compare_keys(case, assumptions, year, 0, 1)
    last = len(case.about.years) - 1
    assert tuple(keys.by_key) == KEYS
    for key in KEYS:
        assert_equal_euros(keys.by_key[key], reference.paid_by(case, point, key, last))
        assert_equal_euros(keys.by_key[key].sum(), keys.joint)
    assert_equal_euros(keys.chosen, keys.by_key[point["cost_key"]])
    now = [reference.present(case, point, pool, last) for pool in reference.pools(case)]
    assert_equal_euros(keys.present, reference.together(now))


@on_every_case(20)
def test_yearly_by_key_changes_only_the_key(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    by_key = yearly_by_key(case, assumptions_at(case, point))
    assert set(by_key) == {"fixed", "caseload", "chosen"}
    for key, paid in by_key.items():
        here = point if key == "chosen" else {**point, "cost_key": key}
        assert_equal_euros(paid, reference.contributions(case, here))


def test_villages_by_hand() -> None:
    """drie-dorpen: 600.000 is 50% of 1.200.000; shares 30/50/20, benefits 200/300/100, residents 4/5/3."""
    keys = compare_keys(villages(), villages().assumptions, 2031, AADORP, CEEHUIZEN)
    assert_equal_euros(keys.joint, 1_200_000)
    assert_equal_euros(keys.by_key["fixed"], [360_000, 600_000, 240_000, 0])
    assert_equal_euros(keys.by_key["caseload"], [400_000, 600_000, 200_000, 0])
    assert_equal_euros(keys.by_key["residents"], [400_000, 500_000, 300_000, 0])
    # Half of each: (360 + 400) / 2, (600 + 600) / 2, (240 + 200) / 2.
    assert_equal_euros(keys.by_key["mixed"], [380_000, 600_000, 220_000, 0])


def test_villages_own_cost_by_hand() -> None:
    """600.000 / 300 = 2.000 a benefit: 400.000 in Beekveld, 200.000 in Ceehuizen, 1.200.000 together."""
    own = villages().assumptions.replace(amount_reading="own_cost", cost_key="residents")
    keys = compare_keys(villages(), own, 2031, AADORP, CEEHUIZEN)
    assert_equal_euros(keys.present, [400_000, 600_000, 200_000, 0])
    # 4/12, 5/12 and 3/12 of 1.200.000.
    assert_equal_euros(keys.chosen, [400_000, 500_000, 300_000, 0])


def test_a_year_outside_the_budget_is_refused() -> None:
    with pytest.raises(ValueError, match="not in"):
        compare_keys(villages(), villages().assumptions, 2033, AADORP, CEEHUIZEN)


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="by_moon"):
        key_shares(villages(), villages().assumptions, "by_moon")


def test_without_any_benefits_nobody_pays_by_number_of_benefits() -> None:
    none = {f"caseload.{one.id}": 0 for one in villages().participants}
    assumptions = villages().assumptions.replace(**none, cost_key="caseload")
    assert key_shares(villages(), assumptions).tolist() == [0, 0, 0, 1]
    assert_equal_euros(contributions(villages(), assumptions)[:, 1], [0, 0, 0, 1_200_000])


def test_own_cost_of_a_lead_for_which_no_benefits_are_printed_is_unknown_and_breaks_nothing() -> None:
    """No price per benefit can be told: not a number, and no warning (which pytest turns into an error)."""
    none = villages().assumptions.replace(amount_reading="own_cost", **{"caseload.aadorp": 0})
    paid = contributions(villages().model_copy(update={"assumptions": none}), none)
    assert not np.isfinite(paid[BEEKVELD]).any()


@pytest.mark.parametrize("benefits", [0, 200, 300, 400])
def test_benefits_of_the_lead_change_no_price(benefits: int) -> None:
    """600.000 / 300 printed benefits = 2.000 each, however many the slider gives Aadorp: 400.000 and 200.000 elsewhere.

    What Aadorp has in its budget stays 600.000.
    """
    own = villages().assumptions.replace(amount_reading="own_cost", **{"caseload.aadorp": benefits})
    assert_equal_euros(present_contributions(villages(), own)[:, 0], [400_000, 2_000 * benefits, 200_000, 0])
    assert_equal_euros(budgeted(villages(), own)[:, 0], [400_000, 600_000, 200_000, 0])


@pytest.mark.parametrize("reading", ["share", "own_cost", "joint_total"])
def test_what_is_budgeted_is_what_is_printed_however_it_is_read(reading: str) -> None:
    """600.000 stands in the budget of Aadorp. As joint total 30% and 20% of it are what the others pay."""
    read = villages().assumptions.replace(amount_reading=reading)
    others = {"share": (360_000, 240_000), "own_cost": (400_000, 200_000), "joint_total": (180_000, 120_000)}
    beekveld, ceehuizen = others[reading]
    assert_equal_euros(budgeted(villages(), read)[:, 0], [beekveld, 600_000, ceehuizen, 0])


# Directions


@on_every_case(40)
def test_more_benefits_elsewhere_never_raise_what_a_municipality_pays_by_number(name: str, data: st.DataObject) -> None:
    """Where the number also moves what is split, only with one price for all: of more printed amounts a dearer
    municipality can raise the price of all, and what is built up is spread over pools where its number does not
    count."""
    case = case_of(name)
    one_price = [len(pool.lines) for pool in reference.pools(case)] == [1]
    held = {} if one_price else {"cost_basis": "frame", "amount_reading": "share"}
    # Without a phase-in: the fixed key would let the payer share in a joint cost that the benefits raise.
    point = data.draw(points(case, cost_key="caseload", phase_in_years=0, **held))
    payer, moved = data.draw(st.permutations(range(len(case.participants))))[:2]
    id = f"caseload.{case.participants[moved].id}"
    more = {**point, id: point[id] + data.draw(st.integers(1, 500))}
    before, after = (contributions(case, assumptions_at(case, one)) for one in (point, more))
    assert np.all(after[payer] <= before[payer] + 1e-6)
    assert np.all(after[moved] >= before[moved] - 1e-6)


@pytest.mark.parametrize("key", ["fixed", "mixed"])
@on_every_case(30)
def test_a_higher_share_raises_what_a_municipality_pays(name: str, key: str, data: st.DataObject) -> None:
    """It is taken from what nobody pays, so nobody else pays otherwise; but in a pool that somebody stays out of the
    others pay that one's part in proportion: less of it if the payer has a higher share, more if he stays out."""
    case = case_of(name)
    held = {"start_delay_months": 0, "caseload_weight": 0.5}
    point = data.draw(points(case, cost_key=key, remainder="unallocated", **held))
    payer = data.draw(st.integers(0, len(case.participants) - 1))
    left = 1 - sum(value for id, value in point.items() if id.startswith("share."))
    id = f"share.{case.participants[payer].id}"
    lower = point if left > 0 else {**point, id: point[id] / 2}
    higher = {**lower, id: lower[id] + (left if left > 0 else lower[id])}
    before, after = (contributions_in(case, assumptions_at(case, one)) for one in (lower, higher))
    changed = higher[id] > lower[id]
    assert bool(sum(after)[payer, -1] > sum(before)[payer, -1]) is changed
    others = [place for place in range(len(case.participants)) if place != payer]
    for pool, then, now in zip(pools_of(case), before, after, strict=True):
        if pool.has_everybody:
            np.testing.assert_array_equal(now[others], then[others])
        elif pool.members[payer]:
            assert np.all(now[others] <= then[others] + 1e-6)
        else:
            assert np.all(now[others] >= then[others] - 1e-6)
            assert not now[payer].any()


@on_every_case(20)
def test_a_dearer_new_model_costs_more_from_its_start_and_nothing_before(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, start_delay_months=0, execution_cost_change=0, step_delay=0))
    # A track may start on a day of its own, earlier or later.
    starts = [start.date.year - case.about.years[0] for start in (case.about.new_model_start, *case.about.track_starts)]
    dearer = {**point, "execution_cost_change": Fraction(1, 10)}
    before, after = (contributions(case, assumptions_at(case, one)) for one in (point, dearer))
    first, last = min(starts), max(starts)
    np.testing.assert_array_equal(after[:, :first], before[:, :first])
    np.testing.assert_allclose(after[:, last:], before[:, last:] * 1.1, rtol=1e-9, atol=1e-6)
