"""The list of the best execution models, each told by what differs from the advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.case.case import Case
from model.options.configurations import Configurations, Pair, advised
from model.options.ranking import Difference, Ranked, differences
from ui.charts.choosing import Entry, Ranking
from ui.views.execution_model import figures
from words.look.few import some
from words.sentences import pressable, slot
from words.texts import _, number, of

MOST_TOLD, MOST_TASKS = 4, 3
"""So many differences are told, with so many tasks each: the button takes over all of them."""


def ranking(case: Case, models: Configurations, best: Sequence[Ranked], mine: Mapping[str, Pair]) -> Ranking:
    """What a reader can choose from at once."""
    return Ranking(
        title=_("The best models"),
        told=_told(models),
        button=_("Take over"),
        entries=[_entry(case, models, model, mine) for model in best],
    )


def _told(models: Configurations) -> str:
    rule = _(
        "Chosen first are models that no other beats in fit, risk, cost and partners together, then those that fit "
        "best. The best fitting stands on top. Of models with the same figures one is listed. Partners are executors "
        "outside the own organisation, at the tasks with a choice."
    )
    if not models.is_sample:
        return rule
    shown = number(len(models.picks))
    return f"{rule} {_('Chosen from {shown} models drawn at random and those of the line.', shown=shown)}"


def _entry(case: Case, models: Configurations, model: Ranked, mine: Mapping[str, Pair]) -> Entry:
    chosen, place = models.chosen_at(model.place), model.place
    made = f"chosen.{'-'.join(map(str, models.picks[place].tolist()))}/{{}}"
    cost = np.atleast_1d(models.cost_change[place])
    marks = [_("no other beats it")] if model.unbeaten else []
    marks += [_("this is my variant now")] if chosen == mine else []
    return Entry(
        number=place,
        title=pressable(
            _("fit {fit}", fit=slot("fit")), {"fit": (number(float(models.fit[place]), 1), made.format("fit"))}
        ),
        text=told_beside_the_advice(case, chosen),
        figures=figures(float(models.risk[place]), int(models.partners[place]), cost, made),
        marks=marks,
    )


def told_beside_the_advice(case: Case, chosen: Mapping[str, Pair]) -> str:
    """In what a model differs from the documented advice: every other executor, and nothing else."""
    found = differences(chosen, advised(case))
    if not found:
        return _("The documented advice")
    return _("As the advice, but: {differences}", differences=_in_short(_differences(case, found)))


def _in_short(told: Sequence[str]) -> str:
    """The differences after each other; of many the first, and how many more there are."""
    if len(told) <= MOST_TOLD + 1:
        return "; ".join(told)
    return "; ".join([*told[:MOST_TOLD], _("and {count} more", count=len(told) - MOST_TOLD)])


def _differences(case: Case, found: Sequence[Difference]) -> list[str]:
    """One text for the tasks that get the same executor for the same offices."""
    offices: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in found:
        offices[one.executor, one.task] = (*offices.get((one.executor, one.task), ()), one.office)
    tasks: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (executor, task), of_task in offices.items():
        tasks.setdefault((executor, of_task), []).append(of(case.task(task).label))
    return [
        _office_pattern(of_task).format(task=some(labels, MOST_TASKS), executor=of(case.executor(executor).short))
        for (executor, of_task), labels in tasks.items()
    ]


def _office_pattern(offices: tuple[str, ...]) -> str:
    patterns = {
        ("front",): _("{executor} for the front office of {task}"),
        ("back",): _("{executor} for the back office of {task}"),
        ("front", "back"): _("{executor} for both offices of {task}"),
    }
    return patterns[offices]
