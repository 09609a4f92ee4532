"""Scores, risks, dates and ranges as terms."""

from __future__ import annotations

import pytest

from model.outcomes.derivation import derive
from model.risks.reserve import reserves
from tests.model.terms.test_derivation import below
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions


def test_the_score_of_the_hybrid_is_the_mean_of_five_criteria() -> None:
    """docs/model.md: 75, 60, 75, 57,14 and 33,33 together 300,48, divided by five."""
    score = derive(CASE, MINE, "mine", "score.benefits.noaberkracht+cooperation")
    assert score.value == pytest.approx(300.48 / 5, abs=0.01)
    assert score.unit == "points"
    assumptions = {leaf.name for leaf in score.leaves() if leaf.origin and leaf.origin.kind == "assumption"}
    assert {"weight.nearby", "weight.care"} <= assumptions
    assert any(name.startswith("strength.") for name in assumptions)
    parts = {one.name: one.value for one in below(score) if one.name.startswith("score_by.")}
    assert parts["score_by.benefits.noaberkracht+cooperation.nearby"] == pytest.approx(75)


def test_an_expected_risk_knows_the_class_that_was_taken_and_the_others() -> None:
    """Class 3 of chance is 50%, class 3 of impact 100.000–250.000: 50% × 175.000 = 87.500."""
    risk = CASE.risks[0].id
    none = {f"risk_{kind}.{one.id}": 0 for one in CASE.risks for kind in ("chance", "impact")}
    one = MINE.replace(**{**none, f"risk_chance.{risk}": 3, f"risk_impact.{risk}": 3})
    levels = {(level.kind, level.number): level for level in CASE.risk_classes}
    chance, impact = levels["chance", 3], levels["impact", 3]
    assert (chance.low, chance.high) == (0.5, 0.5)
    assert (impact.low, impact.high) == (100_000, 250_000)
    expected = derive(CASE, one, "mine", "expected_risk")
    assert expected.value == pytest.approx(87_500)
    found = {part.choice.origin.id: part.choice for part in below(expected) if part.choice is not None}
    assert found[f"risk_chance.{risk}"].taken == "3"
    assert {way.key for way in found[f"risk_chance.{risk}"].others} == {"0", "1", "2", "4", "5"}


def test_what_is_drawn_says_how_and_how_often() -> None:
    reserve = derive(CASE, MINE, "mine", "reserve.p90")
    assert reserve.origin is not None
    assert (reserve.operation, reserve.origin.kind, reserve.origin.how) == ("leaf", "procedure", "reserve")
    assert reserve.origin.draws == 25_000


def test_what_is_drawn_is_what_the_page_draws() -> None:
    for variant, amounts in reserves(CASE, MINE).items():
        shown = [derive(CASE, MINE, variant, f"reserve.{one}").value for one in ("p80", "p90", "p95")]
        assert shown == amounts.tolist()


def test_the_start_is_a_date_of_the_schedule() -> None:
    start = derive(CASE, MINE, "mine", "start_day")
    assert (start.unit, start.value) == ("date", CASE.about.new_model_start.date.toordinal())


def test_what_a_resident_pays_is_the_amount_divided_by_the_residents() -> None:
    """861.352 (docs/model.md) / 26.400 = 32,63."""
    each = derive(CASE, MINE, "current", "framed_cost_per_resident.dinkelland.2022")
    assert each.value == pytest.approx(861_352 / 26_400)
    assert [part.name for part in each.operands] == ["framed_cost.dinkelland.2022", "figure.residents.dinkelland"]
