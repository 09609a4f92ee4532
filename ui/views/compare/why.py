"""Why any two of the columns differ: the waterfall between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from model.case.case import Case
from model.outcomes.side_by_side import why
from model.outcomes.waterfall import Between, Waterfall
from ui.controls import widgets
from ui.session.columns import Chosen, Column
from ui.session.memo import remembered, settings_of
from ui.session.turns import aside
from ui.views.money import waterfall
from words.differences import Compared
from words.texts import _

Pair = tuple[Column, Column]


def pairs(chosen: Chosen) -> list[Pair]:
    """Every two of them, those with the anchor first."""
    return [*((chosen.anchor, other) for other in chosen.others), *combinations(chosen.others, 2)]


def fold(visit: waterfall.Visit, chosen: Chosen) -> None:
    """The part of the page that says why; computed only when it is open."""
    with widgets.fold("why", _("Why does it differ?"), ":material/waterfall_chart:"):
        if not widgets.is_open("why"):
            return
        first, second = _pair(pairs(chosen))
        asked = waterfall.asked(visit, False)
        found = _found(visit.case, first, second, asked)
        waterfall.shown(visit, _compared(first, second), asked, found)


def _compared(first: Column, second: Column) -> Compared:
    """Both as the other pages compare them, where they do: then every amount has a name."""
    known: dict[tuple[str, str], Between] = {("current", "advice"): "advice", ("advice", "mine"): "mine"}
    which = known.get((first.side.variant, second.side.variant))
    if which and first.is_variant and second.is_variant:
        return Compared(which)
    return Compared("set", pair=(first.name, second.name))


def _pair(offered: Sequence[Pair]) -> Pair:
    names = {
        f"{first.key} {second.key}": _("From {start} to {end}", start=first.name, end=second.name)
        for first, second in offered
    }
    picked = widgets.view_dropdown("why-pair", _("What do you compare?"), names, next(iter(names)))
    return offered[[*names].index(picked)]


def _found(case: Case, first: Column, second: Column, asked: waterfall.Asked) -> Waterfall:
    before, after = first.side, second.side

    def make() -> Waterfall:
        with aside():
            return why(case, before, after, asked.amount(case))

    ends = (settings_of(case, before.assumptions), settings_of(case, after.assumptions))
    return remembered(("why-sides", case.version, before.variant, after.variant, asked, *ends), make)
