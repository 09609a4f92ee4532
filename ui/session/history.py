"""What a visitor can take back and do again: a line of moments, with the present one somewhere on it.

Pure: what a moment is, and how it comes on the screen, says ``ui/session/steps.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 100
"""So many moments can be taken back; older ones are forgotten."""


@dataclass(frozen=True)
class History(Generic[T]):
    """The moments before the present one in their order, and those after it that were taken back."""

    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()


def pushed(history: History[T], moment: T) -> History[T]:
    """The history after something became as ``moment`` says. What was taken back can then no longer be done again.

    The same history if nothing became different.
    """
    if moment == history.present:
        return history
    return History(moment, (*history.past, history.present)[-MOST:])


def undone(history: History[T]) -> History[T]:
    """One moment back; the same history if there is none."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.future))


def redone(history: History[T]) -> History[T]:
    """One moment further that was taken back; the same history if there is none."""
    if not history.future:
        return history
    return History(history.future[0], (*history.past, history.present)[-MOST:], history.future[1:])


def gone_to(history: History[T], moment: T) -> History[T] | None:
    """The history with this moment as its present, the nearest one if it stands there more often; None: nowhere."""
    line = (*history.past, history.present, *history.future)
    here = len(history.past)
    places = [place for place, one in enumerate(line) if one == moment]
    if not places:
        return None
    place = min(places, key=lambda one: (abs(one - here), one))
    return History(line[place], line[:place][-MOST:], line[place + 1 :])
