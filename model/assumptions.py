"""The assumptions: each declared once, here; its default, range and source stand in the case.

A field holds one value (or one per municipality, segment or finding). A number may also be an array with
one value per draw or slider position: every calculation broadcasts over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, SkipValidation, model_validator

Number = float | NDArray[np.float64]
Value = Number | str
PerKey = Annotated[Mapping[str, Number], SkipValidation]

Unit = Literal["count", "euro", "fraction", "years", "months", "switch", "choice"]
Per = Literal["municipality", "segment", "finding"]
Layer = Literal["world", "choice"]
"""world: how things are; moves every variant. choice: what the user decides; moves only Mijn variant."""


def msg(text: str) -> str:
    """Mark an English text for translation; the screen translates it."""
    return text


@dataclass(frozen=True)
class Declared:
    """What the code knows of an assumption. ``label`` may contain ``{name}`` (of the municipality, ...)."""

    unit: Unit
    label: str
    meaning: str
    layer: Layer
    lower: float = 0.0
    upper: float = 1.0
    per: Per | None = None
    choices: tuple[str, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class AssumptionProblem:
    """One value that is not allowed. ``reason`` is a key that the screen turns into a sentence."""

    id: str
    value: object
    reason: Literal["unknown", "number", "whole", "range", "choice", "sum"]
    allowed: tuple[object, ...] = ()

    def __str__(self) -> str:
        return f"{self.id}={self.value!r}: {self.reason}, allowed: {self.allowed}"


class AssumptionError(ValueError):
    """Raised when values are not allowed; ``problems`` names them all."""

    def __init__(self, problems: tuple[AssumptionProblem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


TO = "to:"
"""``remainder`` = ``to:<municipality>``: that municipality pays what the key leaves."""


class Assumptions(BaseModel):
    """All assumptions of a case. Frozen: ``replace`` gives a validated copy."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    caseload: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Benefits in {name}"),
            msg("Number of residents with a benefit (Pw, IOAW, IOAZ, Bbz) on the reference date."),
            "world",
            upper=100_000,
            per="municipality",
        ),
    ]
    share: Annotated[
        PerKey,
        Declared(
            "fraction",
            msg("Share of {name} in the fixed key"),
            msg("Part of the joint cost that this municipality pays under the fixed key. Together at most 100%."),
            "choice",
            per="municipality",
        ),
    ]
    remainder: Annotated[
        str,
        Declared(
            "choice",
            msg("What the fixed key leaves over"),
            msg("Shares that add up to less than 100% leave a part that nobody pays. Who pays it?"),
            "choice",
            choices=("unallocated", "proportional", TO),
        ),
    ]
    amount_reading: Annotated[
        str,
        Declared(
            "choice",
            msg("What the printed amount is"),
            msg("The lead municipality's share of a joint cost, its own contract cost, or the joint total."),
            "world",
            choices=("share", "own_cost", "joint_total"),
        ),
    ]
    cost_key: Annotated[
        str,
        Declared(
            "choice",
            msg("Cost key"),
            msg("How the joint cost is split over the municipalities."),
            "choice",
            choices=("fixed", "caseload", "residents", "mixed"),
        ),
    ]
    caseload_weight: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Weight of the number of benefits in a mixed key"),
            msg("0% is the fixed key, 100% is the key by number of benefits."),
            "choice",
        ),
    ]
    phase_in_years: Annotated[
        Number,
        SkipValidation,
        Declared(
            "years",
            msg("Transition years to the chosen key"),
            msg("In so many years the split moves in equal steps from the existing fixed key to the chosen one."),
            "choice",
            upper=20,
            whole=True,
        ),
    ]
    execution_index: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Price and wage index a year"),
            msg("Yearly rise of the execution cost, from the first budget year on."),
            "world",
            lower=-0.2,
            upper=0.5,
        ),
    ]
    caseload_growth: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Growth of the number of benefits a year"),
            msg("The same for every municipality, from the first budget year on."),
            "world",
            lower=-0.5,
            upper=0.5,
        ),
    ]
    with_benefits: Annotated[
        Number,
        SkipValidation,
        Declared(
            "switch",
            msg("Include an estimate of the benefits paid"),
            msg("On: number of benefits × average benefit as expenditure, BUIG and the safety net as income."),
            "world",
            whole=True,
        ),
    ]
    with_participation: Annotated[
        Number,
        SkipValidation,
        Declared(
            "switch",
            msg("Include the Participatie money from central government"),
            msg("It also pays for the Wsw: as long as the cost of the Wsw is missing, the balance looks too good."),
            "world",
            whole=True,
        ),
    ]
    average_benefit: Annotated[
        Number,
        SkipValidation,
        Declared(
            "euro",
            msg("Average benefit a year"),
            msg("Paid per benefit per year. Used only in the estimate of the benefits paid."),
            "world",
            upper=100_000,
        ),
    ]
    buig_adjustment: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Change of BUIG"),
            msg("Higher or lower than the amounts that the sources print."),
            "world",
            lower=-1,
            upper=1,
        ),
    ]
    participation_adjustment: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Change of the Participatie money"),
            msg("Higher or lower than the amounts that the sources print."),
            "world",
            lower=-1,
            upper=1,
        ),
    ]
    cost_basis: Annotated[
        str,
        Declared(
            "choice",
            msg("What the new execution costs"),
            msg("The frame: what is budgeted now. Bottom-up: staff, back office and ICT, all assumptions."),
            "choice",
            choices=("frame", "bottom_up"),
        ),
    ]
    execution_cost_change: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Change of the execution cost in the new model"),
            msg("Higher or lower than the chosen basis, from the start of the new model on."),
            "choice",
            lower=-0.9,
            upper=5,
        ),
    ]
    benefits_per_fte: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Benefits per fte: {name}"),
            msg("How many residents one full-time worker serves. Used in the bottom-up cost."),
            "choice",
            lower=1,
            upper=10_000,
            per="segment",
        ),
    ]
    cost_per_fte: Annotated[
        Number,
        SkipValidation,
        Declared(
            "euro",
            msg("Cost per fte a year"),
            msg("All-in: salary, employer's charges, workplace. Used in the bottom-up cost."),
            "choice",
            upper=1_000_000,
        ),
    ]
    backoffice_price: Annotated[
        Number,
        SkipValidation,
        Declared(
            "euro",
            msg("Back-office price per benefit a year"),
            msg("What the partner charges per benefit. Used in the bottom-up cost."),
            "choice",
            upper=100_000,
        ),
    ]
    ict_structural: Annotated[
        Number,
        SkipValidation,
        Declared(
            "euro",
            msg("Structural ICT cost a year"),
            msg("Yearly cost of own systems. Used in the bottom-up cost."),
            "choice",
            upper=10_000_000,
        ),
    ]
    exit_cost_years: Annotated[
        Number,
        SkipValidation,
        Declared(
            "years",
            msg("Years of exit cost after the contract ends"),
            msg(
                "The contract goes on costing money in so many years after it ends, falling in equal steps to nothing."
            ),
            "world",
            upper=20,
            whole=True,
        ),
    ]
    project_cost_change: Annotated[
        Number,
        SkipValidation,
        Declared(
            "fraction",
            msg("Change of the project cost"),
            msg("Higher or lower than the printed project budget."),
            "world",
            lower=-1,
            upper=10,
        ),
    ]
    start_delay_months: Annotated[
        Number,
        SkipValidation,
        Declared(
            "months",
            msg("Delay of the start"),
            msg("So many months later does the new model start; until then the present contract goes on."),
            "choice",
            upper=120,
            whole=True,
        ),
    ]
    finding: Annotated[
        PerKey,
        Declared(
            "switch",
            msg("Finding: {name}"),
            msg("Off: the printed value. On: the value that the finding calls likely."),
            "world",
            per="finding",
            whole=True,
        ),
    ]

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
            if isinstance(value, Mapping):
                yield from ((f"{name}.{key}", one) for key, one in value.items())
            else:
                yield name, value

    def get(self, assumption: str) -> Value:
        """The value of one assumption. Raises KeyError for an id that this case does not have."""
        name, _, key = assumption.partition(".")
        if name not in DECLARED or bool(key) != (DECLARED[name].per is not None):
            raise KeyError(assumption)
        value = getattr(self, name)
        return value[key] if key else value  # type: ignore[no-any-return]

    def replace(self, /, **changes: Value) -> Assumptions:
        """A validated copy with these ids changed: ``replace(**{"caseload.tubbergen": 150})``.

        Raises AssumptionError with every id that is unknown and every value that is not allowed.
        """
        known = dict(self.items())
        unknown = tuple(AssumptionProblem(id, value, "unknown") for id, value in changes.items() if id not in known)
        if unknown:
            raise AssumptionError(unknown)
        candidate = _construct({**known, **changes})
        problems = find_problems(candidate)
        if problems:
            raise AssumptionError(problems)
        return candidate

    def changed_from(self, other: Assumptions) -> dict[str, Value]:
        """The assumptions that differ from those of ``other``, scalars only."""
        before = dict(other.items())
        return {id: value for id, value in self.items() if value != before[id]}


