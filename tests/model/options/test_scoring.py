"""How well each option fits: by hand, by the slow scoring, and what may and may not move a score."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case, load_case
from model.options.scoring import (
    Alternative,
    Scores,
    alternatives,
    argument_effects,
    arguments_of,
    closed_by,
    criterion_weights,
    options_of,
    score,
    task_of,
    winner,
    winning_margin,
)
from tests.model.copies import add, change, copy_of_the_villages
from tests.model.options import scores as slow
from tests.model.worlds import (
    NAMES,
    Point,
    assumptions_at,
    case_of,
    defaults,
    dinkelland,
    examples,
    score_points,
    villages,
)

BUREAU, DEEBURG, WERKPLAATS = "dorpenbureau", "stad_deeburg", "werkplaats"
N, G, SPD = "noaberkracht", "cooperation", "spd"
CRITERIA = ("nearby", "pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
TASKS = [(name, task.id) for name in NAMES for task in case_of(name).tasks if options_of(case_of(name), task.id)]


def pair(front: str, back: str | None = None) -> Alternative:
    return Alternative(front, back or front, False, False)


def executors(case: Case, task: str) -> list[str]:
    return [option.executor for option in options_of(case, task)]


def all_pairs(case: Case, task: str) -> tuple[Alternative, ...]:
    """Every pair of scenarios, documented or not."""
    return tuple(pair(front, back) for front in executors(case, task) for back in executors(case, task))


def exactly(found: np.ndarray, wanted: object) -> None:
    np.testing.assert_array_equal(np.asarray(found), np.asarray(wanted))


def nearly(found: object, wanted: object) -> None:
    values = np.array(wanted, dtype=np.float64)
    assert np.shape(found) == values.shape
    np.testing.assert_allclose(found, values, rtol=0, atol=1e-9)


def alike(found: Scores, wanted: Scores) -> None:
    for name in ("by_criterion", "total", "signed", "against"):
        exactly(getattr(found, name), getattr(wanted, name))


# By hand. All strengths are 2 and so is the damping: 50 + 50 × (for - against) / (for + against + 2).


def test_the_defaults_that_the_arithmetic_below_starts_from() -> None:
    for name in NAMES:
        case = case_of(name)
        assert set(case.assumptions.strength.values()) == {2}
        assert len(set(case.assumptions.weight.values())) == 1
        assert (case.figure("score_damping"), case.figure("front_office_part")) == (2, 0.5)
    assert tuple(one.id for one in dinkelland().criteria) == CRITERIA


@pytest.mark.parametrize("value", [-0.1, 3.1])
def test_a_strength_is_from_0_to_3(value: float) -> None:
    assert villages().assumptions.replace(**{"strength.bureau_klein": 3}).get("strength.bureau_klein") == 3
    with pytest.raises(ValueError, match=r"strength\.bureau_klein") as caught:
        villages().assumptions.replace(**{"strength.bureau_klein": value})
    assert [(one.reason, one.allowed) for one in caught.value.problems] == [("range", (0, 3))]


def test_paying_in_the_villages_by_hand() -> None:
    """vlakbij (front office), stevig (back office), weighing the same.

    Bureau: one pro 50 + 50 × 2/4 = 75, one con 50 - 50 × 2/4 = 25; 50 together. Deeburg the other way round. The
    hybrid has Bureau's counter and Deeburg's back office: 75 and 75.
    """
    found = score(villages(), villages().assumptions, "betalen")
    assert [one.id for one in found.alternatives] == [BUREAU, DEEBURG, f"{BUREAU}+{DEEBURG}"]
    assert [(one.documented, one.advised) for one in found.alternatives] == [(1, 0), (1, 0), (0, 1)]
    nearly(found.by_criterion, [[75, 25], [25, 75], [75, 75]])
    nearly(found.weights, [0.5, 0.5])
    nearly(found.total, [50, 50, 75])
    assert int(winner(found)) == 2
    nearly(winning_margin(found), 25)
    # Each argument is a quarter of the scale on half of the weight: 12,5 points.
    nearly(argument_effects(found), [[12.5, -12.5, 0, 0], [0, 0, 12.5, -12.5], [12.5, 0, 12.5, 0]])


def test_guiding_in_the_villages_by_hand() -> None:
    """Bureau: con on stevig 25, vlakbij 50: 37,5. Werkplaats: pro on vlakbij 75, stevig 50: 62,5.

    Both arguments are about both offices. Bureau in front and Werkplaats behind has half of each, strength 1:
    vlakbij 50 + 50 × 1/3, stevig 50 - 50 × 1/3; 50 together.
    """
    found = score(villages(), villages().assumptions, "begeleiden")
    assert [(one.id, one.documented, one.advised) for one in found.alternatives] == [
        (BUREAU, True, False),
        (WERKPLAATS, True, True),
    ]
    nearly(found.by_criterion, [[50, 25], [75, 50]])
    nearly(found.total, [37.5, 62.5])
    mixed = score(
        villages(), villages().assumptions, "begeleiden", (pair(BUREAU, WERKPLAATS), pair(WERKPLAATS, BUREAU))
    )
    nearly(mixed.by_criterion, [[50 + 50 / 3, 50 - 50 / 3]] * 2)
    nearly(mixed.total, [50, 50])


def test_weights_and_strengths_by_hand() -> None:
    """vlakbij 3 against stevig 1; the con of Bureau at 3, the pro of Deeburg at 1.

    Bureau: 75 and 50 - 50 × 3/5 = 20: 0,75 × 75 + 0,25 × 20 = 61,25. Deeburg: 25 and 50 + 50 × 1/3 = 66,67:
    18,75 + 16,67 = 35,42. Hybrid: 75 and 66,67: 56,25 + 16,67 = 72,92.
    """
    mine = villages().assumptions.replace(
        **{"weight.vlakbij": 3, "weight.stevig": 1, "strength.bureau_klein": 3, "strength.deeburg_groot": 1}
    )
    found = score(villages(), mine, "betalen")
    nearly(found.by_criterion, [[75, 20], [25, 50 + 50 / 3], [75, 50 + 50 / 3]])
    nearly(found.total, [61.25, 18.75 + 50 / 3, 56.25 + 50 / 3])


# At each task the options in the order of the case, and of each the criteria on which it is not neutral (50).
TOGETHER = {"nearby": 50 / 3, "integral": 25, "care": 25}  # two cons; one con; one risk
BY_HAND: dict[str, dict[str, dict[str, float]]] = {
    "benefits": {
        # integral: two pros, 50 + 50 × 4/6; nearby: one pro; financial: one con; sustainable: a con and a risk.
        N: {"integral": 250 / 3, "nearby": 75, "financial": 25, "sustainable": 50 / 3},
        # sustainable: two pros; financial: one pro.
        G: {**TOGETHER, "sustainable": 250 / 3, "financial": 75},
        # What bears on both offices counts by half from each.
        # integral: for 2 × 1, against 1: 50 + 50 × 1/5. nearby: N's pro. financial: G's pro; N's con is back office.
        # sustainable: for 1 + 2 (specialisms are back office), against 1 + 1: 50 + 50 × 1/7. care: against 1.
        f"{N}+{G}": {"integral": 60, "nearby": 75, "financial": 75, "sustainable": 400 / 7, "care": 100 / 3},
    },
    "reintegration": {
        N: {"integral": 250 / 3, "nearby": 75, "financial": 25, "sustainable": 50 / 3},
        # One pro less on sustainable and none on financial.
        G: {**TOGETHER, "sustainable": 75},
        # integral: two cons; one risk each on employers_involvement and sustainable.
        SPD: {"nearby": 75, "pathway": 75, "integral": 50 / 3, "employers_involvement": 25, "sustainable": 25},
    },
    "participation": {N: {}},
    "employers": {
        # business: a pro and a con, 50.
        N: {"integral": 250 / 3, "nearby": 75, "sustainable": 50 / 3},
        G: {**TOGETHER, "sustainable": 75},
        SPD: {"nearby": 75, "integral": 50 / 3, "employers_involvement": 25, "sustainable": 25},
    },
}
BY_HAND["minima"] = BY_HAND["benefits"]
# The sums over eight criteria, divided by eight.
TOTALS = {
    "benefits": {N: 400 / 8, G: 375 / 8, f"{N}+{G}": (450 + 10 / 21) / 8},
    "reintegration": {N: 400 / 8, G: (341 + 2 / 3) / 8, SPD: (366 + 2 / 3) / 8},
    "participation": {N: 50},
    "employers": {N: 425 / 8, G: (341 + 2 / 3) / 8, SPD: (341 + 2 / 3) / 8},
}
TOTALS["minima"] = TOTALS["benefits"]


@pytest.mark.parametrize("task", BY_HAND)
def test_dinkelland_by_hand(task: str) -> None:
    found = score(dinkelland(), dinkelland().assumptions, task)
    assert [one.id for one in found.alternatives] == list(BY_HAND[task])
    nearly(found.weights, [1 / 8] * 8)
    nearly(found.by_criterion, [[own.get(one, 50) for one in CRITERIA] for own in BY_HAND[task].values()])
    nearly(found.total, list(TOTALS[task].values()))


def test_a_hybrid_takes_the_front_from_one_and_the_back_from_the_other() -> None:
    """Of the arguments at benefits on one office only: nearby (front), infrastructure and specialisms (back)."""
    case = dinkelland()
    found = score(case, case.assumptions, "benefits", (pair(N, G), pair(G, N)))
    signed = {one.id: column.tolist() for one, column in zip(found.arguments, found.signed.T, strict=True)}
    assert signed == {
        "benefits_n_integral": [1, 1],
        "benefits_n_steering": [1, 1],
        "benefits_n_nearby": [2, 0],
        "benefits_n_no_infrastructure": [0, -2],
        "benefits_n_vulnerable": [-1, -1],
        "benefits_n_small_group": [-1, -1],
        "benefits_g_less_vulnerable": [1, 1],
        "benefits_g_shared_infrastructure": [2, 0],
        "benefits_g_specialisms": [2, 0],
        "benefits_g_local": [0, -2],
        "benefits_g_distance": [0, -2],
        "benefits_g_less_steering": [-1, -1],
        "benefits_g_quality": [-1, -1],
    }


def test_the_part_of_the_front_office_is_a_figure_of_the_case() -> None:
    """At 0,8: Bureau in front has 0,8 × 2 of its con, Werkplaats behind 0,2 × 2 of its pro."""
    figures = tuple(
        one.model_copy(update={"value": 0.8}) if one.id == "front_office_part" else one for one in villages().figures
    )
    case = villages().model_copy(update={"figures": figures})
    found = score(case, case.assumptions, "begeleiden", (pair(BUREAU, WERKPLAATS),))
    nearly(found.by_criterion, [[50 + 50 * 0.4 / 2.4, 50 - 50 * 1.6 / 3.6]])


# Does the advice come first?


def test_whether_the_advice_comes_first_by_hand() -> None:
    """Under equal weights and strengths, from TOTALS above. It is said, not arranged: the readings may change."""
    for task, totals in TOTALS.items():
        found = score(dinkelland(), dinkelland().assumptions, task)
        best = max(totals, key=totals.__getitem__)
        assert found.alternatives[int(winner(found))].id == best
        # benefits and minima: the hybrid of 56,3. Elsewhere Noaberkracht: 50 and 53,125.
        assert found.alternatives[int(winner(found))].advised
        ordered = sorted(totals.values())
        nearly(winning_margin(found), ordered[-1] - ordered[-2] if len(ordered) > 1 else 0)


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(25)
def test_first_is_the_highest_total_whoever_is_advised(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(score_points(case))
    found = score(case, assumptions_at(case, point), task)
    totals = [slow.total(case, point, task, (one.front, one.back)) for one in found.alternatives]
    # max gives the first of equals.
    assert int(winner(found)) == max(range(len(totals)), key=totals.__getitem__)
    ordered = sorted(totals)
    nearly(winning_margin(found), float(ordered[-1] - ordered[-2]) if len(totals) > 1 else 0)


def test_the_advice_need_not_come_first() -> None:
    """At benefits, with all weight on sustainable: with others 83,3, the hybrid 57,1, Noaberkracht 16,7."""
    case = dinkelland()
    only = {f"weight.{one}": 10 if one == "sustainable" else 0 for one in CRITERIA}
    found = score(case, case.assumptions.replace(**only), "benefits")
    nearly(found.total, [50 / 3, 250 / 3, 400 / 7])
    assert not found.alternatives[int(winner(found))].advised


def test_of_equals_the_first_comes_first_and_leads_by_nothing() -> None:
    equal = score(villages(), villages().assumptions, "betalen", (pair(BUREAU), pair(DEEBURG)))
    assert int(winner(equal)) == 0
    nearly(winning_margin(equal), 0)


# Against the slow scoring


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(25)
def test_scores_are_those_of_the_slow_scoring(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    point = data.draw(score_points(case))
    shown = all_pairs(case, task)
    found = score(case, assumptions_at(case, point), task, shown)
    for place, one in enumerate(shown):
        wanted = slow.by_criterion(case, point, task, (one.front, one.back))
        nearly(found.by_criterion[place], [float(wanted[criterion.id]) for criterion in case.criteria])
        nearly(found.total[place], float(slow.total(case, point, task, (one.front, one.back))))
    assert found.by_criterion.min() >= 0
    assert found.by_criterion.max() <= 100
    assert (found.total >= -1e-9).all()
    assert (found.total <= 100 + 1e-9).all()


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(25)
def test_the_parts_and_the_criteria_add_up_to_the_total(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    found = score(case, assumptions_at(case, data.draw(score_points(case))), task, all_pairs(case, task))
    nearly(50 + argument_effects(found).sum(axis=-1), found.total)
    nearly(found.by_criterion @ found.weights, found.total)
    nearly(found.weights.sum(), 1)
    # A pro never pulls down, a con or risk never up.
    signs = np.array([1 if one.kind == "pro" else -1 for one in found.arguments])
    assert (argument_effects(found) * signs >= 0).all()


# What does not move a score


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(15)
def test_which_other_options_are_shown_changes_no_score(name: str, task: str, data: st.DataObject) -> None:
    """No rank reversal: alone, with all others, with a dominated one, and in any order, a score is the same number."""
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(score_points(case)))
    everything = all_pairs(case, task)
    whole = score(case, assumptions, task, everything)
    for place, one in enumerate(everything):
        alike(score(case, assumptions, task, (one,)), _rows(whole, [place]))
    order = data.draw(st.permutations(range(len(everything))))
    kept = order[: data.draw(st.integers(1, len(order)))]
    alike(score(case, assumptions, task, tuple(everything[place] for place in kept)), _rows(whole, kept))


def _rows(whole: Scores, places: list[int]) -> Scores:
    own = {name: getattr(whole, name)[places] for name in ("by_criterion", "total", "signed", "against")}
    shown = tuple(whole.alternatives[place] for place in places)
    return Scores(shown, whole.arguments, weights=whole.weights, bears_on=whole.bears_on, **own)


def test_a_permutation_of_the_options_permutes_the_scores_and_nothing_else() -> None:
    shown = alternatives(dinkelland(), "reintegration")
    whole = score(dinkelland(), dinkelland().assumptions, "reintegration", shown)
    for order in permutations(range(3)):
        found = score(dinkelland(), dinkelland().assumptions, "reintegration", tuple(shown[place] for place in order))
        alike(found, _rows(whole, list(order)))
        exactly(found.weights, whole.weights)


def test_a_dominated_option_changes_no_other_score() -> None:
    """Almost Bureau, on every criterion no better and on one worse: Bureau and Deeburg keep their 50."""
    con = villages().arguments[1].model_copy(update={"id": "extra", "executor": WERKPLAATS})
    pro = villages().arguments[0]
    case = villages().model_copy(update={"arguments": (*villages().arguments, con)})
    mine = case.assumptions.model_copy(
        update={
            "strength": {**case.assumptions.strength, "extra": 2.0},
            "criterion": {**case.assumptions.criterion, "extra": "stevig"},
        }
    )
    assert pro.executor == BUREAU
    before = score(case, mine, "betalen", (pair(BUREAU), pair(DEEBURG)))
    after = score(case, mine, "betalen", (pair(BUREAU), pair(DEEBURG), pair(WERKPLAATS)))
    nearly(after.by_criterion[2], [50, 25])
    alike(before, _rows(after, [0, 1]))
    nearly(before.total, [50, 50])


@pytest.mark.parametrize(("name", "task"), [one for one in TASKS if one[1] != "participation"])
@given(st.data())
@examples(25)
def test_a_stronger_argument_helps_or_harms_its_own_option_and_moves_no_other(
    name: str, task: str, data: st.DataObject
) -> None:
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(score_points(case)))
    argument = data.draw(st.sampled_from(arguments_of(case, task)))
    low, high = sorted(data.draw(st.tuples(*[st.floats(0, 3)] * 2)))
    shown = all_pairs(case, task)
    weaker, stronger = (
        score(case, assumptions.replace(**{f"strength.{argument.id}": value}), task, shown) for value in (low, high)
    )
    sign = 1 if argument.kind == "pro" else -1
    place = [one.id for one in case.criteria].index(assumptions.criterion[argument.id])
    for row, one in enumerate(shown):
        if argument.executor in (one.front, one.back):
            assert (sign * (stronger.by_criterion[row] - weaker.by_criterion[row]) >= -1e-9).all()
            assert sign * (stronger.total[row] - weaker.total[row]) >= -1e-9
        else:
            exactly(stronger.by_criterion[row], weaker.by_criterion[row])
            exactly(stronger.total[row], weaker.total[row])
        # Of its own option only its own criterion.
        others = [column for column in range(len(case.criteria)) if column != place]
        exactly(stronger.by_criterion[row, others], weaker.by_criterion[row, others])


@pytest.mark.parametrize("kind", ["pro", "con", "risk"])
def test_a_stronger_argument_does_move_its_option(kind: str) -> None:
    """Every argument of the case, from 1 to 3, on its own executor."""
    for case in map(case_of, NAMES):
        for one in [one for one in case.arguments if one.kind == kind]:
            totals = [
                score(case, case.assumptions.replace(**{f"strength.{one.id}": value}), one.task, (pair(one.executor),))
                for value in (1, 3)
            ]
            rise = float(totals[1].total[0] - totals[0].total[0])
            assert rise * (1 if kind == "pro" else -1) > 0.5, one.id


@pytest.mark.parametrize("name", NAMES)
def test_an_argument_of_strength_0_is_as_if_it_were_absent(name: str) -> None:
    case = case_of(name)
    for one in case.arguments:
        shown = all_pairs(case, one.task)
        silent = score(case, case.assumptions.replace(**{f"strength.{one.id}": 0}), one.task, shown)
        without = case.model_copy(update={"arguments": tuple(other for other in case.arguments if other != one)})
        absent = score(without, case.assumptions, one.task, shown)
        nearly(silent.by_criterion, absent.by_criterion)
        nearly(silent.total, absent.total)


def test_without_arguments_every_option_is_neutral() -> None:
    nothing = {f"strength.{one.id}": 0 for one in villages().arguments}
    found = score(villages(), villages().assumptions.replace(**nothing), "betalen")
    exactly(found.by_criterion, [[50, 50]] * 3)
    exactly(found.total, [50] * 3)
    exactly(argument_effects(found), np.zeros((3, 4)))


# Weights


def test_weights_that_are_all_zero_count_the_same() -> None:
    for name, count in (("dinkelland-tubbergen", 8), ("drie-dorpen", 2)):
        case = case_of(name)
        nothing = case.assumptions.replace(**{f"weight.{one.id}": 0 for one in case.criteria})
        exactly(criterion_weights(case, nothing), [1 / count] * count)


def test_zero_weights_in_a_sweep_count_the_same_in_their_own_row_only() -> None:
    mine = villages().assumptions.replace(
        **{"weight.vlakbij": np.array([0.0, 3.0, 0.0]), "weight.stevig": np.array([0.0, 1.0, 2.0])}
    )
    nearly(criterion_weights(villages(), mine), [[0.5, 0.5], [0.75, 0.25], [0, 1]])


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(15)
def test_only_the_proportions_of_the_weights_count(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    assumptions = assumptions_at(case, data.draw(score_points(case)))
    factor = data.draw(st.floats(1e-3, 1))
    scaled = assumptions.replace(**{f"weight.{id}": value * factor for id, value in assumptions.weight.items()})
    before, after = score(case, assumptions, task), score(case, scaled, task)
    nearly(after.total, before.total)
    exactly(after.by_criterion, before.by_criterion)


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_all_weight_on_one_criterion_gives_its_score(name: str, task: str) -> None:
    case = case_of(name)
    for place, one in enumerate(case.criteria):
        only = {f"weight.{other.id}": 10.0 * (other == one) for other in case.criteria}
        found = score(case, case.assumptions.replace(**only), task)
        nearly(found.total, found.by_criterion[:, place])


# Our reading of an argument


@pytest.mark.parametrize("name", NAMES)
def test_another_reading_moves_only_the_two_criteria(name: str) -> None:
    """From the reading of the case to every other criterion, for every argument."""
    case = case_of(name)
    ids = [one.id for one in case.criteria]
    for argument in case.arguments:
        before = score(case, case.assumptions, argument.task)
        old = ids.index(case.assumptions.criterion[argument.id])
        for new in set(range(len(ids))) - {old}:
            read = case.assumptions.replace(**{f"criterion.{argument.id}": ids[new]})
            after = score(case, read, argument.task)
            others = [place for place in range(len(ids)) if place not in (old, new)]
            exactly(after.by_criterion[:, others], before.by_criterion[:, others])
            own = [one.front == one.back == argument.executor for one in before.alternatives]
            assert (after.by_criterion[own][:, [old, new]] != before.by_criterion[own][:, [old, new]]).all()
            strangers = [argument.executor not in (one.front, one.back) for one in before.alternatives]
            exactly(after.by_criterion[strangers], before.by_criterion[strangers])


def test_another_reading_by_hand() -> None:
    """Bureau's con read as vlakbij: a pro and a con there, 50; nothing on stevig, 50. The hybrid loses nothing."""
    mine = villages().assumptions.replace(**{"criterion.bureau_klein": "vlakbij"})
    nearly(score(villages(), mine, "betalen").by_criterion, [[50, 50], [25, 75], [75, 75]])


