"""The assumptions are all declared, once, and explained."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from model import Assumptions
from model.assumptions.values import DECLARED, choices, declaration
from tests.model.worlds import NAMES, ROOT, case_of

MOVING = {"dinkelland-tubbergen": ["pw_long"], "drie-dorpen": ["jong"], "ganzemarke": ["m_support"], "jeugdhulp": []}
"""The groups from which people may move on after a new assessment."""
HYBRIDS = {
    "dinkelland-tubbergen": ["benefits-noaberkracht+cooperation", "minima-noaberkracht+cooperation"],
    "drie-dorpen": ["betalen-dorpenbureau+stad_deeburg"],
    "ganzemarke": ["benefits-own+host", "minima-own+host", "debts-own+schuldspoor"],
    "jeugdhulp": ["study-own+team", "hard-team+experts"],
}


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_of_a_case_has_one_row_and_every_row_an_assumption(name: str) -> None:
    case = case_of(name)
    rows = [row.id for row in case.assumption_rows]
    assert sorted(rows) == sorted(id for id, _ in case.assumptions.items())
    for row in case.assumption_rows:
        assert case.assumptions.get(row.id) == row.default
        assert row.source in {source.id for source in case.sources}
        assert row.status in ("bron", "openbaar", "aanname")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_declared_per_thing_stands_there_for_every_thing(name: str) -> None:
    case = case_of(name)
    keys = {
        "municipality": [one.id for one in case.participants],
        "segment": [one.id for one in case.segments],
        "target_group": MOVING[name],
        "finding": [one.id for one in case.findings if one.switch == f"finding.{one.id}"],
        "criterion": [one.id for one in case.criteria],
        # And the hybrids that the advice of a task with scenarios names: they are no scenario of the source.
        "option": [f"{one.task}-{one.executor}" for one in case.options] + HYBRIDS[name],
        "argument": [one.id for one in case.arguments],
        "risk": [one.id for one in case.risks],
        # Only of what can be chosen: the tasks with scenarios, and the executors in them.
        "task": {one.task for one in case.options},
        "executor": {one.executor for one in case.options},
        "step": [one.id for one in case.steps],
        # The field of an assumption has no dash, so the first dash stands for its dot.
        "uncertain": [
            row.id.replace(".", "-", 1) for row in case.assumption_rows if DECLARED[row.id.partition(".")[0]].uncertain
        ],
        "labour_line": [one.id for one in case.project if one.by_the_hour],
        "other_line": [one.id for one in case.project if not one.by_the_hour and "total" not in one.part],
    }
    ids = [id for id, _ in case.assumptions.items()]
    for field, declared in DECLARED.items():
        wanted = [f"{field}.{key}" for key in keys[declared.per]] if declared.per else [field]
        found = sorted(id for id in ids if id.partition(".")[0] == field)
        # What a case may do without it may have all the same.
        assert found == sorted(wanted) or (declared.absent is not None and not found)


@pytest.mark.parametrize("name", NAMES)
def test_a_slider_stays_within_the_hard_bounds(name: str) -> None:
    for row in case_of(name).assumption_rows:
        declared = declaration(row.id)
        if declared.unit == "choice":
            assert row.default in choices(case_of(name).assumptions, row.id)
        elif row.low is None:  # typed, not slid: the documents give no range
            assert declared.table == "project"
            assert declared.lower <= row.default <= declared.upper
        else:
            assert declared.lower <= row.low <= row.default <= row.high <= declared.upper, row.id
            assert row.low < row.high
            if declared.whole:
                assert all(float(one).is_integer() for one in (row.low, row.high, row.step)), row.id


@pytest.mark.parametrize("field", DECLARED)
def test_every_assumption_is_explained(field: str) -> None:
    declared = DECLARED[field]
    assert declared.label.strip() == declared.label != ""
    assert declared.meaning.strip() == declared.meaning != ""
    assert declared.meaning.endswith((".", "?", "note}"))  # a note of the case is a sentence
    assert declared.label != declared.meaning
    # Of several municipalities, segments or findings the label says which.
    assert ("{name}" in declared.label) == (declared.per is not None)
    assert (declared.unit == "choice") == bool(declared.choices)
    assert declared.lower < declared.upper
    if declared.unit in ("switch", "years", "months", "weeks", "date"):
        assert declared.whole


def test_no_two_assumptions_have_the_same_label() -> None:
    labels = [one.label for one in DECLARED.values()]
    assert len(set(labels)) == len(labels)


def test_a_declaration_is_the_only_place_for_a_bound() -> None:
    """One declaration per field and no constraint of pydantic beside it; DECLARED holds no other fields.

    What the case offers stands among the fields and is no assumption.
    """
    fields = {name: field for name, field in Assumptions.model_fields.items() if name not in ("offered", "absent")}
    assert set(DECLARED) == set(fields)
    for name, field in fields.items():
        marks = [mark for mark in field.metadata if mark is DECLARED[name]]
        constraints = [mark for mark in field.metadata if hasattr(mark, "ge") or hasattr(mark, "le")]
        constraints += [mark for mark in field.metadata if hasattr(mark, "gt") or hasattr(mark, "lt")]
        assert (len(marks), constraints) == (1, [])
        assert field.is_required(), f"{name}: the default stands in the case"


def pages_and_ui() -> list[Path]:
    return [path for folder in ("ui", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]


def literal_bounds(source: str) -> list[str]:
    """Calls that give a control a number for its lowest or highest value."""
    return [
        f"line {call.lineno}: {keyword.arg}"
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg in ("min_value", "max_value")
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, int | float)
    ]


def test_literal_bounds_are_recognised() -> None:
    assert literal_bounds("st.slider('x', min_value=0, max_value=row.high)") == ["line 1: min_value"]


def test_no_control_has_a_bound_of_its_own() -> None:
    assert {path.name: found for path in pages_and_ui() if (found := literal_bounds(path.read_text("utf-8")))} == {}
