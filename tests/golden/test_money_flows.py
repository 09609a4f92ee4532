"""The money flows of the foundation, against the project assignment and drawn by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import Case
from model.loading.load import CaseError, load_case
from model.planning.funding import money_flows
from tests.model.copies import add, copy_of_the_villages
from tests.model.worlds import villages
from ui.views.funding import shown


def test_two_municipalities_in_two_ways(case: Case) -> None:
    """[PO] spoor Wsw, stap 2: "via een subsidierelatie of via een inkooprelatie", and the separate flows of both
    municipalities must be clear. 2 × 2 flows, all through SPD and for the Wsw."""
    assert [(flow.way.id, flow.payer.name) for flow in money_flows(case)] == [
        ("subsidy", "Dinkelland"),
        ("subsidy", "Tubbergen"),
        ("purchase", "Dinkelland"),
        ("purchase", "Tubbergen"),
    ]
    assert {(one.way.through, one.way.task, one.way.decision, one.way.status) for one in money_flows(case)} == {
        ("spd", "wsw", "funding", "bron")
    }
    # The decision is open, [PO] Situatie nu: "moeten beide gemeenten een besluit nemen over de wijze".
    (decision,) = [one for one in case.decisions if one.id == "funding"]
    assert decision.state == "open"
    # On what a municipality then pays is our reading; quasi-inbesteding is a condition of the source (stap 1).
    for way in case.funding_ways:
        assert way.basis_status == "aanname"
        assert way.rule is not None
        assert case.rule(way.rule).status == "bron"
        assert way.finding is not None
        assert case.finding(way.finding).number == 10


def test_the_picture_keeps_the_money_apart(case: Case) -> None:
    """By hand, per way: nodes 0 and 1 pay, 2 and 3 are their money within SPD, 4 is the Wsw; the second way 5 further.

    0→2→4 and 1→3→4; 5→7→9 and 6→8→9. No node but the last of a way has money of two municipalities.
    """
    picture = shown(case)[0].picture
    assert picture.links == [(0, 2), (2, 4), (1, 3), (3, 4), (5, 7), (7, 9), (6, 8), (8, 9)]  # type: ignore[attr-defined]
    assert picture.names == [  # type: ignore[attr-defined]
        "Dinkelland: Subsidie",
        "Tubbergen: Subsidie",
        "SPD: geld van Dinkelland",
        "SPD: geld van Tubbergen",
        "Uitvoering Wsw",
        "Dinkelland: Inkoop",
        "Tubbergen: Inkoop",
        "SPD: geld van Dinkelland",
        "SPD: geld van Tubbergen",
        "Uitvoering Wsw",
    ]
    colors = picture.colors  # type: ignore[attr-defined]
    # A municipality has one colour wherever its money is.
    assert colors[0] == colors[2] == colors[5] == colors[7]
    assert colors[1] == colors[3] == colors[6] == colors[8]
    assert len(set(colors)) == 3


def test_another_case_has_none() -> None:
    assert money_flows(villages()) == ()


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("aadorp;werkplaats;begeleiden;Zo.;So.;;;;;;gok;;;aanname", "decision", "unknown_reference"),
        ("zee;werkplaats;begeleiden;Zo.;So.;;;;;;gok;;;aanname", "payers", "unknown_reference"),
        (";werkplaats;begeleiden;Zo.;So.;;;;;;gok;;;aanname", "payers", "empty"),
        ("aadorp;zee;begeleiden;Zo.;So.;;;;;;gok;;;aanname", "through", "unknown_reference"),
        ("aadorp;werkplaats;zee;Zo.;So.;;;;;;gok;;;aanname", "task", "unknown_reference"),
        ("aadorp;werkplaats;begeleiden;Zo.;;;;;;;gok;;;aanname", "basis_en", "empty"),
        ("aadorp;werkplaats;begeleiden;Zo.;So.;;wet;;;;gok;;;aanname", "rule", "unknown_reference"),
        (
            "aadorp;werkplaats;begeleiden;Zo.;So.;;;x;;;gok;;;aanname",
            "finding",
            "unknown_reference",
        ),
    ],
)
def test_a_wrong_way_to_pay_is_named(tmp_path: Path, row: str, column: str, reason: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    decision = "wat" if column == "decision" else "vorm"
    add(folder, "funding_ways.csv", f"gift;{decision};Gift;Gift;{row}")
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert [(one.file, one.row, one.column, one.reason) for one in caught.value.problems] == [
        ("funding_ways.csv", 2, column, reason)
    ]
