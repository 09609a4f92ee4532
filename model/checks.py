"""What only the tables of a case together can tell: double ids, references, cycles and rows that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from model.draft import ABOUT, FILES, RECORDS, Draft
from model.problems import Problem, Reason, listed, number_text, shown
from model.record_base import Sourced
from model.records import Correction

KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "figures": (("id", "municipality"),),
    "series": (("series", "municipality", "year"),),
    "options": (("task", "executor"),),
    "risk_classes": (("kind", "number"),),
    "findings": (("id",), ("number",)),
}
"""What must be unique in a table; everywhere else the id."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "figures": {"municipality": "municipalities"},
    "target_group": {"municipality": "municipalities", "parent": "target_group", "executor": "executors"},
    "segments": {"target_groups": "target_group"},
    "series": {"municipality": "municipalities"},
    "budget_lines": {"municipality": "municipalities", "policy_field": "policy_fields", "sums": "budget_lines"},
    "tasks": {
        "group": "task_groups",
        "now": "executors",
        "follows": "tasks",
        "advice_front": "executors",
        "advice_back": "executors",
    },
    "options": {"task": "tasks", "executor": "executors"},
    "arguments": {"task": "tasks", "executor": "executors", "criterion": "criteria"},
    "rules": {"tasks": "tasks", "executors": "executors"},
    "steps": {"track": "tracks", "depends_on": "steps"},
    "risks": {"track": "tracks", "tasks": "tasks"},
}
"""Which column names rows of which table."""

ACYCLIC = (("steps", "depends_on"), ("tasks", "follows"), ("target_group", "parent"), ("budget_lines", "sums"))
NEEDED_FIGURES = ("vangnet_own_until", "vangnet_half_until", "vangnet_half_rate")


def cross_check(draft: Draft) -> Iterator[Problem]:
    """Every problem that no table has by itself, assumptions excepted (``default_checks.py``)."""
    for check in (_unique, _references, _cycles, _about, _needed):
        yield from check(draft)


def _unique(draft: Draft) -> Iterator[Problem]:
    for name, table in draft.tables.items():
        for columns in KEYS.get(name, (("id",),)):
            seen = set()
            for row in table.rows:
                key = tuple(str(row.values.get(column, "")) for column in columns)
                if key in seen and columns[0] in row.values:
                    yield Problem(table.file, row.number, columns[0], shown(" ".join(key).strip()), "duplicate_id")
                seen.add(key)


def _references(draft: Draft) -> Iterator[Problem]:
    for name, table in draft.tables.items():
        columns = {**REFERENCES.get(name, {}), **({"source": "sources"} if issubclass(RECORDS[name], Sourced) else {})}
        for column, target in columns.items():
            known = draft.ids(target)
            for row in table.rows:
                yield from unknown(table.file, row.number, column, row.values.get(column), known)
    for row, finding in draft.records("findings"):
        for number, place in enumerate(finding.places, start=1):
            column = f"places.{number}.source"
            yield from unknown(FILES["findings"], row.number, column, place.source, draft.ids("sources"))
        if finding.correction is not None:
            yield from _correction(draft, row.number, finding.correction)


def unknown(file: str, row: int | None, column: str, value: object, known: tuple[str, ...] | None) -> Iterator[Problem]:
    """A problem for each id that is not known. Nothing is said if the table it points to could not be read."""
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, str) and one and known is not None and one not in known:
            yield Problem(file, row, column, shown(one), "unknown_reference", listed(dict.fromkeys(known)))


def _correction(draft: Draft, number: int | None, correction: Correction) -> Iterator[Problem]:
    file, table = FILES["findings"], correction.table
    known = draft.participants() if table == "caseload" else draft.ids(table)
    if table == "project" and known is not None:  # a printed total takes part in no sum, so it cannot be corrected
        rows = (row.values for row in draft.tables[table].rows)
        known = tuple(str(row["id"]) for row in rows if "id" in row and "total" not in row.get("part", ""))
    yield from unknown(file, number, "correction.row", correction.row, known)
    years = draft.about.record.years if draft.about.record else None
    if table == "budget_lines" and years and correction.year not in years:
        yield Problem(file, number, "correction.year", shown(correction.year), "not_allowed", listed(years))
    for name in ("printed", "alternative"):
        value = getattr(correction, name)
        if isinstance(value, date) != (table == "steps"):
            reason: Reason = "bad_date" if table == "steps" else "not_a_number"
            yield Problem(file, number, f"correction.{name}", shown(value), reason)


def _cycles(draft: Draft) -> Iterator[Problem]:
    for name, column in ACYCLIC:
        table = draft.tables[name]
        values = {str(row.values.get("id")): row.values.get(column, ()) for row in table.rows}
        edges = {id: value if isinstance(value, tuple) else (value,) for id, value in values.items()}
        for row in table.rows:
            own = str(row.values.get("id"))
            if own in _reachable(own, edges):
                yield Problem(table.file, row.number, column, shown(listed(edges[own])), "cycle")


def _reachable(start: str, edges: Mapping[str, tuple[Any, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        one = str(waiting.pop())
        if one not in found:
            found.add(one)
            waiting += edges.get(one, ())
    return found


def _about(draft: Draft) -> Iterator[Problem]:
    about = draft.about.record
    if about is None:
        return
    yield from unknown(ABOUT, None, "lead", about.lead, draft.participants())
    for name in ("reference_date", "new_model_start"):
        yield from unknown(ABOUT, None, f"{name}.source", getattr(about, name).source, draft.ids("sources"))
    if about.years != tuple(range(about.years[0], about.years[0] + len(about.years))):
        yield Problem(ABOUT, None, "years", listed(about.years), "not_consecutive")


def _needed(draft: Draft) -> Iterator[Problem]:
    """The rows without which the model cannot count."""
    participants = draft.participants()
    if draft.tables["municipalities"].known and not participants:
        yield Problem(FILES["municipalities"], None, "role", "", "missing_row", "participant")
    figures = {(str(one.values.get("id")), one.values.get("municipality")) for one in draft.tables["figures"].rows}
    wanted = [("residents", one) for one in participants or ()] + [(one, None) for one in NEEDED_FIGURES]
    for id, municipality in wanted if draft.tables["figures"].known else ():
        if (id, municipality) not in figures:
            yield Problem(FILES["figures"], None, "id", "", "missing_row", f"{id} {municipality or ''}".strip())
    for row, figure in draft.records("figures"):
        if figure.id == "residents" and figure.value <= 0:
            yield Problem(FILES["figures"], row.number, "value", number_text(figure.value), "out_of_range", "> 0")
    yield from _execution(draft)


def _execution(draft: Draft) -> Iterator[Problem]:
    """The cost that is split stands on one line: the lead's always, another municipality's if it has one."""
    table = draft.tables["budget_lines"]
    lines = [row for row in table.rows if row.values.get("role") == "execution"]
    owners = [str(row.values.get("municipality")) for row in lines]
    for place, row in enumerate(lines):
        if owners[place] in owners[:place]:
            yield Problem(table.file, row.number, "role", f"execution {owners[place]}", "more_than_one", "1")
    lead = draft.about.record.lead if draft.about.record else None
    if table.known and lead not in owners and lead in (draft.participants() or ()):
        yield Problem(table.file, None, "role", "", "missing_row", f"execution {lead}")
