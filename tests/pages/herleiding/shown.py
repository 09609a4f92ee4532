"""Every number that a page shows: where it stands, how it reads, and the name by which it can be pressed, if any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from math import isfinite
from typing import Any

from model.case.base import Record, Text
from tests.model.worlds import dinkelland
from tests.pages.herleiding.test_names import filled
from tests.pages.screen import LINKED, Screen, plain, unmarked
from words.sentences import Sentences, name_of, received

LABELS = re.compile(
    r"\b\d\d-\d\d-\d{4}\b"  # a date as a document gives it: what is computed stands in a slot
    r"|\b\d{1,2} [a-z]+ (?:19|20)\d\d\b"  # a date of a law
    r"|\b(?:19|20)\d\d\b"  # which year something is about
    r"|\b\d\d-\d{4}\b"  # a month as a document gives it
    r"|^(?:\*\*)?\d+\. |\bbevinding \d+|\(risico [\d, ]+\)"  # the number of a finding or a risk: what it is called
    r"|van (?:de )?100\b|van 0 tot 100\b|\(0–100\)"  # the scale of a score
    r"|\(sterkte 0\)"  # of what does not count
    r"|\b0 zet alles terug"  # a key of the keyboard
    r"|\b8 van de 10 uitkomsten"  # which range it is
    r"|opgehoogd tot 100%"  # what a choice is called
    r"|hoogstens 100%: hier kan het tot \d+%, de anderen hebben \d+%"  # how far a control goes
)
"""What reads like a number and is none."""
NEED_NONE = {
    r".*/alt.*": "who sees no chart hears it; the same numbers stand in the table under the chart",
    r"sources/column (Nu|Uitgangswaarde|Bereik)": "the rows of the assumptions themselves, with their source",
    r".*/column (Bron|Toelichting)": "what a document prints, and why, in the words of the case",
    r"parts/table Begin: neutraal": "the middle of the scale of scores",
    r"spread/column.*": "how many arguments the document gives: counted on the page itself",
    r"checks/column Wat moet kloppen": "the sum itself, in words",
    r"in-workbook/column Getallen": "how many numbers a sheet of the workbook has",
    r"tiles/label|figures/column Cijfer": "at which certainty an amount is enough: what it is about, as a year is",
    r"(changes|notes)/notice": "settings, as they are set and as the case has them: each can be pressed at its control",
    r"differ/note": "how many rows the table under it has",
    r"curve/drawn [01]": "points between those of the table under the curve",
    r"curve/drawn 2": "what is set now: the same number as that of the tile",
}  # fmt: skip
"""Numbers that need no name, by the places that this describes, each with the reason."""
ADDRESS = re.compile(r"\]\(\./\S+\)")
"""The address behind a link."""
SLOT = re.compile("\ue000(\\w+)\ue001")
NUMBER = re.compile(r"(?<![\w.,])[−-]?(?:€ ?)?[−-]?\d[\d.,]*\d%?|(?<![\w.,])[−-]?(?:€ ?)?\d%?")
"""A number in a text; what hangs on letters, as P10, is a name."""


@dataclass(frozen=True)
class Seen:
    """A number on a page: in which part and where in it, as it reads, and its name; none if it cannot be pressed."""

    where: str
    reads: str
    made: str = ""
    value: float | None = None


@cache
def printed() -> tuple[str, ...]:
    """The texts of the case with a number in them, the longest first: what it quotes, notes and explains itself."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str | Text):
            yield from [value] if isinstance(value, str) else [value.nl]
        elif isinstance(value, Record):
            yield from texts([getattr(value, name) for name in type(value).model_fields])
        elif isinstance(value, list | tuple | Mapping):
            for one in value.values() if isinstance(value, Mapping) else value:
                yield from texts(one)

    case = dinkelland()
    found = {plain(one) for name in type(case).model_fields for one in texts(getattr(case, name))}
    return tuple(
        sorted((one for one in found if re.search(r"[a-z].*\d|\d.*[a-z]", one) and len(one) > 9), key=len, reverse=True)
    )


def in_words(where: str, text: str) -> Iterator[Seen]:
    """The numbers that stand in a text as they are, but those that the case itself writes."""
    left = ADDRESS.sub(" ", plain(text))
    if re.search(r"\d", left):
        for one in printed():
            left = left.replace(one, " ")
        left = LABELS.sub(" ", left)
    for found in NUMBER.finditer(left):
        yield Seen(where, found.group())


def in_texts(where: str, texts: Any, made: str = "") -> Iterator[Seen]:
    """Those in the text of the present point; ``made``: the name of the one number that a tile consists of."""
    told = received(texts)
    if not isinstance(told, Sentences):
        for one in in_words(where, str(told[0]) if told else ""):
            yield Seen(where, one.reads, made)
        return
    pattern = told.patterns[0 if told.which is None else told.which[0]]
    for name in SLOT.findall(pattern):
        own = name_of(told, name) or made
        if name in told.numbers:
            value = float(told.numbers[name].values[0])
            yield Seen(f"{where}#{name}", str(value), own, value)
        elif re.search(r"\d", told.words.get(name, "")):
            yield Seen(f"{where}#{name}", told.words[name], own)
    yield from in_words(f"{where} ", SLOT.sub(" ", pattern))


