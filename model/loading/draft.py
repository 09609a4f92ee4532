"""A case that was read but is not yet known to be right, and which file holds which records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, get_args, get_origin

from model.assumptions.values import DECLARED
from model.case.base import Record
from model.case.case import Case
from model.case.records import About, Start
from model.loading.problems import Problem, Row, Table

ABOUT = "case.yaml"
RECORDS: Mapping[str, type[Record]] = {
    name: get_args(field.annotation)[0]
    for name, field in Case.model_fields.items()
    if get_origin(field.annotation) is tuple
}
FILES: Mapping[str, str] = {name: f"{name}.csv" for name in RECORDS} | {
    "rules": "rules.yaml",
    "context": "context.yaml",
    "findings": "findings.yaml",
    "assumption_rows": "assumptions.csv",
}
OPTIONAL = frozenset(FILES[name] for name in ("model_parts", "assurance", "limits", "versions"))
"""What a case may do without: then it has no such records."""
PER_TABLE = {"segment": "segments", "criterion": "criteria", "argument": "arguments", "risk": "risks"}


Ids = Mapping[str, None]
"""Ids in the order of their table, each once: a mapping, so that finding one takes no search."""


@dataclass(frozen=True)
class Draft:
    """A case that is not yet known to be right. ``problems`` are those of files that hold no readable text."""

    about: Row
    tables: Mapping[str, Table]
    problems: tuple[Problem, ...] = ()

    def read_problems(self) -> Iterator[Problem]:
        """What is wrong with the files, their headers and their rows by themselves."""
        yield from (*self.problems, *self.about.problems)
        for table in self.tables.values():
            yield from table.all_problems()

    def ids(self, table: str) -> Ids | None:
        """The ids of a table as they stand there, or None if they could not all be read."""
        return self._ids[table] if self.tables[table].known else None

    @cached_property
    def _ids(self) -> Mapping[str, Ids]:
        return {
            name: {str(row.values["id"]): None for row in table.rows if "id" in row.values}
            for name, table in self.tables.items()
        }

    def records(self, table: str) -> Iterator[tuple[Row, Any]]:
        """The rows without a problem of their own."""
        return ((row, row.record) for row in self.tables[table].rows if row.record is not None)

    def participants(self) -> Ids | None:
        """The ids of the municipalities that share the cost."""
        table = self.tables["municipalities"]
        rows = (row.values for row in table.rows if row.values.get("role") == "participant" and "id" in row.values)
        return {str(row["id"]): None for row in rows} if table.known else None

    def in_options(self, column: str) -> Ids | None:
        """The tasks or executors that have an option."""
        table = self.tables["options"]
        found: Ids = {str(row.values[column]): None for row in table.rows if column in row.values}
        # With a name that does not exist nothing can be said of the rows that are needed.
        known = self.ids(f"{column}s")
        return found if table.known and known is not None and all(id in known for id in found) else None

    def switched(self) -> Ids | None:
        """The findings with a switch of their own, for another value or another reading than the printed one."""
        table = self.tables["findings"]
        rows = [(str(row.values.get("id")), row.values) for row in table.rows]
        found = (id for id, row in rows if "correction" in row or row.get("switch") == f"finding.{id}")
        return dict.fromkeys(found) if table.known else None

    @cached_property
    def correctable(self) -> Mapping[str, Ids | None]:
        """Per table the rows in which a finding may put another value."""
        project = self.tables["project"]
        # A printed total takes part in no sum, so it cannot be corrected.
        rows = (row.values for row in project.rows if "total" not in row.values.get("part", ""))
        return {
            "budget_lines": self.ids("budget_lines"),
            "project": {str(row["id"]): None for row in rows if "id" in row} if project.known else None,
            "caseload": self.participants(),
            "steps": self.ids("steps"),
        }

    def keys(self, name: str) -> tuple[str, ...]:
        """For which municipalities, segments, ... the case must give this assumption."""
        per = DECLARED[name].per
        if DECLARED[name].absent is not None and name not in (self.ids("assumption_rows") or (name,)):
            return ()
        if per is None:
            return ("",)
        readers: Mapping[str, Callable[[], Ids | None]] = {
            "municipality": self.participants,
            "finding": self.switched,
            "task": partial(self.in_options, "task"),
            "executor": partial(self.in_options, "executor"),
        }
        found = readers[per]() if per in readers else self.ids(PER_TABLE[per])
        if found is None:  # then what stands there cannot be checked
            rows = (str(row.values.get("id")).partition(".") for row in self.tables["assumption_rows"].rows)
            found = {key: None for start, _, key in rows if start == name and key}
        return tuple(found)


def starts_of(about: About) -> Iterator[tuple[str, Start]]:
    """Every start with its path in ``case.yaml``: that of the new model, and of each track that has its own."""
    yield "new_model_start", about.new_model_start
    yield from ((f"track_starts.{number}", start) for number, start in enumerate(about.track_starts, 1))
