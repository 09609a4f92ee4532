"""What the page of saved variants shows of them: the list, one of them, and what a file would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.case.case import Case
from store.records import Summary
from ui.charts.choosing import Book, Shelf
from ui.charts.parts import Grid
from words import saved_figures
from words.saving import numeric_day, role_name, versions_count
from words.texts import _, isolated


def shelf(case: Case, found: Sequence[Summary], own: Mapping[str, str]) -> Shelf:
    """The variants of a part of the list."""
    return Shelf(button=_("View"), books=[_book(case, one, one.id in own) for one in found])


def _book(case: Case, one: Summary, is_own: bool) -> Book:
    told = [role_name(one.role), numeric_day(one.changed), versions_count(one.versions)]
    if is_own:
        told.append(_("yours"))
    if not one.listed:
        told.append(_("only by link"))
    if one.data_version != case.version:
        told.append(_("other figures"))
    return Book(
        id=one.id, name=one.name, figures=saved_figures.in_short(case, one.headline), told=" · ".join(told)
    )  # fmt: skip


def figures(case: Case, then: Mapping[str, float], now: Mapping[str, float]) -> Grid:
    """What a variant costs; beside it what it cost when it was saved, if that is another amount."""
    years = f"{case.about.years[0]}–{case.about.years[-1]}"
    caption = _("What it costs in {years}", years=years)
    rows = saved_figures.lines(case, then, now)
    if not saved_figures.differs(then, now):
        return Grid(caption, [_("For whom"), _("Cost")], [[one.who, one.now] for one in rows], numbers=[1])
    columns = [_("For whom"), _("Then"), _("Now"), _("Difference")]
    return Grid(caption, columns, [[one.who, one.then, one.now, one.difference] for one in rows], numbers=[1, 2, 3])


def status(name: str, number: int, is_same: bool) -> str:
    """How Mijn variant stands to a saved version."""
    if is_same:
        return _("My variant is equal to “{name}”, version {number}.", name=isolated(name), number=number)
    return _("My variant is not equal to “{name}”, version {number}.", name=isolated(name), number=number)
