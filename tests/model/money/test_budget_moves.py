"""Which assumption moves which variant of the budget, and which moves none."""

from __future__ import annotations

from datetime import date
from typing import get_args

import numpy as np
import pytest
from hypothesis import strategies as st

from model import VARIANTS, Assumptions, Case, baten, budget, lasten
from model.assumptions.declared import Layer
from model.assumptions.values import DECLARED
from model.options.scoring import score
from tests.model.money.budgets import at
from tests.model.worlds import (
    NAMES,
    OF_RISKS,
    OF_SCORES,
    assumptions_at,
    case_of,
    on_every_case,
    points,
    villages,
)
from words.texts import _


def outcome(case: Case, assumptions: Assumptions, variant: str) -> list[np.ndarray]:
    result = budget(case, assumptions, variant)
    return [lasten(result), baten(result), result.frame]


def same(first: list[np.ndarray], second: list[np.ndarray]) -> bool:
    """To a millionth of a euro: a part of a year of one amount and the rest of it make that amount but for noise."""
    pairs = zip(first, second, strict=True)
    return all(np.allclose(one, other, rtol=0, atol=1e-6, equal_nan=True) for one, other in pairs)


def moved(case: Case, given_: dict, changes: dict) -> set[str]:
    """The variants that a change moves, under what is given on both sides."""
    base = case.assumptions.replace(**given_)
    changed = base.replace(**changes)
    assert base.changed_from(changed)
    return {one for one in VARIANTS if not same(outcome(case, base, one), outcome(case, changed, one))}


Setup = dict[str, float | str]
BOTTOM_UP: Setup = {"cost_basis": "bottom_up"}
ESTIMATE: Setup = {"with_benefits": 1}

# For every choice in drie-dorpen: its other value, and what must be given for it to move Mijn variant, with the
# reason why without that it moves nothing.
CHOICES: dict[str, tuple[Setup, Setup, str]] = {
    "share": ({"share.beekveld": 0.2}, {}, ""),
    "remainder": ({"remainder": "to:ceehuizen"}, {"share.beekveld": 0.2}, "30% + 50% + 20% leaves nothing over"),
    "cost_key": ({"cost_key": "caseload"}, {}, ""),
    "caseload_weight": ({"caseload_weight": 0.8}, {"cost_key": "mixed"}, "only a mixed key has weights"),
    "phase_in_years": (
        {"phase_in_years": 2},
        {"cost_key": "residents"},
        "the chosen key is the existing one: there is nowhere to go",
    ),
    "execution_cost_change": ({"execution_cost_change": 0.05}, {}, ""),
    "project_key": ({"project_key": "residents"}, {}, ""),
    "front": (
        {"front.betalen": "stad_deeburg"},
        {"executor_cost.stad_deeburg": 0.1},
        "as long as all executors cost the same, it does not matter which",
    ),
    "back": (
        {"back.begeleiden": "dorpenbureau"},
        {"executor_cost.dorpenbureau": 0.1},
        "as long as all executors cost the same, it does not matter which",
    ),
}

# Judgements move no euro in any variant, whatever else is set, because a score is no money: the other value, and a task
# whose scores it does move.
SCORES: dict[str, tuple[Setup, str]] = {
    "weight": ({"weight.vlakbij": 8}, "betalen"),
    "strength": ({"strength.deeburg_ver": 3}, "betalen"),
    "criterion": ({"criterion.werkplaats_kent": "stevig"}, "begeleiden"),
    # Read alike, the arguments leave stevig without any.
    "keep_silent_criteria": (
        {"keep_silent_criteria": 1, "criterion.bureau_nieuw": "vlakbij", "criterion.werkplaats_kent": "vlakbij"},
        "begeleiden",
    ),
    "own_pro": ({"own_pro.betalen-dorpenbureau": 2}, "betalen"),
    "own_con": ({"own_con.betalen-dorpenbureau": 2}, "betalen"),
    "own_pro_criterion": (
        {"own_pro_criterion.betalen-dorpenbureau": "stevig", "own_pro.betalen-dorpenbureau": 2},
        "betalen",
    ),
    "own_con_criterion": (
        {"own_con_criterion.betalen-dorpenbureau": "stevig", "own_con.betalen-dorpenbureau": 2},
        "betalen",
    ),
}
DEARER: Setup = {"executor_cost.dorpenbureau": 0.2, "executor_cost.werkplaats": -0.1, "cost_key": "mixed"}