# Arrays


@pytest.mark.parametrize(("name", "task"), TASKS)
@given(st.data())
@examples(15)
def test_arrays_are_the_points_one_by_one(name: str, task: str, data: st.DataObject) -> None:
    case = case_of(name)
    start: Point = data.draw(score_points(case))
    readings = {id: value for id, value in start.items() if id.startswith("criterion.")}
    drawn = [{**data.draw(score_points(case)), **readings} for _ in range(3)]
    ids = [id for id in start if id.startswith(("weight.", "strength."))]
    # Some move, the others hold the value of the first point.
    moving = set(data.draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)))
    rows = [{**start, **{id: one[id] for id in moving}} for one in drawn]
    columns = {id: np.array([float(one[id]) for one in rows]) for id in moving}
    together = score(case, assumptions_at(case, start).replace(**columns), task)
    count = len(together.alternatives)
    wide = np.broadcast_to(together.total, (len(rows), count))
    for row, point in enumerate(rows):
        alone = score(case, assumptions_at(case, point), task)
        nearly(wide[row], alone.total)
        nearly(np.broadcast_to(together.by_criterion, (len(rows), count, len(case.criteria)))[row], alone.by_criterion)
        nearly(np.broadcast_to(winner(together), len(rows))[row], winner(alone))
        nearly(np.broadcast_to(winning_margin(together), len(rows))[row], winning_margin(alone))
        shape = (len(rows), count, len(alone.arguments))
        nearly(np.broadcast_to(argument_effects(together), shape)[row], argument_effects(alone))


