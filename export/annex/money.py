"""What it costs: per year, structural and incidental, line by line, and who pays the project."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from export.annex.blocks import Block, Cell, Figure, Grid, Heading, Paragraph
from export.annex.charts import Bar, bars
from export.annex.content import Content, Shown, says, sure, sure_of
from export.annex.drawing import PARTIES, SOFT
from export.annex.proposal import to_fill_in
from export.annex.years import in_years
from model.case.naming import ALL, NOBODY
from model.money.budget import budget
from model.money.items import Item
from model.money.project import project_totals
from model.numbers.arrays import Floats, round_to_sum
from words.claims.pools import item_name, shared_unlike
from words.explained.formula import rounding
from words.formatting import euros_apart, round_half_up
from words.look import parties
from words.texts import _, change, euro, of
from words.variants import budgeted_name, cost_unknown, who


def finance(content: Content) -> Iterator[Block]:
    """The money, for the reader of this copy first."""
    case, party = content.case, content.party
    yield Heading(_("Finance"))
    yield Paragraph(_headline(content))
    if outside := shared_unlike(case):
        yield Paragraph(" ".join(outside))
    title = _("What my variant costs {who}, per year", who=who(case, party))
    yield from _per_year(content, title, party)
    told = _("Once: exit cost and the project, without what is set aside for it. Structural: all else.")
    yield Paragraph(f"{told} {rounding('eur')}", small=True)
    whose = parties.told(case, None) if party is None else [party]
    for place in whose:
        yield _drawn(content, place)
    yield from _by_line(content)
    if party is None and len(case.participants) > 1:
        yield Heading(_("Per municipality"), 2)
        for place in whose:
            yield from _per_year(content, case.participants[place].name, place)
        yield from _of_the_rest(content, [place for place in range(len(case.participants)) if place not in whose])
    yield from _coverage(content)


def _headline(content: Content) -> str:
    """What it costs over all years, and how that stands to what is budgeted now."""
    found, case = content.mine.figures, content.case
    cost, frame = (float(one[content.place, -1]) for one in (found.cost, found.frame))
    more = euros_apart(cost, frame)
    told = {"who": who(case, content.party), "first": case.about.years[0], "last": case.about.years[-1],
            "cost": euro(round_half_up(cost)), "extra": euro(abs(more))}  # fmt: skip
    if np.isnan(more):
        return cost_unknown(case, content.party)
    if more == 0:
        return _("In {first}–{last} my variant costs {who} {cost}: exactly what is budgeted now.", **told)
    if more < 0:
        return _("In {first}–{last} my variant costs {who} {cost}: {extra} less than is budgeted now.", **told)
    return _("In {first}–{last} my variant costs {who} {cost}: {extra} more than is budgeted now.", **told)


def lines_of(shown: Shown, place: int) -> dict[str, Floats]:
    """The amounts of somebody in every year and, last, over all years, by the name of their formula."""
    found = shown.figures
    cost, once, frame = (_whole(rows[place]) for rows in (found.cost, found.once, found.frame))
    return {
        "structural_cost": cost - once, "one_off_cost": once, "framed_cost": cost, "frame": frame,
        "over_frame": _whole(found.cost[place] - found.frame[place]),
    }  # fmt: skip


def left_of(shown: Shown) -> Floats:
    """What nobody pays in every year and over all years: all together less each of the municipalities."""
    cost = shown.figures.cost
    left = cost[-1] - cost[:-1].sum(axis=0)
    # Those of the years add up to that of all years.
    return np.append(round_to_sum(left[:-1]), round_half_up(float(left[-1])))


def _per_year(content: Content, title: str, party: int | None) -> Iterator[Block]:
    case, place = content.case, -1 if party is None else party
    whose = ALL if party is None else case.participants[party].id
    labels = {
        "structural_cost": _("Structural"), "one_off_cost": _("Once"), "framed_cost": _("Together"),
        "frame": budgeted_name(case, party), "over_frame": _("More than is budgeted now"),
    }  # fmt: skip
    rows: list[list[Cell]] = [
        [labels[name], *(_amount(name, one) for one in amounts), sure_of(content, f"{name}.{whose}.{ALL}")]
        for name, amounts in lines_of(content.mine, place).items()
    ]
    left = left_of(content.mine)
    if party is None and any(map(says, left)):
        rows.append([_("Not allocated"), *map(euro, left), sure_of(content, f"framed_cost.{NOBODY}.{ALL}")])
    columns = [_("Amount"), *_years(content), _("Status")]
    yield from in_years(Grid(title, columns, rows, wide=_room(content), strong=(2,), right=_right(content)), 1)


def _amount(name: str, amount: float) -> str:
    return change(amount) if name == "over_frame" else euro(amount)


def _years(content: Content) -> list[str]:
    return [*map(str, content.case.about.years), _("all years")]


def _room(content: Content) -> list[float]:
    return [1.0, *(0.0 for _year in _years(content)), -37.0]


def _right(content: Content) -> list[int]:
    return [*range(1, len(_years(content)) + 1)]


def _drawn(content: Content, place: int) -> Block:
    """What one municipality pays in each year beside what it has in its budget."""
    case, amounts = content.case, lines_of(content.mine, place)
    series = [
        Bar(name=str(year), lasting=float(amounts["structural_cost"][at]), once=float(amounts["one_off_cost"][at]),
            budgeted=float(amounts["frame"][at]))
        for at, year in enumerate(case.about.years)
    ]  # fmt: skip
    name = case.participants[place].name
    said = "; ".join(
        _("{year}: {cost}, budgeted {frame}", year=one.name, cost=euro(one.lasting + one.once),
          frame=euro(one.budgeted))
        for one in series
    )  # fmt: skip
    title = _("{name}: cost per year beside what is budgeted", name=name)
    named = parties.named(case, content.party)
    color = PARTIES[named.index(place) % len(PARTIES)] if place in named else SOFT
    return Figure(title, f"{title}. {said}.", bars(series, color))


def _of_the_rest(content: Content, rest: Sequence[int]) -> Iterator[Block]:
    """What each of the municipalities without a table of its own pays over all years."""
    if not rest:
        return
    rows: list[list[Cell]] = []
    for place in rest:
        one = content.case.participants[place]
        amounts = {name: float(values[-1]) for name, values in lines_of(content.mine, place).items()}
        sure = sure_of(content, f"over_frame.{one.id}.{ALL}")
        rows.append([one.name, *(_amount(name, amount) for name, amount in amounts.items()), sure])
    title = _("{count} other municipalities", count=len(rest))
    columns = [_("Municipality"), _("Structural"), _("Once"), _("Together"), _("Budgeted now"),
               _("More than is budgeted now"), _("Status")]  # fmt: skip
    years = content.case.about.years
    yield Grid(f"{title}, {years[0]}–{years[-1]}", columns, rows, wide=[1.0, *[0.0] * 5, -37.0], right=[*range(1, 6)])


def _by_line(content: Content) -> Iterator[Block]:
    """Every line of the budget with its kind and its status."""
    found = budget(content.case, content.assumptions, "mine")
    kinds = {"structural": _("structural"), "incidental": _("incidental")}
    rows: list[list[Cell]] = [
        [_name(content, one), kinds[one.nature], *map(euro, _whole(_own(content, one))), sure(one.status)]
        for one in found.items
        if any(map(says, _own(content, one)))
    ]
    columns = [_("Line"), _("Kind"), *_years(content), _("Status")]
    wide = [1.0, 0.0, *_room(content)[1:-1], -22.0]
    right = [one + 1 for one in _right(content)]
    yield from in_years(Grid(_("Line by line"), columns, rows, wide=wide, right=right), 2)


def _name(content: Content, item: Item) -> str:
    """What the line is called, with whose it is where lines of more municipalities stand among each other."""
    side = _("income") if item.side == "baten" else ""
    name = item_name(content.case, item)
    owners = {one.municipality for one in content.case.budget_lines if one.role == "other"}
    if item.line and content.party is None and len(owners) > 1:
        name = f"{name}, {content.case.municipality(item.line.municipality).name}"
    return f"{name} ({side})" if side else name


def _own(content: Content, item: Item) -> Floats:
    """What a line comes to for the reader of this copy, in every year and over all years."""
    amounts = item.amounts.sum(axis=-2) if content.party is None else item.amounts[content.party]
    return np.append(amounts, amounts.sum())


def _whole(amounts: Floats) -> Floats:
    return np.array([round_half_up(one) for one in amounts])


def _coverage(content: Content) -> Iterator[Block]:
    """Who pays the project, as far as anyone said."""
    case, totals = content.case, project_totals(content.case, content.assumptions)
    yield Heading(_("Coverage"), 2)
    rows: list[list[Cell]] = [
        [_("Project cost"), euro(float(totals.total)), sure_of(content, "project_total")],
        [_("Set aside for it"), euro(float(totals.covered)), sure_of(content, "project_covered")],
        [_("Not covered"), euro(float(totals.uncovered)), sure_of(content, "project_uncovered")],
    ]
    for place, one in enumerate((*case.participants, None)):
        amount = float(totals.by_party[place])
        if one is not None or says(amount):
            name, id = (one.name, one.id) if one else (_("Not allocated"), NOBODY)
            label = _("Project cost of {name}", name=name)
            rows.append([label, euro(amount), sure_of(content, f"project_by_party.{id}")])
    yield Grid(
        _("The project and who pays it"), [_("Amount"), _("Euros"), _("Status")], rows, wide=(1, 0, 0), right=(1,)
    )
    if round(float(totals.uncovered)) > 0:
        why = _("Of the project {amount} has no coverage.", amount=euro(float(totals.uncovered)))
        yield to_fill_in(why, _owner(content, "project_coverage"))


def _owner(content: Content, id: str) -> str:
    """The role that the case names as the one who keeps an assumption right."""
    found = next((one for one in content.case.assurance if one.id in (id, id.partition(".")[0])), None)
    return of(found.owner) if found else _("the financial adviser")
