"""What takes long to compute, kept for who asks the same again: draws, for any visitor of this process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

MOST = 256
"""Results that a process keeps: some tens of kilobytes each."""

_known: OrderedDict[Hashable, object] = OrderedDict()
_lock = Lock()


def remembered(key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
    """What ``make`` gave for this key, or gives now. The first part of the key names what it is.

    Two visitors who ask the same at once may both compute it. What ``make`` raises, or a run that is cut off in it,
    leaves nothing behind.
    """
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]  # type: ignore[return-value]
    made = make()
    with _lock:
        _known[key] = made
        while len(_known) > MOST:
            _known.popitem(last=False)
    return made
