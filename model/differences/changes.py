"""From one setting to another as separate changes, and the amount with any of them made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.assumptions.declared import Layer, Value
from model.assumptions.values import DECLARED, Assumptions, declaration
from model.differences.orders import Mask, Worth
from model.numbers.arrays import Floats

Outcome = Callable[[Assumptions], Floats]
"""An amount in euros from assumptions of one point or of many: shape (...,)."""
SHARES = "share"
"""The shares are one key: moved apart they could be more than 100% together."""
OFFICES = ("front", "back")
"""Who does a task in front and in the back office is one choice."""
LAYERS: tuple[Layer, ...] = ("world", "choice")
"""How somebody weighs moves scores, and no euro."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing that is changed, by the ids that move with it; ``id`` is the first. ``name``: what a step that is no
    single assumption is called, as a key that the screen turns into words."""

    id: str
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    name: str = ""


def changes_between(before: Assumptions, after: Assumptions, layers: Iterable[Layer] = LAYERS) -> tuple[Change, ...]:
    """What differs in these layers, in the order of the declarations, whoever changed what first."""
    groups: dict[str, list[str]] = {}
    wanted = set(layers)
    for id in after.changed_from(before):
        if declaration(id).layer in wanted:
            groups.setdefault(group_of(id), []).append(id)
    return tuple(
        Change(id=ids[0], before={id: before.get(id) for id in ids}, after={id: after.get(id) for id in ids})
        for ids in groups.values()
    )


def group_of(id: str) -> str:
    """What moves as one change with this assumption: it alone, all shares, or who does a task."""
    group, _dot, key = id.partition(".")
    if group == SHARES:
        return SHARES
    return f"task.{key}" if group in OFFICES else id


def worth_of(start: Assumptions, changes: Sequence[Change], outcome: Outcome) -> Worth:
    """The amount with any set of the changes made. Numbers move in one call of all sets; of what is a word there is one
    call per combination, for the model takes one word at a time."""
    spelled = [place for place, change in enumerate(changes) if _has_words(change)]
    counted = [place for place in range(len(changes)) if place not in spelled]

    def worth(mask: Mask) -> Floats:
        found = np.empty(len(mask))
        combinations, which = np.unique(mask[:, spelled], axis=0, return_inverse=True)
        for number, made in enumerate(combinations):
            rows = np.flatnonzero(which.reshape(-1) == number)
            said = [changes[place].after for place, is_made in zip(spelled, made, strict=True) if is_made]
            own = _at(start, [change.before for change in changes], said)
            moved = _numbers(changes, counted, mask[rows])
            found[rows] = outcome(own.with_numbers(moved) if moved else own)
        return found

    return worth


def _has_words(change: Change) -> bool:
    return any(isinstance(value, str) for value in change.after.values())


def _at(start: Assumptions, *groups: Iterable[Mapping[str, Value]]) -> Assumptions:
    """With these values, which stood in settings that were allowed: nothing to check again."""
    values = {id: value for group in groups for change in group for id, value in change.items()}
    fields: dict[str, object] = {}
    for id, value in values.items():
        name, _dot, key = id.partition(".")
        fields[name] = {**dict(fields.get(name, getattr(start, name))), key: value} if DECLARED[name].per else value  # type: ignore[call-overload]
    return start.model_copy(update=fields)


def _numbers(changes: Sequence[Change], places: Iterable[int], mask: NDArray[np.bool_]) -> dict[str, Floats]:
    """A column per changed number: after where the change is made, before where not."""
    return {
        id: np.where(mask[:, place], value, changes[place].before[id])
        for place in places
        for id, value in changes[place].after.items()
    }
