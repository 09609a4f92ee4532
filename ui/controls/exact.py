"""The box beside every slider, to type its exact value in. The browser draws it (controls/exact.js): a field of
Streamlit's own for each slider would make every answer of the server longer.
"""

from __future__ import annotations

import streamlit as st

from model.assumptions.values import declaration
from model.case.case import Case
from ui.controls import typed, what_if, widgets
from ui.session import state
from words.texts import _, language

REFUSED = "exact-refused"
LONGEST = 60
"""Characters: no number needs more."""


def refused(case: Case) -> dict[str, str] | None:
    """The box of which what was typed was refused: its slider's key, the text and the reason."""
    if state.page_is_new():
        st.session_state.pop(REFUSED, None)
    said = st.session_state.get(REFUSED)
    if said is None:
        return None
    id, text = said
    reason = " ".join([_("“{typed}” cannot be used here.", typed=text), what_if.within(case, id)])
    return {"key": widgets.widget_key(id), "text": text, "reason": reason}


def take(case: Case, said: object) -> None:
    """Set the slider of this key to what was typed, or remember what was refused. What is no box's word is nothing."""
    if not isinstance(said, dict):
        return
    key, text = said.get("key"), said.get("text")
    if not isinstance(key, str) or not isinstance(text, str):
        return
    keys = {widgets.widget_key(id): id for id, _value in case.assumptions.items()}
    id = keys.get(key)
    if id is None or declaration(id).unit in ("choice", "switch", "class"):
        return
    text = text[:LONGEST]
    try:
        is_refused = state.set_value(id, what_if.value_in(text, declaration(id).unit, language())) is not None
    except (typed.NotUnderstood, ValueError):
        is_refused = True
    st.session_state[REFUSED] = (id, text) if is_refused else None
