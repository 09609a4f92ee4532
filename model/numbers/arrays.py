"""Shapes. A scalar assumption has shape (), a swept or drawn one (n,). Results are (..., parties, years).

All of it holds for floats and for terms (``operations``), but for what only rounds or is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from model.numbers.operations import Floats, along, numbers, unknown, where

__all__ = ["Floats", "Number", "across", "added", "along", "growth", "into", "part_of", "round_half_up", "round_to_sum",
           "rounded_parts", "scaled", "stacked", "with_unallocated"]  # fmt: skip

Number = float | Floats
"""One value, or an array of them along the axis of rows or draws."""


def stacked(values: Mapping[str, Number], keys: Iterable[str]) -> Floats:
    """One value per key, on a new last axis: shape (..., keys)."""
    arrays = [numbers(values[key]) for key in keys]
    if not any(array.ndim for array in arrays):
        return np.array([array.item() for array in arrays])
    return np.moveaxis(np.stack(np.broadcast_arrays(*arrays)), 0, -1)


def across(operation: np.ufunc, places: ArrayLike, value: Number) -> Floats:
    """``operation(place, value)`` for every place, the places on a new last axis: shape (..., places).

    In memory the draws lie side by side, not the few years: that is several times as fast, and what is computed
    from the result keeps the order.
    """
    return np.moveaxis(np.asarray(operation.outer(places, numbers(value))), 0, -1)


def growth(rate: Number, years: int) -> Floats:
    """(1 + rate) to the power 0, 1, 2, ...: shape (..., years); the first year is the base."""
    base = numbers(1 + numbers(rate))
    powers = np.arange(years).reshape(-1, *(1,) * base.ndim)
    return np.moveaxis(np.asarray(base**powers), 0, -1)


def scaled(amounts: Floats, factor: Number) -> Floats:
    """Amounts per place (..., places) times one factor (...); draws lie side by side in memory."""
    if amounts.ndim == 1:
        return across(np.multiply, amounts, factor)
    return np.asarray(amounts * along(factor))


def part_of(amounts: Floats, parts: Floats) -> Floats:
    """Amounts times the part of each that counts; no part of what is unknown is nothing.

    Written over ``parts`` if these have that shape: for parts that nobody else has.
    """
    if unknown(amounts).any():
        return where(parts == 0, 0.0, amounts * parts)
    return into(np.multiply, parts, amounts)


def added(parts: Iterable[Floats], start: Floats) -> Floats:
    """The sum of arrays that broadcast: the small ones first, and in place as soon as the shape is that of the sum."""
    total = start
    for part in sorted(parts, key=np.size):
        total = total + part if total is start else into(np.add, total, part)
    return total


def into(operation: np.ufunc, target: Floats, other: Floats) -> Floats:
    """``operation(target, other)``, written over ``target`` if it has that shape: for an array that nobody else has.

    Asking the system for new memory takes longer than adding up.
    """
    # Terms do not fit in an array of floats.
    fits = np.broadcast_shapes(target.shape, other.shape) == target.shape and other.dtype == target.dtype
    return np.asarray(operation(target, other, out=target if fits else None))


def with_unallocated(shares: Floats) -> Floats:
    """Shares per municipality (..., municipalities) and, as the last party, what they leave of 1."""
    rest = 1 - shares.sum(axis=-1, keepdims=True)
    # A key that sums to 1 leaves nothing; binary fractions such as 0.56 + 0.44 miss it by 1e-16.
    rest = where(np.abs(rest) < 1e-12, 0.0, rest)
    return np.concatenate([shares, rest], axis=-1)


def round_half_up(values: ArrayLike) -> Floats:
    """Whole numbers, halves up, as the totals of ``round_to_sum``."""
    return np.asarray(np.floor(np.round(np.asarray(values, dtype=np.float64), 6) + 0.5))


def round_to_sum(parts: ArrayLike, axis: int = -1) -> Floats:
    """Whole numbers that add up to the rounded total (largest remainder, Hare–Niemeyer).

    The total is rounded half up; every part is rounded down and the parts with the largest fraction get
    one more. At equal fractions the first part goes first. What is unknown stays so, and the other parts add up to
    what is known.
    """
    unknown = np.isnan(np.asarray(parts, dtype=np.float64))
    if unknown.any():
        return np.where(unknown, np.nan, round_to_sum(np.nan_to_num(parts), axis))
    floors, fractions, missing = _apart(parts, axis)
    first = _counted(fractions) if len(fractions) <= FEW_PARTS else _sorted(fractions)
    return np.moveaxis(floors + (first < missing), 0, axis)


def rounded_parts(parts: ArrayLike, places: Sequence[int]) -> Floats:
    """What ``round_to_sum`` gives to these of the parts along the last axis, where only those are shown: in which order
    the others of sixty go need not be known.
    """
    whole = np.asarray(parts, dtype=np.float64)
    # What was only repeated to fit beside others is rounded once.
    repeated = [length > 1 and not step for length, step in zip(whole.shape[:-1], whole.strides, strict=False)]
    once = whole[tuple(slice(1) if same else slice(None) for same in repeated)]
    unknown = np.isnan(once)
    if unknown.any():
        found = np.where(unknown[..., [*places]], np.nan, rounded_parts(np.nan_to_num(once), places))
    else:
        floors, fractions, missing = _apart(once, -1)
        found = np.stack([floors[place] + (_before(fractions, place) < missing) for place in places], axis=-1)
    return np.broadcast_to(found, (*whole.shape[:-1], len(places)))


def _apart(parts: ArrayLike, axis: int) -> tuple[Floats, Floats, Floats]:
    """Every part rounded down and what that leaves of it, the parts in front, and how many of them get one more."""
    # The parts in front: numpy is quick along the long axes. A copy, over which the rest is written.
    values = np.array(np.moveaxis(np.asarray(parts, dtype=np.float64), axis, 0), order="C")
    # The whole before its parts are cut off: three times 0,833333 is no half more than two.
    whole = round_half_up(values.sum(axis=0))
    # Sums of exact halves can miss by 1e-10: look at millionths before rounding.
    np.round(values, 6, out=values)
    floors = np.floor(values)
    missing = whole - floors.sum(axis=0)
    values -= floors
    return floors, np.round(values, 6, out=values), missing


FEW_PARTS = 8
"""With the few parties of most budgets counting is quicker than sorting; with sixty it takes ten times as long."""


def _counted(fractions: Floats) -> Floats:
    """How many parts go before each: those with a larger fraction, and the earlier of equal ones."""
    return np.stack([_before(fractions, place) for place in range(len(fractions))])


def _before(fractions: Floats, place: int) -> Floats:
    """How many parts go before this one."""
    own = fractions[place]
    first = np.zeros(own.shape)
    for other, fraction in enumerate(fractions):
        first += fraction >= own if other < place else fraction > own
    return first


def _sorted(fractions: Floats) -> Floats:
    """The same by sorting."""
    order = np.argsort(-fractions, axis=0, kind="stable")
    found = np.empty_like(fractions)
    places = np.arange(len(fractions), dtype=np.float64).reshape(-1, *[1] * (fractions.ndim - 1))
    np.put_along_axis(found, order, np.broadcast_to(places, order.shape), axis=0)
    return found
