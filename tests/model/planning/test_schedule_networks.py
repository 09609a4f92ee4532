"""The schedule against networkx, what a delay may and may not move, and arrays."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from model import Assumptions, Case
from model.assumptions.values import build
from model.case.corrections import step_dates
from model.case.planning import Step
from model.planning.schedule import late_days, needed, schedule, start_day
from tests.model import reference
from tests.model.planning.planned import by_step
from tests.model.worlds import case_of, examples, on_every_case, points, villages

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
    """For what a start needs that start is the end; for others the end of every step that nobody waits for."""
    ends = {step.id: -early["end", step.id] for step in case.steps if graph.out_degree(("end", step.id)) == 0}
    needs: dict[str, float] = {}
    for start in (case.about.new_model_start, *case.about.track_starts):
        begin = max([start.date.toordinal(), *(-early["end", id] for id in start.needs)])
        needs |= {id: min(begin, needs.get(id, begin)) for id in start.needs}
    toward = {id for need in needs for kind, id in [*nx.ancestors(graph, ("end", need)) - {"zero"}, ("end", need)]}
    latest = {}
    for step in case.steps:
        reach = nx.single_source_bellman_ford_path_length(graph, ("end", step.id))
        limits = needs if step.id in toward else ends
        latest[step.id] = min(day + reach["end", id] for id, day in limits.items() if ("end", id) in reach)
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


@on_every_case(40)
def test_dates_and_floats_of_a_case_are_those_of_networkx(name: str, data: st.DataObject) -> None:
    case = case_of(name)
    delays = {f"step_delay.{step.id}": data.draw(st.integers(0, 26)) for step in case.steps}
    switches = {f"finding.{one.id}": data.draw(st.integers(0, 1)) for one in case.findings if one.correction}
    assert_as_networkx(case, case.assumptions.replace(**delays, **switches))


@given(networks())
@examples(60)
def test_the_critical_path_is_the_longest_path_of_networkx(world: tuple[Case, Assumptions]) -> None:
    """The steps of a longest path to what the start needs all have no slack, if the start waits for it."""
    case, assumptions = world
    graph, early = network(case, assumptions)
    needs = case.about.new_model_start.needs
    last = max(needs, key=lambda id: -early["end", id])
    if -early["end", last] < case.about.new_model_start.date.toordinal():
        return
    graph = graph.subgraph([*nx.ancestors(graph, ("end", last)), ("end", last)])
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
    """The end is the start of the new model for what it needs, and any step that nobody waits for, for the others."""
    case, assumptions = world
    before = schedule(case, assumptions)
    place = data.draw(st.integers(0, len(case.steps) - 1))
    step, room = case.steps[place], int(before.total_float[place] // 7)
    ends = [one for one, step in enumerate(case.steps) if not any(step.id in other.depends_on for other in case.steps)]

    def reached(own: Assumptions) -> np.ndarray:
        if step.id in needed(case):
            return np.asarray(start_day(case, own))
        return schedule(case, own).finish[ends]

    weeks = data.draw(st.integers(0, min(room, 26 - int(assumptions.step_delay[step.id]))))
    np.testing.assert_array_equal(reached(later(assumptions, step.id, weeks)), reached(assumptions))
    if room < 26 - int(assumptions.step_delay[step.id]):  # a week more than there is room for does move one
        assert np.any(reached(later(assumptions, step.id, room + 1)) > reached(assumptions))


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


@on_every_case(20)
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
