"""What findings 19 and 28 do to the scores, by hand; and that no other finding touches a score.

All strengths 2, damping 2, equal weights: one pro 75, two 83,33; one con 25, two 16,67; nothing 50.
"""

from __future__ import annotations

import pytest

from model.options.finding_scores import ScoreEffect, score_effects
from tests.model.worlds import dinkelland


def effects(id: str, **changes: float) -> dict[str, ScoreEffect]:
    case = dinkelland()
    mine = case.assumptions.replace(**{name.replace("__", "."): value for name, value in changes.items()})
    return {one.task: one for one in score_effects(case, mine, case.finding(id))}


def test_the_pro_of_spd_read_as_two_by_hand() -> None:
    """Re-integration: nearby, integral, financial, sustainable, care, employers' involvement; with two also pathway.

    Noaberkracht  75 + 83,33 + 25 + 16,67 + 50 + 50 = 300;    / 6 = 50;    + 50 = 350;    / 7 = 50
    with others   16,67 + 25 + 50 + 75 + 25 + 50    = 241,67; / 6 = 40,28; + 50 = 291,67; / 7 = 41,67
    SPD           75 + 16,67 + 50 + 25 + 50 + 25    = 241,67; / 6 = 40,28; + 75 = 316,67; / 7 = 45,24
    """
    (effect,) = effects("spd_one_pro").values()
    assert effect.task == "reintegration"
    assert [one.front for one in effect.alternatives] == ["noaberkracht", "cooperation", "spd"]
    assert effect.printed == pytest.approx([50, 40.278, 40.278], abs=0.001)
    assert effect.other == pytest.approx([50, 41.667, 45.238], abs=0.001)
    assert effect.joining == ("pathway",)


def test_vulnerable_counted_once_by_hand() -> None:
    """Noaberkracht on sustainable: one con, 25, instead of two, 16,67: 8,33 more.

    benefits and minima, five principles: (250 + 8,33) / 5 = 51,67. The hybrid: for 1 + 2, against 1 instead of 2:
    50 + 50 × 2/6 = 66,67 instead of 57,14: (300,48 + 9,52) / 5 = 62,00. re-integration: (300 + 8,33) / 6 = 51,39.
    employers, six principles: 75 + 50 + 83,33 + 16,67 + 50 + 50 = 325, / 6 = 54,17; 333,33 / 6 = 55,56.
    """
    found = effects("vulnerable_twice")
    assert list(found) == ["benefits", "minima", "reintegration", "employers"]
    for task in ("benefits", "minima"):
        assert found[task].printed == pytest.approx([50, 45, 60.095], abs=0.001)
        assert found[task].other == pytest.approx([51.667, 45, 62], abs=0.001)
    assert all(one.joining == () for one in found.values())
    assert found["reintegration"].other - found["reintegration"].printed == pytest.approx([1.389, 0, 0], abs=0.001)
    assert found["employers"].printed == pytest.approx([54.167, 40.278, 40.278], abs=0.001)
    assert found["employers"].other == pytest.approx([55.556, 40.278, 40.278], abs=0.001)


def test_it_is_the_same_with_the_switch_on_and_follows_the_weights() -> None:
    off, on = effects("spd_one_pro")["reintegration"], effects("spd_one_pro", finding__spd_one_pro=1)["reintegration"]
    assert (off.printed.tolist(), off.other.tolist()) == (on.printed.tolist(), on.other.tolist())
    # Without weight for pathway the second pro has nothing to act on: “Dichtbij” is one pro of SPD in both readings.
    still = effects("spd_one_pro", weight__pathway=0)["reintegration"]
    assert still.other == pytest.approx(still.printed)


def test_no_other_finding_touches_a_score() -> None:
    moved = {one.id for one in dinkelland().findings if effects(one.id)}
    assert moved == {"spd_one_pro", "vulnerable_twice"}
