"""The old contract, the new model, leaving, the project and the bottom-up cost: by hand or month by month."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import strategies as st

from model import budget, contributions
from model.money.cost import (
    bottom_up,
    break_even_backoffice_price,
    fte,
    joint_frame,
    new_model_cost,
    project_total,
)
from model.money.project_years import over_project_years
from model.money.starts import exit_part, new_model_part
from tests.model import reference
from tests.model.money.budgets import at, item
from tests.model.worlds import (
    NAMES,
    assert_equal_euros,
    assumptions_at,
    case_of,
    dinkelland,
    on_every_case,
    points,
    villages,
)

# The old contract, the new model, and leaving


@pytest.mark.parametrize("delay", [0, 1, 7, 12, 18, 24, 30, 36, 120])
@pytest.mark.parametrize("name", NAMES)
def test_delay_in_months(name: str, delay: int) -> None:
    """Count the months of the new model in each year: those from the start on."""
    case = case_of(name)
    planned = case.about.new_model_start.date
    first = (planned.year - case.about.years[0]) * 12 + planned.month - 1 + delay
    months = [sum(1 for month in range(12) if 12 * year + month >= first) for year in range(len(case.about.years))]
    part = new_model_part(case, at(case, start_delay_months=delay))
    assert (part * 12).tolist() == pytest.approx(months, abs=1e-9)


def test_delay_by_hand() -> None:
    """Dinkelland–Tubbergen, new model 10% dearer, 7 months late: in 2022 seven months at 567.357 a year and five
    at 624.092,70: 330.958,25 + 260.038,625 = 590.996,875.
    """
    paid = contributions(dinkelland(), at(dinkelland(), start_delay_months=7, execution_cost_change=0.1))
    assert_equal_euros(paid[0], [567_357, 567_357, 590_996.875, 624_092.70, 624_092.70])


def test_delay_beyond_the_last_year_is_huidig_and_the_project() -> None:
    late = at(dinkelland(), start_delay_months=36, cost_key="caseload", execution_cost_change=0.3, exit_cost_years=5)
    mine = item(dinkelland(), late, "mine", "execution").amounts
    np.testing.assert_array_equal(mine, item(dinkelland(), late, "current", "execution").amounts)
    assert not item(dinkelland(), late, "mine", "exit").amounts.any()


@pytest.mark.parametrize(
    ("years", "ladder"),
    [
        (0, [0, 0, 0, 0, 0]),
        (1, [0, 0, 1, 0, 0]),
        (2, [0, 0, 1, 0.5, 0]),
        # Accepted practice for a GR: 100/80/60/40/20%; the contract ends on 1-1-2022, so three of the five years show.
        (5, [0, 0, 1, 0.8, 0.6]),
    ],
)
def test_exit_ladder(years: int, ladder: list[float]) -> None:
    assert exit_part(dinkelland(), at(dinkelland(), exit_cost_years=years)) == pytest.approx(ladder, abs=1e-12)


def test_exit_ladder_of_five_years_to_its_end() -> None:
    """The same case with eight budget years: 100/80/60/40/20% and then nothing."""
    about = dinkelland().about.model_copy(update={"years": tuple(range(2020, 2029))})
    longer = dinkelland().model_copy(update={"about": about})
    part = exit_part(longer, at(dinkelland(), exit_cost_years=5))
    assert part == pytest.approx([0, 0, 1, 0.8, 0.6, 0.4, 0.2, 0, 0], abs=1e-12)


def test_exit_cost_in_euros() -> None:
    """Two years from 2031 at 10% index: 660.000 and half of 726.000 for Aadorp; 396.000 and 217.800 for Beekveld."""
    mine = at(villages(), exit_cost_years=2, execution_index=0.1)
    found = item(villages(), mine, "mine", "exit")
    assert_equal_euros(found.amounts, [[0, 396_000, 217_800], [0, 660_000, 363_000], [0, 264_000, 145_200], [0] * 3])
    assert (found.nature, found.side, found.status) == ("incidental", "lasten", "aanname")


def test_exit_cost_from_the_middle_of_a_year() -> None:
    """The contract ends on 1-7-2022: July 2022 to June 2023 in full, July 2023 to June 2024 half of it."""
    part = exit_part(dinkelland(), at(dinkelland(), exit_cost_years=2, start_delay_months=6))
    assert part == pytest.approx([0, 0, 6 / 12, 6 / 12 + 0.5 * 6 / 12, 0.5 * 6 / 12], abs=1e-12)


@on_every_case(40)
def test_exit_cost_is_that_of_the_slow_model(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(points(case, start_delay_months=0))
    # Longer and later than the sliders go.
    point["exit_cost_years"] = Fraction(data.draw(st.integers(0, 20)))
    wanted_delay = data.draw(st.integers(0, 40))
    late = assumptions_at(case, {**point, "start_delay_months": Fraction(wanted_delay)})
    wanted = reference.exit_cost(case, {**point, "start_delay_months": Fraction(wanted_delay)})
    assert_equal_euros(item(case, late, "mine", "exit").amounts, wanted)


def test_project_falls_in_its_year_only() -> None:
    """drie-dorpen: 8.000 + 2.000 in 2030, 30/50/20; 20% dearer 12.000."""
    case, untouched = villages(), villages().assumptions
    assert over_project_years(case, untouched, project_total(case, untouched)).tolist() == [10_000, 0, 0]
    dearer = at(villages(), project_cost_change=0.2, start_delay_months=24, execution_index=0.1)
    found = item(villages(), dearer, "mine", "project")
    assert_equal_euros(found.amounts, [[3_600, 0, 0], [6_000, 0, 0], [2_400, 0, 0], [0] * 3])
    assert all(one.id not in ("project", "exit") for one in budget(villages(), dearer, "current").items)


# Bottom-up


def test_bottom_up_by_hand() -> None:
    """600 benefits. Counter: all, 600 / 100 = 6 fte. Guidance: 120 of 300, so 240 / 40 = 6 fte. 12 × 100.000,
    back office 600 × 500 = 300.000, ICT 50.000: 1.550.000 against a frame of 1.200.000.
    """
    assert fte(villages(), villages().assumptions) == pytest.approx([6, 6])
    assert_equal_euros(bottom_up(villages(), villages().assumptions), [1_550_000] * 3)
    mine = at(villages(), cost_basis="bottom_up", execution_cost_change=0.1, execution_index=0.05)
    # 1.550.000 × 1,1 = 1.705.000, then 5% a year.
    assert_equal_euros(new_model_cost(villages(), mine), [1_705_000, 1_790_250, 1_879_762.5])


def test_bottom_up_grows_with_the_benefits_but_not_its_ict() -> None:
    """10% more benefits a year: 1.500.000 × 1,1 = 1.650.000 and × 1,21 = 1.815.000, each + 50.000."""
    grown = bottom_up(villages(), at(villages(), caseload_growth=0.1))
    assert_equal_euros(grown, [1_550_000, 1_700_000, 1_865_000])


def test_break_even_backoffice_price_by_hand() -> None:
    """At 80.000 a fte: 960.000 + 50.000 leaves 190.000 of the frame, for 600 benefits 316,67. At 100.000 nothing:
    1.250.000 is 50.000 over it, -83,33 a benefit.
    """
    cheaper = at(villages(), cost_per_fte=80_000)
    assert break_even_backoffice_price(villages(), cheaper) == pytest.approx([950 / 3] * 3)
    assert break_even_backoffice_price(villages(), villages().assumptions) == pytest.approx([-250 / 3] * 3)


@on_every_case(40)
def test_break_even_backoffice_price_put_back_gives_the_frame(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    # At the cheap end, so that a price of zero or more exists often.
    point = data.draw(points(case, cost_basis="bottom_up", ict_structural=0))
    point["cost_per_fte"] = Fraction(data.draw(st.integers(0, 60_000)))
    assumptions = assumptions_at(case, point)
    for year, price in enumerate(break_even_backoffice_price(case, assumptions)):
        free = {**point, "backoffice_price": Fraction(0)}
        staff = sum(reference.new_cost(case, free, pool, year) for pool in reference.pools(case))
        joint = sum(reference.joint_frame(case, point, pool, year) for pool in reference.pools(case))
        assert (price >= -1e-9) == (staff <= joint * (1 + 10**-12))
        if price >= 0:
            back = new_model_cost(case, assumptions.replace(backoffice_price=float(price)))
            assert_equal_euros(back[year], joint_frame(case, assumptions)[year])
