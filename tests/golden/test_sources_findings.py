"""What each finding in the documents is worth, worked out by hand."""

from __future__ import annotations

from datetime import date

from model import Assumptions, Case, budget, effect, lasten
from model.case.corrections import step_dates
from tests.golden.printed import DINKELLAND, euros, finding, rows


def test_effect_of_finding_1_the_key_of_99_percent(case: Case, untouched: Assumptions) -> None:
    """56/99 - 56/100 = 0,56 × 1/99 of the joint cost: 5.730,88; 43/99 likewise 4.400,50; from 2022 on.

    The project of 2021 has a key of its own, which leaves nothing over to begin with.
    """
    joint = 1_013_137.5
    expected = rows(
        (0, 0, *[joint * 0.56 / 99] * 3),
        (0, 0, *[joint * 0.43 / 99] * 3),
        (0, 0, *[-joint / 100] * 3),
    )
    assert effect(case, untouched, finding(case, 1)) == euros(expected)
    assert effect(case, untouched, finding(case, 1))[0, 1:3] == euros([0, 5_730.88], within=0.005)


def test_effect_of_finding_2_trajecten_2024(case: Case, untouched: Assumptions) -> None:
    """289.225 - 289.255 = -30, Dinkelland only."""
    assert effect(case, untouched, finding(case, 2)) == euros(rows((0, 0, 0, 0, -30), (0, 0, 0, 0, 0), (0, 0, 0, 0, 0)))


def test_effect_of_finding_3_project_support(case: Case, untouched: Assumptions) -> None:
    """-100 in 2021, split 56/99 and 43/99: the project leaves nothing unpaid."""
    expected = rows((0, -5_600 / 99, 0, 0, 0), (0, -4_300 / 99, 0, 0, 0), (0, 0, 0, 0, 0))
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

    Joint cost from 2022: -3.515,34 for Dinkelland, Tubbergen the opposite. The project has a key without benefits.
    """
    shift = 271 / 442 - 275 / 446
    dinkelland_row = (0, 0, *[1_013_137.5 * shift] * 3)
    expected = rows(dinkelland_row, tuple(-one for one in dinkelland_row), (0, 0, 0, 0, 0))
    found = effect(case, untouched, finding(case, 5))
    assert found == euros(expected)
    assert found[DINKELLAND, 1:3] == euros([0, -3_515.34], within=0.005)


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
    assert {finding.number for finding in case.findings} == set(range(1, 29))
    assert with_effect == {1, 2, 3, 4, 5, 9}
