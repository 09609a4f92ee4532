"""The project budget on the screen: every line as printed and as it counts now, the totals, and what is not covered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import project_amounts
from model.case.naming import NOBODY
from model.case.records import ProjectLine
from model.money.project import ProjectTotals, own_lines, project_totals
from model.numbers.arrays import round_half_up, round_to_sum
from ui.charts.beside import grid_beside
from ui.charts.parts import Grid, Made, StatusCell, Tile, status_cell
from ui.session.memo import remembered
from ui.views.money.project_years import in_years, is_of_years, with_years, year_told, years_said
from words.beside import Beside, behind, said
from words.labels import label_of
from words.look import colors, parties
from words.origin import marked, origin_of
from words.sentences import Sentences, pressable, slot
from words.texts import _, euro, language, md, number, of, pressed, status

NAMES: Mapping[str, Sequence[str]] = {
    "line": ["", "project_hours.{line}", "project_rate.{line}", "project_product.{line}", "project.{line}.amount",
             "project_line.{line}"],
    "printed": ["", "project.{line}.hours", "", "", "project.{line}.amount"],
    "sum": ["", "", "", "project_computed.{line}", "", "project_part.{line}"],
    "apart": ["", "", "", "project_computed_apart.{line}", "", "project_part_apart.{line}"],
    "both": ["", "", "", "project_computed_{line}", "project_printed_{line}", "project_{line}"],
    "now": ["", "", "", "", "", "{line}"],
}  # fmt: skip
"""The names of the numbers of a row, of every column, by what the row is."""


@dataclass(frozen=True)
class Row:
    """A line of the table: its cells, the amount that counts now, whose names its numbers have (of ``NAMES``), and the
    year in which it falls, if that can be said."""

    cells: list[str | StatusCell]
    now: float
    made: Mapping[str, str]
    year: str = ""


@dataclass(frozen=True)
class Shown:
    """What stands there about the project budget; ``lines``: what each line that can be changed counts for."""

    conclusion: Sentences
    tiles: Sequence[Tile]
    lines: Mapping[str, str]
    grid: Grid


def shown(case: Case, assumptions: Assumptions, party: int | None, beside: Beside | None = None) -> Shown:
    """The project budget, remembered: the sliders of the planning move nothing of it."""
    aside = ("step_delay.", "planning_date")
    settings = tuple(value for id, value in assumptions.items() if not id.startswith(aside))
    return remembered(
        ("project", case.version, language(), party, beside.per if beside else "", settings),
        lambda: Shown(
            conclusion(case, assumptions, beside),
            tiles(case, assumptions, party, beside),
            {line: line_sentence(case, assumptions, line) for line in lines(case)},
            grid(case, assumptions, party, beside),
        ),
    )


def conclusion(case: Case, assumptions: Assumptions, beside: Beside | None = None) -> Sentences:
    """What the project costs and how much of that is covered."""
    if not case.project:
        return Sentences([_("The case has no project budget.")])
    totals = project_totals(case, assumptions)
    uncovered, _covered = round_to_sum([totals.uncovered, totals.covered], axis=0).tolist()
    total = float(round_half_up(totals.total))
    values = {
        "total": behind(slot("total"), total, beside, None),
        "open": slot("open")
        if _vanishes(totals, uncovered)
        else behind(slot("open"), uncovered, beside, None, "again"),
    }
    left = _less_than_one() if _vanishes(totals, uncovered) else euro(uncovered)
    given = {"total": (euro(total), "project_total"), "open": (left, "project_uncovered")}
    if float(totals.covered) == 0:
        return pressable(_("The project costs {total}. Nothing of it is covered.", **values), given)
    if float(totals.uncovered) == 0:
        return pressable(_("The project costs {total}. All of it is covered.", **values), given)
    return pressable(_("The project costs {total}; {open} of it is not covered.", **values), given)


def _vanishes(totals: ProjectTotals, rounded: float) -> bool:
    """Whether something is not covered, but too little to be a euro. Nothing stands beside it either."""
    return rounded == 0 and float(totals.uncovered) > 0


def _less_than_one() -> str:
    return _("less than {amount}", amount=euro(1))


def tiles(case: Case, assumptions: Assumptions, party: int | None, beside: Beside | None = None) -> list[Tile]:
    """The total, what is not covered, and each municipality's part by the project's own key.

    In whole euros that add up to the total; the cents stand in the table.
    """
    totals = project_totals(case, assumptions)

    def tile(label: str, amount: float, note: str, tone: str, whose: int | None, made: str) -> Tile:
        small = [said(amount, beside, whose)] if beside else None
        return Tile(label, [euro(amount)], [note], tone, small, made=made)

    uncovered, _covered = round_to_sum([totals.uncovered, totals.covered], axis=0).tolist()
    total = float(round_half_up(totals.total))
    once = _("in {years}, once", years=years_said(case)) if is_of_years(case) else _("until the start, once")
    found = [
        tile(_("Project cost"), total, once, "mine", None, "project_total"),
        Tile(_("Not covered"), [_less_than_one()], [_("of the project cost")], "open", made="project_uncovered")
        if _vanishes(totals, uncovered)
        else tile(_("Not covered"), uncovered, _("of the project cost"), "open", None, "project_uncovered"),
    ]
    note = _("by the key of the project") + marked("aanname")
    by_party = round_to_sum(totals.by_party)
    for one in _payers(case, party):
        amount = float(parties.together(by_party, one))
        if amount or one.id != NOBODY:
            found.append(tile(one.name, amount, note, one.tone, one.whose, _name_of_party(one)))
    return found


def lines(case: Case) -> dict[str, str]:
    """The lines that can be changed, by id."""
    return {line.id: of(line.label) for line in own_lines(case)}


def fields(case: Case, line: str | None) -> dict[str, str]:
    """The assumptions of a line, with what their fields are called; of no line none."""
    if line is None:
        return {}
    chosen = case.project_line(line)
    if chosen.by_the_hour:
        return {f"project_hours.{line}": _("Hours"), f"project_rate.{line}": _("Rate per hour, in euros")}
    return {f"project_amount.{line}": _("Amount, in euros")}


def line_sentence(case: Case, assumptions: Assumptions, line: str) -> str:
    """What a line counts for now, and what is printed: Markdown."""
    chosen = case.project_line(line)
    now, printed = _money(float(project_amounts(case, assumptions)[line])), _money(chosen.amount)
    return _(
        "{line}: {now} counts; {printed} is printed.",
        line=md(of(chosen.label)),
        now=pressed(now, f"project_line.{line}"),
        printed=pressed(printed, f"project.{line}.amount"),
    )


def grid(case: Case, assumptions: Assumptions, party: int | None, beside: Beside | None = None) -> Grid:
    """All lines and totals: hours, rate, hours × rate, as printed, and what counts now; of many municipalities those
    that the page names, and the others together."""
    amounts, totals = project_amounts(case, assumptions), project_totals(case, assumptions)
    rows: list[Row] = []
    sums = (
        ("labour", totals.printed_labour, totals.computed_labour, float(totals.labour)),
        ("other", totals.printed_other, totals.computed_other, float(totals.other)),
    )
    for part, printed, own, now in sums:
        own_part = [line for line in own_lines(case) if line.part == part]
        rows += [_line(case, assumptions, line, float(amounts[line.id])) for line in own_part]
        total = next((line for line in case.project if line.part == f"{part}_total"), None)
        names = {"sum": part}
        rows.append(_total(case, total, own, now) if total else _sum(_("Total"), None, own, now, names))
        # What counts may lie apart from it where hours × rate do not, and the other way round.
        if printed is not None and not printed == own == round(now, 2):
            label = _("Difference from the printed total")
            rows.append(_sum(label, None, own - printed, now - printed, {"apart": part}))
    printed_parts = [one for one in (totals.printed_labour, totals.printed_other) if one is not None]
    both = sum(printed_parts) if len(printed_parts) == len(sums) else None
    counted = float(totals.labour + totals.other)
    own_both = totals.computed_labour + totals.computed_other
    rows.append(_sum(_("Both together"), both, own_both, counted, {"both": "both"}))
    if float(totals.total) != counted:
        label = label_of(case, "project_cost_change")
        rows.append(_sum(label, None, None, float(totals.total) - counted, {"now": "project_change"}))
    rows += [
        replace(_sum(one.label, None, None, one.amount, {"now": one.made}), year=one.year)
        for one in in_years(case, assumptions)
    ]
    rows.append(_sum(_("Covered"), None, None, -float(totals.covered), {"now": "project_covered"}))
    rows.append(_sum(_("Not covered"), None, None, float(totals.uncovered), {"now": "project_uncovered"}))
    whose: list[int | None] = [None] * len(rows)
    for one in _payers(case, party):
        amount = float(parties.together(totals.by_party, one))
        if abs(amount) >= 0.005:
            whose.append(one.whose)
            label = _("{name}, by the key of the project", name=one.name)
            made = {"now": _name_of_party(one)}
            mark = StatusCell("aanname", status("aanname"))
            rows.append(Row([label, "", "", "", "", _money(amount), mark, "", ""], amount, made))
    columns = [
        _("Line"), _("Hours"), _("Rate"), _("Hours × rate"), _("Amount as printed"), _("Counts now"), _("Status"),
        _("Source"), _("Note"),
    ]  # fmt: skip
    found = Grid(
        _("Project budget"), columns, [row.cells for row in rows], status=6, numbers=(1, 2, 3, 4, 5), below=(7, 8),
        made=[Made("{column}", [row.made.get(kind, "") for row in rows], names) for kind, names in NAMES.items()],
    )  # fmt: skip
    found = with_years(case, found, [row.year for row in rows])
    return grid_beside(found, beside, [[row.now] for row in rows], whose)


def _payers(case: Case, party: int | None) -> list[parties.Shown]:
    """Who the page names, and the last: nobody."""
    last = len(case.participants)
    nobody = parties.Shown(name=_("not allocated"), places=(last,), id=NOBODY, color=colors.PLAIN, tone="open")
    return [*parties.shown(case, party), nobody]


def _name_of_party(one: parties.Shown) -> str:
    """By which name what one of them pays can be taken apart; several together have none."""
    return f"project_by_party.{one.id}" if one.id else ""


def ids(case: Case) -> Sequence[str]:
    """Every assumption of the project budget."""
    return [*(id for line in own_lines(case) for id in fields(case, line.id)), "project_key", "project_coverage"]


def _line(case: Case, assumptions: Assumptions, line: ProjectLine, now: float) -> Row:
    hours = rate = product = ""
    if line.by_the_hour:
        count, price = float(assumptions.project_hours[line.id]), float(assumptions.project_rate[line.id])
        hours, rate, product = number(count, 0 if count % 1 == 0 else 2), _money(price), _money(count * price)
    cells = [of(line.label), hours, rate, product, _money(line.amount), _money(now)]
    changed = now != line.amount
    status = _computed() if changed else status_cell(line)
    told: list[str | StatusCell] = [*cells, status, origin_of(case, line), of(line.note)]
    return Row(told, now, {"line": line.id}, year_told(case, line))


def _total(case: Case, line: ProjectLine, own: float, now: float) -> Row:
    """A printed total, with our own sum and what counts now."""
    hours = "" if line.hours is None else number(line.hours)
    cells = [of(line.label), hours, "", _money(own), _money(line.amount), _money(now)]
    part = line.part.removesuffix("_total")
    return Row(
        [*cells, status_cell(line), origin_of(case, line), of(line.note)], now, {"sum": part, "printed": line.id}
    )


def _sum(label: str, printed: float | None, own: float | None, now: float, made: Mapping[str, str]) -> Row:
    amounts = ["" if one is None else _money(one) for one in (own, printed, now)]
    return Row([label, "", "", *amounts, _computed(), "", ""], now, made)


def _computed() -> StatusCell:
    return StatusCell("computed", _("computed"))


def _money(amount: float) -> str:
    return euro(amount, 0 if round(amount, 2) % 1 == 0 else 2)
