"""What a change of the case did to the outcomes, against hand arithmetic."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from math import isnan, nan
from pathlib import Path

import pytest

from bench.cases import made
from model import load_case
from model.case.variants import VARIANTS
from model.loading.load import case_of as load_of
from model.money.break_even import Kind
from model.outcomes.two_cases import SCENARIOS, Measure, Outcome, TwoCases, compare
from tests.model.loading.edits import put, replace
from tests.model.worlds import FOLDERS, case_of, dinkelland, villages

DINKELLAND = FOLDERS["dinkelland-tubbergen"]


def changed(tmp_path: Path, change: Callable[[Path], None]) -> TwoCases:
    """The case of Dinkelland beside a copy in which something is changed."""
    folder = tmp_path / "nieuw"
    shutil.copytree(DINKELLAND, folder)
    change(folder)
    return compare(case_of("dinkelland-tubbergen"), load_case(folder))


def more(found: TwoCases, scenario: str, measure: Measure) -> float:
    (outcome,) = [one for one in found.outcomes if (one.scenario, one.measure) == (scenario, measure)]
    assert outcome.before is not None
    assert outcome.after is not None
    return outcome.after - outcome.before


def test_the_same_case_changes_nothing() -> None:
    case = case_of("dinkelland-tubbergen")
    found = compare(case, case)
    assert found.changed == ()
    assert found.defaults == {}
    assert found.only == (frozenset(), frozenset())
    assert found.versions == ()
    # Per variant cost and over of two municipalities and together, what nobody pays, and a reserve; six others.
    assert len(found.outcomes) == len(SCENARIOS) * (3 * (3 * 2 + 1 + 1) + 6)


def test_a_dearer_project_by_hand(tmp_path: Path) -> None:
    """P.m. from 10.000 to 10.500: 500 more, once, in Advies and Mijn variant; Dinkelland pays 56/99 of it."""
    found = changed(tmp_path, lambda folder: put(folder / "project.csv", 16, "amount", "10500"))
    assert found.defaults == {"project_amount.pm": (10_000, 10_500)}
    for scenario in SCENARIOS:
        assert more(found, scenario, Measure("project", "euro")) == pytest.approx(500)
        assert more(found, scenario, Measure("cost", "euro", "mine")) == pytest.approx(500)
        assert more(found, scenario, Measure("over", "euro", "advice", "dinkelland")) == pytest.approx(500 * 56 / 99)
        assert more(found, scenario, Measure("cost", "euro", "current")) == 0


def test_a_lower_printed_amount_by_hand(tmp_path: Path) -> None:
    """567.357 to 567.301 in every year is 56 less; at 56% the whole is 100 less, of which Tubbergen's 43% is 43 and
    nobody's 1. Read as Dinkelland's own cost the price per benefit falls by 56/275, so Tubbergen's 171 cost 171 times
    that less a year. All five years are counted, and the budget falls just as much.
    """
    printed = ";Kosten Almelo;Cost of Almelo" + 5 * ";567357"
    found = changed(
        tmp_path, lambda folder: replace(folder / "budget_lines.csv", printed, printed.replace("567357", "567301"))
    )
    for variant in VARIANTS:
        whose = {id: more(found, "printed", Measure("cost", "euro", variant, id)) for id in ("dinkelland", "tubbergen")}
        assert whose == pytest.approx({"dinkelland": -280, "tubbergen": -215})
        assert more(found, "printed", Measure("cost", "euro", variant)) == pytest.approx(-500)
        assert more(found, "printed", Measure("unpaid", "euro", variant)) == pytest.approx(-5)
        assert more(found, "printed", Measure("over", "euro", variant)) == pytest.approx(0)
    own = more(found, "own_cost", Measure("cost", "euro", "current", "tubbergen"))
    assert own == pytest.approx(-5 * 56 / 275 * 171)
    assert more(found, "printed", Measure("break_even", "count", None, "tubbergen")) == 0


def test_a_break_even_for_each_other_municipality() -> None:
    """Ganzemarke in 2028, its first year with the new model. 4.680.000 is shared by all 1.651 benefits and 455.000 by
    the 1.521 outside Wielderveen; the fixed key gives Marsdrecht (460) 1.310.400 + 140.000 = 1.450.400. With 811 in the
    place of Hoogwelde's 821: 4.680.000 × 460/1.641 + 455.000 × 460/1.511 = 1.450.400,4.
    """
    case = case_of("ganzemarke")
    evens = {
        (one.scenario, one.measure.municipality): one
        for one in compare(case, case).outcomes
        if one.measure.name == "break_even"
    }
    assert {who for _scenario, who in evens} == {"hoogwelde", "eskeloo", "wielderveen"}
    assert evens["printed", "hoogwelde"].after == pytest.approx(811, abs=0.01)
    assert evens["printed", "hoogwelde"].kinds == ("year", "year")
    # The printed amount as the lead's own cost: then the number of benefits moves what each task costs.
    assert isnan(evens["own_cost", "hoogwelde"].after or 0)
    assert evens["own_cost", "hoogwelde"].kinds == ("cost", "cost")
    assert not any(one.changed for one in evens.values())
    # Who decides alone has nobody to share with.
    alone = load_of(made.contents(made.ONE))
    assert not [one for one in compare(alone, alone).outcomes if one.measure.name == "break_even"]


def test_another_case_is_compared_by_name() -> None:
    """What only one of them has stands there as missing."""
    found = compare(dinkelland(), villages())
    missing = {one.measure.municipality for one in found.outcomes if one.after is None}
    assert missing == {"dinkelland", "tubbergen"}
    assert {one.measure.municipality for one in found.outcomes if one.before is None} == {
        "aadorp", "beekveld", "ceehuizen",
    }  # fmt: skip
    assert all(one.changed for one in found.outcomes if None in (one.before, one.after))
    assert "caseload.tubbergen" in found.only[0]
    assert "caseload.aadorp" in found.only[1]


def test_another_reason_is_a_change() -> None:
    measure = Measure("break_even", "count", None, "x")

    def changed(before: Kind, after: Kind) -> bool:
        return Outcome(scenario="printed", measure=measure, before=nan, after=nan, kinds=(before, after)).changed

    assert changed("cost", "apart")
    assert not changed("cost", "cost")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1.0, 1.0 + 1e-12, False), (1e9, 1e9 + 1e-3, False), (1.0, 1.001, True), (nan, nan, False), (nan, 1.0, True),
        (None, None, False), (None, 0.0, True), (0.0, None, True), (None, nan, True),
    ],
)  # fmt: skip
def test_what_counts_as_changed(before: float | None, after: float | None, expected: bool) -> None:
    measure = Measure("project", "euro")
    assert Outcome(scenario="printed", measure=measure, before=before, after=after).changed is expected
