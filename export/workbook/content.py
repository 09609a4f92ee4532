"""All that stands in a workbook, before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from export.workbook.cells import Cells, cells_of
from export.workbook.inputs import Input, Key, inputs
from export.workbook.layout import SHEETS, Block, SheetId, blocks, formulas_of
from export.workbook.places import Places, placed
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.case.naming import FORMULAS as NAMED
from model.case.variants import Variant
from model.money.budget import budgets_once
from model.outcomes.check import check
from model.outcomes.derivation import by_formula
from words.texts import _

FORMULAS = [name for formulas in SHEETS.values() for name in formulas]
"""Those of a case that is not too large for all of them."""


@dataclass(frozen=True, kw_only=True)
class Content:
    """One variant of a case, with every number and where it stands. ``link`` opens it in the dashboard."""

    case: Case
    assumptions: Assumptions
    variant: Variant
    link: str
    made: date
    sheets: Mapping[SheetId, Sequence[Block]]
    cells: Cells
    inputs: Mapping[Key, Input]
    places: Places
    of_source: frozenset[str]
    """The sums that do not hold because the source itself differs, by their name: a finding says so."""


def input_sheet() -> str:
    """What the sheet with the inputs is called."""
    return _("Inputs")


def step_sheet() -> str:
    """What the sheet with the steps between is called."""
    return _("Steps between")


def content_of(case: Case, assumptions: Assumptions, variant: Variant, link: str, made: date) -> Content:
    """What the workbook of this variant holds, in the language of this run."""
    sheets = {sheet: tuple(blocks(case, sheet)) for sheet in SHEETS}
    here = {name for sheet in SHEETS for name in formulas_of(case, sheet)}
    # Each formula apart, in the order in which the model names them.
    with budgets_once():
        cells = cells_of(by_formula(case, assumptions, variant, (name for name in NAMED if name in here)))
    found = inputs(case, assumptions, cells.cells)
    return Content(
        case=case,
        assumptions=assumptions,
        variant=variant,
        link=link,
        made=made,
        sheets=sheets,
        cells=cells,
        inputs=found,
        places=placed(sheets, cells, found, input_sheet(), step_sheet()),
        of_source=frozenset(f"{one.kind}.{one.about or ALL}" for one in check(case, assumptions) if one.finding),
    )
