"""The words, tiles, charts and tables of the uncertainty page, from the summary of the draws."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

import numpy as np

from model.assumptions.values import declaration
from model.case.case import Case
from model.case.variants import VARIANTS
from model.numbers.arrays import round_half_up
from model.uncertainty.simulation import Summary
from model.uncertainty.tornado import Bar, Tipping
from ui.charts import colors
from ui.charts.bars_and_lines import Band, Mark, Series, fan, stacked_bars
from ui.charts.parts import Chart, Grid, StatusCell, Table, Tile, status_cell
from ui.charts.spread import End, chance_curves, tornado_chart
from words.labels import label_of, written
from words.origin import marked, origin_of
from words.texts import _, euro, number, of, percent, status
from words.variants import budgeted_name, variant_name, who

MOST_BARS = 10


def place_of(party: int | None) -> int:
    """Where the summary has a party: the last is all together."""
    return -1 if party is None else party


def chance(part: float) -> str:
    """A part of the draws in whole per cent; what happened at least once is not 0%, what did not always not 100%."""
    if not isfinite(part):
        return _("unknown")
    if 0 < part < 0.01:
        return _("less than 1%")
    if 0.99 < part < 1:
        return _("more than 99%")
    return percent(part, 0)


def headline(case: Case, summary: Summary, party: int | None) -> str:
    """How often Mijn variant stays within what is budgeted now, and between which amounts it lies."""
    whose = place_of(party)
    low, _middle, high = summary.bands["mine"][whose, -1]
    sentence = _(
        "In {part} of the draws my variant stays within what is budgeted now for {who} in {first}–{last}. "
        "In 8 of 10 it costs between {low} and {high}. The ranges are assumptions."
    )
    return sentence.format(
        part=chance(float(summary.within["mine"][whose, -1])),
        who=who(case, party),
        first=case.about.years[0],
        last=case.about.years[-1],
        low=euro(float(low)),
        high=euro(float(high)),
    )


def tiles(case: Case, summary: Summary, party: int | None) -> list[Tile]:
    """Per variant the middle amount over all years, eight of ten cases, and the chance to stay within the frame."""
    whose = place_of(party)
    result = []
    for variant in VARIANTS:
        low, middle, high = (float(amount) for amount in summary.bands[variant][whose, -1])
        note = _(
            "8 of 10: {low} – {high}; {part} within budget",
            low=euro(low),
            high=euro(high),
            part=chance(float(summary.within[variant][whose, -1])),
        )
        label = _("{variant}, middle outcome", variant=variant_name(variant)) + marked("aanname")
        result.append(Tile(label, [euro(middle)], [note], variant))
    return result


def beside_the_point(summary: Summary, party: int | None, present: float) -> str:
    """How the middle of the draws lies to what is set now, and why they differ."""
    middle = float(summary.bands["mine"][place_of(party), -1, 1])
    if round(middle) == round(present):
        return _("As everything is set now, my variant costs {amount}.", amount=euro(present))
    words = (
        _("As everything is set now, my variant costs {amount}. The middle of the draws is {gap} higher, "
          "for the ranges do not reach equally far to both sides.")
        if middle > present
        else _("As everything is set now, my variant costs {amount}. The middle of the draws is {gap} lower, "
               "for the ranges do not reach equally far to both sides.")
    )  # fmt: skip
    return words.format(amount=euro(present), gap=euro(abs(middle - present)))


def band_chart(case: Case, summary: Summary, party: int | None) -> tuple[Chart, Table]:
    """Mijn variant per year: the band of eight of ten draws, the middle, and what is budgeted now."""
    whose = place_of(party)
    low, middle, high = (round_half_up(summary.bands["mine"][whose, :-1, level])[None, :] for level in range(3))
    present = round_half_up(summary.bands["current"][whose, :-1, 1])[None, :]
    frame = round_half_up(summary.frames["mine"][whose, :-1])[None, :]
    name = _("My variant: 8 of 10 draws")
    series = [
        Series(_("My variant: middle"), middle, colors.OF_VARIANT["mine"]),
        Series(_("Present: middle"), present, colors.OF_VARIANT["current"], dash="dot"),
        Series(budgeted_name(case, party), frame, "@text", dash="dash"),
    ]
    years = [str(year) for year in case.about.years]
    title = _("My variant per year, {who}: how far it can lie apart", who=who(case, party))
    alt = "; ".join(
        _("{year}: in 8 of 10 draws {low} to {high}", year=year, low=euro(float(lowest)), high=euro(float(highest)))
        for year, lowest, highest in zip(years, low[0], high[0], strict=True)
    )
    chart = fan(
        title, "onzekerheid-jaren", years, [Band(name, low, high, colors.OF_VARIANT["mine"])], series, [alt + "."]
    )
    names = [_("My variant: 1 in 10 is lower"), series[0].name, _("My variant: 1 in 10 is higher")]
    cells = np.stack([low, middle, high, present, frame], axis=1)
    lines = [*names, series[1].name, series[2].name]
    return chart, Table(title, [_("Series"), *years], lines, ["euro"] * len(lines), cells)


def chance_chart(case: Case, summary: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the part of the draws within the frame, over all years."""
    whose = place_of(party)
    labels = [variant_name(variant) for variant in VARIANTS]
    within = np.array([[summary.within[variant][whose, -1] for variant in VARIANTS]])
    title = _("Chance to stay within what is budgeted now, {who}", who=who(case, party))
    series = [Series(_("all years together"), within * 100, colors.OF_VARIANT["mine"])]
    alt = "; ".join(f"{label}: {chance(float(part))}" for label, part in zip(labels, within[0], strict=True)) + "."
    height = 90 + 50 * len(labels)
    chart = stacked_bars(title, "onzekerheid-kader", labels, series, [alt], height, unit="percent", limit=100)
    yearly = np.array([[summary.within[variant][whose] for variant in VARIANTS]])
    columns = [_("Variant"), *(str(year) for year in case.about.years), _("all years together")]
    return chart, Table(title, columns, list(labels), ["fraction"] * len(labels), yearly)


