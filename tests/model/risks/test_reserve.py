"""The Monte Carlo reserve, against exact sums of all outcomes, scipy, and a numerical convolution."""

from __future__ import annotations

import time
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from model import VARIANTS, load_case
from model.case.case import Case
from model.case.risks import CLASSES
from model.case.sweep import sweep
from model.risks.register import assess, counts_in
from model.risks.reserve import CERTAINTIES, DRAWS, enough_for, losses, margin, reserves, total_losses, uniforms
from tests.model.copies import add, change, copy_of_the_villages
from tests.model.worlds import NAMES, case_of, dinkelland, examples, villages

# Exact: every outcome of independent risks with a fixed impact


def exact_reserve(risks: list[tuple[float, float]], certainty: float) -> float:
    """The smallest sum that covers this part of all outcomes: each risk (chance, amount) happens or not."""
    outcomes = []
    for happened in product((False, True), repeat=len(risks)):
        parts = [chance if yes else 1 - chance for yes, (chance, _) in zip(happened, risks, strict=True)]
        amount = sum(amount for yes, (_, amount) in zip(happened, risks, strict=True) if yes)
        outcomes.append((amount, float(np.prod(parts))))
    covered = 0.0
    for amount, probability in sorted(outcomes):
        covered += probability
        if covered >= certainty - 1e-12:
            return amount
    raise AssertionError("the outcomes do not add up to 1")


def new_risk(id: str, chance: int, impact: int) -> str:
    """A row of the register of the villages that counts in every variant."""
    return f"{id};;;;every;aanname;{id};{id};{chance};{impact};aanname;gok;Zo.;So.;;;aanname;;;verhaal;;;bron;;;"


@pytest.fixture
def points(tmp_path: Path) -> Case:
    """The villages with fixed impacts (low = high) and three more risks of every variant."""
    folder = copy_of_the_villages(tmp_path)
    chances = ((0.1, 1_000), (0.3, 2_500), (0.45, 7_000), (0.7, 20_000), (0.9, 60_000))
    text = ["kind;number;low;high;source;place_nl;place_en;status"]
    for number, (chance, impact) in enumerate(chances, start=1):
        for kind, value in (("chance", chance), ("impact", impact)):
            written = str(value).replace(".", ",")
            text.append(f"{kind};{number};{written};{written};gok;;;aanname")
    (folder / "risk_classes.csv").write_text("\n".join(text) + "\n", "utf-8")
    for id, number, size in (("hagel", 3, 4), ("mist", 2, 5), ("ijs", 1, 3)):
        add(folder, "risks.csv", new_risk(id, number, size))
    return load_case(folder)


def test_fixed_impacts_equal_all_outcomes(points: Case) -> None:
    # regen 30% × 1.000, hagel 45% × 20.000, mist 30% × 60.000, ijs 10% × 7.000; now also afstand 45% × 2.500.
    mine = [(0.3, 1_000.0), (0.45, 20_000.0), (0.3, 60_000.0), (0.1, 7_000.0)]
    wanted = {"mine": mine, "advice": mine, "current": [*mine, (0.45, 2_500.0)]}
    levels = (0.25, 0.5, 0.78, 0.9, 0.98)
    for variant, found in reserves(points, points.assumptions, levels).items():
        assert found.tolist() == [exact_reserve(wanted[variant], one) for one in levels], variant
        # No level lies so near a step of the exact distribution that luck decides.
        for near in (-0.0015, 0.0015):
            assert found.tolist() == [exact_reserve(wanted[variant], one + near) for one in levels], (variant, near)
    # By hand for mine at 78%: without mist at most 28.000 is lost, in 70% of all outcomes; mist alone costs 60.000:
    # 0,7 + 0,3 × 0,55 × 0,7 × 0,9 = 80,4%, so 60.000 is enough.
    assert exact_reserve(mine, 0.78) == 60_000


