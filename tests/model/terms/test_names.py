"""The numbers of pages by name, held against the documents and arithmetic by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from model.case.variants import Variant
from model.outcomes.derivation import derive, spot_of
from model.outcomes.names.uncertain import of_draws
from model.terms.term import Term
from model.uncertainty.simulation import simulate
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions


def number(name: str, variant: Variant = "mine", **changes: float | str) -> Term:
    return derive(CASE, MINE.replace(**changes), variant, name)


def test_a_finding_moves_a_printed_line_and_its_own_sum() -> None:
    """289.255 + 4.770 = 294.025, and 293.995 is printed: 30 apart; with the likely 289.225 nothing."""
    assert number("budget_line.trajecten.2024").value == 289_255
    (total,) = [line.id for line in CASE.budget_lines if line.role == "total" and "trajecten" in line.sums]
    assert number(f"own_sum.{total}.2024").value == 294_025
    assert number(f"own_sum_apart.{total}.2024").value == 30
    assert number(f"own_sum_apart.{total}.2024", **{"finding.trajecten_2024": 1}).value == 0


def test_what_is_spent_by_nature_and_field_is_all_that_is_spent() -> None:
    """2021: the project of 277.800 is incidental, the rest is the 1.307.133 that is budgeted."""
    assert number("lasten_by_nature.incidental.all.2021").value == pytest.approx(277_800)
    assert number("lasten_by_nature.structural.all.2021").value == pytest.approx(1_013_137.5 + 293_995)
    assert number("lasten_in_field.6.5.all.2021").value == pytest.approx(293_995)
    assert number("lasten_in_field.6.3.all.2021").value == pytest.approx(1_013_137.5 + 277_800)


def test_twenty_people_moved_on_save_staff() -> None:
    """docs/model.md: 20 × 446/275 × (1/65 − 1/150) = 0,28 fte, × 102.500 = € 28.985."""
    saved = number("staff_saved.pw_long", **{"reassessed.pw_long": 20})
    assert saved.value == pytest.approx(20 * 446 / 275 * (1 / 65 - 1 / 150))
    assert [part.name for part in saved.operands] == ["unmoved.pw_long/staff.all", "staff.all"]
    assert number("staff_cost_saved.pw_long", **{"reassessed.pw_long": 20}).value == pytest.approx(28_985, abs=1)


def test_hours_times_rate_is_not_what_is_printed() -> None:
    """220 × 50 = 11.000 and 11.100 is printed: our own total is 217.700, the printed one 217.800."""
    assert number("project_computed.labour").value == 217_700
    assert number("project_computed_apart.labour").value == -100
    assert number("project_part_apart.labour").value == 0
    assert number("project_printed_both").value == number("project_both").value == 277_800
    assert number("project_change", project_cost_change=0.1).value == pytest.approx(27_780)


def test_a_step_has_its_days() -> None:
    """Four weeks late, what the start needs is ready 28 days after 01-01-2022."""
    late = {"step_delay.pw_3b": 4.0}
    start = date(2022, 1, 1).toordinal()
    assert number("step_printed.pw_3b", **late).value == start
    assert number("step_finish.pw_3b", **late).value == start + 28
    assert number("without_contract.pw_contract_end", **late).value == 28
    assert number("months_later", **late, start_delay_months=2.0).value == pytest.approx(2 + 28 * 12 / 365)
    step = number("step_finish.pw_3b", **late)
    assert step.origin is not None
    assert (step.unit, step.origin.kind, step.origin.how) == ("date", "procedure", "schedule")


def test_the_start_is_the_printed_day_with_the_days_that_are_added() -> None:
    """Two months from 01-01-2022 are 31 + 28 days; four weeks late are 28 more: 29-03-2022."""
    changed = {"step_delay.pw_3b": 4.0, "start_delay_months": 2.0}
    start = number("start_day", **changed)
    assert start.value == date(2022, 3, 29).toordinal()
    assert [(one.name, one.value) for one in start.operands] == [
        ("printed_start", date(2022, 1, 1).toordinal()), ("delay_days", 59), ("late_days", 28),
    ]  # fmt: skip
    assert start.operands[0].origin is not None
    assert start.operands[0].origin.source
    assert number("start_late", **changed).value == 87
    # The present contract ends on 01-01-2022.
    assert number("between.pw_contract_end", **changed).value == 87
    assert number("track_ready.pw").value == max(step.ready for step in CASE.steps if step.track == "pw").toordinal()
    assert number("track_late.pw", **changed).value == 0


def test_a_day_of_the_case_says_the_words_of_its_source() -> None:
    ready = number("ready.wsw_1")
    assert ready.value == date(2021, 3, 1).toordinal()
    assert ready.origin is not None
    assert "uiterlijk 1 maart 2021" in ready.origin.quote
    assert number("closes.pw_1").value == date(2021, 3, 1).toordinal()
    assert number("decided.frame").value == date(2019, 12, 10).toordinal()
    for name in ("ready.nothing", "decided.nothing", "closes.pw_2"):
        with pytest.raises(KeyError):
            number(name)


def test_a_setting_does_not_have_the_name_of_a_formula() -> None:
    """Who presses a setting finds that setting."""
    assert [id for id, _value in CASE.assumptions.items() if spot_of(CASE, id) is not None] == []


@pytest.mark.parametrize("draws", [1_000, 10_000, 100_000])
def test_what_is_drawn_says_how_often_it_was_drawn_for_who_asked(draws: int) -> None:
    """As many as the visitor chose; each count has its own middle, and what lies between is still a sum."""
    name = of_draws("range", draws)
    middle, lowest = number(f"{name}.all.all.p50"), number(f"{name}.all.all.p0")
    assert middle.origin is not None
    assert (middle.origin.draws, lowest.value < middle.value) == (draws, True)
    *_, last = simulate(CASE, CASE.assumptions, draws)
    assert last.outcomes is not None
    assert middle.value == pytest.approx(np.percentile(last.outcomes.costs["mine"][-1, -1], 50))
    gap = number(f"{of_draws('middle_above_set', draws)}.all")
    assert gap.value == pytest.approx(middle.value - number("framed_cost.all.all").value)


def test_decisions_are_counted_on_the_reference_date() -> None:
    assert sum(number(f"decisions.{state}").value for state in ("taken", "open", "overdue")) == len(CASE.decisions)


def test_a_chance_says_how_often_and_from_where_it_was_drawn() -> None:
    chance = number("start_in_time", step_spread="usual")
    assert chance.origin is not None
    assert (chance.origin.draws, chance.origin.seed) == (2_000, 2021)
    assert 0 < chance.value < 1


def test_a_risk_falls_on_the_municipalities_by_the_key() -> None:
    """Class 3 of chance is 50%, class 3 of impact 100.000–250.000: 87.500, of which 56% is 49.000."""
    none = {f"risk_{kind}.{one.id}": 0.0 for one in CASE.risks for kind in ("chance", "impact")}
    risk = CASE.risks[0].id
    one = {**none, f"risk_chance.{risk}": 3.0, f"risk_impact.{risk}": 3.0}
    assert number(f"risk_expected.{risk}", **one).value == pytest.approx(87_500)
    assert number("expected_risk_of.dinkelland", **one).value == pytest.approx(49_000)
    assert number("risks_assessed", **one).value == 1
    enough = number("reserve_of.p90.dinkelland", **one)
    assert [part.name for part in enough.operands] == ["reserve.p90", "chosen_share.dinkelland"]
    assert number("reserve_at.p90", **one).value == number("reserve.p90", **one).value
