"""The bands on the pages of money: how far Mijn variant can lie apart, at every position of the page's sliders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.case.sweep import Sweep
from model.money.budget import framed_budget, framed_cost
from model.money.split import contributions
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.multi_year_budget import Budgets
from model.outcomes.uncertainty import drivers_of_cost, levels_for
from model.uncertainty.simulation import FULL
from model.uncertainty.swept_bands import DRAWS, swept_bands
from ui.charts.bars_and_lines import Band, Series, fan
from ui.charts.parts import Chart, Made, Rows, Table
from ui.session import kept
from ui.views.multi_year_budget import of_party
from words.claims.spread import end_names, range_name
from words.look import colors, parties
from words.sentences import Sentences, Texts, joined, known, numbers, slot
from words.texts import _, md, number
from words.variants import budgeted_name, name_of, no_price, who

MOST_AMOUNTS = 100
"""Of a draw at every position of every slider: parties × periods. With more a page would keep others waiting."""


def switch(case: Case) -> bool:
    """Whether the bands are shown; the same on both pages. Where there are too many amounts, a sentence why not."""
    if (len(case.participants) + 1) * (len(case.about.years) + 1) > MOST_AMOUNTS:
        why_not = _(
            "How far it can lie apart stands on the page Uncertainty: with so many municipalities and years it would "
            "take too long at every position of a slider."
        )
        st.caption(md(why_not))
        return False
    key = kept.seed("bands", False, (False, True))
    return st.toggle(
        _("Show how far it can lie apart"),
        key=key,
        help=_(
            "At every position of the sliders the computer computes {count} possible futures, each with other values "
            "of what nobody controls. The page Uncertainty says what changes in them.",
            count=number(DRAWS),
        ),
        on_change=kept.keep,
        args=("bands", key),
    )


def budget_bands(
    case: Case, assumptions: Assumptions, swept: Sweep, budgets: Budgets, party: int | None
) -> tuple[Chart, Table]:
    """Mijn variant per year: what it costs as set, the band around it, and what is budgeted now."""
    levels = levels_for(case, assumptions, drivers_of_cost(case, assumptions, party))

    def cost(own: Assumptions) -> Floats:
        return framed_cost(framed_budget(case, own, "mine"))

    found = swept_bands(case, swept.assumptions, swept.rows, cost, levels=levels)
    as_set = _all_rows(of_party(framed_cost(budgets["mine"]), party), swept)
    frame_name = budgeted_name(case, party)
    frame = Series(frame_name, _all_rows(of_party(budgets["mine"].frame, party), swept), "@text", dash="dash")
    title = _("My variant, net cost per year, {who}: how far it can lie apart", who=who(case, party))
    whose = found[:, -1 if party is None else party]
    spreads = [Spread(_("My variant"), whose, as_set, colors.OF_VARIANT["mine"])]
    drawn = f"band.{ALL if party is None else case.participants[party].id}"
    alt = _over_all_years(spreads, levels, [drawn])
    framed = name_of(case, "framed_cost", party, "{column}", "mine")
    lines = [*names_of(drawn, framed, levels), name_of(case, "frame", party, "{column}", "mine")]
    return band_chart(case, title, "meerjarenbegroting-band", spreads, [frame], alt, levels, lines)


def split_bands(case: Case, assumptions: Assumptions, swept: Sweep, party: int | None) -> tuple[Chart, Table]:
    """What each municipality pays per year under the chosen key, and the band around it."""
    payers = parties.told(case, None) if party is None else [party]
    causes = tuple(id for payer in payers for id in drivers_of_cost(case, assumptions, payer))
    levels = levels_for(case, assumptions, causes)
    found = swept_bands(case, swept.assumptions, swept.rows, lambda own: contributions(case, own), levels=levels)
    paid = contributions(case, swept.assumptions)
    spreads = [
        Spread(
            case.participants[payer].name,
            found[:, payer],
            _all_rows(of_party(paid, payer), swept),
            parties.color(case, party, payer),
        )
        for payer in payers
    ]
    title = _("What each pays per year under my choice: how far it can lie apart")
    ids = [case.participants[payer].id for payer in payers]
    drawn = [f"band_paid.{id}" for id in ids]
    lines = [
        line
        for name, id in zip(drawn, ids, strict=True)
        for line in names_of(name, f"contribution.{id}.{{column}}", levels)
    ]
    alt = joined(_over_all_years(spreads, levels, drawn), Sentences([parties.who_stand_here(case, party)]))
    return band_chart(case, title, "kostenverdeling-band", spreads, [], alt, levels, lines)


def _all_rows(amounts: Rows, swept: Sweep) -> Rows:
    return round_half_up(np.broadcast_to(amounts, (swept.rows, amounts.shape[-1])))


@dataclass(frozen=True)
class Spread:
    """How far one thing can lie apart: at every row the low, the middle and the high level, (rows, periods, levels).

    The last period is all years together. ``as_set`` (rows, years): what it is as everything is set now.
    """

    name: str
    values: Floats
    as_set: Rows
    color: str


def band_chart(
    case: Case,
    title: str,
    filename: str,
    spreads: Sequence[Spread],
    beside: Sequence[Series],
    alt: Texts,
    levels: tuple[float, ...],
    names: Sequence[str],
) -> tuple[Chart, Table]:
    """For every spread a band with the line of what is set now in it, and other lines beside them. ``names``: of the
    lines of the table, with the year as ``{column}``."""
    years = [str(year) for year in case.about.years]
    areas, points, lines = [], [], []
    lower, higher = end_names(levels)
    for spread in spreads:
        low, high = ends(spread, levels)
        areas.append(Band(f"{spread.name}: {range_name(levels)}", low, high, spread.color))
        points.append(Series(_("{name} as set now", name=spread.name), spread.as_set, spread.color))
        lines += [f"{spread.name}: {lower}", points[-1].name, f"{spread.name}: {higher}"]
    lines += [series.name for series in beside]
    chart = fan(title, filename, years, areas, [*points, *beside], alt)
    order = _order(len(spreads), len(beside), len(years))
    made = [Made("{line}", names, years)]
    return chart, Table(title, [_("Series"), *years], lines, ["euro"] * len(lines), None, order=order, made=made)


def names_of(drawn: str, as_set: str, levels: tuple[float, ...]) -> list[str]:
    """The names of the three lines of a band: its low end, what is set now, and its high end."""
    low, high = (f"{drawn}.{{column}}.{_level(levels[end])}" for end in (0, -1))
    return [low, as_set, high]


def _level(level: float) -> str:
    return f"p{round(100 * level)}"


def _order(spreads: int, beside: int, years: int) -> list[int]:
    """Where the lines of the table stand in the chart: that draws each band along its low line and back along its
    high one, then what is set now, then the lines beside them. The same numbers need not travel twice."""
    lines = np.arange((3 * spreads + beside) * years).reshape(-1, years)
    bands, points, others = np.split(lines, [2 * spreads, 3 * spreads])
    triples = zip(bands[::2], points, bands[1::2, ::-1], strict=True)
    found = [line for triple in triples for line in triple] + list(others)
    return [int(place) for place in np.concatenate(found)]


def ends(spread: Spread, levels: tuple[float, ...]) -> tuple[Rows, Rows]:
    """The low and the high line. What is set lies among all draws, also if none of them hit an end of its range."""
    low, high = (round_half_up(spread.values[:, :-1, level]) for level in (0, -1))
    if levels == FULL:
        return np.minimum(low, spread.as_set), np.maximum(high, spread.as_set)
    return low, high


def _over_all_years(spreads: Sequence[Spread], levels: tuple[float, ...], drawn: Sequence[str]) -> Sentences:
    """Between which amounts each lies over all years, for every row. ``drawn``: the names of their bands."""
    ends = [*[""] * (len(spreads) - 1), "."]
    said = (
        _over_years(one, str(place), end, levels, name)
        for place, (one, end, name) in enumerate(zip(spreads, ends, drawn, strict=True))
    )
    return joined(*said, between="; ")


def _over_years(spread: Spread, place: str, end: str, levels: tuple[float, ...], drawn: str) -> Sentences:
    words = (
        _("{name}, all years: {low} to {high} in all possible futures (assumption)")
        if levels == FULL
        else _("{name}, all years: in 8 of 10 possible futures {low} to {high} (assumption)")
    ) + end
    low, high = spread.values[:, -1, 0], spread.values[:, -1, -1]
    if levels == FULL:
        as_set = spread.as_set.sum(axis=-1)
        low, high = np.minimum(low, as_set), np.maximum(high, as_set)
    unsure = f"{spread.name}: {no_price()}{end}"
    text = words.format(name=spread.name, low=slot("low" + place), high=slot("high" + place))
    given = {"low" + place: numbers(low, "euro"), "high" + place: numbers(high, "euro")}
    names = zip(given, (levels[0], levels[-1]), strict=True)
    made = {name: f"{drawn}.{ALL}.{_level(level)}" for name, level in names}
    return Sentences([unsure, text], given, known(low + high), made=made)
