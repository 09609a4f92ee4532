"""What only the tables of a case together can tell: double ids, references, cycles and rows that are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from model.case.base import Sourced
from model.case.records import Correction
from model.case.references import in_circle
from model.case.words import PARTICIPATIEWET
from model.loading.draft import ABOUT, FILES, RECORDS, Draft, Ids, starts_of
from model.loading.problems import Problem, Reason, listed, number_text, shown

KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "figures": (("id", "municipality"),),
    "series": (("series", "municipality", "year"),),
    "options": (("task", "executor"),),
    "risk_classes": (("kind", "number"),),
    "findings": (("id",), ("number",)),
    "deliverables": (("fact",),),
    "versions": (("version",),),
}
"""What must be unique in a table; everywhere else the id."""

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "figures": {"municipality": "municipalities"},
    "target_group": {"municipality": "municipalities", "parent": "target_group", "executor": "executors"},
    "series": {"municipality": "municipalities"},
    "budget_lines": {
        "municipality": "municipalities",
        "policy_field": "policy_fields",
        "sums": "budget_lines",
        "tasks": "tasks",
    },
    "tasks": {
        "group": "task_groups",
        "now": "executors",
        "follows": "tasks",
        "advice_front": "executors",
        "advice_back": "executors",
        "opted_out": "municipalities",
    },
    "options": {"task": "tasks", "executor": "executors"},
    "executors": {"scored_as": "executors"},
    "arguments": {"task": "tasks", "executor": "executors", "not_for": "executors", "criterion": "criteria"},
    "rules": {"tasks": "tasks", "executors": "executors"},
    "steps": {"track": "tracks", "depends_on": "steps"},
    "then_and_now": {"then_source": "sources", "now_source": "sources", "finding": "findings"},
    "model_parts": {"executor": "executors", "leads_to": "model_parts", "works_with": "model_parts"},
    "missing_documents": {"findings": "findings", "assumptions": "assumption_rows"},
    "deliverables": {"fact": "context", "findings": "findings"},
    "limits": {"findings": "findings"},
    "funding_ways": {
        "decision": "decisions",
        "payers": "municipalities",
        "through": "executors",
        "task": "tasks",
        "rule": "rules",
        "finding": "findings",
    },
    "risks": {
        "track": "tracks",
        "tasks": "tasks",
        "arguments": "arguments",
        "assessment_source": "sources",
        "driver": "risk_drivers",
        "overlaps": "assumption_rows",
    },
}
"""Which column names rows of which table. Segments name only groups of the lead: ``_segments``."""

ACYCLIC = (("steps", "depends_on"), ("tasks", "follows"), ("target_group", "parent"), ("budget_lines", "sums"))
NEEDED_FIGURES = (
    "front_office_part",
    "score_damping",
    "optimistic_slippage",
    "score_close",
    "reserve_rounding",
)


OF_SAFETY_NET = ("vangnet_own_until", "vangnet_half_until", "vangnet_half_rate")
"""Only where the case estimates what is paid, and central government makes up for a deficit."""


def check_unique(draft: Draft) -> Iterator[Problem]:
    for name, table in draft.tables.items():
        for columns in KEYS.get(name, (("id",),)):
            seen = set()
            for row in table.rows:
                key = tuple(str(row.values.get(column, "")) for column in columns)
                if key in seen and columns[0] in row.values:
                    yield Problem(table.file, row.number, columns[0], shown(" ".join(key).strip()), "duplicate_id")
                seen.add(key)


def check_references(draft: Draft) -> Iterator[Problem]:
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


def unknown(file: str, row: int | None, column: str, value: object, known: Ids | None) -> Iterator[Problem]:
    """A problem for each id that is not known. Nothing is said if the table it points to could not be read."""
    for id in value if isinstance(value, tuple) else (value,):
        if isinstance(id, str) and id and known is not None and id not in known:
            yield Problem(file, row, column, shown(id), "unknown_reference", listed(known))


def _correction(draft: Draft, number: int | None, correction: Correction) -> Iterator[Problem]:
    file, table = FILES["findings"], correction.table
    yield from unknown(file, number, "correction.row", correction.row, draft.correctable[table])
    years = draft.about.record.years if draft.about.record else None
    if table == "budget_lines" and years and correction.year not in years:
        yield Problem(file, number, "correction.year", shown(correction.year), "not_allowed", listed(years))
    for name in ("printed", "alternative"):
        value = getattr(correction, name)
        if isinstance(value, date) != (table == "steps"):
            reason: Reason = "bad_date" if table == "steps" else "not_a_number"
            yield Problem(file, number, f"correction.{name}", shown(value), reason)


def check_cycles(draft: Draft) -> Iterator[Problem]:
    for name, column in ACYCLIC:
        table = draft.tables[name]
        values = {str(row.values.get("id")): row.values.get(column, ()) for row in table.rows}
        edges = {id: value if isinstance(value, tuple) else (str(value),) for id, value in values.items()}
        turning = in_circle(edges)
        for row in table.rows:
            id = str(row.values.get("id"))
            if id in turning:
                yield Problem(table.file, row.number, column, shown(listed(edges[id])), "cycle")


def check_about(draft: Draft) -> Iterator[Problem]:
    about = draft.about.record
    if about is None:
        return
    yield from unknown(ABOUT, None, "lead", about.lead, draft.participants())
    for name, sourced in (
        ("reference_date", about.reference_date), ("planning_date", about.planning_date), *starts_of(about)
    ):  # fmt: skip
        yield from unknown(ABOUT, None, f"{name}.source", sourced.source, draft.ids("sources"))
    if about.years != tuple(range(about.years[0], about.years[0] + len(about.years))):
        yield Problem(ABOUT, None, "years", listed(about.years), "not_consecutive")
    if about.project_year not in about.years:
        yield Problem(ABOUT, None, "project_year", str(about.project_year), "not_allowed", listed(about.years))
    earliest = date(min(about.years), 1, 1)
    for name, start in starts_of(about):
        if start.date.day != 1:  # the model counts in months
            yield Problem(ABOUT, None, f"{name}.date", str(start.date), "not_allowed", "jjjj-mm-01")
        if start.date < earliest:
            yield Problem(ABOUT, None, f"{name}.date", str(start.date), "out_of_range", f">= {earliest}")


def check_needed(draft: Draft) -> Iterator[Problem]:
    """The rows without which the model cannot count."""
    participants = draft.participants()
    if draft.tables["municipalities"].known and not participants:
        yield Problem(FILES["municipalities"], None, "role", "", "missing_row", "participant")
    figures = {(str(row.values.get("id")), row.values.get("municipality")) for row in draft.tables["figures"].rows}
    wanted = [
        *(("residents", participant) for participant in participants or ()),
        *((id, None) for id in NEEDED_FIGURES),
        *((id, None) for id in OF_SAFETY_NET if _has_safety_net(draft)),
    ]
    for id, municipality in wanted if draft.tables["figures"].known else ():
        if (id, municipality) not in figures:
            yield Problem(FILES["figures"], None, "id", "", "missing_row", f"{id} {municipality or ''}".strip())
    for row, figure in draft.records("figures"):
        if figure.id in ("residents", "score_damping", "reserve_rounding") and figure.value <= 0:
            yield Problem(FILES["figures"], row.number, "value", number_text(figure.value), "out_of_range", "> 0")
        if figure.id in ("front_office_part", "optimistic_slippage") and not 0 <= figure.value <= 1:
            yield Problem(
                FILES["figures"], row.number, "value", number_text(figure.value), "out_of_range", "0 \u2013 1"
            )


def _has_safety_net(draft: Draft) -> bool:
    words = draft.about.record.words if draft.about.record else PARTICIPATIEWET
    return words.safety_net is not None and bool(draft.keys("with_benefits"))


def check_segments(draft: Draft) -> Iterator[Problem]:
    """Segments are parts of the lead's number of benefits: without it they have no size."""
    groups, segments = draft.tables["target_group"], draft.tables["segments"]
    lead = draft.about.record.lead if draft.about.record else None
    certain = lead in (draft.participants() or ())
    # Without a lead, or with a municipality that does not exist, it is not certain that a group is another's.
    others = set(draft.ids("municipalities") or ()) - {lead} if certain else set()
    own = [row for row in groups.rows if row.values.get("municipality") not in others]
    known: Ids | None = {str(row.values["id"]): None for row in own if "id" in row.values} if groups.known else None
    for row in segments.rows:
        yield from unknown(segments.file, row.number, "target_groups", row.values.get("target_groups"), known)
    if not certain or not segments.rows or not groups.known or any(row.record is None for row in own):
        return
    counted = [row.record.number for row in own if row.record.in_caseload]
    if not counted:
        yield Problem(groups.file, None, "in_caseload", "", "missing_row", f"yes {lead}")
    elif sum(counted) == 0:
        yield Problem(groups.file, None, "number", "0", "out_of_range", "> 0")


