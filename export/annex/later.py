"""What can go wrong, and when what is ready."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from export.annex.blocks import Block, Cell, Figure, Grid, Heading, Paragraph
from export.annex.charts import Step, steps_drawn
from export.annex.content import Content, sure
from export.annex.drawing import VARIANTS
from export.annex.proposal import to_fill_in
from model.case.risks import Risk
from model.numbers.arrays import Floats
from model.planning.schedule import start_of
from model.risks.register import assess, counts_in, expected_total, expected_value, is_assessed
from model.risks.reserve import CERTAINTIES
from words.claims.planned import start_in_case, start_label
from words.labels import risk_name, written
from words.origin import marked, origin
from words.reserve import about
from words.sentences import read
from words.texts import _, day, euro, language, of, percent
from words.variants import who


def risks(content: Content) -> Iterator[Block]:
    """The risks that count in what is proposed, and how much money is enough for them."""
    yield Heading(_("Risks"))
    case = content.case
    counted = counts_in(case, content.assumptions, "mine")
    if not counted:
        yield Paragraph(_("The case names no risk of this variant."))
        return
    columns = [_("Risk"), _("Chance"), _("Impact"), _("Expected value"), _("Owner"), _("Measure"), _("Assessment")]
    rows = [_risk(content, one) for one in counted]
    total = euro(float(expected_total(case, content.assumptions, "mine")))
    rows.append([_("Together"), "", "", total, "", "", sure("aanname")])
    title = _("Risks of my variant, with amounts of {who}", who=who(case, None))
    yield Grid(title, columns, rows, wide=(2, 1.1, 1.4, 1.1, 1.6, 2.1, 0), right=(3,),
               strong=(len(rows) - 1,))  # fmt: skip
    yield from _reserve(content)


def _risk(content: Content, risk: Risk) -> list[Cell]:
    case, own = content.case, content.assumptions
    worth = (
        euro(float(expected_value(assess(case, own, risk)))) if bool(is_assessed(own, risk)) else _("not assessed")
    )  # fmt: skip
    chance, impact = (written(case, id, own.get(id)) for id in (f"risk_chance.{risk.id}", f"risk_impact.{risk.id}"))
    owner = of(risk.owner) + marked(risk.owner_status) if risk.owner else _("nobody yet")
    measure = of(risk.measure) or _("none yet")
    return [risk_name(case, risk), chance, impact, worth, owner, measure, sure(risk.assessment_status)]


def _reserve(content: Content) -> Iterator[Block]:
    """How much is enough, for the reader of this copy."""
    enough = content.mine.figures.enough[content.place]
    rows: list[list[Cell]] = [
        [percent(certainty, 0), read(about(content.case, np.array([amount])), 0, language()), sure("aanname")]
        for certainty, amount in zip(CERTAINTIES, enough.tolist(), strict=True)
    ]
    columns = [_("Certainty"), _("Enough for risks"), _("Status")]
    title = _("How much money is enough for the risks: {who}", who=who(content.case, content.party))
    yield Grid(title, columns, rows, wide=(1, 2, 0))


def planning(content: Content) -> Iterator[Block]:
    """When the new execution starts, every step on an axis of dates, and the same dates as a table."""
    yield Heading(_("Planning"))
    case, found = content.case, content.planning
    if not case.steps:
        yield to_fill_in(_("The case says nothing of it."), _("the project leader"))
        return
    starts = [(None, found.start), *found.of_tracks.items()]
    for own, start in starts:
        what = _("Start of the new execution") if own is None else start_label(case, own)
        stands = start_in_case(case, day(start_of(case, own).date.toordinal()), own)
        yield Paragraph(f"{what}: {day(float(start))}; {stands}.")
    said = _("Outline: as the source prints it. Bar: with the delays. Hatched with a diamond: a delay moves the end.")
    yield Paragraph(said, small=True)
    for track in case.tracks:
        places = [place for place, step in enumerate(case.steps) if step.track == track.id]
        if places:
            yield _drawn(content, of(track.label), places)
            yield _dates(content, of(track.label), places)


def _at(days: Floats, place: int) -> float:
    return float(np.asarray(days)[..., place])


def _drawn(content: Content, track: str, places: list[int]) -> Block:
    found, steps = content.planning, []
    for place in places:
        step = content.case.steps[place]
        printed = _at(found.printed.finish, place)
        begun = printed - 1 if step.start is None else _at(found.printed.start, place)
        becomes = (_at(found.schedule.start, place), _at(found.schedule.finish, place))
        critical = bool(found.schedule.critical[..., place])
        steps.append(Step(name=of(step.short), printed=(begun, printed), becomes=becomes, critical=critical))
    title = _("{track}: what is printed and what it becomes", track=track)
    said = "; ".join(
        _("{step}: ready {ready}, in the source {printed}", step=one.name, ready=day(one.becomes[1]),
          printed=day(one.printed[1]))
        for one in steps
    )  # fmt: skip
    return Figure(title, f"{title}. {said}.", steps_drawn(steps, VARIANTS["mine"]))


def _dates(content: Content, track: str, places: list[int]) -> Block:
    case, found, plan = content.case, content.planning, content.planning.schedule
    rows: list[list[Cell]] = [
        [
            of(case.steps[place].short),
            day(_at(found.printed.finish, place)),
            sure(case.steps[place].status),
            origin(case, case.steps[place].source, case.steps[place].place),
            *(day(_at(one, place)) for one in (plan.start, plan.finish, plan.latest)),
        ]
        for place in places
    ]
    columns = [
        _("Step"),
        _("Ready in the source"),
        _("Status"),
        _("Source"),
        _("Start (computed)"),
        _("Ready (computed)"),
        _("Ready at the latest (computed)"),
    ]
    return Grid(_("{track}: the dates", track=track), columns, rows, wide=(2, -19, 0, 2, -20, -20, -22))
