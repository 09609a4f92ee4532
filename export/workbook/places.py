"""Where every number of the workbook stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from export.workbook.cells import Cell, Cells
from export.workbook.inputs import Input, Key
from export.workbook.layout import Block, SheetId, sheet_title

INPUT_VALUE, INPUT_CODE, INPUT_ID = 1, 9, 10
"""The columns of an input: its value as one reads and types it, and as the formulas need it; and of one that may be
changed the setting that it is."""
FIRST_INPUT = 4
"""The row of the first input."""
MOST_SIGNS = 6_000
"""In the parts of one formula: Excel allows 8.192 signs in all."""
ADDRESS, CONSTANT, SIGNS = 40, 8, 6
"""So many signs an address and a number take, and what stands around and between parts."""
FIRST_BLOCK = 3
FIRST_STEP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A place in the workbook; rows and columns from 0."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """As any sheet calls it."""
        # Quotes stand around every title: which of them need it, spreadsheets do not agree on.
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)}"


@dataclass(frozen=True, kw_only=True)
class Places:
    """``inputs`` by what they are; ``names`` of the numbers on the sheets; ``cells`` that stand somewhere of
    themselves, and ``steps``: those of them that no sheet shows, in their order."""

    inputs: Mapping[Key, Spot]
    names: Mapping[str, Spot]
    cells: Mapping[int, Spot]
    steps: tuple[int, ...]


def placed(
    sheets: Mapping[SheetId, Sequence[Block]], made: Cells, inputs: Mapping[Key, Input], input_sheet: str, steps: str
) -> Places:
    """A place for everything: ``input_sheet`` and ``steps`` are the titles of those sheets."""
    names = {name: spot for sheet, blocks in sheets.items() for name, spot in _on_sheet(sheet_title(sheet), blocks)}
    of_inputs = {
        key: Spot(
            sheet=input_sheet, row=FIRST_INPUT + place, column=INPUT_VALUE if one.kind == "number" else INPUT_CODE
        )
        for place, (key, one) in enumerate(inputs.items())
    }
    cells: dict[int, Spot] = {}
    for place, cell in enumerate(made.cells):
        if cell.operation == "leaf" and cell.origin is not None:
            cells[place] = of_inputs[cell.origin.kind, cell.origin.id]
    for name, place in made.places.items():
        cells.setdefault(place, names[name])
    others = tuple(place for place in _apart(made) if place not in cells)
    cells |= {place: Spot(sheet=steps, row=FIRST_STEP + row, column=1) for row, place in enumerate(others)}
    return Places(inputs=of_inputs, names=names, cells=cells, steps=others)


def _on_sheet(sheet: str, blocks: Sequence[Block]) -> list[tuple[str, Spot]]:
    """Under a heading and the names of the columns stand the rows; an empty row separates blocks."""
    found, row = [], FIRST_BLOCK
    for block in blocks:
        for down, one in enumerate(block.rows):
            found += [
                (name, Spot(sheet=sheet, row=row + 2 + down, column=1 + column))
                for column, name in enumerate(one.names)
            ]
        row += len(block.rows) + 3
    return found


def _apart(made: Cells) -> list[int]:
    """What needs a place of its own: a choice and its ways, and what is used more than once. The rest stands in the
    formula that uses it."""
    used = Counter(other for cell in made.cells for other in _parts(cell))
    ways = {way for cell in made.cells for _key, way in cell.ways}
    found = {
        place
        for place, cell in enumerate(made.cells)
        if cell.operation not in ("leaf", "constant") and (cell.ways or place in ways or used[place] > 1 or cell.name)
    }
    return sorted(found | _too_long(made, found))


def _too_long(made: Cells, apart: Set[int]) -> set[int]:
    """What else needs a place of its own, the longest first, so that no formula gets longer than a spreadsheet
    allows."""
    found: set[int] = set()
    lengths: list[int] = []
    for cell in made.cells:
        parts = {one: ADDRESS if one in apart or one in found else lengths[one] for one in _parts(cell)}
        for one in sorted(parts, key=parts.__getitem__, reverse=True):
            if sum(parts[each] for each in _parts(cell)) <= MOST_SIGNS or parts[one] <= ADDRESS:
                break
            found.add(one)
            parts[one] = ADDRESS
        own = {"leaf": ADDRESS, "constant": CONSTANT}.get(cell.operation, SIGNS)
        lengths.append(own + sum(parts[one] + SIGNS for one in _parts(cell)))
    return found


def _parts(cell: Cell) -> Sequence[int]:
    return cell.operands or tuple(way for _key, way in cell.ways)
