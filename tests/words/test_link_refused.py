"""The share link: every wrong value is refused by name, and the rest applied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.assumptions.declared import Value
from tests.model.worlds import dinkelland, examples
from words.link import ASIDE, read_link
from words.problems import sentence

GOOD = {"caseload.dinkelland": "300", "cost_key": "caseload"}
"""What stands beside the wrong value, and must still be applied."""

REFUSED = [
    # unknown
    ("caseload.oldenzaal", "700", "unknown"),  # a partner, no participant
    ("caseload", "100", "unknown"),
    ("caseload.", "100", "unknown"),
    ("self", "1", "unknown"),
    ("changes", "1", "unknown"),
    ("", "1", "unknown"),
    ("CASELOAD.TUBBERGEN", "150", "unknown"),
    ("cost_key.fixed", "1", "unknown"),
    # no number
    ("caseload.tubbergen", "veel", "number"),
    ("caseload.tubbergen", "", "number"),
    ("caseload.tubbergen", " ", "number"),
    ("caseload.tubbergen", "nan", "number"),
    ("caseload.tubbergen", "inf", "number"),
    ("caseload.tubbergen", "1e5", "number"),
    ("caseload.tubbergen", "1_50", "number"),
    ("caseload.tubbergen", "+150", "number"),
    ("caseload.tubbergen", "150\n", "number"),
    ("caseload.tubbergen", "0x96", "number"),
    ("caseload.tubbergen", "1.500,50", "number"),
    ("caseload.tubbergen", "150%", "number"),
    ("caseload.tubbergen", "--150", "number"),
    ("caseload.tubbergen", "True", "number"),
    ("caseload.tubbergen", "9" * 13, "number"),
    ("caseload.tubbergen", "1" * 5000, "number"),
    ("caseload.tubbergen", "<img src=x onerror=alert(1)>", "number"),
    ("caseload.tubbergen", "150\0", "number"),
    ("caseload.tubbergen", "１５０", "number"),  # full-width digits
    ("caseload.tubbergen", "١٥٠", "number"),  # Arabic digits
    ("caseload.tubbergen", "²", "number"),
    # out of range: 0-100.000 and -20%-50%
    ("caseload.tubbergen", "-1", "range"),
    ("caseload.tubbergen", "100001", "range"),
    ("caseload.tubbergen", "100000.5", "range"),
    ("execution_index", "0.51", "range"),
    ("execution_index", "2.2", "range"),
    ("share.tubbergen", "1.01", "range"),
    ("start_delay_months", "121", "range"),
    ("finding.trajecten_2024", "2", "range"),
    # not whole
    ("phase_in_years", "1.5", "whole"),
    ("start_delay_months", "0,5", "whole"),
    ("planning_date", "18-03-2021", "number"),
    ("planning_date", "2021-02-30", "number"),
    ("planning_date", "2021-3-1", "number"),
    ("planning_date", "738156", "number"),
    ("planning_date", "1989-12-31", "range"),
    ("planning_date", "2101-01-01", "range"),
    ("step_delay.pw_2", "27", "range"),
    ("step_delay.pw_2", "1.5", "whole"),
    ("step_delay.pw_9", "1", "unknown"),
    ("project_hours.hrm", "-1", "range"),
    ("project_hours.ict", "1", "unknown"),
    ("project_amount.hrm", "1", "unknown"),
    ("with_benefits", "0.5", "whole"),
    # no such choice
    ("cost_key", "Caseload", "choice"),
    ("cost_key", "", "choice"),
    ("cost_key", "0", "choice"),
    ("remainder", "to:", "choice"),
    ("remainder", "to:oldenzaal", "choice"),
    ("amount_reading", "share\n", "choice"),
    # 0,56 + 0,45 and 0,58 + 0,43 are 101%
    ("share.tubbergen", "0.45", "sum"),
    ("share.dinkelland", "0.58", "sum"),
]


@pytest.mark.parametrize(("id", "text", "reason"), REFUSED, ids=lambda one: ascii(one)[:30])
def test_a_wrong_value_is_refused_by_name_and_the_rest_applied(id: str, text: str, reason: str) -> None:
    link = read_link(dinkelland(), {**GOOD, id: text} if id not in GOOD else {id: text, "caseload.dinkelland": "300"})
    assert [(one.id, one.reason) for one in link.problems] == [(id, reason)]
    expected: dict[str, Value] = {"caseload.dinkelland": 300.0}
    assert link.changes == (expected if id == "cost_key" else {**expected, "cost_key": "caseload"})


@pytest.mark.parametrize(("id", "text", "reason"), REFUSED, ids=lambda one: ascii(one)[:30])
def test_every_refusal_can_be_said(id: str, text: str, reason: str) -> None:
    case = dinkelland()
    (problem,) = read_link(case, {id: text}).problems
    said = sentence(case, problem)
    assert id in said
    assert "{" not in said
    if reason in ("number", "choice"):
        assert text[:100] in said


@pytest.mark.parametrize(
    ("id", "text", "expected"),
    [
        (
            "caseload.tubbergen",
            "veel",
            "Uitkeringen in Tubbergen (caseload.tubbergen): ‘veel’ kan niet. "
            "Het moet een getal zijn van 0 tot 100.000.",
        ),
        (
            "phase_in_years",
            "1.5",
            "Overgangsjaren naar de gekozen sleutel (phase_in_years): ‘1,5’ kan niet. "
            "Het moet een heel getal zijn van 0 tot 20.",
        ),
        (
            "cost_key",
            "eerlijk",
            "Verdeelsleutel (cost_key): ‘eerlijk’ kan niet. Toegestaan: fixed (Vaste sleutel), "
            "caseload (Aantal uitkeringen), residents (Aantal inwoners), mixed (Gemengd).",
        ),
        (
            "share.tubbergen",
            "0.45",
            "Aandeel van Tubbergen in de vaste sleutel (share.tubbergen): de aandelen zijn samen meer dan 100%.",
        ),
        ("bestaat.niet", "1", "‘bestaat.niet’ is geen aanname van deze casus."),
        (
            "execution_index",
            "0.51",
            "Stijging van lonen en prijzen per jaar (execution_index): ‘51%’ kan niet. "
            "Het moet een getal zijn van -0,2 (-20%) tot 0,5 (50%).",
        ),
        (
            "execution_index",
            "0.5.1",
            "Stijging van lonen en prijzen per jaar (execution_index): ‘0.5.1’ kan niet. "
            "Het moet een getal zijn van -0,2 (-20%) tot 0,5 (50%).",
        ),
    ],
)
def test_the_sentence_by_hand(id: str, text: str, expected: str) -> None:
    (problem,) = read_link(dinkelland(), {id: text}).problems
    assert sentence(dinkelland(), problem) == expected


@pytest.mark.parametrize("text", ["2", "0.5"])
def test_a_refused_switch_repeats_what_was_asked(text: str) -> None:
    """“‘aan’ kan niet” would be false: aan is exactly what can be."""
    (problem,) = read_link(dinkelland(), {"with_benefits": text}).problems
    assert f"‘{text.replace('.', ',')}’" in sentence(dinkelland(), problem)


def test_all_shares_of_a_sum_are_named() -> None:
    link = read_link(dinkelland(), {"share.dinkelland": "0.6", "share.tubbergen": "0.5", "cost_key": "mixed"})
    assert [(one.id, one.reason) for one in link.problems] == [("share.dinkelland", "sum"), ("share.tubbergen", "sum")]
    assert link.changes == {"cost_key": "mixed"}


def test_a_wrong_share_does_not_take_the_other_with_it() -> None:
    # 1.5 is out of range; 0.44 beside the printed 0.56 makes 100%.
    link = read_link(dinkelland(), {"share.dinkelland": "1.5", "share.tubbergen": "0.44"})
    assert [(one.id, one.reason) for one in link.problems] == [("share.dinkelland", "range")]
    assert link.changes == {"share.tubbergen": 0.44}


def test_several_wrong_values_are_all_named() -> None:
    wrong = {"caseload.tubbergen": "x", "phase_in_years": "0.5", "cost_key": "?", "y": "1", "execution_index": "9"}
    link = read_link(dinkelland(), {**wrong, "caseload.dinkelland": "300"})
    assert {one.id for one in link.problems} == set(wrong)
    assert link.changes == {"caseload.dinkelland": 300.0}


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=30), max_size=4))
@examples(150)
def test_no_link_breaks_anything(parameters: dict[str, str]) -> None:
    link = read_link(dinkelland(), parameters)
    assert link.changes == {}
    # What only the browser reads means nothing here, right or wrong.
    assert {one.id for one in link.problems} == set(parameters) - set(ASIDE)
