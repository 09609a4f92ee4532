"""Why two settings differ: a bar per change, one for what they do only together, and the way to each slider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import isfinite

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.differences.amounts import Amount, bill, cost
from model.outcomes.waterfall import BETWEEN, Effect, Waterfall, Whole, between, difference, whole
from ui.charts.beside import table_beside
from ui.charts.parts import Chart, Notice, Table
from ui.charts.waterfall import Step, waterfall_chart
from ui.controls import widgets
from ui.controls.guess import Show
from ui.session import places
from ui.session.memo import remembered, settings_of
from ui.session.turns import aside
from ui.views.money.named_changes import ends, made
from words import differences
from words.beside import Beside
from words.differences import Compared
from words.link import read_link
from words.origin import marked
from words.sentences import Sentences
from words.texts import _, change, md
from words.variants import no_price, who

MOST_BARS = 10
ALL, YEAR = "all", "year"
SAVED = "saved"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is explained: what a party (None: all together) pays in a year (None: all years); ``is_bill``: of one full
    year of the execution alone, as the page about the split shows."""

    party: int | None
    year: int | None
    is_bill: bool = False

    def amount(self, case: Case) -> Amount:
        """The amount in the model."""
        if self.is_bill and self.party is not None and self.year is not None:
            return bill(case, self.party, self.year)
        return cost(case, self.party, self.year)

    def said(self, case: Case, compared: Compared, found: Whole) -> Sentences:
        """What both ends are and how they differ."""
        names = ("", "", "") if compared.saved or compared.pair else ends(self.when(case), self.is_bill, compared.which)
        if self.is_bill and self.year is not None:
            return differences.bill_said(compared, found, who(case, self.party), self.year, names)
        return differences.cost_said(compared, found, who(case, self.party), self.period(case), names)

    def when(self, case: Case) -> str:
        """Whose and when, in the name of a number."""
        return f"{ALL if self.party is None else case.participants[self.party].id}.{self.year or ALL}"

    def period(self, case: Case) -> str:
        """The years, in words."""
        return str(self.year) if self.year else f"{case.about.years[0]}–{case.about.years[-1]}"


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Whose and when the page shows it, and what stands beside its amounts. ``show``: as ``live``, or nothing where the
    outcomes are hidden. ``saved``: the visitor's checkpoints by name, each as the parameters of a link."""

    case: Case
    assumptions: Assumptions
    party: int | None
    year: int
    beside: Beside | None
    show: Show
    saved: Mapping[str, Mapping[str, str]]


def fold(visit: Visit, is_bill: bool = False) -> None:
    """The part of a page that says why; computed only when it is open. ``is_bill``: of the bill of ``party`` for one
    year of the execution, as the page about the split shows."""
    with widgets.fold("why", _("Why does it differ?"), ":material/waterfall_chart:"):
        if not widgets.is_open("why"):
            return
        compared, about = _compared(visit), asked(visit, is_bill)
        shown(visit, compared, about, _found(visit, compared, about))


def _compared(visit: Visit) -> Compared:
    changed = bool(visit.assumptions.changed_from(visit.case.assumptions))
    offered = {str(which): name for which, name in differences.choices().items()}
    if visit.saved:
        offered[SAVED] = _("What I changed since a checkpoint")
    chosen = widgets.view_choice("why", _("What do you compare?"), offered, "set" if changed else "advice")
    if chosen == SAVED:
        names = {name: name for name in visit.saved}
        return Compared("set", widgets.view_dropdown("why-saved", _("Since which checkpoint?"), names, [*names][-1]))
    return Compared(next(one for one in BETWEEN if one == chosen))


def asked(visit: Visit, is_bill: bool) -> Asked:
    """Whose amount it is about and over which years, as the visitor chooses."""
    if is_bill:
        return Asked(party=visit.party, year=visit.year, is_bill=True)
    whole_period = Asked(party=visit.party, year=None)
    periods = {ALL: whole_period.period(visit.case), YEAR: str(visit.year)}
    chosen = widgets.view_choice("why-years", _("Over which years?"), periods, ALL)
    return Asked(party=visit.party, year=visit.year) if chosen == YEAR else whole_period


