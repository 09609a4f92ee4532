"""The conclusion and the source table of the page with every figure, assumption, finding and source."""

from __future__ import annotations

from collections.abc import Mapping

from model.assumptions.declared import Value
from model.case.records import Case
from ui.charts.parts import Grid, StatusCell
from words.texts import _, of, status


def headline(case: Case, changes: Mapping[str, Value]) -> str:
    """How much of what the pages show rests on an assumption."""
    unsure = sum(row.status == "aanname" for row in case.assumption_rows)
    counts = {"findings": len(case.findings), "unsure": unsure, "all": len(case.assumption_rows)}
    return _(
        "{findings} findings; {unsure} of {all} assumptions stand in no source; {changed} are changed by you.",
        changed=len(changes),
        **counts,
    )


def source_grid(case: Case) -> Grid:
    """The sources themselves."""
    rows: list[list[str | StatusCell]] = [
        [of(one.title), of(one.short), StatusCell(one.kind, status(one.kind)), one.publisher, one.date, of(one.note)]
        for one in case.sources
    ]
    columns = [_("Source"), _("Called here"), _("Status"), _("Publisher"), _("Date"), _("Note")]
    return Grid(_("Sources"), columns, rows, status=2, below=(5,))
