"""Who does which office of which task, as a matrix to choose in."""

from __future__ import annotations

from collections.abc import Mapping

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.tasks import Task
from model.options.configurations import Pair, advice_of, advised, follows, free_tasks, open_executors
from model.options.scoring import closed_by, fixed_by
from ui.charts.choosing import Cell, Line, Matrix
from words.claims.pools import who_stays_out
from words.look import colors
from words.texts import _, of

Move = tuple[str, str]
"""An assumption about who does an office of a task, and the executor that it gets."""
OFFICES = ("front", "back")
NO_CHOICE_COLOR = colors.MUTED_FROM + colors.MUTED - 1
SHORT = 60
"""A rule of up to so many characters stands in the matrix itself."""


def moves(case: Case, assumptions: Assumptions) -> tuple[Move, ...]:
    """All that can be chosen in the matrix; the place of each is its number in the browser."""
    return tuple(
        (f"{office}.{task}", executor)
        for task in free_tasks(case)
        for office in OFFICES
        for executor in open_executors(case, assumptions, task)
    )


def color_of(case: Case, executor: str) -> int:
    """A colour of the theme for who can be chosen somewhere, one for all others."""
    offered = {option.executor for option in case.options}
    chosen = [one.id for one in case.executors if one.id in offered]
    return colors.muted_number(chosen.index(executor)) if executor in chosen else NO_CHOICE_COLOR


def matrix(case: Case, assumptions: Assumptions, chosen: Mapping[str, Pair]) -> Matrix:
    """Every task with who does its front and back office, where it is the reader's choice and why not elsewhere."""
    numbers = {move: number for number, move in enumerate(moves(case, assumptions))}
    whole, advice = follows(case, chosen), advised(case)
    lines = []
    for task in case.tasks:
        pair = whole.get(task.id)
        cells = [
            _cell(case, assumptions, task, office, pair and pair[place], advice.get(task.id, ("", ""))[place], numbers)
            for place, office in enumerate(OFFICES)
        ]
        lines.append(Line(name=of(task.label), note=_note(case, assumptions, task), cells=cells))
    columns = [_("Task"), _("Front office: contact with the resident"), _("Back office: administration")]
    return Matrix(title=_("Who does what in my variant"), columns=columns, lines=lines)


def is_open(case: Case, assumptions: Assumptions, task: str) -> bool:
    """Whether there is more than one executor to choose from."""
    return task in free_tasks(case) and len(open_executors(case, assumptions, task)) > 1


def _cell(
    case: Case,
    assumptions: Assumptions,
    task: Task,
    office: str,
    executor: str | None,
    advice: str,
    numbers: Mapping[Move, int],
) -> Cell:
    spoken = {"front": _("{task}, front office"), "back": _("{task}, back office")}[office]
    name = spoken.format(task=of(task.label))
    if executor is None:
        return Cell(name=name, text=_("not decided"), color=None)
    text, color = of(case.executor(executor).short), color_of(case, executor)
    if not is_open(case, assumptions, task.id):
        return Cell(name=name, text=text, color=color)
    id = f"{office}.{task.id}"
    return Cell(
        name=name,
        text=text,
        color=color,
        note="" if executor == advice else _("advice: {executor}", executor=of(case.executor(advice).short)),
        options=[
            (numbers[id, one], of(case.executor(one).short)) for one in open_executors(case, assumptions, task.id)
        ],
        chosen=numbers[id, executor],
    )


def _note(case: Case, assumptions: Assumptions, task: Task) -> str:
    """Who takes no part in the task, why it stands as it does, and whom the advice names beside who is shown."""
    told = (who_stays_out(case, task), _why(case, assumptions, task), _beside(case, task))
    return "; ".join(part for part in told if part)


def _beside(case: Case, task: Task) -> str:
    """The advice may leave a part of a task with another: a cell holds one executor."""
    front, back = advice_of(case, task)
    others = dict.fromkeys(one for office in (front, back) for one in office[1:])
    if not others or fixed_by(case, task.id):
        return ""
    return _("in the advice also: {names}", names=", ".join(of(case.executor(one).short) for one in others))


def _why(case: Case, assumptions: Assumptions, task: Task) -> str:
    """In short: the whole rule stands below on the page."""
    rule = fixed_by(case, task.id)
    if rule is not None:
        text = of(rule.text)
        return _("fixed: {rule}", rule=text) if len(text) <= SHORT else _("fixed: see the rules below")
    if task.follows:
        return _("follows {task}", task=of(case.task(task.follows).label))
    if is_open(case, assumptions, task.id):
        return _closed(case, task.id)
    return _("one scenario in the source") if task.id in free_tasks(case) else _("no choice in the source")


def _closed(case: Case, task: str) -> str:
    """Who can be chosen for another task, but by a rule not for this one."""
    elsewhere = {option.executor for option in case.options}
    names = [of(one.short) for one in case.executors if one.id in elsewhere and closed_by(case, task, one.id)]
    return _("closed by a rule: {names}", names=", ".join(names)) if names else ""
