"""The bands on the pages of money: how far Mijn variant can lie apart, at every position of the page's sliders."""

from __future__ import annotations

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
from words.texts import _, euro, number
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
    return _chart(
        case, title, "meerjarenbegroting-band", [(_("My variant"), whose, colors.OF_VARIANT["mine"])], [as_set, frame]
    )


def split_bands(case: Case, swept: Sweep, party: int | None) -> tuple[Chart, Table]:
    """What each municipality pays per year under the chosen key: the band and its middle."""
    found = swept_bands(case, swept.assumptions, swept.rows, lambda own: contributions(case, own))
    parties = range(len(case.participants)) if party is None else [party]
    groups = [(case.participants[party].name, found[:, party], f"@{party}") for party in parties]
    title = _("What each pays per year under my choice: how far it can lie apart")
    return _chart(case, title, "kostenverdeling-band", groups, [])


def _all_rows(amounts: Rows, swept: Sweep) -> Rows:
    return round_half_up(np.broadcast_to(amounts, (swept.rows, amounts.shape[-1])))


def _chart(
    case: Case, title: str, filename: str, groups: list[tuple[str, Floats, str]], beside: list[Series]
) -> tuple[Chart, Table]:
    """A band and its middle for every group (rows, periods, levels), with lines beside them."""
    years = [str(year) for year in case.about.years]
    areas, middles, lines, cells = [], [], [], []
    for name, values, color in groups:
        low, middle, high = (round_half_up(values[:, :-1, level]) for level in range(3))
        areas.append(Band(_("{name}: 8 of 10 draws", name=name), low, high, color))
        middles.append(Series(_("{name}: middle", name=name), middle, color, dash="dot"))
        lines += [_("{name}: 1 in 10 is lower", name=name), middles[-1].name, _("{name}: 1 in 10 is higher", name=name)]
        cells += [low, middle, high]
    cells += [series.values for series in beside]
    lines += [series.name for series in beside]
    chart = fan(title, filename, years, areas, [*middles, *beside], _said(groups))
    table = Table(title, [_("Series"), *years], lines, ["euro"] * len(lines), np.stack(cells, axis=1))
    return chart, table


def _said(groups: list[tuple[str, Floats, str]]) -> list[str]:
    """Over all years, for every row."""
    words = _("{name}, all years: in 8 of 10 draws {low} to {high} (assumption)")
    parts = [
        [
            words.format(name=name, low=euro(low), high=euro(high))
            for low, high in zip(values[:, -1, 0].tolist(), values[:, -1, 2].tolist(), strict=True)
        ]
        for name, values, _color in groups
    ]
    return ["; ".join(row) + "." for row in zip(*parts, strict=True)]
