"""Which numbers stand on which sheet, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from model.case.case import Case
from model.case.naming import FORMULAS, Formula, labels_of
from model.outcomes.names import sized
from words.explained.checks import kind_name
from words.explained.places import place_name
from words.explained.titles import title_of_formula
from words.texts import _

SheetId = Literal["split", "budget", "costs", "project", "weighing", "checks"]
SHEETS: Mapping[SheetId, tuple[str, ...]] = {
    "split": (
        "chosen_share", "share_by", "contribution", "contribution_by", "by_key", "above_present", "dearer_by_caseload",
        "break_even", "present", "budgeted", "phase", "chosen_share_in", "share_by_in", "present_in", "budgeted_in",
        "by_key_in", "contribution_in", "phase_in",
    ),
    "budget": (
        "framed_cost", "frame", "over_frame", "structural_over_frame", "lasten", "baten", "saldo", "execution",
        "exit_cost", "project_cost", "one_off_cost", "benefits_in_budget", "buig_in_budget", "vangnet_in_budget",
        "participation_in_budget", "project_coverage_in_budget", "above_current", "lasten_by_nature",
        "lasten_in_field", "budget_line", "own_sum", "execution_in",
    ),
    "costs": (
        "new_model_cost", "joint_frame", "bottom_up", "bottom_up_above_frame", "break_even_price", "own_cost",
        "old_contribution", "benefits", "benefits_paid", "fte", "segment_share", "staff", "staff_cost", "price_index",
        "new_model_part", "exit_part", "start_month", "fixed_share", "printed_share", "cost_change",
        "new_model_cost_in", "joint_frame_in", "own_cost_in", "old_contribution_in", "fixed_share_in",
        "printed_share_in", "cost_change_in", "frame_part_in", "new_model_part_in", "exit_part_in", "start_month_in",
    ),
    "project": (
        "project_total", "project_in_year", "project_by_party", "project_share", "project_covered", "project_uncovered",
        "project_line", "project_product", "project_part", "project_computed", "project_change",
    ),
    "weighing": ("score", "weight_in", "score_part", "fit", "fit_in", "risk_strength", "risk_in"),
    "checks": ("check", "check_share"),
}  # fmt: skip
"""The formulas of each sheet. What a schedule or draws make no spreadsheet can recompute: it stands in none."""
OWN_SHEET = "keuzekompas"
"""What the sheet is called by which the dashboard knows its workbook again, in every language."""
AXES_ACROSS = ("years", "parties", "participants", "keys", "sides")
"""Kinds of axes whose places stand beside each other; those of others stand under each other."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """Numbers beside each other, by their names."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """The numbers of one formula: a heading, what the columns are called, and the rows."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def sheet_title(sheet: SheetId) -> str:
    """What a sheet is called."""
    return {
        "split": _("Cost split"),
        "budget": _("Multi-year budget"),
        "costs": _("Cost and staff"),
        "project": _("Project"),
        "weighing": _("Weighing"),
        "checks": _("Check"),
    }[sheet]


def formulas_of(case: Case, sheet: SheetId) -> tuple[str, ...]:
    """The formulas whose numbers stand on a sheet."""
    return tuple(name for name in SHEETS[sheet] if sized.fits_in_a_file(case, name))


def left_out(case: Case) -> list[str]:
    """What the numbers are that stand on no sheet, as there are too many."""
    kept = {name for sheet in SHEETS for name in formulas_of(case, sheet)}
    return [title_of_formula(name) for names in SHEETS.values() for name in names if name not in kept]


def blocks(case: Case, sheet: SheetId) -> Iterator[Block]:
    """What stands on a sheet, from top to bottom."""
    for name in formulas_of(case, sheet):
        formula = FORMULAS[name]
        for lead in product(*(labels_of(case, axis) for axis in formula.each)) if formula.exists(case) else ():
            block = _block(case, formula, lead)
            # Such as the years of a project that falls in one: then the total says it.
            if block.rows:
                yield block


def _block(case: Case, formula: Formula, lead: tuple[str, ...]) -> Block:
    told = [place_name(case, axis, label) for axis, label in zip(formula.each, lead, strict=True)]
    checked = formula.name in SHEETS["checks"]
    heading = kind_name(lead[0]) if checked else title_of_formula(formula.name, ", ".join(told))
    axes, across = formula.axes, formula.axes[-1:]
    if not across or across[0].partition("_")[0] not in AXES_ACROSS:
        columns, down = [("", _("Value"))], axes
    else:
        columns, down = _places(case, across[0], lead), axes[:-1]
    rows = []
    for labels in product(*(_places(case, axis, lead) for axis in down)):
        ids = [formula.name, *lead, *(id for id, _name in labels)]
        names = tuple(".".join([*ids, *([id] if id else [])]) for id, _name in columns)
        rows.append(Row(label=", ".join(name for _id, name in labels) or heading, names=names))
    return Block(heading=heading, columns=tuple(name for _id, name in columns), rows=tuple(rows))


def _places(case: Case, axis: str, lead: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(id, place_name(case, axis, id, *lead[:1])) for id in labels_of(case, axis, *lead)]


def names(case: Case) -> list[str]:
    """Every number of the workbook, by its name."""
    sheets: tuple[SheetId, ...] = tuple(SHEETS)
    return [name for sheet in sheets for block in blocks(case, sheet) for row in block.rows for name in row.names]


def all_sheets(case: Case) -> list[tuple[str, int]]:
    """Every sheet of the workbook in its order: what it is called, and how many numbers of ``blocks`` stand there."""
    numbers = [(sheet_title(sheet), sum(len(row.names) for block in blocks(case, sheet) for row in block.rows))
               for sheet in SHEETS]  # fmt: skip
    first = [(_("Read me"), 0), (_("Inputs"), 0)]
    last = [(name, 0) for name in (_("Charts"), _("Steps between"), _("Changes"), _("Findings"), _("Choices"))]
    return [*first, *numbers, *last, (OWN_SHEET, 0)]
