"""On how many arguments a weight can act: at its slider, and of every task together."""

from __future__ import annotations

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.options.scoring import Scores, acting
from model.outcomes.scenarios import spread
from ui.charts.parts import Grid, Made
from words.texts import _, number, of


def weight_names(case: Case, scores: Scores) -> dict[str, str]:
    """Each criterion, by its id, with the number of arguments of the task that its weight can act on."""
    counts = acting(scores)
    silent = not counts.any()
    return {
        criterion.id: f"{of(criterion.label)} · {_meter(int(count), bool(kept) and not silent)}"
        for criterion, count, kept in zip(case.criteria, counts, scores.kept, strict=True)
    }


def _meter(count: int, kept: bool) -> str:
    """``kept``: the criterion counts although no argument speaks on it, and so it counts as neutral."""
    if count:
        return _("1 argument") if count == 1 else _("{count} arguments", count=number(count))
    return _("no argument: pulls every score towards 50") if kept else _("no argument: this weight does nothing here")


def spread_grid(case: Case, assumptions: Assumptions) -> Grid:
    """Per criterion and task the number of arguments that the weight can act on, and the sums."""
    counts = spread(case, assumptions)
    cells = np.array(list(counts.values())).reshape(len(counts), len(case.criteria)).T
    cells = np.hstack([cells, cells.sum(axis=1, keepdims=True)])
    cells = np.vstack([cells, cells.sum(axis=0, keepdims=True)])
    called = [*(of(criterion.label) for criterion in case.criteria), _("Together")]
    rows = [[name, *(number(count) for count in line)] for name, line in zip(called, cells.tolist(), strict=True)]
    columns = [_("Principle"), *(of(case.task(task).label) for task in counts), _("Together")]
    made = Made("acts_on.{column}.{line}", [*(one.id for one in case.criteria), ""], ["", *counts, ""])
    caption = _("Number of arguments per principle and task")
    return Grid(caption, columns, rows, numbers=range(1, len(columns)), made=[made])
