"""Line by line: in whole euros the lines add up to what the chart and the sentence of the same page say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import pytest

from model.case.case import Case
from model.case.variants import VARIANTS
from model.money.budget import Budget, budget
from tests.model.worlds import NAMES, case_of
from ui.views.money.lines import detail_table

LATE = {"execution_index": 0.0377, "exit_cost_years": 3, "project_coverage": 77_777}
SETTINGS: tuple[dict[str, float], ...] = ({}, {"execution_index": 0.0213}, LATE)


def whole(amount: float) -> int:
    """Half a euro goes up, in the other arithmetic of ``decimal``."""
    return int(Decimal(repr(round(amount, 6))).quantize(Decimal(1), ROUND_HALF_UP))


def budgets(case: Case) -> Iterator[tuple[Budget, int | None]]:
    for values in SETTINGS:
        known = {id: value for id, value in values.items() if id in dict(case.assumptions.items())}
        for variant in VARIANTS:
            found = budget(case, case.assumptions.replace(**known), variant)
            for party in (None, *range(len(case.participants))):
                yield found, party


@pytest.mark.parametrize("name", NAMES)
def test_lines_add_up_to_what_the_chart_says(name: str) -> None:
    case = case_of(name)
    for found, party in budgets(case):
        table = detail_table(case, found, party)
        assert table.cells is not None
        cells = {label: table.cells[0][row] for row, label in enumerate(table.lines)}
        for year in range(len(case.about.years)):
            amounts = {"baten": 0.0, "lasten": 0.0}
            for item in found.items:
                own = item.amounts[:, year].sum() if party is None else item.amounts[party, year]
                if party is None or item.line is None or item.line.municipality == case.participants[party].id:
                    amounts[item.side] += float(own)
            frame = float(found.frame[:, year].sum() if party is None else found.frame[party, year])
            cost = whole(amounts["lasten"] - amounts["baten"])
            assert cells["Saldo"][year] == -cost
            assert cells["Meer dan nu begroot"][year] == cost - whole(frame)
            assert cells["Totaal baten"][year] - cells["Totaal lasten"][year] == cells["Saldo"][year]