def _declared() -> dict[str, Declared]:
    return {
        name: next(mark for mark in field.metadata if isinstance(mark, Declared))
        for name, field in Assumptions.model_fields.items()
    }


DECLARED: Mapping[str, Declared] = _declared()
"""Every declaration by field name, in the order in which tables show them."""


def declaration(assumption: str) -> Declared:
    """The declaration behind an id. Raises KeyError for an unknown one."""
    return DECLARED[assumption.partition(".")[0]]


def build(values: Mapping[str, Value]) -> Assumptions:
    """Assumptions from a value for every id. Raises AssumptionError with all that is wrong."""
    candidate = _construct(values)
    problems = find_problems(candidate)
    if problems:
        raise AssumptionError(problems)
    return candidate


def _construct(values: Mapping[str, Value]) -> Assumptions:
    nested: dict[str, Any] = {name: {} for name, declared in DECLARED.items() if declared.per}
    for assumption, value in values.items():
        name, _, key = assumption.partition(".")
        if key:
            nested[name][key] = value
        else:
            nested[name] = value
    return Assumptions.model_construct(**nested)


def choices(assumptions: Assumptions, name: str) -> tuple[str, ...]:
    """What a choice may be in this case; ``to:`` is written out per municipality."""
    return tuple(
        option
        for choice in DECLARED[name].choices
        for option in ([TO + key for key in assumptions.share] if choice == TO else [choice])
    )


