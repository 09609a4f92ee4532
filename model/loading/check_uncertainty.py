"""What is not allowed in ``drawn.csv`` and ``correlations.csv``."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.assumptions.values import DECLARED
from model.loading.draft import FILES, Draft, Ids
from model.loading.problems import Problem, Reason, listed, number_text, shown
from model.numbers.distributions import correlation_matrix

SMALLEST = 1e-9
"""Of the eigenvalues of a matrix that can be drawn from."""


def check_correlations(draft: Draft) -> Iterator[Problem]:
    """Ids that are no uncertain assumption, pairs that stand twice, and correlations that cannot exist together."""
    file, table = FILES["correlations"], draft.tables["correlations"]
    known, uncertain = draft.ids("assumption_rows"), _uncertain(draft)
    sound = True
    pairs: dict[frozenset[str], tuple[tuple[str, str], float]] = {}
    for row in table.rows:
        names = [str(row.values.get(column, "")) for column in ("first", "second")]
        for column, name in zip(("first", "second"), names, strict=True):
            if name and known is not None and name not in uncertain:
                sound = False
                reason: Reason = "not_allowed" if name in known else "unknown_reference"
                yield Problem(file, row.number, column, shown(name), reason, listed(uncertain))
        if names[0] and names[0] == names[1]:
            sound = False
            yield Problem(file, row.number, "second", shown(names[1]), "not_allowed", f"≠ {names[0]}")
        elif frozenset(names) in pairs:
            sound = False
            yield Problem(file, row.number, "first", shown(" ".join(names)), "duplicate_id")
        if row.record is None:
            sound = False
        else:
            pairs.setdefault(frozenset(names), ((names[0], names[1]), row.record.correlation))
    if sound and pairs:
        yield from _impossible(file, dict(pairs.values()))


def check_drawn(draft: Draft) -> Iterator[Problem]:
    """Only what nobody controls may be drawn."""
    file, table = FILES["drawn"], draft.tables["drawn"]
    known, uncertain = draft.ids("assumption_rows"), _uncertain(draft)
    for row in table.rows:
        id = str(row.values.get("id", ""))
        if id and known is not None and id not in uncertain:
            reason: Reason = "not_allowed" if id in known else "unknown_reference"
            yield Problem(file, row.number, "id", shown(id), reason, listed(uncertain))


def _uncertain(draft: Draft) -> Ids:
    """The assumptions of the case that nobody controls."""
    return {id: None for id in draft.ids("assumption_rows") or () if _is_uncertain(id)}


def _is_uncertain(id: str) -> bool:
    declared = DECLARED.get(id.partition(".")[0])
    return declared is not None and declared.uncertain


def _impossible(file: str, pairs: dict[tuple[str, str], float]) -> Iterator[Problem]:
    """If A moves with B and B with C, then A cannot move against C as strongly as one likes."""
    _ids, matrix = correlation_matrix(pairs)
    if float(np.linalg.eigvalsh(matrix)[0]) < SMALLEST:
        text = listed([f"{first} {second} {number_text(value)}" for (first, second), value in pairs.items()])
        yield Problem(file, None, "correlation", shown(text), "not_together")
