"""Settings side by side, by hand: what each costs, in what they differ, and why any two of them do."""

from __future__ import annotations

import numpy as np
import pytest

from model.differences.amounts import cost
from model.outcomes.result import range_of
from model.outcomes.side_by_side import Figures, Side, differing, figures, levels_of, spreads, why
from model.risks.reserve import reserves
from model.uncertainty.simulation import FULL, LEVELS, simulate
from tests.model.worlds import dinkelland

CASE = dinkelland()
NOW = CASE.assumptions
WORLD = {"execution_index": 0.02, "caseload.tubbergen": 150.0, "frame_indexed": 1.0, "execution_cost_change": 0.1}
CHOICES = {"cost_key": "caseload", "start_delay_months": 3.0, "exit_cost_years": 2.0, "project_coverage": 1000.0}
PRESENT, ADVICE = Side("current", NOW), Side("advice", NOW)
BY_NUMBER = Side("mine", NOW.replace(cost_key="caseload"))
FAR = Side("mine", NOW.replace(**WORLD, **CHOICES, amount_reading="own_cost", cost_basis="bottom_up"))
"""Another world and other choices, as a checkpoint can hold."""
DINKELLAND, TUBBERGEN, TOGETHER = 0, 1, -1


def figures_of(side: Side) -> Figures:
    return figures(CASE, side, reserves(CASE, side.assumptions))


def test_what_each_costs_by_hand() -> None:
    """Execution 5 × 1.013.137,50, Trajecten 4 × 289.225 + 289.255 and Kinderopvang 5 × 4.770 are budgeted; a new model
    has 277.800 of project once, of which Dinkelland 56/99."""
    budgeted = 5 * 1_013_137.50 + 4 * 289_225 + 289_255 + 5 * 4_770
    present, advice = figures_of(PRESENT), figures_of(ADVICE)
    assert present.cost[TOGETHER, -1] == pytest.approx(budgeted)
    assert present.frame[TOGETHER, -1] == pytest.approx(budgeted)
    assert (present.once[TOGETHER, -1], present.starts) == (0, {})
    assert advice.cost[TOGETHER, -1] == pytest.approx(budgeted + 277_800)
    assert advice.once[DINKELLAND, -1] == pytest.approx(277_800 * 56 / 99)
    assert advice.starts == {None: pytest.approx(738_156)}  # 1 January 2022, counted in days
    # By number 275 of 446 instead of 56%, in each of three years.
    more = 3 * (1_013_137.50 * 275 / 446 - 567_357)
    assert figures_of(BY_NUMBER).cost[DINKELLAND, -1] == pytest.approx(advice.cost[DINKELLAND, -1] + more)


def test_the_reserve_of_the_municipalities_adds_up() -> None:
    """What 1% nobody pays is left out of theirs."""
    for side in (PRESENT, ADVICE, BY_NUMBER, FAR):
        enough = figures_of(side).enough
        nobody = enough[TOGETHER] - enough[:-1].sum(axis=0)
        assert (nobody >= 0).all()
        assert (nobody <= 0.011 * enough[TOGETHER] + 1).all()


def test_a_range_is_that_of_the_other_pages() -> None:
    """Of Mijn variant that of the strip, of Huidig and Advies that of the page about uncertainty."""
    draws = 1_000
    for side in (BY_NUMBER, FAR):
        for party, place in ((None, TOGETHER), (0, DINKELLAND), (1, TUBBERGEN)):
            wanted = range_of(CASE, side.assumptions, party, draws)
            found = spreads(CASE, side, draws)[wanted.levels][place]
            assert found.tolist() == pytest.approx([wanted.low, wanted.high])
    *_steps, last = simulate(CASE, FAR.assumptions, draws)
    assert last.outcomes is not None
    for variant in ("current", "advice"):
        side = Side(variant, FAR.assumptions)  # type: ignore[arg-type]
        low, high = np.quantile(last.outcomes.costs[side.variant][TOGETHER, -1], (0.1, 0.9))
        assert spreads(CASE, side, draws)[LEVELS][TOGETHER].tolist() == pytest.approx([low, high])


def test_all_ranges_are_at_the_same_levels() -> None:
    """An index of which no source gives the likely value takes that of all of them to all futures."""
    likely = Side("mine", NOW.replace(execution_index=0.02))
    alone, beside = levels_of(CASE, [likely], None), levels_of(CASE, [likely, ADVICE], None)
    assert (len(alone), beside) == (3, FULL)
    assert alone != FULL


def test_only_what_differs() -> None:
    assert differing(CASE, [PRESENT, ADVICE, Side("mine", NOW)]) == ()
    assert differing(CASE, [PRESENT, ADVICE, BY_NUMBER]) == ("cost_key",)
    # What the world is for all of them is no difference; a checkpoint has a world of its own.
    later = NOW.replace(execution_index=0.02)
    assert differing(CASE, [Side("current", later), Side("mine", later)]) == ()
    assert differing(CASE, [ADVICE, Side("mine", later)]) == ("execution_index",)
    # Huidig knows no key: two that have the same one do not differ, and one alone is held against the advice.
    assert differing(CASE, [PRESENT, BY_NUMBER, Side("mine", BY_NUMBER.assumptions)]) == ()
    assert differing(CASE, [PRESENT, BY_NUMBER]) == ("cost_key",)


@pytest.mark.parametrize("party", [None, 0, 1])
@pytest.mark.parametrize("year", [None, 2023])
def test_the_bars_go_from_what_one_costs_to_what_the_other_costs(party: int | None, year: int | None) -> None:
    """Between any two, there and back, in one world or two."""
    place, period = -1 if party is None else party, -1 if year is None else CASE.about.years.index(year)
    sides = (PRESENT, ADVICE, BY_NUMBER, FAR)
    costs = [figures_of(side).cost[place, period] for side in sides]
    for first, start in zip(sides, costs, strict=True):
        for second, end in zip(sides, costs, strict=True):
            if first is not second:
                found = why(CASE, first, second, cost(CASE, party, year))
                assert (found.start, found.end) == (pytest.approx(start), pytest.approx(end))
                bars = sum(one.alone for one in found.effects) + found.together
                assert bars == pytest.approx(end - start, abs=0.01)


def test_why_by_hand() -> None:
    """By number of benefits Dinkelland pays 57.335,40 a year more: three years of the new model."""
    found = why(CASE, ADVICE, BY_NUMBER, cost(CASE, DINKELLAND, None))
    assert [(one.change.id, round(one.alone)) for one in found.effects] == [("cost_key", 172_006)]
    back = why(CASE, BY_NUMBER, ADVICE, cost(CASE, DINKELLAND, None))
    assert [(one.change.after, round(one.alone)) for one in back.effects] == [({"cost_key": "fixed"}, -172_006)]
    # From the contract to the advice it is the project; the way back takes it off.
    project = why(CASE, PRESENT, ADVICE, cost(CASE, None, None))
    assert [(one.change.name, round(one.alone)) for one in project.effects] == [("project", 277_800)]
    off = why(CASE, ADVICE, PRESENT, cost(CASE, None, None))
    assert [(one.change.name, round(one.alone)) for one in off.effects] == [("project", -277_800)]
