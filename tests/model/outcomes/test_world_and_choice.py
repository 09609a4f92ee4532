"""World assumptions move every variant that contains them, choices Mijn variant only: in every outcome of the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from model import Assumptions, Case
from model.assumptions.values import DECLARED
from model.case.sweep import sweep
from model.case.variants import of_variant
from model.money.budget import budget
from model.options.configurations import advised, enumerate_all
from model.outcomes import cost_split, execution_model, multi_year_budget, planning, result, risks, scenarios
from model.uncertainty.simulation import simulate
from tests.model.outcomes.numbers import numbers
from tests.model.worlds import ROOT, Point, assumptions_at, case_of, dinkelland, on_every_case, points


def budgets(case: Case, now: Assumptions) -> Mapping[str, Any]:
    found = multi_year_budget.compute(case, now)
    return {
        variant: {"frame": one.frame, **{item.id: item.amounts for item in one.items}} for variant, one in found.items()
    }


def models(case: Case, now: Assumptions) -> Mapping[str, Any]:
    found = execution_model.compute(case, now, now, enumerate_all(case, case.assumptions))
    return {
        variant: {"chosen": dict(one.chosen), "fit": one.fit, "risk": one.risk, "partners": one.partners,
                  "cost": one.cost_change}
        for variant, one in found.standing.items()
    }  # fmt: skip


def register(case: Case, now: Assumptions) -> Mapping[str, Any]:
    found = risks.compute(case, now, now, risks.draw(case, now))
    return {
        variant: {
            "enough": found.reserves.enough[variant],
            "counted": tuple(one.id for one in found.counted[variant]),
            "expected": found.expected[variant],
            "shares": found.shares[variant],
        }
        for variant in found.counted
    }


def drawn(case: Case, now: Assumptions) -> Mapping[str, Any]:
    *_, last = simulate(case, now, 50)
    found = last.outcomes
    assert found is not None
    return {variant: {"cost": found.costs[variant], "frame": found.frames[variant]} for variant in found.costs}


def split(case: Case, now: Assumptions) -> Mapping[str, Any]:
    """The page has one split, that of Mijn variant: of the others the same sum under their own choices."""

    def of(variant: str) -> dict[str, Any]:
        own = sweep(of_variant(case, now, variant), {})
        moved = next((place for place in range(len(case.participants)) if place != case.lead), case.lead)
        return dict(numbers(cost_split.compute(case, own, case.about.years[-1], case.lead, moved)))

    return {variant: of(variant) for variant in ("advice", "mine")}


def plans(case: Case, now: Assumptions) -> Mapping[str, Any]:
    own = {variant: of_variant(case, now, variant) for variant in ("advice", "mine")}
    return {variant: dict(numbers(planning.compute(case, one))) for variant, one in own.items()}


def weighings(case: Case, now: Assumptions) -> Mapping[str, Any]:
    own = {variant: of_variant(case, now, variant) for variant in ("advice", "mine")}
    task = case.options[0].task
    return {
        variant: dict(numbers(scenarios.compute(case, one, sweep(one, {}), task, {}))) for variant, one in own.items()
    }


def results(case: Case, now: Assumptions) -> Mapping[str, Any]:
    own = {variant: of_variant(case, now, variant) for variant in ("advice", "mine")}
    return {
        variant: dict(numbers(result.result_of(case, one, budget(case, one, "mine")))) for variant, one in own.items()
    }


OUTCOMES: Mapping[str, Callable[[Case, Assumptions], Mapping[str, Any]]] = {
    "multi_year_budget": budgets,
    "execution_model": models,
    "risks": register,
    "uncertainty": drawn,
    "cost_split": split,
    "planning": plans,
    "result": results,
    "scenarios": weighings,
}


def assert_same(found: Any, wanted: Any, path: str) -> None:
    if isinstance(wanted, dict):
        assert found.keys() == wanted.keys(), path
        for key, value in wanted.items():
            assert_same(found[key], value, f"{path}.{key}")
    elif isinstance(wanted, np.ndarray | float):
        np.testing.assert_allclose(found, wanted, rtol=1e-9, atol=1e-6, err_msg=path)
    else:
        assert found == wanted, path


def only(case: Case, point: Point, chosen: bool) -> Assumptions:
    """The point's choices and all else as the case has it, or the other way round."""
    kept = {id: value for id, value in point.items() if (DECLARED[id.partition(".")[0]].layer == "choice") == chosen}
    return assumptions_at(case, kept)


@pytest.mark.parametrize("outcome", OUTCOMES)
@on_every_case(6)
def test_with_no_choice_changed_mijn_is_advies_in_every_number(name: str, outcome: str, data: st.DataObject) -> None:
    case = case_of(name)
    found = OUTCOMES[outcome](case, only(case, data.draw(points(case)), chosen=False))
    assert_same(found["mine"], found["advice"], outcome)


@pytest.mark.parametrize("outcome", OUTCOMES)
@on_every_case(6)
def test_choices_leave_huidig_and_advies_alone_in_every_number(name: str, outcome: str, data: st.DataObject) -> None:
    case = case_of(name)
    before = OUTCOMES[outcome](case, case.assumptions)
    after = OUTCOMES[outcome](case, only(case, data.draw(points(case)), chosen=True))
    for variant in set(before) - {"mine"}:
        assert_same(after[variant], before[variant], f"{outcome} of {variant}")


@pytest.mark.parametrize(
    "change",
    [
        {"cost_basis": "bottom_up"},
        {"executor_cost.noaberkracht": 0.1},
        {"start_delay_months": 6.0, "execution_index": 0.02, "exit_cost_years": 2.0},
        {"project_coverage": 100_000.0},
    ],
)
def test_a_price_moves_advies_too(change: dict[str, float | str]) -> None:
    case = dinkelland()
    before, after = budgets(case, case.assumptions), budgets(case, case.assumptions.replace(**change))
    for variant in ("advice", "mine"):
        assert any(np.any(after[variant][item] != before[variant][item]) for item in before[variant])
    assert_same(after["mine"], after["advice"], "budget")


def test_an_executor_moves_advies_by_its_part_of_the_tasks() -> None:
    """The advice gives Noaberkracht the front office (half of a task) of every task with a choice: 10% is 5%."""
    case = dinkelland()
    front = [pair[0] for pair in advised(case).values()]
    back = [pair[1] for pair in advised(case).values()]
    part = (front.count("noaberkracht") + back.count("noaberkracht")) / (2 * len(front))
    dearer = case.assumptions.replace(**{"executor_cost.noaberkracht": 0.1})
    found = models(case, dearer)
    assert found["advice"]["cost"] == pytest.approx(0.1 * part)
    assert found["current"]["cost"] == 0
    # 2022: 567.357 × (1 + that part).
    execution = budgets(case, dearer)["advice"]["execution"]
    assert execution[0][2] == pytest.approx(567_357 * (1 + 0.1 * part))


def test_every_outcome_of_the_model_is_looked_at() -> None:
    modules = {path.stem for path in (ROOT / "model" / "outcomes").glob("*.py")} - {"__init__"}
    modules -= {"decision"}  # what speaks for the advice: of no variant, and no assumption but weights moves it
    modules -= {"derivation", "shown", "weighed"}  # the same formulas once more, under their names
    modules -= {"check", "identities", "waterfall", "compared"}  # sums and differences of outcomes looked at here
    modules -= {"two_cases", "side_by_side"}  # outcomes of two cases, or of two to four settings: none of their own
    assert modules <= set(OUTCOMES)
