"""What is asked of the council and why: decision points, introduction, intended effect, arguments for and against."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from export.annex.blocks import Block, Cell, Grid, Heading, Open, Paragraph, Points
from export.annex.content import Content, sure
from model.case.context import Fact
from model.options.configurations import advised, mine, present
from model.options.own_arguments import OwnArgument, strength_id
from model.outcomes.decision import Reason
from model.planning.on_date import DECISION_STATES
from words.labels import label_of, pair_name
from words.origin import origin_of
from words.texts import _, day, number, of, percent


def college() -> str:
    """Who prepares what a council decides (Gemeentewet, article 160)."""
    return _("the college of mayor and aldermen")


def to_fill_in(why: str, role: str) -> Open:
    """What the case does not hold stands open, with who would say it."""
    return Open(_("Still to be filled in"), f"{why} {_('Who can do so: {role}.', role=role)}")


def decision_points(content: Content) -> Iterator[Block]:
    """What the council is asked: no document says it, but some decisions are known to be open."""
    yield Heading(_("Decision points"))
    yield to_fill_in(_("The documents hold no decision points."), college())
    case, states = content.case, np.asarray(content.dated.decisions)
    words = {"open": _("open"), "overdue": _("overdue")}
    rows: list[list[Cell]] = [
        [of(one.label), of(one.decided_by), one.date or _("without a date"), words[state], sure(one.status),
         origin_of(case, one)]
        for one, place in zip(case.decisions, states.tolist(), strict=True)
        if (state := DECISION_STATES[place]) in words
    ]  # fmt: skip
    if rows:
        columns = [_("Decision"), _("By"), _("Date"), _("State"), _("Status"), _("Source")]
        date = day(float(content.assumptions.planning_date))
        title = _("Decisions that were not taken on {date}", date=date)
        yield Grid(title, columns, rows, wide=(3, 2, 1.4, 1.1, 0, 2.2))


def introduction(content: Content) -> Iterator[Block]:
    """What it is about, how it is now, and who would do what."""
    yield Heading(_("Introduction"))
    yield Paragraph(of(content.case.about.summary))
    yield from _facts(content, "present")
    yield _who_does_what(content)


def effect(content: Content) -> Iterator[Block]:
    """What the municipalities want, and what the council said."""
    yield Heading(_("Intended effect"))
    found = [*_facts(content, "ambition"), *_facts(content, "council")]
    yield from found or [to_fill_in(_("The case says nothing of it."), college())]


def _facts(content: Content, kind: str) -> Iterator[Block]:
    told: list[Fact] = [one for one in content.case.context if one.kind == kind]
    if told:
        yield Points([(of(one.text), origin_of(content.case, one)) for one in told])


def _who_does_what(content: Content) -> Block:
    """The executor of every task with a choice: now, as advised, and as proposed here."""
    case = content.case
    now, advice, own = present(case), advised(case), mine(case, content.assumptions)
    rows: list[list[Cell]] = [
        [of(case.task(task).label), *(pair_name(case, one[task]) for one in (now, advice, own))] for task in own
    ]  # fmt: skip
    columns = [_("Task"), _("Present"), _("Advice"), _("My variant")]
    return Grid(_("Who does what"), columns, rows, wide=(1, 1, 1, 1))


def arguments(content: Content) -> Iterator[Block]:
    """What speaks for the advice, and how firm its first place is."""
    yield Heading(_("Arguments"))
    support = content.support
    if not support.tasks:
        yield Paragraph(_("The documents advise nothing of which something else could be chosen."))
        return
    if not support.weighed:
        yield Paragraph(_("No argument counts here: every model fits equally well."))
        return
    yield Paragraph(
        _("The advice comes first in {first} of {all} tasks with a choice, with the weights as set.",
          first=len(support.first), all=len(support.tasks))
    )  # fmt: skip
    if support.changed:
        yield Paragraph(_("Tasks in which my variant differs from it: {count}.", count=len(support.changed)))
    yield from _reasons(content, 1, _("What speaks for the advice"))


def caveats(content: Content) -> Iterator[Block]:
    """What speaks against the advice, what would change its first place, and what the model is not for."""
    yield Heading(_("Caveats"))
    yield from _reasons(content, -1, _("What speaks against the advice"))
    yield from _tipping(content)
    limits = [(of(one.text), "") for one in content.case.limits]
    if limits:
        yield Heading(_("What the model is not for"), 2)
        yield Points(limits)


def _reasons(content: Content, side: int, title: str) -> Iterator[Block]:
    found = sorted((one for one in content.support.reasons if side * one.points > 0), key=lambda one: -abs(one.points))
    if not found:
        yield Paragraph(f"{title}: {_('nothing that counts')}.")
        return
    rows = [_reason(content, one) for one in found]
    columns = [_("Argument"), _("At the tasks"), _("Points of 100"), _("Status"), _("Source")]
    yield Grid(title, columns, rows, wide=(2, 2.4, 0.9, 0, 2.2), right=(2,))
    yield Paragraph(
        _("The argument stands in the source. The points are our reading of it (assumption): what it adds to the mean "
          "score of the advice."),
        small=True,
    )  # fmt: skip


def _reason(content: Content, reason: Reason) -> list[Cell]:
    case, first = content.case, reason.arguments[0]
    tasks = ", ".join(dict.fromkeys(of(case.task(one.task).label) for one in reason.arguments))
    points = number(abs(reason.points), 1)
    if isinstance(first, OwnArgument):
        return [label_of(case, strength_id(first)), tasks, points, sure("aanname"), _("added by the reader")]
    told = {of(case.executor(one.executor).short): None for one in reason.arguments if not isinstance(one, OwnArgument)}
    return [f"{of(first.label)} ({', '.join(told)})", tasks, points, sure(first.status), origin_of(case, first)]


def _tipping(content: Content) -> Iterator[Block]:
    tipping, case = content.support.tipping, content.case
    if tipping is not None:
        words = (
            _("That tips soonest at {task}: if “{principle}” gets more than {there} of the weight (now {now}).")
            if tipping.above
            else _("That tips soonest at {task}: if “{principle}” gets less than {there} of the weight (now {now}).")
        )
        where = {"task": of(case.task(tipping.task).label), "principle": of(case.criteria[tipping.criterion].label)}
        yield Paragraph(words.format(**where, there=percent(tipping.there, 0), now=percent(tipping.now, 0)))
    elif content.support.weighed and content.support.first:
        yield Paragraph(_("No weight of one principle alone changes that."))
