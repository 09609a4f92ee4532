"""The six steps of the story on Start, each one claim and one chart, from the same computations and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from export.slides.record import EXCEL_DAY, Asked, Drawn, Series, Slide
from model.case.naming import NOBODY
from model.case.variants import VARIANTS
from model.money.key_comparison import KeyComparison, compare_keys
from model.options.configurations import enumerate_all
from model.options.scoring import criterion_parts, options_of, score
from model.outcomes import execution_model as models
from model.outcomes.planning import dates_of
from model.outcomes.uncertainty import drivers_of_cost, levels_for, set_point
from model.planning.on_date import DECISION_STATES, on_date
from model.uncertainty.simulation import Summary, simulate, summarise
from words.claims import decided, fits, planned, scores, split, spread
from words.claims.pools import stays_out
from words.claims.steps import titles
from words.formatting import round_half_up
from words.link import moved_of
from words.look import colors, parties
from words.origin import origin_of
from words.sentences import Texts, read
from words.texts import _, day, euro, language, number, of
from words.variants import in_variant, name_of, variant_name, who

_ENDS = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Þ“‘0-9])")


def steps(asked: Asked) -> list[Slide]:
    """The slides of the story, in its order."""
    made: Mapping[str, Callable[[Asked], Slide]] = {
        "contract": _contract, "rules": _rules, "advice": _advice, "cost": _cost, "unknown": _unknown,
        "decide": _decide,
    }  # fmt: skip
    return [made[step](asked) for step in titles()]


def _slide(
    step: str, claim: Texts, chart: Drawn | None, also: Sequence[str] = (), sources: Sequence[str] = ()
) -> Slide:
    """The first sentence of a claim is the title, the others stand below it. ``sources`` of what is no formula."""
    first, *rest = first_sentence(claim)
    made = [name for name in getattr(claim, "made", {}).values() if name]
    names = list(dict.fromkeys([*made, *(name for one in (chart.series if chart else ()) for name in one.names)]))
    number_of = list(titles()).index(step) + 1
    return Slide(
        title=first,
        kicker=f"{number_of}. {titles()[step]}",
        lines=[*rest, *also],
        chart=chart,
        names=names,
        sources=sources,
    )


def first_sentence(claim: Texts) -> list[str]:
    """The first sentence of a claim, and the others if there are any."""
    return _ENDS.split(read(claim, 0, language()), maxsplit=1)


def _contract(asked: Asked) -> Slide:
    """When the new execution starts, and the steps on the way there."""
    case, own = asked.case, asked.assumptions
    track, dates = planned.main_track(case), dates_of(case, own)
    places = planned.steps_of(case, track)
    start, finish = (
        np.asarray(one, dtype=np.float64).ravel()[places] for one in (dates.schedule.start, dates.schedule.finish)
    )
    ids = [case.steps[place].id for place in places]
    names = [of(case.steps[place].short) for place in places]
    said = [_("{step}: ready {date}", step=name, date=day(one)) for name, one in zip(names, finish, strict=True)]
    chart = Drawn(
        kind="spans",
        unit="date",
        categories=said,
        series=[
            Series(name=_("Start"), values=(start - EXCEL_DAY).tolist(), color=colors.PLAIN, unseen=True,
                   names=[f"step_start.{id}" for id in ids]),
            Series(name=_("Days until ready"), values=(finish - start).tolist(), color=colors.OF_VARIANT["mine"],
                   names=[f"step_finish.{id}" for id in ids]),
        ],
        alt=_("When each step is ready: {steps}.", steps="; ".join(said)),
    )  # fmt: skip
    only_a_day = _("No bar: only the day on which the step is ready is known.")
    also = [only_a_day] if any(start == finish) else []
    sources = [origin_of(case, case.steps[place]) for place in places]
    return _slide("contract", planned.headline(case, own, dates, None, track, 1), chart, also, sources)


def _rules(asked: Asked) -> Slide:
    """How many models the rules leave, and how well the three variants fit."""
    case, own = asked.case, asked.assumptions
    found = enumerate_all(case, own)
    outcome = models.compute(case, own, own, found)
    fit = [round_half_up(outcome.standing[variant].fit, 1) for variant in VARIANTS]
    labels, written = [variant_name(variant) for variant in VARIANTS], [number(one, 1) for one in fit]
    chart = Drawn(
        kind="bars",
        unit="points",
        categories=labels,
        series=[
            Series(name=_("Fit (0–100)"), values=fit, color=colors.OF_VARIANT["mine"], labels=written,
                   colors=[colors.OF_VARIANT[variant] for variant in VARIANTS],
                   names=[in_variant("fit", variant) for variant in VARIANTS])
        ],
        alt=_("How well each fits: {parts}.", parts="; ".join(map("{} {}".format, labels, written))),
        axis=_("Fit (0–100)"),
        limit=100,
    )  # fmt: skip
    return _slide("rules", fits.within_rules(outcome, found.count), chart)


def _advice(asked: Asked) -> Slide:
    """How the options of the first task with scenarios score, by principle."""
    case, own = asked.case, asked.assumptions
    task = next((one for one in case.tasks if options_of(case, one.id)), None)
    if task is None:
        return _slide("advice", [_("The case gives no scenarios for any task.")], None)
    found = score(case, own, task.id)
    called, parts = scores.names(case, found), np.atleast_2d(criterion_parts(found))
    totals = [round_half_up(float(one), 1) for one in found.total]
    drawn = [
        Series(
            name=of(criterion.label), values=[round_half_up(float(one), 2) for one in parts[:, place]],
            color=colors.muted(place), labels=[number(round_half_up(float(one), 1), 1) for one in parts[:, place]],
            names=[f"score_part.{task.id}.{one.id}.{criterion.id}" for one in found.alternatives],
        )
        for place, criterion in enumerate(case.criteria) if parts[:, place].any()
    ]  # fmt: skip
    said = "; ".join(f"{name} {number(one, 1)}" for name, one in zip(called, totals, strict=True))
    chart = Drawn(
        kind="stacked",
        unit="points",
        categories=[f"{name}: {number(one, 1)}" for name, one in zip(called, totals, strict=True)],
        series=greatest(drawn),
        alt=_("Score from 0 to 100, built up from the principles: {parts}.", parts=said),
        limit=100,
    )
    return _slide("advice", scores.headline(case, task, found), chart, [scores.against(found)])


MOST_PARTS = 5
"""An office cuts off the names of more parts than fit under a chart, and those of bars that they leave no room."""


def greatest(parts: list[Series]) -> list[Series]:
    """The parts that are greatest together, in their order, and what the others come to."""
    if len(parts) <= MOST_PARTS + 1:
        return _told_apart(parts)
    by_size = sorted(range(len(parts)), key=lambda place: -sum(parts[place].values))
    shown, others = sorted(by_size[:MOST_PARTS]), by_size[MOST_PARTS:]
    rest = [round_half_up(sum(ones), 2) for ones in zip(*(parts[place].values for place in others), strict=True)]
    return [
        *_told_apart([parts[place] for place in shown]),
        Series(name=_("{count} other principles", count=len(others)), values=rest, color=colors.PLAIN,
               labels=[number(round_half_up(one, 1), 1) for one in rest]),
    ]  # fmt: skip


def _told_apart(parts: list[Series]) -> list[Series]:
    """The parts, none in the colour of another: there are fewer colours than principles may be."""
    if len({one.color for one in parts} - {colors.PLAIN}) == len(parts):
        return parts
    return [replace(one, color=colors.muted(place)) for place, one in enumerate(parts)]


def _cost(asked: Asked) -> Slide:
    """What each pays a year under each key."""
    case, own, year = asked.case, asked.assumptions, asked.view.year
    payer, moved = split.payer_of(case, asked.party), moved_of(case, asked.view.moved)
    keys = compare_keys(case, own, year, payer, moved)
    nobody = parties.Shown(
        name=split.names(case)[-1], places=(len(case.participants),), id=NOBODY, color=colors.PLAIN, tone="plain"
    )
    amounts = {one: _by_key(keys, one) for one in (*parties.shown(case, payer), nobody)}
    drawn = [
        Series(
            name=one.name, values=values, color=one.color,
            names=[f"by_key.{key}.{year}.{one.id}" for key in keys.by_key] if one.id else [],
        )
        for one, values in amounts.items() if any(values)
    ]  # fmt: skip
    labels = split.key_labels(case, keys, own)
    each = (", ".join(f"{one.name} {euro(one.values[place])}" for one in drawn) for place in range(len(labels)))
    said = "; ".join(map("{}: {}".format, labels, each))
    chart = Drawn(
        kind="stacked", unit="euro", categories=labels, series=drawn,
        alt=_("What each pays a year, by cost key ({year})", year=year) + f". {said}.",
    )  # fmt: skip
    return _slide("cost", split.headline(case, own, keys, payer, moved, year), chart, stays_out(case))


def _by_key(keys: KeyComparison, one: parties.Shown) -> list[float]:
    """What they pay together under each key."""
    return [float(parties.together(keys.whole[key][0], one)) for key in keys.by_key]


def _unknown(asked: Asked) -> Slide:
    """How far what Mijn variant costs a year can lie apart."""
    case, own, party = asked.case, asked.assumptions, asked.party
    point, found = set_point(case, own), summary(asked)
    claim = spread.headline(case, point, found, party)
    if not spread.is_known(point, party):
        return _slide("unknown", claim, None)
    years, place = case.about.years, spread.place_of(party)
    as_set = [round_half_up(float(one)) for one in point.costs["mine"][place, :-1]]
    ends = [tuple(map(round_half_up, spread.ends(point, found, "mine", place, at))) for at in range(len(years))]
    of_ends = [spread.names_of_ends(case, party, found.levels, asked.draws, str(year)) for year in years]
    chart = spans(
        [str(year) for year in years],
        [(low, at, high) for (low, high), at in zip(ends, as_set, strict=True)],
        [colors.OF_VARIANT["mine"]] * len(years),
        [
            (low, name_of(case, "framed_cost", party, str(year), "mine"), high)
            for year, (low, high) in zip(years, of_ends, strict=True)
        ],
        _("My variant, net cost per year, {who}: how far it can lie apart", who=who(case, party)),
    )
    return _slide("unknown", claim, chart, [key(found.levels)])


def key(levels: tuple[float, ...]) -> str:
    """What a bar from a low to a high end is."""
    futures = spread.range_name(levels)
    return _("Bar: {futures} (assumption). From what is set now on its colour is lighter.", futures=futures)


def summary(asked: Asked) -> Summary:
    """The draws of the page about uncertainty, and their ends at its levels."""
    case, own = asked.case, asked.assumptions
    levels = levels_for(case, own, drivers_of_cost(case, own, asked.party))
    *_before, last = simulate(case, own, asked.draws, keys=False)
    if last.outcomes is None:
        raise RuntimeError("the draws ended without outcomes")
    return summarise(last.outcomes, levels)


Span = tuple[float, float, float]


def spans(
    labels: Sequence[str], ends: Sequence[Span], tints: Sequence[str], names: Sequence[tuple[str, str, str]], title: str
) -> Drawn:
    """From a low end to a high one, in two parts that meet at what is set now. ``names``: of low, set and high."""
    said = [f"{euro(low)} – {euro(high)}" if low != high else euro(high) for low, _at, high in ends]
    told = list(map("{}: {}".format, labels, said))
    low, high = (np.array([one[end] for one in ends]) for end in (0, 2))
    middle = np.clip([one[1] for one in ends], low, high)
    low_names, set_names, high_names = zip(*names, strict=True)
    drawn = [
        Series(name=_("Low end"), values=low.tolist(), color=colors.PLAIN, names=low_names, unseen=True),
        Series(name=_("to what is set now"), values=(middle - low).tolist(), color=tints[0], colors=tints,
               names=set_names),
        Series(name=_("to the high end"), values=(high - middle).tolist(), color=tints[0], colors=tints,
               names=high_names, light=True),
    ]  # fmt: skip
    return Drawn(kind="spans", unit="euro", categories=told, series=drawn, alt=f"{title}. {'; '.join(told)}.")


def _decide(asked: Asked) -> Slide:
    """How many decisions are overdue, open and taken on the reference date."""
    case, own = asked.case, asked.assumptions
    state = on_date(case, own, dates_of(case, own).schedule)
    called = {"taken": _("Taken"), "open": _("Open"), "overdue": _("Overdue")}
    counts = [int((state.decisions == DECISION_STATES.index(name)).sum()) for name in DECISION_STATES]
    labels = [called[name] for name in DECISION_STATES]
    chart = Drawn(
        kind="bars", unit="count", categories=labels,
        series=[
            Series(name=_("Decisions"), values=[float(one) for one in counts], color=colors.muted(0),
                   colors=[colors.muted(place) for place in range(len(counts))],
                   names=[f"decisions.{name}" for name in DECISION_STATES])
        ],
        alt=_("Decisions on the reference date: {parts}.", parts="; ".join(map("{}: {}".format, labels, counts))),
    )  # fmt: skip
    sources = [origin_of(case, one) for one in case.decisions]
    return _slide("decide", decided.decisions(own, state, 1), chart if case.decisions else None, sources=sources)
