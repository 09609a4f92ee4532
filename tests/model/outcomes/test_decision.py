"""The support of the advice: the strongest reasons by hand, the points add up, and where it tips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.options.scoring import score, winner
from model.outcomes.decision import Reason, compute, strongest
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, examples, score_points


def told(reasons: list[Reason]) -> list[tuple[str, float]]:
    return [(one.arguments[0].label.nl, round(one.points, 2)) for one in reasons]  # type: ignore[union-attr]


def test_the_strongest_reasons_by_hand() -> None:
    """All weights and strengths as the case has them (weights equal, strengths 3, damping 3). Points per task:

    Dichtbij: the hybrid of benefits and of minima has five kept criteria, and on "nearby" one pro: 50 × 3 / 6 / 5 = 5.
    Noaberkracht in re-integration and employers has six: 50 × 3 / 6 / 6 = 4,167. Mean (2 × 5 + 2 × 4,167) / 4 = 4,58.
    Gedeelde infrastructuur: 50 × 3 / 6 / 5 = 5 in the two hybrids only: 2,5.
    Kwetsbaar: in the hybrid the con and the risk of the front, and the two pros of the back, lie on "sustainable":
    50 × 3 / (18 + 3) / 5 = 1,43; in the others con and risk: 50 × 3 / 9 / 6 = 2,78. Mean 2,10; the risk the same.
    """
    support = compute(dinkelland(), dinkelland().assumptions)
    assert told(strongest(support.reasons, 1)) == [("Dichtbij", 4.58), ("Gedeelde infrastructuur", 2.5)]
    assert told(strongest(support.reasons, -1)) == [("Kwetsbaar", -2.1), ("Kwetsbaarheid door kleine doelgroep", -2.1)]
    assert support.tasks == support.first == ("benefits", "minima", "reintegration", "employers")
    assert support.changed == ()


def test_equals_of_the_second_are_named_too() -> None:
    reasons = [Reason((), points) for points in (1.0, 3.0, 2.0, 2.0, -4.0)]
    assert [one.points for one in strongest(reasons, 1)] == [3, 2, 2]
    assert [one.points for one in strongest(reasons, -1)] == [-4]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@examples(40)
def test_the_points_of_all_reasons_add_up_to_the_score(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    support = compute(case, assumptions_at(case, data.draw(score_points(case))))
    assert 50 + sum(one.points for one in support.reasons) == pytest.approx(support.score)


def test_the_advice_tips_where_it_is_said() -> None:
    """Re-integration, sustainable model: 2/7 of the weight of the six that count there. With the five others at 4 that
    is 8 of 28: just below it Noaberkracht comes first, just above it another does."""
    case = dinkelland()
    tipping = compute(case, case.assumptions).tipping
    assert tipping is not None
    assert (tipping.task, tipping.now, tipping.there) == ("reintegration", pytest.approx(1 / 6), pytest.approx(2 / 7))
    others = {f"weight.{criterion.id}": 4.0 for criterion in case.criteria}
    own = f"weight.{case.criteria[tipping.criterion].id}"
    firsts = []
    for weight in (7.9, 8.1):
        scores = score(case, case.assumptions.replace(**{**others, own: weight}), tipping.task)
        firsts.append(scores.alternatives[int(winner(scores))].id)
    assert firsts[0] == "noaberkracht" != firsts[1]


@pytest.mark.parametrize("order", [1, -1])
def test_an_advice_that_shares_the_first_place_tips_at_once(order: int) -> None:
    """At those 8 of 28 Noaberkracht and another are equal, whichever the documents name first: the least change of a
    weight is enough, on the side that is said, and on the other side the advice keeps its place."""
    case = dinkelland().model_copy(update={"options": dinkelland().options[::order]})
    weights = {f"weight.{criterion.id}": 8.0 if place == 5 else 4.0 for place, criterion in enumerate(case.criteria)}
    tipping = compute(case, case.assumptions.replace(**weights)).tipping
    assert tipping is not None
    assert (tipping.task, tipping.there) == ("reintegration", pytest.approx(tipping.now))
    own = f"weight.{case.criteria[tipping.criterion].id}"
    led = []
    for step in (0.1, -0.1) if tipping.above else (-0.1, 0.1):
        scores = score(case, case.assumptions.replace(**weights | {own: weights[own] + step}), tipping.task)
        led.append(scores.alternatives[int(winner(scores))].id == "noaberkracht")
    assert led == [False, True]


def test_a_variant_of_the_readers_own_is_counted() -> None:
    case = dinkelland()
    own = case.assumptions.replace(**{"front.employers": "spd"})
    assert compute(case, own).changed == ("employers",)


def test_the_advice_can_lose_its_place() -> None:
    """All weight on "sustainable": Noaberkracht's con and risk there in re-integration, the pro of the cooperation."""
    case = dinkelland()
    heavy = {f"weight.{criterion.id}": 10.0 * (place == 5) for place, criterion in enumerate(case.criteria)}
    support = compute(case, case.assumptions.replace(**heavy))
    assert "reintegration" not in support.first
    assert support.tasks == ("benefits", "minima", "reintegration", "employers")
