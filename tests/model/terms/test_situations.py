"""Numbers that are a difference lead to the same number in another situation."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.case.situations import OF_VARIANT, SITUATIONS
from model.outcomes.derivation import EACH, derive
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions
LATE = MINE.replace(**{"step_delay.pw_3b": 4, "execution_cost_change": -0.1})


def test_being_late_costs_what_it_costs_less_what_it_costs_in_time() -> None:
    """docs/model.md: four weeks late, 10% cheaper: 56.735,70 × 28 / 365 = 4.352,33."""
    late = derive(CASE, LATE, "mine", "late_cost.dinkelland.all")
    assert late.value == pytest.approx(4352.33, abs=0.005)
    now, in_time = late.operands
    assert (late.operation, now.name) == ("subtract", "framed_cost.dinkelland.all")
    assert in_time.name == "in_time/framed_cost.dinkelland.all"
    assert derive(CASE, LATE, "mine", in_time.name).value == pytest.approx(in_time.value)
    on_time = LATE.replace(**{"step_delay.pw_3b": 0})
    assert in_time.value == pytest.approx(derive(CASE, on_time, "mine", now.name).value)


def test_a_schedule_is_another_one_in_another_situation() -> None:
    assert derive(CASE, LATE, "mine", "late_days").value == 28
    in_time = derive(CASE, LATE, "mine", "in_time/late_days")
    assert (in_time.value, in_time.name) == (0, "in_time/late_days")
    assert derive(CASE, LATE, "mine", "in_time/figure.residents.dinkelland").name == "figure.residents.dinkelland"


def test_a_finding_leads_to_the_value_that_it_names() -> None:
    """An index of 2,2%: 567.357 × (1,022 + 1,022² + 1,022³ + 1,022⁴ − 4) = 127.595 in five years."""
    (finding,) = [one for one in CASE.findings if one.number == 9]
    effect = derive(CASE, MINE, "mine", f"finding_effect.{finding.id}.dinkelland.all")
    assert effect.value == pytest.approx(567_357 * (1.022 + 1.022**2 + 1.022**3 + 1.022**4 - 4))
    read, printed = effect.operands
    assert (read.name, printed.name) == (
        f"with.{finding.id}/lasten.dinkelland.all",
        f"without.{finding.id}/lasten.dinkelland.all",
    )
    named = f"finding.{finding.id}.compare.execution_index"
    assert named in {leaf.name for leaf in read.leaves()} - {leaf.name for leaf in printed.leaves()}
    assert derive(CASE, MINE, "mine", named).value == 0.022


def test_the_document_tells_every_situation() -> None:
    told = (Path(__file__).parents[3] / "docs" / "model.md").read_text()
    (table,) = [part for part in told.split("\n\n") if part.startswith("  | situatie |")]
    assert [head for head in (*SITUATIONS, OF_VARIANT, EACH) if f"`{head}" not in table] == []


def test_a_variant_is_a_situation_too() -> None:
    """The project costs 277.800, and the advice nothing else more."""
    more = derive(CASE, MINE, "advice", "above_current.all.all")
    assert more.value == pytest.approx(277_800)
    assert [part.name for part in more.operands] == ["framed_cost.all.all", "as.current/framed_cost.all.all"]


@pytest.mark.parametrize(
    "name", ["nowhere/framed_cost.all.all", "in_time/nothing", "as.nobody/late_days", "with.x/fit"]
)
def test_what_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        derive(CASE, MINE, "mine", name)