# Who stands for whom


def test_almelo_is_scored_as_with_others_but_for_what_does_not_hold_for_almelo() -> None:
    """benefits: G without "Geen kennis lokale situatie": nearby 25 and not 16,67, so (375 + 8,33) / 8. minima: as G."""
    case = dinkelland()
    nearly(score(case, case.assumptions, "benefits", (pair("almelo"),)).total, [(375 + 25 / 3) / 8])
    nearly(score(case, case.assumptions, "minima", (pair("almelo"),)).total, [375 / 8])
    # Nobody says that it does not hold for Oldenzaal.
    nearly(score(case, case.assumptions, "benefits", (pair("oldenzaal"),)).total, [375 / 8])


def test_who_has_no_arguments_is_neutral() -> None:
    case = dinkelland()
    for one in ("roz", "unknown", "resident"):
        exactly(score(case, case.assumptions, "benefits", (pair(one),)).total, [50])


def test_who_is_scored_as_another_keeps_its_own_arguments(tmp_path: Path) -> None:
    """``scored_as`` is the executor whose arguments hold for this one *too*: Deeburg has Bureau's and its own.

    vlakbij: Bureau's pro and its own risk, 50; stevig: Bureau's con and its own pro, 50. Bureau stays 75 and 25.
    """
    folder = copy_of_the_villages(tmp_path)
    change(folder, "executors.csv", ";municipality;;yes", ";municipality;dorpenbureau;yes")
    case = load_case(folder)
    found = score(case, case.assumptions, "betalen", (pair(BUREAU), pair(DEEBURG)))
    nearly(found.by_criterion, [[75, 25], [50, 50]])
    assert np.count_nonzero(found.signed[1]) == 4


