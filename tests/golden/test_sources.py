"""The figures of the documents, typed over from them, against what the untouched model says.

[BC] the business case (Dinkelland, early 2020), [PO] the project assignment v0.6 (18-3-2021). What no document
prints is worked out by hand beside it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from model import (
    Assumptions,
    Case,
    budget,
    compare_keys,
    contributions,
    effect,
    lasten,
    over_frame,
    round_to_sum,
    saldo,
)
from model.case.corrections import caseloads, line_amounts, project_amounts, step_dates
from model.money.benefits import income
from model.money.budget import total
from model.money.cost import in_project_year, joint_frame, project_total
from model.money.split import break_even_caseload, present_contributions
from tests.model.worlds import dinkelland

DINKELLAND, TUBBERGEN, NOBODY = 0, 1, 2
YEARS = (2020, 2021, 2022, 2023, 2024)

# [BC] chapter 3, Het financieel kader (meicirculaire 2019), and chapter 6, Financiën (multi-year budget).
PRINTED = {
    "buig": (3_274_086, 3_376_733, 3_451_906, 3_505_956, 3_505_956),
    "participation": (2_203_601, 2_137_807, 2_039_510, 1_916_142, 1_813_381),
    "almelo": (567_357, 567_357, 567_357, 567_357, 567_357),
    "total_pw": (567_357, 567_357, 567_357, 567_357, 567_357),
    "trajecten": (289_225, 289_225, 289_225, 289_225, 289_255),
    "kinderopvang": (4_770, 4_770, 4_770, 4_770, 4_770),
    "total_reintegration": (293_995, 293_995, 293_995, 293_995, 293_995),
}
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


@pytest.fixture(scope="module")
def case() -> Case:
    return dinkelland()


@pytest.fixture(scope="module")
def untouched(case: Case) -> Assumptions:
    return case.assumptions


def euros(expected: object, within: float = 1e-6) -> object:
    """Equal to the millionth of a euro, or as exact as the arithmetic by hand is written."""
    return pytest.approx(expected, rel=0, abs=within)


def finding(case: Case, number: int) -> object:
    return next(one for one in case.findings if one.number == number)


def rows(*parties: tuple[float, ...]) -> np.ndarray:
    return np.array(parties, dtype=np.float64)


# What the documents print


@pytest.mark.parametrize("line", PRINTED)
def test_printed_lines_come_out_to_the_euro(case: Case, untouched: Assumptions, line: str) -> None:
    record = next(one for one in case.budget_lines if one.id == line)
    assert case.about.years == YEARS
    assert line_amounts(case, untouched, record).tolist() == list(PRINTED[line])


def test_no_printed_line_is_missing_or_invented(case: Case) -> None:
    assert {line.id for line in case.budget_lines} == set(PRINTED)


def test_what_the_printed_totals_differ_from_their_lines(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 6: 289.255 + 4.770 = 294.025, printed 293.995: 30 too little in 2024, nothing elsewhere."""
    lines = {line.id: line for line in case.budget_lines}
    differences = {
        line.id: (sum(line_amounts(case, untouched, lines[id]) for id in line.sums) - line.amounts).tolist()
        for line in case.budget_lines
        if line.role == "total"
    }
    assert differences == {"total_pw": [0, 0, 0, 0, 0], "total_reintegration": [0, 0, 0, 0, 30]}


