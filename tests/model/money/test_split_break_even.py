"""Who pays what: the number of benefits at which two keys cost the same."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st

from model import Case, break_even_caseload, compare_keys
from model.assumptions.values import declaration
from tests.model import reference
from tests.model.money.budgets import AADORP, BEEKVELD, CEEHUIZEN
from tests.model.worlds import assumptions_at, case_of, dinkelland, on_every_case, points, villages


@on_every_case(80)
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
    own = [pool for pool in reference.pools(case) if pool.members[payer]]
    if len({pool.members for pool in own}) > 1 or not own[0].members[moved]:
        # It hangs on what each pool costs, or the number does not count at all.
        assert np.isnan(value)
        assert_break_even_of_a_year(case, point, payer, moved)
        return
    share = reference.fixed_in(case, point, own[0])[payer]
    loads = [load * member for load, member in zip(reference.loads(case, point), own[0].members, strict=True)]
    id = f"caseload.{case.participants[moved].id}"
    if np.isnan(value):
        # Of the number that can be set: a switch may add to it.
        fewest = max(reference.loads(case, point)[moved] - point[id], Fraction(0))
        rest = sum(load for place, load in enumerate(loads) if place not in (payer, moved))
        if moved == payer:
            # c / (c + rest) takes every value from 0 up to, but not including, 1; without a rest only 1.
            assert share == 1 or rest == 0 or share / (1 - share) * rest < fewest
        else:
            # own / (own + rest + c) falls from own / (own + rest) to, but never reaches, 0.
            own = loads[payer]
            assert share == 0 or own == 0 or own * (1 - share) / share - rest < fewest
        return
    if value > 100_000:
        return
    if value == 0 and case.participants[moved].id == case.about.lead and point["amount_reading"] == "own_cost":
        return  # without benefits the lead has no price per benefit, so no joint cost to split
    keys = compare_keys(case, assumptions.replace(**{id: value}), case.about.years[-1], payer, moved)
    difference = keys.by_key["fixed"][payer] - keys.by_key["caseload"][payer]
    # The joint cost grows with a caseload of 100.000: a millionth of a euro, and no more than the noise of that.
    assert abs(difference) < max(1e-6, 1e-11 * float(keys.joint))


def assert_break_even_of_a_year(case: Case, point: dict, payer: int, moved: int) -> None:
    """There is one if one key is dearer at nobody and the other at very many; put back it equalises the keys."""
    place = len(case.about.years) - 1
    id = f"caseload.{case.participants[moved].id}"
    extra = reference.loads(case, point)[moved] - point[id]

    def apart(number: Fraction) -> bool:
        """Whether the payer pays more by number of benefits."""
        there = {**point, id: number - extra}
        by_number, fixed = (reference.paid_by(case, there, key, place)[payer] for key in ("caseload", "fixed"))
        return by_number > fixed

    keys = compare_keys(case, assumptions_at(case, point), case.about.years[place], payer, moved)
    if not any(pool.members[payer] and pool.members[moved] for pool in reference.pools(case)):
        assert keys.even == "apart"
    elif point["cost_basis"] == "bottom_up" or point["amount_reading"] == "own_cost":
        assert keys.even == "cost"
    else:
        assert keys.even == "year"
        assert np.isfinite(keys.break_even) == (
            apart(max(extra, Fraction(0))) != apart(Fraction(declaration(id).upper))
        )
    if keys.even != "year" or np.isnan(keys.break_even):
        assert np.isnan(keys.break_even)
        return
    there = assumptions_at(case, point).replace(**{id: float(keys.break_even)})
    found = compare_keys(case, there, case.about.years[place], payer, moved)
    difference = found.by_key["fixed"][payer] - found.by_key["caseload"][payer]
    assert abs(difference) < max(1e-6, 1e-11 * float(found.joint))


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


def test_no_break_even_at_a_number_that_nobody_can_set_for_what_a_switch_adds() -> None:
    """Bremerloo has 350 and Zilverhorst 610. 35% is 350 of 1.000, so 40 in Tjaarlum: 16 and the 24 that the finding
    adds to what is set. 36% is 350 of 972,2, so 12,2 in Tjaarlum: fewer than the finding adds to none."""
    case = case_of("jeugdhulp")
    numbers = {"caseload.bremerloo": 350, "caseload.zilverhorst": 610, "finding.young_tjaarlum": 1}
    fixed = {"share.zilverhorst": 0.3, "share.tjaarlum": 0.2}
    at_35, at_36 = (case.assumptions.replace(**numbers, **fixed, **{"share.bremerloo": one}) for one in (0.35, 0.36))
    payer, moved = 0, 2
    assert [one.id for one in case.participants] == ["bremerloo", "zilverhorst", "tjaarlum"]
    assert float(break_even_caseload(case, at_35, payer, moved)) == pytest.approx(16)
    assert np.isnan(break_even_caseload(case, at_36, payer, moved))


@pytest.mark.parametrize("share", [0.01 * step for step in range(1, 71)])
def test_who_pays_all_breaks_even_where_the_other_has_nobody(share: float) -> None:
    """What is left over goes to all in proportion: Dinkelland's share becomes 1, also where dividing gives a hair more
    or less. By number of benefits it pays all as well if Tubbergen has none."""
    case = dinkelland()
    alone = {"share.dinkelland": share, "share.tubbergen": 0.0, "remainder": "proportional"}
    assert float(break_even_caseload(case, case.assumptions.replace(**alone), 0, 1)) == 0


@pytest.mark.parametrize("set_to", [275, 2])
def test_what_the_switch_takes_off_is_added_again_also_where_fewer_are_set(set_to: int) -> None:
    """Tubbergen pays 43% of 171 / 0,43 = 397,674 benefits: 226,674 in Dinkelland, so 4 more are set. At 2 the switch
    leaves none, and takes off 2: what it takes off at the break-even is 4 all the same."""
    mine = dinkelland().assumptions.replace(**{"finding.bbz_in_caseload": 1.0, "caseload.dinkelland": set_to})
    assert break_even_caseload(dinkelland(), mine, 1, 0) == pytest.approx(171 / 0.43 - 171 + 4, rel=1e-12)
