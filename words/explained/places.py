"""What a place along an axis is called in the title of a number: a municipality, a year, a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from model.case.case import Case
from model.case.naming import ALL, NOBODY
from model.differences.amounts import KEY, PROJECT
from model.differences.changes import SHARES
from model.options.scoring import alternatives
from words.claims.planned import track_name
from words.claims.pools import pool_named
from words.explained.checks import about_name
from words.labels import choice_label, label_of, risk_name
from words.texts import Speech, _, of, spoken


def place_name(case: Case, axis: str, label: str, lead: str = "") -> str:
    """The name of a place; of an axis that nobody gave words the label itself. ``lead``: the first label of the name,
    such as the task of an alternative."""
    if label == ALL:
        return _("all years together") if axis.startswith("years") else _("all together")
    if label == NOBODY:
        return _("nobody (not allocated)")
    kind = axis.partition("_")[0]
    if kind in ("parties", "participants"):
        return case.municipality(label).name
    if axis == "alternatives":
        one = next(one for one in alternatives(case, lead) if one.id == label)
        return of(case.executor(one.front).short) if one.front == one.back else _("Hybrid")
    found = _NAMES.get(axis) or _NAMES.get(kind)
    return found(case, label) if found else _states().get(label, label)


_NAMES: Mapping[str, Callable[[Case, str], str]] = {
    "keys": choice_label,
    "pools": pool_named,
    "compared": lambda case, label: of(case.finding(label).title),
    "segments": lambda case, label: of(case.segment(label).label),
    "budget_lines": lambda case, label: of(case.budget_line(label).label),
    "summed_lines": lambda case, label: of(case.budget_line(label).label),
    "policy_fields": lambda case, label: _field(case, label),
    "moving_groups": lambda case, label: of(case.target(label).label),
    "tracks": track_name,
    "starts": track_name,
    "steps": lambda case, label: of(case.step(label).short),
    "closings": lambda case, label: of(case.step(label).short),
    "contract_end": lambda case, label: of(case.step(label).short),
    "project_lines": lambda case, label: of(case.project_line(label).label),
    "hourly_lines": lambda case, label: of(case.project_line(label).label),
    "weighed": lambda case, label: of(case.task(label).label),
    "free_tasks": lambda case, label: of(case.task(label).label),
    "criteria": lambda case, label: of(case.criterion(label).label),
    "arguments": lambda case, label: _argument(case, label),
    "reasons": lambda case, label: _argument(case, label),
    "changes": lambda case, label: change_name(case, label),
    "changes_and_steps": lambda case, label: change_name(case, label),
    "changeable": label_of,
    "counted_places": lambda case, label: case.municipality(label).name,
    "movable": label_of,
    "ranged": label_of,
    "uncertain": label_of,
    "ranks": lambda _case, label: _("place {rank}", rank=label),
    "percents": lambda _case, label: _percent(label),
    "full": lambda _case, label: _percent(label),
    "two_keys": choice_label,
    "risks": lambda case, label: risk_name(case, case.risk(label)),
    "asked_certainties": lambda _case, label: _percent(label),
    "certainties": lambda _case, label: _percent(label),
    "abouts": lambda case, label: about_name(case, label),
    "curve": lambda _case, label: _percent(label),
    "levels": lambda _case, label: _percent(label),
    "start_levels": lambda _case, label: _percent(label),
}


def _field(case: Case, label: str) -> str:
    return f"{label} {next(of(one.label) for one in case.policy_fields if one.id == label)}"


def change_name(case: Case, change: str) -> str:
    """What is changed as one: an assumption, all shares, or who does a task."""
    if change == SHARES:
        return _("Shares of the fixed key")
    head, _dot, task = change.partition(".")
    if head == "task":
        return of(case.task(task).label)
    steps = {KEY: _("The cost key"), PROJECT: _("The project cost, after coverage")}
    return steps.get(change) or label_of(case, change)


def _argument(case: Case, label: str) -> str:
    return label_of(case, label) if label.startswith("own_") else of(case.argument(label).label)


def _percent(label: str) -> str:
    return f"{label.removeprefix('p')}%"


def _states() -> Mapping[str, str]:
    return _states_in(spoken())


@lru_cache(maxsize=16)
def _states_in(_speech: Speech) -> Mapping[str, str]:
    return {
        "structural": _("structural"),
        "incidental": _("incidental"),
        "labour": _("hours"),
        "other": _("other cost"),
        "taken": _("taken"),
        "open": _("open"),
        "overdue": _("overdue"),
        "ready": _("ready"),
        "running": _("running"),
        "late": _("late"),
        "to_come": _("to come"),
        "low": _("from"),
        "high": _("to"),
        "now": _("now"),
        "there": _("then"),
        "left": _("left"),
        "right": _("right"),
        "set": _("what was changed"),
        "mine": _("from the advice to my variant"),
        "advice": _("from the present to the advice"),
        "findings": _("findings"),
        "assumptions": _("assumptions"),
        "unsourced": _("assumptions that stand in no source"),
        "changed": _("changed assumptions"),
        "missing_documents": _("missing documents"),
        "decisions": _("decisions"),
        "steps": _("steps"),
        "tasks": _("tasks"),
        "tasks_that_move": _("tasks that others do in the advice"),
        "confirmed": _("confirmed rows"),
        "assured": _("rows that can be confirmed"),
        "advice_first": _("tasks in which the advice comes first"),
        "advice_tasks": _("tasks with a choice"),
        "tasks_changed": _("tasks in which my variant differs from the advice"),
        "models": _("models that are possible"),
        "source_differs": _("totals that are another in the source"),
        "taken_apart": _("numbers that are taken apart"),
        "orders": _("orders of changes"),
        "reserve_draws": _("possible futures of the risks"),
        "split": _("contributions"),
        "natures": _("structural and incidental"),
        "fields": _("policy fields"),
        "printed": _("printed totals"),
        "shares": _("shares"),
        "untouched": _("my variant without choices of your own"),
        "whole": _("whole euros"),
        "sum": _("Weighted sum (this page)"),
        "topsis": "TOPSIS",
        "promethee": "PROMETHEE II",
    }