def test_huidig_is_what_the_budget_of_dinkelland_prints(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 6: Almelo + trajecten + kinderopvang = 567.357 + 289.225 + 4.770 = 861.352; 30 more in 2024."""
    current = budget(case, untouched, "current")
    assert lasten(current)[DINKELLAND] == euros([861_352, 861_352, 861_352, 861_352, 861_382])
    # Taakveld 6.3 the contract, 6.5 re-integration and participation.
    by_field = {field: total(current, lambda item, field=field: item.policy_field == field) for field in ("6.3", "6.5")}
    assert by_field["6.3"][DINKELLAND] == euros([567_357] * 5)
    assert by_field["6.5"][DINKELLAND] == euros([293_995] * 4 + [294_025])
    assert by_field["6.5"][TUBBERGEN].tolist() == [0] * 5


def test_money_from_central_government_behind_its_switches(case: Case, untouched: Assumptions) -> None:
    shown = budget(case, untouched.replace(with_benefits=1, with_participation=1), "current")
    items = {item.id: item.amounts for item in shown.items}
    assert items["buig"][DINKELLAND].tolist() == list(PRINTED["buig"])
    assert items["participation"][DINKELLAND].tolist() == list(PRINTED["participation"])
    # Finding 11: of Tubbergen there is no BUIG. Unknown is not zero.
    assert np.isnan(items["buig"][TUBBERGEN]).all()
    assert np.isnan(income(case, untouched, "participation")[TUBBERGEN]).all()


def test_number_of_benefits(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 3, Kenmerken van de doelgroep: 275 = 85 + 160 + 26 + 4, and Pw 245 = 85 + 160."""
    numbers = {group.id: group.number for group in case.target_group}
    leaves = {group.id: group.number for group in case.target_group if group.in_caseload}
    assert leaves == {"pw_short": 85, "pw_long": 160, "ioaw_ioaz": 26, "bbz": 4}
    assert (numbers["pw"], numbers["total"]) == (245, 275)
    # Tubbergen: 120 : 190 of 271 = 171,2, an assumption.
    assert caseloads(case, untouched).tolist() == [275, 171]
    assert sum(leaves.values()) == caseloads(case, untouched)[DINKELLAND]


def test_beschut_werk_and_doelgroepenregister(case: Case) -> None:
    """[BC] chapter 3, Doelgroepenregister en beschut werk: target 4, 5, 6, 7, 8 and 4 realised in 2019; 38."""
    series = [(one.series, one.year, one.value) for one in case.series]
    target = [("beschut_target", year, value) for year, value in zip(range(2019, 2024), range(4, 9), strict=True)]
    assert series == [*target, ("beschut_realised", 2019, 4)]
    assert case.figure("doelgroepenregister", "dinkelland") == 38


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
    assert in_project_year(case, project_total(case, untouched)).tolist() == [0, 277_800, 0, 0, 0]


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
        # 56%, 43% and 1% of 277.800.
        ("fixed", [155_568, 119_454, 2_778]),
        # 275/446 and 171/446 of 277.800: 171.289,24 and 106.510,76.
        ("caseload", [277_800 * 275 / 446, 277_800 * 171 / 446, 0]),
    ],
)
def test_split_of_the_project_cost(case: Case, untouched: Assumptions, key: str, parts: list[float]) -> None:
    mine = budget(case, untouched.replace(cost_key=key), "mine")
    item = next(item for item in mine.items if item.id == "project")
    assert item.amounts[:, 1] == euros(parts)
    assert item.nature == "incidental"
    assert item.status == "aanname"


def test_untouched_the_frame_is_kept_but_for_the_project(case: Case, untouched: Assumptions) -> None:
    """[BC] chapter 6 and [PO]: within the existing budget. The project itself has no coverage."""
    assert over_frame(budget(case, untouched, "current")) == euros(np.zeros((3, 5)))
    once = rows((0, 155_568, 0, 0, 0), (0, 119_454, 0, 0, 0), (0, 2_778, 0, 0, 0))
    for variant in ("advice", "mine"):
        assert over_frame(budget(case, untouched, variant)) == euros(once)


# The findings


def test_effect_of_finding_1_the_key_of_99_percent(case: Case, untouched: Assumptions) -> None:
    """56/99 - 56/100 = 0,56 × 1/99 of the joint cost: 5.730,88; 43/99 likewise 4.400,50; from 2022 on.

    The project of 2021 is split by the same key: 277.800 × 0,56 / 99 = 1.571,39, × 0,43 / 99 = 1.206,61.
    """
    joint, project = 1_013_137.5, 277_800
    expected = rows(
        (0, project * 0.56 / 99, *[joint * 0.56 / 99] * 3),
        (0, project * 0.43 / 99, *[joint * 0.43 / 99] * 3),
        (0, -project / 100, *[-joint / 100] * 3),
    )
    assert effect(case, untouched, finding(case, 1)) == euros(expected)
    assert effect(case, untouched, finding(case, 1))[0, 1:3] == euros([1_571.39, 5_730.88], within=0.005)


def test_effect_of_finding_2_trajecten_2024(case: Case, untouched: Assumptions) -> None:
    """289.225 - 289.255 = -30, Dinkelland only."""
    assert effect(case, untouched, finding(case, 2)) == euros(rows((0, 0, 0, 0, -30), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0)))


def test_effect_of_finding_3_project_support(case: Case, untouched: Assumptions) -> None:
    """-100 in 2021, split 56/43/1."""
    expected = rows((0, -56, 0, 0, 0), (0, -43, 0, 0, 0), (0, -1, 0, 0, 0))
    assert effect(case, untouched, finding(case, 3)) == euros(expected)


