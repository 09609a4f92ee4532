"""How many draws there is room for: what is drawn is kept for every municipality and year until its ends are known."""

from __future__ import annotations

from collections.abc import Iterator

from model.case.case import Case
from model.uncertainty.draws import BLOCK

DRAWS = 10_000
"""As many as pages draw unless asked for more or fewer, where there is room."""
ASKED = (1_000, DRAWS, 100_000)
"""As many as a page can be asked for, where there is room."""
MOST_NUMBERS = 4_000_000
"""In one array of draws: 32 MB, of which a page needs eight."""
AT_ONCE = 15 * BLOCK
"""Numbers of one array in one block: that of two municipalities, nobody and five years."""


def allowed(case: Case) -> tuple[int, ...]:
    """As many draws as this case has room for: the more municipalities and years, the fewer; always the fewest."""
    each = (len(case.participants) + 1) * (len(case.about.years) + 1)
    return tuple(draws for draws in ASKED if draws * each <= MOST_NUMBERS) or ASKED[:1]


def usual(case: Case) -> int:
    """As many as pages draw unless asked for more or fewer."""
    return min(DRAWS, allowed(case)[-1])


def at_once(case: Case, most: int = BLOCK, least: int = 1) -> int:
    """How many draws, or rows of draws, fit in the room of a block."""
    each = (len(case.participants) + 1) * len(case.about.years)
    return max(least, min(most, AT_ONCE // each))


def blocks(case: Case, rows: int) -> Iterator[slice]:
    """So many rows, as many at once as the case has room for."""
    size = at_once(case)
    for start in range(0, rows, size):
        yield slice(start, min(start + size, rows))


FEW_AT_ONCE, MOST_SEARCHED = 2_000, 20


def searched(case: Case) -> int | None:
    """Of how many assumptions a tipping point is searched: of all (None), or of so many if few rows fit at once."""
    return None if at_once(case) >= FEW_AT_ONCE else MOST_SEARCHED
