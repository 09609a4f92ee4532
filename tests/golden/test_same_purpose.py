"""Central government's Participatie money beside the budget for re-integration, worked out by hand."""

from __future__ import annotations

import numpy as np

from model import Assumptions, Case
from model.money.same_purpose import change, scissors
from tests.golden.printed import euros
from tests.model.worlds import villages


def test_the_money_falls_and_the_budget_stays(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 3, Participatie, and chapter 6, the printed total.

    2.137.807 - 2.203.601 = -65.794; 2.039.510 - 2.203.601 = -164.091; 1.916.142 - 2.203.601 = -287.459;
    1.813.381 - 2.203.601 = -390.220. The total is printed as 293.995 in all five years.
    """
    found = scissors(case, untouched)
    assert found is not None
    assert found.central.tolist() == [2_203_601, 2_137_807, 2_039_510, 1_916_142, 1_813_381]
    assert change(found.central) == euros([0, -65_794, -164_091, -287_459, -390_220])
    assert found.municipal.tolist() == [293_995] * 5
    assert change(found.municipal).tolist() == [0] * 5


def test_finding_2_moves_the_lines_under_the_total(case: Case, untouched: Assumptions) -> None:
    """289.225 + 4.770 = 293.995; in 2024 289.255 + 4.770 = 294.025, with the switch 293.995 too."""
    printed, likely = (scissors(case, now) for now in (untouched, untouched.replace(**{"finding.trajecten_2024": 1})))
    assert printed is not None
    assert likely is not None
    assert printed.summed is not None
    assert likely.summed is not None
    assert printed.summed.tolist() == [293_995] * 4 + [294_025]
    assert likely.summed.tolist() == [293_995] * 5
    assert likely.municipal.tolist() == printed.municipal.tolist()


def test_another_case_has_its_own_pair() -> None:
    """The villages: 100.000 every year beside courses of 50.000, 50.000 and 50.100, with finding 1 switched 51.000."""
    case = villages()
    found = scissors(case, case.assumptions)
    switched = scissors(case, case.assumptions.replace(**{"finding.cursus_2032": 1}))
    assert found is not None
    assert switched is not None
    assert not np.any(change(found.central))
    assert change(found.municipal).tolist() == [0, 0, 100]
    assert change(switched.municipal).tolist() == [0, 0, 1_000]
    assert found.summed is None
