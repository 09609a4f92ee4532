"""Bands over a sweep: each row is the band that its point has by itself, from the same chances."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model import contributions
from model.case.sweep import sweep
from model.money.budget import framed_budget, framed_cost
from model.uncertainty.draws import chances, spreads, value_of
from model.uncertainty.swept_bands import ROWS, swept_bands
from tests.model.worlds import NAMES, case_of, dinkelland

CHANGES: dict[str, dict[str, Any]] = {
    "untouched": {},
    "bottom up by caseload, PERT": {"cost_basis": "bottom_up", "cost_key": "caseload", "distribution": "pert"},
}


@pytest.mark.parametrize("setting", CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_the_band_of_its_point(name: str, setting: str) -> None:
    """One point at a time, drawn around that point: a drawn slider, a whole one and one that is not drawn."""
    case, draws = case_of(name), 60
    now = case.assumptions.replace(**CHANGES[setting])
    places = {
        "execution_index": [0.0, 0.01, 0.03],
        "start_delay_months": [0.0, 6.0],
        "phase_in_years": [0.0, 2.0],
        f"caseload.{case.participants[0].id}": [110.0, 150.0, 400.0],
    }
    swept = sweep(now, places)
    outcomes = {
        "cost": lambda own: framed_cost(framed_budget(case, own, "mine")),
        "paid": lambda own: contributions(case, own),
    }
    (chance,) = chances(case, draws, draws)
    for outcome in outcomes.values():
        found = swept_bands(case, swept.assumptions, swept.rows, outcome, draws)
        points = [now, *(now.replace(**{id: value}) for id, values in places.items() for value in values)]
        assert len(found) == len(points)
        for row, point in zip(found, points, strict=True):
            drawn = {one.id: value_of(one, chance[one.id], point.distribution) for one in spreads(case, point)}
            amounts = np.broadcast_to(
                outcome(point.replace(**drawn)), (draws, len(case.participants) + 1, len(case.about.years))
            )
            whose = [*np.moveaxis(amounts, 1, 0)[:-1], amounts.sum(axis=1)]
            for party, values in zip(row, whose, strict=True):
                with_total = np.concatenate([values, values.sum(axis=-1, keepdims=True)], axis=-1)
                np.testing.assert_allclose(party.T, np.percentile(with_total, [10, 50, 90], axis=0), rtol=1e-9)


def test_more_rows_than_a_block_are_all_there() -> None:
    case = dinkelland()
    swept = sweep(case.assumptions, {"execution_index": np.linspace(0, 0.04, 2 * ROWS + 3).tolist()})

    def outcome(own: Any) -> np.ndarray:
        return framed_cost(framed_budget(case, own, "mine"))

    found = swept_bands(case, swept.assumptions, swept.rows, outcome, 50)
    assert found.shape == (2 * ROWS + 4, 3, 6, 3)
    # Row 0 is the present point, 0%: as the first position.
    np.testing.assert_array_equal(found[0], found[1])
    # The mode goes up and the chances stay: no band goes down.
    assert np.all(np.diff(found[1:, -1, -1, 1]) >= -1e-6)
