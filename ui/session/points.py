"""Checkpoints: how everything stood, under a name that the visitor gave it, to go back to. Kept for the visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from ui.session import state, steps
from ui.session.own_texts import TooLong, cleaned
from ui.session.steps import Moment

MOST = 10
LONGEST = 60
"""Characters of a name."""
Problem = Literal["empty", "long", "same", "full"]


def saved() -> Mapping[str, Moment]:
    """The moments by their names, in the order in which they were named."""
    return dict(st.session_state.get("points", {}))


def links() -> Mapping[str, Mapping[str, str]]:
    """The same as the parameters of a link."""
    return {name: dict(moment) for name, moment in saved().items()}


def keep(text: str, moment: Moment) -> Problem | None:
    """Keep a moment under a name; if that cannot be, nothing changes and this says why."""
    try:
        name = cleaned(text, LONGEST)
    except TooLong:
        return "long"
    there = saved()
    if not name:
        return "empty"
    if name.casefold() in {one.casefold() for one in there}:
        return "same"
    if len(there) >= MOST:
        return "full"
    st.session_state["points"] = {**there, name: moment}
    return None


def go(name: str) -> None:
    """Everything as it stood then: one step, that can be undone."""
    moment = saved().get(name)
    if moment is not None and moment != steps.now():
        state.restore(dict(moment))


def remove(name: str) -> None:
    """Forget a name."""
    st.session_state["points"] = {other: moment for other, moment in saved().items() if other != name}
