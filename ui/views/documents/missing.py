"""The documents that others name and that we do not have: who would hold them, and what they would close."""

from __future__ import annotations

from model.case.case import Case
from model.case.context import MissingDocument
from model.case.records import Finding
from ui.charts.parts import Grid, StatusCell
from words.abbreviations import speller
from words.labels import label_of
from words.origin import marked, origin_of
from words.texts import _, of


def grid(case: Case) -> Grid:
    """One row a document. What no document says of it, is marked."""
    spell = speller(case)
    rows: list[list[str | StatusCell]] = [
        [
            spell(of(document.title)),
            spell(of(document.holder)) + marked(document.holder_status),
            spell(of(document.settles)) + marked(document.settles_status),
            closes(case, document),
            origin_of(case, document),
        ]
        for document in case.missing_documents
    ]
    columns = [
        _("Document"),
        _("Who would hold it"),
        _("What it would settle"),
        _("Would close"),
        _("Named in"),
    ]
    return Grid(_("Ask for this"), columns, rows, below=(2, 3, 4))


def closes(case: Case, document: MissingDocument) -> str:
    """The findings, by number, and the assumptions that it would replace; nothing if there are none."""
    parts = [numbered(case, document.findings)] if document.findings else []
    if document.assumptions:
        names = "; ".join(label_of(case, id) for id in document.assumptions)
        parts.append(_("Assumptions: {names}.", names=names))
    return " ".join(parts)


def numbered(case: Case, ids: tuple[str, ...]) -> str:
    """Findings by number, in the order of their numbers."""
    numbers = sorted(case.finding(id).number for id in ids)
    if len(numbers) == 1:
        return _("finding {number}.", number=numbers[0])
    return _("findings {numbers}.", numbers=", ".join(map(str, numbers)))


def answering(case: Case, finding: Finding) -> str:
    """Which documents would close a finding; nothing if there are none."""
    titles = [of(document.title) for document in case.missing_documents if finding.id in document.findings]
    return _("To ask for: {titles}.", titles="; ".join(titles)) if titles else ""
