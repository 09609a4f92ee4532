"""The figures of the documents, typed over from them, against what the untouched model says.

[BC] the business case (Dinkelland, early 2020), [PO] the project assignment v0.6 (18-3-2021). What no document
prints is worked out by hand beside it.
"""

from __future__ import annotations

import numpy as np
import pytest

from model import Assumptions, Case, budget, lasten, saldo
from model.case.corrections import caseloads, line_amounts
from model.money.benefits import income
from model.money.budget import total
from tests.golden.printed import DINKELLAND, TUBBERGEN, euros

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
