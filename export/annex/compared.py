"""The alternatives: what stands beside the proposal, with its cost, fit and risk, and every scenario per task."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import isfinite

import numpy as np

from export.annex.blocks import Block, Cell, Figure, Grid, Heading, Paragraph
from export.annex.charts import ranges
from export.annex.content import Content, Shown, least_sure, sure, sure_of
from export.annex.drawing import OTHERS, VARIANTS
from model.case.naming import ALL, NOBODY, labels_of
from model.numbers.arrays import round_to_sum
from model.outcomes.side_by_side import differing, has
from model.risks.reserve import CERTAINTIES
from words.claims.planned import start_label, start_name
from words.claims.spread import Span, range_name, said
from words.columns import NAMES
from words.formatting import round_half_up
from words.labels import label_of, pair_name, written
from words.look import parties
from words.reserve import about
from words.sentences import read
from words.texts import _, change, euro, language, number, of, percent, short_day, unknown
from words.variants import who

USUAL = CERTAINTIES.index(0.9)
"""The certainty that municipalities use."""


def alternatives(content: Content) -> Iterator[Block]:
    """The columns side by side, how far each can lie apart, in what they differ, and the scenarios of each task."""
    yield Heading(_("Alternatives"))
    yield from map(Paragraph, content.missing)
    yield _side_by_side(content)
    yield _ranges(content)
    yield from _settings(content)
    yield from _scenarios(content)


def _side_by_side(content: Content) -> Block:
    case = content.case
    rows: list[list[Cell]] = [
        [label, *(write(one) for one in content.columns), status] for label, write, status in _lines(content)
    ]
    title = _("Side by side: {who}", who=who(case, content.party))
    columns = [_("Figure"), *(one.column.name for one in content.columns), _("Status")]
    right = range(1, len(columns) - 1)
    return Grid(title, columns, rows, wide=[1.3, *(1.0 for _one in right), 0], right=[*right])


def _lines(content: Content) -> Iterator[tuple[str, Callable[[Shown], str], Cell]]:
    case, place, year, whose = content.case, content.place, content.view.year, content.whose
    period = case.about.years.index(year)

    def status(name: str) -> Cell:
        return least_sure(content.columns, name)

    yield _("Cost, all years"), lambda one: euro(_cost(one, place)), status(f"framed_cost.{whose}.{ALL}")
    label = _("In {year}, without what comes once", year=year)
    yield label, lambda one: euro(_structural(one, place, period)), status(f"structural_cost.{whose}.{year}")
    yield (
        _("Once (project and exit)"),
        lambda one: euro(round_half_up(one.figures.once[place, -1])),
        status(f"one_off_cost.{whose}.{ALL}"),
    )
    yield _("More than is budgeted now"), lambda one: _over(one, place), status(f"over_frame.{whose}.{ALL}")
    yield from _of_each(content) if content.party is None else _of_others(content)
    yield _("Range, all years"), lambda one: _ends(one, place), sure("aanname")
    if case.risks:
        label = _("Enough for risks, {part}", part=percent(CERTAINTIES[USUAL], 0))
        yield label, lambda one: _enough(content, one), sure("aanname")
    if case.options:
        yield _("Fit (0–100)"), lambda one: number(one.figures.fit, 1), sure("aanname")
    for track in (None, *labels_of(content.case, "starts")):
        yield start_label(content.case, track), partial(_start, track=track), sure_of(content, start_name(track))


def _of_each(content: Content) -> Iterator[tuple[str, Callable[[Shown], str], Cell]]:
    """What each municipality pays, of many the rest together, and what nobody does: as on the page, in whole euros that
    add up to those of all together."""
    everyone = parties.shown(content.case, None) if len(content.case.participants) > 1 else ()
    costs = [
        [*(float(parties.together(one.figures.cost[:-1, -1], each)) for each in everyone), _left(one)]
        for one in content.columns
    ]
    whole = round_to_sum(np.array(costs))
    for place, (name, id) in enumerate([*((each.name, each.id) for each in everyone), (_("Not allocated"), NOBODY)]):
        if id != NOBODY or whole[:, place].any():
            told = {one.column.key: euro(amount) for one, amount in zip(content.columns, whole[:, place], strict=True)}
            # Of several together it is as sure as all together.
            yield name, partial(_told_of, told), least_sure(content.columns, f"framed_cost.{id or ALL}.{ALL}")


def _of_others(content: Content) -> Iterator[tuple[str, Callable[[Shown], str], Cell]]:
    """In the copy of one: what every other municipality that pages name pays, and all together."""
    case = content.case
    told = [(case.participants[at].name, at) for at in parties.told(case, content.party) if at != content.party]
    for name, other in [*told, (_("All together"), -1)]:
        found = least_sure(content.columns, f"framed_cost.{ALL if other < 0 else case.participants[other].id}.{ALL}")
        yield name, partial(_written_cost, place=other), found


def _told_of(told: Mapping[str, str], one: Shown) -> str:
    return told[one.column.key]


def _left(one: Shown) -> float:
    """What nobody pays: all together less each of the municipalities."""
    return float(one.figures.cost[-1, -1] - one.figures.cost[:-1, -1].sum())


def _written_cost(one: Shown, place: int) -> str:
    return euro(_cost(one, place))


def _cost(one: Shown, place: int) -> float:
    return round_half_up(one.figures.cost[place, -1])


def _structural(one: Shown, place: int, period: int) -> float:
    return round_half_up(one.figures.cost[place, period] - one.figures.once[place, period])


def _over(one: Shown, place: int) -> str:
    amount = round_half_up(one.figures.cost[place, -1] - one.figures.frame[place, -1])
    return change(amount) if amount else euro(amount)


def _ends(one: Shown, place: int) -> str:
    low, high = (round_half_up(end) for end in one.spread[place])
    if not isfinite(low + high):
        return unknown()
    return euro(low) if low == high else f"{euro(low)} – {euro(high)}"


def _enough(content: Content, one: Shown) -> str:
    return read(about(content.case, np.array([one.figures.enough[content.place, USUAL]])), 0, language())


def _start(one: Shown, track: str | None) -> str:
    day = one.figures.starts.get(track)
    return _("the contract goes on") if day is None else short_day(day)


def color_of(place: int, key: str) -> str:
    """The colour of a variant, or one of its own for what is none."""
    return VARIANTS[NAMES[key]] if key in NAMES else OTHERS[place % len(OTHERS)]


def _ranges(content: Content) -> Block:
    """Between which amounts each lies and where it is set."""
    place = content.place
    spans = [
        Span(name=one.column.name, low=round_half_up(one.spread[place][0]), high=round_half_up(one.spread[place][1]),
             at=_cost(one, place), color=color_of(number, one.column.key))
        for number, one in enumerate(content.columns)
    ]  # fmt: skip
    frames = {round_half_up(one.figures.frame[place, -1]) for one in content.columns}
    budgeted = next(iter(frames)) if len(frames) == 1 and all(map(isfinite, frames)) else None
    title = _("Cost of {who}, {period}, and how far it can lie apart", who=who(content.case, content.party),
              period=f"{content.case.about.years[0]}–{content.case.about.years[-1]}")  # fmt: skip
    key = _("Dot: as set now. Bar: {futures} (assumption).", futures=range_name(content.levels))
    return Figure(title, " ".join([title + ".", *map(said, spans), key]), ranges(spans, budgeted))


def _settings(content: Content) -> Iterator[Block]:
    """In which settings they differ."""
    case, sides = content.case, [one.column.side for one in content.columns]
    owns = [side.own(case) for side in sides]
    rows: list[list[Cell]] = [
        [label_of(case, id), *(written(case, id, own.get(id)) if has(side, id) else "–"
                               for side, own in zip(sides, owns, strict=True))]
        for id in differing(case, sides)
    ]  # fmt: skip
    if rows:
        columns = [_("Setting"), *(one.column.name for one in content.columns)]
        yield Grid(_("The settings in which they differ"), columns, rows, wide=[2, *(1 for _one in sides)])


def _scenarios(content: Content) -> Iterator[Block]:
    """Who could do each task, and how well that fits with the weights as set."""
    case = content.case
    rows: list[list[Cell]] = []
    for task, scores in content.scores.items():
        for one, total in zip(scores.alternatives, np.atleast_2d(scores.total)[0].tolist(), strict=True):
            name = pair_name(case, (one.front, one.back))
            rows.append([of(case.task(task).label), name, _("advice") if one.advised else "", number(total, 1)])
    if rows:
        columns = [_("Task"), _("Who"), _("In the advice"), _("Fit (0–100)")]
        yield Grid(_("The alternatives of each task"), columns, rows, wide=(2, 2, 1, 0), right=(3,))
        yield Paragraph(
            _("A fit is our reading of the arguments with the weights as set (assumption); 50 is neutral."), small=True
        )
