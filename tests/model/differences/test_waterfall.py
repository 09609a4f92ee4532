"""Why two settings differ: by hand, for any settings, and the same in every order."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Assumptions, Case
from model.assumptions.values import declaration
from model.case.variants import of_variant
from model.differences.amounts import Amount, bill, cost
from model.differences.changes import changes_between, worth_of
from model.differences.orders import EXACT, Mask, parts_of
from model.money.budget import budget, framed_cost
from model.money.key_comparison import compare_keys
from model.numbers.arrays import Floats
from model.outcomes.waterfall import BETWEEN, Waterfall, between, difference, waterfall, whole
from tests.model.worlds import NAMES, assumptions_at, case_of, dinkelland, examples, points


def effects(found: Waterfall) -> dict[str, tuple[float, float]]:
    return {one.change.id: (one.alone, one.mean) for one in found.effects}


def test_two_changes_that_strengthen_each_other() -> None:
    """What Dinkelland pays of a year: the fixed key and 10% dearer, against the key by number of benefits.

    Joint 567.357 / 0,56 = 1.013.137,50. Now 56%: 567.357.
    Only the key:   1.013.137,50 × 275/446        = 624.692,40: 57.335,40 more.
    Only 10%:       567.357 × 1,1                 = 624.092,70: 56.735,70 more.
    Both:           1.013.137,50 × 275/446 × 1,1  = 687.161,65: 119.804,65 more.
    Together 119.804,65 - 57.335,40 - 56.735,70 = 5.733,54: 10% of the 57.335,40 that the key adds.
    Over both orders each gets half of that.
    """
    case = dinkelland()
    mine = case.assumptions.replace(cost_key="caseload", execution_cost_change=0.1)
    found = between(case, mine, "mine", bill(case, 0, 2022))
    by_key = 1_013_137.5 * 275 / 446
    assert (found.start, found.end) == pytest.approx((567_357, by_key * 1.1))
    assert found.together == pytest.approx(5_733.54, abs=0.005)
    own = effects(found)
    assert own["cost_key"] == pytest.approx((57_335.40, 57_335.40 + 5_733.54 / 2), abs=0.01)
    assert own["execution_cost_change"] == pytest.approx((56_735.70, 56_735.70 + 5_733.54 / 2), abs=0.01)
    assert list(own) == ["cost_key", "execution_cost_change"], "most important first"
    rounded = whole(found)
    # 57.335 + 56.736 + 5.734 = 119.805 = 687.162 - 567.357.
    assert (rounded.start, rounded.end, rounded.together) == (567_357, 687_162, 5_734)
    assert rounded.alone.tolist() == [57_335, 56_736]


def test_what_the_advice_does_otherwise() -> None:
    """Untouched only the project, 217.800 + 60.000. With an executor 10% dearer, which does 80% of the work (half of
    two of five tasks, all of three), 8% of three years of 1.013.137,50 = 243.153. Exit cost of one year: 1.013.137,50.
    """
    case = dinkelland()
    everyone = cost(case, None, None)
    assert effects(between(case, case.assumptions, "advice", everyone)) == {
        "project_cost_change": pytest.approx((277_800, 277_800))
    }
    own = case.assumptions.replace(
        **{"executor_cost.noaberkracht": 0.1, "exit_cost_years": 1.0, "project_coverage": 77_800.0}
    )
    found = between(case, own, "advice", everyone)
    assert effects(found) == {
        "exit_cost_years": pytest.approx((1_013_137.5,) * 2),
        "executor_cost.noaberkracht": pytest.approx((243_153, 243_153)),
        "project_cost_change": pytest.approx((200_000, 200_000)),
    }
    assert found.together == 0


def test_an_own_contract_cost_makes_the_key_a_step() -> None:
    """Read as its own cost Dinkelland pays 567.357 now; the advice splits 567.357 × 446/275 = 920.149,90 by 56%."""
    case = dinkelland()
    own = case.assumptions.replace(amount_reading="own_cost")
    found = between(case, own, "advice", bill(case, 0, 2022))
    assert effects(found) == {"cost_key": pytest.approx((567_357 * 446 / 275 * 0.56 - 567_357,) * 2)}


@st.composite
def settings_of(draw: st.DrawFn, case: Case, most: int = 7) -> Assumptions:
    """Up to so many assumptions somewhere in their range, of those that can move an euro."""
    own = assumptions_at(case, draw(points(case))).changed_from(case.assumptions)
    moving = [id for id in own if declaration(id).layer != "judgement" and not id.startswith(("share.", "risk"))]
    chosen = draw(st.lists(st.sampled_from(moving), max_size=most, unique=True)) if moving else []
    shares = [id for id in own if id.startswith("share.")] if draw(st.booleans()) else []
    return case.assumptions.replace(**{id: own[id] for id in (*chosen, *shares)})


def amounts(case: Case) -> list[Amount]:
    year = case.about.years[-1]
    return [cost(case, None, None), cost(case, 0, year), cost(case, 1, None), bill(case, 0, year)]


@pytest.mark.parametrize("name", NAMES)
def test_the_ends_are_what_the_pages_show(name: str) -> None:
    case = case_of(name)
    year = case.about.years[-1]

    @examples(12)
    @given(settings_of(case))
    def for_any(own: Assumptions) -> None:
        costs = {one: framed_cost(budget(case, own, one)) for one in ("current", "advice", "mine")}  # type: ignore[arg-type]
        for which, (low, high) in {"advice": ("current", "advice"), "mine": ("advice", "mine")}.items():
            found = between(case, own, which, cost(case, 0, year))  # type: ignore[arg-type]
            assert (found.start, found.end) == pytest.approx((costs[low][0, -1], costs[high][0, -1]), abs=1e-4)
        keys = compare_keys(case, own, year, 0, 1)
        advice = compare_keys(case, of_variant(case, own, "advice"), year, 0, 1)
        found = between(case, own, "advice", bill(case, 0, year))
        assert (found.start, found.end) == pytest.approx((keys.present[0], advice.chosen[0]), abs=1e-4)
        assert between(case, own, "mine", bill(case, 0, year)).end == pytest.approx(keys.chosen[0], abs=1e-4)

    for_any()


@pytest.mark.parametrize("name", NAMES)
def test_it_adds_up_to_the_cent_and_in_whole_euros(name: str) -> None:
    case = case_of(name)

    @examples(8)
    @given(settings_of(case), st.sampled_from(amounts(case)))
    def for_any(own: Assumptions, amount: Amount) -> None:
        for which in BETWEEN:
            found = between(case, own, which, amount)
            alone = sum(one.alone for one in found.effects)
            assert found.start + alone + found.together == pytest.approx(found.end, abs=0.01)
            assert found.start + sum(one.mean for one in found.effects) == pytest.approx(found.end, abs=0.01)
            rounded = whole(found)
            shown = [*rounded.alone.tolist(), rounded.together]
            assert rounded.start + sum(shown) == rounded.end
            assert all(value == int(value) for value in [*shown, *rounded.mean.tolist()])
            if found.effects:
                assert rounded.start + rounded.mean.sum() == rounded.end

    for_any()


def changed_one_by_one(case: Case, values: dict[str, float | str], order: tuple[str, ...]) -> Assumptions:
    own = case.assumptions
    for id in order:
        own = own.replace(**{id: values[id]})
    return own


def test_the_order_of_changing_does_not_matter() -> None:
    case = dinkelland()
    values: dict[str, float | str] = {
        "cost_key": "mixed", "execution_cost_change": 0.07, "caseload.tubbergen": 140.0, "caseload_weight": 0.8,
    }  # fmt: skip
    found = [
        between(case, changed_one_by_one(case, values, order), "set", cost(case, 0, 2023))
        for order in permutations(values)
    ]
    assert len(found) == 24
    assert all(one == found[0] for one in found)


def test_the_mean_is_that_of_all_orders_walked_one_by_one() -> None:
    """An independent count: every order of four changes, each made in turn with a call of its own."""
    case = dinkelland()
    own = case.assumptions.replace(
        **{"cost_key": "caseload", "execution_cost_change": 0.07, "caseload.tubbergen": 140.0, "execution_index": 0.02}
    )
    amount = cost(case, 0, 2023)
    changed = own.changed_from(case.assumptions)
    gains: dict[str, list[float]] = {id: [] for id in changed}
    for order in permutations(changed):
        here = case.assumptions
        for id in order:
            after = here.replace(**{id: changed[id]})
            gains[id].append(float(amount.under_key(after)) - float(amount.under_key(here)))
            here = after
    found = effects(difference(case.assumptions, own, amount))
    assert found.keys() == gains.keys()
    for id, (_alone, mean) in found.items():
        assert mean == pytest.approx(np.mean(gains[id]))


@pytest.mark.parametrize("name", NAMES)
def test_one_call_of_all_sets_is_each_set_alone(name: str) -> None:
    case = case_of(name)
    amount = cost(case, 0, None)

    @examples(10)
    @given(settings_of(case), st.integers(0, 2**32 - 1))
    def for_any(own: Assumptions, seed: int) -> None:
        changes = changes_between(case.assumptions, own)
        mask = np.random.default_rng(seed).random((6, len(changes))) < 0.5
        found = worth_of(case.assumptions, changes, amount.under_key)(mask)
        for row, value in zip(mask, found.tolist(), strict=True):
            made = [one.after for one, is_made in zip(changes, row, strict=True) if is_made]
            here = case.assumptions.replace(**{id: to for after in made for id, to in after.items()})
            assert value == pytest.approx(float(amount.under_key(here)), rel=1e-9, abs=1e-4)

    for_any()


# More changes than every set can be looked at of


def product_of(mask: Mask) -> Floats:
    """100 euros, and every change makes it 10% dearer: the mean over orders is the same for each."""
    return np.asarray(100 * 1.1 ** mask.sum(axis=1))


def test_above_the_limit_the_mean_is_an_estimate_that_still_adds_up() -> None:
    count = EXACT + 4
    found = parts_of(product_of, count)
    assert not found.exact
    assert found.alone == pytest.approx(np.full(count, 10.0))
    assert found.mean.sum() == pytest.approx(100 * 1.1**count - 100)
    assert found.mean == pytest.approx(np.full(count, (100 * 1.1**count - 100) / count), rel=0.25)
    assert parts_of(product_of, EXACT).exact
    np.testing.assert_array_equal(parts_of(product_of, count).mean, found.mean)


def test_what_moves_nothing_does_not_make_it_an_estimate() -> None:
    def of_three(mask: Mask) -> Floats:
        return product_of(mask[:, [1, 4, 9]])

    found = parts_of(of_three, 12)
    assert found.exact
    assert np.flatnonzero(found.moves).tolist() == [1, 4, 9]
    # (133,1 - 100) / 3
    assert found.mean[[1, 4, 9]] == pytest.approx(np.full(3, 33.1 / 3))
    assert found.mean.sum() == pytest.approx(33.1)


def test_shares_move_as_one_key_and_a_task_as_one_choice() -> None:
    """Apart the shares would be 116% together half of the way."""
    case = dinkelland()
    own = case.assumptions.replace(
        **{
            "share.dinkelland": 0.4, "share.tubbergen": 0.6, "front.reintegration": "cooperation",
            "back.reintegration": "cooperation", "weight.nearby": 9.0,
        }
    )  # fmt: skip
    assert [tuple(one.after) for one in changes_between(case.assumptions, own)] == [
        ("share.dinkelland", "share.tubbergen"),
        ("front.reintegration", "back.reintegration"),
    ]


def test_nothing_changed_is_no_bar() -> None:
    case = dinkelland()
    found = between(case, case.assumptions, "mine", cost(case, None, None))
    assert (found.effects, found.together, found.silent, found.start) == ((), 0, 0, found.end)
    # A date moves no euro, a weight is no matter of euros at all.
    own = case.assumptions.replace(**{"planning_date": float(case.assumptions.planning_date) + 1, "weight.nearby": 1.0})
    found = between(case, own, "set", cost(case, None, None))
    assert (found.effects, found.silent) == ((), 1)


def test_of_nothing_the_rounding_is_nothing() -> None:
    assert whole(waterfall((), lambda mask: np.full(len(mask), 10.4))).end == 10
