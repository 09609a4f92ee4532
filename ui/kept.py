"""What a visitor chose to see, kept under a key of our own: a widget's own value is lost on a page switch."""

from __future__ import annotations

import streamlit as st

from ui import state


def value(name: str, default: object) -> object:
    """What was chosen last, also before its widget is built."""
    return st.session_state.get(f"kept-{name}", default)


def seed(name: str, default: object) -> str:
    """Put the kept value in the widget of this name and give its key."""
    key = f"view-{name}"
    if state.page_is_new() or key not in st.session_state:
        st.session_state[key] = value(name, default)
    return key


def keep(name: str) -> None:
    """Keep what the widget of this name says now (``on_change``)."""
    st.session_state[f"kept-{name}"] = st.session_state[f"view-{name}"]
