"""Bars, tipping points, draws and scores by name, against what the functions behind the pages give and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from model.options.robustness import smaa
from model.outcomes.derivation import derive, names
from model.outcomes.uncertainty import set_point
from model.terms.term import Term
from model.uncertainty.simulation import simulate, summarise
from model.uncertainty.tornado import cost_of, tornado
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions
SET = MINE.replace(**{"execution_index": 0.01, "share.dinkelland": 0.5})


def number(name: str) -> Term:
    return derive(CASE, SET, "mine", name)


def test_a_bar_is_the_difference_of_two_ordinary_computations() -> None:
    bars = tornado(CASE, SET, cost_of(CASE, "mine", 0))
    assert len(bars) > 5
    for bar in bars:
        swing = number(f"swing.{bar.id}.dinkelland.all")
        high, low = swing.operands
        assert (high.value, low.value) == (pytest.approx(bar.at_high), pytest.approx(bar.at_low))
        assert number(low.name).value == pytest.approx(bar.at_low)


def test_the_end_of_a_range_is_a_figure_of_the_case_with_its_source() -> None:
    """The index goes up to 4%: 567.357 × 1,04⁴ in the fifth year."""
    high = derive(CASE, MINE, "mine", "high.execution_index/old_contribution.dinkelland.2024")
    assert high.value == pytest.approx(567_357 * 1.04**4)
    ends = [leaf for leaf in high.leaves() if leaf.name == "high.execution_index"]
    assert [(leaf.value, leaf.origin and leaf.origin.kind) for leaf in ends] == [(0.04, "figure")]
    assert derive(CASE, MINE, "mine", "high.execution_index").value == 0.04


def test_a_share_goes_as_far_as_the_others_leave_room() -> None:
    """43% of Tubbergen leaves 57%, not the 80% of the range."""
    assert number("high.share.dinkelland/share_by.fixed.dinkelland").value == pytest.approx(0.57)


def test_a_value_that_is_tried_is_that_value() -> None:
    """Five years of exit cost fall to nothing: 1 + 0,8 + 0,6 in the budget of 2022–2024 of the contract."""
    tried = derive(CASE, MINE, "mine", "at.exit_cost_years=5/exit_cost.all.all")
    assert tried.value == pytest.approx(1_013_137.5 * (1 + 0.8 + 0.6))
    assert "at.exit_cost_years=5" in {one.name for one in tried.leaves()}
    assert derive(CASE, MINE, "mine", "at.exit_cost_years=5").value == 5
    with pytest.raises(KeyError):
        derive(CASE, MINE, "mine", "at.exit_cost_years=500/exit_cost.all.all")


def test_another_model_is_asked_for_by_what_it_chooses() -> None:
    """Everything at the first executor that is open: the same as choosing it."""
    tasks = list(MINE.front)
    own = {task: next(one for one, rule in MINE.offered[task].items() if not rule) for task in tasks}
    free = [task for task in tasks if f"fit_in.{task}" in names(CASE)]
    chosen = MINE.replace(**{f"{office}.{task}": own[task] for task in free for office in ("front", "back")})
    there = "chosen." + "-".join("0" for _task in free)
    for figure in ("fit", "risk_strength", "partners", "cost_change"):
        found = derive(CASE, MINE, "mine", f"{there}/{figure}").value
        assert found == pytest.approx(derive(CASE, chosen, "mine", figure).value)


def test_what_is_drawn_is_what_the_page_draws() -> None:
    *_before, last = simulate(CASE, SET, 10_000, block=1_000)
    assert last.outcomes is not None
    found = summarise(last.outcomes)
    as_set = set_point(CASE, SET).costs
    for variant in ("current", "advice", "mine"):
        for whose, place in (("tubbergen", 1), ("all", -1)):
            low, middle, high = found.bands[variant][place, -1]
            drawn = [derive(CASE, SET, variant, f"range.{whose}.all.{level}").value for level in ("p10", "p50", "p90")]
            assert drawn == pytest.approx([low, middle, high])
            end = derive(CASE, SET, variant, f"range.{whose}.all.p0").value
            assert end == pytest.approx(min(last.outcomes.costs[variant][place, -1].min(), as_set[variant][place, -1]))
    assert number("dearer.dinkelland").value == found.dearer[0]
    assert number("within.all.all").value == found.within["mine"][-1, -1]
    middle = number("middle_above_set.all")
    assert [part.name for part in middle.operands] == ["range.all.all.p50", "framed_cost.all.all"]


def test_ranks_are_those_of_all_weightings() -> None:
    found = smaa(CASE, SET, "benefits").ranks
    shown = [
        number(f"rank.benefits.{one}.1").value for one in ("noaberkracht", "cooperation", "noaberkracht+cooperation")
    ]
    np.testing.assert_array_equal(shown, found[:, 0])


def test_fifty_and_what_arguments_do_is_the_score() -> None:
    who = "benefits.noaberkracht+cooperation"
    own = [name for name in names(CASE) if name.startswith(f"argument_effect.{who}.")]
    assert 50 + sum(number(name).value for name in own) == pytest.approx(number(f"score.{who}").value)


def test_the_fit_of_a_model_is_the_mean_of_its_tasks() -> None:
    fit = derive(CASE, MINE, "advice", "fit")
    assert fit.operation == "divide"
    tasks = [name for name in names(CASE) if name.startswith("fit_in.")]
    assert fit.value == pytest.approx(np.mean([derive(CASE, MINE, "advice", name).value for name in tasks]))
