"""Every number that can be pressed carries the name of that very number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from model.assumptions.values import Assumptions
from model.case.variants import VARIANTS
from model.outcomes.derivation import derive
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen
from words.sentences import Sentences, received

CHANGED = {"cost_key": "mixed", "caseload__tubbergen": "150", "execution_index": "0.022", "perspective": "tubbergen"}
BEYOND = {"euro": 1.0, "about": 1.0, "cents": 0.001, "count": 0.05, "points": 0.05, "date": 0.0, "short_date": 0.0}
"""How far what is shown in a notation may lie from the number: euros are whole and add up with what stands beside
them."""
AT_LEAST = {"kostenverdeling": 53, "meerjarenbegroting": 42, "start": 8}
"""So many numbers can be pressed on a page, its strip included."""


@dataclass(frozen=True)
class Pressed:
    """A number that can be pressed: its name, what is shown and as what; ``bare``: a sentence says whether it is more
    or less."""

    made: str
    shown: float
    notation: str
    bare: bool = False


def assumptions_of(link: dict[str, str]) -> Assumptions:
    defaults = dinkelland().assumptions
    if not link:
        return defaults
    return defaults.replace(**{"cost_key": "mixed", "caseload.tubbergen": 150.0, "execution_index": 0.022})


def numbers_in(texts: Any) -> dict[str, tuple[float, str]]:
    """The numbers in the sentence of the present point, and as what they are written."""
    found = received(texts)
    if not isinstance(found, Sentences):
        return {}
    pattern = found.patterns[0 if found.which is None else found.which[0]]
    given = {name: one for name, one in found.numbers.items() if f"\ue000{name}\ue001" in pattern}
    return {name: (float(one.values[0]), one.notation) for name, one in given.items()}


def in_texts(texts: Any) -> Iterator[Pressed]:
    found = numbers_in(texts)
    for name, made in texts.get("made", {}).items() if found else ():
        if name in found:
            yield Pressed(made, *found[name], bare=True)


def in_tile(screen: Screen, tile: dict[str, Any]) -> Iterator[Pressed]:
    yield from in_texts(tile["note"])
    yield from in_texts(tile["value"])
    if "made" not in tile:
        return
    found = numbers_in(tile["value"])
    if isinstance(tile["value"], list):
        yield Pressed(tile["made"], float(screen.said(tile["value"]).replace(",", ".")), "points")
    elif found:
        (one,) = found.values()
        yield Pressed(tile["made"], *one)


def pressed(screen: Screen) -> Iterator[Pressed]:
    for key, part in screen.parts().items():
        chart = part.get("chart", {})
        for tile in part.get("tiles", []):
            yield from in_tile(screen, tile)
        for texts in (part.get("headline"), part.get("note"), chart.get("alt"), chart.get("claim")):
            yield from in_texts(texts) if texts else ()
        names = part.get("table", {}).get("made")
        if names:
            rows, units = list(screen.table(key).values()), part["table"]["units"]
            for line, row, unit in zip(names["lines"], rows, units, strict=True):
                for column, value in zip(names["columns"], row, strict=True):
                    if line and column:
                        made = names["pattern"].replace("{line}", line).replace("{column}", column)
                        yield Pressed(made, value, unit)


@pytest.mark.parametrize("link", [{}, CHANGED], ids=["untouched", "changed"])
@pytest.mark.parametrize("page", AT_LEAST)
def test_a_number_that_is_pressed_is_the_number_of_its_name(page: str, link: dict[str, str]) -> None:
    case, assumptions = dinkelland(), assumptions_of(link)
    found = list(pressed(Screen(page, **link)))
    assert len(found) >= AT_LEAST[page], len(found)
    for one in found:
        name, _at, variant = one.made.partition("@")
        (whose,) = [known for known in VARIANTS if known == (variant or "mine")]
        value = derive(case, assumptions, whose, name).value
        beyond = min(abs(one.shown - way) for way in ((value, -value) if one.bare else (value,)))
        assert beyond <= BEYOND[one.notation], one
