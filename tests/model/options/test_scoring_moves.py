"""What may and may not move the score of an option."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case
from model.options.scoring import Scores, alternatives, argument_effects, arguments_of, criterion_weights, score
from tests.model.options.fits import (
    BUREAU,
    DEEBURG,
    TASKS,
    WERKPLAATS,
    all_pairs,
    exactly,
    in_which_it_counts,
    nearly,
    pair,
)
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, examples, score_points, villages


def alike(case: Case, found: Scores, wanted: Scores) -> None:
    """To the last bit, where the part of the front office is exact in binary; 0,4 is not, and a sum of such parts has
    noise."""
    part = case.figure("front_office_part")
    same = exactly if Fraction(part) == Fraction(str(part)) else nearly
    for name in ("by_criterion", "total", "signed", "against"):
        same(getattr(found, name), getattr(wanted, name))


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
        alike(case, score(case, assumptions, task, (one,)), _rows(whole, [place]))
    order = data.draw(st.permutations(range(len(everything))))
    kept = order[: data.draw(st.integers(1, len(order)))]
    alike(case, score(case, assumptions, task, tuple(everything[place] for place in kept)), _rows(whole, kept))


def _rows(whole: Scores, places: list[int]) -> Scores:
    own = {name: getattr(whole, name)[places] for name in ("by_criterion", "total", "signed", "against")}
    shown = tuple(whole.alternatives[place] for place in places)
    return Scores(
        alternatives=shown,
        arguments=whole.arguments,
        weights=whole.weights,
        bears_on=whole.bears_on,
        kept=whole.kept,
        **own,
    )


def test_a_permutation_of_the_options_permutes_the_scores_and_nothing_else() -> None:
    shown = alternatives(dinkelland(), "reintegration")
    whole = score(dinkelland(), dinkelland().assumptions, "reintegration", shown)
    for order in permutations(range(3)):
        found = score(dinkelland(), dinkelland().assumptions, "reintegration", tuple(shown[place] for place in order))
        alike(dinkelland(), found, _rows(whole, list(order)))
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
    alike(case, before, _rows(after, [0, 1]))
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
            base, own = in_which_it_counts(case, one), (pair(one.executor),)
            totals = [score(case, base.replace(**{f"strength.{one.id}": value}), one.task, own) for value in (1, 3)]
            rise = float(totals[1].total[0] - totals[0].total[0])
            assert rise * (1 if kind == "pro" else -1) > 0.5, one.id


@pytest.mark.parametrize("name", NAMES)
def test_an_argument_of_strength_0_is_as_if_it_were_absent(name: str) -> None:
    """But that a criterion on which it alone bears is left out where it is absent, unless such criteria are kept."""
    case = case_of(name)
    # What a reading of a finding adds does not count as long as its switch is off.
    counting = [argument for argument in case.arguments if not argument.with_finding]
    for one in counting:
        shown = all_pairs(case, one.task)
        without = case.model_copy(update={"arguments": tuple(other for other in case.arguments if other != one)})
        alone = not any(
            (other.task, other.criterion) == (one.task, one.criterion) for other in counting if other != one
        )
        for keep in (0, 1):
            own = case.assumptions.replace(keep_silent_criteria=keep)
            silent = score(case, own.replace(**{f"strength.{one.id}": 0}), one.task, shown)
            absent = score(without, own, one.task, shown)
            nearly(silent.by_criterion, absent.by_criterion)
            if keep or not alone:
                nearly(silent.total, absent.total)
            assert bool(np.array_equal(silent.kept, absent.kept)) is bool(keep or not alone)


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
        if found.kept[place]:
            nearly(found.total, found.by_criterion[:, place])
        all_kept = score(case, case.assumptions.replace(**only, keep_silent_criteria=1), task)
        nearly(all_kept.total, all_kept.by_criterion[:, place])


# Our reading of an argument


@pytest.mark.parametrize("name", NAMES)
def test_another_reading_moves_only_the_two_criteria(name: str) -> None:
    """From the reading of the case to every other criterion, for every argument."""
    case = case_of(name)
    ids = [one.id for one in case.criteria]
    for argument in case.arguments:
        base = in_which_it_counts(case, argument)
        before = score(case, base, argument.task)
        old = ids.index(case.assumptions.criterion[argument.id])
        for new in set(range(len(ids))) - {old}:
            read = base.replace(**{f"criterion.{argument.id}": ids[new]})
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
