"""A table with a column for each year, in as many tables as it takes to read them on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import ceil

from export.annex.blocks import Grid

MOST = 6
"""So many columns of amounts fit on a page between what they are of and their status."""
LONG, MOST_LONG = 11, 5
"""And so many of which an amount has more signs than this, from 10 million on: else their names get no room."""


def in_years(grid: Grid, before: int) -> Iterator[Grid]:
    """The table whole, or in parts of about the same number of columns.

    ``before``: how many columns stand before those of the years, which are followed by that of all years and the
    status.
    """
    count = len(grid.columns) - before - 1
    longest = max((len(str(cell)) for row in grid.rows for cell in row[before:-1]), default=0)
    parts = ceil(count / (MOST if longest <= LONG else MOST_LONG))
    if parts < 2:
        yield grid
        return
    ends = [before + round(count * part / parts) for part in range(parts + 1)]
    for first, end in pairwise(ends):
        kept = [*range(before), *range(first, end), len(grid.columns) - 1]
        years = [grid.columns[place] for place in range(first, min(end, before + count - 1))]
        yield replace(
            grid,
            title=f"{grid.title}, {'–'.join(dict.fromkeys((years[0], years[-1])))}",
            columns=[grid.columns[place] for place in kept],
            rows=[[row[place] for place in kept] for row in grid.rows],
            wide=[grid.wide[place] for place in kept],
            right=[*range(before, len(kept) - 1)],
        )
