"""The words, charts and tables of the page that weighs the options of a task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.own_arguments import strength_id
from model.options.scoring import (
    Scores,
    argument_effects,
    arguments_now,
    criterion_parts,
    winner,
)
from ui.charts.bars_and_lines import Series, stacked_bars
from ui.charts.parts import Chart, Made, Table
from ui.charts.pictures import heatmap
from words.claims.scores import names
from words.labels import label_of
from words.look import colors
from words.sentences import Sentences, numbers, slot
from words.texts import _, in_quotes, of


def remarks(case: Case, scores: Scores) -> list[str]:
    """What a reader must know of the present scores: what was left out, and why a hybrid comes first."""
    silent = [of(one.label) for one, kept in zip(case.criteria, scores.kept, strict=True) if not kept]
    found = [_("No argument of this task bears on: {names}. Left out of the score.", names="; ".join(silent))]
    best = scores.alternatives[int(winner(scores))]
    hybrid = _(
        "A hybrid takes the strengths of both sides, and the source names no drawback of handing over between front "
        "and back office. So it wins almost by construction. At “Add an argument of your own” below you can add a "
        "drawback of the hybrid yourself."
    )
    return [*(found if silent else []), *([hybrid] if best.front != best.back else [])]


def _made(task: Task, scores: Scores, formula: str, lines: Sequence[str]) -> Made:
    """The names of what a formula gives for each alternative, a line for each of these."""
    return Made(f"{formula}.{task.id}.{{column}}.{{line}}", lines, _ids(scores))


def _made_with_score(task: Task, scores: Scores, formula: str, lines: Sequence[str]) -> list[Made]:
    """The same for a table under whose lines the score stands."""
    total = Made(f"score.{task.id}.{{column}}", [*[""] * len(lines), "score"], _ids(scores))
    return [_made(task, scores, formula, lines), total]


def _ids(scores: Scores) -> list[str]:
    return [one.id for one in scores.alternatives]


def score_chart(case: Case, task: Task, scores: Scores) -> tuple[Chart, Table]:
    """A bar per alternative, stacked by criterion: the parts add up to the score."""
    by_part = criterion_parts(scores)
    values = by_part if by_part.ndim > 2 else by_part[None]
    # One decimal that adds up would need rounding per bar; the bar itself is drawn exactly.
    series = [
        Series(of(criterion.label), np.round(values[:, :, index], 2), colors.muted(index), colors.hatch(index))
        for index, criterion in enumerate(case.criteria)
    ]
    title = _("Score from 0 to 100, built up from the principles")
    totals = np.atleast_2d(scores.total)
    called = names(case, scores)
    given = {f"score{index}": numbers(totals[:, index], "points") for index in range(len(called))}
    alt = Sentences(["; ".join(f"{name} {slot(key)}" for name, key in zip(called, given, strict=True)) + "."], given)
    # What never adds anything needs no line in the legend; the table has it.
    ids = [criterion.id for criterion in case.criteria]
    adds = [place for place, line in enumerate(series) if line.values.any()] or range(len(series))
    drawn = [series[place] for place in adds]
    chart = stacked_bars(
        title,
        "scenarios-score",
        called,
        drawn,
        alt,
        # Room for the bars and for a legend with a line per principle.
        height=50 + 60 * len(called) + 26 * len(drawn),
        unit="points",
        limit=100,
    )
    # The chart has no bar for the total: the table has a line for it.
    cells = np.concatenate([np.swapaxes(values, -1, -2), totals[:, None, :]], axis=1)
    lines = [*(line.name for line in series), _("Score")]
    units = ["points"] * len(lines)
    table = Table(
        title, [_("Principle"), *called], lines, units, np.round(cells, 2), strong=(len(series),),
        made=_made_with_score(task, scores, "score_part", ids),
    )  # fmt: skip
    return replace(chart, made=[_made(task, scores, "score_part", [ids[place] for place in adds])]), table


def heat_chart(case: Case, task: Task, scores: Scores) -> tuple[Chart, Table]:
    """The score of each alternative on each criterion."""
    cells = np.swapaxes(scores.by_criterion, -1, -2)
    cells = cells if cells.ndim > 2 else cells[None]
    title = _("Score per principle: 50 is neutral")
    called, lines = names(case, scores), [of(criterion.label) for criterion in case.criteria]
    chart = heatmap(title, "scenarios-uitgangspunten", called, lines, cells, [_("Orange is below 50, blue above.")])
    made = [_made(task, scores, "score_by", [criterion.id for criterion in case.criteria])]
    table = Table(title, [_("Principle"), *called], lines, ["count"] * len(lines), np.round(cells, 1), made=made)
    return replace(chart, made=made), table


def argument_name(case: Case, id: str, texts: Mapping[str, str] | None = None) -> str:
    """An argument with the option and the kind that it belongs to. ``texts``: what the reader wrote beside his."""
    kinds = {"pro": _("pro"), "con": _("con"), "risk": _("risk")}
    if id.startswith("own_"):
        text, name = (texts or {}).get(id), label_of(case, id)
        return _("your own argument: {what}", what=f"{name}: {in_quotes(text)}" if text else name)
    argument = case.argument(id.partition(".")[2])
    return f"{of(argument.label)} ({of(case.executor(argument.executor).short)}, {kinds[argument.kind]})"


def part_table(case: Case, task: Task, scores: Scores, texts: Mapping[str, str]) -> Table:
    """What each argument adds to or takes from the score of each alternative."""
    moved = np.swapaxes(argument_effects(scores), -1, -2)
    moved = moved if moved.ndim > 2 else moved[None]
    lines = [argument_name(case, strength_id(argument), texts) for argument in scores.arguments]
    count = moved.shape[0]
    neutral = np.full((count, 1, len(scores.alternatives)), 50.0)
    totals = np.broadcast_to(
        scores.total if scores.total.ndim > 1 else scores.total[None], (count, len(scores.alternatives))
    )
    cells = np.concatenate([neutral, np.broadcast_to(moved, (count, *moved.shape[1:])), totals[:, None, :]], axis=1)
    lines = [_("Start: neutral"), *lines, _("Score")]
    caption = _("What each argument does to the score")
    columns = [_("Argument"), *names(case, scores)]
    made = _made_with_score(task, scores, "argument_effect", ["", *(argument.id for argument in scores.arguments)])
    return Table(caption, columns, lines, ["points"] * len(lines), np.round(cells, 2) + 0.0, made=made,
                 strong=(0, len(lines) - 1), summary=_("Where the score comes from, per argument"))  # fmt: skip


def argument_lines(case: Case, assumptions: Assumptions, task: str, executor: str, kind: str) -> Sequence[str]:
    """The arguments of an option as the source lists them, with its remark."""
    return [
        f"{of(argument.label)} ({of(argument.remark)})" if argument.remark else of(argument.label)
        for argument in arguments_now(case, assumptions, task)
        if (argument.executor, argument.kind) == (executor, kind)
    ]
