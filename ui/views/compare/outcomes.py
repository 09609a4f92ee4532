"""The conclusion, the tiles and the chart of what stands side by side."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from math import isfinite

import numpy as np

from model.case.case import Case
from model.case.naming import ALL
from model.case.situations import MARK, OF_VARIANT, WHOLE
from model.case.variants import Variant
from model.outcomes.derivation import ABOVE, BELOW
from ui.charts.bars_and_lines import Mark
from ui.charts.beside import tiles_beside
from ui.charts.parts import Chart, Made, Table, Tile
from ui.charts.ranges import ranges_chart
from ui.session.columns import Column
from ui.views.compare.computed import Comparison, Shown
from words import side_by_side as words
from words.claims import spread
from words.formatting import euros_apart, round_half_up
from words.look import colors
from words.sentences import Sentences, by_sign, euros, slot
from words.texts import _
from words.variants import budgeted_name, in_variant, name_of, no_price, who

MOST = 20
"""So many settings a name tells: one of a column with more would be longer than an address may be."""
OTHERS = 4
"""So many tones there are for what is none of the three variants: as many as stand side by side."""


def period(case: Case) -> str:
    """All years of the budget."""
    return f"{case.about.years[0]}–{case.about.years[-1]}"


def set_there(case: Case, column: Column) -> str:
    """The situation of what is set in a column that is none of the three variants; nothing where that is too much."""
    changed = column.side.assumptions.changed_from(case.assumptions)
    values = (f"{id}={value if isinstance(value, str) else repr(float(value))}" for id, value in changed.items())
    return f"{WHOLE}.{';'.join(values)}" if len(changed) <= MOST else ""


def in_column(case: Case, column: Column, name: str) -> str:
    """The name of a number of Mijn variant in a column; nothing where no name tells its settings."""
    if column.is_variant:
        return in_variant(name, column.side.variant)
    there = set_there(case, column)
    return f"{there}{MARK}{name}" if there else ""


def apart_name(case: Case, first: Column, second: Column, name: str) -> str:
    """The name of what a number is more in the first column than in the second."""
    there = [f"{OF_VARIANT}.{one.side.variant}" if one.is_variant else set_there(case, one) for one in (first, second)]
    if not all(there):
        return ""
    if not first.is_variant and second.is_variant:
        return in_variant(f"{BELOW}.{there[0]}{MARK}{name}", second.side.variant)
    return in_column(case, first, f"{ABOVE}.{there[1]}{MARK}{name}")


def cost_name(case: Case, party: int | None, column: Column) -> str:
    """The name by which what a column costs somebody over all years can be taken apart."""
    return in_column(case, column, name_of(case, "framed_cost", party, ALL, "mine"))


def headline(found: Comparison) -> Sentences:
    """Which is the cheapest for whom, and by how much."""
    columns = {one.column.name: one.column for one in found.shown}
    costs = {one.column.name: one.cost(found.place) for one in found.shown}
    names = {name: cost_name(found.case, found.party, column) for name, column in columns.items()}

    def apart(first: str, second: str) -> str:
        return difference_name(found, columns[first], columns[second])

    whose = who(found.case, found.party)
    return words.conclusion(costs, names, apart, found.anchor.column.name, whose, period(found.case))


def difference_name(found: Comparison, first: Column, second: Column) -> str:
    """The name of what one costs more than the other over all years; beside Huidig other pages have it too."""
    if first.is_variant and second.is_variant and second.side.variant == "current":
        return name_of(found.case, "above_current", found.party, ALL, first.side.variant)
    return apart_name(found.case, first, second, name_of(found.case, "framed_cost", found.party, ALL, "mine"))


def tiles(found: Comparison) -> list[Tile]:
    """What each costs over all years, and how that stands to the anchor."""
    return [tile for one in found.shown for tile in tiles_beside([_tile(found, one)], one.beside)]


def _tile(found: Comparison, one: Shown) -> Tile:
    return Tile(
        _("{variant}, all years", variant=one.column.name),
        euros(round_half_up(one.cost(found.place))),
        _beside_anchor(found, one),
        tone_of(found, one.column),
        whose=found.party,
        made=cost_name(found.case, found.party, one.column),
    )


def tone_of(found: Comparison, column: Column) -> str:
    """The colour of a variant, or one of its own in this picture for what is none."""
    if column.is_variant:
        return column.side.variant
    return f"other{_others(found).index(column.key) % OTHERS}"


def color_of(found: Comparison, column: Column) -> str:
    """The same in a chart."""
    variant: Variant = column.side.variant
    return colors.OF_VARIANT[variant] if column.is_variant else colors.muted(_others(found).index(column.key) % OTHERS)


def _others(found: Comparison) -> list[str]:
    return [one.column.key for one in found.shown if not one.column.is_variant]


def _beside_anchor(found: Comparison, one: Shown) -> Sentences:
    if one is found.anchor:
        return Sentences([_("the others are compared with this one")])
    name, amount = found.anchor.column.name, slot("amount")
    made = difference_name(found, one.column, found.anchor.column)
    said = by_sign(
        np.array([euros_apart(one.cost(found.place), found.anchor.cost(found.place))]),
        _("{amount} cheaper than {name}", amount=amount, name=name),
        _("as much as {name}", name=name),
        _("{amount} dearer than {name}", amount=amount, name=name),
        no_price(),
    )
    return replace(said, made={"amount": made} if made else {})


def chart(found: Comparison) -> tuple[Chart | None, Table]:
    """Between which amounts each lies and where it is set. No chart where nobody knows any of them."""
    spans = [_span(found, one) for one in found.shown]
    known = [one for one in spans if isfinite(one.low + one.high + one.at)]
    title = _("Cost of {who}, {period}, and how far it can lie apart", who=who(found.case, found.party),
              period=period(found.case))  # fmt: skip
    alt = [" ".join(map(spread.said, known))]
    drawn = ranges_chart(title, "vergelijken", known, _budgeted(found), alt) if known else None
    if drawn:
        drawn = replace(drawn, made=[_of_dots(found, {one.name for one in known})])
    return drawn, _table(found, spans, title)


def _of_dots(found: Comparison, known: Collection[str]) -> Made:
    """The names of the dots: the last trace, behind the bars."""
    dots = [one.column for one in found.shown if one.column.name in known]
    return Made("{column}", [*[""] * len(dots), "x"], [cost_name(found.case, found.party, column) for column in dots])


def key(found: Comparison) -> list[str]:
    """What the chart draws."""
    return [_("Dot: as set now. Bar: {futures} (assumption).", futures=spread.range_name(found.levels))]


def _span(found: Comparison, one: Shown) -> spread.Span:
    low, high = (round_half_up(end) for end in one.spread[found.place])
    color = color_of(found, one.column)
    return spread.Span(name=one.column.name, low=low, high=high, at=round_half_up(one.cost(found.place)), color=color)


def _budgeted(found: Comparison) -> list[Mark]:
    """What is budgeted now, where that is the same for all of them."""
    frames = {round_half_up(one.figures.frame[found.place, -1]) for one in found.shown}
    if len(frames) > 1 or not all(map(isfinite, frames)):
        return []
    return [Mark(budgeted_name(found.case, found.party), np.array([*frames]))]


def _table(found: Comparison, spans: list[spread.Span], title: str) -> Table:
    lower, higher = spread.end_names(found.levels)
    cells = np.array([[amount for one in spans for amount in (one.low, one.at, one.high)]])
    return Table(
        title,
        [_("Column"), lower, _("as set now"), higher],
        [one.name for one in spans],
        ["euro"] * len(spans),
        cells,
        made=[
            Made("{column}", ["x" if one is line else "" for one in found.shown], _columns(found, line))
            for line in found.shown
        ],
    )


def _columns(found: Comparison, line: Shown) -> list[str]:
    low, high = spread.names_of_ends(found.case, found.party, found.levels, found.draws)
    names = (low, name_of(found.case, "framed_cost", found.party, ALL, "mine"), high)
    return [in_column(found.case, line.column, name) for name in names]
