"""Find any assumption by a word, set it to the exact value, or go to its control: one place on every page."""

from __future__ import annotations

import re
from datetime import datetime

import streamlit as st

from model.assumptions.declared import Unit, Value
from model.assumptions.values import choices, declaration
from model.case.case import Case
from ui.charts.parts import Notice
from ui.controls import typed, widgets
from ui.live.live_chart import live
from ui.session import places, state
from words import formatting
from words.claims.ranges import outside
from words.labels import choice_label, label_of, written
from words.languages import Language
from words.texts import _, language, md

KEY = "find"
MINUS = "-\u2212\u2013"


def show(case: Case, label: str) -> None:
    """The button; what it opens is built only when it is open. ``/`` presses it (controls/what_if.js)."""
    opened = st.popover(label, icon=":material/search:", key=KEY, on_change="rerun")
    if opened.open:
        with opened:
            _search(case)


def _search(case: Case) -> None:
    assumptions = state.assumptions()
    ids = [id for id, _value in assumptions.items()]
    chosen = st.selectbox(
        _("Which assumption or choice?"),
        ids,
        index=None,
        format_func=lambda id: f"{label_of(case, id)}: {written(case, id, assumptions.get(id))}",
        placeholder=_("Type a word, such as “exit”"),
        key=f"{KEY}-id",
        on_change=_forget,
    )
    if chosen is None:
        return
    value = assumptions.get(chosen)
    key = f"{KEY}-{chosen.replace('.', '-')}"
    if declaration(chosen).unit == "switch":
        state.seed(key, bool(value))
        st.toggle(_("On"), key=key, on_change=_choose, args=(chosen, key))
    elif declaration(chosen).unit == "choice":
        state.seed(key, str(value))
        st.selectbox(
            _("Value"), list(choices(assumptions, chosen)), key=key, on_change=_choose, args=(chosen, key),
            format_func=lambda one: choice_label(case, one, chosen),
        )  # fmt: skip
    else:
        # What was typed stays in the field; who comes back finds it there, and it is not taken a second time.
        state.seed(key, _said(chosen)[0])
        st.text_input(
            _("Value"), key=key, on_change=_take, args=(chosen, key), placeholder=written(case, chosen, value)
        )
        _answer(case, chosen)
    if places.has_place(case, chosen) and not state.presenting():
        label = _("Go to its control")
        st.button(label, icon=":material/arrow_forward:", key=f"{KEY}-go", on_click=_go, args=(chosen,))
    if chosen in state.changes():
        widgets.reset_button(case, chosen, f"{KEY}-reset")


def _answer(case: Case, id: str) -> None:
    """How what was typed is understood, or why nothing changed."""
    text, refused = _said(id)
    if not text:
        st.caption(md(within(case, id)))
    elif refused:
        lines = [_("“{typed}” cannot be used here.", typed=text[:40]), within(case, id)]
        live(KEY, notice=Notice(_("Nothing was changed."), lines, "error"))
    else:
        now = state.assumptions().get(id)
        told = [_("“{typed}” is understood as {value}.", typed=text[:40], value=written(case, id, now))]
        if outside(case, id, now) is not None:
            told.append(_("That lies outside the range of the case."))
        st.caption(md(" ".join(told)))


def _said(id: str) -> tuple[str, bool]:
    """What was typed for this assumption and whether it was refused."""
    about, text, refused = st.session_state.get(f"{KEY}-said", ("", "", False))
    return (text, refused) if about == id else ("", False)


def within(case: Case, id: str) -> str:
    """The range that the case gives, or else what it is now."""
    row = case.row(id)
    if row.low is None or row.high is None:
        return _("Now {value}.", value=written(case, id, state.assumptions().get(id)))
    return _("Range: {low} to {high}.", low=written(case, id, row.low), high=written(case, id, row.high))


def _go(id: str) -> None:
    st.session_state[KEY] = False
    places.ask(id)


def _forget() -> None:
    st.session_state.pop(f"{KEY}-said", None)


def _choose(id: str, key: str) -> None:
    value: Value = st.session_state[key]
    state.set_value(id, float(value) if isinstance(value, bool) else value)


def _take(id: str, key: str) -> None:
    text = str(st.session_state[key])
    try:
        refused = state.set_value(id, value_in(text, declaration(id).unit, language())) is not None
    except (typed.NotUnderstood, ValueError):
        refused = True
    st.session_state[f"{KEY}-said"] = (id, text, refused)


def value_in(text: str, unit: Unit, spoken: Language) -> float:
    """The number of this unit that a text means: "-2,5%", "150", "€ 12.500", "01-07-2022".

    Raises ``typed.NotUnderstood`` for what is no number, and ValueError for what is no day.
    """
    bare = re.sub(r"^€\s*", "", text.strip().replace("\u00a0", " "))
    if unit == "date":
        return float(datetime.strptime(bare, "%d-%m-%Y").toordinal())
    is_less = bare[:1] in tuple(MINUS)
    number = typed.parse(bare[is_less:].removesuffix("%"), spoken)
    return formatting.round_half_up((-number if is_less else number) / (100 if unit == "fraction" else 1), 9)
