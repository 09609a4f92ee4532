"""The schedule: by hand, against networkx, and what a delay may and may not move; the lateness in the budget."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import Assumptions, Case, budget, lasten
from model.assumptions.values import build
from model.case.corrections import step_dates
from model.case.planning import Step
from model.planning.schedule import days_without_contract, late_days, late_months, needed, schedule, start_day
from tests.model import reference
from tests.model.worlds import NAMES, case_of, dinkelland, examples, points, villages

DINKELLAND = 0
JANUARY = date(2022, 1, 1).toordinal()


def at(case: Case, **changes: float) -> Assumptions:
    """Dots are written as two underscores: ``step_delay__pw_2=4``."""
    return case.assumptions.replace(**{id.replace("__", "."): value for id, value in changes.items()})


def by_step(case: Case, values: object) -> dict[str, float]:
    return {step.id: float(value) for step, value in zip(case.steps, np.asarray(values), strict=True)}


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


# Against networkx


def network(case: Case, assumptions: Assumptions) -> tuple[nx.DiGraph, dict[str, float]]:
    """Every step as two nodes, begin and end; an edge says that so many days lie at least between two nodes.

    The planning is then a question of longest paths; networkx finds them as shortest paths of negative lengths.
    """
    ready = {id: day.toordinal() for id, day in step_dates(case, assumptions).items()}
    graph = nx.DiGraph()
    for step in case.steps:
        before = [ready[id] for id in step.depends_on]
        first = step.start.toordinal() if step.start else max(before) if before else ready[step.id]
        length = max(ready[step.id] - first, 0) + 7 * int(assumptions.step_delay[step.id])
        graph.add_edge(("begin", step.id), ("end", step.id), weight=-length)
        if step.start or not before:
            graph.add_edge("zero", ("begin", step.id), weight=-first)
        for id in step.depends_on:
            graph.add_edge(("end", id), ("begin", step.id), weight=0)
    return graph, nx.single_source_bellman_ford_path_length(graph, "zero")


def latest_by_networkx(case: Case, graph: nx.DiGraph, early: dict[str, float]) -> dict[str, float]:
    """The end of every step that nobody waits for is an end of the planning."""
    ends = [step.id for step in case.steps if graph.out_degree(("end", step.id)) == 0]
    latest = {}
    for step in case.steps:
        reach = nx.single_source_bellman_ford_path_length(graph, ("end", step.id))
        latest[step.id] = min(-early["end", one] + reach["end", one] for one in ends if ("end", one) in reach)
    return latest


def assert_as_networkx(case: Case, assumptions: Assumptions) -> None:
    plan = schedule(case, assumptions)
    graph, early = network(case, assumptions)
    latest = latest_by_networkx(case, graph, early)
    assert by_step(case, plan.start) == {step.id: -early["begin", step.id] for step in case.steps}
    assert by_step(case, plan.finish) == {step.id: -early["end", step.id] for step in case.steps}
    assert by_step(case, plan.latest) == latest
    assert by_step(case, plan.total_float) == {id: day + early["end", id] for id, day in latest.items()}
    for step in case.steps:
        after = [-early[node] for node in graph.successors(("end", step.id))]
        free = min(after) + early["end", step.id] if after else 0
        assert by_step(case, plan.free_float)[step.id] == free


@st.composite
def networks(draw: st.DrawFn) -> tuple[Case, Assumptions]:
    """The villages with other steps: up to nine, each waiting for any of the earlier ones, some late."""
    case = villages()
    pattern = case.steps[0]
    steps: list[Step] = []
    for number in range(draw(st.integers(1, 9))):
        before = draw(st.sets(st.sampled_from([step.id for step in steps]), max_size=3)) if steps else set()
        soonest = max([date(2030, 1, 1), *(step.ready for step in steps if step.id in before)])
        start = soonest + timedelta(draw(st.integers(0, 40))) if draw(st.booleans()) else None
        ready = (start or soonest) + timedelta(draw(st.integers(0, 90)))
        changed = {"id": f"s{number}", "start": start, "ready": ready, "depends_on": tuple(sorted(before))}
        steps.append(pattern.model_copy(update=changed))
    place = draw(st.permutations(range(len(steps))))
    shuffled = tuple(steps[one] for one in place)
    needs = tuple(draw(st.sets(st.sampled_from([step.id for step in steps]), min_size=1, max_size=3)))
    last = max(step.ready for step in steps)
    begin = case.about.new_model_start.model_copy(update={"needs": needs, "date": last})
    about = case.about.model_copy(update={"new_model_start": begin})
    values = {id: value for id, value in case.assumptions.items() if not id.startswith("step_delay.")}
    delays = {f"step_delay.{step.id}": draw(st.sampled_from((0, 0, 1, 5, 26))) for step in steps}
    assumptions = build({**values, **delays}, case.assumptions.offered)
    return case.model_copy(update={"steps": shuffled, "about": about, "assumptions": assumptions}), assumptions


@given(networks())
@examples(150)
def test_dates_and_floats_are_those_of_networkx(world: tuple[Case, Assumptions]) -> None:
    assert_as_networkx(*world)


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(40)
def test_dates_and_floats_of_a_case_are_those_of_networkx(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    delays = {f"step_delay.{step.id}": data.draw(st.integers(0, 26)) for step in case.steps}
    switches = {f"finding.{one.id}": data.draw(st.integers(0, 1)) for one in case.findings if one.correction}
    assert_as_networkx(case, case.assumptions.replace(**delays, **switches))


@given(networks())
@examples(60)
def test_the_critical_path_is_the_longest_path_of_networkx(world: tuple[Case, Assumptions]) -> None:
    """The steps of a longest path to the last end all have no slack."""
    case, assumptions = world
    graph, _ = network(case, assumptions)
    longest = nx.dag_longest_path(nx.DiGraph((a, b, {"weight": -d["weight"]}) for a, b, d in graph.edges(data=True)))
    slack = by_step(case, schedule(case, assumptions).total_float)
    assert {id: slack[id] for kind, id in longest[1:] if kind == "end"} == dict.fromkeys(
        (id for kind, id in longest[1:] if kind == "end"), 0.0
    )


# What a delay may move


def later(assumptions: Assumptions, id: str, weeks: int) -> Assumptions:
    return assumptions.replace(**{f"step_delay.{id}": float(assumptions.step_delay[id]) + weeks})


@given(networks(), st.data())
@examples(150)
def test_a_delay_within_the_float_moves_no_end(world: tuple[Case, Assumptions], data: st.DataObject) -> None:
    case, assumptions = world
    before = schedule(case, assumptions)
    place = data.draw(st.integers(0, len(case.steps) - 1))
    step, room = case.steps[place], int(before.total_float[place] // 7)
    ends = [one for one, step in enumerate(case.steps) if not any(step.id in other.depends_on for other in case.steps)]
    weeks = data.draw(st.integers(0, min(room, 26 - int(assumptions.step_delay[step.id]))))
    after = schedule(case, later(assumptions, step.id, weeks))
    np.testing.assert_array_equal(after.finish[ends], before.finish[ends])
    if room < 26 - int(assumptions.step_delay[step.id]):  # a week more than there is room for does move one
        over = schedule(case, later(assumptions, step.id, room + 1))
        assert np.any(over.finish[ends] > before.finish[ends])


@given(networks(), st.data())
@examples(100)
def test_a_delay_within_the_free_float_moves_no_other_step(
    world: tuple[Case, Assumptions], data: st.DataObject
) -> None:
    case, assumptions = world
    before = schedule(case, assumptions)
    place = data.draw(st.integers(0, len(case.steps) - 1))
    id, room = case.steps[place].id, int(before.free_float[place] // 7)
    weeks = min(room, 26 - int(assumptions.step_delay[id]))
    after = schedule(case, later(assumptions, id, weeks))
    others = [one for one in range(len(case.steps)) if one != place]
    np.testing.assert_array_equal(after.start[others], before.start[others])
    np.testing.assert_array_equal(after.finish[others], before.finish[others])


@given(networks(), st.data())
@examples(60)
def test_no_delay_makes_anything_earlier(world: tuple[Case, Assumptions], data: st.DataObject) -> None:
    case, assumptions = world
    id = data.draw(st.sampled_from([step.id for step in case.steps if assumptions.step_delay[step.id] < 26]))
    more = later(assumptions, id, 1)
    assert np.all(schedule(case, more).finish >= schedule(case, assumptions).finish)
    assert late_days(case, more) >= late_days(case, assumptions)


@given(networks())
@examples(60)
def test_late_days_by_the_slow_model(world: tuple[Case, Assumptions]) -> None:
    case, assumptions = world
    point = {id: value if isinstance(value, str) else Fraction(str(value)) for id, value in assumptions.items()}
    assert float(late_days(case, assumptions)) == reference.days_late(case, point)


# Arrays


@pytest.mark.parametrize("name", NAMES)
@given(st.data())
@examples(20)
def test_the_rows_of_an_array_are_the_points(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    id = data.draw(st.sampled_from([step.id for step in case.steps]))
    point = data.draw(points(case))
    held = {one: float(point[f"step_delay.{one}"]) for one in case.assumptions.step_delay}
    base = case.assumptions.replace(**{f"step_delay.{one}": value for one, value in held.items()})
    weeks = np.array([0.0, 1.0, 8.0, 26.0])
    together = base.replace(**{f"step_delay.{id}": weeks})
    plan = schedule(case, together)
    for row, count in enumerate(weeks):
        alone = base.replace(**{f"step_delay.{id}": float(count)})
        one = schedule(case, alone)
        for field in ("start", "finish", "latest", "total_float", "free_float", "critical"):
            found = np.broadcast_to(getattr(plan, field), (4, len(case.steps)))[row]
            np.testing.assert_array_equal(found, getattr(one, field))
        for measure in (late_days, start_day):
            assert float(np.broadcast_to(measure(case, together), (4,))[row]) == float(measure(case, alone))
