"""The tables of a new case from the few facts that shape it: complete and valid, every figure an assumption to replace.

What no fact says, such as the classes of a risk or the range of an index, is taken over from the first case as an
example, and says so in its place.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from model.assumptions.values import DECLARED
from model.case.base import Line, Record
from model.case.case import Case
from model.case.records import AssumptionRow
from model.case.words import PARTICIPATIEWET, Words
from model.loading.check_tables import NEEDED_FIGURES, OF_SAFETY_NET
from model.loading.csv_tables import columns_of
from model.loading.draft import ABOUT, FILES, OPTIONAL, RECORDS
from model.loading.yaml_texts import dumped

ID_OF_CASE = r"[a-z][a-z0-9_-]{0,59}"
ASSUMED = "aanname"
"""The id and the status of what nobody confirmed."""
BENEFITS, RESIDENTS, COST, PERCENT = 100, 10_000, 1_000_000, 100
"""What stands in a new case until somebody replaces it: of each municipality, and of the first a year in euros."""
TO_FILL_IN = ("nog in te vullen", "to be filled in")
SUMMARY = ("Nog in te vullen: in een of twee zinnen waar dit over gaat.", "To be filled in: what this is about, in a "
           "sentence or two.")  # fmt: skip
SOURCE = ("Aanname, te vervangen door een bron", "Assumption, to be replaced by a source")
SHORT = ("Aanname", "Assumption")
EXAMPLE = ("overgenomen uit de eerste casus, als voorbeeld", "taken over from the first case, as an example")
SEGMENT, TRACK, GROUP, DECIDED = "alle", "besluit", "taken", "besluit"
HEAD = {
    ABOUT: "Waar deze casus over gaat. Alles met status aanname is nog in te vullen. Uitleg: data/README.md",
    "rules.yaml": "Wat niet te kiezen is, zoals wie een taak volgens de wet niet mag doen.",
    "context.yaml": "Wat de stukken zeggen naast de cijfers.",
    "findings.yaml": "Waar de stukken elkaar tegenspreken of zwijgen.",
}
Cells = dict[str, object]


class Facts(Record):
    """What shapes a case. The first municipality is the lead; the first executor does every task now, the second will
    by the advice, until somebody fills in otherwise."""

    title: Line
    municipalities: tuple[Line, ...] = Field(min_length=1, max_length=100)
    partners: tuple[Line, ...] = ()
    years: tuple[Annotated[int, Field(ge=1990, le=2100)], ...] = Field(min_length=2, max_length=2)
    """The first and the last budget year."""
    tasks: tuple[Line, ...] = Field(min_length=1)
    executors: tuple[Line, ...] = Field(min_length=1)
    criteria: tuple[Line, ...] = Field(min_length=1)
    words: Words | None = None
    """What the things of its field are called. A case with words of its own starts without an estimate of what is
    paid, without money of central government and without taakvelden: those of the first case are of another field."""


def contents_of(facts: Facts, id: str, example: Case) -> Mapping[str, bytes]:
    """What stands in each file of the new case. Raises ValueError if the last year is before the first."""
    first, last = facts.years
    if last < first:
        raise ValueError(f"{last} < {first}")
    years = tuple(range(first, last + 1))
    tables = _tables(facts, years, example)
    texts = {ABOUT: _about(facts, id, years), "rules.yaml": [], "context.yaml": [], "findings.yaml": []}
    found = {file: _text(HEAD[file], content) for file, content in texts.items()}
    for name, file in FILES.items():
        if file.endswith(".csv") and file not in OPTIONAL:
            found[file] = _table([*columns_of(RECORDS[name], years)], tables.get(name, ()))
    return {file: content.encode() for file, content in found.items()}


def ids_of(names: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """An id for each name, none twice: small letters without accents."""
    found: list[str] = [*taken]
    start = len(found)
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        id = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:50]
        id = id if re.match("[a-z]", id) else f"x{id}"
        number = 2
        whole = id
        while whole in found:
            whole, number = f"{id}_{number}", number + 1
        found.append(whole)
    return found[start:]


def id_of_case(name: str) -> str:
    """The id of a case in a folder, or of a workbook without its ending, that is called so: that itself where it may be
    an id."""
    return name if re.fullmatch(ID_OF_CASE, name) else ids_of([name])[0]


def _tables(facts: Facts, years: Sequence[int], example: Case) -> Mapping[str, Sequence[Cells]]:
    """The rows of each table that has any; a column that is not named stays empty."""
    payers = ids_of(facts.municipalities)
    partners = ids_of(facts.partners, payers)
    executors, tasks, criteria = (ids_of(names) for names in (facts.executors, facts.tasks, facts.criteria))
    start = date(years[min(1, len(years) - 1)], 1, 1)
    now, later = executors[0], executors[min(1, len(executors) - 1)]
    places = {**dict.fromkeys(payers, "participant"), **dict.fromkeys(partners, "partner")}
    names = dict(zip(places, (*facts.municipalities, *facts.partners), strict=True))
    words = facts.words
    needed = (*NEEDED_FIGURES, *(OF_SAFETY_NET if words is None else ()))
    counted = _heading(words or PARTICIPATIEWET)
    fields = example.policy_fields if words is None else ()
    field = {"policy_field": fields[0].id, "policy_field_status": ASSUMED} if fields else {}
    return {
        "sources": [{"id": ASSUMED, "kind": ASSUMED, **_both("title", SOURCE), **_both("short", SHORT)}],
        "municipalities": [{"id": id, "name": names[id], "role": role} for id, role in places.items()],
        "figures": [
            *({"id": "residents", "municipality": id, "value": RESIDENTS, "unit": "count",
               **_both("label", ("Inwoners", "Residents")), **_new()} for id in payers),
            *({"id": one.id, "value": one.value, "unit": one.unit, **_both("label", (one.label.nl, one.label.en)),
               **_taken()} for one in example.figures if one.id in needed),
        ],
        "target_group": [
            {"id": f"groep_{id}"[:60], "municipality": id, "number": BENEFITS, "in_caseload": "yes",
             "executor": now, **_both("label", counted), **_new()}
            for id in payers
        ],
        "segments": [{"id": SEGMENT, "target_groups": f"groep_{payers[0]}"[:60],
                      **_both("label", ("Iedereen", "Everyone")), **_new()}],
        "policy_fields": [{"id": one.id, **_both("label", (one.label.nl, one.label.en)), **_taken()}
                          for one in fields],
        "budget_lines": [
            {"id": "uitvoering", "municipality": payers[0], "money_set": "gemeente", "side": "lasten",
             "role": "execution", **field, "nature": "structural", **_both("label", ("Uitvoering", "Execution")),
             **{str(year): COST for year in years}, **_new()}
        ],
        "executors": [{"id": id, **_both("name", (name, name)), **_both("short", (name, name)), "kind": "unknown",
                       **_new()}
                      for id, name in zip(executors, facts.executors, strict=True)],
        "task_groups": [{"id": GROUP, **_both("label", ("Taken", "Tasks"))}],
        "tasks": [{"id": id, "group": GROUP, **_both("label", (name, name)), "now": now, "now_status": ASSUMED,
                   "advice_front": later, "advice_back": later, **_new()}
                  for id, name in zip(tasks, facts.tasks, strict=True)],
        "criteria": [{"id": id, "origin": "principle", **_both("label", (name, name)), **_new()}
                     for id, name in zip(criteria, facts.criteria, strict=True)],
        "options": [{"task": task, "executor": executor, **_both("label", (name, name)), **_new()}
                    for task in tasks for executor, name in zip(executors, facts.executors, strict=True)],
        "tracks": [{"id": TRACK, **_both("label", ("Besluit", "Decision"))}],
        "steps": [{"id": DECIDED, "track": TRACK, **_both("label", ("Besluit over de uitvoering", "Decision")),
                   **_both("short", ("Besluit", "Decision")), "ready": f"{start:%d-%m-%Y}", **_new()}],
        "risk_classes": [{"kind": one.kind, "number": one.number, "low": one.low, "high": one.high, **_taken()}
                         for one in example.risk_classes],
        "assumption_rows": _assumptions(example, payers, executors, criteria, facts.words),
    }  # fmt: skip


def _assumptions(
    example: Case, payers: Sequence[str], executors: Sequence[str], criteria: Sequence[str], words: Words | None
) -> list[Cells]:
    """One row for each assumption that such a case needs, in the order of the first case."""
    keys = {"municipality": payers, "segment": (SEGMENT,), "executor": executors, "criterion": criteria}
    of_payer: dict[str, Cells] = {
        "caseload": {"default": BENEFITS, "low": 0, "high": 3 * BENEFITS, "step": 1},
        "share": {"default": (PERCENT // len(payers)) / PERCENT, "low": 0, "high": 1, "step": 1 / PERCENT},
    }
    rows: list[Cells] = []
    seen: set[str] = set()
    for one in example.assumption_rows:
        name = one.id.partition(".")[0]
        per = DECLARED[name].per
        of_other_field = words is not None and DECLARED[name].absent is not None
        if name in seen or of_other_field or DECLARED[name].table or per not in (None, *keys):
            continue
        seen.add(name)
        values = {**_range(one), **_taken()} if name not in of_payer else {**of_payer[name], **_new()}
        rows += [{"id": f"{name}.{key}" if key else name, **values} for key in keys.get(per or "", ("",))]
    return rows


def _range(row: AssumptionRow) -> Cells:
    return {"default": row.default, "low": row.low, "high": row.high, "step": row.step}


def _heading(words: Words) -> tuple[str, str]:
    """What is counted, as the name of a group."""
    nl, en = (text[:1].upper() + text[1:] for text in (words.units.nl, words.units.en))
    return nl, en


def _both(name: str, texts: tuple[str, str]) -> Cells:
    """A text in its two columns."""
    return {f"{name}_nl": texts[0], f"{name}_en": texts[1]}


def _new() -> Cells:
    return {"source": ASSUMED, "status": ASSUMED, **_both("place", TO_FILL_IN)}


def _taken() -> Cells:
    return {"source": ASSUMED, "status": ASSUMED, **_both("place", EXAMPLE)}


def _about(facts: Facts, id: str, years: Sequence[int]) -> Mapping[str, object]:
    def day(when: date) -> dict[str, object]:
        place = dict(zip(("nl", "en"), TO_FILL_IN, strict=True))
        return {"date": when, "source": ASSUMED, "place": place, "status": ASSUMED}

    title, summary = {"nl": facts.title, "en": facts.title}, dict(zip(("nl", "en"), SUMMARY, strict=True))
    first, start = date(years[0], 1, 1), date(years[min(1, len(years) - 1)], 1, 1)
    return {
        "version": 1, "id": id, "title": title, "summary": summary, "lead": ids_of(facts.municipalities)[0],
        "years": [*years], "reference_date": day(first), "new_model_start": {**day(start), "needs": [DECIDED]},
        "planning_date": day(first), "project_year": years[0],
        **({"words": facts.words.model_dump(exclude_none=True)} if facts.words else {}),
    }  # fmt: skip


def _text(head: str, content: object) -> str:
    return f"# {head}\n" + dumped(content)


def _table(header: Sequence[str], rows: Iterable[Cells]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in header])
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.10g}".replace(".", ",") if isinstance(value, float) else str(value)
