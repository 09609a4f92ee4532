"""What a place along an axis is called in the title of a number: a municipality, a year, a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from model.case.case import Case
from model.case.naming import ALL, NOBODY
from model.options.scoring import alternatives
from words.labels import choice_label, label_of, risk_name
from words.texts import _, of


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
    "compared": lambda case, label: of(case.finding(label).title),
    "segments": lambda case, label: of(case.segment(label).label),
    "budget_lines": lambda case, label: of(case.budget_line(label).label),
    "summed_lines": lambda case, label: of(case.budget_line(label).label),
    "policy_fields": lambda case, label: _field(case, label),
    "moving_groups": lambda case, label: of(case.target(label).label),
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
    "movable": label_of,
    "ranged": label_of,
    "uncertain": label_of,
    "ranks": lambda _case, label: _("place {rank}", rank=label),
    "percents": lambda _case, label: _percent(label),
    "full": lambda _case, label: _percent(label),
    "two_keys": choice_label,
    "risks": lambda case, label: risk_name(case, case.risk(label)),
    "certainties": lambda _case, label: _percent(label),
    "curve": lambda _case, label: _percent(label),
    "levels": lambda _case, label: _percent(label),
    "start_levels": lambda _case, label: _percent(label),
}


def _field(case: Case, label: str) -> str:
    return f"{label} {next(of(one.label) for one in case.policy_fields if one.id == label)}"


def _argument(case: Case, label: str) -> str:
    return label_of(case, label) if label.startswith("own_") else of(case.argument(label).label)


def _percent(label: str) -> str:
    return f"{label.removeprefix('p')}%"


def _states() -> Mapping[str, str]:
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
        "sum": _("Weighted sum (this page)"),
        "topsis": "TOPSIS",
        "promethee": "PROMETHEE II",
    }
