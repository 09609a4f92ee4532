"""A hundred possible futures as dots: each is one of the draws of what Mijn variant costs over all years."""

from __future__ import annotations

import math

import numpy as np

from model.case.case import Case
from model.case.naming import ALL
from model.numbers.arrays import Floats, round_half_up
from model.outcomes.names.uncertain import of_draws
from model.outcomes.uncertainty import SetPoint
from model.uncertainty.futures import COUNT, SAME, Flags
from model.uncertainty.simulation import FULL, Summary
from ui.charts.bars_and_lines import Mark
from ui.charts.parts import Chart, Made, Table
from ui.charts.spread import DotGroup, dots_chart
from words.claims.spread import end_of, ends, place_of, whose_name
from words.look import colors
from words.sentences import Sentences, pressable, slot
from words.texts import _, euro, number
from words.variants import name_of, who

STEPS = 28
"""So many stacks of dots fit beside each other on a phone."""
ROWS = 5
"""Where the number of dots at an amount says nothing, they lie in so many rows."""


def moves(found: Summary, party: int | None) -> bool:
    """Whether the futures differ: else there is nothing to draw but one amount."""
    return bool(np.ptp(found.futures.amounts[place_of(party)]) > SAME)


def chart(case: Case, point: SetPoint, found: Summary, party: int | None, counted: bool) -> tuple[Chart, Table]:
    """The dots with what is set now and what is budgeted. ``counted``: whether a chance to exceed that may be said."""
    whose = place_of(party)
    amounts, over = found.futures.amounts[whose], found.futures.over[whose]
    as_set, budgeted = float(point.costs["mine"][whose, -1]), float(found.futures.budgeted[whose])
    marks = [Mark(_("as set now"), np.array([as_set]))]
    if np.isfinite(budgeted):
        marks.append(Mark(_budgeted_name(point, whose), np.array([budgeted])))
    at, rows = _strip(amounts) if found.levels == FULL else stacked(amounts, budgeted)
    first, *_between, last = case.about.years
    title = f"{_title(point, found, party, counted)} ({who(case, party)}, {first}–{last})"
    low, high = ends(point, found, "mine", whose) if found.levels == FULL else (float(amounts[0]), float(amounts[-1]))
    outer = f"{of_draws('future', found.draws)}.{whose_name(case, party)}"
    ends_of = [end_of(case, found, party, "mine", end) if found.levels == FULL else f"{outer}.{number}"
               for end, number in ((0, 1), (-1, COUNT))]  # fmt: skip
    # What would stand as a line if it were one amount.
    lacking = "" if np.isfinite(budgeted) else _budgeted_name(point, whose)
    as_set_name = name_of(case, "framed_cost", party, ALL, "mine")
    alt = _alt(_told(found.levels == FULL), low, high, marks, lacking, ends_of, as_set_name)
    drawn = dots_chart(
        title, "onzekerheid-toekomsten", _groups(amounts, over, at, rows, counted), marks,
        _span([*amounts, *(float(mark.at[0]) for mark in marks)]), alt,
    )  # fmt: skip
    return drawn, _table(title, amounts, f"{of_draws('future', found.draws)}.{whose_name(case, party)}.{{column}}")


def _title(point: SetPoint, found: Summary, party: int | None, counted: bool) -> str:
    """What the dots say, in words: how many cost too much, or else how far they lie apart."""
    whose = place_of(party)
    if counted:
        return _too_much(int(found.futures.over[whose].sum()))
    low, high = ends(point, found, "mine", whose)
    if found.levels == FULL:
        return _("100 possible futures, from {low} to {high}", low=euro(low), high=euro(high))
    amounts = found.futures.amounts[whose]
    inside = int(((amounts >= low) & (amounts <= high)).sum())
    return _(
        "Of 100 possible futures {count} cost between {low} and {high}",
        count=number(inside), low=euro(low), high=euro(high),
    )  # fmt: skip


def _too_much(count: int) -> str:
    if count == 0:
        return _("Of 100 possible futures none costs structurally more than is budgeted now")
    if count == 1:
        return _("Of 100 possible futures 1 costs structurally more than is budgeted now")
    if count == COUNT:
        return _("All 100 possible futures cost structurally more than is budgeted now")
    return _("Of 100 possible futures {count} cost structurally more than is budgeted now", count=number(count))


