"""What stands side by side and was kept with other figures than this page has: what it cost then and costs here."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

from model.case.case import Case
from ui.charts.parts import Grid
from ui.session.columns import Column
from ui.views.compare.computed import Comparison, Shown
from words.formatting import round_half_up
from words.link import TOGETHER
from words.texts import _, change, euro, unknown
from words.variants import who


def grid(found: Comparison) -> Grid | None:
    """A row for each of them; None where there is none."""
    rows = [_row(found, one) for one in found.shown if one.column.version]
    if not rows:
        return None
    period = f"{found.case.about.years[0]}–{found.case.about.years[-1]}"
    caption = _("Kept with other figures: cost of {who}, {period}", who=who(found.case, found.party), period=period)
    return Grid(caption, [_("Column"), _("Then"), _("Here"), _("Difference")], rows, numbers=[1, 2, 3])


def _row(found: Comparison, one: Shown) -> list[str]:
    then, here = cost_then(found.case, one.column, found.party), round_half_up(one.cost(found.place))
    more = change(here - then) if isfinite(here - then) else ""
    return [one.column.name, *(euro(amount) if isfinite(amount) else unknown() for amount in (then, here)), more]


def cost_then(case: Case, column: Column, party: int | None) -> float:
    """What it cost somebody when it was kept, in whole euros; not-a-number where that was not known."""
    return round_half_up(column.then.get(TOGETHER if party is None else case.participants[party].id, nan))


def versions(columns: Sequence[Column]) -> dict[str, list[str]]:
    """By the data version of then what was kept with it."""
    found: dict[str, list[str]] = {}
    for one in columns:
        found.setdefault(one.version, []).append(one.name)
    return found
