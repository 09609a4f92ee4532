"""Load a case folder: read every table, check it, and report all problems at once.

``load_case`` is the only place in the model that reads files. Order: the files as rows and records
(``tables.py``), then what only the tables together can tell (references, sums, assumptions).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_origin

from model.assumptions import DECLARED, AssumptionError, AssumptionProblem, Assumptions, Value, build, declaration
from model.records import About, AssumptionRow, Case, Correction, Finding, Record, Sourced
from model.tables import (
    REASONS,
    Problem,
    Reason,
    Row,
    Table,
    listed,
    number_text,
    read_csv,
    read_list,
    read_mapping,
    shown,
)

__all__ = ["REASONS", "CaseError", "Problem", "Reason", "load_case"]

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
MAX_BYTES = 5_000_000
DASH = " \u2013 "
"""Between the ends of a range."""

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
PER_TABLE = {"municipality": "municipalities", "segment": "segments", "finding": "findings"}
ASSUMPTION_REASONS: Mapping[str, Reason] = {
    "number": "not_a_number",
    "whole": "not_whole",
    "range": "out_of_range",
    "choice": "not_allowed",
    "sum": "shares_over_one",
}


class CaseError(ValueError):
    """Raised when a case cannot be loaded; ``problems`` names everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


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

    def keys(self, name: str) -> tuple[str, ...]:
        """For which municipalities, segments or findings the case must give this assumption."""
        per = DECLARED[name].per
        if per is None:
            return ("",)
        findings = (row.values.get("id") for row in self.tables["findings"].rows if "correction" in row.values)
        found = self.participants() if per == "municipality" else self.ids(PER_TABLE[per])
        if found is None:  # then what stands there cannot be checked
            rows = (str(row.values.get("id")).partition(".") for row in self.tables["assumption_rows"].rows)
            return tuple(dict.fromkeys(key for start, _, key in rows if start == name and key))
        return tuple(dict.fromkeys(map(str, findings if per == "finding" else found)))


def load_case(path: str | Path) -> Case:
    """The case in this folder. Raises CaseError with every problem in it."""
    report: list[Problem] = []
    contents = _contents(path, report)
    texts = {file: _text(file, content, report) for file, content in contents.items()}
    about = read_mapping(ABOUT, texts.get(ABOUT), About, report)
    years = about.record.years if about.record else ()
    tables = {
        name: read_csv(file, texts.get(file), RECORDS[name], years, report)
        if file.endswith(".csv")
        else read_list(file, texts.get(file), RECORDS[name], report)
        for name, file in FILES.items()
    }
    draft = Draft(about, tables)
    report += [*_unique(draft), *_references(draft), *_cycles(draft), *_about(draft), *_needed(draft)]
    defaults = _assumptions(draft, report)
    if report or defaults is None:
        raise CaseError(sorted(report, key=lambda one: (one.file, one.row or 0)))
    rows = {name: tuple(record for _, record in draft.records(name)) for name in tables}
    return Case.model_validate({"about": about.record, "version": _version(contents), "assumptions": defaults, **rows})


# Files


def _contents(folder: str | Path, report: list[Problem]) -> dict[str, bytes]:
    files = sorted((ABOUT, *FILES.values()))
    found: dict[str, bytes] = {}
    if not os.path.isdir(folder):  # unlike Path.is_dir it never raises
        raise CaseError([Problem(shown(folder), None, None, "", "missing_folder", listed(files))])
    for file in files:
        try:
            with (Path(folder) / file).open("rb") as stream:
                found[file] = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            report.append(Problem(file, None, None, "", "missing_file", file))
        except OSError as error:
            report.append(Problem(file, None, None, type(error).__name__, "unreadable"))
    return found


def _text(file: str, content: bytes, report: list[Problem]) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        report.append(Problem(file, line, None, repr(content[error.start : error.end]), "not_utf8", "UTF-8"))
        return None
    if len(content) > MAX_BYTES:
        report.append(Problem(file, None, None, "", "too_long", f"<= {MAX_BYTES}"))
    elif "\0" in text:
        report.append(Problem(file, text.count("\n", 0, text.index("\0")) + 1, None, "\0", "nul_byte"))
    elif not text.strip():
        report.append(Problem(file, None, None, "", "empty"))
    else:
        return text
    return None


