"""Drawing for a page: with progress, interruptible, and remembered; and what its tornado and tipping points ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from math import isfinite
from typing import TypeVar

import numpy as np
import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL
from model.numbers.arrays import Floats
from model.outcomes.uncertainty import (
    SetPoint,
    drivers_of_cost,
    drivers_of_key,
    exit_scenarios,
    frame_is_comparable,
    set_point,
)
from model.uncertainty.pulls import Pull, pulls
from model.uncertainty.room import ASKED, allowed, at_once, searched, usual
from model.uncertainty.simulation import Summary, simulate, summarise
from model.uncertainty.tipping import Tipping, bottom_up_tipping_points, key_tipping_points, tipping_points
from model.uncertainty.tornado import (
    Bar,
    Outcome,
    bottom_up_over_frame,
    cost_of,
    difference,
    extra_by_caseload,
    over_budget,
    tornado,
)
from ui.charts.beside import table_beside
from ui.charts.parts import Notice
from ui.controls import widgets
from ui.live.live_chart import live
from ui.session import kept, places
from ui.session.memo import remembered, settings_of
from ui.session.turns import aside, between
from ui.views.uncertain import charts
from words.beside import Beside
from words.claims.split import is_alone
from words.claims.spread import whose_name
from words.labels import label_of
from words.sentences import pressable, slot
from words.texts import _, euro, md, number
from words.variants import no_price, variant_name, who

T = TypeVar("T")
Per = tuple[Beside | None, int | None]


def draws_of(case: Case) -> Mapping[str, int]:
    """How many draws can be chosen."""
    return {str(draws): draws for draws in allowed(case)}


def chosen_draws(case: Case) -> int:
    """How many draws the visitor wants. The control stands at the end of the page, the conclusion first."""
    return draws_of(case)[kept.value("draws", str(usual(case)), draws_of(case))]


def draws_control(case: Case) -> None:
    """How many draws; more draws make the chances steadier."""
    draws = draws_of(case)
    key = kept.seed("draws", str(usual(case)), draws)
    st.segmented_control(
        _("Number of possible futures"),
        list(draws),
        format_func=lambda name: number(draws[name]),
        key=key,
        on_change=kept.keep,
        args=("draws", key),
        required=True,
    )
    if len(draws) < len(ASKED):
        more = _("More would take too long with {count} municipalities and {years} years.",
                 count=len(case.participants), years=len(case.about.years))  # fmt: skip
        st.caption(md(more))


def method() -> str:
    """How the futures are computed, for who wants to know."""
    return _(
        "Nobody knows the caseloads, prices and costs of the coming years. So the computer computes many possible "
        "futures. In each of them every assumption below has another value within its range. Only what a source or "
        "practice gives a range for changes; what you decide yourself, such as the key, does not. A later start does "
        "not change either: the page Planning shows what it costs."
    )


def summary(case: Case, assumptions: Assumptions, draws: int, levels: tuple[float, ...]) -> Summary:
    """The summary of so many draws. Shows how far it is; a change of the visitor stops it at the next block."""
    key = ("summary", case.version, draws, levels, settings_of(case, assumptions))
    return remembered(key, lambda: _drawn(case, assumptions, draws, levels))


def pulls_of(case: Case, assumptions: Assumptions, draws: int) -> tuple[Pull, ...]:
    """What pulls the middle of so many draws away from what is set."""
    key = ("pulls", case.version, draws, settings_of(case, assumptions))

    def make() -> tuple[Pull, ...]:
        with aside():
            return pulls(case, assumptions, draws)

    return remembered(key, make)


def causes_of(
    case: Case, assumptions: Assumptions, party: int | None, payer: int, year: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What drives the range of the cost, and which of both keys is dearer for a municipality."""
    return _once(
        ("causes", party, payer, year), case, assumptions,
        lambda: (drivers_of_cost(case, assumptions, party), drivers_of_key(case, assumptions, year, payer)),
    )  # fmt: skip


def point_of(case: Case, assumptions: Assumptions) -> SetPoint:
    """What each variant costs as everything is set."""
    return _once(("point",), case, assumptions, lambda: set_point(case, assumptions))


def exits_of(case: Case, assumptions: Assumptions) -> Mapping[int, Floats]:
    """What Mijn variant costs under each exit scenario."""
    return _once(("exits",), case, assumptions, lambda: exit_scenarios(case, assumptions))


def _once(asked: tuple[Hashable, ...], case: Case, assumptions: Assumptions, make: Callable[[], T]) -> T:
    """What is computed once under these settings: another perspective or view of the page changes none of it."""
    return remembered((*asked[:1], case.version, *asked[1:], settings_of(case, assumptions)), make)


