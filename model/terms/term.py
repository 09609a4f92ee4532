"""A term: one number that knows its name, unit, status and source, and how it was made of others.

The formulas of the model run on arrays. An array may hold floats (a point, a sweep, draws) or terms (the explanation
of one point): the same lines of code then give the same number with all that it came from. A term is used like a
float; what it is not, is true or false by itself: 0 would be false by accident.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from numbers import Real
from typing import Literal

from model.terms.origin import Origin, TermStatus

Operation = Literal[
    "leaf", "constant", "add", "subtract", "multiply", "divide", "power", "negate", "minimum", "maximum", "floor",
    "ceil", "choose",
]  # fmt: skip
"""leaf: not computed here, ``origin`` says where it is from. constant: a number of the formula itself, such as the 1 in
(1 + index). choose: its one operand is the way that was taken, ``choice`` says why and what the others are."""
TermUnit = Literal["", "eur", "eur_per_year", "share", "count", "months", "years", "days", "points", "date"]
"""share: a fraction, shown in percent. Nothing: it has none, or nobody said."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Way:
    """A way that a choice could have gone. Its term is only made when somebody looks at it."""

    key: str
    make: Callable[[], Term] = field(repr=False)

    @cached_property
    def term(self) -> Term:
        """What it would have been."""
        return self.make()


@dataclass(frozen=True, kw_only=True, eq=False)
class Choice:
    """What decided, which way was ``taken``, and the ``others``. A switch is ``on`` or ``off``."""

    origin: Origin
    taken: str
    ways: Callable[[], tuple[Way, ...]] = field(repr=False)

    @cached_property
    def others(self) -> tuple[Way, ...]:
        """Listed when somebody asks: a share of sixty municipalities has as many ways, and there are sixty of them."""
        return self.ways()


@dataclass(frozen=True, eq=False, repr=False)
class Term:
    """A number and how it was made. ``operands`` are in the order of the formula; a sum or product may have many.

    Compared with another term it is only equal to itself; compared with a number, by its value.
    """

    value: float
    operation: Operation = "constant"
    operands: tuple[Term, ...] = ()
    unit: TermUnit = ""
    name: str = ""
    origin: Origin | None = None
    choice: Choice | None = None

    @cached_property
    def status(self) -> TermStatus | None:
        """That of a leaf; of what is computed ``aanname`` if any assumption is in it. A constant has none."""
        if self.origin is not None:
            return self.origin.status
        decided = {self.choice.origin.status} if self.choice is not None else set()
        found = {operand.status for operand in self.operands} | decided
        if found <= {None}:
            return None
        return "aanname" if "aanname" in found else "berekend"

    def leaves(self) -> Iterator[Term]:
        """Every leaf and constant below it, each once."""
        seen: set[int] = set()
        waiting = [self]
        while waiting:
            term = waiting.pop()
            if id(term) not in seen:
                seen.add(id(term))
                waiting.extend(reversed(term.operands))
                if not term.operands:
                    yield term

    def __repr__(self) -> str:
        return f"Term({self.name or self.operation} = {self.value!r})"

    def __float__(self) -> float:
        return self.value

    def __bool__(self) -> bool:
        raise TypeError("a term is neither true nor false: compare its value, or test `is not None`")

    # Arithmetic. What is no number is left to the other side: an array then asks each of its elements.

    def __add__(self, other: object) -> Term:
        return _made("add", self, other)

    def __radd__(self, other: object) -> Term:
        return _made("add", other, self)

    def __sub__(self, other: object) -> Term:
        return _made("subtract", self, other)

    def __rsub__(self, other: object) -> Term:
        return _made("subtract", other, self)

    def __mul__(self, other: object) -> Term:
        return _made("multiply", self, other)

    def __rmul__(self, other: object) -> Term:
        return _made("multiply", other, self)

    def __truediv__(self, other: object) -> Term:
        return _made("divide", self, other)

    def __rtruediv__(self, other: object) -> Term:
        return _made("divide", other, self)

    def __pow__(self, other: object) -> Term:
        return _made("power", self, other)

    def __neg__(self) -> Term:
        if self.operation == "constant":
            return Term(-self.value)
        return Term(-self.value, "negate", (self,), self.unit)

    def __abs__(self) -> Term:
        return self if self.value >= 0 else -self

    def __floor__(self) -> Term:
        """The whole number below it: ``np.floor`` asks every element for it."""
        value = float(math.floor(self.value)) if math.isfinite(self.value) else self.value
        return Term(value) if self.operation == "constant" else Term(value, "floor", (self,), self.unit)

    def __ceil__(self) -> Term:
        """The whole number above it: ``np.ceil`` asks every element for it."""
        value = float(math.ceil(self.value)) if math.isfinite(self.value) else self.value
        return Term(value) if self.operation == "constant" else Term(value, "ceil", (self,), self.unit)

    def __eq__(self, other: object) -> bool:
        return self is other if isinstance(other, Term) else self.value == other

    __hash__ = object.__hash__

    def __lt__(self, other: float | Term) -> bool:
        return self.value < float(other)

    def __le__(self, other: float | Term) -> bool:
        return self.value <= float(other)

    def __gt__(self, other: float | Term) -> bool:
        return self.value > float(other)

    def __ge__(self, other: float | Term) -> bool:
        return self.value >= float(other)


