"""How far the case can be trusted: what the model is not for, who keeps each assumption right, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import nan

import numpy as np

from model.assumptions.values import declaration
from model.case.assurance import Assurance, Reliability
from model.case.case import Case
from model.uncertainty.tornado import Bar
from ui.charts.parts import Grid, StatusCell
from ui.views.documents.missing import numbered
from words import formatting
from words.abbreviations import speller
from words.labels import label_of
from words.texts import _, euro, language, of, status

Effects = Mapping[str, Sequence[Bar] | None]
"""Per outcome, by its name, its tornado; None where the outcome is unknown."""


def given(case: Case) -> bool:
    """Whether the case says anything of this."""
    return bool(case.assurance or case.limits or case.versions)


def lead(case: Case, outcome: str) -> str:
    """How many of the rows somebody confirmed, and what the effect is on; nothing if there are no rows."""
    count, confirmed = len(case.assurance), sum(row.confirmed_by is not None for row in case.assurance)
    if not count:
        return ""
    said = _("{confirmed} of these {count} rows are confirmed.", confirmed=confirmed, count=count)
    if not confirmed:
        said = _("Confirmed by nobody yet. Whose an assumption is and until when it holds is also our assumption.")
    return f"{said} {_('Effect: {outcome}, from the lowest value to the highest.', outcome=outcome)}"


def grids(case: Case, effects: Effects, today: date) -> list[Grid]:
    """The tables that the case has; after ``today`` an assumption that is valid until then is out of date."""
    found = [_limits(case)] if case.limits else []
    found += [_assumptions(case, effects, today)] if case.assurance else []
    return [*found, *([_versions(case)] if case.versions else [])]


def _limits(case: Case) -> Grid:
    spell = speller(case)
    rows = [[spell(of(limit.text)), numbered(case, limit.findings) if limit.findings else ""] for limit in case.limits]
    return Grid(_("What the model is not for"), [_("Limit"), _("See")], rows)


def _assumptions(case: Case, effects: Effects, today: date) -> Grid:
    """One row a row of the case, what moves the first outcome most first."""
    outcome, *others = effects
    swings = {row.id: _swing(case, row, effects[outcome]) for row in case.assurance}
    ordered = sorted(case.assurance, key=lambda row: -np.nan_to_num(swings[row.id] or 0))
    rows: list[list[str | StatusCell]] = [
        [
            _name(case, row.id),
            _reliability(row.reliability),
            _effect(swings[row.id]),
            of(row.owner),
            _until(row, today),
            StatusCell(row.status, status(row.status)),
            of(row.why),
            _elsewhere(case, row, {name: effects[name] for name in others}),
            of(row.confirmed_by) or _("confirmed by nobody yet"),
            formatting.day(row.date, language()),
        ]
        for row in ordered
    ]
    columns = [
        _("Assumption"),
        _("How reliable"),
        _("Effect"),
        _("Owner"),
        _("Valid until"),
        _("Status"),
        _("Why this range"),
        _("Effect elsewhere"),
        _("Confirmed by"),
        _("Looked at on"),
    ]
    return Grid(_("Whose each assumption is"), columns, rows, status=5, numbers=(2,), below=(6, 7, 8, 9))


def _versions(case: Case) -> Grid:
    rows = [
        [version.version, formatting.day(version.date, language()), of(version.changed), of(version.why)]
        for version in reversed(case.versions)
    ]
    columns = [_("Version"), _("Date"), _("What changed"), _("Why")]
    return Grid(_("Versions of the case"), columns, rows, below=(3,))


def _name(case: Case, id: str) -> str:
    """The assumption, or what those of its name are called and how many there are."""
    count = len(_own(case, id))
    if "." in id or not declaration(id).per:
        return label_of(case, id)
    return f"{_(declaration(id).label, name='…')} ({count})"


def _own(case: Case, id: str) -> set[str]:
    """Which assumptions a row is about: those of its name that have no row of their own."""
    apart = {row.id for row in case.assurance}
    named = {row.id for row in case.assumption_rows if row.id.partition(".")[0] == id}
    return {id} if id in {row.id for row in case.assumption_rows} else named - apart


def _swing(case: Case, row: Assurance, bars: Sequence[Bar] | None) -> float | None:
    """How far the outcome moves; of more than one assumption the largest. None where there is no range to go over,
    not-a-number where the outcome is unknown."""
    if declaration(row.id).unit in ("switch", "choice"):
        return None
    if bars is None:
        return nan
    own = _own(case, row.id)
    return max((bar.swing for bar in bars if bar.id in own), default=0.0)


def _elsewhere(case: Case, row: Assurance, effects: Effects) -> str:
    """How far other outcomes move; nothing where none does."""
    swings = {name: _swing(case, row, bars) for name, bars in effects.items()}
    return "; ".join(f"{name}: {euro(swing)}" for name, swing in swings.items() if swing)


def _effect(swing: float | None) -> str:
    if swing is None:
        return _("a choice")
    return euro(swing) if swing else _("none")


def _reliability(value: Reliability | None) -> str:
    names = {"hoog": _("high"), "middel": _("medium"), "laag": _("low")}
    return names[value] if value else _("a choice")


def _until(row: Assurance, today: date) -> str:
    if row.valid_until is None:
        return _("no end named")
    day = formatting.day(row.valid_until, language())
    return _("{day} (out of date)", day=day) if row.valid_until < today else day
