"""What is taken, late or closed on a reference date: by hand from the project assignment."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from model import Assumptions
from model.case.planning import span
from model.planning.on_date import DECISION_STATES, STEP_STATES, on_date
from tests.model.worlds import dinkelland, villages


def on(day: date, **changes: float) -> Assumptions:
    return dinkelland().assumptions.replace(planning_date=day.toordinal(), **changes)


def decisions(day: date) -> dict[str, str]:
    found = on_date(dinkelland(), on(day)).decisions
    return {one.id: DECISION_STATES[place] for one, place in zip(dinkelland().decisions, found, strict=True)}


def steps(day: date, **changes: float) -> dict[str, str]:
    found = on_date(dinkelland(), on(day, **changes)).steps
    return {one.id: STEP_STATES[place] for one, place in zip(dinkelland().steps, found, strict=True)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10-12-2019", (date(2019, 12, 10), date(2019, 12, 10))),
        ("1-5-2021", (date(2021, 5, 1), date(2021, 5, 1))),
        ("12-2020", (date(2020, 12, 1), date(2020, 12, 31))),
        ("2-2020", (date(2020, 2, 1), date(2020, 2, 29))),
        ("02-2021", (date(2021, 2, 1), date(2021, 2, 28))),
        ("", None),
        ("2020", (date(2020, 1, 1), date(2020, 12, 31))),
        ("0-2020", None),
        ("20", None),
        ("13-2020", None),
        ("30-02-2021", None),
        ("2021-03-01", None),
        ("maart 2021", None),
        ("00-2021", None),
    ],
)
def test_a_day_a_month_or_a_year(text: str, wanted: tuple[date, date] | None) -> None:
    assert span(text) == wanted


def test_decisions_on_the_date_of_the_project_assignment() -> None:
    """[PO] of 18-3-2021: the form was due by 1 March and is still open; the plans of March have until the 31st."""
    found = decisions(date(2021, 3, 18))
    assert {id for id, state in found.items() if state == "taken"} == {
        "frame", "partner", "end_almelo", "soweco_end", "wsw_way", "wsw_spd"
    }  # fmt: skip
    assert {id for id, state in found.items() if state == "overdue"} == {"form"}


@pytest.mark.parametrize(
    ("day", "id", "state"),
    [
        # A day: due on it, overdue the day after.
        (date(2021, 3, 1), "form", "open"),
        (date(2021, 3, 2), "form", "overdue"),
        # A month: all of it.
        (date(2021, 3, 31), "liquidation", "open"),
        (date(2021, 4, 1), "liquidation", "overdue"),
        (date(2020, 11, 30), "partner", "open"),
        (date(2020, 12, 1), "partner", "taken"),
        (date(2019, 12, 9), "frame", "open"),
        (date(2019, 12, 10), "frame", "taken"),
        # Without a date never overdue, and taken as far as the source says so.
        (date(2029, 1, 1), "funding", "open"),
        (date(2019, 1, 1), "wsw_spd", "taken"),
        # A year: [PO] De context says 2020, so from its first day on.
        (date(2019, 12, 31), "soweco_end", "open"),
        (date(2020, 1, 1), "soweco_end", "taken"),
    ],
)
def test_the_day_on_which_a_decision_changes(day: date, id: str, state: str) -> None:
    assert decisions(day)[id] == state


def test_steps_on_the_date_of_the_project_assignment() -> None:
    found = steps(date(2021, 3, 18))
    assert {id: state for id, state in found.items() if state != "to_come"} == {
        "wsw_1": "ready",
        "wsw_2": "running",
        "pw_1": "ready",
        "pw_2": "running",
    }


def test_a_step_that_is_delayed_is_late_until_it_is_ready() -> None:
    """Pw step 2 is due on 1-4-2021; three weeks later is 22-4."""
    late = {"step_delay.pw_2": 3}
    states = [steps(date(2021, month, day), **late)["pw_2"] for month, day in ((3, 31), (4, 1), (4, 21), (4, 22))]
    assert states == ["running", "late", "late", "ready"]
    # What waits for it is no longer running but yet to come.
    assert steps(date(2021, 4, 10))["pw_3a"] == "running"
    assert steps(date(2021, 4, 10), **late)["pw_3a"] == "to_come"


def test_cancelling_almelo_must_happen_before_the_first_of_march() -> None:
    """[PO] Plan van aanpak: 'tijdig, d.w.z. voor 1 maart 2021'; the decision is due by that day: zero slack."""
    case = dinkelland()
    assert [bool(on_date(case, on(date(2021, *day))).closed[0]) for day in ((2, 28), (3, 1), (3, 18))] == [
        False, True, True
    ]  # fmt: skip
    assert on_date(case, case.assumptions).slack.tolist() == [0]
    assert on_date(case, on(date(2021, 1, 1), **{"finding.form_no_slack": 1})).slack.tolist() == [1]
    assert on_date(case, on(date(2021, 1, 1), **{"step_delay.pw_1": 1})).slack.tolist() == [-7]


def test_the_villages_by_hand() -> None:
    """On 1-4-2030 the drawing is ready, the digging runs, and it can be stopped until May: 61 days after 1-3."""
    found = on_date(villages(), villages().assumptions)
    assert [STEP_STATES[one] for one in found.steps] == ["ready", "running", "to_come"]
    assert [DECISION_STATES[one] for one in found.decisions] == ["taken", "open"]
    assert (found.closed.tolist(), found.slack.tolist()) == ([False], [61])


def test_the_rows_of_a_slider_are_the_days_one_by_one() -> None:
    days = np.array([date(2020, 6, 1).toordinal() + 40 * row for row in range(30)], dtype=np.float64)
    case = dinkelland()
    together = on_date(case, case.assumptions.replace(planning_date=days, **{"step_delay.pw_2": 3}))
    for row, day in enumerate(days):
        alone = on_date(case, case.assumptions.replace(planning_date=float(day), **{"step_delay.pw_2": 3}))
        for field in ("decisions", "steps", "closed"):
            np.testing.assert_array_equal(getattr(together, field)[row], getattr(alone, field))
