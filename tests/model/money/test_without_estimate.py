"""A case may do without the estimate of what is paid for its people, and without money of central government for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model import VARIANTS, AssumptionError, Case, budget, saldo
from model.loading.load import CaseError, load_case
from model.money.budget import framed_cost
from model.outcomes.derivation import names, terms, values
from tests.model.copies import add, copy_of_the_villages, remove
from tests.model.money.budgets import AADORP, at, item
from tests.model.other_field import OF_ESTIMATE, OF_STATE, WORDS, without_estimate, without_state
from tests.model.worlds import assert_equal_euros, villages


def item_ids(case: Case, **changes: float) -> set[str]:
    own = case.assumptions.replace(**changes)
    return {one.id for variant in VARIANTS for one in budget(case, own, variant).items}


def test_what_a_case_does_without_nobody_can_set(tmp_path: Path) -> None:
    case = load_case(without_estimate(tmp_path))
    gone = {"with_benefits", "average_benefit", *OF_STATE}
    assert {id for id, _value in villages().assumptions.items()} - {id for id, _value in case.assumptions.items()} == {
        *gone, *(f"drawn.{id}" for id in gone - {"with_benefits", "with_participation"})
    }  # fmt: skip
    with pytest.raises(AssumptionError) as refused:
        case.assumptions.replace(with_benefits=1)
    assert [(one.id, one.reason) for one in refused.value.problems] == [("with_benefits", "unknown")]
    assert case.assumptions.changed_from(case.assumptions.replace(cost_key="caseload")) == {"cost_key": "fixed"}


def test_nothing_of_it_is_computed_or_named(tmp_path: Path) -> None:
    case = load_case(without_estimate(tmp_path))
    assert item_ids(case) == {"execution", "feest", "cursus", "exit", "project", "coverage"}
    gone = ("benefits_paid", "benefits_in_budget", "buig_in_budget", "vangnet_in_budget", "participation_in_budget")
    assert [name for name in names(case) if name.partition(".")[0] in gone] == []
    assert {name.partition(".")[0] for name in names(villages())} >= {*gone}
    # What the execution costs is what it is in the villages themselves.
    for variant in VARIANTS:
        own, other = (framed_cost(budget(one, one.assumptions, variant)) for one in (case, villages()))
        assert_equal_euros(own, other)
    found, made = values(case, case.assumptions, "mine"), terms(case, case.assumptions, "mine")
    assert found.keys() == made.keys()
    same = [np.isclose(found[name], term.value, equal_nan=True) for name, term in made.items()]
    assert len(same) > 300
    assert all(same)


def test_an_estimate_without_money_of_central_government_is_only_expenditure(tmp_path: Path) -> None:
    """300 × 10.000 = 3.000.000 beside 660.000 in 2030; of the others too nothing is unknown."""
    case = load_case(without_state(tmp_path, WORDS + OF_ESTIMATE))
    mine = at(case, with_benefits=1)
    assert "benefits" in item_ids(case, with_benefits=1)
    assert not {"buig", "vangnet", "participation"} & item_ids(case, with_benefits=1)
    paid = item(case, mine, "mine", "benefits")
    assert_equal_euros(paid.amounts[AADORP], [3_000_000] * 3)
    assert paid.policy_field == next(one.policy_field for one in case.budget_lines if one.role == "execution")
    balance = saldo(budget(case, mine, "current"))
    assert_equal_euros(balance[AADORP], [-3_660_000, -3_650_000, -3_650_100])
    assert np.isfinite(balance).all()
    assert {name.partition(".")[0] for name in names(case)} & {"benefits_in_budget", "buig_in_budget"} == {
        "benefits_in_budget"
    }


@pytest.mark.parametrize(
    ("row", "missing"),
    [("with_benefits", "average_benefit"), ("average_benefit", "with_benefits"), ("buig_adjustment", "with_benefits")],
)
def test_a_switch_and_what_it_switches_stand_together(tmp_path: Path, row: str, missing: str) -> None:
    folder = without_estimate(tmp_path)
    add(folder, "assumptions.csv", f"{row};0;0;1;1;aanname;gok;;;;")
    with pytest.raises(CaseError) as refused:
        load_case(folder)
    assert ("assumptions.csv", "id", "missing_row", missing) in [
        (one.file, one.column, one.reason, one.allowed) for one in refused.value.problems
    ]


def test_a_case_with_the_words_of_the_participatiewet_needs_its_safety_net_only_with_the_estimate(
    tmp_path: Path,
) -> None:
    folder = copy_of_the_villages(tmp_path)
    remove(folder, "figures.csv", "vangnet_half_rate;")
    with pytest.raises(CaseError) as refused:
        load_case(folder)
    assert [(one.reason, one.allowed) for one in refused.value.problems] == [("missing_row", "vangnet_half_rate")]
    for id in ("with_benefits", "average_benefit", "buig_adjustment"):
        remove(folder, "assumptions.csv", f"{id};")
        if id != "with_benefits":
            remove(folder, "drawn.csv", f"{id};")
    assert not load_case(folder).assumptions.has("with_benefits")