def check_arguments(draft: Draft) -> Iterator[Problem]:
    """An argument is about a scenario. What names no task or executor at all was reported as such."""
    tasks, executors = draft.ids("tasks"), draft.ids("executors")
    table, options = draft.tables["arguments"], draft.tables["options"]
    # A scenario with a wrong id may be the one that is meant: under None stands what may be any task or executor.
    offered: dict[object, dict[object, None]] = {}
    for row in options.rows:
        task, executor = (row.values.get(column) for column in ("task", "executor"))
        named = None if _missing(task, tasks) else task
        offered.setdefault(named, {})[None if _missing(executor, executors) else executor] = None
    yield from _switched(draft)
    for row in table.rows if options.known else ():
        task, executor = row.values.get("task"), row.values.get("executor")
        if _missing(task, tasks) or _missing(executor, executors):
            continue
        own, any_task = offered.get(task, {}), offered.get(None, {})
        if not any(wanted in executors_of for wanted in (executor, None) for executors_of in (own, any_task)):
            yield Problem(
                table.file, row.number, "executor", shown(executor), "unknown_reference", listed({**own, **any_task})
            )


def _switched(draft: Draft) -> Iterator[Problem]:
    """What depends on a reading names a finding with a switch."""
    switched = draft.switched()
    for row in draft.tables["arguments"].rows:
        for column in ("with_finding", "without_finding"):
            yield from unknown(FILES["arguments"], row.number, column, row.values.get(column), switched)


def _missing(id: object, known: Ids | None) -> bool:
    return id is None or (known is not None and id not in known)


def check_forbidden(draft: Draft) -> Iterator[Problem]:
    """A rule may not forbid what the documents advise."""
    tasks = {row.values.get("id"): row.values for row in draft.tables["tasks"].rows}
    for row, rule in draft.records("rules"):
        own = [tasks.get(id, {}) for id in rule.tasks if rule.kind == "forbid"]
        advised = {id for task in own for name in ("advice_front", "advice_back") for id in task.get(name, ())}
        allowed = listed([id for id in rule.executors if id not in advised])
        for id in dict.fromkeys(rule.executors):
            if id in advised:
                yield Problem(FILES["rules"], row.number, "executors", shown(id), "advised", allowed)