# Lookups


def test_lookups() -> None:
    assert task_of(villages(), "begeleiden").group == "werk"
    with pytest.raises(KeyError):
        task_of(villages(), "vliegen")
    assert alternatives(villages(), "terughalen") == ()
    rule = closed_by(villages(), "betalen", WERKPLAATS)
    assert rule is not None
    assert rule.id == "betalen_door_gemeente"
    assert closed_by(villages(), "betalen", BUREAU) is None
    assert closed_by(villages(), "begeleiden", WERKPLAATS) is None


# More of everything, without a line of code


def test_a_new_argument_counts(tmp_path: Path) -> None:
    """A second pro for Bureau at the counter, strength 3: vlakbij 50 + 50 × 5/7."""
    folder = copy_of_the_villages(tmp_path)
    add(
        folder,
        "arguments.csv",
        "bureau_warm;betalen;dorpenbureau;pro;Warm;Warm;;;;vlakbij;front;Warm is nabij.;Warm is near.;verhaal;;bron",
    )
    add(folder, "assumptions.csv", "strength.bureau_warm;3;0;3;1;aanname;gok;;;")
    case = load_case(folder)
    found = score(case, case.assumptions, "betalen")
    nearly(found.by_criterion, [[50 + 50 * 5 / 7, 25], [25, 75], [50 + 50 * 5 / 7, 75]])
    assert case.assumptions.get("criterion.bureau_warm") == "vlakbij"


