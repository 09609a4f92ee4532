"""The tables of texts on the uncertainty page: what each pays under both keys, what is drawn, what moves together."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.case.records import SupportedRange
from model.numbers.arrays import Floats
from model.outcomes.names.uncertain import of_draws
from model.outcomes.uncertainty import paid_as_set
from model.uncertainty.draws import drawn_rows
from model.uncertainty.simulation import KEYS, Summary
from ui.charts.parts import Grid, Made, Register, StatusCell, status_cell
from words.beside import Beside, euro_beside, written_beside
from words.labels import choice_label, label_of
from words.look import parties
from words.origin import origin_of
from words.texts import _, number, of, status, unknown


def key_grid(case: Case, assumptions: Assumptions, found: Summary, beside: Beside | None = None) -> Grid:
    """Per municipality the range of what it pays over all years under both keys, without a chance."""
    as_set = paid_as_set(case, assumptions)
    rows: list[list[str | StatusCell]] = [
        [participant.name, *(_paid(found, as_set, key, place, beside) for key in KEYS)]
        for place, participant in enumerate(case.participants)
    ]
    columns = [_("Municipality"), *(choice_label(case, key) for key in KEYS)]
    # With an amount per resident beside each they are too long for one line.
    narrow = () if beside else (1, 2)
    title = _("What each pays over all years, lowest and highest (assumption)")
    paid = [f"{of_draws('paid_range', found.draws)}.{key}.{{line}}.{ALL}" for key in KEYS]
    made = Made("{column}", [one.id for one in case.participants], ["", *(f"{one}.p0 {one}.p100" for one in paid)])
    return Grid(title, columns, rows, numbers=narrow, made=[made], titled=True)


def of_keys(
    case: Case, assumptions: Assumptions, found: Summary, beside: Beside | None
) -> Mapping[str, Grid | Register]:
    """The same as a part of the page: of many municipalities it can be searched."""
    grid = key_grid(case, assumptions, found, beside)
    return {"grid": grid} if parties.are_few(case) else {"register": Register((grid,))}


def _paid(found: Summary, as_set: Mapping[str, Floats], key: str, place: int, beside: Beside | None) -> str:
    """What is set lies among all draws, also if none of them hit an end of its range."""
    lowest, *_between, highest = found.paid[key][place, -1].tolist()
    now = float(as_set[key][place, -1])
    if not isfinite(lowest + highest):
        return unknown()
    ends = (euro_beside(amount, beside, place) for amount in (min(lowest, now), max(highest, now)))
    return " – ".join(dict.fromkeys(ends))


def drawn_grid(case: Case, assumptions: Assumptions, beside: Beside | None = None) -> Grid:
    """Every assumption that is drawn now, from which range, and what supports that range."""
    reasons = {supported.id: _supported(case, supported) for supported in case.drawn}
    rows: list[list[str | StatusCell]] = [
        [
            label_of(case, row.id),
            written_beside(case, row.id, assumptions.get(row.id), beside),
            _span(case, row.id, beside),
            status_cell(row),
            reasons.get(row.id, _("You switched it on: no source or practice supports this range.")),
            origin_of(case, row),
        ]
        for row in drawn_rows(case, assumptions)
    ]
    columns = [_("Assumption"), _("Now"), _("Range"), _("Status"), _("Why it is uncertain"), _("Source")]
    # With an amount per resident beside them they are too long for one line.
    narrow = () if beside else (1, 2)
    title = _("What changes per future, and from where")
    made = Made("{column}", [row.id for row in drawn_rows(case, assumptions)], ["", "{line}", "low.{line} high.{line}"])
    return Grid(title, columns, rows, status=3, numbers=narrow, below=(4, 5), made=[made], titled=True)


def _supported(case: Case, found: SupportedRange) -> str:
    """Why a range can be defended, and where that stands: the source beside it is that of what is set now."""
    why = of(found.reason)
    return why if found.status == "aanname" else f"{why} ({origin_of(case, found)})"


def correlation_grid(case: Case) -> Grid:
    """Which assumptions move together."""
    rows: list[list[str | StatusCell]] = [
        [
            label_of(case, one.first),
            label_of(case, one.second),
            number(one.correlation, 2),
            StatusCell(one.status, status(one.status)),
            origin_of(case, one),
            of(one.note),
        ]
        for one in case.correlations
    ]
    columns = [_("Assumption"), _("moves with"), _("Correlation"), _("Status"), _("Source"), _("Note")]
    made = Made("correlation.{line}", [f"{one.first}.{one.second}" for one in case.correlations], ["", "", "value"])
    return Grid(_("What moves together"), columns, rows, status=3, numbers=(2,), below=(4, 5), made=[made], titled=True)


def _span(case: Case, id: str, beside: Beside | None = None) -> str:
    row = case.row(id)
    return " – ".join(written_beside(case, id, end or 0.0, beside) for end in (row.low, row.high))