def _drawn(case: Case, assumptions: Assumptions, draws: int, levels: tuple[float, ...]) -> Summary:
    bar = st.empty()
    outcomes = None
    with aside():
        for step in simulate(case, assumptions, draws, block=at_once(case, max(1000, draws // 10))):
            outcomes = step.outcomes
            text = _("{done} of {count} possible futures computed", done=number(step.done), count=number(draws))
            # Streamlit stops a run that a newer one replaces at a call like this.
            bar.progress(step.done / draws, text=text)
            between()
        if outcomes is None:
            raise RuntimeError("the draws ended without outcomes")
        found = summarise(outcomes, levels, comparable=frame_is_comparable(case, assumptions))
    bar.empty()
    return found


def outcomes(case: Case, party: int | None, payer: int, year: int) -> dict[str, tuple[str, Outcome]]:
    """What the tornado can be about: a name and the model's outcome. One municipality alone has no keys."""
    years = {"first": case.about.years[0], "last": case.about.years[-1]}
    name = case.participants[payer].name
    found = {
        "mine": (
            _("{variant}: cost in {first}–{last}, {who}", variant=variant_name("mine"), who=who(case, party), **years),
            cost_of(case, "mine", party),
        ),
        "advice": (
            _("What the advice costs more than the present contract, {who}", who=who(case, party)),
            difference(case, "advice", "current", party),
        ),
        "key": (
            _("What {name} pays more a year by number of {units} ({year})", name=name, year=year),
            extra_by_caseload(case, year, payer),
        ),
    }
    return {about: one for about, one in found.items() if about != "key" or not is_alone(case)}


def effects(
    case: Case, assumptions: Assumptions, party: int | None, payer: int, year: int
) -> dict[str, tuple[Bar, ...] | None]:
    """What moves each of these outcomes, by its title; None where it is unknown now."""
    found = outcomes(case, party, payer, year)
    return {
        title: _once(
            ("tornado", name, party, payer, year), case, assumptions, partial(tornado, case, assumptions, outcome)
        )
        if isfinite(np.asarray(outcome(assumptions)))
        else None
        for name, (title, outcome) in found.items()
    }


def not_known() -> Notice:
    """That what is asked about is unknown now, and why."""
    return Notice(_("What this is now is unknown: {why}.", why=no_price()), [], "info")


def names_of(case: Case, about: str, party: int | None, payer: int, year: int) -> tuple[str, str]:
    """The name of what the tornado is about, and of how far an assumption (``{line}``) moves it."""
    who = whose_name(case, party)
    id = case.participants[payer].id
    return {
        "mine": (f"framed_cost.{who}.{ALL}", f"swing.{{line}}.{who}.{ALL}"),
        "advice": (f"above_current.{who}.{ALL}@advice", f"swing_above_current.{{line}}.{who}.{ALL}@advice"),
        "key": (f"dearer_by_caseload.{id}.{year}", f"swing_by_caseload.{{line}}.{id}.{year}"),
    }[about]


def show_tornado(
    case: Case,
    assumptions: Assumptions,
    title: str,
    outcome: Outcome,
    asked: tuple[Hashable, ...],
    named: tuple[str, str],
    per: Per,
) -> None:
    """The tornado; a bar, or its button beside it, leads to the control of its assumption. ``asked`` names the outcome
    among all that the page can ask; ``per``: what stands beside its amounts, and whose they are.
    """
    bars = _once(("tornado", *asked), case, assumptions, lambda: tornado(case, assumptions, outcome))
    present = float(np.asarray(outcome(assumptions)))
    if not isfinite(present):
        live("tornado", notice=not_known())
        return
    if not bars:
        live("tornado", notice=Notice(_("No assumption with a range moves this."), [], "info"))
        return
    chart, table = charts.moving_chart(case, title, bars, present, named)
    live("tornado", chart=chart, table=table_beside(table, *per), on_pick=partial(_pick, bars))
    line = _("The line is what it is now: {amount}.", amount=slot("now"))
    live("tornado-now", note=pressable(line, {"now": (euro(present), named[0])}))
    with widgets.fold("jump", _("Go to the slider of an assumption"), ":material/tune:"):
        for bar in bars if widgets.is_open("jump") else ():
            st.button(
                md(label_of(case, bar.id)),
                key=f"to-{bar.id.replace('.', '-')}",
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=places.ask,
                args=(bar.id,),
            )


def _pick(bars: Sequence[Bar], index: int) -> None:
    """A number that stands for no bar changes nothing."""
    if 0 <= index < min(len(bars), charts.MOST_BARS):
        places.ask(bars[index].id)


def questions(case: Case, party: int | None, payer: int) -> dict[str, str]:
    """What can flip, in words. One municipality alone has no keys."""
    found = {
        "frame": _("My variant just stays within what is budgeted now ({who})", who=who(case, party)),
        "key": _("Both keys cost {name} the same", name=case.participants[payer].name),
        "bottom_up": _("Bottom-up costs what is budgeted now"),
    }
    return {name: text for name, text in found.items() if name != "key" or not is_alone(case)}


def say_searched(case: Case) -> None:
    """That not every assumption of a large case was searched; nothing where all were."""
    if most := searched(case):
        st.caption(md(_("Searched for the {count} assumptions that move it most.", count=most)))


def named_flips(case: Case, name: str, party: int | None, payer: int, year: int) -> str:
    """The name of a value at which a question flips, before the assumption."""
    return {
        "frame": f"tipping_frame.{whose_name(case, party)}",
        "key": f"tipping_key.{case.participants[payer].id}.{year}",
        "bottom_up": f"tipping_bottom_up.{year}",
    }[name]


def flips(
    case: Case, assumptions: Assumptions, name: str, party: int | None, payer: int, year: int
) -> tuple[Tipping, ...] | None:
    """The tipping points of a question; None where what it asks about is unknown now."""
    return _once(
        ("flips", name, party, payer, year), case, assumptions,
        lambda: _flips(case, assumptions, name, party, payer, year),
    )  # fmt: skip


def _flips(
    case: Case, assumptions: Assumptions, name: str, party: int | None, payer: int, year: int
) -> tuple[Tipping, ...] | None:
    outcome = {
        "frame": over_budget(case, "mine", party),
        "key": extra_by_caseload(case, year, payer),
        "bottom_up": bottom_up_over_frame(case, year),
    }[name]
    if not isfinite(np.asarray(outcome(assumptions))):
        return None
    if name == "frame":
        return tipping_points(case, assumptions, outcome)
    if name == "key":
        return key_tipping_points(case, assumptions, year, payer)
    return bottom_up_tipping_points(case, assumptions, year)