def test_effect_of_finding_4_what_the_amount_is(case: Case, untouched: Assumptions) -> None:
    """From "share" to "own cost": until 2022 each pays its own contract, then 56/43/1 of 920.149,90.

    Dinkelland 0 and 515.283,94 - 567.357 = -52.073,06; Tubbergen 352.792,90 - 435.649,125 = -82.856,23 and
    395.664,46 - 435.649,125 = -39.984,67; unallocated -10.131,375 and 9.201,50 - 10.131,375 = -929,88.
    """
    expected = rows(
        (0, 0, -52_073.057, -52_073.057, -52_073.057),
        (-82_856.227, -82_856.227, -39_984.669, -39_984.669, -39_984.669),
        (-10_131.375, -10_131.375, -929.876, -929.876, -929.876),
    )
    assert effect(case, untouched, finding(case, 4)) == euros(expected, within=1e-3)


def test_effect_of_finding_5_the_four_bbz(case: Case, untouched: Assumptions) -> None:
    """Compared under the key by number of benefits: from 275/446 to 271/442, 684/197.132 = 0,0034698 less.

    Joint cost from 2022: -3.515,34 for Dinkelland; the project of 2021: -963,90. Tubbergen the opposite.
    """
    shift = 271 / 442 - 275 / 446
    dinkelland_row = (0, 277_800 * shift, *[1_013_137.5 * shift] * 3)
    expected = rows(dinkelland_row, tuple(-one for one in dinkelland_row), (0, 0, 0, 0, 0))
    found = effect(case, untouched, finding(case, 5))
    assert found == euros(expected)
    assert found[DINKELLAND, 1:3] == euros([-963.90, -3_515.34], within=0.005)


def test_effect_of_finding_9_no_index(case: Case, untouched: Assumptions) -> None:
    """567.357 × (1,022ⁿ - 1): 0, 12.481,85, 25.238,31, 38.275,41, 51.599,32."""
    found = effect(case, untouched, finding(case, 9))
    growth = [1.022**year - 1 for year in range(5)]
    expected = rows(*([part * one for one in growth] for part in (567_357, 435_649.125, 10_131.375)))
    assert found == euros(expected)
    assert found[DINKELLAND, 4] == euros(51_599.32, within=0.005)


def test_finding_6_moves_a_date_and_no_money(case: Case, untouched: Assumptions) -> None:
    """[PO] Situatie nu: 1 mei 2022; Het spoor Wsw and Plan van aanpak: 1 mei 2021, the default."""
    switched = untouched.replace(**{"finding.wsw_transfer": 1})
    assert step_dates(case, untouched)["wsw_transfer"] == date(2021, 5, 1)
    assert step_dates(case, switched)["wsw_transfer"] == date(2022, 5, 1)
    assert effect(case, untouched, finding(case, 6)) is None
    assert lasten(budget(case, switched, "mine")).tolist() == lasten(budget(case, untouched, "mine")).tolist()


def test_findings_without_an_effect_in_euros_say_so(case: Case, untouched: Assumptions) -> None:
    """Findings 1 to 5 and 9 have an effect in euros; the others are silences or dates."""
    with_effect = {one.number for one in case.findings if effect(case, untouched, one) is not None}
    assert {one.number for one in case.findings} == set(range(1, 20))
    assert with_effect == {1, 2, 3, 4, 5, 9}


# The estimate behind its switch


def test_estimate_of_the_benefits_paid(case: Case, untouched: Assumptions) -> None:
    """275 × 12.500 = 3.437.500 (average: an assumption) against BUIG: deficits of 163.414 (5,0%) and 60.767 (1,8%),
    then surpluses of 14.406, 68.456 and 68.456. The own risk goes to 7,5%: the vangnet pays nothing.
    """
    shown = budget(case, untouched.replace(with_benefits=1), "current")
    items = {item.id: item.amounts[DINKELLAND] for item in shown.items}
    assert items["benefits"].tolist() == [3_437_500] * 5
    assert (items["buig"] - items["benefits"]).tolist() == [-163_414, -60_767, 14_406, 68_456, 68_456]
    assert items["vangnet"].tolist() == [0] * 5
    # Saldo 2020 = 3.274.086 - 3.437.500 - 861.352.
    assert saldo(shown)[DINKELLAND, 0] == euros(-1_024_766)


def test_vangnet_at_a_dearer_average_benefit(case: Case, untouched: Assumptions) -> None:
    """275 × 13.500 = 3.712.500 in 2020: deficit 438.414 on 3.274.086 = 13,4%.

    Own until 7,5% = 245.556,45; half of 7,5–12,5% = 163.704,30 / 2 = 81.852,15; all above 12,5% (409.260,75)
    = 29.153,25; together 111.005,40. 2021: deficit 335.767, 9,9%: half of 335.767 - 253.254,975 = 41.256,0125.
    """
    shown = budget(case, untouched.replace(with_benefits=1, average_benefit=13_500), "current")
    vangnet = next(item for item in shown.items if item.id == "vangnet").amounts[DINKELLAND]
    assert vangnet[:2] == euros([111_005.40, 41_256.0125])