def find_problems(assumptions: Assumptions) -> tuple[AssumptionProblem, ...]:
    """Everything in these assumptions that breaks a hard bound, a choice or the sum of the shares."""
    problems = [
        problem for id, value in assumptions.items() if (problem := _problem(assumptions, id, value)) is not None
    ]
    shares = [problem for problem in problems if problem.id.startswith("share.")]
    if not shares and np.any(sum(np.asarray(share) for share in assumptions.share.values()) > 1 + 1e-9):
        total = float(np.max(sum(np.asarray(share) for share in assumptions.share.values())))
        problems += [AssumptionProblem(f"share.{key}", total, "sum", (1.0,)) for key in assumptions.share]
    return tuple(problems)


def _problem(assumptions: Assumptions, id: str, value: Value) -> AssumptionProblem | None:
    declared = declaration(id)
    if declared.unit == "choice":
        allowed = choices(assumptions, id)
        return None if value in allowed else AssumptionProblem(id, value, "choice", allowed)
    if isinstance(value, str | bool):
        return AssumptionProblem(id, value, "number")
    numbers = np.asarray(value)
    if numbers.dtype.kind not in "fiu" or not np.all(np.isfinite(numbers)):
        return AssumptionProblem(id, value, "number")
    if np.any(numbers < declared.lower) or np.any(numbers > declared.upper):
        return AssumptionProblem(id, value, "range", (declared.lower, declared.upper))
    if declared.whole and np.any(numbers != np.floor(numbers)):
        return AssumptionProblem(id, value, "whole", (declared.lower, declared.upper))
    return None
