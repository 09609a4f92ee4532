"""The project budget: printed and computed side by side, what a change does, coverage, and its way into the budget."""

from __future__ import annotations

import numpy as np
import pytest

from model import baten, budget, lasten, over_frame, saldo
from model.case.corrections import project_amounts
from model.money.project import computed, project_totals
from tests.model.worlds import dinkelland, villages


def at(**changes: float | str):  # type: ignore[no-untyped-def]
    return dinkelland().assumptions.replace(**{id.replace("__", "."): value for id, value in changes.items()})


def test_printed_and_computed_totals() -> None:
    """[PO] 217.800 printed; 17.500 + 12.600 + 5.600 + 7.000 + 18.000 + 22.500 + 21.000 + 11.000 + 3.500 + 99.000 =
    217.700 by hours × rate; 60.000; together 277.800."""
    totals = project_totals(dinkelland(), at())
    assert (totals.printed_labour, totals.computed_labour, float(totals.labour)) == (217_800, 217_700, 217_800)
    assert (totals.printed_other, totals.computed_other, float(totals.other)) == (60_000, 60_000, 60_000)
    assert float(totals.total) == 277_800
    assert (float(totals.covered), float(totals.uncovered)) == (0, 277_800)
    assert totals.by_party.tolist() == pytest.approx([277_800 * 56 / 99, 277_800 * 43 / 99, 0])
    # 277.800 × 56/99 = 157.139,39 and × 43/99 = 120.660,61.
    assert totals.by_party.tolist() == pytest.approx([157_139.39, 120_660.61, 0], abs=0.005)


def test_while_a_line_is_untouched_its_printed_amount_stands() -> None:
    """Finding 3: 220 × 50 = 11.000 against 11.100 printed; the switch decides until somebody changes the line."""
    support = [float(project_amounts(dinkelland(), one)["project_support"]) for one in (
        at(), at(finding__project_support=1), at(project_hours__project_support=221),
        at(project_rate__project_support=51, finding__project_support=1),
        at(project_hours__project_support=220),
    )]  # fmt: skip
    assert support == [11_100, 11_000, 221 * 50, 220 * 51, 11_100]


@pytest.mark.parametrize(
    ("changes", "total"),
    [
        ({"project_hours__project_lead": 1000}, 277_800 + 100 * 110),
        ({"project_rate__hrm": 82.5}, 277_800 + 250 * 12.5),
        ({"project_amount__ict": 0}, 277_800 - 25_000),
        ({"project_hours__hrm": 0}, 277_800 - 17_500),
        ({"project_amount__pm": 12_345.67, "project_cost_change": 0.1}, (277_800 + 2_345.67) * 1.1),
    ],
)
def test_a_change_moves_the_total_and_the_budget(changes: dict[str, float], total: float) -> None:
    changed = at(**changes)
    assert float(project_totals(dinkelland(), changed).total) == pytest.approx(total)
    for variant, wanted in (("current", 0), ("advice", total), ("mine", total)):
        assert over_frame(budget(dinkelland(), changed, variant)).sum() == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize(("coverage", "covered"), [(0, 0), (100_000, 100_000), (277_800, 277_800), (500_000, 277_800)])
def test_coverage_pays_at_most_the_cost(coverage: float, covered: float) -> None:
    one = at(project_coverage=coverage)
    totals = project_totals(dinkelland(), one)
    assert (float(totals.covered), float(totals.uncovered)) == (covered, 277_800 - covered)
    mine, without = budget(dinkelland(), one, "mine"), budget(dinkelland(), at(), "mine")
    # By the existing key scaled to 100%, 56/99 and 43/99, in 2021; the cost itself stays.
    assert baten(mine)[:, 1] == pytest.approx([covered * 56 / 99, covered * 43 / 99, 0])
    assert lasten(mine).tolist() == lasten(without).tolist()
    assert over_frame(mine).sum() == pytest.approx(277_800 - covered, abs=1e-6)
    assert (saldo(mine) - saldo(without)).sum() == pytest.approx(covered)
    # What money there is is the world: it pays the same project in Advies.
    assert baten(budget(dinkelland(), one, "advice")).tolist() == baten(mine).tolist()
    assert baten(budget(dinkelland(), one, "current")).sum() == 0


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        # 47.700 residents, 26.400 and 21.300.
        ({"project_key": "residents"}, [26_400, 21_300, 0]),
        # 40% and 40% chosen: half each, nothing left over.
        ({"share.dinkelland": 0.4, "share.tubbergen": 0.4}, [23_850, 23_850, 0]),
        # Dinkelland takes what the fixed key leaves: 57% and 43%.
        ({"remainder": "to:dinkelland"}, [47_700 * 0.57, 47_700 * 0.43, 0]),
        # The key of the execution does not count: 56/99 and 43/99.
        ({"cost_key": "caseload"}, [47_700 * 56 / 99, 47_700 * 43 / 99, 0]),
        # Without any shares, those of the documents.
        ({"share.dinkelland": 0.0, "share.tubbergen": 0.0}, [47_700 * 56 / 99, 47_700 * 43 / 99, 0]),
    ],
)
def test_the_project_has_a_key_of_its_own_that_leaves_nothing(changes: dict, parts: list[float]) -> None:
    changed = dinkelland().assumptions.replace(project_coverage=47_700, **changes)
    mine = budget(dinkelland(), changed, "mine")
    assert baten(mine)[:, 1] == pytest.approx(parts)
    project = next(item for item in mine.items if item.id == "project").amounts[:, 1]
    assert project == pytest.approx([277_800 / 47_700 * part for part in parts])
    # A choice: the documents' own shares go on in Advies.
    advice = budget(dinkelland(), changed, "advice")
    assert baten(advice)[:, 1] == pytest.approx([47_700 * 56 / 99, 47_700 * 43 / 99, 0])


def test_rows_of_an_array_are_the_points() -> None:
    hours = np.array([200.0, 250.0, 300.0])
    totals = project_totals(dinkelland(), at(project_hours__hrm=hours, project_coverage=np.array([0.0, 1e5, 1e6])))
    for row in range(3):
        alone = project_totals(dinkelland(), at(project_hours__hrm=hours[row], project_coverage=[0.0, 1e5, 1e6][row]))
        for field in ("labour", "total", "covered", "uncovered", "by_party"):
            np.testing.assert_array_equal(getattr(totals, field)[row], getattr(alone, field))


def test_the_villages() -> None:
    totals = project_totals(villages(), villages().assumptions.replace(**{"project_hours.denken": 120}))
    assert (float(totals.labour), float(totals.total), totals.printed_labour) == (9_600, 11_600, 8_000)
    assert [computed(line) for line in villages().project] == [8_000, 2_000, 8_000, 2_000]