def shown(visit: Visit, compared: Compared, asked: Asked, found: Waterfall) -> None:
    """The bars, or why there are none."""
    case = visit.case
    if not isfinite(found.start + found.end):
        visit.show("why", notice=Notice(_("What this is now is unknown: {why}.", why=no_price()), [], "info"))
        return
    if not found.effects:
        visit.show("why", notice=Notice(differences.nothing_said(compared, found), [], "info"))
        return
    chart, table = charted(case, found, asked, compared)
    table = table_beside(table, visit.beside, asked.party)
    visit.show("why", chart=chart, table=table, on_pick=partial(_pick, found.effects))
    bill, has_name = "_in_bill" if asked.is_bill else "", not (compared.saved or compared.pair)
    silent = f"without_effect{bill}.{compared.which}.{asked.when(case)}" if has_name else ""
    visit.show("why-note", note=differences.method(found, silent))
    _jumps(case, found.effects)


def _found(visit: Visit, compared: Compared, asked: Asked) -> Waterfall:
    case, now = visit.case, visit.assumptions
    before = case.assumptions
    if compared.saved:
        before = before.replace(**read_link(case, visit.saved[compared.saved]).changes)

    def make() -> Waterfall:
        with aside():
            if compared.saved:
                return difference(before, now, asked.amount(case))
            return between(case, now, compared.which, asked.amount(case))

    key = ("why", case.version, compared.which, asked, settings_of(case, before), settings_of(case, now))
    return remembered(key, make)


def charted(case: Case, found: Waterfall, asked: Asked, compared: Compared) -> tuple[Chart, Table]:
    """The bars, most important first; and the table with what each does on average beside it."""
    rounded = whole(found)
    names = [differences.name_of_change(case, one.change) for one in found.effects]
    title = _("What makes the difference, {who}, {period}", who=who(case, asked.party), period=asked.period(case))
    alt = _("{name} does most: {amount}.", name=names[0], amount=change(rounded.alone[0]))
    chart = waterfall_chart(
        title, "waarom", _steps(case, found, rounded, names), [alt], asked.said(case, compared, rounded)
    )
    table = _table(case, found, rounded, names, title)
    if compared.saved or compared.pair:  # what is set in no address has no name
        return chart, table
    return chart, replace(table, made=made(found, asked.when(case), asked.is_bill, compared.which))


def _steps(case: Case, found: Waterfall, rounded: Whole, names: Sequence[str]) -> list[Step]:
    changed = [
        _step(case, one, name, amount)
        for one, name, amount in zip(found.effects, names, rounded.alone.tolist(), strict=True)
    ]
    shown, hidden = changed[:MOST_BARS], changed[MOST_BARS:]
    if hidden:
        label = _("{count} other changes", count=len(hidden))
        shown.append(_rest(label, sum(step.amount for step in hidden)))
    if rounded.together:
        shown.append(_rest(_("Together"), rounded.together))
    total = rounded.end - rounded.start
    return [*shown, Step(label=_("Difference"), amount=total, kind="total")]


def _step(case: Case, one: Effect, name: str, amount: float) -> Step:
    return Step(label=name + marked(case.row(one.change.id).status), amount=amount)


def _rest(label: str, amount: float) -> Step:
    return Step(label=label, amount=amount, kind="rest")


def _table(case: Case, found: Waterfall, rounded: Whole, names: Sequence[str], title: str) -> Table:
    lines = [
        ": ".join(part for part in (name, differences.moved(case, one.change)) if part)
        for one, name in zip(found.effects, names, strict=True)
    ]
    cells = [[alone, mean] for alone, mean in zip(rounded.alone.tolist(), rounded.mean.tolist(), strict=True)]
    if rounded.together:
        lines.append(_("Together"))
        cells.append([rounded.together, np.nan])
    total = rounded.end - rounded.start
    columns = [_("Change"), _("Alone"), _("On average over all orders") if found.exact else _("On average, estimated")]
    return Table(
        title,
        columns,
        [*lines, _("Difference")],
        ["euro"] * (len(lines) + 1),
        np.array([[*cells, [total, total]]]),
        strong=[len(lines)],
        unknown="–",
    )


def _jumps(case: Case, effects: Sequence[Effect]) -> None:
    """The same way for who uses the keyboard."""
    with widgets.fold("why-jump", _("Go to the slider of a change"), ":material/tune:"):
        for one in effects if widgets.is_open("why-jump") else ():
            st.button(
                md(differences.name_of_change(case, one.change)),
                key=f"why-to-{one.change.id.replace('.', '-')}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=places.ask,
                args=(one.change.id,),
            )


def _pick(effects: Sequence[Effect], index: int) -> None:
    """A number that stands for no change, such as that of the total, moves nobody."""
    if 0 <= index < min(len(effects), MOST_BARS):
        places.ask(effects[index].change.id)
