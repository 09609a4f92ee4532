"""The defaults of the assumptions, from a draft, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.assumptions.declared import Value
from model.assumptions.values import DECLARED, AssumptionError, AssumptionProblem, Assumptions, build, declaration
from model.case.records import AssumptionRow, Finding
from model.loading.check_tables import unknown
from model.loading.derived_defaults import derived_rows, offered
from model.loading.draft import FILES, Draft, Ids
from model.loading.problems import Problem, Reason, Row, listed, number_text, pointed, shown, typed_number

DASH = " \u2013 "
"""Between the ends of a range."""
MAX_POSITIONS = 1001
"""Of a slider: the pages compute every position."""
ASSUMPTION_REASONS: Mapping[str, Reason] = {
    "number": "not_a_number",
    "whole": "not_whole",
    "range": "out_of_range",
    "choice": "not_allowed",
    "sum": "shares_over_one",
    "rule": "not_allowed",
}


def check_defaults(draft: Draft) -> Iterator[Problem]:
    """What is wrong with the rows of ``assumptions.csv``, by themselves and with the other tables."""
    start = placeholders(draft)
    known: Ids = {id: None for id, _ in start.items() if not declaration(id).table}
    rows = {row.record.id: row for row, record in draft.records("assumption_rows") if record.id in known}
    yield from _assumption_rows(draft, known)
    yield from _hard_bounds(rows, start)
    for row in rows.values():
        yield from _range(row)
        yield from _step(row)
    yield from _lead_share(draft, rows)
    yield from _caseload(draft, rows)


def defaults_of(draft: Draft) -> Assumptions:
    """The defaults of ``assumptions.csv`` and of the other tables, from a draft without problems."""
    rows = (*(row for _, row in draft.records("assumption_rows")), *derived_rows(draft))
    return build({row.id: row.default for row in rows}, offered(draft))


def check_changes(draft: Draft, start: Assumptions) -> Iterator[Problem]:
    """What findings name must be assumptions, with values that are allowed beside these."""
    known: Ids = dict.fromkeys(id for id, _ in start.items())
    for row, finding in draft.records("findings"):
        yield from _changes(row.number, finding, start, known)


def placeholders(draft: Draft) -> Assumptions:
    """Every assumption of ``assumptions.csv``, and the single ones of other tables, with a value that is allowed."""
    names = [name for name, declared in DECLARED.items() if not (declared.table and declared.per)]
    ids = {f"{name}.{key}" if key else name: name for name in names for key in draft.keys(name)}
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
    numbers = [number_text(bound) for bound in problem.allowed]
    between = problem.reason in ("range", "whole", "number") and declaration(problem.id).unit != "switch"
    allowed = DASH.join(numbers) if between else listed(numbers)
    reason = ASSUMPTION_REASONS[problem.reason]
    if reason == "not_a_number" and isinstance(problem.value, str):
        typed = typed_number(problem.value, allowed)
        reason, allowed = pointed(typed) if file == FILES["findings"] else typed
    return Problem(file, row, column, shown(number_text(problem.value)), reason, allowed)


def _assumption_rows(draft: Draft, known: Ids) -> Iterator[Problem]:
    """One row for every assumption that the code declares and no other."""
    table = draft.tables["assumption_rows"]
    found = {str(row.values.get("id")) for row in table.rows}
    for row in table.rows:
        if "id" in row.values and row.values["id"] not in known:
            yield Problem(table.file, row.number, "id", shown(row.values["id"]), "unknown_row", listed(known))
    for id in known if table.known else ():
        if id not in found:
            yield Problem(table.file, None, "id", "", "missing_row", id)


def _range(row: Row) -> Iterator[Problem]:
    limits: AssumptionRow = row.record
    file, declared = FILES["assumption_rows"], declaration(limits.id)
    if declared.unit in ("choice", "switch"):
        return
    for column in ("low", "high", "step"):
        if getattr(limits, column) is None:
            yield Problem(file, row.number, column, "", "empty")
    if limits.low is None or limits.high is None or isinstance(limits.default, str):
        return
    if limits.low > limits.high:
        yield Problem(
            file, row.number, "low", number_text(limits.low), "low_above_high", f"<= {number_text(limits.high)}"
        )
    elif not limits.low <= limits.default <= limits.high and declared.lower <= limits.default <= declared.upper:
        span = number_text(limits.low) + DASH + number_text(limits.high)
        yield Problem(file, row.number, "default", number_text(limits.default), "default_outside_range", span)


def _step(row: Row) -> Iterator[Problem]:
    limits: AssumptionRow = row.record
    file, declared = FILES["assumption_rows"], declaration(limits.id)
    if limits.step is None or declared.unit == "choice":
        return
    if declared.whole and limits.step % 1 != 0:
        yield Problem(file, row.number, "step", number_text(limits.step), "not_whole", ">= 1")
    elif (
        limits.low is not None
        and limits.high is not None
        and declared.lower <= limits.low <= limits.high <= declared.upper
    ):
        smallest = (limits.high - limits.low) / (MAX_POSITIONS - 1)
        if smallest > limits.step * (1 + 1e-9):  # a step that is written rounded is not too small
            allowed = f">= {number_text(smallest)}"
            yield Problem(file, row.number, "step", number_text(limits.step), "too_small_step", allowed)


def _changes(number: int | None, finding: Finding, start: Assumptions, known: Ids) -> Iterator[Problem]:
    file = FILES["findings"]
    yield from unknown(file, number, "switch", finding.switch, known)
    changes: dict[str, Value] = {}
    for column in ("given", "compare"):
        own = getattr(finding, column)
        for id in own:
            if id not in known:  # an empty one too: here it does not mean that there is none
                where = f"{column}.{id}" if id else column
                yield Problem(file, number, where, shown(id), "unknown_reference", listed(known))
        changes |= {id: value for id, value in own.items() if id in known}
        for problem in _refused(start, changes):
            if problem.id in own:
                yield _problem(file, number, f"{column}.{problem.id}", problem)


def _lead_share(draft: Draft, rows: Mapping[str, Row]) -> Iterator[Problem]:
    """The printed amount is divided by the share of the lead. Less than nothing is refused for every share."""
    row = rows.get(f"share.{draft.about.record.lead}") if draft.about.record else None
    if row is not None and row.record.default == 0:
        yield Problem(FILES["assumption_rows"], row.number, "default", "0", "out_of_range", "> 0")


def _caseload(draft: Draft, rows: Mapping[str, Row]) -> Iterator[Problem]:
    """The target groups of a municipality that count as benefits must be its number of benefits."""
    table = draft.tables["target_group"]
    for municipality, total in _benefits(draft).items() if table.complete else ():
        wanted = rows.get(f"caseload.{municipality}")
        if wanted is None or isinstance(wanted.record.default, str) or total == wanted.record.default:
            continue
        default = number_text(wanted.record.default)
        yield Problem(table.file, None, "number", f"{municipality} {total}", "does_not_add_up", default)


def _benefits(draft: Draft) -> Mapping[str, int]:
    """How many benefits the target groups count, of the lead and of every other municipality of which they do."""
    lead = draft.about.record.lead if draft.about.record else ""
    counted: dict[str, int] = {}
    for _, group in draft.records("target_group"):
        if group.in_caseload or group.municipality == lead:
            counted[group.municipality] = counted.get(group.municipality, 0) + group.number * group.in_caseload
    if not counted.get(lead) and draft.tables["segments"].rows:
        counted.pop(lead, None)  # nothing to divide over segments: reported as such
    return counted
