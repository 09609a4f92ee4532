"""Every assumption of a page or of the case as a table: its value, default, range, status, source and note."""

from __future__ import annotations

from collections.abc import Sequence

from model.assumptions.values import declaration
from model.case.case import Case
from model.case.records import AssumptionRow
from model.options.own_arguments import rows_in_use
from ui.charts.beside import grid_beside
from ui.charts.parts import Grid, StatusCell
from ui.session import places, state
from words.beside import is_amount
from words.labels import label_of, written
from words.origin import quoted
from words.texts import _, of, status

SHORT = 12
"""Characters of both ends of a range together."""


def assumption_grid(case: Case, ids: Sequence[str], by_page: bool = False) -> Grid:
    """Every assumption with its present value, default, range, status and source; no own argument left unset.
    ``by_page``: with the page on which it counts, to search by.
    """
    now, changes = state.assumptions(), state.changes()
    in_use = {row.id for row in rows_in_use(case, changes)}
    shown = [id for id in ids if id in in_use]
    rows: list[list[str | StatusCell]] = []
    amounts: list[list[float]] = []
    for id in shown:
        row = case.row(id)
        source = case.source(row.source)
        ends = [] if not _has_range(row) else [end for end in (row.low, row.high) if end is not None]
        numbers = [now.get(id), row.default, *ends] if is_amount(id) else []
        amounts.append([float(value) for value in numbers])
        said = [written(case, id, end) for end in ends]
        # A short one stays on one line, however narrow its column.
        span = ("\u00a0–\u00a0" if len("".join(said)) <= SHORT else " – ").join(said)
        rows.append(
            [
                label_of(case, id),
                written(case, id, now.get(id)),
                written(case, id, row.default),
                span,
                StatusCell(row.status, status(row.status)),
                ", ".join(part for part in (of(source.title), of(row.place)) if part) + quoted(row),
                of(row.note),
            ]
        )
    columns = [_("Assumption"), _("Now"), _("Default"), _("Range"), _("Status"), _("Source"), _("Note")]
    changed = [place for place, id in enumerate(shown) if id in changes]
    names = places.page_names()
    pages = [names[places.page_of(id)] for id in shown] if by_page else []
    grid = Grid(_("Assumptions"), columns, rows, status=4, below=(5, 6), changed=changed, pages=pages)
    # The amounts that are assumed are of all together: the cost key splits them afterwards.
    return grid_beside(grid, state.beside(case, now), amounts, [None] * len(amounts))


def _has_range(row: AssumptionRow) -> bool:
    return row.low is not None and declaration(row.id).unit not in ("switch", "choice")
