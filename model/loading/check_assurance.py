"""What is not allowed in ``assurance.csv`` and ``versions.csv``; the references of ``limits.csv`` are checked with all
others.
"""

from __future__ import annotations

from collections.abc import Iterator

from model.assumptions.values import DECLARED
from model.loading.check_tables import unknown
from model.loading.draft import FILES, Draft, Ids
from model.loading.problems import Problem, shown


def check_assurance(draft: Draft) -> Iterator[Problem]:
    """Only assumptions of this case; how reliable where something is estimated; valid until a later day."""
    file, known = FILES["assurance"], _known(draft)
    for row in draft.tables["assurance"].rows:
        yield from unknown(file, row.number, "id", row.values.get("id"), known)
    for row, found in draft.records("assurance"):
        declared = DECLARED.get(found.id.partition(".")[0])
        if declared and declared.unit not in ("switch", "choice") and found.reliability is None:
            yield Problem(file, row.number, "reliability", "", "empty", "hoog, middel, laag")
        if found.valid_until and found.valid_until <= found.date:
            yield Problem(file, row.number, "valid_until", shown(found.valid_until), "too_early", f"> {found.date}")


def check_versions(draft: Draft) -> Iterator[Problem]:
    """The days of the versions never go back."""
    last = None
    for row, found in draft.records("versions"):
        if last and found.date < last:
            yield Problem(FILES["versions"], row.number, "date", shown(found.date), "too_early", f">= {last}")
        last = max(found.date, last or found.date)


def _known(draft: Draft) -> Ids | None:
    """The assumptions of the case by themselves, and by name those that there are more of."""
    ids = draft.ids("assumption_rows")
    names = [name for name, declared in DECLARED.items() if declared.per]
    return None if ids is None else {**ids, **dict.fromkeys(names)}