# For every world assumption: its other value, what must be given, and which variants it then moves. Without what is
# given it moves none.
ALL = set(VARIANTS)
NEW = {"advice", "mine"}
WORLD: dict[str, tuple[Setup, Setup, set[str]]] = {
    "caseload": ({"caseload.beekveld": 150}, ESTIMATE, ALL),
    "amount_reading": ({"amount_reading": "joint_total"}, {}, ALL),
    "execution_index": ({"execution_index": 0.02}, {}, ALL),
    "caseload_growth": ({"caseload_growth": 0.02}, ESTIMATE, ALL),
    "with_benefits": ({"with_benefits": 1}, {}, ALL),
    "with_participation": ({"with_participation": 1}, {}, ALL),
    "average_benefit": ({"average_benefit": 9000}, ESTIMATE, ALL),
    "buig_adjustment": ({"buig_adjustment": -0.05}, ESTIMATE, ALL),
    "participation_adjustment": ({"participation_adjustment": 0.1}, {"with_participation": 1}, ALL),
    # Huidig goes on with the contract: it leaves nobody and needs no project.
    "exit_cost_years": ({"exit_cost_years": 2}, {}, NEW),
    "project_cost_change": ({"project_cost_change": 0.2}, {}, NEW),
    "finding": ({"finding.cursus_2032": 1}, {}, ALL),
    # A late start counts only where the new model costs something else than the contract.
    "step_delay": ({"step_delay.openen": 4}, {"execution_index": 0.02, "exit_cost_years": 2}, NEW),
    "project_hours": ({"project_hours.denken": 50}, {}, NEW),
    "project_rate": ({"project_rate.denken": 100}, {}, NEW),
    "project_amount": ({"project_amount.verf": 3000}, {}, NEW),
    "project_coverage": ({"project_coverage": 4000}, {}, NEW),
    # Huidig is the contract at its printed amount: nothing of what a new model is built of is in it.
    "cost_basis": ({"cost_basis": "bottom_up"}, {}, NEW),
    # The frame has no fte, no price per benefit and no line for ICT.
    "benefits_per_fte": ({"benefits_per_fte.balie": 120}, BOTTOM_UP, NEW),
    "reassessed": ({"reassessed.jong": 20}, BOTTOM_UP, NEW),
    "cost_per_fte": ({"cost_per_fte": 90_000}, BOTTOM_UP, NEW),
    "backoffice_price": ({"backoffice_price": 400}, BOTTOM_UP, NEW),
    "ict_structural": ({"ict_structural": 0}, BOTTOM_UP, NEW),
    # In the same key at the same cost it does not matter who executes, or from when on.
    "start_delay_months": ({"start_delay_months": 5}, BOTTOM_UP, NEW),
    # The counter of betalen is theirs in the advice.
    "executor_cost": ({"executor_cost.dorpenbureau": 0.1}, {}, NEW),
}
NO_MONEY = {
    "planning_date": {"planning_date": date(2031, 6, 1).toordinal()},
    "step_spread": {"step_spread": "usual"},
}
"""What moves only what is shown of the planning."""

# How numbers are drawn is no number: it moves no point, only the bands (test_uncertainty.py).
DRAWN = {"distribution", "drawn"}
# What the budget is compared with is no cost of a variant.
FRAME = {"frame_indexed"}


def test_no_declared_assumption_is_forgotten_below() -> None:
    layers = {layer: {name for name, one in DECLARED.items() if one.layer == layer} for layer in get_args(Layer)}
    world = {*WORLD, *NO_MONEY, *OF_RISKS, *DRAWN, *FRAME}
    assert layers == {"choice": {*CHOICES}, "judgement": {*SCORES}, "world": world}
    assert moved(villages(), {}, {"distribution": "pert"}) == set()
    assert moved(villages(), {}, {"drawn.execution_index": 0}) == set()
    assert set(SCORES) == set(OF_SCORES)


