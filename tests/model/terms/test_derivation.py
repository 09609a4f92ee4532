"""Every number as a term: the same value as the arrays, made of figures of the case and settings alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from model.case.naming import FORMULAS
from model.outcomes.derivation import derive, names
from model.terms.term import Term
from tests.model.worlds import dinkelland
from words.explained.formula import choices

CASE = dinkelland()
MINE = CASE.assumptions


def below(term: Term) -> Iterator[Term]:
    """All that a term was made of, each once."""
    seen, waiting = set[int](), list(term.operands)
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            waiting += one.operands
            yield one


# By hand: the documents print 567.357 for Dinkelland and a share of 56%.


def test_the_joint_cost_is_the_printed_amount_divided_by_the_printed_share() -> None:
    joint = derive(CASE, MINE, "mine", "joint_frame.2022")
    assert joint.value == pytest.approx(1_013_137.50)  # 567.357 / 0,56
    assert (joint.operation, joint.name, joint.unit) == ("choose", "joint_frame.2022", "eur_per_year")
    assert joint.choice is not None
    assert (joint.choice.origin.id, joint.choice.taken) == ("amount_reading", "share")
    (division,) = joint.operands
    assert division.operation == "divide"
    assert [one.value for one in division.operands] == [567_357, 0.56]
    leaves = {leaf.name: leaf.origin for leaf in division.leaves()}
    assert set(leaves) == {"printed.almelo.2022", "default.share.dinkelland"}
    printed = leaves["printed.almelo.2022"]
    assert printed is not None
    assert (printed.kind, printed.status, printed.source) == ("figure", "bron", "bc")
    assert printed.quote == "Kosten Almelo 567.357 567.357 567.357 567.357 567.357"


def test_what_was_not_chosen_is_kept_with_its_value() -> None:
    joint = derive(CASE, MINE, "mine", "joint_frame.2022")
    assert joint.choice is not None
    others = {way.key: way.term.value for way in joint.choice.others}
    # 567.357 itself; and 567.357 / 275 × (275 + 171).
    assert others == {"joint_total": 567_357, "own_cost": pytest.approx(567_357 / 275 * 446)}


def test_the_caseload_key_leads_to_the_numbers_of_benefits() -> None:
    paid = derive(CASE, MINE, "mine", "by_key.caseload.2022.dinkelland")
    assert paid.value == pytest.approx(624_693, abs=0.6)  # 1.013.137,50 × 275 / 446
    assert {leaf.name for leaf in paid.leaves() if leaf.operation == "leaf"} >= {
        "caseload.dinkelland",
        "caseload.tubbergen",
        "printed.almelo.2022",
    }


def choices_in(name: str, **changes: float | str) -> dict[str, tuple[str, set[str]]]:
    found = derive(CASE, MINE.replace(**changes), "mine", name)
    return {
        one.choice.origin.id: (one.choice.taken, {way.key for way in one.choice.others})
        for one in (found, *below(found))
        if one.choice is not None
    }


def test_every_choice_says_which_way_was_taken_and_which_were_not() -> None:
    found = choices_in("framed_cost.dinkelland.2022", cost_basis="bottom_up", cost_key="residents")
    assert found["cost_basis"] == ("bottom_up", {"frame"})
    assert found["cost_key"] == ("residents", {"fixed", "caseload", "mixed"})
    assert found["phase_in_years"] == ("off", {"on"})
    assert choices_in("fixed_share.dinkelland", remainder="proportional") == {
        "remainder": ("proportional", {"unallocated", "to:dinkelland", "to:tubbergen"})
    }
    assert choices_in("benefits.dinkelland") == {"finding.bbz_in_caseload": ("off", {"on"})}
    assert choices_in("project_share.dinkelland")["project_key"] == ("shares", {"residents"})


def test_the_way_not_taken_is_what_one_gets_by_taking_it() -> None:
    """Everything hangs together: the share under the caseload key beside the fixed key is the one of the caseload."""
    share = derive(CASE, MINE, "mine", "chosen_share.dinkelland")
    assert share.choice is not None
    for way in share.choice.others:
        taken = derive(CASE, MINE.replace(cost_key=way.key), "mine", "chosen_share.dinkelland")
        assert way.term.value == pytest.approx(taken.value)


def test_every_way_that_was_not_taken_can_be_looked_at() -> None:
    """Without a transition, a year is as it would be with one of no years: the key holds from the start on."""
    paid = derive(CASE, MINE, "mine", "contribution.dinkelland.2022")
    (in_steps,) = [one for one in choices(paid) if one.choice and one.choice.origin.id == "phase_in_years"]
    assert in_steps.choice is not None
    assert [(way.key, way.term.value) for way in in_steps.choice.others] == [("on", pytest.approx(0.56))]
    one_each = {name.partition(".")[0]: name for name in names(CASE)}
    light = [name for formula, name in one_each.items() if not FORMULAS[formula].drawn]
    ways = [way for name in light for one in choices(derive(CASE, MINE, "mine", name)) if one.choice
            for way in one.choice.others]  # fmt: skip
    assert all(isinstance(way.term, Term) for way in ways)
    assert len(ways) > 50


def test_huidig_rests_on_what_the_documents_print_and_not_on_ones_own_share() -> None:
    changed = MINE.replace(**{"share.dinkelland": 0.5})
    now = derive(CASE, changed, "current", "execution.dinkelland.2022")
    assert now.value == pytest.approx(567_357)
    assert "share.dinkelland" not in {leaf.name for leaf in now.leaves()}


def test_a_name_that_the_case_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match=r"joint_frame\.1066"):
        derive(CASE, MINE, "mine", "joint_frame.1066")


def test_a_leaf_has_a_derivation_too() -> None:
    assert derive(CASE, MINE, "mine", "caseload.tubbergen").value == 171
    assert derive(CASE, MINE, "mine", "printed.almelo.2022").value == 567_357


def test_all_names_are_different() -> None:
    assert len(set(names(CASE))) == len(names(CASE)) > 500
