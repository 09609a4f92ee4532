"""Tiles and tables with beside every amount what it comes to per resident or per benefit (``words.beside``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.charts.parts import Chart, Divided, Grid, Table, Tile
from words.beside import Beside, all_said, in_sentence, on_own_line, place_of, words_of
from words.texts import _


def tiles_beside(tiles: Sequence[Tile], beside: Beside | None) -> list[Tile]:
    """These tiles; what an amount comes to stands on a line under it, and in brackets behind an amount in the note."""
    return [
        tile
        if tile.is_price
        else replace(
            tile,
            beside=tile.beside or on_own_line(tile.value, beside, tile.whose),
            note=in_sentence(tile.note, beside, tile.whose, "again"),
        )
        for tile in tiles
    ]


def claim_beside(chart: Chart, beside: Beside | None, whose: int | None) -> Chart:
    """This chart; in what its numbers say stands behind an amount what it comes to."""
    return chart if chart.claim is None else replace(chart, claim=in_sentence(chart.claim, beside, whose))


def grid_beside(
    grid: Grid, beside: Beside | None, amounts: Sequence[Sequence[float]], whose: Sequence[int | None]
) -> Grid:
    """This table of texts; what the amounts of a row come to stands under it. ``amounts`` and ``whose`` they are: of
    every row.
    """
    if beside is None:
        return grid
    return grid_said(
        grid, beside, [all_said(values, beside, owner) for values, owner in zip(amounts, whose, strict=True)]
    )


def grid_said(grid: Grid, beside: Beside, said: Sequence[str]) -> Grid:
    """This table of texts, with under every row what its amounts come to."""
    name = _("Per resident") if beside.per == "resident" else _("Per {unit}")
    return replace(
        grid,
        columns=[*grid.columns, name],
        rows=[[*row, text] for row, text in zip(grid.rows, said, strict=True)],
        below=(*grid.below, len(grid.columns)),
    )


def table_beside(table: Table, beside: Beside | None, whose: Sequence[int | None] | int | None) -> Table:
    """This table; what an amount comes to stands small under it.

    ``whose`` the amounts are: of all lines, of each line, or in a table of one line of each column.
    """
    if beside is None:
        return table
    owners = list(whose) if isinstance(whose, Sequence) else [whose] * len(table.lines)
    # A table that is partly of assumptions says so as a whole.
    heads = [words_of(beside, owner, "", "table") for owner in owners]
    divided = Divided(max(heads, key=len), beside.counts, [place_of(beside, owner) for owner in owners])
    return replace(table, divided=divided)
