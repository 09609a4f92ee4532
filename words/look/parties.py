"""Which municipalities a page names one by one, and in which colours.

Four colours can be told apart from four metres and by who sees colours differently. So up to four municipalities all
have one. Of more the page shows four: the one that the reader chose (or else the lead) and the largest others by
residents. The rest stand together in grey, and where that is one it keeps its name; a table with a search box has each
of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from model.case.case import Case
from model.numbers.arrays import Floats
from words.beside import UNCOUNTED
from words.look import colors
from words.look.few import listed
from words.texts import _

FEW = 4
"""As many as there are colours for."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page names: one municipality, or all others together. ``places`` among those that share the cost; ``id``
    the municipality's, or empty; ``tone`` the colour as a tile calls it."""

    name: str
    places: tuple[int, ...]
    id: str
    color: str
    tone: str

    @property
    def whose(self) -> int:
        """Whose its amounts are, for what stands beside them: several are divided by nothing."""
        return self.places[0] if len(self.places) == 1 else UNCOUNTED


def are_few(case: Case) -> bool:
    """Whether every municipality is named on every page."""
    return len(case.participants) <= FEW


@lru_cache(maxsize=64)
def named(case: Case, party: int | None) -> tuple[int, ...]:
    """The places of those that are named, in the order of the case. ``party``: the one that the reader chose."""
    everyone = range(len(case.participants))
    if are_few(case):
        return tuple(everyone)
    first = case.lead if party is None else party
    by_size = sorted(everyone, key=lambda place: -case.figure("residents", case.participants[place].id))
    return tuple(sorted([first, *[place for place in by_size if place != first][: FEW - 1]]))


def told(case: Case, party: int | None) -> tuple[int, ...]:
    """The places of those that are told of one by one where the rest would not stand together: those that are named,
    and the last too where only one is left."""
    found = named(case, party)
    everyone = tuple(range(len(case.participants)))
    return everyone if len(everyone) == len(found) + 1 else found


def who_stand_here(case: Case, party: int | None) -> str:
    """Of whom a chart with a line for each is, where those are not all; nothing where nobody is left out."""
    here = told(case, None)
    if party is not None or len(here) == len(case.participants):
        return ""
    names = listed([case.participants[place].name for place in here])
    return _(
        "Here stand {names}. Of another municipality: choose it at “{control}”.", names=names, control=_("For whom")
    )


def shown(case: Case, party: int | None) -> tuple[Shown, ...]:
    """Those that are named, and behind them the rest together if there is any."""
    found = [_one(case, place, colors.of_municipality(at), f"party{at}") for at, place in enumerate(named(case, party))]
    rest = tuple(place for place in range(len(case.participants)) if place not in named(case, party))
    if len(rest) == 1:
        return (*found, _one(case, rest[0], colors.PLAIN, "plain"))
    name = _("{count} other municipalities", count=len(rest))
    others = Shown(name=name, places=rest, id="", color=colors.PLAIN, tone="plain")
    return (*found, others) if rest else tuple(found)


def _one(case: Case, place: int, color: str, tone: str) -> Shown:
    one = case.participants[place]
    return Shown(name=one.name, places=(place,), id=one.id, color=color, tone=tone)


def together(amounts: Floats, one: Shown, axis: int = -1) -> Floats:
    """The amounts of those that stand together; ``axis`` is that of the parties."""
    return np.asarray(np.take(amounts, one.places, axis=axis).sum(axis=axis))


def color(case: Case, party: int | None, place: int) -> str:
    """The colour of a municipality; grey if it is not among those that are named."""
    here = named(case, party)
    return colors.of_municipality(here.index(place)) if place in here else colors.PLAIN
