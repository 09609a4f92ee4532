"""What the page of this run is made with: its sweep, and the budget of Mijn variant over it.

What stands around a page, as the strip of results, follows the same sliders and shows the same amounts: they are
computed once.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.sweep import Sweep
from model.money import budget as money
from model.money.budget import Budget
from ui.charts.parts import Block


@dataclass(frozen=True)
class Moving:
    """Every position of the page's sliders in one set of rows, and where each slider's rows stand."""

    swept: Sweep
    blocks: Mapping[str, Block]


_moving: ContextVar[Moving | None] = ContextVar("moving", default=None)
_mine: ContextVar[tuple[Assumptions, Budget] | None] = ContextVar("mine", default=None)


_above: ContextVar[AbstractContextManager[object] | None] = ContextVar("above", default=None)
_standing: ContextVar[dict[str, str] | None] = ContextVar("standing", default=None)


def begin() -> None:
    """Before a page runs: what the thread built before is of another page."""
    _moving.set(None)
    _mine.set(None)
    _standing.set({})
    _above.set(None)


def keep_above(place: AbstractContextManager[object]) -> None:
    """A place above the page, for what is known only when the page is built."""
    _above.set(place)


def above() -> AbstractContextManager[object]:
    """That place; where there is none, wherever this is asked."""
    return _above.get() or nullcontext()


def stand(id: str, key: str) -> None:
    """The control of this assumption stands on the page, under this key."""
    known = _standing.get()
    if known is not None:
        known[id] = key


def standing() -> Mapping[str, str]:
    """The keys of the controls that stand on the page so far, by their assumption."""
    return _standing.get() or {}


def follow(swept: Sweep, blocks: Mapping[str, Block]) -> None:
    """These are the sliders of the page."""
    _moving.set(Moving(swept, blocks))


def moving() -> Moving | None:
    """The sliders of the page; None: it has none."""
    return _moving.get()


def budget(case: Case, assumptions: Assumptions) -> Budget:
    """The budget of Mijn variant, computed once per run for the same assumptions."""
    known = _mine.get()
    if known is not None and known[0] is assumptions:
        return known[1]
    made = money.budget(case, assumptions, "mine")
    keep_budget(assumptions, made)
    return made


def keep_budget(assumptions: Assumptions, made: Budget) -> None:
    """The budget of Mijn variant under these assumptions, from a page that has it already."""
    _mine.set((assumptions, made))
