"""Draws of the assumptions: their distributions against scipy, their streams, their correlation and their ranges."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from model import Case, load_case
from model.assumptions.values import DECLARED
from model.numbers.distributions import normal_chance, pert_quantile, triangular_quantile
from model.uncertainty.draws import Spread, chances, drawn_rows, spread_of, spreads, uncertain_rows, value_of
from tests.model.copies import copy_of_the_villages, remove
from tests.model.worlds import NAMES, case_of, dinkelland, examples, villages

DRAWS = 100_000

# Distributions


@st.composite
def triples(draw: st.DrawFn) -> tuple[float, float, float]:
    """Low, mode and high; the mode may be at an end."""
    low = draw(st.floats(-1000, 1000))
    width = draw(st.floats(0.01, 1000))
    return low, low + width * draw(st.sampled_from([0.0, 1.0]) | st.floats(0, 1)), low + width


@given(triples(), st.integers(0, 1000))
@examples(200)
def test_the_triangle_is_that_of_scipy(triple: tuple[float, float, float], seed: int) -> None:
    low, mode, high = triple
    chance = np.concatenate([[0.0, 1.0], np.random.default_rng(seed).random(50)])
    wanted = scipy.stats.triang((mode - low) / (high - low), low, high - low).ppf(chance)
    np.testing.assert_allclose(triangular_quantile(chance, low, mode, high), wanted, atol=1e-9 * (high - low) + 1e-12)


@given(triples(), st.integers(0, 1000))
@examples(200)
def test_pert_is_the_beta_of_scipy(triple: tuple[float, float, float], seed: int) -> None:
    """PERT: beta with a = 1 + 4 (mode - low) / width and b = 6 - a; the table is less than a millionth of it off."""
    low, mode, high = triple
    a = 1 + 4 * (mode - low) / (high - low)
    chance = np.concatenate([[0.0, 1.0, 1e-9, 1 - 1e-9], np.random.default_rng(seed).random(50)])
    wanted = scipy.stats.beta(a, 6 - a, low, high - low).ppf(chance)
    np.testing.assert_allclose(pert_quantile(chance, low, mode, high), wanted, atol=1e-6 * (high - low))


def test_the_normal_chance_is_that_of_scipy() -> None:
    scores = np.concatenate([np.linspace(-9, 9, 3601), [-40.0, 0.0, 40.0]])
    np.testing.assert_allclose(normal_chance(scores), scipy.stats.norm.cdf(scores), atol=2e-12)
    near = scores[np.abs(scores) < 7]
    np.testing.assert_allclose(normal_chance(near), scipy.stats.norm.cdf(near), atol=1e-15, rtol=0)


@given(triples(), st.sampled_from(["triangular", "pert"]))
@examples(50)
def test_a_higher_chance_gives_no_lower_value_and_none_outside(
    triple: tuple[float, float, float], distribution: str
) -> None:
    low, mode, high = triple
    quantile = triangular_quantile if distribution == "triangular" else pert_quantile
    values = quantile(np.linspace(0, 1, 1001), low, mode, high)
    assert np.all(np.diff(values) >= -1e-9 * (high - low))
    assert values[0] == pytest.approx(low, abs=1e-9 * (high - low))
    assert np.all((values >= low - 1e-9) & (values <= high + 1e-9))


def test_the_triangle_by_hand() -> None:
    """From 10 over 20 to 50 a quarter lies left of the mode: 10 × 10 / (40 × 10)."""
    assert triangular_quantile(np.array([0.0, 0.25, 1.0]), 10, 20, 50).tolist() == pytest.approx([10, 20, 50])
    assert triangular_quantile(np.array([0.0, 0.3, 1.0]), 7, 7, 7).tolist() == [7, 7, 7]


# Draws of a case


def drawn(case: Case, distribution: str = "triangular", count: int = DRAWS, **changes: float) -> dict[str, np.ndarray]:
    """Every uncertain assumption's draws, all blocks together."""
    ranges = spreads(case, case.assumptions.replace(**changes))
    blocks = [
        {one.id: value_of(one, chance[one.id], distribution) for one in ranges} for chance in chances(case, count)
    ]
    return {one.id: np.concatenate([np.atleast_1d(block[one.id]) for block in blocks]) for one in ranges}


