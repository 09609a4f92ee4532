"""Who pays what: the identity of the split, the rounding, the keys, the phase-in and the break-even caseload."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case, break_even_caseload, compare_keys, contributions, round_to_sum, yearly_by_key
from model.case.corrections import caseloads
from model.money.cost import joint_frame, new_model_cost, new_model_part, price_index
from model.money.split import existing_shares, fixed_shares, key_shares, phase, present_contributions, yearly_shares
from tests.model import reference
from tests.model.worlds import (
    NAMES,
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    examples,
    points,
    villages,
)

BEEKVELD, AADORP, CEEHUIZEN = 0, 1, 2
KEYS = ("fixed", "caseload", "residents", "mixed")


def joint_cost(name: str, point: dict) -> np.ndarray:
    """The joint cost of each year as the design has it: the contract until the start, the new model after it."""
    case, assumptions = case_of(name), assumptions_at(case_of(name), point)
    part = new_model_part(case, assumptions)
    old = joint_frame(case, assumptions) * price_index(case, assumptions)
    return part * new_model_cost(case, assumptions) + (1 - part) * old


# Contributions


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(60)
def test_contributions_are_those_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assert_equal_euros(contributions(case, assumptions_at(case, point)), reference.contributions(case, point))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(60)
def test_contributions_and_the_unallocated_part_are_the_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    paid = contributions(case, assumptions_at(case, point))
    assert_equal_euros(paid.sum(axis=0), joint_cost(name, point))
    assert paid.min() >= -1e-6


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
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
        assert_equal_euros(paid[row].sum(axis=0), joint_cost(name, here))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(30)
def test_every_key_splits_the_whole_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    assumptions = assumptions_at(case, point)
    year = case.about.years[-1]
    keys = compare_keys(case, assumptions, year, 0, 1)
    last = len(case.about.years) - 1
    assert tuple(keys.by_key) == KEYS
    for key in KEYS:
        joint = reference.new_cost(case, point, last)
        assert_equal_euros(keys.by_key[key], [joint * share for share in reference.key(case, point, key)])
        assert_equal_euros(keys.by_key[key].sum(), keys.joint)
    assert_equal_euros(keys.chosen, keys.by_key[point["cost_key"]])
    assert_equal_euros(keys.present, reference.present(case, point, last))


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
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


def test_own_cost_of_a_lead_without_benefits_is_unknown_and_breaks_nothing() -> None:
    """No price per benefit can be told: not a number, and no warning (which pytest turns into an error)."""
    assumptions = villages().assumptions.replace(amount_reading="own_cost", **{"caseload.aadorp": 0})
    paid = contributions(villages(), assumptions)
    assert not np.isfinite(paid[BEEKVELD]).any()


# The fixed key


def test_a_fixed_key_of_100_percent_leaves_exactly_nothing() -> None:
    """0.56 + 0.44 and 0.1 × 3 + 0.7 miss 1 by 1e-16 in binary: no party "nobody" may appear for that."""
    for cents in range(101):
        shares = {"share.dinkelland": cents / 100, "share.tubbergen": (100 - cents) / 100}
        assert fixed_shares(dinkelland(), dinkelland().assumptions.replace(**shares))[-1] == 0
    for first in range(0, 101, 3):
        for second in range(0, 101 - first, 7):
            percent = {"beekveld": first, "aadorp": second, "ceehuizen": 100 - first - second}
            shares = {f"share.{id}": value / 100 for id, value in percent.items()}
            mine = villages().assumptions.replace(**shares)
            assert contributions(villages(), mine)[-1, 1:].tolist() == [0, 0]


def test_a_cent_of_a_percent_left_over_is_not_swallowed() -> None:
    mine = dinkelland().assumptions.replace(**{"share.tubbergen": 0.4399})
    assert fixed_shares(dinkelland(), mine)[-1] == pytest.approx(0.0001, rel=1e-9)


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        # 30% + 40% + 20% = 90%.
        ("unallocated", [Fraction(30, 100), Fraction(40, 100), Fraction(20, 100), Fraction(10, 100)]),
        ("proportional", [Fraction(30, 90), Fraction(40, 90), Fraction(20, 90), Fraction(0)]),
        ("to:beekveld", [Fraction(40, 100), Fraction(40, 100), Fraction(20, 100), Fraction(0)]),
        ("to:aadorp", [Fraction(30, 100), Fraction(50, 100), Fraction(20, 100), Fraction(0)]),
        ("to:ceehuizen", [Fraction(30, 100), Fraction(40, 100), Fraction(30, 100), Fraction(0)]),
    ],
)
def test_who_pays_what_the_fixed_key_leaves_over(rule: str, parts: list[Fraction]) -> None:
    mine = villages().assumptions.replace(**{"share.aadorp": 0.4, "remainder": rule})
    assert fixed_shares(villages(), mine) == pytest.approx([float(one) for one in parts], abs=1e-12)
    # Tried shares do not change what the documents' 50% makes of the joint cost.
    assert_equal_euros(contributions(villages(), mine)[:, 1], [1_200_000 * one for one in parts])


def test_shares_of_nothing_stay_unallocated_when_shared_in_proportion() -> None:
    nothing = {f"share.{one.id}": 0 for one in villages().participants}
    mine = villages().assumptions.replace(**nothing, remainder="proportional")
    assert fixed_shares(villages(), mine).tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("rule", ["proportional", "to:aadorp", "to:ceehuizen"])
def test_a_case_whose_own_rule_shares_the_remainder_reproduces_its_printed_amount_too(rule: str) -> None:
    """30% + 40% + 20%, and the case itself says who pays the rest: the lead still pays the printed 600.000 now."""
    own = villages().assumptions.replace(**{"share.aadorp": 0.4, "remainder": rule})
    case = villages().model_copy(update={"assumptions": own})
    assert_equal_euros(present_contributions(case, own)[AADORP], [600_000] * 3)


def test_a_correction_never_makes_a_number_of_benefits_negative() -> None:
    """3 benefits on the slider, 4 Bbz off (finding 5): none left."""
    few = {"caseload.dinkelland": 3, "finding.bbz_in_caseload": 1}
    assert caseloads(dinkelland(), dinkelland().assumptions.replace(**few)).tolist() == [0, 171]


# Mixed and phased-in


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
def test_a_mixed_key_at_its_ends_is_one_of_the_two(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(points(case, cost_key="mixed")))
    for weight, key in ((0, "fixed"), (1, "caseload")):
        mixed = contributions(case, assumptions.replace(caseload_weight=weight))
        assert_equal_euros(mixed, contributions(case, assumptions.replace(cost_key=key)))


@pytest.mark.parametrize(
    ("years", "reached"),
    [(0, [0, 1, 1]), (1, [0, Fraction(1, 2), 1]), (2, [0, Fraction(1, 3), Fraction(2, 3)])],
)
def test_phase_in_by_hand(years: int, reached: list[Fraction]) -> None:
    """drie-dorpen starts on 1-1-2031: in n years n + 1 equal steps, the first in the year of the start."""
    mine = villages().assumptions.replace(cost_key="caseload", phase_in_years=years)
    assert phase(villages(), mine) == pytest.approx([float(one) for one in reached])
    # Beekveld from 30% to 1/3 of 1.200.000: 360.000 + 40.000 × what is reached.
    assert_equal_euros(contributions(villages(), mine)[BEEKVELD], [360_000 + 40_000 * one for one in reached])


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_phase_in_moves_one_way_and_ends_at_the_chosen_key(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    length = data.draw(st.integers(0, len(case.about.years) - 1))
    point = data.draw(points(case, phase_in_years=length, start_delay_months=0, step_delay=0))
    assumptions = assumptions_at(case, point)
    shares = yearly_shares(case, assumptions)
    chosen, before = key_shares(case, assumptions), existing_shares(case)
    for party in range(len(chosen)):
        steps = [float(after - earlier) for earlier, after in pairwise(shares[party])]
        direction = np.sign(chosen[party] - before[party])
        assert all(step * direction >= -1e-12 for step in steps)
    start = case.about.new_model_start.date.year - case.about.years[0]
    arrived = [place for place in range(len(case.about.years)) if place >= start + length]
    for place in arrived:
        np.testing.assert_allclose(shares[:, place], chosen, atol=1e-12)
    if length and start + length - 1 < len(case.about.years) and np.abs(chosen - before).max() > 0.005:
        assert np.abs(shares[:, start + length - 1] - chosen).max() > 1e-6


# Whole euros

cents = st.integers(-10_000_000, 1_000_000_000).map(lambda value: Fraction(value, 100))


def half_up(value: Fraction) -> int:
    return (2 * value + 1).__floor__() // 2


def largest_remainder(parts: list[Fraction]) -> list[int]:
    """The rule of the design in exact arithmetic; at equal remainders the first goes first."""
    whole = [part.__floor__() for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: -(parts[place] - whole[place]))
    for place in by_remainder[: half_up(sum(parts)) - sum(whole)]:
        whole[place] += 1
    return whole


@given(st.lists(cents, min_size=1, max_size=6))
@examples(200)
def test_whole_euros_add_up_and_stay_within_one_of_each_part(parts: list[Fraction]) -> None:
    found = round_to_sum([float(part) for part in parts])
    assert found.sum() == half_up(sum(parts))
    for rounded, part in zip(found, parts, strict=True):
        assert rounded == int(rounded)
        assert abs(Fraction(float(rounded)) - part) < 1


@given(st.lists(st.integers(-800_000_000, 8_000_000_000).map(lambda value: Fraction(value, 8)), min_size=1, max_size=6))
@examples(200)
def test_whole_euros_are_those_of_the_largest_remainder(parts: list[Fraction]) -> None:
    """Eighths are exact in binary, so ties are ties: the first part goes first."""
    assert round_to_sum([float(part) for part in parts]).tolist() == largest_remainder(parts)


@pytest.mark.parametrize(
    "parts",
    [
        # 0,6 + 1,6 + 0,8 = 3: one euro for 0,8 and one for the first of the two that end in 6.
        ["0.6", "1.6", "0.8"],
        # 1.000,4 + 3,4 + 0,2 = 1.004: one euro, for the first of the two that end in 4.
        ["1000.4", "3.4", "0.2"],
        ["435649.45", "10131.45", "0.1"],
    ],
)
def test_equal_cents_are_a_tie_and_the_first_goes_first(parts: list[str]) -> None:
    expected = largest_remainder([Fraction(part) for part in parts])
    assert round_to_sum([float(part) for part in parts]).tolist() == expected


@given(st.lists(st.lists(cents, min_size=3, max_size=3), min_size=1, max_size=4))
@examples(60)
def test_rounding_along_another_axis_is_rounding_of_the_turned_table(table: list[list[Fraction]]) -> None:
    values = np.array(table, dtype=float)
    by_row = np.stack([round_to_sum(row) for row in values])
    np.testing.assert_array_equal(round_to_sum(values), by_row)
    np.testing.assert_array_equal(round_to_sum(values.T, axis=0), by_row.T)
    np.testing.assert_array_equal(round_to_sum(values.T[None], axis=1), by_row.T[None])


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(30)
def test_contributions_in_whole_euros_add_up_to_the_rounded_joint_cost(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    paid = contributions(case, assumptions_at(case, point))
    shown = round_to_sum(paid, axis=0)
    wanted = [sum(column) for column in zip(*reference.contributions(case, point), strict=True)]
    # A joint cost within a millionth of half a euro may go either way: it is measured in binary.
    for total, joint in zip(shown.sum(axis=0), wanted, strict=True):
        assert int(total) in {half_up(joint - Fraction(1, 10**6)), half_up(joint + Fraction(1, 10**6))}
    assert np.abs(shown - paid).max() < 1 + 1e-6


# Break-even


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(80)
def test_the_break_even_caseload_put_back_makes_both_keys_cost_the_same(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case))
    payer = data.draw(st.integers(0, len(case.participants) - 1))
    moved = data.draw(st.integers(0, len(case.participants) - 1))
    assert_break_even(case, point, payer, moved)


def assert_break_even(case: Case, point: dict, payer: int, moved: int) -> None:
    """Put back it equalises the keys; where there is none, the exact equation has no solution of zero or more."""
    assumptions = assumptions_at(case, point)
    value = float(break_even_caseload(case, assumptions, payer, moved))
    share = reference.fixed_key(case, point)[payer]
    loads = reference.loads(case, point)
    if np.isnan(value):
        rest = sum(load for place, load in enumerate(loads) if place not in (payer, moved))
        if moved == payer:
            # c / (c + rest) takes every value from 0 up to, but not including, 1; without a rest only 1.
            assert share == 1 or rest == 0
        else:
            # own / (own + rest + c) falls from own / (own + rest) to, but never reaches, 0.
            own = loads[payer]
            assert share == 0 or own == 0 or own < share * (own + rest)
        return
    if value > 100_000:
        return
    if value == 0 and case.participants[moved].id == case.about.lead and point["amount_reading"] == "own_cost":
        return  # without benefits the lead has no price per benefit, so no joint cost to split
    id = f"caseload.{case.participants[moved].id}"
    keys = compare_keys(case, assumptions.replace(**{id: value}), case.about.years[-1], payer, moved)
    difference = keys.by_key["fixed"][payer] - keys.by_key["caseload"][payer]
    # The joint cost grows with a caseload of 100.000: a millionth of a euro, and no more than the noise of that.
    assert abs(difference) < max(1e-6, 1e-11 * float(keys.joint))


@pytest.mark.parametrize("payer", [0, 1, 2])
@pytest.mark.parametrize("moved", [0, 1, 2])
def test_break_even_of_the_villages_by_hand(payer: int, moved: int) -> None:
    """Shares 3/10, 5/10, 2/10; benefits 200, 300, 100. By hand, per payer (row) and who moves (column)."""
    by_hand = [
        # Beekveld: b = 3/7 × 400 = 171,4; or 200 / 0,3 = 666,7 in all: a = 366,7 or c = 166,7.
        [1200 / 7, 1100 / 3, 500 / 3],
        # Aadorp pays half under both keys as it is: every one stays where it is.
        [200, 300, 100],
        # Ceehuizen: 100 / 0,2 = 500 in all: b = 100 or a = 200; or c = 1/4 × 500 = 125.
        [100, 200, 125],
    ]
    value = break_even_caseload(villages(), villages().assumptions, payer, moved)
    assert value == pytest.approx(by_hand[payer][moved], rel=1e-12)


@pytest.mark.parametrize(
    ("changes", "payer", "moved"),
    [
        # Beekveld has 100 of 400 without Ceehuizen: less than 30% already.
        ({"caseload.beekveld": 100}, BEEKVELD, CEEHUIZEN),
        # A share of 0% is never reached by more benefits elsewhere.
        ({"share.beekveld": 0}, BEEKVELD, AADORP),
        # A share of 100% is never reached while others have benefits.
        ({"share.beekveld": 1, "share.aadorp": 0, "share.ceehuizen": 0}, BEEKVELD, BEEKVELD),
        # A payer without benefits pays nothing by number, and 30% under the fixed key.
        ({"caseload.beekveld": 0}, BEEKVELD, AADORP),
    ],
)
def test_no_break_even_where_there_is_none(changes: dict[str, float], payer: int, moved: int) -> None:
    assert np.isnan(break_even_caseload(villages(), villages().assumptions.replace(**changes), payer, moved))


@pytest.mark.parametrize(("payer", "moved"), [(AADORP, AADORP), (AADORP, BEEKVELD)])
def test_no_break_even_when_no_one_else_or_nobody_has_benefits(payer: int, moved: int) -> None:
    """Aadorp 50%: alone it has 100% of the benefits or, at zero, nothing is split at all. Never 50%."""
    alone = {"caseload.beekveld": 0, "caseload.ceehuizen": 0}
    nobody = {**alone, "caseload.aadorp": 0}
    mine = villages().assumptions.replace(**(alone if payer == moved else nobody))
    assert np.isnan(break_even_caseload(villages(), mine, payer, moved))


@pytest.mark.parametrize("payer", [0, 1])
@pytest.mark.parametrize("rule", ["unallocated", "proportional"])
def test_break_even_in_the_slider_of_dinkelland_with_finding_5_on(payer: int, rule: str) -> None:
    """The switch takes 4 Bbz off the slider's number; the value is one of the slider, so put back it must fit."""
    point = {**reference.defaults(dinkelland()), "finding.bbz_in_caseload": Fraction(1), "remainder": rule}
    assert_break_even(dinkelland(), point, payer, moved=0)


