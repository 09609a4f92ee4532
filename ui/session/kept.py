"""What a visitor chose to see, kept under a key of our own: a widget's own value is lost on a page switch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

import streamlit as st

from ui.session import state
from words.texts import in_language

T = TypeVar("T")

KEPT = "kept"
"""Under which the session keeps what was chosen, by name."""


def value(name: str, default: T, options: Iterable[T]) -> T:
    """What was chosen last, also before its widget is built; the default if that no longer is an option."""
    kept = st.session_state.get(KEPT, {}).get(name, default)
    return kept if kept in options else default


def values() -> Mapping[str, object]:
    """Everything that was chosen, by name."""
    return dict(st.session_state.get(KEPT, {}))


def seed(name: str, default: T, options: Iterable[T]) -> str:
    """Put the kept value in the widget of this name and give its key."""
    key = in_language(f"view-{name}")
    state.seed(key, value(name, default, options))
    return key


def put(name: str, value: object) -> None:
    """What the widget of this name shows at the next run that builds it."""
    st.session_state[KEPT] = {**values(), name: value}


def keep(name: str, key: str) -> None:
    """Keep what the widget of this name says now (``on_change``)."""
    put(name, st.session_state[key])
