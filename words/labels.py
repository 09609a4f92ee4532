"""What assumptions and their values are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from model.assumptions.declared import CRITERIA, EXECUTORS, TO, Layer, Value, msg
from model.assumptions.uncertainty import subject_of
from model.assumptions.values import declaration
from model.case.base import Text
from model.case.case import Case
from model.case.risks import Risk
from model.options.configurations import Pair
from model.risks.register import executor_of
from words import formatting
from words.texts import _, language, of


def _named(case: Case, per: str, key: str) -> Text | str:
    if per == "uncertain":
        return label_of(case, subject_of(key))
    if per == "municipality":
        return case.municipality(key).name
    if per == "finding":
        return case.finding(key).title
    if per == "executor":
        return case.executor(key).short
    if per == "argument":
        return _argument(case, key)
    if per == "option":
        return _option(case, key)
    if per == "step":
        return case.step(key).short
    if per in ("labour_line", "other_line"):
        return case.project_line(key).label
    if per == "risk":
        return risk_name(case, case.risk(key))
    if per == "segment":
        return case.segment(key).label
    if per == "target_group":
        return case.target(key).label
    if per == "criterion":
        return case.criterion(key).label
    return case.task(key).label


def _argument(case: Case, key: str) -> str:
    """The same words stand at more tasks and options, so both belong to the name."""
    argument = case.argument(key)
    task = of(case.task(argument.task).label)
    executor = of(case.executor(argument.executor).short)
    return f"{of(argument.label)} ({executor}, {task})"


def _option(case: Case, key: str) -> str:
    """A scenario, or the advised hybrid: who, and for which task."""
    hybrid = next((one for one in case.tasks if f"{one.id}-{one.hybrid}" == key), None)
    if hybrid is not None:
        return f"{_('Hybrid')} ({of(hybrid.label)})"
    option = next(one for one in case.options if f"{one.task}-{one.executor}" == key)
    task = next(of(one.label) for one in case.tasks if one.id == option.task)
    return f"{next(of(one.short) for one in case.executors if one.id == option.executor)} ({task})"


def case_name(case: Case) -> str:
    """What the case is called wherever it is named: a fictitious one with its mark."""
    return " · ".join(filter(None, (of(case.about.title), mark_of(case))))


def mark_of(case: Case) -> str:
    """The mark of a fictitious case; nothing of another."""
    return _("fictitious case") if case.about.fictitious else ""


def risk_name(case: Case, risk: Risk) -> str:
    """The risk; of a scenario with whose it is, for the same words stand at more executors."""
    executor = executor_of(case, risk)
    if executor is None:
        return of(risk.label)
    return f"{of(risk.label)} ({of(case.executor(executor).short)})"


def class_name(case: Case, kind: Literal["chance", "impact"], number: int) -> str:
    """What a class of chance or impact stands for: 50%, or between which amounts."""
    if number == 0:
        return _("not assessed")
    risk_class = case.risk_class(kind, number)
    low, high = (None if end is None else _bound(kind, end) for end in (risk_class.low, risk_class.high))
    if high is None:
        return _("more than {amount}", amount=low)
    return str(low) if low == high else f"{low} – {high}"


def _bound(kind: str, value: float) -> str:
    return formatting.amount(value, "fraction" if kind == "chance" else "euro", language())


def name_of(case: Case, id: str) -> str:
    """What the ``{name}`` in an assumption's label stands for: a municipality, an argument, ..."""
    found = _named(case, str(declaration(id).per), id.partition(".")[2])
    return found if isinstance(found, str) else of(found)


def label_of(case: Case, id: str) -> str:
    """The assumption's label in the session's language."""
    declared = declaration(id)
    return _(declared.label, name=name_of(case, id)) if declared.per else _(declared.label)


def choice_label(case: Case, choice: str, id: str = "") -> str:
    """How a value of a choice is called; criteria and executors by their name in the case."""
    declared = declaration(id) if id else None
    if declared and CRITERIA in declared.choices:
        return of(case.criterion(choice).label)
    if declared and EXECUTORS in declared.choices:
        return of(case.executor(choice).short)
    if choice.startswith(TO):
        return _("to {name}", name=case.municipality(choice.removeprefix(TO)).name)
    return _(CHOICES[choice])


CHOICES: Mapping[str, str] = {
    "none": msg("None"),
    "optimistic": msg("Optimistic"),
    "usual": msg("Usual slippage"),
    "fixed": msg("Fixed key"),
    "caseload": msg("Number of {units}"),
    "residents": msg("Number of residents"),
    "mixed": msg("Mixed"),
    "shares": msg("Fixed key, scaled to 100%"),
    "unallocated": msg("nobody: stays open"),
    "proportional": msg("all in proportion"),
    "share": msg("Share of a joint cost"),
    "own_cost": msg("Own contract cost"),
    "joint_total": msg("Joint total"),
    "frame": msg("Present budget"),
    "bottom_up": msg("Bottom-up"),
    "triangular": msg("Triangular"),
    "pert": msg("PERT"),
}
"""How the values of a choice are called that mean the same in every case."""


def layer_name(layer: Layer) -> str:
    """The word at a control that says which variants it moves."""
    return {"world": _("world"), "choice": _("choice"), "judgement": _("judgement")}[layer]


def layer_meaning(layer: Layer) -> str:
    """What that word means."""
    return {
        "world": _("World: nobody decides this. It moves every variant that contains it."),
        "choice": _("Choice: you decide this. It moves my variant only."),
        "judgement": _("Judgement: how you weigh. Every variant is measured by it."),
    }[layer]


def written(case: Case, id: str, value: Value) -> str:
    """A value of an assumption as the screen writes it."""
    unit = declaration(id).unit
    if isinstance(value, str):
        return choice_label(case, value, id)
    if unit == "switch":
        return _("on") if value else _("off")
    if unit == "class":
        kind: Literal["chance", "impact"] = "chance" if id.startswith("risk_chance.") else "impact"
        name = class_name(case, kind, int(value))
        return f"{int(value)} ({name})" if value else name
    return formatting.amount(float(value), unit, language())


def pair_name(case: Case, pair: Pair) -> str:
    """The executor of a task, or both with their office."""
    front, back = (of(case.executor(executor).short) for executor in pair)
    return front if front == back else _("{front} (front), {back} (back)", front=front, back=back)
