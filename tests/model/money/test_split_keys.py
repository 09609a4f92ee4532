"""Who pays what: the fixed key and what it leaves over, the mixed key and the phase-in."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import strategies as st

from model import contributions
from model.case.corrections import caseloads
from model.money.cost import existing_in
from model.money.pools import pools_of
from model.money.shares import fixed_shares
from model.money.split import present_contributions, shares_in, yearly_shares
from model.money.starts import phase
from model.planning.schedule import start_of
from tests.model.money.budgets import AADORP, BEEKVELD
from tests.model.worlds import (
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    on_every_case,
    points,
    villages,
)

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


@on_every_case(20)
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


@on_every_case(40)
def test_phase_in_moves_one_way_and_ends_at_the_chosen_key(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    length = data.draw(st.integers(0, len(case.about.years) - 1))
    point = data.draw(points(case, phase_in_years=length, start_delay_months=0, step_delay=0))
    assumptions = assumptions_at(case, point)
    for pool in pools_of(case):
        chosen, before = shares_in(case, assumptions, pool), existing_in(case, pool)
        start = start_of(case, pool.track).date.year - case.about.years[0]
        assert_moves_one_way(yearly_shares(case, assumptions, pool), before, chosen, start, length)


def assert_moves_one_way(shares: np.ndarray, before: np.ndarray, chosen: np.ndarray, start: int, length: int) -> None:
    years = shares.shape[-1]
    for party in range(len(chosen)):
        steps = [float(after - earlier) for earlier, after in pairwise(shares[party])]
        direction = np.sign(chosen[party] - before[party])
        assert all(step * direction >= -1e-12 for step in steps)
    for place in range(start + length, years):
        np.testing.assert_allclose(shares[:, place], chosen, atol=1e-12)
    if length and start + length - 1 < years and np.abs(chosen - before).max() > 0.005:
        assert np.abs(shares[:, start + length - 1] - chosen).max() > 1e-6
