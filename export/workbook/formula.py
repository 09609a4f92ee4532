"""A cell as the text of a formula of a spreadsheet. No formula of the model stands here: only how a spreadsheet writes
what a term may be made with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from export.workbook.cells import Cell

Address = Callable[[int], str]
"""Where a cell stands; nothing for one that has no place of its own and is written where it is used."""
Decider = Callable[[Cell], str]
"""Where stands what decides a choice."""
UNKNOWN = "NA()"
ERROR = "#N/A"
"""What a cell shows for what nobody knows."""
_BETWEEN = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "power": "^"}
_BINDS = {"add": 1, "subtract": 1, "multiply": 2, "divide": 2, "negate": 3, "power": 4}
_CALLED = {"minimum": "MIN", "maximum": "MAX"}
WHOLE = 5
"""How firmly holds together what needs no brackets anywhere."""


def formula(cells: Sequence[Cell], place: int, address: Address, decider: Decider) -> str:
    """The formula of the cell at this place, with its = in front."""
    return f"={_written(cells, place, address, decider)[0]}"


def _written(cells: Sequence[Cell], place: int, address: Address, decider: Decider) -> tuple[str, int]:
    """How a cell is made, and how firmly that holds together."""
    cell = cells[place]

    def part(other: int, binds: int) -> str:
        here = address(other)
        text, held = (here, WHOLE) if here else _written(cells, other, address, decider)
        return text if held >= binds else f"({text})"

    if cell.operation in ("leaf", "constant"):
        return _constant(cell.value)
    if cell.operation == "choose":
        return _choice(cell, decider(cell), lambda other: part(other, 0)), WHOLE
    if cell.operation == "floor":
        # Halves and negative numbers go down, as the model does it.
        return f"INT({part(cell.operands[0], 0)})", WHOLE
    if cell.operation in _CALLED:
        return f"{_CALLED[cell.operation]}({','.join(part(one, 0) for one in cell.operands)})", WHOLE
    binds = _BINDS[cell.operation]
    if cell.operation == "negate":
        # A spreadsheet raises -2 to a power, where the model takes what is raised from nothing.
        return f"(-{part(cell.operands[0], binds + 1)})", WHOLE
    first, *others = cell.operands
    loose = cell.operation in ("add", "multiply")
    rest = [part(one, binds if loose else binds + 1) for one in others]
    return _BETWEEN[cell.operation].join([part(first, binds if loose or binds < 4 else WHOLE), *rest]), binds


def _constant(value: float) -> tuple[str, int]:
    if value != value or value in (float("inf"), float("-inf")):
        return UNKNOWN, WHOLE
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return (f"({text})" if value < 0 else text), WHOLE


def _choice(cell: Cell, decider: str, part: Callable[[int], str]) -> str:
    """One IF for every way; a switch that stands between off and on is on, as it is in the model."""
    ways = dict(cell.ways)
    if set(ways) == {"off", "on"}:
        return f"IF({decider}=0,{part(ways['off'])},{part(ways['on'])})"
    text = UNKNOWN
    for key, way in reversed(cell.ways):
        wanted = key if key.isdecimal() else f'"{key}"'
        text = f"IF({decider}={wanted},{part(way)},{text})"
    return text


def nothing_known() -> str:
    """What gives an error on purpose: nobody knows it."""
    return f"={UNKNOWN}"


def refers(address: str) -> str:
    """What shows another cell."""
    return f"={address}"


def key_of_label(label: str, labels: str, keys: str) -> str:
    """The key of what was chosen by its name."""
    return f"=INDEX({keys},MATCH({label},{labels},0))"


def holds(left: str, right: str, near: float, words: tuple[str, str, str]) -> str:
    """Whether two sides are the same: the word for yes, for no, and for what is unknown."""
    yes, no, unknown = (_text(word) for word in words)
    return f"=IF(OR(ISERROR({left}),ISERROR({right})),{unknown},IF(ABS({left}-{right})<={near!r},{yes},{no}))"


def at_most(left: str, right: str, near: float, words: tuple[str, str, str]) -> str:
    """Whether the left side is no more than the right."""
    yes, no, unknown = (_text(word) for word in words)
    return f"=IF(OR(ISERROR({left}),ISERROR({right})),{unknown},IF({left}<={right}+{near!r},{yes},{no}))"


def all_hold(verdicts: str, no: str, well: str, wrong: str) -> str:
    """One verdict over many."""
    return f"=IF(COUNTIF({verdicts},{_text(no)})=0,{_text(well)},{_text(wrong)})"


def _text(words: str) -> str:
    quoted = words.replace('"', '""')
    return f'"{quoted}"'
