"""The schedule by hand: the printed planning, delays, and the lateness in the budget."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from model import Assumptions, Case, budget, lasten
from model.case.corrections import step_dates
from model.loading.load import load_case
from model.planning.schedule import days_without_contract, late_days, late_months, needed, schedule, start_day
from tests.model.planning.planned import by_step
from tests.model.worlds import NAMES, case_of, dinkelland, villages
from words.claims.paths import sentences

SMALL = Path(__file__).parents[2] / "cases" / "aardal-beemstede"
DINKELLAND = 0
JANUARY = date(2022, 1, 1).toordinal()


def at(case: Case, **changes: float) -> Assumptions:
    """Dots are written as two underscores: ``step_delay__pw_2=4``."""
    return case.assumptions.replace(**{id.replace("__", "."): value for id, value in changes.items()})


def dates(case: Case, values: object) -> dict[str, date]:
    return {id: date.fromordinal(int(value)) for id, value in by_step(case, values).items()}


# The printed planning


@pytest.mark.parametrize("name", NAMES)
def test_untouched_every_step_ends_on_its_printed_date(name: str) -> None:
    case = case_of(name)
    assert dates(case, schedule(case, case.assumptions).finish) == {step.id: step.ready for step in case.steps}
    assert float(late_days(case, case.assumptions)) == 0
    assert float(start_day(case, case.assumptions)) == case.about.new_model_start.date.toordinal()


@pytest.mark.parametrize("switch", ["wsw_transfer", "form_no_slack", "contract_end"])
def test_with_the_other_date_of_a_finding_every_step_ends_on_it(switch: str) -> None:
    case = dinkelland()
    switched = at(case, **{f"finding__{switch}": 1})
    wanted = step_dates(case, switched)
    assert wanted != step_dates(case, case.assumptions)
    assert dates(case, schedule(case, switched).finish) == wanted


def test_floats_of_the_printed_planning_by_hand() -> None:
    """[PO] Wsw: step 2 ends on 1-4-2021, the plans of Soweco and the NUO on 31-3: one day of slack. Pw: none."""
    case = dinkelland()
    plan = schedule(case, case.assumptions)
    slack = {id: days for id, days in by_step(case, plan.total_float).items() if days}
    assert slack == {"wsw_liquidation": 1, "wsw_nuo_plan": 1}
    critical = {id for id, one in by_step(case, plan.critical).items() if one}
    assert critical == {"wsw_1", "wsw_2", "wsw_3", "wsw_transfer", "pw_1", "pw_2", "pw_3a", "pw_3b", "pw_interim"}


def test_finding_7_february_gives_one_day_of_slack() -> None:
    """[PO] 'uiterlijk in februari' is 28-2-2021; step 2 starts on 1 March."""
    case = dinkelland()
    slack = schedule(case, at(case, finding__form_no_slack=1)).total_float
    assert by_step(case, slack)["pw_1"] == 1
    assert by_step(case, schedule(case, case.assumptions).total_float)["pw_1"] == 0


def test_finding_8_leaves_a_year_without_contract() -> None:
    """[BC] the contract ends on 1-1-2021, [PO] the new model starts on 1-1-2022: 365 days."""
    case = dinkelland()
    assert float(days_without_contract(case, case.assumptions)) == 0
    assert float(days_without_contract(case, at(case, finding__contract_end=1))) == 365
    # Money is not moved: the budget counts the printed amount on.
    switched = at(case, finding__contract_end=1)
    assert lasten(budget(case, switched, "mine")).tolist() == lasten(budget(case, case.assumptions, "mine")).tolist()
    assert days_without_contract(villages(), villages().assumptions) is None


# Delays by hand


def test_a_delay_of_the_back_office_moves_the_start() -> None:
    case = dinkelland()
    late = at(case, step_delay__pw_3b=4)
    finish = dates(case, schedule(case, late).finish)
    assert finish["pw_3b"] == finish["pw_interim"] == date(2022, 1, 29)
    assert finish["pw_3a"] == date(2022, 1, 1)
    # The front office now has what the back office is later.
    assert by_step(case, schedule(case, late).total_float)["pw_3a"] == 28
    assert by_step(case, schedule(case, late).critical)["pw_3a"] == 0
    assert float(late_days(case, late)) == 28
    assert float(late_months(case, late)) == pytest.approx(28 * 12 / 365)
    assert float(start_day(case, late)) == JANUARY + 28


def test_delays_after_each_other_add_up_and_beside_each_other_do_not() -> None:
    case = dinkelland()
    assert float(late_days(case, at(case, step_delay__pw_1=1, step_delay__pw_2=2, step_delay__pw_3a=3))) == 42
    assert float(late_days(case, at(case, step_delay__pw_3a=3, step_delay__pw_3b=5))) == 35


def test_a_delay_of_the_wsw_does_not_move_the_start_of_the_pw() -> None:
    case = dinkelland()
    late = at(case, **{f"step_delay__{step.id}": 26 for step in case.steps if step.track == "wsw"})
    assert float(late_days(case, late)) == 0
    assert lasten(budget(case, late, "mine")).tolist() == lasten(budget(case, case.assumptions, "mine")).tolist()


def test_the_slack_of_a_day_is_used_first() -> None:
    """A week later than 31-3 is 7-4, six days after step 2: Wsw step 3 ends on 7 May instead of 1 May."""
    case = dinkelland()
    finish = dates(case, schedule(case, at(case, step_delay__wsw_liquidation=1)).finish)
    assert finish["wsw_3"] == finish["wsw_transfer"] == date(2021, 5, 7)


def test_what_the_start_needs() -> None:
    assert needed(dinkelland()) == {"pw_1", "pw_2", "pw_3a", "pw_3b", "pw_interim"}
    assert needed(villages()) == {"tekenen", "graven", "openen"}


def test_months_of_delay_and_lateness_are_both_added() -> None:
    """1-1-2022 + 2 months = 1-3-2022, + 7 days."""
    case = dinkelland()
    late = at(case, start_delay_months=2, step_delay__pw_2=1)
    assert date.fromordinal(int(start_day(case, late))) == date(2022, 3, 8)


def test_a_late_start_pays_almelo_longer() -> None:
    """At 10% less the new model saves Dinkelland 56.735,70 a year; 28 of 365 days later it saves 4.352,33 less."""
    case = dinkelland()
    cheaper = at(case, execution_cost_change=-0.1)
    late = at(case, execution_cost_change=-0.1, step_delay__pw_3b=4)
    more = lasten(budget(case, late, "mine")) - lasten(budget(case, cheaper, "mine"))
    assert more[DINKELLAND] == pytest.approx([0, 0, 56_735.70 * 28 / 365, 0, 0], abs=0.005)
    # How late the steps are is how the world is: it moves Advies as well, which costs what the contract costs.
    advice = lasten(budget(case, late, "advice")) - lasten(budget(case, cheaper, "advice"))
    assert advice[DINKELLAND] == pytest.approx(np.zeros(5), abs=1e-6)


def test_a_step_that_stands_alone_has_no_slack_if_the_start_waits_for_it() -> None:
    """Nothing waits for the end of the contract, and the start needs it on the same day, 1-1-2028: each day more moves
    the start. What no start needs is part of nothing."""
    case = load_case(SMALL)
    alone = case.about.new_model_start.model_copy(update={"needs": ("contract",)})
    waits = case.model_copy(update={"about": case.about.model_copy(update={"new_model_start": alone})})
    place = [step.id for step in case.steps].index("contract")
    found = [schedule(one, case.assumptions) for one in (waits, case)]
    assert [float(one.total_float[place]) for one in found] == [0, 0]
    assert [bool(one.critical[place]) for one in found] == [True, False]
    assert sentences(waits, found[0], 1) == ["De stap ‘Contract’ heeft geen speling."]


def test_the_example_of_the_manual_leaves_no_day_without_contract() -> None:
    """Its contract ends on the day on which the new model starts: the first day on which there is none."""
    case = load_case(SMALL)
    assert float(days_without_contract(case, case.assumptions)) == 0
