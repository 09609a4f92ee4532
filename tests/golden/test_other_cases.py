"""The two fictitious cases that ship, a few of their numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from model import Case, budget, load_case
from model.money.break_even import break_even_caseload
from model.money.budget import framed_cost
from model.money.cost import joint_frame, new_model_cost
from model.money.split import contributions
from tests.model.worlds import ROOT

CENT = 0.005


@pytest.fixture(scope="module")
def ganzemarke() -> Case:
    return load_case(ROOT / "data" / "ganzemarke")


@pytest.fixture(scope="module")
def youth() -> Case:
    return load_case(ROOT / "data" / "jeugdhulp")


def test_the_joint_cost_of_two_printed_budgets_in_two_pools(ganzemarke: Case) -> None:
    """2028: (2.246.400 + 1.310.400) / (48% + 28%) = 4.680.000 for all; for the debts, in which Wielderveen stays out,
    (240.000 + 140.000) / (48/91 + 28/91) = 455.000. Together 5.135.000.

    2029: (2.298.600 + 1.335.600) / 76% = 4.781.842,11 as printed; with finding 1 2.289.600, so 4.770.000.
    """
    now = ganzemarke.assumptions
    assert joint_frame(ganzemarke, now)[2:4] == pytest.approx([5_135_000, 5_236_842.11], abs=CENT)
    likely = now.replace(**{"finding.budget_2029": 1})
    assert joint_frame(ganzemarke, likely)[3] == pytest.approx(5_225_000, abs=CENT)


def test_who_pays_what_under_each_key(ganzemarke: Case) -> None:
    """2028, of 4.680.000 and of 455.000 without Wielderveen.

    Fixed: 48% and 48/91 is 2.246.400 + 240.000; 28% and 28/91 is 1.310.400 + 140.000; 15% and 15/91 is 702.000 +
    75.000; 9% is 421.200.
    Benefits, 820, 460, 240 and 130 of 1.650, without the last of 1.520: 2.325.818,18 + 245.460,53; 1.304.727,27 +
    137.697,37; 680.727,27 + 71.842,11; 368.727,27.
    Residents, 41.200 of 102.000 and of 89.200: 1.890.352,94 + 210.156,95 for Hoogwelde.
    """

    def paid(key: str) -> list[float]:
        found: list[float] = contributions(ganzemarke, ganzemarke.assumptions.replace(cost_key=key))[:, 2].tolist()
        return found

    assert paid("fixed") == pytest.approx([2_486_400, 1_450_400, 777_000, 421_200, 0], abs=CENT)
    by_benefits = [2_571_278.71, 1_442_424.64, 752_569.38, 368_727.27, 0]
    assert paid("caseload") == pytest.approx(by_benefits, abs=CENT)
    assert paid("residents")[0] == pytest.approx(2_100_509.89, abs=CENT)


def test_who_is_dearer_counts_once_for_each_choice_of_its_pool(ganzemarke: Case) -> None:
    """Werkkracht does two of the four tasks with a choice (recovery follows the benefits, and is no choice): 10% dearer
    is 5% of 4.680.000, and nothing of the 455.000 for the debts. Hoogwelde does half of two of them, the back office of
    the benefits and of the assistance, of which the back office is 60%: 2 × 6% / 4 = 3%."""
    dearer = ganzemarke.assumptions.replace(**{"executor_cost.werkkracht": 0.1})
    assert new_model_cost(ganzemarke, dearer)[2] == pytest.approx(4_680_000 * 1.05 + 455_000)
    host = ganzemarke.assumptions.replace(**{"executor_cost.host": 0.1})
    assert new_model_cost(ganzemarke, host)[2] == pytest.approx(4_680_000 * 1.03 + 455_000)


def test_a_year_of_the_budget_of_marsdrecht(ganzemarke: Case) -> None:
    """2027, Mijn variant: 1.285.200 + 140.000 to the ISD, 310.000 for programmes, 45.000 received.

    The project costs 436.700 in 2027 of 558.900 in all, of which 250.000 is covered: 28% of 436.700 is 122.276, and of
    250.000 × 436.700 / 558.900 = 195.339,06 it is 54.694,94. Together 1.757.781,06.
    """
    mine = budget(ganzemarke, ganzemarke.assumptions, "mine")
    assert framed_cost(mine)[1, 1] == pytest.approx(1_757_781.06, abs=CENT)


def test_the_youth_care_of_three_municipalities(youth: Case) -> None:
    """2028: 1.375.000 / 55% = 2.500.000. By young people with help, 610, 1.120 and 350 of 2.080: 733.173,08,
    1.346.153,85 and 420.673,08. Both keys cost Zilverhorst the same at 1.120 × 45/55 - 350 = 566,36 in Bremerloo."""
    now = youth.assumptions
    assert joint_frame(youth, now)[1] == pytest.approx(2_500_000, abs=CENT)
    by_number = contributions(youth, now.replace(cost_key="caseload"))[:, 1].tolist()
    assert by_number == pytest.approx([733_173.08, 1_346_153.85, 420_673.08, 0], abs=CENT)
    assert float(break_even_caseload(youth, now, payer=1, moved=0)) == pytest.approx(566.3636, abs=1e-4)


def test_a_year_of_the_budget_of_zilverhorst(youth: Case) -> None:
    """2027, Mijn variant: 1.375.000 + 85.000 + 40.000, and 55% of the project of 183.000 is 100.650: 1.600.650."""
    mine = budget(youth, youth.assumptions, "mine")
    assert np.asarray(framed_cost(mine))[1, 0] == pytest.approx(1_600_650, abs=CENT)
