"""The case that a visitor looks at: of the cases that this server shows (``served.py``) the first, or the one that his
link names; as it is now, or as it was when a variant was saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import streamlit as st

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from model.loading.load import CaseError
from model.loading.problems import Problem
from store.problems import Unavailable
from ui import streamlit_internals
from ui.session import served
from words.link import CASE, WHICH

CHOSEN = "case-id"
"""Where the session keeps the id of the case, for who looks at another than the first."""
THEN = "case-then"
"""Where the session keeps the case as it was, for who asked for that."""


def take() -> Case | tuple[Problem, ...]:
    """At the start of a run: the case that this visitor sees, which stays the same until its end, or what is wrong with
    it."""
    served.begin_run()
    if CHOSEN not in st.session_state:  # a new visitor: his link may name a case that can be read
        id = st.query_params.get(WHICH, "")
        if served.folder_of(id) if id else None:
            st.session_state[CHOSEN] = id
    return served.shown(folder()).case


def folder() -> Path:
    """Where the case is that this visitor looks at."""
    id = streamlit_internals.of_session(CHOSEN)
    return (served.folder_of(id) if id else None) or served.folders()[0]


def refused() -> tuple[Problem, ...]:
    """What is wrong with the files as they stand now, while an older case is shown."""
    return served.shown(folder()).refused


def current() -> Case:
    """The case: that of now, or for a visitor who asked for it as it was then. Raises CaseError if it cannot be read;
    the shell shows that before any page runs."""
    return as_then() or of_now()


def of_now() -> Case:
    """The case as it is now. Raises CaseError if it cannot be read."""
    return _right(folder())


def _right(folder: Path) -> Case:
    found = served.shown(folder).case
    if isinstance(found, tuple):
        raise CaseError(found)
    return found


def which() -> str:
    """What a link says of the case: its id, or nothing of the first."""
    place = folder()
    return "" if place == served.folders()[0] else _right(place).about.id


def parameters() -> dict[str, str]:
    """The same as the parameters of a link."""
    id = which()
    return {WHICH: id} if id else {}


def as_then() -> Case | None:
    """The case as this visitor asked for it, as it was when a variant was saved; None: as it is now."""
    found: Case | None = streamlit_internals.of_session(THEN)
    return found


def then_parameters() -> dict[str, str]:
    """What a link has to say of that: nothing where it is the case of now."""
    found = as_then()
    return {} if found is None else {CASE: found.version}


def linked(parameters: Mapping[str, str]) -> Case:
    """The case of now that a link is about: the first, unless it names another. Raises CaseError if it cannot be read,
    LookupError if there is none with that id."""
    id = parameters.get(WHICH, "")
    place = served.folder_of(id) if id else served.folders()[0]
    if place is None:
        raise LookupError(id)
    return _right(place)


def unknown(id: str) -> AssumptionProblem:
    """That there is no case with this id, and which there are."""
    return AssumptionProblem(WHICH, id, "choice", tuple(case.about.id for _folder, case in served.right()))


def named(parameters: Mapping[str, str]) -> Case | None:
    """The case that a moment of this visitor names: of now, or as it was; None: that was not kept, or cannot be had
    now."""
    try:
        now = linked(parameters) if WHICH in parameters else of_now()
    except (LookupError, CaseError):
        return None
    version = parameters.get(CASE, "")
    if version in ("", now.version):
        return now
    with suppress(Unavailable):
        return served.kept(version, now.about.id)
    return None


def stand_at(parameters: Mapping[str, str]) -> tuple[AssumptionProblem, ...]:
    """Let this visitor see the case that a link names; where that cannot be had, the one that he
    sees, or that of now, and this says so."""
    away: tuple[AssumptionProblem, ...] = ()
    try:
        now = linked(parameters)
    except (LookupError, CaseError):
        now, away = of_now(), (unknown(parameters.get(WHICH, "")),)
    st.session_state[CHOSEN] = now.about.id
    found = named({**parameters, WHICH: now.about.id})
    st.session_state[THEN] = None if found is now else found
    st.session_state["case"] = found or now
    return away if found else (*away, AssumptionProblem(CASE, parameters[CASE], "unknown"))