def _version(contents: Mapping[str, bytes]) -> str:
    """Changes with every byte of the case's own files, not with notes or lock files beside them."""
    digest = hashlib.sha256()
    for file, content in sorted(contents.items()):
        digest.update(f"{file} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:12]


# What only the tables together can tell


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
                yield from _unknown(table.file, row.number, column, row.values.get(column), known)
    for row, finding in draft.records("findings"):
        for number, place in enumerate(finding.places, start=1):
            column = f"places.{number}.source"
            yield from _unknown(FILES["findings"], row.number, column, place.source, draft.ids("sources"))
        if finding.correction is not None:
            yield from _correction(draft, row.number, finding.correction)


def _unknown(
    file: str, row: int | None, column: str, value: object, known: tuple[str, ...] | None
) -> Iterator[Problem]:
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
    yield from _unknown(file, number, "correction.row", correction.row, known)
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
    yield from _unknown(ABOUT, None, "lead", about.lead, draft.participants())
    for name in ("reference_date", "new_model_start"):
        yield from _unknown(ABOUT, None, f"{name}.source", getattr(about, name).source, draft.ids("sources"))
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


# Assumptions


def _assumptions(draft: Draft, report: list[Problem]) -> Assumptions | None:
    """The defaults, or None after reporting what is wrong with them."""
    before = len(report)
    start = _placeholders(draft)
    known = dict(start.items())
    rows = {row.record.id: row for row, one in draft.records("assumption_rows") if one.id in known}
    report += _assumption_rows(draft, tuple(known))
    report += _hard_bounds(rows, start)
    defaults = start.replace(**{id: row.record.default for id, row in rows.items()}) if len(report) == before else None
    for row in rows.values():
        report += _range(row)
    for row, finding in draft.records("findings"):
        report += _changes(row.number, finding, defaults or start)
    report += _caseload(draft, rows)
    return defaults


def _placeholders(draft: Draft) -> Assumptions:
    """Every assumption that this case must have, with a value that is certainly allowed."""
    ids = {f"{name}.{key}" if key else name: name for name in DECLARED for key in draft.keys(name)}
    return build(
        {id: DECLARED[name].choices[0] if DECLARED[name].choices else DECLARED[name].lower for id, name in ids.items()}
    )


def _hard_bounds(rows: Mapping[str, Row], start: Assumptions) -> Iterator[Problem]:
    """What the code itself refuses, by the rules that also hold for the sliders."""
    for column in ("default", "low", "high"):
        values = {id: getattr(row.record, column) for id, row in rows.items()}
        for problem in _refused(start, {id: value for id, value in values.items() if value is not None}):
            # The highest shares need not fit together: only the defaults must.
            if problem.id in rows and (problem.reason != "sum" or column == "default"):
                yield _problem(FILES["assumption_rows"], rows[problem.id].number, column, problem)


def _refused(start: Assumptions, values: Mapping[str, Any]) -> tuple[AssumptionProblem, ...]:
    try:
        start.replace(**values)
    except AssumptionError as error:
        return error.problems
    return ()


def _problem(file: str, row: int | None, column: str, problem: AssumptionProblem) -> Problem:
    numbers = [number_text(one) for one in problem.allowed]
    allowed = DASH.join(numbers) if problem.reason in ("range", "whole") else listed(numbers)
    return Problem(file, row, column, shown(number_text(problem.value)), ASSUMPTION_REASONS[problem.reason], allowed)


def _assumption_rows(draft: Draft, known: tuple[str, ...]) -> Iterator[Problem]:
    """One row for every assumption that the code declares and no other."""
    table = draft.tables["assumption_rows"]
    found = [str(row.values.get("id")) for row in table.rows]
    for row, id in zip(table.rows, found, strict=True):
        if id not in known and "id" in row.values:
            yield Problem(table.file, row.number, "id", shown(id), "unknown_row", listed(known))
    for id in known if table.known else ():
        if id not in found:
            yield Problem(table.file, None, "id", "", "missing_row", id)


def _range(row: Row) -> Iterator[Problem]:
    one: AssumptionRow = row.record
    file, declared = FILES["assumption_rows"], declaration(one.id)
    if declared.unit in ("choice", "switch"):
        return
    for column in ("low", "high", "step"):
        if getattr(one, column) is None:
            yield Problem(file, row.number, column, "", "empty")
    if one.low is None or one.high is None or isinstance(one.default, str):
        return
    if one.low > one.high:
        yield Problem(file, row.number, "low", number_text(one.low), "low_above_high", f"<= {number_text(one.high)}")
    elif not one.low <= one.default <= one.high and declared.lower <= one.default <= declared.upper:
        span = number_text(one.low) + DASH + number_text(one.high)
        yield Problem(file, row.number, "default", number_text(one.default), "default_outside_range", span)


def _changes(number: int | None, finding: Finding, start: Assumptions) -> Iterator[Problem]:
    """What a finding's switch and comparison name must be assumptions, with values that are allowed."""
    file, known = FILES["findings"], dict(start.items())
    yield from _unknown(file, number, "switch", finding.switch, tuple(known))
    changes: dict[str, Value] = {}
    for column in ("given", "compare"):
        own = getattr(finding, column)
        for id in own:
            yield from _unknown(file, number, f"{column}.{id}", id, tuple(known))
        changes |= {id: value for id, value in own.items() if id in known}
        for problem in _refused(start, changes):
            if problem.id in own:
                yield _problem(file, number, f"{column}.{problem.id}", problem)


def _caseload(draft: Draft, rows: Mapping[str, Row]) -> Iterator[Problem]:
    """The target groups of the lead that count as benefits must be its number of benefits."""
    lead = draft.about.record.lead if draft.about.record else ""
    table = draft.tables["target_group"]
    groups = [one for _, one in draft.records("target_group") if one.municipality == lead]
    wanted = rows.get(f"caseload.{lead}")
    complete = table.known and all(row.record is not None for row in table.rows)
    if not groups or not complete or wanted is None or isinstance(wanted.record.default, str):
        return
    total = sum(one.number for one in groups if one.in_caseload)
    if total != wanted.record.default:
        default = number_text(wanted.record.default)
        yield Problem(table.file, None, "number", str(total), "does_not_add_up", default)
