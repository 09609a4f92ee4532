"""Undo and redo: every change of an assumption, of the perspective, the year or what stands beside amounts is a step.

A moment (``moments.py``) is what a share link says of those. So whatever comes back, from this session or from a
browser, passes the checks of a link. What one run finds changed is one step: a drag, a reset of everything, the way
back to what a presenter prepared. The language, presenting, a guess, a fold and what stands side by side are none.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui import streamlit_internals
from ui.session import case as cases
from ui.session import history, links, state
from ui.session.history import History
from ui.session.moments import Moment, moment_of


def now() -> Moment:
    """How everything stands."""
    return moment_of(state.link_parameters())


def follow() -> None:
    """In every run, before the page is built: what became different since the last one is a step."""
    version = cases.of_now().version
    if st.session_state.get("history-of") != version:  # what another case had may not be there any more
        st.session_state["history-of"] = version
        st.session_state["history"] = History(now())
    else:
        st.session_state["history"] = history.pushed(line(), now())


def line() -> History[Moment]:
    """What can be undone and done again."""
    found: History[Moment] = st.session_state["history"]
    return found


def come_back(line: History[Moment]) -> None:
    """In a new session of a visitor who was here: what he could undo and do again."""
    st.session_state["history-of"] = cases.of_now().version
    st.session_state["history"] = line


def undo() -> None:
    """The last change undone."""
    _stand(history.undone(line()))


def redo() -> None:
    """The change that was undone last done again."""
    _stand(history.redone(line()))


def go() -> None:
    """After Back or Forward in the browser, before the session takes any link: go where the address was before. What
    was never there is a link like any other.
    """
    if "history" not in st.session_state or not streamlit_internals.went_in_browser():
        return
    wanted = moment_of(links.parameters_here())
    found = history.gone_to(line(), wanted)
    if found is None:
        links.restore(dict(wanted))
    else:
        _stand(found)


def go_to(moment: Moment) -> None:
    """Everything as it stood at a moment that need not be on the line: one step, that can be undone."""
    if moment != now():
        links.restore(dict(moment))


def _stand(changed: History[Moment]) -> None:
    if changed == line():
        return
    links.restore(dict(changed.present))
    # What the case refuses is no part of it.
    st.session_state["history"] = replace(changed, present=now())