def test_a_new_criterion_counts(tmp_path: Path) -> None:
    """Nobody has an argument on it: 50. With weight 10 beside 5 and 5 it is half: hybrid 0,5 × 75 + 0,5 × 50 = 62,5."""
    folder = copy_of_the_villages(tmp_path)
    add(folder, "criteria.csv", "goedkoop;council;Goedkoop;Cheap;verhaal;;bron;;")
    add(folder, "assumptions.csv", "weight.goedkoop;10;0;10;1;aanname;gok;;;")
    case = load_case(folder)
    found = score(case, case.assumptions, "betalen")
    nearly(found.by_criterion, [[75, 25, 50], [25, 75, 50], [75, 75, 50]])
    nearly(found.total, [50, 50, 62.5])
    # An argument can be read as bearing on it.
    mine = case.assumptions.replace(**{"criterion.deeburg_groot": "goedkoop"})
    nearly(score(case, mine, "betalen").by_criterion[1], [25, 50, 75])


def test_a_new_argument_without_its_strength_is_named(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    add(
        folder,
        "arguments.csv",
        "bureau_warm;betalen;dorpenbureau;pro;Warm;Warm;;;;vlakbij;front;Warm is nabij.;Warm is near.;verhaal;;bron",
    )
    with pytest.raises(ValueError, match=r"strength\.bureau_warm") as caught:
        load_case(folder)
    assert [(one.file, one.reason, one.allowed) for one in caught.value.problems] == [
        ("assumptions.csv", "missing_row", "strength.bureau_warm")
    ]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("score_damping", "0"),  # a criterion without arguments would be 0 / 0
        ("score_damping", "-2"),
        ("front_office_part", "1,5"),
        ("front_office_part", "-0,1"),
    ],
)
def test_a_figure_with_which_no_score_can_be_made_is_refused(tmp_path: Path, figure: str, value: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    old = "front_office_part;;0,5;" if figure == "front_office_part" else "score_damping;;2;"
    change(folder, "figures.csv", old, f"{figure};;{value};")
    with pytest.raises(ValueError, match=r"figures\.csv") as caught:
        load_case(folder)
    assert [(one.file, one.column, one.reason) for one in caught.value.problems] == [
        ("figures.csv", "value", "out_of_range")
    ]


def test_the_slow_scoring_by_hand() -> None:
    """What the others are compared with: the hybrid of betalen 75, Bureau and Werkplaats at begeleiden 50."""
    point = defaults(villages())
    assert slow.total(villages(), point, "betalen", (BUREAU, DEEBURG)) == 75
    assert slow.by_criterion(villages(), point, "begeleiden", (BUREAU, WERKPLAATS)) == {
        "vlakbij": 50 + Fraction(50, 3),
        "stevig": 50 - Fraction(50, 3),
    }
    # Without Bureau's risk there is none; of Deeburg's counter the one of being far away.
    assert [slow.risk(villages(), point, "betalen", (one, BUREAU)) for one in (BUREAU, DEEBURG)] == [0, 2]
