"""The chance of starting in time: closed forms, scipy, exact sums, and what more delay does to it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy import integrate, stats

from model import Assumptions, Case
from model.assumptions.values import build
from model.planning.schedule import as_read, needed
from model.planning.start_chance import SEED, _uniform, start_chance
from tests.model.worlds import NAMES, case_of, dinkelland, villages

START = date(2031, 1, 1)


def usual(case: Case) -> Assumptions:
    """With the whole of the ranges that the case assumes."""
    return case.assumptions.replace(step_spread="usual")


def world(*chain: tuple[int, int, int], parallel: bool = False) -> tuple[Case, Assumptions]:
    """The villages with other steps: (days, shorter, longer), after each other or beside each other, ready in time."""
    case = villages()
    begin = date.fromordinal(START.toordinal() - (max if parallel else sum)(days for days, _, _ in chain))
    steps, last = [], begin
    for number, (days, shorter, longer) in enumerate(chain):
        first = begin if parallel else last
        last = date.fromordinal(first.toordinal() + days)
        changed = {
            "id": f"s{number}",
            "start": first if parallel or number == 0 else None,
            "ready": last,
            "depends_on": () if parallel or number == 0 else (f"s{number - 1}",),
            "days_shorter": shorter,
            "days_longer": longer,
        }
        steps.append(case.steps[0].model_copy(update=changed))
    needs = tuple(step.id for step in steps) if parallel else (steps[-1].id,)
    about = case.about.model_copy(
        update={"new_model_start": case.about.new_model_start.model_copy(update={"needs": needs, "date": START})}
    )
    values = {**dict(case.assumptions.items()), "step_spread": "usual"}
    values = {id: value for id, value in values.items() if not id.startswith("step_delay.")}
    assumptions = build({**values, **{f"step_delay.{step.id}": 0 for step in steps}}, case.assumptions.offered)
    return case.model_copy(update={"steps": tuple(steps), "about": about, "assumptions": assumptions}), assumptions


# One step


def test_one_step_in_closed_form() -> None:
    """Printed 100 days, 20 shorter to 60 longer: in time with a chance of 20/80 = 25%.

    P10 lies before the printed day; P50: 180 - 100 - sqrt(0,5 × 80 × 60) = 31,01 days later; P90: 60 -
    sqrt(0,1 × 80 × 60) = 38,09.
    """
    case, assumptions = world((100, 20, 60))
    found = start_chance(case, assumptions, by=[START.toordinal() + 30])
    assert float(found.in_time) == pytest.approx(0.25, abs=1e-3)
    later = found.days - START.toordinal()
    assert later.tolist() == pytest.approx([0, 60 - np.sqrt(0.5 * 80 * 60), 60 - np.sqrt(0.1 * 80 * 60)], abs=0.05)
    # 30 days later: 1 - (60 - 30)² / (80 × 60) = 81,25%.
    assert found.by.tolist() == pytest.approx([0.8125], abs=1e-3)


def test_a_delay_shifts_the_distribution() -> None:
    """Two weeks later: in time if 14 days shorter; (20 - 14)² / (80 × 20) = 2,25%."""
    case, assumptions = world((100, 20, 60))
    late = assumptions.replace(**{"step_delay.s0": 2})
    assert float(start_chance(case, late).in_time) == pytest.approx(0.0225, abs=1e-3)


def test_a_step_cannot_take_less_than_no_time() -> None:
    """A decision of 0 days that may come 20 days earlier comes on its day: what is left is 0 to 60, P50 = 17,57."""
    case, assumptions = world((0, 20, 60))
    found = start_chance(case, assumptions)
    assert float(found.in_time) <= 1e-3
    assert float(found.days[1]) - START.toordinal() == pytest.approx(60 - np.sqrt(0.5 * 60 * 60), abs=0.05)


def test_without_ranges_it_is_certain() -> None:
    case, assumptions = world((100, 0, 0), (30, 0, 0))
    assert float(start_chance(case, assumptions).in_time) == 1
    late = assumptions.replace(**{"step_delay.s0": 1})
    assert float(start_chance(case, late).in_time) == 0
    assert start_chance(case, late).days.tolist() == [START.toordinal() + 7] * 3


# More steps


def test_beside_each_other_the_chances_multiply() -> None:
    """In time with 20/80 and 30/40: 3/16."""
    case, assumptions = world((100, 20, 60), (100, 30, 10), parallel=True)
    assert float(start_chance(case, assumptions, draws=100_000).in_time) == pytest.approx(3 / 16, abs=0.005)


def test_after_each_other_the_overruns_add_up() -> None:
    """P(A + B <= 0) of two overruns, by numeric integration of scipy's densities."""
    case, assumptions = world((100, 20, 60), (100, 50, 30))
    first = stats.triang(20 / 80, loc=-20, scale=80)
    second = stats.triang(50 / 80, loc=-50, scale=80)
    exact, _ = integrate.quad(lambda one: first.pdf(one) * second.cdf(-one), -20, 60, points=[0, 20, 50])
    assert float(start_chance(case, assumptions, draws=100_000).in_time) == pytest.approx(exact, abs=0.005)


def test_the_error_of_the_draws_that_the_page_takes_is_small() -> None:
    case = dinkelland()
    few = start_chance(case, usual(case))
    many = start_chance(case, usual(case), draws=200_000, seed=7)
    assert float(few.in_time) == pytest.approx(float(many.in_time), abs=0.01)
    assert few.days.tolist() == pytest.approx(many.days.tolist(), abs=2)


# Rows


