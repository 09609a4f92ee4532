"""The assumptions: what may be changed into what, and that all problems are named."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from model import AssumptionError, Assumptions
from model.assumptions.values import DECLARED, declaration
from tests.model.worlds import NAMES, assumptions_at, case_of, on_every_case, points, villages

Found = set[tuple[str, str]]


def problems(**changes: object) -> Found:
    """The ids and reasons with which drie-dorpen refuses these values."""
    with pytest.raises(AssumptionError) as caught:
        villages().assumptions.replace(**changes)
    return {(problem.id, problem.reason) for problem in caught.value.problems}


def numeric(name: str) -> list[str]:
    """The ids of a case that hold a number."""
    return [id for id, _ in case_of(name).assumptions.items() if declaration(id).unit != "choice"]


NUMERIC = [(name, id) for name in NAMES for id in numeric(name)]


# What is refused


@pytest.mark.parametrize(
    ("id", "value", "reason"),
    [
        ("moon", 1, "unknown"),
        ("caseload", 100, "unknown"),
        ("caseload.deeburg", 100, "unknown"),
        ("caseload.", 100, "unknown"),
        ("cost_key.aadorp", "fixed", "unknown"),
        ("finding.welk_bedrag", 1, "unknown"),
        ("caseload.aadorp", -1, "range"),
        ("caseload.aadorp", 100_001, "range"),
        ("benefits_per_fte.balie", 0, "range"),
        ("execution_cost_change", -0.91, "range"),
        ("phase_in_years", 1.5, "whole"),
        ("start_delay_months", 0.01, "whole"),
        ("with_benefits", 0.5, "whole"),
        ("finding.cursus_2032", 0.5, "whole"),
        ("cost_key", "moon", "choice"),
        ("cost_key", "Fixed", "choice"),
        ("cost_key", "", "choice"),
        ("cost_key", 1, "choice"),
        ("cost_key", None, "choice"),
        ("cost_key", True, "choice"),
        ("remainder", "to:", "choice"),
        ("remainder", "to:deeburg", "choice"),  # a partner pays nothing
        ("remainder", "to:dinkelland", "choice"),
        ("execution_index", float("nan"), "number"),
        ("execution_index", float("inf"), "number"),
        ("execution_index", float("-inf"), "number"),
        ("execution_index", "0.02", "number"),
        ("execution_index", "", "number"),
        ("execution_index", None, "number"),
        ("execution_index", 1j, "number"),
        ("execution_index", Decimal("0.02"), "number"),
        ("average_benefit", 10**400, "number"),
        ("with_benefits", True, "number"),
        ("with_benefits", np.True_, "number"),
        ("share.aadorp", False, "number"),
        ("caseload.aadorp", np.array([True, False]), "number"),
        ("caseload.aadorp", np.array(["100", "200"]), "number"),
        ("caseload.aadorp", np.array([100, np.nan, 200]), "number"),
        ("caseload.aadorp", np.array([100, np.inf]), "number"),
        ("caseload.aadorp", np.array([100, -1, 200]), "range"),
        ("phase_in_years", np.array([0, 1, 1.5]), "whole"),
    ],
)
def test_a_value_that_is_not_allowed_is_named_with_the_reason(id: str, value: object, reason: str) -> None:
    assert problems(**{id: value}) == {(id, reason)}


def test_an_array_for_a_choice_is_refused_as_a_choice() -> None:
    assert problems(cost_key=np.array([0.0, 1.0])) == {("cost_key", "choice")}
    assert problems(cost_key=np.array(["fixed", "caseload"])) == {("cost_key", "choice")}


@pytest.mark.parametrize("value", [{}, {"aadorp": 1}])
@pytest.mark.parametrize(("id", "reason"), [("average_benefit", "number"), ("cost_key", "choice")])
def test_a_mapping_is_no_value(id: str, reason: str, value: object) -> None:
    """A saved variant or an upload may hold one."""
    assert problems(**{id: value}) == {(id, reason)}


def test_all_problems_are_named_at_once() -> None:
    changes = {
        "caseload.aadorp": -1,
        "caseload.beekveld": 150,  # allowed
        "phase_in_years": 1.5,
        "cost_key": "moon",
        "execution_index": float("nan"),
        "with_benefits": True,
        "average_benefit": "veel",
        "share.aadorp": 1.5,
    }
    assert problems(**changes) == {
        ("caseload.aadorp", "range"),
        ("phase_in_years", "whole"),
        ("cost_key", "choice"),
        ("execution_index", "number"),
        ("with_benefits", "number"),
        ("average_benefit", "number"),
        ("share.aadorp", "range"),
    }


def test_unknown_ids_are_named_all() -> None:
    assert problems(moon=1, sun="x") == {("moon", "unknown"), ("sun", "unknown")}


def test_an_unknown_id_does_not_hide_a_value_that_is_not_allowed() -> None:
    """``replace`` promises every id that is unknown and every value that is not allowed."""
    assert problems(moon=1, **{"caseload.aadorp": -1}) == {("moon", "unknown"), ("caseload.aadorp", "range")}


def test_a_problem_says_what_stood_there_and_what_is_allowed() -> None:
    with pytest.raises(AssumptionError) as caught:
        villages().assumptions.replace(remainder="moon", phase_in_years=21)
    found = {problem.id: problem for problem in caught.value.problems}
    assert found["remainder"].value == "moon"
    expected = ("unallocated", "proportional", "to:beekveld", "to:aadorp", "to:ceehuizen")
    assert set(found["remainder"].allowed) == set(expected)
    assert (found["phase_in_years"].value, found["phase_in_years"].allowed) == (21, (0, 20))
    assert "remainder" in str(caught.value)
    assert "phase_in_years" in str(caught.value)


@pytest.mark.parametrize(("name", "id"), NUMERIC)
def test_both_hard_bounds_are_allowed_and_nothing_beyond(name: str, id: str) -> None:
    assumptions, declared = case_of(name).assumptions, declaration(id)
    # The other shares make room for 100%.
    room = {other: 0.0 for other, _ in assumptions.items() if other.startswith("share.") and id.startswith("share.")}
    for bound in (declared.lower, declared.upper):
        assert assumptions.replace(**{**room, id: bound}).get(id) == bound
    for beyond in (np.nextafter(declared.lower, -np.inf), np.nextafter(declared.upper, np.inf)):
        with pytest.raises(AssumptionError) as caught:
            assumptions.replace(**{**room, id: float(beyond)})
        (problem,) = caught.value.problems
        assert (problem.id, problem.reason) == (id, "range")
        assert problem.allowed == (declared.lower, declared.upper)


@pytest.mark.parametrize(
    ("shares", "fits"),
    [
        ((0.3, 0.5, 0.2), True),
        ((0.1, 0.2, 0.7), True),  # 0.1 + 0.2 + 0.7 is not 1 in binary
        ((0.0, 0.0, 0.0), True),
        ((1.0, 0.0, 0.0), True),
        ((0.3, 0.5, 0.21), False),
        ((0.3, 0.5, 0.2001), False),
        ((np.array([0.3, 0.3]), 0.5, np.array([0.2, 0.21])), False),
        ((np.array([0.3, 0.2]), 0.5, np.array([0.2, 0.3])), True),
    ],
)
def test_shares_are_together_at_most_100_percent(shares: tuple[object, ...], fits: bool) -> None:
    ids = ("share.beekveld", "share.aadorp", "share.ceehuizen")
    changes = dict(zip(ids, shares, strict=True))
    if fits:
        assert villages().assumptions.replace(**changes).get("share.aadorp") is shares[1]
    else:
        assert problems(**changes) == {(id, "sum") for id in ids}


# Copies


def test_a_copy_has_the_changes_and_the_original_has_not() -> None:
    original = villages().assumptions
    before = dict(original.items())
    changed = original.replace(**{"caseload.aadorp": 310, "cost_key": "caseload", "finding.cursus_2032": 1})
    assert changed.get("caseload.aadorp") == 310
    assert changed.changed_from(original) == {"caseload.aadorp": 310, "cost_key": "caseload", "finding.cursus_2032": 1}
    assert original.changed_from(changed) == {"caseload.aadorp": 300, "cost_key": "fixed", "finding.cursus_2032": 0}
    assert dict(original.items()) == before
    assert changed.get("caseload.beekveld") == 200
    assert changed.replace(**before).changed_from(original) == {}


def test_a_refused_change_changes_nothing() -> None:
    original = villages().assumptions
    before = dict(original.items())
    problems(**{"caseload.aadorp": 310, "cost_key": "moon"})
    assert dict(original.items()) == before


def test_assumptions_are_frozen() -> None:
    original = villages().assumptions
    with pytest.raises(ValidationError):
        original.cost_key = "caseload"
    with pytest.raises(ValidationError):
        original.moon = 1
    assert original.cost_key == "fixed"


def test_the_constructor_validates_too() -> None:
    original = villages().assumptions
    whole = {name: getattr(original, name) for name in (*DECLARED, "offered", "absent")}
    assert Assumptions(**whole).changed_from(original) == {}
    wrongs = ({"cost_key": "moon"}, {"phase_in_years": 1.5}, {"moon": 1}, {"caseload": {"aadorp": -1}}, {"offered": {}})
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            Assumptions(**{**whole, **wrong})


@on_every_case(30)
def test_changed_from_names_what_differs_and_replace_brings_it_back(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    one, other = (assumptions_at(case, data.draw(points(case))) for _ in range(2))
    differing = {id for id, value in one.items() if value != other.get(id)}
    assert set(one.changed_from(other)) == differing
    assert other.replace(**one.changed_from(other)).changed_from(one) == {}
    assert one.changed_from(one) == {}


@pytest.mark.parametrize("id", ["", "moon", "caseload", "caseload.", "caseload.deeburg", "cost_key.aadorp", ".aadorp"])
def test_the_value_of_an_id_that_the_case_does_not_have(id: str) -> None:
    with pytest.raises(KeyError):
        villages().assumptions.get(id)


def test_get_and_items_agree() -> None:
    for id, value in villages().assumptions.items():
        assert villages().assumptions.get(id) == value
