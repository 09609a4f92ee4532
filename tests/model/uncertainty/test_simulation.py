"""The amounts over many draws: equal to a plain loop, to the point when nothing is uncertain, and repeatable."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from model import VARIANTS, Assumptions, Case, budget, contributions
from model.case.variants import of_variant
from model.money.budget import framed_cost, over_frame
from model.money.split import key_shares
from model.uncertainty.draws import chances, spreads, value_of
from model.uncertainty.simulation import Outcomes, bands, simulate, within
from tests.model.worlds import NAMES, case_of, dinkelland, examples_of, villages

SETTINGS: dict[str, dict[str, Any]] = {
    "untouched": {},
    "key by caseload": {"cost_key": "caseload", "execution_cost_change": -0.05},
    "bottom up, mixed, own cost": {
        "cost_basis": "bottom_up",
        "cost_key": "mixed",
        "amount_reading": "own_cost",
        "phase_in_years": 2.0,
        "distribution": "pert",
    },
    "a contract of half a year more": {"start_delay_months": 6.0, "exit_cost_years": 3.0, "remainder": "proportional"},
}


def run(case: Case, assumptions: Assumptions, count: int, **options: Any) -> Outcomes:
    *_, last = simulate(case, assumptions, count, **options)
    assert last.outcomes is not None
    assert last.done == count
    return last.outcomes


def plain_draws(case: Case, own: Assumptions, count: int) -> list[Assumptions]:
    """The same draws as points, one validated copy after the other."""
    values = [
        {one.id: np.broadcast_to(value_of(one, chance[one.id], own.distribution), chance[one.id].shape)
         for one in spreads(case, own)}
        for chance in chances(case, count, block=count)
    ]  # fmt: skip
    return [own.replace(**{id: float(column[place]) for id, column in values[0].items()}) for place in range(count)]


def summed(amounts: np.ndarray) -> np.ndarray:
    """(parties, years) → participants and all together × years and all years."""
    whose = [*amounts[:-1], amounts.sum(axis=0)]
    return np.array([[*row, sum(row)] for row in whose])


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", NAMES)
def test_the_outcomes_are_those_of_a_plain_loop(name: str, setting: str) -> None:
    """Draw by draw through the functions that make a page's point, with every draw validated: equal to 1e-9."""
    case, count = case_of(name), examples_of(name, 150)
    now = case.assumptions.replace(**SETTINGS[setting])
    found = run(case, now, count, block=2 * count // 5)
    stays = {variant: np.zeros(found.costs["mine"].shape[:2]) for variant in VARIANTS}
    for variant in VARIANTS:
        # The decisions of a variant are its own, and what nobody controls is drawn around them.
        for place, own in enumerate(plain_draws(case, of_variant(case, now, variant), count)):
            drawn = _as_is(case, own, variant)
            framed = framed_cost(drawn)
            np.testing.assert_allclose(found.costs[variant][..., place], summed(framed), rtol=1e-9, atol=1e-6)
            # Project and exit come once: they are not asked of the budget.
            once = sum(
                (item.amounts if item.side == "lasten" else -item.amounts)
                for item in drawn.items
                if item.id in ("exit", "project", "coverage")
            ) + np.zeros_like(framed)
            np.testing.assert_allclose(
                np.broadcast_to(found.one_off[variant], found.costs[variant].shape)[..., place],
                summed(once),
                rtol=1e-9,
                atol=1e-6,
            )
            stays[variant] += summed(over_frame(drawn) - once) <= 0.5
        np.testing.assert_allclose(within(found, variant), stays[variant] / count)
    dearer = np.zeros(len(case.participants))
    for place, own in enumerate(plain_draws(case, now, count)):
        for key in ("fixed", "caseload"):
            paid = contributions(case, own.replace(cost_key=key))
            np.testing.assert_allclose(found.paid[key][..., place], summed(paid), rtol=1e-9, atol=1e-6)
        dearer += (key_shares(case, own, "caseload") > key_shares(case, own, "fixed") + 1e-12)[:-1]
    np.testing.assert_allclose(found.dearer, dearer / count)


def _as_is(case: Case, own: Assumptions, variant: str) -> Any:
    """The budget of a variant whose drawn decisions must not go back to the case's."""
    from model.money.budget import framed_budget

    return framed_budget(case, own, variant)  # type: ignore[arg-type]


def test_the_lines_inside_the_frame_are_those_of_the_whole_budget() -> None:
    """The loop above leaves out what is not inside the frame: that changes nothing."""
    for case in (dinkelland(), villages()):
        now = case.assumptions.replace(with_benefits=1.0, with_participation=1.0)
        for variant in VARIANTS:
            whole = framed_cost(budget(case, now, variant))
            np.testing.assert_array_equal(whole, framed_cost(_as_is(case, of_variant(case, now, variant), variant)))


@pytest.mark.parametrize("distribution", ["triangular", "pert"])
@pytest.mark.parametrize("name", NAMES)
def test_without_ranges_the_bands_are_the_point(name: str, distribution: str) -> None:
    """Every low and high moved to the default: P10, P50 and P90 are the point itself, exactly."""
    case = case_of(name)
    rows = tuple(
        row if row.low is None else row.model_copy(update={"low": row.default, "high": row.default})
        for row in case.assumption_rows
    )
    still = case.model_copy(update={"assumption_rows": rows})
    now = case.assumptions.replace(distribution=distribution)
    found = run(still, now, 50)
    for variant in VARIANTS:
        point = summed(framed_cost(budget(case, now, variant)))
        np.testing.assert_allclose(bands(found.costs[variant]), np.stack([point] * 3, axis=-1), rtol=1e-12)
        assert set(np.unique(within(found, variant))) <= {0.0, 1.0}
    for key in ("fixed", "caseload"):
        point = summed(contributions(case, now.replace(cost_key=key)))
        np.testing.assert_allclose(bands(found.paid[key]), np.stack([point] * 3, axis=-1), rtol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_repeats_to_the_bit(name: str) -> None:
    case = case_of(name)
    now = case.assumptions.replace(cost_key="caseload")
    first, again = run(case, now, 3000), run(case, now, 3000)
    other = run(case, now, 3000, seed=7)
    for variant in VARIANTS:
        assert first.costs[variant].tobytes() == again.costs[variant].tobytes()
        assert first.costs[variant].tobytes() != other.costs[variant].tobytes()


def test_blocks_change_no_amount() -> None:
    case = dinkelland()
    now = case.assumptions.replace(cost_key="caseload", cost_basis="bottom_up")
    whole, parts = run(case, now, 1000, block=1000), run(case, now, 1000, block=77)
    for variant in VARIANTS:
        np.testing.assert_allclose(parts.costs[variant], whole.costs[variant], rtol=1e-12)


def test_sixteen_times_the_draws_make_a_quarter_of_the_error() -> None:
    """The error falls as 1/sqrt(n): 4 at 16 times as many draws. With 60 seeds the ratio itself is about 13% off."""
    case = dinkelland()
    truth = bands(run(case, case.assumptions, 200_000, keys=False).costs["mine"])[-1, -1]

    def error(count: int) -> np.ndarray:
        found = [
            bands(run(case, case.assumptions, count, keys=False, seed=seed).costs["mine"])[-1, -1] for seed in range(60)
        ]
        return np.sqrt(((np.array(found) - truth) ** 2).mean(axis=0))

    ratio = error(250) / error(4000)
    assert np.all((ratio > 2.6) & (ratio < 6.0)), ratio


def test_progress_counts_up_and_can_be_left_halfway() -> None:
    steps = simulate(dinkelland(), dinkelland().assumptions, 250, block=100)
    assert [next(steps).done for _ in range(2)] == [100, 200]
    steps.close()
    done = [one.done for one in simulate(dinkelland(), dinkelland().assumptions, 250, block=100)]
    assert done == [100, 200, 250, 250]


def test_untouched_my_variant_is_the_advice_and_a_change_is_drawn_around_the_new_value() -> None:
    case = dinkelland()
    same = run(case, case.assumptions, 2000)
    np.testing.assert_array_equal(same.costs["mine"], same.costs["advice"])
    cheaper = run(case, case.assumptions.replace(execution_cost_change=-0.1), 2000)
    # The same chances: every draw of Mijn is at most that of Advies, and Advies is what it was.
    np.testing.assert_array_equal(cheaper.costs["advice"], same.costs["advice"])
    assert np.all(cheaper.costs["mine"] <= cheaper.costs["advice"] + 1e-6)
    assert np.all(bands(cheaper.costs["mine"])[-1, -1] < bands(same.costs["mine"])[-1, -1])


def test_the_chance_of_the_dearer_key_against_the_integral_over_the_caseloads() -> None:
    """Fixed 56% against c / (c + t): dearer for Dinkelland if t < c × 44/56. Without correlation it is an integral
    over two triangles, 200–275–350 and 110–171–260, taken by scipy."""
    import scipy.stats
    from scipy.integrate import quad

    case = dinkelland().model_copy(update={"correlations": ()})
    own, other = scipy.stats.triang(0.5, 200, 150), scipy.stats.triang(61 / 150, 110, 150)
    wanted, _error = quad(lambda c: own.pdf(c) * other.cdf(c * 0.44 / 0.56), 200, 350, points=[275])
    found = run(case, case.assumptions, 100_000).dearer
    assert found[0] == pytest.approx(wanted, abs=5 * math.sqrt(wanted * (1 - wanted) / 100_000))


def test_unknown_is_not_a_chance() -> None:
    """Where one draw is not-a-number, so are the percentiles and the chance."""
    case = villages()
    found = run(case, case.assumptions, 100)
    costs = {**found.costs, "mine": found.costs["mine"].copy()}
    costs["mine"][0, 0, 3] = np.nan
    broken = replace(found, costs=costs)
    assert np.isnan(within(broken, "mine")[0, 0])
    assert np.isfinite(within(broken, "mine")[1:]).all()
    assert np.isnan(bands(costs["mine"])[0, 0]).all()


@pytest.mark.parametrize("count", [1, 10, 999])
def test_percentiles_lie_between_two_draws(count: int) -> None:
    """P50 of an odd number is the middle one; the others as numpy's own rule says."""
    values = np.random.default_rng(3).normal(size=(2, count))
    found = bands(values)
    assert found.shape == (2, 3)
    if count % 2:
        np.testing.assert_array_equal(found[:, 1], np.sort(values)[:, count // 2])
    place = 0.1 * (count - 1)
    low, high = np.sort(values)[:, math.floor(place)], np.sort(values)[:, math.ceil(place)]
    np.testing.assert_allclose(found[:, 0], low + (high - low) * (place - math.floor(place)))