def test_what_is_drawn_is_what_nobody_controls() -> None:
    """Decisions (keys, shares, weights, transition, switches) are not drawn; nor is a delay, which the planning
    draws, or the exit cost, which is a scenario of its own."""
    names = {row.id.partition(".")[0] for row in uncertain_rows(dinkelland())}
    assert names == {
        "caseload", "execution_index", "caseload_growth", "average_benefit", "buig_adjustment",
        "participation_adjustment", "execution_cost_change", "benefits_per_fte", "cost_per_fte", "backoffice_price",
        "ict_structural", "project_cost_change", "executor_cost", "project_coverage",
    }  # fmt: skip
    assert all(DECLARED[name].unit not in ("choice", "switch") for name in names)


def test_only_a_supported_range_is_drawn_until_the_user_decides_otherwise() -> None:
    """drawn.csv names caseloads, index, average benefit, benefits per fte and cost per fte: no source speaks of the
    range of the others."""
    case = dinkelland()
    usual = {row.id for row in drawn_rows(case, case.assumptions)}
    assert usual == {
        "caseload.dinkelland", "caseload.tubbergen", "execution_index", "average_benefit", "cost_per_fte",
        "benefits_per_fte.income", "benefits_per_fte.intensive", "benefits_per_fte.regular",
    }  # fmt: skip
    more = case.assumptions.replace(**{"drawn.backoffice_price": 1, "drawn.caseload-tubbergen": 0})
    assert {row.id for row in drawn_rows(case, more)} == (usual | {"backoffice_price"}) - {"caseload.tubbergen"}
    assert {one.id for one in spreads(case, more)} == {row.id for row in drawn_rows(case, more)}


def test_the_draws_of_some_are_those_that_they_have_among_all() -> None:
    whole, some = (next(chances(dinkelland(), 50, ids=ids)) for ids in (None, ["caseload.tubbergen", "ict_structural"]))
    assert set(some) == {"caseload.tubbergen", "ict_structural"}
    for id, values in some.items():
        np.testing.assert_array_equal(values, whole[id])
    assert next(chances(dinkelland(), 50, ids=[])) == {}


def reference(distribution: str, low: float, mode: float, high: float) -> scipy.stats.rv_continuous:
    if distribution == "triangular":
        return scipy.stats.triang((mode - low) / (high - low), low, high - low)
    a = 1 + 4 * (mode - low) / (high - low)
    return scipy.stats.beta(a, 6 - a, low, high - low)


@pytest.mark.parametrize("distribution", ["triangular", "pert"])
@pytest.mark.parametrize("name", NAMES)
def test_moments_and_percentiles_are_those_of_scipy(name: str, distribution: str) -> None:
    """Mean and spread within 5 standard errors, percentiles at the chances of the beta of order statistics, and the
    whole sample by Kolmogorov–Smirnov."""
    case = case_of(name)
    for id, values in drawn(case, distribution).items():
        row = case.row(id)
        if DECLARED[id.partition(".")[0]].whole:
            continue
        wanted = reference(distribution, row.low, float(row.default), row.high)
        deviation = wanted.std()
        assert values.mean() == pytest.approx(wanted.mean(), abs=5 * deviation / math.sqrt(DRAWS)), id
        assert values.std() == pytest.approx(deviation, rel=0.015), id
        for level in (0.1, 0.5, 0.9):
            below = (values <= wanted.ppf(level)).mean()
            assert below == pytest.approx(level, abs=5 * math.sqrt(level * (1 - level) / DRAWS)), (id, level)
        assert scipy.stats.kstest(values[:5000], wanted.cdf).pvalue > 1e-4, id


@pytest.mark.parametrize("distribution", ["triangular", "pert"])
def test_whole_numbers_are_drawn_whole(distribution: str) -> None:
    """Rounded to the nearest: k has the chance of k - ½ to k + ½ in the range; the ends get half a step."""
    chances_ = np.random.default_rng(1).random(DRAWS)
    for low, mode, high in ((0, 0, 5), (0, 3, 12)):
        values = np.asarray(
            value_of(Spread(id="years", low=low, mode=mode, high=high, whole=True), chances_, distribution)
        )
        wanted = reference(distribution, low, mode, high)
        for number in range(low, high + 1):
            chance = wanted.cdf(number + 0.5) - wanted.cdf(number - 0.5)
            part = (values == number).mean()
            assert part == pytest.approx(chance, abs=5 * math.sqrt(max(chance, 1e-4) / DRAWS)), (high, number)
        assert set(values.tolist()) <= set(range(low, high + 1))


