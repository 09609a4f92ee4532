"""The figures of what stands side by side, each with how it stands to the anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from model.case.naming import ALL, NOBODY, labels_of
from model.numbers.arrays import Floats, round_to_sum
from model.outcomes.names.risked import in_steps
from model.risks.reserve import CERTAINTIES
from ui.charts.beside import grid_said
from ui.charts.parts import Grid, Made
from ui.views.compare.computed import Comparison, Shown
from ui.views.compare.outcomes import apart_name, in_column
from words import side_by_side as words
from words.beside import all_said
from words.claims import spread
from words.claims.planned import start_label, start_name
from words.formatting import euros_apart, round_half_up
from words.look import parties
from words.reserve import about
from words.sentences import read
from words.texts import _, change, euro, language, number, percent, short_day, unknown


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: in each column what stands there and under it how that differs from the anchor. ``names``: by which its
    number can be taken apart in each column. ``amounts`` of each, and ``whose`` they are: of what is an amount."""

    label: str
    cells: Sequence[str]
    names: Sequence[str]
    amounts: Sequence[Sequence[float]]
    whose: int | None = None


def grid(found: Comparison) -> Grid:
    """The figures of every column."""
    lines = list(_lines(found))
    columns = [_("Figure"), *(one.column.name for one in found.shown)]
    made = [
        Made("{column}", ["x" if one is line else "" for one in lines], ["", *line.names])
        for line in lines
        if any(line.names)
    ]
    table = Grid(
        _("The figures side by side"),
        columns,
        [[line.label, *line.cells] for line in lines],
        numbers=range(1, len(columns)),
        made=made,
    )
    first = found.shown[0].beside
    return table if first is None else grid_said(table, first, [_each(found, line) for line in lines])


def _each(found: Comparison, line: Line) -> str:
    """What the amounts of a line come to, each divided by the count of its own column."""
    known = [[amount for amount in own if isfinite(amount)] for own in line.amounts]
    if found.beside is not None:
        return all_said([amount for own in known for amount in own], found.beside, line.whose)
    told = [all_said(own, one.beside, line.whose) for one, own in zip(found.shown, known, strict=True)]
    return "; ".join(filter(None, told))


def _lines(found: Comparison) -> Iterator[Line]:
    case = found.case
    yield _structural(found)
    yield _money(found, _("Once (project and exit)"), "one_off_cost", found.party, lambda one: one.once(found.place))
    yield _over(found)
    if found.party is None:
        yield from _of_each(found)
    elif len(case.participants) > 1:
        for place in parties.named(case, found.party):
            if place != found.party:
                yield _of_party(found, case.participants[place].name, place)
        yield _of_party(found, _("All together"), None)
    yield _range(found)
    # Without risks nothing says what is enough, and without scenarios nothing fits well or badly.
    if case.risks:
        yield _reserve(found)
    if case.options:
        yield _fits(found)
    yield from (_start(found, track) for track in (None, *labels_of(found.case, "starts")))


def _fits(found: Comparison) -> Line:
    fits = [round_half_up(one.figures.fit, 1) for one in found.shown]
    return Line(
        label=_("Fit (0–100)"),
        cells=_cells(found, [_fit(one) for one in fits], [words.better(one - found.anchor_of(fits)) for one in fits]),
        names=_names(found, "fit"),
        amounts=[[] for _one in fits],
    )


def _of_each(found: Comparison) -> Iterator[Line]:
    """What each municipality bears, of many the others together, and what nobody does: in whole euros that add up to
    those of all together."""
    case = found.case
    everyone = parties.shown(case, None) if len(case.participants) > 1 else ()
    costs = np.array([[*(_together(column, one) for one in everyone), _left(column)] for column in found.shown])
    whole = round_to_sum(costs)
    for at, one in enumerate(everyone):
        name = f"framed_cost.{one.id}.{ALL}" if one.id else ""
        yield _amounts(found, one.name, name, costs[:, at], one.whose, euro, words.dearer, whole[:, at])
    if whole[:, -1].any():
        name = f"framed_cost.{NOBODY}.{ALL}"
        yield _amounts(found, _("Not allocated"), name, costs[:, -1], None, euro, words.more, whole[:, -1])


def _together(column: Shown, one: parties.Shown) -> float:
    return sum(column.cost(place) for place in one.places)


def _left(one: Shown) -> float:
    """What nobody pays: all together less each of the municipalities."""
    return float(one.figures.cost[-1, -1] - one.figures.cost[:-1, -1].sum())


def _structural(found: Comparison) -> Line:
    label = _("In {year}, without what comes once", year=found.year)
    whose = ALL if found.party is None else found.case.participants[found.party].id
    amounts = [one.structural(found.place, found.period) for one in found.shown]
    return _amounts(found, label, f"structural_cost.{whose}.{found.year}", amounts, found.party, euro, words.dearer)


