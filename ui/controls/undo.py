"""Undo and redo: two buttons in the bar, and keys on every page (ui/live/browser/controls/history.js)."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from model.case.case import Case
from model.money.divisors import PER
from ui.live.live_chart import live
from ui.session import steps
from ui.session.moments import Moment
from words.labels import label_of, written
from words.link import CASE, MOVED, SAID_PER, TOGETHER, first_view, moved_of, parsed
from words.texts import _, md

MOST_AT_ONCE = 100
"""So many steps the keys may ask in one go."""


def buttons(case: Case) -> None:
    """One step back and one forward. Each says which."""
    line = steps.line()
    back = difference(case, line.present, line.past[-1]) if line.past else None
    further = difference(case, line.present, line.future[0]) if line.future else None
    _button(_("Undo"), ":material/undo:", "undo", back, steps.undo)
    _button(_("Redo"), ":material/redo:", "redo", further, steps.redo)


def _button(label: str, icon: str, key: str, what: str | None, act: Callable[[], None]) -> None:
    told = None if what is None else md(f"{label}: {what}")
    st.button(label, icon=icon, key=key, help=told, disabled=what is None, on_click=act)


def listen() -> None:
    """Let the browser's keys ask for steps, also while presenting, when there is no bar."""
    live("history", keys=True, on_typed=take)


def take(said: object) -> None:
    """Do what the browser asks: ``{"steps": -2}`` undoes two changes. Anything else is nothing."""
    number = said.get("steps") if isinstance(said, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        return
    for _number in range(min(abs(number), MOST_AT_ONCE)):
        (steps.undo if number < 0 else steps.redo)()


def difference(case: Case, now: Moment, then: Moment) -> str:
    """What changes on the way from one moment to another: "Verdeelsleutel: 56/43 → naar aantal"."""
    here, there = dict(now), dict(then)
    differing = [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)]
    names = sorted(differing, key=lambda name: (name != CASE, name))
    more = [_("and {count} more", count=len(names) - 1)] if len(names) > 1 else []
    told = [f"{_name(case, name)}: {_text(case, name, here)} → {_text(case, name, there)}" for name in names[:1]]
    return " ".join(told + more)


def _view_names() -> dict[str, str]:
    return {
        "perspective": _("For whom"), "year": _("Year"), "per": _("Beside every amount"),
        MOVED: _("Whose number of {units} moves"),
        CASE: _("Figures of the case"),
    }  # fmt: skip


def _name(case: Case, name: str) -> str:
    return _view_names().get(name) or label_of(case, name)


def _text(case: Case, name: str, moment: dict[str, str]) -> str:
    """What a moment says of one thing, as the screen writes it; what it does not say stands as in the case."""
    if name in _view_names():
        return _shown(case, name, moment.get(name))
    value = parsed(name, moment[name]) if name in moment else case.assumptions.get(name)
    return moment[name] if value is None else written(case, name, value)


def _shown(case: Case, name: str, text: str | None) -> str:
    if name == CASE:
        return _("as then") if text else _("of now")
    usual = first_view(case)
    if name == "year":
        return text or str(usual.year)
    if name == MOVED:
        return case.participants[moved_of(case, text or "")].name
    if name == "perspective":
        whose = {one.id: one.name for one in case.participants} | {TOGETHER: _("together")}
        return whose.get(text or usual.perspective, "")
    per = {PER[0]: _("Nothing"), "resident": _("Per resident"), "benefit": _("Per {unit}")}
    return per[SAID_PER.get(text or "", usual.per)]
