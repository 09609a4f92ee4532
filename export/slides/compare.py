"""What stands side by side: what each costs and how far that can lie apart, and the other figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import isfinite

from export.columns import Column, Shown, levels_beside, shown_of
from export.slides.record import Asked, Grid, Slide
from export.slides.steps import first_sentence, key, spans
from model.case.naming import ALL, labels_of
from model.outcomes.side_by_side import Figures
from words import side_by_side as words
from words.claims import spread
from words.claims.planned import start_label, start_name
from words.columns import NAMES
from words.formatting import round_half_up
from words.look import colors
from words.texts import _, change, euro, number, short_day, unknown
from words.variants import in_variant, name_of, who


def comparison(asked: Asked) -> list[Slide]:
    """One slide with the cost of each, and one with all figures."""
    levels = levels_beside(asked.case, asked.columns, asked.party)
    shown = [shown_of(asked.case, one, levels, asked.draws) for one in asked.columns]
    return [_costs(asked, shown, levels), _figures(asked, shown)]


def _is_named(shown: Shown) -> bool:
    """Whether its numbers can be taken apart by a name: those of what was saved have other settings."""
    return shown.column.key in NAMES


def _color(column: Column, place: int) -> str:
    return colors.OF_VARIANT[NAMES[column.key]] if column.key in NAMES else colors.muted(place)


def _period(asked: Asked) -> str:
    return f"{asked.case.about.years[0]}–{asked.case.about.years[-1]}"


def _names(asked: Asked, shown: Shown, levels: tuple[float, ...]) -> tuple[str, str, str]:
    """Of the low end, of what is set, and of the high end; nothing where no name tells the settings."""
    if not _is_named(shown):
        return "", "", ""
    variant = shown.column.side.variant
    low, high = spread.names_of_ends(asked.case, asked.party, levels, asked.draws)
    cost = name_of(asked.case, "framed_cost", asked.party, ALL, variant)
    return in_variant(low, variant), cost, in_variant(high, variant)


def _costs(asked: Asked, shown: Sequence[Shown], levels: tuple[float, ...]) -> Slide:
    place, whose = spread.place_of(asked.party), who(asked.case, asked.party)
    costs = {one.column.name: float(one.figures.cost[place, -1]) for one in shown}
    anchor = next((one.column.name for one in shown if one.column.key == asked.view.anchor), shown[0].column.name)
    told = words.conclusion(costs, dict.fromkeys(costs, ""), lambda _a, _b: "", anchor, whose, _period(asked))
    names = [_names(asked, one, levels) for one in shown]
    known = [one for one in shown if isfinite(costs[one.column.name])]
    chart = None
    if known:
        ends = {one.column.name: tuple(map(round_half_up, one.spread[place].tolist())) for one in known}
        chart = spans(
            [one.column.name for one in known],
            [(ends[name][0], round_half_up(costs[name]), ends[name][1]) for name in ends],
            [_color(one.column, place) for place, one in enumerate(known)],
            [found for one, found in zip(shown, names, strict=True) if one in known],
            _("Cost of {who}, {period}, and how far it can lie apart", who=whose, period=_period(asked)),
        )
    flat = [name for found in names for name in found if name]
    title, *rest = first_sentence(told)
    return Slide(
        title=title, kicker=_("Side by side"), lines=[*rest, key(levels), *asked.missing], chart=chart,
        names=flat,
    )  # fmt: skip


def _figures(asked: Asked, shown: Sequence[Shown]) -> Slide:
    """The figures of every column."""
    place = spread.place_of(asked.party)
    rows = list(_rows(asked, shown, place))
    widths = [0.3, *[0.7 / len(shown)] * len(shown)]
    names = [
        in_variant(name, one.column.side.variant)
        for one in shown if _is_named(one)
        for name in (*(["fit"] if asked.case.options else []), *(start_name(track) for track in one.figures.starts))
    ]  # fmt: skip
    return Slide(
        title=_("The figures side by side"),
        kicker=_("Side by side"),
        grid=Grid(columns=[_("Figure"), *(one.column.name for one in shown)], rows=rows, widths=widths),
        names=names,
    )


def _rows(asked: Asked, shown: Sequence[Shown], place: int) -> Iterator[list[str]]:
    case, year = asked.case, asked.view.year
    period = case.about.years.index(year)

    def row(label: str, of: Callable[[Figures], float], write: Callable[[float], str]) -> list[str]:
        found = [of(one.figures) for one in shown]
        return [label, *(write(round_half_up(float(one), 1)) if isfinite(one) else unknown() for one in found)]

    def over(one: Figures) -> float:
        return round_half_up(float(one.cost[place, -1] - one.frame[place, -1]))

    yield row(_("Cost, all years"), lambda one: float(one.cost[place, -1]), euro)
    yield row(
        _("In {year}, without what comes once", year=year),
        lambda one: float(one.cost[place, period] - one.once[place, period]),
        euro,
    )
    yield row(_("Once (project and exit)"), lambda one: float(one.once[place, -1]), euro)
    yield row(_("More than is budgeted now"), over, lambda one: change(one) if one else euro(one))
    if case.options:
        yield row(_("Fit (0–100)"), lambda one: one.fit, lambda one: number(one, 1))
    for track in (None, *labels_of(case, "starts")):
        days = [one.figures.starts.get(track) for one in shown]
        said = [_("the contract goes on") if day is None else short_day(day) for day in days]
        yield [start_label(case, track), *said]
