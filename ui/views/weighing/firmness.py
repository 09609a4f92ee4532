"""How firm the outcome of a weighing is: the charts, tables and sentences on what would change it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.options.robustness import Acceptability
from model.options.scoring import Scores, winner
from model.outcomes.scenarios import Turning, Weighing
from ui.charts.bars_and_lines import Series, stacked_bars
from ui.charts.parts import Chart, Grid, Made, Notice, Table
from words.claims.scores import names
from words.labels import label_of, written
from words.look import colors
from words.sentences import Sentences, pressable, slot
from words.texts import _, number, of, percent


def rank_chart(case: Case, task: str, scores: Scores, acceptability: Acceptability, draws: int) -> tuple[Chart, Table]:
    """In which part of all weightings an alternative comes first, second, ..."""
    called = names(case, scores)
    series = [
        Series(_("place {rank}", rank=rank + 1), shares * 100, colors.muted(rank), colors.hatch(rank))
        for rank, shares in enumerate(np.moveaxis(acceptability.ranks[None], -1, 0))
    ]
    title = _("In how many of {count} random weightings each option takes which place", count=number(draws))
    alt = [
        "; ".join(_("{name} first in {part}", name=name, part=percent(float(share), 0))
                  for name, share in zip(called, acceptability.ranks[:, 0], strict=True)) + "."
    ]  # fmt: skip
    chart = stacked_bars(
        title, "scenarios-rangorde", called, series, alt, height=140 + 60 * len(called), unit="percent", limit=100
    )
    columns = [_("Place"), *called]
    cells = np.swapaxes(acceptability.ranks, 0, 1)[None]
    made = Made(f"rank.{task}.{{column}}.{{line}}", [str(rank + 1) for rank in range(len(called))], _ids(scores))
    table = Table(title, columns, [line.name for line in series], ["fraction"] * len(series), cells, made=[made])
    return replace(chart, made=[made]), table


def _ids(scores: Scores) -> list[str]:
    return [one.id for one in scores.alternatives]


def stability_grid(case: Case, task: str, weighing: Weighing, acceptability: Acceptability) -> Grid:
    """Per criterion how far its weight can move before another option comes first, and whether its slider can do so."""
    scores, intervals = weighing.present, weighing.stability
    alone = _sliders_alone(case, weighing)
    best = int(np.atleast_1d(winner(scores))[0])
    rows = [
        [
            of(criterion.label),
            percent(float(weight), 0),
            _span(low, high),
            said,
            percent(float(central), 0) if np.isfinite(central) else _("never first"),
        ]
        for criterion, weight, (low, high), said, central in zip(
            case.criteria, scores.weights, intervals, alone, acceptability.central[best], strict=True
        )
    ]
    columns = [
        _("Principle"), _("Weight now"), _("Stays first from – to"), _("Another first by this slider alone?"),
        _("Average weight when it comes first"),
    ]  # fmt: skip
    central_of = f"central_weight.{task}.{_ids(scores)[best]}.{{line}}"
    span = " ".join(f"stays_first.{task}.{{line}}.{end}" for end in ("low", "high"))
    made = Made("{column}", [one.id for one in case.criteria],
                ["", f"weight_in.{task}.{{line}}", span, "", central_of])  # fmt: skip
    sliders = Made("{line}", _named_sliders(case, task, weighing), ["", "", "", "alone"])
    title = _("How firm the first place is")
    return Grid(title, columns, rows, numbers=(1, 2, 4), below=(3,), made=[made, sliders], titled=True)


def _sliders_alone(case: Case, weighing: Weighing) -> list[str]:
    """Of each weight: at which position another option comes first, or between which shares it stays."""
    turns = {
        one.assumption: _(
            "yes, at {value}: {name}",
            value=written(case, one.assumption, one.value),
            name=_first(case, weighing, one),
        )
        for one in weighing.turning
    }
    return [
        turns.get(f"weight.{criterion.id}")
        or (_("no, it reaches {span}", span=_span(low, high)) if kept else _("no, it does not count here"))
        for criterion, (low, high), kept in zip(case.criteria, weighing.reach, weighing.present.kept, strict=True)
    ]


def _named_sliders(case: Case, task: str, weighing: Weighing) -> list[str]:
    """The names of the numbers in each of these."""
    turns = {one.assumption for one in weighing.turning}
    return [
        f"turning.{task}.weight.{criterion.id}"
        if f"weight.{criterion.id}" in turns
        else " ".join(f"weight_reach.{task}.{criterion.id}.{end}" for end in ("low", "high") if kept)
        for criterion, kept in zip(case.criteria, weighing.present.kept, strict=True)
    ]


def _span(low: float, high: float) -> str:
    return f"{percent(float(low), 0)} – {percent(float(high), 0)}"


def _first(case: Case, weighing: Weighing, turning: Turning) -> str:
    called = names(case, weighing.present)
    return ", ".join(called[place] for place in turning.winners)


def turning_notice(case: Case, task: str, weighing: Weighing, assumptions: Assumptions) -> Notice | None:
    """What would have to be true for another option to come first; None where there is no other."""
    if len(weighing.present.alternatives) < 2:
        return None
    lines: list[str | Sentences] = [_turn(case, task, weighing, turning, assumptions) for turning in weighing.turning]
    if not lines:
        lines = [_("No slider of a weight or a strength, moved alone, changes who comes first.")]
    # The table goes on to 100%: where it names an end that no slider reaches, say so, or the two seem to disagree.
    by_weight = any(turning.assumption.startswith("weight.") for turning in weighing.turning)
    if not by_weight and bool((weighing.stability != [0, 1]).any()):
        lines.append(_("Outside “stays first from – to” another would come first. No weight alone gets that far."))
    return Notice(_("What must be true for another to win?"), lines, "info")


def _turn(case: Case, task: str, weighing: Weighing, turning: Turning, assumptions: Assumptions) -> Sentences:
    """The nearest value of a weight or strength at which another option comes first."""
    id, slots = turning.assumption, {name: slot(name) for name in ("what", "value", "now", "name")}
    told = (
        _("{what}: {value} instead of {now}, then equal first: {name}.", **slots)
        if len(turning.winners) > 1
        else _("{what}: {value} instead of {now}, then {name} comes first.", **slots)
    )
    given = {
        "what": (label_of(case, id), ""),
        "value": (written(case, id, turning.value), f"turning.{task}.{id}"),
        "now": (written(case, id, assumptions.get(id)), id),
        "name": (_first(case, weighing, turning), ""),
    }
    return pressable(told, given)


def method_grid(case: Case, task: str, weighing: Weighing) -> Grid:
    """The order of the options under three methods."""
    methods = {"sum": _("Weighted sum (this page)"), "topsis": "TOPSIS", "promethee": "PROMETHEE II"}
    called = names(case, weighing.present)
    rows = [[name, *(str(rank) for rank in weighing.ranks[method])] for method, name in methods.items()]
    made = Made(f"place.{task}.{{line}}.{{column}}", [*methods], ["", *_ids(weighing.present)])
    columns = [_("Method"), *called]
    return Grid(
        _("Do other methods agree?"), columns, rows, numbers=range(1, len(called) + 1), made=[made], titled=True
    )