def _budgeted_name(point: SetPoint, whose: int) -> str:
    once = round(float(point.one_off["mine"][whose, -1]))
    return _("budgeted now and what comes once") if once else _("budgeted now")


def _told(is_range: bool) -> str:
    """The ends of a range are those of all draws with what is set: a dot need not lie at one."""
    given = {"low": slot("low"), "high": slot("high")}
    if is_range:
        return _("A dot per possible future, all between {low} and {high}", **given)
    return _("A dot per possible future: the lowest is {low}, the highest {high}", **given)


def _alt(
    told: str, low: float, high: float, marks: list[Mark], lacking: str, ends_of: list[str], as_set: str
) -> Sentences:
    """The dots in words. ``told``: where they lie; ``lacking``: the name of the line that cannot be drawn, if there is
    one; ``ends_of`` and ``as_set``: the names of the lowest, the highest and what is set now."""
    given = {"low": (euro(low), ends_of[0]), "high": (euro(high), ends_of[1])}
    given |= {f"mark{place}": (euro(float(mark.at[0])), "" if place else as_set) for place, mark in enumerate(marks)}
    text = "; ".join([told, *(f"{mark.name}: {slot(f'mark{place}')}" for place, mark in enumerate(marks))]) + "."
    budgets = _("There is no line for “{line}”: that is another amount in every future.", line=lacking)
    return pressable(f"{text} {budgets}" if lacking else text, given)


def _groups(amounts: Floats, over: Flags, at: Floats, rows: Floats, counted: bool) -> list[DotGroup]:
    """One kind of dot, or two that differ in shade and shape."""
    mine = colors.OF_VARIANT["mine"]
    if not counted:
        return [_group(_("a possible future"), np.ones_like(over), amounts, at, rows, mine, "circle")]
    return [
        _group(_("within what is budgeted"), ~over, amounts, at, rows, mine, "circle"),
        _group(_("more than is budgeted"), over, amounts, at, rows, "@text", "triangle-up"),
    ]


def _group(name: str, chosen: Flags, amounts: Floats, at: Floats, rows: Floats, color: str, symbol: str) -> DotGroup:
    whole = round_half_up(amounts)
    # A thousandth of a step is less than a pixel: what comes behind it need not travel.
    fine = max(0, 4 - math.ceil(math.log10(float(np.ptp(amounts)))))
    across, up, said = (_short(one[chosen], fine) for one in (at, rows, whole))
    return DotGroup(name, across, up, said, color, symbol)


def _short(values: Floats, decimals: int) -> list[float]:
    return [int(one) if one == int(one) else one for one in np.round(values, decimals).tolist()]


def stacked(amounts: Floats, edge: float) -> tuple[Floats, Floats]:
    """Where each dot stands: in the middle of its step of the axis, on top of those that stand there already.

    A step begins just past the ``edge`` (what is budgeted), so that no step holds dots of both sides of it.
    """
    step = float(np.ptp(amounts)) / STEPS
    start = (edge if np.isfinite(edge) else float(amounts[0])) + SAME
    places = np.floor((amounts - start) / step)
    rows = np.array([int((places[:order] == place).sum()) for order, place in enumerate(places)], dtype=np.float64)
    return start + (places + 0.5) * step, rows


def _strip(amounts: Floats) -> tuple[Floats, Floats]:
    """Where no chance may be said: each dot at its amount, as high everywhere, so that no shape suggests one."""
    return amounts, np.asarray((2 * np.arange(amounts.size)) % ROWS, dtype=np.float64)


def _span(amounts: list[float]) -> tuple[float, float]:
    """The axis with some air at both ends."""
    room = 0.04 * (max(amounts) - min(amounts))
    return min(amounts) - room, max(amounts) + room


def _table(title: str, amounts: Floats, named: str) -> Table:
    """The hundred amounts by ten, the lowest first."""
    tens = round_half_up(amounts).reshape(10, -1)
    columns = [_("Possible futures"), *(f"{10 * ten + 1}–{10 * ten + 10}" for ten in range(10))]
    cells = np.stack([tens[:, 0], tens[:, -1]])[None]
    made = [
        Made(named, ["lowest", ""], [str(10 * ten + 1) for ten in range(10)]),
        Made(named, ["", "highest"], [str(10 * ten + 10) for ten in range(10)]),
    ]
    return Table(title, columns, [_("lowest amount"), _("highest amount")], ["euro", "euro"], cells, made=made)
