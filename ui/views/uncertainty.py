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
from ui.charts.bars_and_lines import Mark, Series, stacked_bars
from ui.charts.parts import Chart, Grid, StatusCell, Table, Tile, status_cell
from ui.charts.spread import End, chance_curves, tornado_chart
from ui.views import bands
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


def headline(case: Case, found: Summary, party: int | None) -> str:
    """How often Mijn variant stays within what is budgeted now, and between which amounts it lies."""
    whose = place_of(party)
    low, _middle, high = found.bands["mine"][whose, -1]
    sentence = _(
        "In {part} of the draws my variant stays within what is budgeted now for {who} in {first}–{last}. "
        "In 8 of 10 it costs between {low} and {high}. The ranges are assumptions."
    )
    return sentence.format(
        part=chance(float(found.within["mine"][whose, -1])),
        who=who(case, party),
        first=case.about.years[0],
        last=case.about.years[-1],
        low=euro(float(low)),
        high=euro(float(high)),
    )


def tiles(case: Case, found: Summary, party: int | None) -> list[Tile]:
    """Per variant the middle amount over all years, eight of ten cases, and the chance to stay within the frame."""
    whose = place_of(party)
    result = []
    for variant in VARIANTS:
        low, middle, high = (float(one) for one in found.bands[variant][whose, -1])
        note = _(
            "8 of 10: {low} – {high}; {part} within budget",
            low=euro(low),
            high=euro(high),
            part=chance(float(found.within[variant][whose, -1])),
        )
        label = _("{variant}, middle outcome", variant=variant_name(variant)) + marked("aanname")
        result.append(Tile(label, [euro(middle)], [note], variant))
    return result


def beside_the_point(found: Summary, party: int | None, present: float) -> str:
    """How the middle of the draws lies to what is set now, and why they differ."""
    middle = float(found.bands["mine"][place_of(party), -1, 1])
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


def band_chart(case: Case, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Mijn variant per year: the band of eight of ten draws, the middle, and what is budgeted now."""
    whose = place_of(party)
    mine = bands.Spread(_("My variant"), found.bands["mine"][whose][None], colors.OF_VARIANT["mine"])
    present = round_half_up(found.bands["current"][whose, :-1, 1])[None, :]
    frame = round_half_up(found.frames["mine"][whose, :-1])[None, :]
    beside = [
        Series(_("Present: middle"), present, colors.OF_VARIANT["current"], dash="dot"),
        Series(budgeted_name(case, party), frame, "@text", dash="dash"),
    ]
    title = _("My variant per year, {who}: how far it can lie apart", who=who(case, party))
    alt = "; ".join(
        _("{year}: in 8 of 10 draws {low} to {high}", year=year, low=euro(float(low)), high=euro(float(high)))
        for year, (low, _middle, high) in zip(case.about.years, mine.values[0, :-1], strict=True)
    )
    return bands.band_chart(case, title, "onzekerheid-jaren", [mine], beside, [alt + "."], dash="solid")


def chance_chart(case: Case, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the part of the draws within the frame, over all years."""
    whose = place_of(party)
    labels = [variant_name(variant) for variant in VARIANTS]
    parts = np.array([[found.within[variant][whose, -1] for variant in VARIANTS]])
    title = _("Chance to stay within what is budgeted now, {who}", who=who(case, party))
    series = [Series(_("all years together"), parts * 100, colors.OF_VARIANT["mine"])]
    alt = "; ".join(f"{label}: {chance(float(part))}" for label, part in zip(labels, parts[0], strict=True)) + "."
    height = 90 + 50 * len(labels)
    chart = stacked_bars(title, "onzekerheid-kader", labels, series, [alt], height, unit="percent", limit=100)
    yearly = np.array([[found.within[variant][whose] for variant in VARIANTS]])
    columns = [_("Variant"), *(str(year) for year in case.about.years), _("all years together")]
    return chart, Table(title, columns, list(labels), ["fraction"] * len(labels), yearly)


def key_chart(case: Case, found: Summary) -> tuple[Chart, Table]:
    """Per municipality the part of the draws in which the caseload key is dearer than the fixed one."""
    labels = [one.name for one in case.participants]
    title = _("Chance that a split by number of benefits costs more than the fixed key")
    series = [Series(_("chance"), found.dearer[None, :] * 100, "@0")]
    parts = zip(labels, found.dearer, strict=True)
    alt = "; ".join(f"{label}: {chance(float(part))}" for label, part in parts) + "."
    height = 90 + 50 * len(labels)
    chart = stacked_bars(title, "onzekerheid-sleutel", labels, series, [alt], height, unit="percent", limit=100)
    columns = [_("Cost key"), *labels]
    return chart, Table(title, columns, [_("by number of benefits is dearer")], ["fraction"], found.dearer[None, None])


def curve_chart(case: Case, found: Summary, party: int | None) -> tuple[Chart, Table]:
    """Per variant the chance that it costs more than an amount, over all years."""
    whose = place_of(party)
    series = [
        Series(variant_name(variant), found.curve[variant][whose][None, 1:-1], colors.OF_VARIANT[variant], dash=dash)
        for variant, dash in zip(VARIANTS, ("dot", "dash", "solid"), strict=True)
    ]
    # Without the very lowest and highest draw: one of ten thousand would set the scale.
    chances = np.linspace(99, 1, 99)
    frame = float(found.frames["mine"][whose, -1])
    title = _("Chance that it costs more than an amount, all years, {who}", who=who(case, party))
    halves = [
        _("{variant}: half of the draws above {amount}", variant=one.name, amount=euro(float(one.values[0, 49])))
        for one in series
    ]
    mark = Mark(budgeted_name(case, party), np.array([frame]))
    chart = chance_curves(title, "onzekerheid-kans", chances.tolist(), series, mark, ["; ".join(halves) + "."])
    columns = [_("Chance of more"), *(percent(one / 100, 0) for one in chances[9::10])]
    cells = round_half_up(np.stack([one.values[:, 9::10] for one in series], axis=1))
    return chart, Table(title, columns, [one.name for one in series], ["euro"] * len(series), cells)


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
    for one in sorted(points, key=lambda one: (not isfinite(one.value), not one.inside)):
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
    return Grid(_("What moves together"), columns, rows, status=3, numbers=(2,), below=(4, 5))