@pytest.mark.parametrize(
    "change", [{"risk_chance.regen": 5}, {"risk_impact.regen": 5}, {"top_impact": 60_000}, {"risk_dependence": 0.5}]
)
def test_a_risk_moves_no_budget(change: Setup) -> None:
    assert moved(villages(), {}, change) == set()


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_moves_mijn_variant_and_no_other(name: str) -> None:
    change, needed, reason = CHOICES[name]
    assert moved(villages(), needed, change) == {"mine"}
    assert bool(needed) == bool(reason)
    if needed:
        assert moved(villages(), {}, change) == set(), reason


@pytest.mark.parametrize("name", NO_MONEY)
def test_the_day_on_which_one_looks_moves_no_euro(name: str) -> None:
    assert moved(villages(), {}, NO_MONEY[name]) == set()


@pytest.mark.parametrize("name", SCORES)
def test_a_weight_a_strength_and_a_reading_move_scores_and_no_euro(name: str) -> None:
    change, task = SCORES[name]
    for needed in ({}, DEARER, {**DEARER, **BOTTOM_UP, **ESTIMATE}):
        assert moved(villages(), needed, change) == set()
    before, after = (score(villages(), at(villages(), **one), task) for one in ({}, change))
    assert any(not np.allclose(getattr(before, one), getattr(after, one)) for one in ("total", "by_criterion"))


@pytest.mark.parametrize("name", WORLD)
def test_a_world_assumption_moves_every_variant_that_has_the_thing(name: str) -> None:
    change, needed, variants = WORLD[name]
    assert moved(villages(), needed, change) == variants
    if needed:
        assert moved(villages(), {}, change) == set()


def test_a_caseload_moves_by_key_only_the_variant_with_that_key() -> None:
    """Huidig and Advies keep the fixed key, whatever the benefits."""
    assert moved(villages(), {"cost_key": "caseload"}, {"caseload.beekveld": 150}) == {"mine"}
    # Read as own cost, Beekveld pays 2.000 a benefit to the contract itself.
    assert moved(villages(), {"amount_reading": "own_cost"}, {"caseload.beekveld": 150}) == ALL


@on_every_case(40)
def test_no_choice_whatever_moves_huidig_or_advies(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    point, other = data.draw(points(case)), data.draw(points(case))
    choices = {id: other[id] for id in other if DECLARED[id.partition(".")[0]].layer == "choice"}
    before, after = assumptions_at(case, point), assumptions_at(case, {**point, **choices})
    for variant in ("current", "advice"):
        assert same(outcome(case, before, variant), outcome(case, after, variant))
    # What is budgeted now is a fact about the world: no choice moves it, and all variants are measured by it.
    np.testing.assert_array_equal(budget(case, before, "mine").frame, budget(case, after, "mine").frame)
    np.testing.assert_array_equal(budget(case, before, "mine").frame, budget(case, before, "current").frame)


@pytest.mark.parametrize("name", NAMES)
def test_untouched_mijn_is_advies(name: str) -> None:
    case = case_of(name)
    assert same(outcome(case, case.assumptions, "mine"), outcome(case, case.assumptions, "advice"))


def test_growth_moves_what_its_text_says() -> None:
    """In what is built up and in the estimate of what is paid; not in a key, nor in a contract of one's own."""
    said = _(DECLARED["caseload_growth"].meaning)
    assert "Telt mee in de opgebouwde kosten en in de schatting van wat er wordt betaald" in said
    assert "niet in een verdeelsleutel, en niet in de eigen contractkosten" in said
    grown: Setup = {"caseload_growth": 0.03}
    assert moved(villages(), BOTTOM_UP, grown) == {"advice", "mine"}
    assert moved(villages(), ESTIMATE, grown) == ALL
    for still in ({"cost_key": "caseload"}, {"amount_reading": "own_cost"}):
        assert moved(villages(), still, grown) == set()
