"""The split and the project budget of the documents, against what the untouched model says."""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Case, budget, compare_keys, contributions, over_frame, round_to_sum
from model.case.corrections import project_amounts
from model.money.break_even import break_even_caseload
from model.money.cost import joint_frame, project_total
from model.money.project_years import over_project_years
from model.money.split import budgeted, present_contributions
from tests.golden.printed import DINKELLAND, TUBBERGEN, euros, finding, rows

# [PO] Reeds beschikbare tijd en budget: hours, rate, cost as printed.
LABOUR = {
    "hrm": (250, 70, 17_500),
    "legal": (140, 90, 12_600),
    "communication": (80, 70, 5_600),
    "finance": (100, 70, 7_000),
    "information": (200, 90, 18_000),
    "policy": (250, 90, 22_500),
    "expertise": (300, 70, 21_000),
    "project_support": (220, 50, 11_100),
    "process_coordinator": (50, 70, 3_500),
    "project_lead": (900, 110, 99_000),
}
OTHER = {"legal_advice": 10_000, "ict": 25_000, "temporary_support": 15_000, "pm": 10_000}


# The split


def test_joint_cost_and_the_three_parts_of_it(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 6: 567.357 is 56%; joint = 567.357 / 0,56 = 1.013.137,50, of which 43% and 1% left over."""
    assert joint_frame(case, untouched) == euros([1_013_137.50] * 5)
    paid = contributions(case, untouched)
    for year in range(5):
        assert paid[:, year] == euros([567_357.00, 435_649.125, 10_131.375])


def test_whole_euros_add_up_to_the_rounded_joint_cost(case: Case, untouched: Assumptions) -> None:
    """1.013.137,50 rounds half up to 1.013.138. Rounded down the parts lack one euro; ,375 is the largest rest."""
    assert round_to_sum(contributions(case, untouched), axis=0)[:, 0].tolist() == [567_357, 435_649, 10_132]


@pytest.mark.parametrize(
    ("changes", "payer", "moved", "formula"),
    [
        # Dinkelland pays 56% if 275 / (275 + t) = 0,56: t = 275 × 0,44 / 0,56 = 216,07.
        ({}, DINKELLAND, TUBBERGEN, 275 * 0.44 / 0.56),
        # The 1% shared in proportion: 56/99 and 43/99: t = 275 × 43 / 56 = 211,16.
        ({"remainder": "proportional"}, DINKELLAND, TUBBERGEN, 275 * 43 / 56),
        # Dinkelland takes the 1%: t = 275 × 0,43 / 0,57 = 207,46.
        ({"remainder": "to:dinkelland"}, DINKELLAND, TUBBERGEN, 275 * 0.43 / 0.57),
        # Tubbergen pays 43% if t / (275 + t) = 0,43: the same 207,46.
        ({}, TUBBERGEN, TUBBERGEN, 275 * 0.43 / 0.57),
        # Without the 4 Bbz (finding 5) and the 1% in proportion: t = 271 × 43 / 56 = 208,09.
        ({"remainder": "proportional", "finding.bbz_in_caseload": 1}, DINKELLAND, TUBBERGEN, 271 * 43 / 56),
    ],
)
def test_break_even_caseload(
    case: Case, untouched: Assumptions, changes: dict[str, object], payer: int, moved: int, formula: float
) -> None:
    value = break_even_caseload(case, untouched.replace(**changes), payer, moved)
    assert value == euros(formula)


def test_break_even_caseloads_as_the_screen_shows_them(case: Case, untouched: Assumptions) -> None:
    def shown(**changes: object) -> float:
        return round(float(break_even_caseload(case, untouched.replace(**changes), DINKELLAND, TUBBERGEN)), 1)

    assert shown() == 216.1
    assert shown(remainder="proportional") == 211.2
    assert shown(remainder="to:dinkelland") == 207.5
    assert shown(remainder="proportional", **{"finding.bbz_in_caseload": 1}) == 208.1


def test_split_by_number_of_benefits_at_150_in_tubbergen(case: Case, untouched: Assumptions) -> None:
    """1.013.137,50 × 275/425 = 655.559,56 and × 150/425 = 357.577,94; nothing is left over."""
    mine = untouched.replace(**{"caseload.tubbergen": 150, "cost_key": "caseload"})
    paid = round_to_sum(contributions(case, mine), axis=0)
    # [PO] Het spoor Pw: the contract with Almelo runs until 1-1-2022.
    assert paid.T.tolist() == [[567_357, 435_649, 10_132]] * 2 + [[655_560, 357_578, 0]] * 3


def test_index_of_2_2_percent(case: Case, untouched: Assumptions) -> None:
    """[BC] prints 567.357 flat. × 1,022⁴ = 1,090946826256 gives 618.956,3 in 2024 (finding 9)."""
    current = budget(case, untouched.replace(execution_index=0.022), "current")
    execution = next(item for item in current.items if item.id == "execution").amounts[DINKELLAND]
    assert execution[4] == euros(567_357 * 1.090946826256)
    # × 1,022 = 579.838,9; × 1,044484 = 592.595,3; × 1,067462648 = 605.632,4.
    assert [round(float(one)) for one in execution] == [567_357, 579_839, 592_595, 605_632, 618_956]


def test_reading_own_cost(case: Case, untouched: Assumptions) -> None:
    """Dinkelland's own contract: 567.357 / 275 = 2.063,12 a benefit; × 171 = 352.792,90 in Tubbergen."""
    mine = untouched.replace(amount_reading="own_cost")
    joint = 567_357 + 567_357 / 275 * 171  # 920.149,90
    assert joint == euros(920_149.898, within=1e-3)
    assert present_contributions(case, mine)[:, 0] == euros([567_357, 352_792.898, 0], within=1e-3)
    keys = compare_keys(case, mine, 2022, DINKELLAND, TUBBERGEN)
    assert keys.joint == euros(joint)
    # 56%, 43% and 1% of 920.149,898.
    assert keys.by_key["fixed"] == euros([515_283.943, 395_664.456, 9_201.499], within=1e-3)
    # More benefits in Dinkelland lower no bill in Tubbergen: the price stays 567.357 / 275.
    more = mine.replace(**{"caseload.dinkelland": 300})
    assert present_contributions(case, more)[TUBBERGEN, 0] == euros(352_792.898, within=1e-3)
    # By number of benefits each pays what it pays now.
    assert keys.by_key["caseload"] == euros([567_357, 352_792.898, 0], within=1e-3)


def test_reading_joint_total(case: Case, untouched: Assumptions) -> None:
    """567.357 is all there is: 56% = 317.719,92, 43% = 243.963,51, 1% = 5.673,57."""
    mine = untouched.replace(amount_reading="joint_total")
    keys = compare_keys(case, mine, 2022, DINKELLAND, TUBBERGEN)
    assert keys.joint == euros(567_357)
    assert keys.by_key["fixed"] == euros([317_719.92, 243_963.51, 5_673.57])
    # × 275/446 = 349.827,8 and × 171/446 = 217.529,2.
    assert keys.by_key["caseload"] == euros([567_357 * 275 / 446, 567_357 * 171 / 446, 0])
    assert keys.present == euros([317_719.92, 243_963.51, 5_673.57])
    # What Dinkelland has in its budget is what its budget prints.
    assert budget(case, mine, "mine").frame[DINKELLAND, 0] == euros(567_357 + 293_995)
    assert budgeted(case, mine)[:, 0] == euros([567_357, 243_963.51, 5_673.57])


def test_split_by_residents(case: Case, untouched: Assumptions) -> None:
    """26.400 and 21.300 residents about 2020 (an assumption): 26.400 / 47.700 of 1.013.137,50."""
    paid = compare_keys(case, untouched, 2022, DINKELLAND, TUBBERGEN).by_key["residents"]
    assert paid == euros([1_013_137.5 * 264 / 477, 1_013_137.5 * 213 / 477, 0])


# The project budget


def test_project_budget_as_printed(case: Case, untouched: Assumptions) -> None:
    """[PO] Reeds beschikbare tijd en budget: 2.490 hours, 217.800, other cost 60.000; together 277.800."""
    labour = {line.id: (line.hours, line.rate, line.amount) for line in case.project if line.part == "labour"}
    assert labour == LABOUR
    assert {line.id: line.amount for line in case.project if line.part == "other"} == OTHER
    totals = {line.part: line for line in case.project if line.part.endswith("total")}
    assert (totals["labour_total"].hours, totals["labour_total"].amount) == (2_490, 217_800)
    assert totals["other_total"].amount == 60_000
    amounts = project_amounts(case, untouched)
    assert sum(float(amounts[id]) for id in LABOUR) == 217_800
    assert sum(float(amounts[id]) for id in OTHER) == 60_000
    # [PO] the work is done in 2021.
    assert over_project_years(case, untouched, project_total(case, untouched)).tolist() == [0, 277_800, 0, 0, 0]


def test_only_project_support_is_not_hours_times_rate(case: Case) -> None:
    """[PO]: 220 × 50 = 11.000, printed 11.100 (finding 3)."""
    wrong = {id: (hours * rate, printed) for id, (hours, rate, printed) in LABOUR.items() if hours * rate != printed}
    assert wrong == {"project_support": (11_000, 11_100)}
    correction = finding(case, 3).correction
    assert (correction.row, correction.printed, correction.alternative) == ("project_support", 11_100, 11_000)


def test_project_budget_with_the_switch_of_finding_3(case: Case, untouched: Assumptions) -> None:
    amounts = project_amounts(case, untouched.replace(**{"finding.project_support": 1}))
    assert sum(float(amounts[id]) for id in LABOUR) == 217_700
    assert sum(float(amounts[id]) for id in OTHER) == 60_000


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        # No document splits 277.800. 56/99 and 43/99 leave nothing unpaid: 157.139,39 and 120.660,61.
        ("shares", [277_800 * 56 / 99, 277_800 * 43 / 99, 0]),
        # 264/477 and 213/477 of 277.800: 153.750,94 and 124.049,06.
        ("residents", [277_800 * 264 / 477, 277_800 * 213 / 477, 0]),
    ],
)
def test_split_of_the_project_cost(case: Case, untouched: Assumptions, key: str, parts: list[float]) -> None:
    mine = budget(case, untouched.replace(project_key=key), "mine")
    item = next(item for item in mine.items if item.id == "project")
    assert item.amounts[:, 1] == euros(parts)
    assert item.nature == "incidental"
    assert item.status == "aanname"


def test_untouched_the_frame_is_kept_but_for_the_project(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 6 and [PO]: within the existing budget. The project itself has no coverage."""
    assert over_frame(budget(case, untouched, "current")) == euros(np.zeros((3, 5)))
    once = rows((0, 277_800 * 56 / 99, 0, 0, 0), (0, 277_800 * 43 / 99, 0, 0, 0), (0, 0, 0, 0, 0))
    for variant in ("advice", "mine"):
        assert over_frame(budget(case, untouched, variant)) == euros(once)
