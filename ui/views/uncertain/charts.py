"""The charts of the uncertainty page, from the summary of the draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from model.assumptions.values import declaration
from model.case.case import Case
from model.case.naming import ALL
from model.case.variants import VARIANTS
from model.numbers.arrays import round_half_up
from model.outcomes.names.uncertain import of_draws
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.simulation import Summary
from model.uncertainty.tipping import Tipping
from model.uncertainty.tornado import Bar
from ui.charts.bars_and_lines import Mark, Series, stacked_bars
from ui.charts.parts import Chart, Grid, Made, Rows, StatusCell, Table, status_cell
from ui.charts.spread import End, chance_curves, tornado_chart
from ui.views import bands
from ui.views.uncertain.words import chance
from words.claims import spread
from words.claims.spread import place_of, whose_name
from words.formatting import plus
from words.labels import label_of, written
from words.look import colors, parties
from words.origin import marked
from words.sentences import pressable, slot
from words.texts import _, euro, number, percent, unknown
from words.variants import budgeted_name, in_variant, name_of, variant_name, who

MOST_BARS = 10


def band_chart(case: Case, point: SetPoint, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Mijn variant per year: what is set now in its band, the present contract, and what is budgeted now."""
    whose = place_of(party)
    as_set = {variant: round_half_up(amounts[whose, :-1])[None] for variant, amounts in point.costs.items()}
    values = found.bands["mine"][whose][None]
    present = _("{name} as set now", name=_("Present"))
    beside = [
        Series(present, as_set["current"], colors.OF_VARIANT["current"], dash="dot"),
        Series(budgeted_name(case, party), round_half_up(point.frames["mine"][whose, :-1])[None], "@text", dash="dash"),
    ]
    mine = bands.Spread(_("My variant"), values, as_set["mine"], colors.OF_VARIANT["mine"])
    low, high = (ends[0].tolist() for ends in bands.ends(mine, found.levels))
    what = spread.range_name(found.levels)
    alt = "; ".join(
        _("{year}: {low} to {high} ({what})", year=year, low=euro(lowest), high=euro(highest), what=what)
        if isfinite(lowest + highest)
        else f"{year}: {unknown()}"
        for year, lowest, highest in zip(case.about.years, low, high, strict=True)
    )
    title = _("My variant, net cost per year, {who}: how far it can lie apart", who=who(case, party))
    framed = name_of(case, "framed_cost", party, "{column}", "mine")
    names = [
        *bands.names_of(f"{of_draws('range', found.draws)}.{whose_name(case, party)}", framed, found.levels),
        in_variant(framed, "current"), name_of(case, "frame", party, "{column}", "mine"),
    ]  # fmt: skip
    return bands.band_chart(case, title, "onzekerheid-jaren", [mine], beside, [alt + "."], found.levels, names)