def key_chart(case: Case, summary: Summary) -> tuple[Chart, Table]:
    """Per municipality the part of the draws in which the caseload key is dearer than the fixed one."""
    labels = [participant.name for participant in case.participants]
    title = _("Chance that a split by number of benefits costs more than the fixed key")
    series = [Series(_("chance"), summary.dearer[None, :] * 100, "@0")]
    chances = zip(labels, summary.dearer, strict=True)
    alt = "; ".join(f"{label}: {chance(float(part))}" for label, part in chances) + "."
    height = 90 + 50 * len(labels)
    chart = stacked_bars(title, "onzekerheid-sleutel", labels, series, [alt], height, unit="percent", limit=100)
    columns = [_("Cost key"), *labels]
    return chart, Table(
        title, columns, [_("by number of benefits is dearer")], ["fraction"], summary.dearer[None, None]
    )


def curve_chart(case: Case, summary: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the chance that it costs more than an amount, over all years."""
    whose = place_of(party)
    series = [
        Series(variant_name(variant), summary.curve[variant][whose][None, 1:-1], colors.OF_VARIANT[variant], dash=dash)
        for variant, dash in zip(VARIANTS, ("dot", "dash", "solid"), strict=True)
    ]
    # Without the very lowest and highest draw: one of ten thousand would set the scale.
    chances = np.linspace(99, 1, 99)
    frame = float(summary.frames["mine"][whose, -1])
    title = _("Chance that it costs more than an amount, all years, {who}", who=who(case, party))
    halves = [
        _("{variant}: half of the draws above {amount}", variant=line.name, amount=euro(float(line.values[0, 49])))
        for line in series
    ]
    mark = Mark(budgeted_name(case, party), np.array([frame]))
    chart = chance_curves(title, "onzekerheid-kans", chances.tolist(), series, mark, ["; ".join(halves) + "."])
    columns = [_("Chance of more"), *(percent(certainty / 100, 0) for certainty in chances[9::10])]
    cells = round_half_up(np.stack([line.values[:, 9::10] for line in series], axis=1))
    return chart, Table(title, columns, [line.name for line in series], ["euro"] * len(series), cells)


def moving_chart(case: Case, title: str, bars: Sequence[Bar], present: float) -> tuple[Chart, Table]:
    """The tornado: what the outcome becomes at the low and at the high end of each range."""
    shown = bars[:MOST_BARS]
    labels = [label_of(case, bar.id) + marked(case.row(bar.id).status) for bar in shown]
    ends = [
        End(_("at the lowest value"), [bar.at_low for bar in shown],
            [f"{written(case, bar.id, bar.low)}: {euro(bar.at_low)}" for bar in shown], "@2"),
        End(_("at the highest value"), [bar.at_high for bar in shown],
            [f"{written(case, bar.id, bar.high)}: {euro(bar.at_high)}" for bar in shown], "@1"),
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
    return chart, Table(title, columns, lines, ["euro"] * len(lines), round_half_up(cells))


def tipping_grid(case: Case, title: str, points: Sequence[Tipping]) -> Grid:
    """Per assumption the value at which it flips, how far that is from the default, and whether it is in the range."""
    rows: list[list[str | StatusCell]] = []
    for tipping in sorted(points, key=lambda tipping: (not isfinite(tipping.value), not tipping.inside)):
        row = case.row(tipping.id)
        found = isfinite(tipping.value)
        default = float(row.default) if not isinstance(row.default, str) else tipping.present
        where = _("within the range") if tipping.inside else _("outside the range")
        rows.append(
            [
                label_of(case, tipping.id),
                written(case, tipping.id, tipping.present),
                _shortly(tipping.id, tipping.value) if found else _("no tipping point"),
                _signed(tipping.id, tipping.value - default) if found else "",
                where if found else "",
                status_cell(row),
            ]
        )
    columns = [
        _("Assumption"), _("Now"), _("Flips at"), _("From the default"), _("Range of the case"),
        _("Status of the default"),
    ]  # fmt: skip
    return Grid(title, columns, rows, status=len(columns) - 1, numbers=(1, 2, 3))


def _shortly(id: str, value: float) -> str:
    """A value in at most one decimal, which a tipping point needs no more of."""
    unit = declaration(id).unit
    if unit == "euro":
        return euro(value)
    return percent(value, 1) if unit == "fraction" else number(value, 0 if declaration(id).whole else 1)


def _signed(id: str, value: float) -> str:
    text = _shortly(id, value)
    return f"+ {text}" if value > 0 else text


def correlation_grid(case: Case) -> Grid:
    """Which assumptions move together."""
    rows: list[list[str | StatusCell]] = [
        [
            label_of(case, pair.first),
            label_of(case, pair.second),
            number(pair.correlation, 2),
            StatusCell(pair.status, status(pair.status)),
            origin_of(case, pair),
            of(pair.note),
        ]
        for pair in case.correlations
    ]
    columns = [_("Assumption"), _("moves with"), _("Correlation"), _("Status"), _("Source"), _("Note")]
    return Grid(_("What moves together"), columns, rows, status=3, numbers=(2,), below=(4, 5))