def as_term(value: Term | float) -> Term:
    """The term itself; a constant for a number."""
    return value if isinstance(value, Term) else Term(float(value))


def lowest(first: Term | float, second: Term | float) -> Term:
    """The lowest of two, of which both stay in sight."""
    return _extreme("minimum", as_term(first), as_term(second))


def highest(first: Term | float, second: Term | float) -> Term:
    """The highest of two, of which both stay in sight."""
    return _extreme("maximum", as_term(first), as_term(second))


def _extreme(operation: Literal["minimum", "maximum"], first: Term, second: Term) -> Term:
    one, other = first.value, second.value
    chosen = min if operation == "minimum" else max
    value = math.nan if math.isnan(one) or math.isnan(other) else chosen(one, other)
    if first.operation == second.operation == "constant":
        return Term(value)
    return Term(value, operation, (first, second), first.unit or second.unit)


def _made(operation: Literal["add", "subtract", "multiply", "divide", "power"], left: object, right: object) -> Term:
    one, other = _operand(left), _operand(right)
    if one is None or other is None:
        return NotImplemented  # type: ignore[no-any-return]
    value = _COMPUTED[operation](one.value, other.value)
    if one.operation == other.operation == "constant":
        return Term(value)
    kept = _unchanged(operation, one, other)
    if kept is not None:
        return kept
    operands: tuple[Term, ...] = (one, other)
    # a + b + c is one sum of three, unless a + b is something with a name.
    if operation in ("add", "multiply"):
        operands = (*_parts(operation, one), *_parts(operation, other))
    return Term(value, operation, operands, _unit(operation, one, other))


def _operand(value: object) -> Term | None:
    if isinstance(value, Term):
        return value
    # The first two are nearly all, and quickly told. numpy's truth values are no numbers to Python.
    is_number = isinstance(value, float | int | Real) or type(value).__name__ == "bool"
    return Term(float(value)) if is_number else None  # type: ignore[arg-type]


def _unchanged(operation: str, one: Term, other: Term) -> Term | None:
    """x + 0, x - 0, x × 1, x / 1, x to the power 0 or 1, and x × 0: masks and first years say nothing of a number.

    Only by constants of the formula, never by a setting that happens to be 0 or 1."""
    left = one.value if one.operation == "constant" else None
    right = other.value if other.operation == "constant" else None
    if (operation, right) in (("add", 0), ("subtract", 0), ("multiply", 1), ("divide", 1), ("power", 1)):
        return one
    if (operation, left) in (("add", 0), ("multiply", 1)):
        return other
    if (operation, right) == ("power", 0):
        return Term(1.0)
    if operation == "multiply" and 0 in (left, right) and math.isfinite(one.value) and math.isfinite(other.value):
        return Term(0.0)
    return None


def _parts(operation: str, term: Term) -> tuple[Term, ...]:
    return term.operands if term.operation == operation and not term.name else (term,)


def _divided(one: float, other: float) -> float:
    """As numpy does: by nothing is infinite or not-a-number, no error."""
    if other != 0:
        return one / other
    return math.nan if one == 0 or math.isnan(one) else math.copysign(math.inf, one)


def _unit(operation: str, one: Term, other: Term) -> TermUnit:
    """Of a sum that of its parts; of a product that of what is no share. What else is meant, says a name."""
    if operation in ("add", "subtract"):
        return one.unit or other.unit
    if operation == "divide" and one.unit and one.unit == other.unit:
        return "share"
    units = [term.unit for term in (one, other) if term.unit not in ("", "share")]
    if operation == "power" or not units:
        return one.unit or other.unit if operation == "multiply" else one.unit
    return units[0] if len(units) == 1 and (operation == "multiply" or units[0] == one.unit) else ""


_COMPUTED: dict[str, Callable[[float, float], float]] = {
    "add": lambda one, other: one + other,
    "subtract": lambda one, other: one - other,
    "multiply": lambda one, other: one * other,
    "divide": _divided,
    "power": lambda one, other: float(one**other),
}