def chance_chart(case: Case, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the part of the draws in which the structural cost stays within the frame, over all years."""
    whose = place_of(party)
    labels = [variant_name(variant) for variant in VARIANTS]
    shares = np.array([[found.within[variant][whose, -1] for variant in VARIANTS]])
    title = _("Chance that the structural cost stays within what is budgeted now, {who}", who=who(case, party))
    yearly = np.array([[found.within[variant][whose] for variant in VARIANTS]])
    columns = [_("Variant"), *(str(year) for year in case.about.years), _("all years together")]
    stays = f"{of_draws('within', found.draws)}.{whose_name(case, party)}"
    names = [in_variant(f"{stays}.{{column}}", variant) for variant in VARIANTS]
    made = [Made("{line}", names, [*map(str, case.about.years), ALL])]
    table = Table(title, columns, labels, ["fraction"] * len(labels), yearly, made=made)
    over_all = [in_variant(f"{stays}.{ALL}", variant) for variant in VARIANTS]
    return _chances(title, "onzekerheid-kader", labels, shares, over_all), table


def key_chart(case: Case, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per municipality the part of the draws in which the caseload key is dearer than the fixed one; of many those that
    pages name."""
    named = parties.told(case, party)
    dearer = found.dearer[[*named]][None]
    labels = [case.participants[place].name for place in named]
    title = _("Chance that a split by number of {units} costs more than the fixed key")
    columns = [_("Cost key"), *labels]
    names = [f"{of_draws('dearer', found.draws)}.{case.participants[place].id}" for place in named]
    made = [Made("{column}", ["dearer"], names)]
    lines = [_("by number of {units} is dearer")]
    table = Table(title, columns, lines, ["fraction"], dearer[None], made=made)
    return _chances(title, "onzekerheid-sleutel", labels, dearer, names), table


def _chances(title: str, filename: str, labels: Sequence[str], shares: Rows, names: Sequence[str]) -> Chart:
    """Bars of chances, each with the words that a sentence uses for it."""
    words = [chance(float(share)) for share in shares[0]]
    series = [Series(_("chance"), shares * 100, colors.muted(0), written=words)]
    text = "; ".join(f"{label}: {slot(f'chance{place}')}" for place, label in enumerate(labels)) + "."
    alt = pressable(text, {f"chance{place}": one for place, one in enumerate(zip(words, names, strict=True))})
    height = 90 + 50 * len(labels)
    chart = stacked_bars(title, filename, labels, series, alt, height, unit="percent", limit=100)
    return replace(chart, made=[Made("{column}", ["chance"], names)])


def curve_chart(case: Case, point: SetPoint, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the chance that it costs more than an amount, over all years."""
    whose = place_of(party)
    series = [
        Series(variant_name(variant), found.curve[variant][whose][None, 1:-1], colors.OF_VARIANT[variant], dash=dash)
        for variant, dash in zip(VARIANTS, ("dot", "dash", "solid"), strict=True)
    ]
    # Without the very lowest and highest draw: one of ten thousand would set the scale.
    chances = np.linspace(99, 1, 99)
    title = _("Chance that the net cost is more than an amount, all years, {who}", who=who(case, party))
    names = [
        in_variant(f"{of_draws('cost_at', found.draws)}.{whose_name(case, party)}.{{column}}", variant)
        for variant in VARIANTS
    ]
    halves = [
        _("{variant}: half of the possible futures above {amount}", variant=one.name, amount=slot(f"half{place}"))
        for place, one in enumerate(series)
    ]
    given = {
        f"half{place}": (euro(float(one.values[0, 49])), name.replace("{column}", "p50"))
        for place, (one, name) in enumerate(zip(series, names, strict=True))
    }
    mark = Mark(_("{name} as set now", name=_("My variant")), point.costs["mine"][whose, -1:])
    chart = chance_curves(
        title, "onzekerheid-kans", chances.tolist(), series, mark, pressable("; ".join(halves) + ".", given)
    )
    columns = [_("Chance of more"), *(percent(one / 100, 0) for one in chances[9::10])]
    cells = round_half_up(np.stack([one.values[:, 9::10] for one in series], axis=1))
    # More than with a chance of 90% is what lies above 10% of the futures.
    made = [Made("{line}", names, [f"p{100 - round(one)}" for one in chances[9::10]])]
    return chart, Table(title, columns, [one.name for one in series], ["euro"] * len(series), cells, made=made)


def moving_chart(
    case: Case, title: str, bars: Sequence[Bar], present: float, named: tuple[str, str]
) -> tuple[Chart, Table]:
    """The tornado: what the outcome becomes at the low and at the high end of each range. ``named``: the outcome, and
    how far an assumption moves it."""
    shown = bars[:MOST_BARS]
    labels = [label_of(case, bar.id) + marked(case.row(bar.id).status) for bar in shown]
    ends = [
        End(_("at the lowest value"), [bar.at_low for bar in shown],
            [f"{written(case, bar.id, bar.low)}: {euro(bar.at_low)}" for bar in shown], colors.muted(1)),
        End(_("at the highest value"), [bar.at_high for bar in shown],
            [f"{written(case, bar.id, bar.high)}: {euro(bar.at_high)}" for bar in shown], colors.muted(0)),
    ]  # fmt: skip
    first = shown[0]
    alt = _(
        "{name} moves it most: from {low} to {high}.",
        name=label_of(case, first.id),
        low=euro(first.at_low),
        high=euro(first.at_high),
    )
    chart = tornado_chart(title, "onzekerheid-tornado", labels, ends, present, [alt])
    columns = [_("Assumption"), _("at the lowest value"), _("at the highest value"), _("Difference")]
    cells = np.array([[[bar.at_low, bar.at_high, bar.at_high - bar.at_low] for bar in bars]])
    lines = [label_of(case, bar.id) for bar in bars]
    outcome, swing = named
    made = Made("{column}", [bar.id for bar in bars], [f"low.{{line}}/{outcome}", f"high.{{line}}/{outcome}", swing])
    return chart, Table(title, columns, lines, ["euro"] * len(lines), round_half_up(cells), made=[made])


def tipping_grid(case: Case, title: str, points: Sequence[Tipping], named: str) -> Grid:
    """Per assumption the value at which it flips, how far that is from the default, and whether it is in the range.
    ``named``: the name of that value, before the assumption."""
    rows: list[list[str | StatusCell]] = []
    ordered = sorted(points, key=lambda one: (not isfinite(one.value), not one.inside))
    for one in ordered:
        row = case.row(one.id)
        found = isfinite(one.value)
        default = float(row.default) if not isinstance(row.default, str) else one.present
        where = _("within the range") if one.inside else _("outside the range")
        rows.append(
            [
                label_of(case, one.id),
                written(case, one.id, one.present),
                _shortly(one.id, one.value) if found else _("no tipping point"),
                _signed(one.id, one.value - default) if found else "",
                where if found else "",
                status_cell(row),
            ]
        )
    columns = [
        _("Assumption"), _("Now"), _("Flips at"), _("From the default"), _("Range of the case"),
        _("Status of the default"),
    ]  # fmt: skip
    head, _dot, place = named.partition(".")
    moved = ".".join(filter(None, (f"{head}_moved", place, "{line}")))
    made = Made("{column}", [one.id for one in ordered], ["", "{line}", f"{named}.{{line}}", moved])
    return Grid(title, columns, rows, status=len(columns) - 1, numbers=(1, 2, 3), made=[made])


def _shortly(id: str, value: float) -> str:
    """A value in at most one decimal, which a tipping point needs no more of."""
    unit = declaration(id).unit
    if unit == "euro":
        return euro(value)
    return percent(value, 1) if unit == "fraction" else number(value, 0 if declaration(id).whole else 1)


def _signed(id: str, value: float) -> str:
    return plus(_shortly(id, -value)) if value > 0 else _shortly(id, value)
