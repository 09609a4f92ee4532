"""Whatever in a case names a row of another table, or a page, is looked up: each with something that does not exist.

Which columns those are follows from the records, so a new one is looked at too. The small case has each of them filled
in (``tests/delivery/test_case_readme.py`` sees to that).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import yaml

from delivery.case_readme.examples import SMALL
from delivery.case_readme.fields import COMMON, KINDS, common_of, fields_of
from model.loading.draft import ABOUT
from model.loading.load import CaseError, case_of, contents_of
from model.loading.problems import Problem

OWN = {(file, "id") for file in KINDS} - {(file, "id") for file in ("assumptions.csv", "drawn.csv", "assurance.csv")}
NAMES_ITSELF = OWN | {("series.csv", "series")}
"""What a row is called: that names nothing else."""
IN_ABOUT = ("reference_date/source", "new_model_start/source", "planning_date/source", "same_purpose/source")
NOT_THERE = "nergens"


def references() -> Iterator[tuple[str, str]]:
    for file, record in KINDS.items():
        for field in fields_of(file):
            if field.allowed.partition(" ")[0] in ("id", "ids", "adressen") and (file, field.name) not in NAMES_ITSELF:
                yield file, field.name
        if COMMON[0] in common_of(record):
            yield file, COMMON[0]
    yield from ((ABOUT, name) for name in IN_ABOUT)


@cache
def small() -> dict[str, bytes]:
    return dict(contents_of(SMALL)[0])


def problems(file: str, content: str) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        case_of(small() | {file: content.encode()})
    return caught.value.problems


def in_table(text: str, column: str, wrong: str) -> str:
    """The first filled cell of a column names something else."""
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    place = head.index(column)
    next(row for row in rows if row[place])[place] = wrong
    found = io.StringIO()
    csv.writer(found, delimiter=";", lineterminator="\n").writerows([head, *rows])
    return found.getvalue()


def in_text(text: str, path: list[str], wrong: str) -> str:
    """The first value at a path of a list, or of a mapping, does."""
    data = yaml.safe_load(text)
    for item in data if isinstance(data, list) else [data]:
        if _put(item, path, wrong):
            return yaml.safe_dump(data)
    raise AssertionError(f"the small case has no {path}")


def _put(at: Any, path: list[str], wrong: str) -> bool:
    for step in path[:-1]:
        at = at[int(step) - 1] if isinstance(at, list) and step.isdigit() else at.get(step)
        if at is None:
            return False
    if not at.get(path[-1]):
        return False
    at[path[-1]] = [wrong] if isinstance(at[path[-1]], list) else wrong
    return True


@pytest.mark.parametrize(("file", "name"), sorted(set(references())))
def test_what_does_not_exist_is_named(file: str, name: str) -> None:
    wrong = f"/{NOT_THERE}" if name == "pages" else NOT_THERE
    text = small()[file].decode()
    broken = in_table(text, name, wrong) if file.endswith(".csv") else in_text(text, name.split("/"), wrong)
    column = name.replace("/", ".")
    found = [one for one in problems(file, broken) if (one.file, one.value) == (file, wrong)]
    assert len(found) == 1, "it is named once"
    (problem,) = found
    assert (problem.column or "").startswith(column)
    assert problem.reason in ("unknown_reference", "not_allowed", "unknown_row")
    assert problem.allowed, "nothing says what is allowed"


def test_all_of_them_are_found() -> None:
    """Of each kind one, so that the list above is not empty of it."""
    assert {
        ("tasks.csv", "advice_front"), ("rules.yaml", "executors"), ("context.yaml", "pages"),
        ("findings.yaml", "pages"), ("deliverables.csv", "pages"), ("deliverables.csv", "fact"),
        ("assurance.csv", "id"), ("case.yaml", "lead"), ("risks.csv", "source"),
        ("case.yaml", "new_model_start/needs"), ("case.yaml", "exit_policy_field"), ("findings.yaml", "switch"),
        ("findings.yaml", "places/1/source"),
    } <= set(references())  # fmt: skip


def test_a_group_to_move_to_is_looked_up_where_nobody_counts() -> None:
    groups = small()["target_group.csv"].decode().replace(";yes;", ";no;")
    found = problems("target_group.csv", in_table(groups, "moves_to", NOT_THERE))
    assert ("target_group.csv", 3, "moves_to", NOT_THERE) in [
        (one.file, one.row, one.column, one.value) for one in found if one.reason == "unknown_reference"
    ]
