"""An explanation computes what it tells and no more: what the server answers must not wait for the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from model.case.naming import labels_of
from model.money import budget
from model.options import robustness
from model.outcomes import identities
from model.outcomes.derivation import derive
from model.outcomes.names import tried, weighing
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions
Counted = Callable[[Any, str], Counter[str]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """How often a function of a module is called from now on."""

    def counting(module: Any, name: str) -> Counter[str]:
        calls, real = Counter[str](), getattr(module, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            calls[name] += 1
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, call)
        return calls

    return counting


def test_all_who_weigh_differently_and_all_numbers_of_a_task_share_one_draw(counted: Counted) -> None:
    drawn = counted(weighing, "smaa")
    strong = MINE.replace(**{"strength.benefits_n_nearby": 2.9})
    first = derive(CASE, strong, "mine", "rank.benefits.noaberkracht.1")
    assert drawn["smaa"] == 1
    for changes in ({}, {"weight.nearby": 7.0}, {"caseload.tubbergen": 150.0}, {"cost_key": "mixed"}):
        own = strong.replace(**changes)
        assert derive(CASE, own, "mine", "rank.benefits.noaberkracht.1").value == first.value
        derive(CASE, own, "mine", "central_weight.benefits.cooperation.nearby")
        # The page shows the very same.
        assert weighing.acceptability(CASE, own, "benefits").ranks[0, 0] == first.value
    assert drawn["smaa"] == 1
    derive(CASE, MINE.replace(**{"strength.benefits_n_nearby": 2.8}), "mine", "rank.benefits.noaberkracht.1")
    assert drawn["smaa"] == 2


def test_draws_are_scored_in_blocks_that_fit_the_cache_and_nobody_sees_that(monkeypatch: pytest.MonkeyPatch) -> None:
    """5.000 draws in blocks of 1.500 and the rest, or all at once: the same bits."""
    rows: list[int] = []
    real = robustness.score

    def score(*args: Any) -> Any:
        found = real(*args)
        rows.append(len(found.weights))
        return found

    monkeypatch.setattr(robustness, "score", score)
    blocks = robustness.smaa(CASE, MINE, "benefits", draws=5_000)
    assert rows == [1_500, 1_500, 1_500, 500]
    monkeypatch.setattr(robustness, "BLOCK", 5_000)
    at_once = robustness.smaa(CASE, MINE, "benefits", draws=5_000)
    assert (blocks.ranks == at_once.ranks).all()
    assert (blocks.central == at_once.central).all()


def test_a_tipping_point_is_searched_for_one_assumption(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    real = tried.tipping_points

    def search(case: Any, own: Any, outcome: Any, ids: list[str]) -> Any:
        asked.append(ids)
        return real(case, own, outcome, ids)

    monkeypatch.setattr(tried, "tipping_points", search)
    moving = derive(CASE, MINE, "mine", "tipping_frame.all.execution_cost_change")
    silent = derive(CASE, MINE, "mine", f"tipping_frame.all.strength.{CASE.arguments[0].id}")
    assert asked == [["execution_cost_change"], []]
    assert moving.unit == "share"
    assert silent.value != silent.value  # not-a-number: it moves nothing
    assert len(labels_of(CASE, "ranged")) > 50


def test_a_check_of_shares_computes_no_budget_and_one_of_the_split_none_either(counted: Counted) -> None:
    derive(CASE, MINE, "mine", "check_share.shares.all.left")  # what the checks are about is found once
    derive(CASE, MINE, "mine", "check.split.fixed.left")
    budgets, splits = counted(identities, "budget"), counted(identities, "compare_keys")
    derive(CASE, MINE, "mine", "check_share.shares.all.left")
    assert (budgets["budget"], splits["compare_keys"]) == (0, 0)
    derive(CASE, MINE, "mine", "check.split.fixed.left")
    assert (budgets["budget"], splits["compare_keys"]) == (0, len(CASE.about.years))


def test_a_number_of_the_joint_cost_asks_for_no_budget_and_no_draws(counted: Counted) -> None:
    asked = [counted(budget, "contributions_in"), counted(weighing, "smaa"), counted(identities, "budget")]
    for name in ("joint_frame.2021", "share.dinkelland", "caseload.tubbergen", "score.benefits.noaberkracht"):
        derive(CASE, MINE, "mine", name)
    assert sum(one.total() for one in asked) == 0
    derive(CASE, MINE, "mine", "framed_cost.all.all")
    assert sum(one.total() for one in asked) == 1
