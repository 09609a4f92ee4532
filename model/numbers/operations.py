"""What numpy's own operations would do to terms: lose them. These do the same on floats, and on terms keep the terms.

``Floats`` are arrays of float64; in the explanation of a number they are arrays of terms (dtype object). Adding,
multiplying, powers, sums, ``np.floor``, stacking and indexing work on both as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from model.terms.origin import Chosen
from model.terms.term import Choice, Term, Way, as_term, highest, lowest

Floats = NDArray[np.float64]
_FLOAT = np.dtype(np.float64)
_OBJECT = np.dtype(object)
# Element by element; to mypy an array of terms is one of floats.
_lowest: Any = np.frompyfunc(lowest, 2, 1)
_highest: Any = np.frompyfunc(highest, 2, 1)
_value: Any = np.frompyfunc(float, 1, 1)
_term: Any = np.frompyfunc(as_term, 1, 1)


def numbers(value: object) -> Floats:
    """The value as an array: of floats, or of terms if it is one or holds one."""
    if isinstance(value, float):
        return np.array(value)
    if isinstance(value, np.ndarray):
        return value if value.dtype is _FLOAT or value.dtype is _OBJECT else _as_numbers(value)
    return _as_numbers(np.asarray(value))


def _as_numbers(array: NDArray[Any]) -> Floats:
    return array if array.dtype in (_FLOAT, _OBJECT) else array.astype(np.float64)


def along(value: object, axes: int = 1) -> Floats:
    """The value with ``axes`` trailing axes of length one, so that it broadcasts over parties or years."""
    array = numbers(value)
    return array.reshape(array.shape + (1,) * axes)


def of_terms(value: object) -> bool:
    """Whether it is a term, or an array of them."""
    return value.dtype is _OBJECT if isinstance(value, np.ndarray) else isinstance(value, Term)


def plain(value: object) -> Floats:
    """The bare floats, of terms too."""
    if of_terms(value):
        return np.asarray(_value(value), dtype=np.float64)
    return np.asarray(value, dtype=np.float64)


def anything(value: Floats) -> bool:
    """Whether any of it is not nothing. Of terms it may become so: they are looked at as if it were."""
    return of_terms(value) or bool(np.any(value))


def as_float(value: object) -> float:
    """One number as a float; not-a-number for none."""
    return float("nan") if value is None else float(value)  # type: ignore[arg-type]


def of_objects(terms: Any) -> Floats:
    """Terms as an array."""
    array: Any = np.asarray(terms, dtype=object)
    return array  # type: ignore[no-any-return]


def elements(value: object) -> Floats:
    """An array of terms in which also the constants are terms."""
    return of_objects(_term(value))


def minimum(one: object, other: object) -> Floats:
    """The lowest of two."""
    if of_terms(one) or of_terms(other):
        return np.asarray(_lowest(one, other))
    return np.asarray(np.minimum(one, other))  # type: ignore[call-overload]


def maximum(one: object, other: object) -> Floats:
    """The highest of two."""
    if of_terms(one) or of_terms(other):
        return np.asarray(_highest(one, other))
    return np.asarray(np.maximum(one, other))  # type: ignore[call-overload]


def limited(value: object, low: object, high: object) -> Floats:
    """The value, at least ``low`` and at most ``high``."""
    if of_terms(value) or of_terms(low) or of_terms(high):
        return minimum(maximum(value, low), high)
    return np.asarray(np.clip(value, low, high))  # type: ignore[call-overload]


def unknown(value: Floats) -> NDArray[np.bool_]:
    """Where it is not-a-number."""
    return np.isnan(plain(value) if value.dtype is _OBJECT else value)


def where(condition: object, then: object, other: object) -> Floats:
    """``then`` where the condition holds, else ``other``: for what cannot be computed everywhere. Not for a choice that
    somebody makes; that is ``one_of``, which keeps what was not chosen."""
    return np.asarray(np.where(condition, then, other))  # type: ignore[call-overload]


def part(amount: Floats, total: Floats, otherwise: object) -> Floats:
    """``amount / total``, and ``otherwise`` where the total is not above nothing."""
    exists = total > 0
    return where(exists, amount / where(exists, total, 1.0), otherwise)


def one_of(chosen: object, ways: Mapping[str, Callable[[], Floats]]) -> Floats:
    """What the chosen way gives. On floats only that way is computed; a term also knows the others, as soon as
    somebody asks. ``chosen`` is a key of ``ways``, or a switch (``on`` or ``off``). Raises KeyError for another.
    """
    key = ("off" if chosen == 0 else "on") if isinstance(chosen, Term) else str(chosen)
    found = ways[key]()
    origin = chosen.origin if isinstance(chosen, Term | Chosen) else None
    if origin is None or len(ways) < 2:
        return found
    return _chosen(Chosen(key, origin), elements(found), ways)


def in_class(number: object, values: Floats) -> Floats:
    """The value of a class; a term also knows those of the other classes."""
    if isinstance(number, Term) and number.origin is not None:
        chosen = Chosen(str(int(number.value)), number.origin)
        return one_of(chosen, {str(place): partial(numbers, value) for place, value in enumerate(values)})
    return numbers(values[plain(number).astype(np.intp)])


def switch_of(value: object) -> object:
    """A number as a switch for ``one_of``: ``off`` where all of it is nothing. A term stays what it is."""
    if isinstance(value, Term):
        return value
    return "on" if np.any(np.asarray(value) != 0) else "off"


def _chosen(chosen: Chosen, taken: Floats, ways: Mapping[str, Callable[[], Floats]]) -> Floats:
    """Terms that remember that they were chosen. Where every way is the same constant nothing was."""

    @cache
    def way(key: str) -> Floats:
        """All places of a way at once, as who looks at one looks at others too."""
        return np.broadcast_to(elements(ways[key]()), taken.shape)

    def made(key: str, place: tuple[int, ...]) -> Callable[[], Term]:
        return lambda: as_term(way(key)[place])

    def others(place: tuple[int, ...]) -> tuple[Way, ...]:
        return tuple(Way(key=key, make=made(key, place)) for key in ways if key != str(chosen))

    found = np.empty(taken.shape, dtype=object)
    for place, term in _placed(taken):
        choice = Choice(origin=chosen.origin, taken=str(chosen), ways=partial(others, place))
        found[place] = Term(term.value, "choose", (term,), term.unit, choice=choice)
    return np.asarray(found)


def switched(switch: object, off: Floats, more: Floats, axes: int = 0) -> Floats:
    """``off``, and ``more`` if the switch is on (1); a value between 0 and 1 adds a part.

    ``axes``: how many axes of ``more`` the switch does not have.
    """
    if not isinstance(switch, Term):
        return np.asarray(off + more * along(switch, axes))
    both, added = np.broadcast_arrays(elements(off), elements(more))
    found = np.array(one_of(switch, {"off": lambda: both, "on": lambda: both + added}))
    for place, term in _placed(added):
        # Where it adds nothing, whatever happens, there is nothing to choose.
        if term.operation == "constant" and term == 0:
            found[place] = both[place]
    return found


def _placed(terms: Any) -> Iterator[tuple[tuple[int, ...], Term]]:
    return ((place, terms[place]) for place in np.ndindex(terms.shape))


def total(parts: Iterable[object]) -> Floats:
    """The sum of what broadcasts; nothing of nothing."""
    values: Iterable[Any] = parts
    return numbers(sum(values, start=np.asarray(0.0)))