@examples(25)
@given(data=st.data())
def test_any_register_with_fixed_impacts_equals_all_outcomes(data: st.DataObject) -> None:
    """Draws of 20.000 with impacts of one amount; certainties at least four standard errors from any step."""
    risks = data.draw(
        st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]), st.integers(1, 50)), min_size=1, max_size=6)
    )
    draws = 20_000
    total = np.zeros(draws)
    for place, (chance, amount) in enumerate(risks):
        total = total + np.where(uniforms(f"r{place}", draws)[0] < chance, amount, 0)
    certainty = data.draw(st.sampled_from(CERTAINTIES))
    error = 4 * np.sqrt(certainty * (1 - certainty) / draws)
    amounts = [(chance, float(amount)) for chance, amount in risks]
    low, high = exact_reserve(amounts, certainty - error), exact_reserve(amounts, certainty + error)
    assert low <= float(enough_for(total, (certainty,))[0]) <= high


# The uniform part


def test_the_impacts_are_uniform_and_the_chance_is_right() -> None:
    case = dinkelland()
    risk = next(one for one in case.risks if one.id == "scale")
    drawn = losses(case, case.assumptions, risk)
    hit = drawn[drawn > 0]
    # 50% of 25.000: five standard errors, 5 × √(25.000 × 0,5 × 0,5), are 395.
    assert abs(len(hit) - 12_500) < 395
    assert stats.kstest(hit, stats.uniform(100_000, 150_000).cdf).pvalue > 0.001


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_distribution_equals_a_convolution(variant: str) -> None:
    """The exact distribution on a grid of € 250: each risk is a step at 0 and an even part over its class."""
    case, step = dinkelland(), 250
    distribution = np.array([1.0])
    for risk in counts_in(case, case.assumptions, variant):  # type: ignore[arg-type]
        found = assess(case, case.assumptions, risk)
        chance, low, high = float(found.chance), int(found.low), int(found.high)
        one = np.zeros(high // step + 1)
        one[0] = 1 - chance
        if chance:
            one[low // step : high // step] += chance / ((high - low) // step)  # the bin from low to low + step
        else:
            one[0] = 1
        distribution = np.convolve(distribution, one)
    covered = np.cumsum(distribution)
    assert covered[-1] == pytest.approx(1)
    totals = total_losses(case, case.assumptions)[variant]  # type: ignore[index]
    for certainty, amount in zip(CERTAINTIES, enough_for(totals), strict=True):
        exact = int(np.searchsorted(covered, certainty)) * step
        # Four standard errors of the draws; each of at most seven amounts is rounded down by at most a step.
        spread = 2 * float(margin(totals, certainty)) + 8 * step
        assert abs(amount - exact) < spread, (certainty, amount, exact)
    assert totals.mean() == pytest.approx(float(distribution @ np.arange(len(distribution))) * step, rel=0.01)


# Quantiles


@pytest.mark.parametrize("draws", [7, 10, 1000])
def test_the_quantile_is_the_inverse_of_the_empirical_distribution(draws: int) -> None:
    values = np.random.default_rng(1).normal(size=(3, draws))
    levels = (0.05, 0.5, 0.8, 0.9, 0.95, 1.0)
    wanted = np.moveaxis(np.quantile(values, levels, axis=-1, method="inverted_cdf"), 0, -1)
    np.testing.assert_array_equal(enough_for(values, levels), wanted)
    # In words: at least so many draws are covered, and by no smaller draw.
    for level, amount in zip(levels, enough_for(values[0], levels), strict=True):
        assert np.mean(values[0] <= amount) >= level - 1e-12
        assert np.mean(values[0] < amount) < level


@pytest.mark.parametrize("level", [0.0, -0.1, 1.1])
def test_a_certainty_outside_its_bounds_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="certainties"):
        enough_for(np.arange(10.0), (level,))


# Seed, streams, sweeps


def test_the_same_register_gets_the_same_draws_to_the_bit() -> None:
    case = dinkelland()
    first, second = (total_losses(case, case.assumptions) for _ in range(2))
    for variant in VARIANTS:
        assert first[variant].tobytes() == second[variant].tobytes()
        assert first[variant].shape == (DRAWS,)
    # To the bit on every machine: PCG64 of numpy, seeded with 2022 and the letters of the id.
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence([2022, 97, 98])))
    np.testing.assert_array_equal(uniforms("ab", 5)[0], random.random(5))


