"""What takes long to compute, kept for who asks the same again: draws, for any visitor of this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case

T = TypeVar("T")

MOST = 64
"""Results of each kind that a process keeps: more than the visitors that it holds at once. The largest kind, all
execution models, takes 0,2 MB each.
"""

Settings = tuple[tuple[str, Value], ...]

_known: dict[Hashable, OrderedDict[Hashable, object]] = {}
_lock = Lock()


def settings_of(case: Case, assumptions: Assumptions) -> Settings:
    """What of a key says how everything is set: only what differs from the case."""
    return tuple(sorted(assumptions.changed_from(case.assumptions).items()))


def remembered(key: tuple[Hashable, ...], make: Callable[[], T], times: int = 1) -> T:
    """What ``make`` gave for this key, or gives now. The first part of the key names its kind.

    Where a visitor asks for several of a kind at once so many ``times`` as many are kept; these must be small.

    Two visitors who ask the same at once may both compute it. What ``make`` raises, or a run that is cut off in it,
    leaves nothing behind.
    """
    with _lock:
        same_kind = _known.setdefault(key[0], OrderedDict())
        if key in same_kind:
            same_kind.move_to_end(key)
            return same_kind[key]  # type: ignore[return-value]
    made = make()
    with _lock:
        same_kind[key] = made
        while len(same_kind) > times * MOST:
            same_kind.popitem(last=False)
    return made