@pytest.mark.parametrize("name", NAMES)
def test_a_row_of_a_sweep_is_the_point(name: str) -> None:
    case = case_of(name)
    id = f"step_delay.{case.about.new_model_start.needs[0]}"
    weeks = np.array([0.0, 3.0, 0.0, 26.0])
    by = [case.about.new_model_start.date.toordinal() + 30 * step for step in range(4)]
    together = start_chance(case, usual(case).replace(**{id: weeks}), by)
    for row, count in enumerate(weeks):
        alone = start_chance(case, usual(case).replace(**{id: float(count)}), by)
        for field in ("in_time", "days", "by"):
            np.testing.assert_array_equal(getattr(together, field)[row], getattr(alone, field))
    assert together.days.shape == (4, 3)
    assert np.all(np.diff(together.by, axis=-1) >= 0)


def slowly(case: Case, assumptions: Assumptions, by: list[float], draws: int) -> tuple[np.ndarray, np.ndarray]:
    """Of one row, draw by draw and step by step: the percentiles and the chance by each day."""
    steps = {step.id: step for step in case.steps}
    ids = [step.id for step in case.steps if step.id in needed(case)]
    chances = dict(zip(ids, _uniform(len(ids), draws, SEED), strict=True))
    earliest, lasting = as_read(case, assumptions)

    def finish(id: str, draw: int) -> float:
        step, mode = steps[id], float(lasting[id])
        low = max(mode - step.days_shorter, 0.0)
        width = mode + step.days_longer - low
        shape = (mode - low) / width if width else 0.0
        drawn = stats.triang.ppf(chances[id][draw], shape, loc=low, scale=width) if width else mode
        begin = max([float(earliest[id]), *(finish(one, draw) for one in step.depends_on)])
        return begin + float(drawn) + 7 * float(assumptions.step_delay[id])

    ready = np.array([max(finish(id, draw) for id in case.about.new_model_start.needs) for draw in range(draws)])
    printed = case.about.new_model_start.date.toordinal()
    return np.percentile(np.maximum(ready, printed), [10, 50, 90]), np.array([np.mean(ready <= day) for day in by])


@pytest.mark.parametrize("seed", range(3))
def test_rows_with_any_delays_are_what_drawing_slowly_gives(seed: int) -> None:
    """Rows that move one step, several, none, and rows that come back."""
    case, chance = dinkelland(), np.random.default_rng(seed)
    ids = [step.id for step in case.steps if step.id in needed(case)]
    rows = np.zeros((6, len(ids)))
    rows[1:4] = chance.integers(0, 27, (3, len(ids))) * (chance.random((3, len(ids))) < 0.5)
    rows[4], rows[5] = rows[1], chance.integers(0, 27, len(ids))
    by = [float(case.about.new_model_start.date.toordinal() + 30 * step) for step in range(5)]
    swept = usual(case).replace(**{f"step_delay.{id}": rows[:, place] for place, id in enumerate(ids)})
    found = start_chance(case, swept, by, draws=60)
    for row, delays in enumerate(rows):
        alone = usual(case).replace(**{f"step_delay.{id}": weeks for id, weeks in zip(ids, delays, strict=True)})
        days, reached = slowly(case, alone, by, 60)
        np.testing.assert_allclose(found.days[row], days, atol=1e-6)
        np.testing.assert_allclose(found.by[row], reached, atol=1e-9)
        assert float(found.in_time[row]) == pytest.approx(reached[0])


@pytest.mark.parametrize("name", NAMES)
def test_more_delay_is_never_more_in_time_and_never_earlier(name: str) -> None:
    case = case_of(name)
    for step in case.steps:
        found = start_chance(case, usual(case).replace(**{f"step_delay.{step.id}": np.arange(27.0)}))
        chance, days = np.broadcast_to(found.in_time, (27,)), np.broadcast_to(found.days, (27, 3))
        assert np.all(np.diff(chance) <= 0)
        assert np.all(np.diff(days, axis=0) >= 0)


def test_the_same_seed_repeats_to_the_bit() -> None:
    case = dinkelland()
    one, other = (start_chance(case, usual(case)) for _ in range(2))
    assert one.days.tolist() == other.days.tolist()
    assert start_chance(case, usual(case), seed=1).days.tolist() != one.days.tolist()


def test_every_printed_range_is_an_assumption_with_a_reason() -> None:
    for step in dinkelland().steps:
        assert step.spread_status == "aanname"
        assert bool(step.spread_note) == bool(step.days_shorter or step.days_longer), step.id


def test_without_a_profile_nothing_is_drawn_and_the_optimistic_one_takes_half() -> None:
    """Printed 100 days, 20 shorter to 60 longer. Half of 60 is 30: in time with a chance of 20/50 = 40%."""
    case, assumptions = world((100, 20, 60))
    assert float(start_chance(case, assumptions.replace(step_spread="none")).in_time) == 1
    half = start_chance(case, assumptions.replace(step_spread="optimistic"))
    assert float(half.in_time) == pytest.approx(0.4, abs=1e-3)


def test_the_optimistic_part_stands_in_the_case() -> None:
    """A quarter of 60 is 15: in time with a chance of 20/35."""
    case, assumptions = world((100, 20, 60))
    figures = tuple(
        figure.model_copy(update={"value": 0.25}) if figure.id == "optimistic_slippage" else figure
        for figure in case.figures
    )
    quarter = start_chance(case.model_copy(update={"figures": figures}), assumptions.replace(step_spread="optimistic"))
    assert float(quarter.in_time) == pytest.approx(20 / 35, abs=1e-3)