def _money(found: Comparison, label: str, name: str, party: int | None, of: Callable[[Shown], float]) -> Line:
    whose = ALL if party is None else found.case.participants[party].id
    amounts = [of(one) for one in found.shown]
    return _amounts(found, label, f"{name}.{whose}.{ALL}", amounts, party, euro, words.dearer)


def _of_party(found: Comparison, label: str, party: int | None) -> Line:
    place = -1 if party is None else party
    return _money(found, label, "framed_cost", party, lambda one: one.cost(place))


def _over(found: Comparison) -> Line:
    whose = ALL if found.party is None else found.case.participants[found.party].id
    amounts = [one.over(found.place) for one in found.shown]
    label = _("More than is budgeted now")
    return _amounts(found, label, f"over_frame.{whose}.{ALL}", amounts, found.party, _changed, words.more)


def _changed(amount: float) -> str:
    return change(amount) if amount else euro(amount)


def _amounts(
    found: Comparison,
    label: str,
    name: str,
    amounts: Sequence[float] | Floats,
    whose: int | None,
    write: Callable[[float], str],
    differs: Callable[[float], str],
    whole: Floats | None = None,
) -> Line:
    """``whole``: the amounts in whole euros, where they have to add up to something."""
    shown = [round_half_up(one) for one in amounts] if whole is None else whole.tolist()
    at = found.anchor_of(amounts)
    apart = [euros_apart(one, at) for one in amounts]
    cells = _cells(found, [write(one) for one in shown], [differs(one) for one in apart])
    return Line(label=label, cells=cells, names=_names(found, name), amounts=[[one] for one in shown], whose=whose)


def _names(found: Comparison, name: str) -> list[str]:
    """The name of a number in every column, and under it that of how it differs from the anchor; nothing where no name
    tells the settings of that column. Of no name (of several municipalities together) none."""
    if not name:
        return [""] * len(found.shown)
    case, anchor = found.case, found.anchor.column
    own = [in_column(case, one.column, name) for one in found.shown]
    apart = ["" if one is found.anchor else apart_name(case, one.column, anchor, name) for one in found.shown]
    return [two_lines(*both) for both in zip(own, apart, strict=True)]


def _cells(found: Comparison, said: Sequence[str], apart: Sequence[str]) -> list[str]:
    """What stands in each column, and under it how that differs from the anchor."""
    return [
        text if one is found.anchor else two_lines(text, small)
        for one, text, small in zip(found.shown, said, apart, strict=True)
    ]


def two_lines(text: str, small: str) -> str:
    """A cell with small words under what it says (``ui/live/browser/parts.js``)."""
    return f"{text}\n{small}" if small else text


def _range(found: Comparison) -> Line:
    low, high = spread.names_of_ends(found.case, found.party, found.levels, found.draws)
    ends = [tuple(round_half_up(end) for end in one.spread[found.place]) for one in found.shown]
    names = [
        " ".join(in_column(found.case, one.column, end) for end in ([high] if first == last else [low, high])).strip()
        for one, (first, last) in zip(found.shown, ends, strict=True)
    ]
    return Line(
        label=_("Range, all years (assumption)"),
        cells=[_ends(*one) for one in ends],
        names=names,
        amounts=ends,
        whose=found.party,
    )


def _ends(low: float, high: float) -> str:
    if not isfinite(low + high):
        return unknown()
    return euro(low) if low == high else f"{euro(low)} – {euro(high)}"


def _reserve(found: Comparison) -> Line:
    case, level = found.case, CERTAINTIES.index(found.certainty)
    amounts = [float(one.figures.enough[found.place, level]) for one in found.shown]
    shown = in_steps(case, np.array(amounts)).tolist()
    at = found.anchor_of(shown)
    said = [read(about(case, np.array([amount])), 0, language()) for amount in amounts]
    cells = _cells(found, said, [words.more(rounded - at) for rounded in shown])
    label = _("Enough for risks, {part} (assumption)", part=percent(found.certainty, 0))
    part = f"p{round(100 * found.certainty)}"
    own = "" if found.party is None else f".{case.participants[found.party].id}"
    name = f"enough_of.{part}{own}" if own else f"enough.{part}"
    return Line(label=label, cells=cells, names=_names(found, name), amounts=[[one] for one in shown],
                whose=found.party)  # fmt: skip


def _fit(points: float) -> str:
    return number(points, 1)


def _start(found: Comparison, track: str | None) -> Line:
    """When the new execution starts, or a track of its own; the present contract has none."""
    days = [one.figures.starts.get(track) for one in found.shown]
    at = found.anchor.figures.starts.get(track)
    cells: list[str] = []
    for one, day in zip(found.shown, days, strict=True):
        if day is None:
            cells.append(_("the contract goes on"))
        elif at is None or one is found.anchor:
            cells.append(short_day(day))
        else:
            cells.append(two_lines(short_day(day), words.later(day - at)))
    named = zip(_names(found, start_name(track)), days, strict=True)
    names = ["" if day is None else name for name, day in named]
    return Line(label=start_label(found.case, track), cells=cells, names=names, amounts=[[] for _one in cells])
