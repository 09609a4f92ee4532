"""All assumptions of a case, and which values they may have.

Each assumption is declared once: in ``present_assumptions.py``, ``new_model_assumptions.py``,
``option_assumptions.py``, ``planning_assumptions.py`` or here; its
default, range and source stand in the case. A field holds one value (or one per municipality, segment or
finding). A number may also be an array with one value per draw or slider position: every calculation
broadcasts over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from model.assumptions.declared import CRITERIA, EXECUTORS, TO, Declared, Offered, PerKey, Value, msg
from model.assumptions.new_model import NewModelAssumptions
from model.assumptions.options import OptionAssumptions
from model.assumptions.planning import PlanningAssumptions
from model.assumptions.present import PresentAssumptions
from model.assumptions.risks import RiskAssumptions
from model.assumptions.uncertainty import UncertaintyAssumptions


@dataclass(frozen=True)
class AssumptionProblem:
    """One value that is not allowed. ``reason`` is a key that the screen turns into a sentence."""

    id: str
    value: object
    reason: Literal["unknown", "number", "whole", "range", "choice", "sum", "rule"]
    allowed: tuple[object, ...] = ()

    def __str__(self) -> str:
        return f"{self.id}={self.value!r}: {self.reason}, allowed: {self.allowed}"


class AssumptionError(ValueError):
    """Raised when values are not allowed; ``problems`` names them all."""

    def __init__(self, problems: tuple[AssumptionProblem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class Assumptions(
    UncertaintyAssumptions,
    RiskAssumptions,
    PlanningAssumptions,
    OptionAssumptions,
    NewModelAssumptions,
    PresentAssumptions,
):
    """All assumptions of a case. Frozen: ``replace`` gives a validated copy."""

    # Of several bases the fields of the last one come first.
    finding: Annotated[
        PerKey,
        Declared(
            "switch",
            msg("Finding: {name}"),
            msg("Off: the printed value. On: the other value that the finding names."),
            "world",
            per="finding",
            whole=True,
        ),
    ]

    offered: Offered = Field(default_factory=dict, repr=False)
    """What the case offers, for the choices of executors: no assumption itself."""
    absent: frozenset[str] = Field(default=frozenset(), repr=False)
    """The groups that this case does without: their value is what the declaration says, and nobody can set it."""

    @model_validator(mode="after")
    def _allowed(self) -> Self:
        problems = find_problems(self)
        if problems:
            raise ValueError(str(AssumptionError(problems)))
        return self

    def items(self) -> Iterator[tuple[str, Value]]:
        """Every assumption with its id: ``caseload.dinkelland``, ``cost_key``, ..."""
        for name in DECLARED:
            value = getattr(self, name)
            if name in self.absent:
                continue
            if DECLARED[name].per:
                yield from ((f"{name}.{key}", number) for key, number in value.items())
            else:
                yield name, value

    def get(self, assumption: str) -> Value:
        """The value of one assumption. Raises KeyError for an id that this case does not have."""
        if not self.has(assumption):
            raise KeyError(assumption)
        name, _, key = assumption.partition(".")
        value = getattr(self, name)
        return value[key] if key else value  # type: ignore[no-any-return]

    def has(self, assumption: str) -> bool:
        """Whether this case has an assumption with this id."""
        name, _, key = assumption.partition(".")
        if name not in DECLARED or name in self.absent:
            return False
        return key in getattr(self, name) if DECLARED[name].per else not key

    def replace(self, /, **changes: Value) -> Assumptions:
        """A validated copy with these ids changed: ``replace(**{"caseload.tubbergen": 150})``.

        Raises AssumptionError with every id that is unknown and every value that is not allowed.
        """
        unknown = [AssumptionProblem(id, value, "unknown") for id, value in changes.items() if not self.has(id)]
        wanted = {id: value for id, value in changes.items() if self.has(id)}
        fields: dict[str, Any] = {}
        for id, value in wanted.items():
            name, _, key = id.partition(".")
            if key:
                fields.setdefault(name, dict(getattr(self, name)))[key] = value
            else:
                fields[name] = value
        candidate = self.model_copy(update={name: _frozen(name, value) for name, value in fields.items()})
        # What did not change was allowed already.
        problems = (*unknown, *find_problems(candidate, wanted))
        if problems:
            raise AssumptionError(problems)
        return candidate

    def with_numbers(self, values: Mapping[str, Value]) -> Assumptions:
        """A copy with these values that is not validated: for what lies within bounds by how it is made.

        Raises KeyError for an unknown id.
        """
        changed: dict[str, Any] = {}
        for id, value in values.items():
            self.get(id)
            name, _, key = id.partition(".")
            if key:
                if name not in changed:
                    changed[name] = dict(getattr(self, name))
                changed[name][key] = value
            else:
                changed[name] = value
        return self.model_copy(
            update={name: MappingProxyType(new) if DECLARED[name].per else new for name, new in changed.items()}
        )

    def changed_from(self, other: Assumptions) -> dict[str, Value]:
        """The assumptions that differ from those of ``other``, scalars only."""
        return {id: value for id, value in self.not_the_same(other) if value != other.get(id)}

    def not_the_same(self, other: Assumptions) -> Iterator[tuple[str, Value]]:
        """The assumptions of which ``other`` does not hold the very same: a copy keeps what nobody changed."""
        for name, declared in DECLARED.items():
            value = getattr(self, name)
            if value is getattr(other, name) or name in self.absent:
                continue
            if declared.per:
                yield from ((f"{name}.{key}", one) for key, one in value.items())
            else:
                yield name, value


def _declared() -> dict[str, Declared]:
    return {
        name: mark
        for name, field in Assumptions.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Declared)
    }


DECLARED: Mapping[str, Declared] = _declared()
"""Every declaration by field name, in the order in which tables show them."""


def declaration(assumption: str) -> Declared:
    """The declaration behind an id. Raises KeyError for an unknown one."""
    return DECLARED[assumption.partition(".")[0]]


def build(values: Mapping[str, Value], offered: Mapping[str, Mapping[str, str]] | None = None) -> Assumptions:
    """Assumptions from a value for every id. Raises AssumptionError with all that is wrong."""
    candidate = _construct(values, offered or {})
    problems = find_problems(candidate)
    if problems:
        raise AssumptionError(problems)
    return candidate


def _construct(values: Mapping[str, Value], offered: Mapping[str, Mapping[str, str]]) -> Assumptions:
    nested: dict[str, Any] = {name: {} for name, declared in DECLARED.items() if declared.per}
    absent = {name: declared.absent for name, declared in DECLARED.items() if declared.absent is not None}
    absent = {name: value for name, value in absent.items() if name not in values}
    for assumption, value in values.items():
        name, _, key = assumption.partition(".")
        if key:
            nested[name][key] = value
        else:
            nested[name] = value
    return Assumptions.model_construct(
        **{name: _frozen(name, value) for name, value in (nested | absent).items()},
        offered=offered,
        absent=frozenset(absent),
    )


def _frozen(name: str, value: Any) -> Any:
    return MappingProxyType(value) if DECLARED[name].per else value


def choices(assumptions: Assumptions, id: str) -> tuple[str, ...]:
    """What a choice may be in this case; a stand-in such as ``to:`` is written out."""
    name, _, key = id.partition(".")
    stand_ins = {
        TO: [TO + municipality for municipality in assumptions.share],
        CRITERIA: list(assumptions.weight),
        EXECUTORS: [executor for executor, rule in assumptions.offered.get(key, {}).items() if not rule],
    }
    return tuple(named for choice in DECLARED[name].choices for named in stand_ins.get(choice, [choice]))


def find_problems(assumptions: Assumptions, ids: Iterable[str] | None = None) -> tuple[AssumptionProblem, ...]:
    """What breaks a hard bound, a choice or the sum of the shares: in these ids, or in all if none are named."""
    looked_at = dict(assumptions.items()) if ids is None else {id: assumptions.get(id) for id in ids}
    found = (_problem(assumptions, id, value) for id, value in looked_at.items())
    problems = [problem for problem in found if problem is not None]
    shares = [problem for problem in problems if problem.id.startswith("share.")]
    if not shares and any(id.startswith("share.") for id in looked_at):
        total = sum(np.asarray(share) for share in assumptions.share.values())
        if np.any(total > 1 + 1e-9):
            highest = float(np.max(total))
            problems += [AssumptionProblem(f"share.{key}", highest, "sum", (1.0,)) for key in assumptions.share]
    return tuple(problems)


def _is_in_place(value: float, declared: Declared) -> bool:
    return declared.lower <= value <= declared.upper and (value.is_integer() or not declared.whole)


def _problem(assumptions: Assumptions, id: str, value: Value) -> AssumptionProblem | None:
    declared = declaration(id)
    if declared.unit == "choice":
        allowed = choices(assumptions, id)
        rule = assumptions.offered.get(id.partition(".")[2], {}).get(value, "") if isinstance(value, str) else ""
        if EXECUTORS in declared.choices and rule:
            return AssumptionProblem(id, value, "rule", (rule,))
        return None if isinstance(value, str) and value in allowed else AssumptionProblem(id, value, "choice", allowed)
    if isinstance(value, str | bool):
        return AssumptionProblem(id, value, "number", (declared.lower, declared.upper))
    if type(value) is float and _is_in_place(value, declared):  # most are, and numpy takes long to see it
        return None
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "fiu" or not np.all(np.isfinite(numbers)):
        return AssumptionProblem(id, value, "number", (declared.lower, declared.upper))
    if np.any(numbers < declared.lower) or np.any(numbers > declared.upper):
        return AssumptionProblem(id, value, "range", (declared.lower, declared.upper))
    if declared.whole and np.any(numbers != np.floor(numbers)):
        return AssumptionProblem(id, value, "whole", (declared.lower, declared.upper))
    return None
