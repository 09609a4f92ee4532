"""A track that starts on a day of its own: in Ganzemarke debt assistance moves on 1 July 2027, the rest half a year
later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Case, budget
from model.assumptions.values import Assumptions
from model.case.naming import labels_of
from model.money.budget import one_off_cost
from model.money.split import contributions, old_contributions
from model.money.starts import exit_part_of, new_model_part_of, phase_of, start_month_of
from model.numbers.arrays import Floats
from model.outcomes.planning import compute, late_cost
from model.planning.schedule import delay_days, late_days, schedule, start_day, start_day_in
from model.planning.start_chance import start_chance
from tests.model.worlds import assert_equal_euros, assumptions_at, case_of, dinkelland, examples, points

DEBTS = "debts"
CASE = case_of("ganzemarke")
NOW = CASE.assumptions
CENT = 0.005
OF_TRACK: dict[str, Callable[[Case, Assumptions, str | None], Floats]] = {
    "start_month": start_month_of, "new_model_part": new_model_part_of, "exit_part": exit_part_of, "phase": phase_of,
    "late_days": late_days, "delay_days": delay_days,
}  # fmt: skip


def starting(case: Case, **changes: object) -> Case:
    """The case with another start of the new model."""
    start = case.about.new_model_start.model_copy(update=changes)
    return case.model_copy(update={"about": case.about.model_copy(update={"new_model_start": start})})


@given(st.data())
@examples(15)
def test_a_track_starts_as_the_new_model_would_with_its_day_and_its_steps(data: st.DataObject) -> None:
    (own,) = CASE.about.track_starts
    other = starting(CASE, date=own.date, needs=own.needs)
    assumptions = assumptions_at(CASE, data.draw(points(CASE)))
    for name, compute_of in OF_TRACK.items():
        found, wanted = compute_of(CASE, assumptions, DEBTS), compute_of(other, assumptions, None)
        np.testing.assert_array_equal(found, wanted, err_msg=name)
    assert start_day_in(CASE, assumptions, DEBTS) == start_day(other, assumptions)


@given(st.data())
@examples(15)
def test_a_track_that_starts_with_the_new_model_changes_nothing(data: st.DataObject) -> None:
    general = CASE.about.new_model_start
    (own,) = CASE.about.track_starts
    with_it = own.model_copy(update={"date": general.date, "needs": general.needs})
    about = CASE.about.model_copy(update={"track_starts": (with_it,)})
    same = CASE.model_copy(update={"about": about})
    lines = tuple(line.model_copy(update={"track": None}) for line in CASE.budget_lines)
    without = CASE.model_copy(
        update={"about": CASE.about.model_copy(update={"track_starts": ()}), "budget_lines": lines}
    )
    assumptions = assumptions_at(CASE, data.draw(points(CASE)))
    for variant in ("current", "advice", "mine"):
        first, second = (budget(case, assumptions, variant) for case in (same, without))  # type: ignore[arg-type]
        assert_equal_euros(first.framed, second.framed)


def test_half_a_year_of_the_debts_is_in_the_new_model() -> None:
    """2027 by number of benefits. The ISD is printed: 2.203.200, 1.285.200 and, of 3.488.400 / 76% = 4.590.000, 15%
    and 9%. Of the debts half a year goes by the printed key, 240.000, 140.000 and 75.000, and half by the benefits,
    820, 460 and 240 of 1.520 of 455.000: 245.460,53, 137.697,37 and 71.842,11."""
    found = contributions(CASE, NOW.replace(cost_key="caseload"))[:, 1].tolist()
    assert found == pytest.approx([2_445_930.26, 1_424_048.68, 761_921.05, 413_100, 0], abs=CENT)


def test_the_contract_for_the_debts_goes_on_half_a_year_earlier_after_its_end() -> None:
    """Two exit years, of 455.000 from July 2027 on: 227.500; half a year whole and half a year half, 341.250; 113.750.
    Of the ISD from 2028 on: 4.680.000, and half of (2.298.600 + 1.335.600) / 76%."""
    mine = budget(CASE, NOW.replace(exit_cost_years=2, project_cost_change=-1, project_coverage=0), "mine")
    isd = (2_298_600 + 1_335_600) / 0.76 / 2
    found = one_off_cost(mine).sum(axis=0).tolist()
    assert found == pytest.approx([0, 227_500, 5_021_250, isd + 113_750, 0, 0, 0], abs=CENT)


def test_a_late_step_of_the_track_moves_its_start_alone() -> None:
    """Ready on 18 June 2027, and four weeks later 16 July: fifteen days after the start of the track."""
    late = NOW.with_numbers({"step_delay.debt_files": 4.0})
    assert start_day_in(CASE, late, DEBTS) == date(2027, 7, 16).toordinal()
    assert start_day(CASE, late) == date(2028, 1, 1).toordinal()
    found = compute(CASE, late)
    assert bool(found.late)
    assert (float(found.months), float(found.of_tracks[DEBTS])) == (0, date(2027, 7, 16).toordinal())


def test_the_chosen_months_move_every_start() -> None:
    """Three months after 1 July 2027 and 1 January 2028."""
    later = NOW.replace(start_delay_months=3)
    assert start_day_in(CASE, later, DEBTS) == date(2027, 10, 1).toordinal()
    assert start_day(CASE, later) == date(2028, 4, 1).toordinal()


def test_what_a_late_track_costs() -> None:
    """By number of benefits Hoogwelde pays 245.460,53 for the debts instead of 240.000: fifteen days later that is
    15/365 of the difference less."""
    late = NOW.with_numbers({"step_delay.debt_files": 4.0}).replace(cost_key="caseload")
    more = late_cost(CASE, late)
    dearer = 455_000 * 820 / 1_520 - 240_000
    assert more[0, 1] == pytest.approx(-dearer * 15 / 365, abs=CENT)
    assert float(np.abs(np.delete(more, 1, axis=1)).sum()) == 0


def test_every_step_that_a_start_needs_has_slack_until_that_start() -> None:
    """The files of the debts are ready on 18 June 2027, thirteen days before 1 July; the contract may take until the
    files begin, on 3 May, and those thirteen days more: it is ready on 26 February."""
    plan = schedule(CASE, NOW)
    place = {step.id: number for number, step in enumerate(CASE.steps)}
    assert plan.total_float[place["debt_files"]] == 13
    assert plan.latest[place["debt_deal"]] == date(2027, 5, 16).toordinal()


def test_how_likely_the_start_of_a_track_is() -> None:
    (own,) = CASE.about.track_starts
    usual = NOW.replace(step_spread="usual")
    found = start_chance(CASE, usual, track=DEBTS)
    wanted = start_chance(starting(CASE, date=own.date, needs=own.needs), usual)
    assert (float(found.in_time), found.days.tolist()) == (float(wanted.in_time), wanted.days.tolist())


def test_what_is_paid_of_the_contract_and_the_new_model_is_a_whole_year() -> None:
    """With the printed key, no index and no change of cost nothing moves when a track starts. The misprint of finding 1
    is taken away: what is printed of one year does not stand to each other as the key does."""
    right = NOW.replace(**{"finding.budget_2029": 1})
    paid, old = contributions(CASE, right), old_contributions(CASE, right)
    np.testing.assert_allclose(paid, old, rtol=1e-12)


def test_a_case_without_tracks_of_its_own_has_none_of_their_names() -> None:
    assert labels_of(dinkelland(), "starts") == ()
    assert labels_of(CASE, "starts") == (DEBTS,)