def test_the_mode_is_what_is_set_and_a_value_outside_the_range_widens_it() -> None:
    case = dinkelland()
    row = case.row("caseload.tubbergen")  # 110–260
    inside = spread_of(row, case.assumptions.replace(**{"caseload.tubbergen": 150}))
    assert (inside.low, inside.mode, inside.high) == (110, 150, 260)
    above = spread_of(row, case.assumptions.replace(**{"caseload.tubbergen": 300}))
    assert (above.low, above.mode, above.high) == (110, 300, 300)
    below = spread_of(row, case.assumptions.replace(**{"caseload.tubbergen": 50}))
    assert (below.low, below.mode, below.high) == (50, 50, 260)
    assert drawn(case, **{"caseload.tubbergen": 300.0})["caseload.tubbergen"].max() > 260


def test_a_sweep_or_a_choice_is_not_drawn() -> None:
    case = dinkelland()
    swept = case.assumptions.replace(**{"caseload.tubbergen": np.array([150.0, 160.0])})
    with pytest.raises(ValueError, match="no range around one value"):
        spread_of(case.row("caseload.tubbergen"), swept)
    with pytest.raises(ValueError, match="no range around one value"):
        spread_of(case.row("cost_basis"), case.assumptions)
    with pytest.raises(ValueError, match="at least once"):
        next(chances(case, 0))


# Streams


def test_the_same_seed_repeats_to_the_bit_and_another_does_not() -> None:
    case = villages()
    first, again = next(chances(case, 500)), next(chances(case, 500))
    other = next(chances(case, 500, seed=1))
    for id, values in first.items():
        assert values.tobytes() == again[id].tobytes()
        assert not np.array_equal(values, other[id])
    assert len({values.tobytes() for values in first.values()}) == len(first)


def test_the_first_draws_hang_neither_on_the_blocks_nor_on_how_many_follow() -> None:
    case = villages()
    wanted = next(chances(case, 1000, block=1000))
    parts = list(chances(case, 5000, block=170))
    for id, values in wanted.items():
        np.testing.assert_array_equal(np.concatenate([part[id] for part in parts])[:1000], values)


def test_a_new_assumption_leaves_the_draws_of_the_others_alone(tmp_path: Path) -> None:
    """Without one municipality, and with it the correlation that names it, the others draw what they drew."""
    whole = next(chances(villages(), 200))
    folder = copy_of_the_villages(tmp_path)
    remove(folder, "segments.csv", "balie")
    remove(folder, "assumptions.csv", "benefits_per_fte.balie")
    fewer = next(chances(load_case(folder), 200))
    assert set(whole) - set(fewer) == {"benefits_per_fte.balie"}
    for id, values in fewer.items():
        np.testing.assert_array_equal(values, whole[id])


# Correlation


@pytest.mark.parametrize("name", NAMES)
def test_the_normal_scores_have_the_correlation_of_the_case(name: str) -> None:
    """And none where the case names none."""
    case = case_of(name)
    (chance,) = chances(case, DRAWS, block=DRAWS)
    asked = {frozenset((one.first, one.second)): one.correlation for one in case.correlations}
    assert len(asked) == len(case.correlations)
    ids = list(chance)
    scores = scipy.stats.norm.ppf(np.array([chance[id] for id in ids]))
    found = np.corrcoef(scores)
    for one, first in enumerate(ids):
        for other in range(one):
            wanted = asked.get(frozenset((first, ids[other])), 0.0)
            # The standard error of a correlation is (1 - r²) / sqrt(n): 0.003.
            assert found[one, other] == pytest.approx(wanted, abs=0.016), (first, ids[other])


def test_ranks_correlate_as_a_gaussian_copula_says() -> None:
    """Spearman = 6 / π × asin(r / 2) (Pearson 1907): 0.4826 at 0.5, whatever the ranges."""
    values = drawn(dinkelland())
    found = scipy.stats.spearmanr(values["caseload.dinkelland"], values["caseload.tubbergen"]).statistic
    assert found == pytest.approx(6 / math.pi * math.asin(0.25), abs=0.015)


def test_correlated_chances_are_as_even_as_others() -> None:
    (chance,) = chances(villages(), DRAWS, block=DRAWS)
    for id, values in chance.items():
        assert scipy.stats.kstest(values, "uniform").pvalue > 1e-4, id
