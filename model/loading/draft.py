"""A case that was read but is not yet known to be right, and which file holds which records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args, get_origin

from model.assumptions.values import DECLARED
from model.case.base import Record
from model.case.records import Case
from model.loading.problems import Row, Table

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
PER_TABLE = {"segment": "segments", "criterion": "criteria", "argument": "arguments", "risk": "risks"}


@dataclass(frozen=True)
class Draft:
    """A case that is not yet known to be right."""

    about: Row
    tables: Mapping[str, Table]

    def ids(self, table: str) -> tuple[str, ...] | None:
        """The ids of a table as they stand there, or None if they could not all be read."""
        if not self.tables[table].known:
            return None
        return tuple(str(row.values["id"]) for row in self.tables[table].rows if "id" in row.values)

    def records(self, table: str) -> Iterator[tuple[Row, Any]]:
        """The rows without a problem of their own."""
        return ((row, row.record) for row in self.tables[table].rows if row.record is not None)

    def participants(self) -> tuple[str, ...] | None:
        """The ids of the municipalities that share the cost."""
        table = self.tables["municipalities"]
        rows = (row.values for row in table.rows if row.values.get("role") == "participant" and "id" in row.values)
        return tuple(str(row["id"]) for row in rows) if table.known else None

    def in_options(self, column: str) -> tuple[str, ...] | None:
        """The tasks or executors that have an option, each once."""
        table = self.tables["options"]
        found = tuple(dict.fromkeys(str(row.values[column]) for row in table.rows if column in row.values))
        # With a name that does not exist nothing can be said of the rows that are needed.
        known = self.ids(f"{column}s")
        return found if table.known and known is not None and set(found) <= set(known) else None

    def corrected(self) -> tuple[str, ...] | None:
        """The findings that put another value in the place of a printed one."""
        table = self.tables["findings"]
        found = (str(row.values.get("id")) for row in table.rows if "correction" in row.values)
        return tuple(found) if table.known else None

    def keys(self, name: str) -> tuple[str, ...]:
        """For which municipalities, segments, ... the case must give this assumption."""
        per = DECLARED[name].per
        if per is None:
            return ("",)
        readers: Mapping[str, Callable[[], tuple[str, ...] | None]] = {
            "municipality": self.participants,
            "finding": self.corrected,
            "task": partial(self.in_options, "task"),
            "executor": partial(self.in_options, "executor"),
        }
        found = readers[per]() if per in readers else self.ids(PER_TABLE[per])
        if found is None:  # then what stands there cannot be checked
            rows = (str(row.values.get("id")).partition(".") for row in self.tables["assumption_rows"].rows)
            found = tuple(key for start, _, key in rows if start == name and key)
        return tuple(dict.fromkeys(map(str, found)))
