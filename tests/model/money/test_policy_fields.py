"""Under which taakveld the cost stands that comes once: that of the execution, unless the case names another."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import load_case
from model.outcomes.derivation import values
from tests.model.money.budgets import at, item
from tests.model.odd_cases import booked_elsewhere
from tests.model.worlds import NAMES, case_of, villages

ONCE = ("exit", "project", "coverage")


@pytest.mark.parametrize("name", NAMES)
def test_unless_the_case_names_one_it_is_that_of_the_execution_as_an_assumption(name: str) -> None:
    case = case_of(name)
    about, line = case.about, next(one for one in case.budget_lines if one.role == "execution")
    project = (about.project_policy_field, about.project_policy_field_status)
    named = dict(zip(ONCE, [(about.exit_policy_field, about.exit_policy_field_status), project, project], strict=True))
    for id in ONCE:
        found = item(case, case.assumptions, "mine", id)
        wanted = named[id] if named[id][0] else (line.policy_field, "aanname")
        assert (found.policy_field, found.policy_field_status) == wanted


def test_the_case_may_name_another(tmp_path: Path) -> None:
    case = load_case(booked_elsewhere(tmp_path))
    found = [item(case, case.assumptions, "mine", id) for id in ONCE]
    assert [(one.policy_field, one.policy_field_status) for one in found] == [
        ("9.2", "aanname"), ("9.2", "bron"), ("9.2", "bron")
    ]  # fmt: skip
    assert item(case, case.assumptions, "mine", "execution").policy_field == "9.1"


def test_the_sums_of_the_taakvelden_follow(tmp_path: Path) -> None:
    """Aadorp in 2030: half of 10.000 on top of its courses (50.000) under 9.2 instead of on its contract under 9.1."""
    case = load_case(booked_elsewhere(tmp_path))
    names = [f"lasten_in_field.{field}.aadorp.2030" for field in ("9.1", "9.2")]
    before = values(villages(), at(villages()), "mine", only=["lasten_in_field"])
    after = values(case, at(case), "mine", only=["lasten_in_field"])
    assert [before[name] for name in names] == pytest.approx([600_000 + 5_000, 50_000])
    assert [after[name] for name in names] == pytest.approx([600_000, 50_000 + 5_000])
