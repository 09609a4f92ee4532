"""The charts of the workbook, drawn by the spreadsheet itself from the cells, so that they follow a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from export.workbook.content import Content
from export.workbook.layout import Block
from export.workbook.styles import Styles, page_of
from model.money.key_comparison import KEYS
from words.look import parties
from words.look.theme import hex_of
from words.texts import _

SIZE = {"width": 900, "height": 380}
ROWS_APART = 20
DASHES = ("solid", "dash", "round_dot", "long_dash")
AMOUNT = '"€" #,##0'


def write_charts(book: Any, look: Styles, content: Content) -> None:
    """What each municipality pays, what that is over what it has in its budget, and what each key does."""
    page = page_of(book, _("Charts"), look)
    budget, split = content.sheets["budget"], content.sheets["split"]
    drawn = (
        (_("Cost per year"), "column", _block(budget, "framed_cost"), True),
        (_("Cost above the budget, per year"), "column", _block(budget, "over_frame"), True),
        (_("What each pays in each year, under each key"), "line", _block(split, "contribution_by"), False),
    )
    # Of a case with very many numbers some stand on no sheet.
    there = ((title, kind, block, without_sum) for title, kind, block, without_sum in drawn if block is not None)
    for place, (title, kind, block, without_sum) in enumerate(there):
        chart = book.add_chart({"type": kind})
        for one in _series(content, block, without_sum):
            chart.add_series(one)
        chart.set_title({"name": title})
        chart.set_y_axis({"num_format": AMOUNT})
        chart.set_legend({"position": "bottom"})
        chart.set_size(SIZE)
        page.insert_chart(2 + place * ROWS_APART, 0, chart, {"description": title})


def _block(blocks: Sequence[Block], formula: str) -> Block | None:
    return next((one for one in blocks if one.rows[0].names[0].startswith(f"{formula}.")), None)


def _series(content: Content, block: Block, without_sum: bool) -> Iterator[dict[str, Any]]:
    """A series for each municipality that pages name, but not for all together or nobody; the years without the sum
    of all."""
    names = content.places.names
    named = [content.case.participants[place].id for place in parties.told(content.case, None)]
    for one in block.rows[:-1] if without_sum else block.rows:
        years = one.names[:-1] if without_sum else one.names
        if not set(named) & set(one.names[0].split(".")):
            continue
        first, last = names[years[0]], names[years[-1]]
        above = first.row - block.rows.index(one) - 1
        yield {
            "name": [first.sheet, first.row, 0],
            "categories": [first.sheet, above, first.column, above, last.column],
            "values": [first.sheet, first.row, first.column, last.row, last.column],
            **_look(content, years[0]),
        }


def _look(content: Content, name: str) -> dict[str, Any]:
    """The colour of the municipality as the pages have it; lines of one municipality differ by how they are dashed."""
    labels = name.split(".")
    place = next(place for place, one in enumerate(content.case.participants) if one.id in labels)
    color = f"#{hex_of(parties.color(content.case, None, place))}"
    dash = next((DASHES[KEYS.index(one) % len(DASHES)] for one in labels if one in KEYS), DASHES[0])
    return {"fill": {"color": color}, "line": {"color": color, "dash_type": dash}}
