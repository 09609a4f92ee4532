"""Extremes of more assumptions at once: every pair of two, and drawn ones, on the pages and in the download."""

from __future__ import annotations

import csv
import io
from itertools import chain

import pytest

from tests.model.worlds import dinkelland
from tests.pages.screen import PAGES
from tests.pages.unknown.extremes import Changes, allowed, covering, drawn, extremes
from tests.pages.unknown.visitor import Visitor
from words import budget_file

DRAWN = 4
"""Pairs on each page."""
COVERING = covering(dinkelland(), seed=1)


def test_the_array_has_every_pair() -> None:
    """Counted by itself: of the caseloads and the reading of the amount each with every value of the execution."""
    case = dinkelland()
    known = dict(case.assumptions.items())
    rows = [{**known, **row} for row in COVERING]
    for one in ("caseload.dinkelland", "amount_reading", "step_delay.wsw_1"):
        for other in ("caseload.tubbergen", "cost_basis", "planning_date"):
            wanted = {
                (a, b) for a in (known[one], *extremes(case)[one]) for b in (known[other], *extremes(case)[other])
            }
            assert wanted <= {(row[one], row[other]) for row in rows}
    assert all(allowed(case, row) for row in COVERING)
    assert len(COVERING) < 100


@pytest.mark.parametrize("place", range(len(PAGES)))
def test_no_pair_breaks_a_page(place: int) -> None:
    """The rows of the array spread over the pages, and pairs with everything else at its default."""
    visitor, page = Visitor(), PAGES[place]
    pairs = drawn(dinkelland(), DRAWN, size=2, seed=place)
    for number, changes in enumerate(chain(COVERING[place :: len(PAGES)], pairs)):
        assert not (wrong := visitor.open(page, changes, number + place)), (page, changes, wrong)


def test_the_download_has_amounts_or_nothing() -> None:
    case = dinkelland()
    for changes in COVERING:
        wrong = _not_an_amount(changes)
        assert not wrong, (changes, wrong)
    assert case.row("caseload.dinkelland").default == 275


def _not_an_amount(changes: Changes) -> list[str]:
    """The cells of the download that hold no amount and are not empty as what is unknown is."""
    case = dinkelland()
    text = budget_file.written(case, case.assumptions.replace(**changes)).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert rows
    wrong = []
    for row in rows:
        cell, unknown = row["Bedrag in euro"], row["Status"] == "onbekend"
        whole = cell.removeprefix("-").replace(",", "", 1)
        if (cell == "") != unknown or (cell and not whole.isdecimal()) or None in row.values():
            wrong.append(str(row))
    return wrong