# Directions


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_more_benefits_elsewhere_never_raise_what_a_municipality_pays_by_number(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    # Without a phase-in: the fixed key would let the payer share in a joint cost that the benefits raise.
    point = data.draw(points(case, cost_key="caseload", phase_in_years=0))
    payer, moved = data.draw(st.permutations(range(len(case.participants))))[:2]
    id = f"caseload.{case.participants[moved].id}"
    more = {**point, id: point[id] + data.draw(st.integers(1, 500))}
    before, after = (contributions(case, assumptions_at(case, one)) for one in (point, more))
    assert np.all(after[payer] <= before[payer] + 1e-6)
    assert np.all(after[moved] >= before[moved] - 1e-6)


@pytest.mark.parametrize("key", ["fixed", "mixed"])
@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(30)
def test_a_higher_share_raises_what_a_municipality_pays(name: str, key: str, data: st.DataObject) -> None:
    case = case_of(name)
    held = {"start_delay_months": 0, "caseload_weight": 0.5}
    point = data.draw(points(case, cost_key=key, remainder="unallocated", **held))
    payer = data.draw(st.integers(0, len(case.participants) - 1))
    left = 1 - sum(value for id, value in point.items() if id.startswith("share."))
    id = f"share.{case.participants[payer].id}"
    lower = point if left > 0 else {**point, id: point[id] / 2}
    higher = {**lower, id: lower[id] + (left if left > 0 else lower[id])}
    before, after = (contributions(case, assumptions_at(case, one)) for one in (lower, higher))
    changed = higher[id] > lower[id]
    assert bool(after[payer, -1] > before[payer, -1]) is changed
    others = [place for place in range(len(case.participants)) if place != payer]
    np.testing.assert_array_equal(after[others], before[others])


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
def test_a_dearer_new_model_costs_more_from_its_start_and_nothing_before(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, start_delay_months=0, execution_cost_change=0, step_delay=0))
    start = case.about.new_model_start.date.year - case.about.years[0]
    dearer = {**point, "execution_cost_change": Fraction(1, 10)}
    before, after = (contributions(case, assumptions_at(case, one)) for one in (point, dearer))
    np.testing.assert_array_equal(after[:, :start], before[:, :start])
    np.testing.assert_allclose(after[:, start:], before[:, start:] * 1.1, rtol=1e-9, atol=1e-6)
