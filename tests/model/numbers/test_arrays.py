"""One path: what an array of points gives is what each point gives by itself; and the rows of a sweep."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st

from model import (
    VARIANTS,
    AssumptionError,
    Assumptions,
    Case,
    baten,
    budget,
    compare_keys,
    contributions,
    lasten,
    over_caseload,
    over_frame,
    saldo,
    sweep,
    yearly_by_key,
)
from model.assumptions.values import DECLARED
from model.case.sweep import grid
from model.money.cost import break_even_backoffice_price, fte
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, on_every_case, points, villages

Outcomes = Mapping[str, np.ndarray]


def outcomes(case: Case, assumptions: Assumptions) -> Outcomes:
    """Everything that pages take from the model, by name."""
    year, last = case.about.years[-1], len(case.participants) - 1
    found = {
        "contributions": contributions(case, assumptions),
        "fte": fte(case, assumptions),
        "break-even price": break_even_backoffice_price(case, assumptions),
    }
    keys = compare_keys(case, assumptions, year, 0, last)
    found |= {f"keys.{name}": getattr(keys, name) for name in ("joint", "chosen", "present", "break_even")}
    found |= {f"keys.{key}": value for key, value in keys.by_key.items()}
    found |= {f"yearly.{key}": value for key, value in yearly_by_key(case, assumptions).items()}
    for variant in VARIANTS:
        result = budget(case, assumptions, variant)
        sums = {"lasten": lasten, "baten": baten, "saldo": saldo, "over_frame": over_frame}
        found |= {f"{variant}.{name}": one(result) for name, one in sums.items()}
        found |= {f"{variant}.frame": result.frame}
        found |= {f"{variant}.{item.id}": item.amounts for item in result.items}
    return found


def assert_rows(found: Outcomes, alone: list[Outcomes]) -> None:
    """Row i of every outcome is the outcome of point i alone; what no array reaches may have one row for all."""
    assert all(one.keys() == found.keys() for one in alone)
    for name, value in found.items():
        shape = alone[0][name].shape
        rows = np.broadcast_to(value, (len(alone), *shape))
        for row, one in zip(rows, alone, strict=True):
            np.testing.assert_allclose(row, one[name], rtol=1e-12, atol=1e-9, err_msg=name)


CHOICES = tuple(name for name, one in DECLARED.items() if one.unit == "choice")
SWITCHES = ["with_benefits", "with_participation"]


@st.composite
def rows_of_points(draw: st.DrawFn, case: Case) -> tuple[Assumptions, list[Assumptions]]:
    """Some points as arrays and each by itself. Texts, and which lines are shown, are the same in all of them."""
    first = draw(points(case))
    shared = {id: value for id, value in first.items() if id.partition(".")[0] in (*CHOICES, *SWITCHES)}
    drawn = [first, *draw(st.lists(points(case, **shared), min_size=1, max_size=4))]
    columns = {id: np.array([float(one[id]) for one in drawn]) for id in first if id not in shared}
    texts = {id: value if isinstance(value, str) else float(value) for id, value in shared.items()}
    return case.assumptions.replace(**columns, **texts), [assumptions_at(case, one) for one in drawn]


@on_every_case(30)
def test_points_as_arrays_are_the_points_one_by_one(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    together, alone = data.draw(rows_of_points(case))
    assert_rows(outcomes(case, together), [outcomes(case, one) for one in alone])


@on_every_case(30)
def test_one_array_among_scalars(name: str, data: st.DataObject) -> None:
    """As when one slider moves: its own assumption is an array, the others are not."""
    case = case_of(name)
    point = data.draw(points(case, with_benefits=1, with_participation=1))
    numbers = [row.id for row in case.assumption_rows if row.low is not None]
    id = data.draw(st.sampled_from([one for one in numbers if not one.startswith(("with_", "share."))]))
    row = case.row(id)
    values = [float(value) for value in data.draw(st.lists(st.sampled_from(grid(row)), min_size=2, max_size=4))]
    assumptions = assumptions_at(case, point)
    together = outcomes(case, assumptions.replace(**{id: np.array(values)}))
    assert_rows(together, [outcomes(case, assumptions.replace(**{id: value})) for value in values])


@pytest.mark.parametrize(
    ("name", "switch"),
    # A case may do without an estimate, or without such money of central government.
    [(name, switch) for name in NAMES for switch in SWITCHES if case_of(name).assumptions.has(switch)],
)
def test_a_switch_as_an_array_is_the_switch_off_and_on(name: str, switch: str) -> None:
    """Off is off for a municipality whose income is unknown, too: nothing of the estimate may reach that row."""
    case = case_of(name)
    together = budget(case, case.assumptions.replace(**{switch: np.array([0.0, 1.0])}), "mine")
    for row, value in enumerate((0.0, 1.0)):
        alone = budget(case, case.assumptions.replace(**{switch: value}), "mine")
        for one in (lasten, baten, saldo):
            np.testing.assert_allclose(np.broadcast_to(one(together), (2, *one(alone).shape))[row], one(alone))


# Shapes


@pytest.mark.parametrize("name", NAMES)
def test_shapes_of_scalars_and_arrays(name: str) -> None:
    case = case_of(name)
    parties, years, rows = len(case.participants) + 1, len(case.about.years), 7
    id = f"caseload.{case.participants[-1].id}"
    many = case.assumptions.replace(
        **{id: np.linspace(110, 200, rows), "cost_key": "caseload", "execution_index": np.linspace(0, 0.04, rows)}
    )
    for assumptions, lead in ((case.assumptions, ()), (many, (rows,))):
        assert contributions(case, assumptions).shape == (*lead, parties, years)
        for variant in VARIANTS:
            result = budget(case, assumptions, variant)
            assert result.years == case.about.years
            assert lasten(result).shape == (*lead, parties, years)
            assert saldo(result).shape == (*lead, parties, years)
            assert over_frame(result).shape == (*lead, parties, years)
        keys = compare_keys(case, assumptions, case.about.years[-1], 0, 1)
        assert keys.joint.shape == lead
        assert keys.chosen.shape == (*lead, parties)


@pytest.mark.parametrize("key", ["fixed", "caseload"])
@pytest.mark.parametrize("name", NAMES)
def test_over_caseload_has_a_row_for_every_load(name: str, key: str) -> None:
    """(..., loads, parties), as the docstring has it: also under the fixed key, where all rows are alike."""
    case = case_of(name)
    loads, parties = np.linspace(100, 200, 5), len(case.participants) + 1
    by_key = over_caseload(case, case.assumptions, case.about.years[-1], 1, loads)
    assert by_key[key].shape == (5, parties)
    many = case.assumptions.replace(execution_index=np.array([0.0, 0.01, 0.02]))
    assert over_caseload(case, many, case.about.years[-1], 1, loads)[key].shape == (3, 5, parties)


@on_every_case(25)
def test_over_caseload_is_the_comparison_at_each_load(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    together, alone = data.draw(rows_of_points(case))
    moved = data.draw(st.integers(0, len(case.participants) - 1))
    loads = np.array(data.draw(st.lists(st.integers(50, 400), min_size=1, max_size=4)), dtype=float)
    id, year = f"caseload.{case.participants[moved].id}", case.about.years[-1]
    parties = len(case.participants) + 1
    of_rows = over_caseload(case, together, year, moved, loads)
    for row, assumptions in enumerate(alone):
        of_one = over_caseload(case, assumptions, year, moved, loads)
        for place, load in enumerate(loads):
            by_key = compare_keys(case, assumptions.replace(**{id: load}), year, 0, moved).by_key
            for key in ("fixed", "caseload"):
                wide = np.broadcast_to(of_rows[key], (len(alone), len(loads), parties))
                np.testing.assert_allclose(wide[row, place], by_key[key], rtol=1e-12, atol=1e-9)
                narrow = np.broadcast_to(of_one[key], (len(loads), parties))
                np.testing.assert_allclose(narrow[place], by_key[key], rtol=1e-12, atol=1e-9)


# Sweeps


def test_rows_of_a_sweep() -> None:
    """Row 0 is the present; then 2 positions of one slider, then 3 of another, the other one held."""
    present = villages().assumptions.replace(execution_index=0.03)
    swept = sweep(present, {"caseload.aadorp": [250, 350], "execution_index": [0, 0.05, 0.1]})
    assert swept.rows == 6
    assert [(block.assumption, block.start, block.values) for block in swept.blocks] == [
        ("caseload.aadorp", 1, (250.0, 350.0)),
        ("execution_index", 3, (0.0, 0.05, 0.1)),
    ]
    assert list(swept.assumptions.get("caseload.aadorp")) == [300, 250, 350, 300, 300, 300]
    assert list(swept.assumptions.get("execution_index")) == [0.03, 0.03, 0.03, 0, 0.05, 0.1]
    # What is not swept stays one value, and the present point is not touched.
    assert swept.assumptions.get("average_benefit") == 10_000
    assert present.get("execution_index") == 0.03


@on_every_case(10)
def test_each_row_of_a_sweep_is_the_point_with_that_one_change(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(points(case)))
    swept_rows = [
        row for row in case.assumption_rows if row.low is not None and not row.id.startswith(("share", "with"))
    ]
    chosen = data.draw(st.lists(st.sampled_from(swept_rows), min_size=1, max_size=3, unique_by=lambda row: row.id))
    positions = {row.id: grid(row)[:: max(1, len(grid(row)) // 3)] for row in chosen}
    swept = sweep(assumptions, positions)
    expected = [assumptions]
    for block in swept.blocks:
        assert (block.start, block.values) == (len(expected), positions[block.assumption])
        expected += [assumptions.replace(**{block.assumption: value}) for value in block.values]
    assert swept.rows == len(expected)
    assert_rows(outcomes(case, swept.assumptions), [outcomes(case, one) for one in expected])


def test_a_sweep_of_nothing_is_the_present_point() -> None:
    swept = sweep(villages().assumptions, {})
    assert (swept.rows, swept.blocks) == (1, ())
    assert swept.assumptions.changed_from(villages().assumptions) == {}


@pytest.mark.parametrize(
    ("positions", "problem"),
    [
        ({"caseload.aadorp": [200, -1]}, ("caseload.aadorp", "range")),
        ({"phase_in_years": [0, 0.5]}, ("phase_in_years", "whole")),
        ({"execution_index": [0, float("nan")]}, ("execution_index", "number")),
        # 60% + 30% + 20%.
        ({"share.aadorp": [0.5, 0.6]}, ("share.aadorp", "sum")),
        ({"cost_key": [0, 1]}, ("cost_key", "choice")),
    ],
)
def test_a_sweep_refuses_what_replace_refuses(positions: dict[str, list[float]], problem: tuple[str, str]) -> None:
    with pytest.raises(AssumptionError) as caught:
        sweep(villages().assumptions, {"average_benefit": [9000], **positions})
    assert problem in {(one.id, one.reason) for one in caught.value.problems}


@pytest.mark.parametrize("id", ["moon", "caseload.deeburg", "caseload", "cost_per_fte.balie"])
def test_a_sweep_of_an_unknown_assumption_is_refused(id: str) -> None:
    with pytest.raises(KeyError):
        sweep(villages().assumptions, {id: [1.0]})


@pytest.mark.parametrize("name", NAMES)
def test_grid_has_every_position_from_low_to_high_without_dust(name: str) -> None:
    """0.1 + 0.2 is 0.3 on a slider and in a link, not 0.30000000000000004."""
    case = case_of(name)
    ranged = [row for row in case.assumption_rows if row.step is not None]
    assert len(ranged) > 15
    for row in ranged:
        low, high, step = (Fraction(str(one)) for one in (row.low, row.high, row.step))
        wanted = [low + place * step for place in range((high - low) // step + 1)]
        assert grid(row) == tuple(float(one) for one in wanted), row.id
        # The slider can be put back where it stood.
        assert float(row.default) in grid(row), row.id


def test_grid_by_hand() -> None:
    row = villages().row("execution_index").model_copy(update={"low": -0.1, "high": 0.25, "step": 0.1})
    assert grid(row) == (-0.1, 0.0, 0.1, 0.2)
    assert grid(row.model_copy(update={"low": 0.0, "high": 0.3})) == (0.0, 0.1, 0.2, 0.3)
    assert grid(row.model_copy(update={"low": 0.2, "high": 0.2})) == (0.2,)


def test_what_has_no_range_has_no_grid() -> None:
    with pytest.raises(ValueError, match="cost_key"):
        grid(villages().row("cost_key"))
    with pytest.raises(KeyError):
        dinkelland().row("caseload.aadorp")
