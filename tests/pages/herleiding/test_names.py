"""Every number that can be pressed carries the name of that very number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import isnan, nan
from typing import Any

import pytest

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.variants import VARIANTS
from model.outcomes.derivation import derive
from tests.model.worlds import dinkelland
from tests.pages.screen import LINKED, Screen, plain, unmarked
from words.formatting import ABOUT
from words.link import read_link
from words.sentences import Sentences, name_of, received

CHANGED = {"cost_key": "mixed", "caseload__tubbergen": "150", "execution_index": "0.022", "perspective": "tubbergen"}
BEYOND = {"euro": 1.0, "stepped": 1e-6, "about": 1.0, "cents": 0.01, "fraction": 5e-4, "percent": 0.005,
          "hundredths": 0.005, "count": 0.05, "points": 0.05, "date": 0.0, "short_date": 0.0}  # fmt: skip
"""How far what is shown in a notation may lie from the number: euros and cents are whole, and add up with
what stands beside them."""
AT_LEAST = {"kostenverdeling": 53, "meerjarenbegroting": 120, "start": 27, "projectbegroting": 70,
            "uitvoeringsmodel": 37, "scenarios": 160, "risicos": 80, "planning": 60, "situatie": 68,
            "onzekerheid": 135, "vergelijken": 48}  # fmt: skip
"""So many numbers can be pressed on a page, its strip included."""
OTHERS = [
    ("meerjarenbegroting", {"cost_basis": "bottom_up", "with_benefits": "1", "with_participation": "1"}),
    ("uitvoeringsmodel", {"executor_cost__cooperation": "0.1", "weight__nearby": "5"}),
    ("scenarios", {"weight__nearby": "5"}),
    ("planning", {"step_delay__pw_3b": "4", "start_delay_months": "2", "step_spread": "usual", "exit_cost_years": "3"}),
    ("onzekerheid", {"frame_indexed": "1", "execution_index": "0.02"}),
    ("onzekerheid", {"exit_cost_years": "3", "caseload_growth": "0.02", "perspective": "dinkelland"}),
    ("risicos", {"risk_dependence": "0.5", "risk_chance__corona": "0"}),
]
"""Pages that show more under a link."""
NUMBER = r"(?:€\s?)?\d[\d.,]*%?"
"""A number in the words of a cell, as the browser finds it (``ui/live/browser/parts.js``)."""
CLASSES = ("risk_chance.", "risk_impact.", "default.risk_chance.", "default.risk_impact.")
"""Of these the number of the class stands before what it means, and nothing of what is not assessed."""
DIFFERENCES = ("saldo.", "above_present.", "above_current.", "over_frame.", "changed", "together")
"""What is written is a difference of two amounts, each rounded so that it adds up with others."""
MISSING = ("onbekend", "geen", "niet ingeschat", "geen omslagpunt")
"""What stands where there is no number: the explanation says the same."""


@dataclass(frozen=True)
class Pressed:
    """A number that can be pressed: its name, what is shown and how far that may lie from it; ``bare``: words say
    whether it is more or less."""

    made: str
    shown: float
    beyond: float
    bare: bool = False


def assumptions_of(link: dict[str, str]) -> Assumptions:
    asked = read_link(dinkelland(), {name.replace("__", "."): value for name, value in link.items()})
    assert not asked.problems
    return dinkelland().assumptions.replace(**asked.changes)


def written(text: str) -> tuple[float, float]:
    """A number in a text, and how far it may lie from what it was."""
    if text in MISSING:
        return nan, 0.0
    bare = plain(text).replace("\u2060", "").replace("\u2212", "-")
    bare = re.sub(r"^(ongeveer|minder dan|meer dan)|[€+ ]|dag(en)?$", "", bare)
    if found := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", bare):
        day, month, year = map(int, found.groups())
        return float(date(year, month, day).toordinal()), 0.0
    number = bare.rstrip("%").replace(".", "").replace(",", ".")
    decimals = len(number.partition(".")[2])
    scale = 0.01 if bare.endswith("%") else 1.0
    unit = 10.0**-decimals * (1.0 if "€" in text else 0.5)
    if text.startswith("ongeveer"):
        unit = max(unit, next(step for below, step in ABOUT if float(number) < below) / 2)
    return float(number) * scale, unit * scale + 1e-9


def beyond(value: float, notation: str) -> tuple[float, float]:
    """A count is told in whole numbers where those say enough."""
    return value, 0.5 if notation == "count" and value % 1 == 0 else BEYOND[notation]


def numbers_in(texts: Any) -> dict[str, tuple[float, float]]:
    """The numbers in the sentence of the present point, and how far each may lie from what it was."""
    found = received(texts)
    if not isinstance(found, Sentences):
        return {}
    pattern = found.patterns[0 if found.which is None else found.which[0]]
    shown = {name: beyond(float(one.values[0]), one.notation) for name, one in found.numbers.items()}
    told = {name: written(text) for name, text in found.words.items() if re.search(r"\d", text)}
    return {name: one for name, one in (shown | told).items() if f"\ue000{name}\ue001" in pattern}


def in_texts(texts: Any) -> Iterator[Pressed]:
    found, told = numbers_in(texts), received(texts)
    for name in told.made if isinstance(told, Sentences) else ():
        if name in found:
            yield Pressed(name_of(told, name), *found[name], bare=True)


def in_tile(tile: dict[str, Any]) -> Iterator[Pressed]:
    yield from in_texts(tile["note"])
    yield from in_texts(tile["value"])
    if "made" not in tile:
        return
    found = numbers_in(tile["value"])
    if isinstance(tile["value"], list):
        yield Pressed(tile["made"], *written(tile["value"][0]))
    elif found:
        (one,) = found.values()
        yield Pressed(tile["made"], *one)


def filled(names: dict[str, Any], line: int, column: int) -> str:
    """The name in a cell; none where its line or column has none."""
    own, across = (
        one.get(str(place), "") if isinstance(one, dict) else one[place] if place < len(one) else ""
        for one, place in ((names["lines"], line), (names["columns"], column))
    )
    if not own or not across:
        return ""
    return str(names["pattern"]).replace("{line}", own).replace("{column}", across).replace("{line}", own)


def in_table(names: dict[str, Any], rows: list[list[float]], units: list[str]) -> Iterator[Pressed]:
    for line, (row, unit) in enumerate(zip(rows, units, strict=True)):
        for column, value in enumerate(row):
            if made := filled(names, line, column):
                yield Pressed(made, value, BEYOND[unit])


def in_grid(grid: dict[str, Any]) -> Iterator[Pressed]:
    for names in grid.get("made", []):
        for line, row in enumerate(grid["rows"]):
            for column, text in enumerate(row):
                made = filled(names, line, column)
                if made.startswith(CLASSES):
                    yield in_class(made, text)
                    continue
                for under, (names_of, said) in enumerate(zip(made.split("\n"), text.split("\n"), strict=False)):
                    yield from in_cell(names_of.split(), said, bool(under) or column in grid["below"])


def in_class(made: str, text: str) -> Pressed:
    """The number of a class, which stands first."""
    return Pressed(made, float(text[0]) if re.match(r"\d", text) else 0.0, 0.0)


def in_cell(names: list[str], said: str, in_words: bool) -> Iterator[Pressed]:
    """Of a range both ends have a name, or each number in its words."""
    ends = said.split(" – ")
    ends = ends if len(ends) == len(names) and not in_words else re.findall(NUMBER, said)
    if said and len(names) == len(ends):
        yield from (Pressed(one, *written(end), bare=True) for one, end in zip(names, ends, strict=True))


def pressed(screen: Screen) -> Iterator[Pressed]:
    for key, part in screen.parts().items():
        chart = part.get("chart", {})
        for tile in part.get("tiles", []):
            yield from in_tile(tile)
        for texts in (part.get("headline"), part.get("note"), chart.get("alt"), chart.get("claim")):
            yield from in_texts(texts) if texts else ()
        if "made" in part.get("table", {}):
            table = part["table"]
            for names in table["made"]:
                yield from in_table(names, list(screen.table(key).values()), table["units"])
        for entry in part.get("ranking", {}).get("entries", []):
            yield from in_texts(entry["title"])
            yield from in_texts(entry["figures"])
        for grid in [part["grid"]] if "grid" in part else part.get("register", {}).get("grids", []):
            yield from in_grid(grid)
    for text in screen.marked():
        for one in LINKED.finditer(text):
            said, made = unmarked(one[1]), one[2]
            yield in_class(made, said) if made.startswith(CLASSES) else Pressed(made, *written(said), bare=True)


def assert_named(one: Pressed, case: Case, assumptions: Assumptions) -> None:
    """What is shown is the number of its name, as far as it is shown."""
    name, _at, variant = one.made.partition("@")
    (whose,) = [known for known in VARIANTS if known == (variant or "mine")]
    value = derive(case, assumptions, whose, name).value
    if isnan(one.shown):
        assert isnan(value), one
        return
    beyond = one.beyond * (2 if name.startswith(DIFFERENCES) or "above." in name or "below." in name else 1)
    apart = min(abs(one.shown - way) for way in ((value, -value) if one.bare else (value,)))
    assert apart <= beyond + 1e-9, (one, value)


@pytest.mark.parametrize(
    ("page", "link"),
    [*((page, link) for page in AT_LEAST for link in ({}, CHANGED)), *OTHERS],
    ids=lambda given: given if isinstance(given, str) else "&".join(f"{name}={one}" for name, one in given.items()),
)
def test_a_number_that_is_pressed_is_the_number_of_its_name(page: str, link: dict[str, str]) -> None:
    case, assumptions = dinkelland(), assumptions_of(link)
    found = list(pressed(Screen(page, **link)))
    assert len(found) >= AT_LEAST[page], len(found)
    for one in found:
        assert_named(one, case, assumptions)
