"""The bands on the pages of money: how far Mijn variant can lie apart, at every position of the page's sliders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from model.case.case import Case
from model.case.sweep import Sweep
from model.money.budget import framed_budget, framed_cost
from model.money.split import contributions
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.multi_year_budget import Budgets
from model.uncertainty.swept_bands import DRAWS, swept_bands
from ui.charts import colors
from ui.charts.bars_and_lines import Band, Series, fan
from ui.charts.parts import Chart, Rows, Table
from ui.session import kept
from ui.views.multi_year_budget import of_party
from words.sentences import Sentences, Texts, joined, known, numbers, slot
from words.texts import _, number
from words.variants import budgeted_name, who


def switch() -> bool:
    """Whether the bands are shown; the same on both pages."""
    key = kept.seed("bands", False, (False, True))
    return st.toggle(
        _("Show how far it can lie apart"),
        key=key,
        help=_(
            "The computer draws what nobody controls {count} times from its range, at every position of the sliders. "
            "In 8 of 10 draws the amount lies in the band.",
            count=number(DRAWS),
        ),
        on_change=kept.keep,
        args=("bands", key),
    )


def budget_bands(case: Case, swept: Sweep, budgets: Budgets, party: int | None) -> tuple[Chart, Table]:
    """Mijn variant per year: the band, its middle, what it costs as set, and what is budgeted now."""
    found = swept_bands(case, swept.assumptions, swept.rows, lambda own: framed_cost(framed_budget(case, own, "mine")))
    whose = found[:, -1 if party is None else party]
    as_set = Series(_("My variant as set"), _all_rows(of_party(framed_cost(budgets["mine"]), party), swept), "@text")
    frame_name = budgeted_name(case, party)
    frame = Series(frame_name, _all_rows(of_party(budgets["mine"].frame, party), swept), "@text", dash="dash")
    title = _("My variant per year, {who}: how far it can lie apart", who=who(case, party))
    spreads = [Spread(_("My variant"), whose, colors.OF_VARIANT["mine"])]
    alt = _over_all_years(spreads)
    return band_chart(case, title, "meerjarenbegroting-band", spreads, [as_set, frame], alt)


def split_bands(case: Case, swept: Sweep, party: int | None) -> tuple[Chart, Table]:
    """What each municipality pays per year under the chosen key: the band and its middle."""
    found = swept_bands(case, swept.assumptions, swept.rows, lambda own: contributions(case, own))
    parties = range(len(case.participants)) if party is None else [party]
    spreads = [Spread(case.participants[place].name, found[:, place], f"@{place}") for place in parties]
    title = _("What each pays per year under my choice: how far it can lie apart")
    return band_chart(case, title, "kostenverdeling-band", spreads, [], _over_all_years(spreads))


def _all_rows(amounts: Rows, swept: Sweep) -> Rows:
    return round_half_up(np.broadcast_to(amounts, (swept.rows, amounts.shape[-1])))


@dataclass(frozen=True)
class Spread:
    """How far one thing can lie apart: at every row the low, the middle and the high level, (rows, periods, levels).
    The last period is all years together."""

    name: str
    values: Floats
    color: str


def band_chart(
    case: Case,
    title: str,
    filename: str,
    spreads: Sequence[Spread],
    beside: Sequence[Series],
    alt: Texts,
    dash: str = "dot",
) -> tuple[Chart, Table]:
    """A band and its middle (a line in this ``dash``) for every spread, with other lines beside them."""
    years = [str(year) for year in case.about.years]
    areas, middles, lines = [], [], []
    for one in spreads:
        low, middle, high = (round_half_up(one.values[:, :-1, level]) for level in range(3))
        areas.append(Band(_("{name}: 8 of 10 draws", name=one.name), low, high, one.color))
        middles.append(Series(_("{name}: middle", name=one.name), middle, one.color, dash=dash))
        lines.append(_("{name}: 1 in 10 is lower", name=one.name))
        lines += [middles[-1].name, _("{name}: 1 in 10 is higher", name=one.name)]
    lines += [one.name for one in beside]
    chart = fan(title, filename, years, areas, [*middles, *beside], alt)
    order = _order(len(spreads), len(beside), len(years))
    return chart, Table(title, [_("Series"), *years], lines, ["euro"] * len(lines), None, order=order)


def _order(spreads: int, beside: int, years: int) -> list[int]:
    """Where the lines of the table stand in the chart: that draws each band along its low line and back along its
    high one, then the middles, then the lines beside them. The same numbers need not travel twice."""
    lines = np.arange((3 * spreads + beside) * years).reshape(-1, years)
    bands, middles, others = np.split(lines, [2 * spreads, 3 * spreads])
    triples = zip(bands[::2], middles, bands[1::2, ::-1], strict=True)
    found = [line for triple in triples for line in triple] + list(others)
    return [int(place) for place in np.concatenate(found)]


def _over_all_years(spreads: Sequence[Spread]) -> Sentences:
    """Between which amounts each lies over all years, for every row."""
    ends = [*[""] * (len(spreads) - 1), "."]
    said = (_over_years(one, str(place), end) for place, (one, end) in enumerate(zip(spreads, ends, strict=True)))
    return joined(*said, between="; ")


def _over_years(spread: Spread, place: str, end: str) -> Sentences:
    words = _("{name}, all years: in 8 of 10 draws {low} to {high} (assumption)") + end
    low, high = spread.values[:, -1, 0], spread.values[:, -1, 2]
    unknown = words.format(name=spread.name, low=_("unknown"), high=_("unknown"))
    text = words.format(name=spread.name, low=slot("low" + place), high=slot("high" + place))
    given = {"low" + place: numbers(low, "euro"), "high" + place: numbers(high, "euro")}
    return Sentences([unknown, text], given, known(low + high))
