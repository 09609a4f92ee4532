"""Risks that happen together, against scipy's bivariate normal distribution and arithmetic at the limits."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from model.case.risks import Risk
from model.case.sweep import sweep
from model.risks.dependence import chances_in
from model.risks.reserve import CERTAINTIES, SEED, enough_for, losses, margin, reserves, total_losses, uniforms
from tests.model.worlds import NAMES, case_of, dinkelland, examples

DRAWS = 100_000
FIVE_ERRORS = 5 * np.sqrt(0.25 / DRAWS)
"""Five standard errors of a share of the draws, at its widest: 0,0079."""


def risk(id: str) -> Risk:
    return dinkelland().risk(id)


def happened(id: str, chance: float, dependence: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """In which draws a risk happens."""
    own, _size = uniforms(id, DRAWS)
    return own < chances_in(risk(id), np.asarray(chance), dependence, DRAWS, SEED)  # type: ignore[no-any-return]


@pytest.mark.parametrize("dependence", [0.1, 0.5, 0.9])
@pytest.mark.parametrize(("first", "second"), [(0.5, 0.5), (0.1, 0.9), (0.3, 0.5), (0.1, 0.1)])
def test_both_happen_as_often_as_in_a_bivariate_normal(first: float, second: float, dependence: float) -> None:
    one, other = happened("time_pressure", first, dependence), happened("corona", second, dependence)
    normal = stats.multivariate_normal([0, 0], [[1, dependence], [dependence, 1]])
    both = float(normal.cdf(stats.norm.ppf([first, second])))
    assert abs(np.mean(one & other) - both) < FIVE_ERRORS
    # And each by itself as often as its own chance.
    assert abs(one.mean() - first) < FIVE_ERRORS
    assert abs(other.mean() - second) < FIVE_ERRORS


def test_at_one_half_by_hand() -> None:
    """Sheppard (1899): two chances of a half happen together with 1/4 + arcsin(r) / 2π; at r = 0,5 that is 1/3."""
    both = happened("time_pressure", 0.5, 0.5) & happened("corona", 0.5, 0.5)
    assert abs(both.mean() - 1 / 3) < FIVE_ERRORS


def test_risks_of_other_causes_stay_apart() -> None:
    one, other = happened("time_pressure", 0.5, 0.9), happened("scale", 0.5, 0.9)
    assert abs(np.mean(one & other) - 0.25) < FIVE_ERRORS


def test_without_dependence_or_cause_every_draw_is_what_it_was() -> None:
    """To the bit: the chance that a draw is held against is the chance itself, and there is no copy per draw."""
    chance = np.array([0.0, 0.1, 0.5])
    for id, dependence in (("time_pressure", 0.0), ("annual_account", 0.9)):
        found = chances_in(risk(id), chance, dependence, 50, SEED)
        np.testing.assert_array_equal(found, chance[:, None])
    swept = chances_in(risk("time_pressure"), np.asarray(0.3), np.array([0.0, 0.9, 0.0]), 50, SEED)
    assert (swept[[0, 2]] == 0.3).all()
    assert len(np.unique(swept[1])) == 50


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_what_never_or_always_happens_does_so(chance: float) -> None:
    assert (chances_in(risk("corona"), np.asarray(chance), 0.9, 100, SEED) == chance).all()


@pytest.mark.parametrize("name", NAMES)
@examples(15)
@given(data=st.data())
def test_the_mean_stays_and_what_exceeds_an_amount_grows(name: str, data: st.DataObject) -> None:
    """For any classes. The mean of what is above any amount cannot fall: more dependence is riskier (in the convex
    order; Müller and Stoyan, 2002). A quantile can: with chances of 10% happening together leaves more draws without
    any loss."""
    case = case_of(name)
    classes = {
        f"{kind}.{one.id}": data.draw(st.integers(1, 5))
        for one in case.risks
        for kind in ("risk_chance", "risk_impact")
    }
    weaker, stronger = sorted(
        (data.draw(st.sampled_from([0.0, 0.3, 0.6])), data.draw(st.sampled_from([0.3, 0.6, 0.9])))
    )
    set_now = case.assumptions.replace(**classes)
    low, high = (total_losses(case, set_now.replace(risk_dependence=one), 20_000)["mine"] for one in (weaker, stronger))
    error = 5 * np.std(high - low) / np.sqrt(20_000) + 1e-6
    assert abs(high.mean() - low.mean()) <= error
    for amount in np.quantile(low, (0.5, 0.8, 0.95)):
        above = np.maximum(high - amount, 0) - np.maximum(low - amount, 0)
        assert above.mean() >= -5 * np.std(above) / np.sqrt(20_000) - 1e-6


def test_the_reserves_of_the_documents_do_not_fall() -> None:
    """Within what other draws could differ. Nothing of Huidig has a cause in common."""
    case = dinkelland()
    totals = [total_losses(case, case.assumptions.replace(risk_dependence=one / 10)) for one in range(10)]
    for before, after in pairwise(totals):
        for certainty in CERTAINTIES:
            low, high = (float(enough_for(one["mine"], (certainty,))[0]) for one in (before, after))
            assert high >= low - 2 * float(margin(before["mine"], certainty))
        np.testing.assert_array_equal(before["current"], after["current"])


def test_when_it_happens_it_costs_what_it_cost() -> None:
    case = dinkelland()
    tied = case.assumptions.replace(risk_dependence=0.9)
    before, after = (losses(case, one, risk("scale"), 5_000) for one in (case.assumptions, tied))
    both = (before > 0) & (after > 0)
    assert both.sum() > 1_000
    np.testing.assert_array_equal(before[both], after[both])


@pytest.mark.parametrize("name", NAMES)
def test_a_sweep_equals_its_points(name: str) -> None:
    case = case_of(name)
    # Where no risk shares a cause with another, dependence moves nothing, in a sweep too.
    id = next((one.id for one in case.risks if one.driver), case.risks[0].id)
    swept = sweep(
        case.assumptions.replace(risk_dependence=0.4), {f"risk_chance.{id}": range(6), "risk_dependence": (0, 0.9)}
    )
    found = reserves(case, swept.assumptions, draws=2000)
    for block in swept.blocks:
        for place, value in enumerate(block.values):
            alone = case.assumptions.replace(**{"risk_dependence": 0.4, block.assumption: value})
            for variant, wanted in reserves(case, alone, draws=2000).items():
                rows = np.broadcast_to(found[variant], (swept.rows, len(CERTAINTIES)))
                np.testing.assert_array_equal(rows[block.start + place], wanted)