def test_a_new_risk_changes_no_draw_of_another(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "risks.csv", "regen;weg;", f"{new_risk('aaa', 5, 4)}\nregen;weg;")
    case = load_case(folder)
    by_id = {one.id: one for one in case.risks}
    for risk in villages().risks:
        before = losses(villages(), villages().assumptions, risk, 1000)
        np.testing.assert_array_equal(losses(case, case.assumptions, by_id[risk.id], 1000), before)


def test_two_risks_are_drawn_independently() -> None:
    streams = np.array([part for one in dinkelland().risks for part in uniforms(one.id, 20_000)])
    found = np.corrcoef(streams) - np.eye(len(streams))
    assert np.abs(found).max() < 5 / np.sqrt(20_000)


@pytest.mark.parametrize("name", NAMES)
def test_a_sweep_equals_its_points(name: str) -> None:
    case = case_of(name)
    id = case.risks[0].id
    positions = {f"risk_chance.{id}": range(6), f"risk_impact.{id}": range(6), "top_impact": (70_000, 900_000)}
    swept = sweep(case.assumptions, positions)
    found = reserves(case, swept.assumptions, draws=2000)
    for variant in VARIANTS:
        rows = np.broadcast_to(found[variant], (swept.rows, len(CERTAINTIES)))
        np.testing.assert_array_equal(rows[0], reserves(case, case.assumptions, draws=2000)[variant])
        for block in swept.blocks:
            for place, value in enumerate(block.values):
                alone = case.assumptions.replace(**{block.assumption: value})
                np.testing.assert_array_equal(rows[block.start + place], reserves(case, alone, draws=2000)[variant])


@pytest.mark.parametrize("name", NAMES)
@examples(40)
@given(data=st.data())
def test_a_higher_class_needs_no_less(name: str, data: st.DataObject) -> None:
    """In every draw: the draws are the same, so the reserve cannot fall either."""
    case = case_of(name)
    risk = data.draw(st.sampled_from(case.risks))
    kind = data.draw(st.sampled_from(("risk_chance", "risk_impact")))
    lower = data.draw(st.integers(0, CLASSES - 1))
    other = data.draw(st.integers(0, CLASSES))
    both = {f"risk_chance.{risk.id}": other, f"risk_impact.{risk.id}": other, f"{kind}.{risk.id}": lower}
    before = case.assumptions.replace(**both)
    after = before.replace(**{f"{kind}.{risk.id}": lower + 1})
    low, high = total_losses(case, before, 500), total_losses(case, after, 500)
    for variant in VARIANTS:
        assert (high[variant] >= low[variant]).all()
        assert (enough_for(high[variant]) >= enough_for(low[variant])).all()


def test_more_draws_narrow_the_margin() -> None:
    """As 1/√n: a hundred times as many draws, a tenth of the margin (within a quarter)."""
    case = dinkelland()
    small, large = (float(margin(total_losses(case, case.assumptions, n)["mine"], 0.9)) for n in (2_000, 200_000))
    assert small / large == pytest.approx(10, rel=0.25)


def test_draws_are_fast() -> None:
    """Ten times as fast as a slow machine needs: 25.000 draws of three variants at thirteen slider positions."""
    case = dinkelland()
    swept = sweep(case.assumptions, {"risk_chance.scale": range(6), "risk_impact.scale": range(6)})
    start = time.process_time()
    reserves(case, swept.assumptions)
    assert time.process_time() - start < 2
