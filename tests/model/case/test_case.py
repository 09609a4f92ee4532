"""A case finds its records by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import pytest

from model import Case
from tests.model.worlds import dinkelland, villages


class Identified(Protocol):
    @property
    def id(self) -> str: ...


FINDERS: dict[str, tuple[Callable[[Case], Callable[[str], Identified]], Callable[[Case], Sequence[Identified]]]] = {
    "source": (lambda case: case.source, lambda case: case.sources),
    "municipality": (lambda case: case.municipality, lambda case: case.municipalities),
    "segment": (lambda case: case.segment, lambda case: case.segments),
    "executor": (lambda case: case.executor, lambda case: case.executors),
    "task": (lambda case: case.task, lambda case: case.tasks),
    "criterion": (lambda case: case.criterion, lambda case: case.criteria),
    "argument": (lambda case: case.argument, lambda case: case.arguments),
    "rule": (lambda case: case.rule, lambda case: case.rules),
    "track": (lambda case: case.track, lambda case: case.tracks),
    "step": (lambda case: case.step, lambda case: case.steps),
    "project_line": (lambda case: case.project_line, lambda case: case.project),
    "risk": (lambda case: case.risk, lambda case: case.risks),
    "finding": (lambda case: case.finding, lambda case: case.findings),
    "row": (lambda case: case.row, lambda case: case.assumption_rows),
}


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("case", [dinkelland(), villages()], ids=["dinkelland", "villages"])
def test_every_record_is_found_by_its_id(case: Case, name: str) -> None:
    finder, table = (get(case) for get in FINDERS[name])
    assert table
    assert all(finder(record.id) is record for record in table)


@pytest.mark.parametrize("name", FINDERS)
def test_an_unknown_id_is_named(name: str) -> None:
    with pytest.raises(KeyError, match="nergens"):
        FINDERS[name][0](villages())("nergens")


def test_the_same_id_in_two_tables_is_two_records() -> None:
    task, track = villages().tasks[0], villages().tracks[0].model_copy(update={"id": villages().tasks[0].id})
    case = villages().model_copy(update={"tracks": (track,)})
    assert case.task(task.id) is task
    assert case.track(task.id) is track


def test_a_class_is_found_by_its_kind_and_number() -> None:
    case = dinkelland()
    assert all(case.risk_class(level.kind, level.number) is level for level in case.risk_classes)
    with pytest.raises(KeyError):
        case.risk_class("chance", 0)


def test_a_copy_with_other_records_finds_its_own() -> None:
    case = villages()
    original, lead = case.step(case.steps[0].id), case.lead
    moved = original.model_copy(update={"days_longer": original.days_longer + 1})
    copy = case.model_copy(update={"steps": (moved, *case.steps[1:])})
    assert copy.step(original.id) is moved
    assert case.step(original.id) is original
    assert copy.lead == lead


def test_a_copy_with_other_municipalities_has_other_participants() -> None:
    case = villages()
    assert len(case.participants) == 3
    alone = case.model_copy(update={"municipalities": (case.municipality(case.about.lead),)})
    assert [municipality.id for municipality in alone.participants] == [case.about.lead]
    assert alone.lead == 0
