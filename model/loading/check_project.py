"""What only the whole case can tell of the one-off cost: in which years the lines of the project fall, and of which
taakveld it is."""

from __future__ import annotations

from collections.abc import Iterator

from model.loading.check_tables import unknown
from model.loading.draft import ABOUT, FILES, Draft
from model.loading.problems import Problem, listed


def check_project(draft: Draft) -> Iterator[Problem]:
    """A line falls in a budget year. A printed total takes part in no sum, so it has no year either."""
    years = draft.about.record.years if draft.about.record else ()
    for row, line in draft.records("project"):
        if line.year is not None and (line.is_total or (years and line.year not in years)):
            allowed = "" if line.is_total else listed(years)
            yield Problem(FILES["project"], row.number, "year", str(line.year), "not_allowed", allowed)
    yield from _policy_fields(draft)


def _policy_fields(draft: Draft) -> Iterator[Problem]:
    """Of which taakveld the cost is that comes once. A status says nothing without one."""
    given = draft.about.values
    for name in ("exit_policy_field", "project_policy_field"):
        yield from unknown(ABOUT, None, name, given.get(name), draft.ids("policy_fields"))
        if f"{name}_status" in given and not given.get(name):
            yield Problem(ABOUT, None, name, "", "missing_field")
