"""What an earlier and a later document say of the same topic, and what changed."""

from __future__ import annotations

from model.case.case import Case
from model.case.context import Comparison
from ui.charts.parts import Grid, StatusCell
from words.abbreviations import speller
from words.origin import origin
from words.texts import _, of


def label(case: Case) -> str:
    """What opens the table: how much there is to see, and how often the documents contradict each other."""
    conflicts = sum(comparison.kind == "conflict" for comparison in case.then_and_now)
    if len(case.then_and_now) == 1:
        return _("Then and now: 1 topic, {conflicts} contradictions", conflicts=conflicts)
    return _(
        "Then and now: {count} topics, {conflicts} contradictions",
        count=len(case.then_and_now),
        conflicts=conflicts,
    )


def grid(case: Case) -> Grid:
    """One row a topic."""
    spell = speller(case)
    rows: list[list[str | StatusCell]] = [
        [
            spell(of(comparison.topic)),
            spell(of(comparison.then)),
            spell(of(comparison.now)),
            spell(changed(case, comparison)),
            f"{origin(case, comparison.then_source, comparison.then_place)} → "
            f"{origin(case, comparison.now_source, comparison.now_place)}",
        ]
        for comparison in case.then_and_now
    ]
    then = _documents(case, [comparison.then_source for comparison in case.then_and_now])
    now = _documents(case, [comparison.now_source for comparison in case.then_and_now])
    return Grid(
        _("Then and now"), [_("Topic"), then, now, _("What changed (our reading)"), _("Source")], rows, below=(3, 4)
    )


def changed(case: Case, comparison: Comparison) -> str:
    """What kind of change it is, and what changed; a contradiction with the number of its finding."""
    kind = {
        "same": _("The same"),
        "changed": _("Changed"),
        "new": _("New"),
        "conflict": _("Contradiction"),
    }[comparison.kind]
    if comparison.finding is not None:
        kind = _("{kind}, finding {number}", kind=kind, number=case.finding(comparison.finding).number)
    return f"{kind}. {of(comparison.change)}."


def _documents(case: Case, ids: list[str]) -> str:
    """The documents of a column, each with its date."""
    sources = [case.source(id) for id in dict.fromkeys(ids)]
    return ", ".join(f"{of(source.short)} ({source.date})" if source.date else of(source.short) for source in sources)