PLACED = ("x", "y", "z")
"""Where a trace holds how far a bar or a point goes."""


def name_in(names: Sequence[Mapping[str, Any]], line: int, column: int) -> str:
    """The name of a cell: the first of a table's that has one."""
    return next((made for one in names if (made := filled(dict(one), line, column))), "")


def in_chart(key: str, part: Mapping[str, Any]) -> Iterator[Seen]:
    """What a chart draws: the present values of its bars and points, named as ``ui/live/browser/panel/bars.js`` does.

    Where a bar leads elsewhere when it is pressed, the table under the chart must do.
    """
    chart, table = part["chart"], part.get("table", {})
    own = chart.get("made")
    names = own or (table.get("made", []) if table.get("cells") is None else [])
    order, step = ([], 1) if own else (table.get("order", []), table.get("step", 1))
    width, before = len(table.get("columns", [""])) - 1, 0
    drawn = {one["trace"]: one for one in chart["moving"] if one["path"] in PLACED and one["trace"] is not None}
    for trace, moving in sorted(drawn.items()):
        values = [float(one) for one in moving["data"][0]]
        for point, value in enumerate(values):
            line, column = trace, point / step
            if order:
                line, column = divmod(order.index(before + point), width) if before + point in order else (-1, -1)
            elif moving["path"] == "z":
                line, column = divmod(point, width)
            made = name_in(names, line, int(column)) if column == int(column) and line >= 0 else ""
            if isfinite(value) and not ("picks" in part and not made):
                yield Seen(f"{key}/drawn {trace}", f"{value:g}", made, value)
        before += len(values)


def in_table(key: str, screen: Screen, table: Mapping[str, Any]) -> Iterator[Seen]:
    names = table.get("made", [])
    for line, (title, row) in enumerate(screen.table(key).items()):
        for column, value in enumerate(row):
            if isfinite(value):
                yield Seen(f"{key}/table {title}", str(value), name_in(names, line, column), float(value))


def in_grid(key: str, grid: Mapping[str, Any]) -> Iterator[Seen]:
    names = grid.get("made", [])
    for line, row in enumerate(grid["rows"]):
        for column, text in enumerate(row):
            title = grid["columns"][column]
            made = name_in(names, line, column).split("\n")
            for said, own in zip_longest(text.split("\n"), made, fillvalue=""):
                yield from (Seen(f"{key}/column {title}", one.reads, own) for one in in_words("", said))


def shown(screen: Screen) -> Iterator[Seen]:
    """Every number of the parts that we draw ourselves, in the present point."""
    for key, part in screen.parts().items():
        chart = part.get("chart", {})
        for tile in part.get("tiles", []):
            yield from in_words(f"{key}/label", tile["label"])
            yield from in_texts(f"{key}/tile {tile['label']}", tile["value"], tile.get("made", ""))
            yield from in_texts(f"{key}/note of {tile['label']}", tile["note"])
        for kind, texts in (("headline", part.get("headline")), ("note", part.get("note")), ("alt", chart.get("alt")),
                            ("claim", chart.get("claim"))):  # fmt: skip
            yield from in_texts(f"{key}/{kind}", texts) if texts else ()
        for line in part.get("notice", {}).get("lines", []):
            yield from in_texts(f"{key}/notice", [line] if isinstance(line, str) else line)
        if chart:
            yield from in_chart(key, part)
        if "table" in part:
            yield from in_table(key, screen, part["table"])
        for entry in part.get("ranking", {}).get("entries", []):
            yield from in_texts(f"{key}/entry", entry["title"])
            yield from in_texts(f"{key}/figures", entry["figures"])
        for grid in [part["grid"]] if "grid" in part else part.get("register", {}).get("grids", []):
            yield from in_grid(key, grid)
    for written in screen.marked():
        yield from (Seen("text", one[1], one[2]) for one in LINKED.finditer(written))
        text = unmarked(LINKED.sub(" ", written))
        yield from in_words("changes" if " → " in text else "text", text)


def place_of(seen: Seen) -> str:
    """The part of the page and what of it."""
    return seen.where.partition(" ")[0].partition("#")[0]


def part_of(seen: Seen) -> str:
    """The part of the page."""
    return seen.where.partition("/")[0]


def unnamed(numbers: Iterable[Seen]) -> set[str]:
    """The places of the numbers that should have a name and have none."""
    return {
        place_of(one)
        for one in numbers
        if not one.made and not any(re.fullmatch(where, one.where) for where in NEED_NONE)
    }
