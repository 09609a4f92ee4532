"""The case that this server shows, or the problems that keep it from being read.

Its files may change while the server runs (``server/processes/case_watch.py``): then all processes go over to what
stands there now at one moment, or all say what is wrong with it and keep what they had.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from model.loading.load import CaseError, load_case
from model.loading.problems import Problem
from store.problems import Unavailable
from ui import streamlit_internals
from ui.session import then
from words.link import CASE

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT / "data" / "dinkelland-tubbergen"
VARIABLE = "KEUZEKOMPAS_CASE"
THEN = "case-then"
"""Where the session keeps the case as it was, for who asked for that."""


@dataclass(frozen=True)
class Shown:
    """The case, or what is wrong with it; ``refused``: what is wrong with its files now, if the case is older."""

    case: Case | tuple[Problem, ...]
    refused: tuple[Problem, ...] = ()


_agreed: tuple[tuple[float, Shown], ...] = ()
"""What is shown from which moment (seconds since 1970), in their order."""
_of_this_run: ContextVar[Shown | None] = ContextVar("of_this_run", default=None)


def folder() -> Path:
    """The folder that KEUZEKOMPAS_CASE names, else that of the first case."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)


@cache
def read() -> Case | tuple[Problem, ...]:
    """What stood in the folder at the start, for where nobody watches it: the case, or all its problems."""
    try:
        return load_case(folder())
    except CaseError as error:
        return error.problems


def agree(moment: float, shown: Shown) -> None:
    """Show this from this moment on (seconds since 1970), which may still come."""
    global _agreed
    now = time.time()
    due = [one for one in _agreed if one[0] <= now][-1:]
    coming = [one for one in _agreed if now < one[0] < moment]
    _agreed = (*due, *coming, (moment, shown))


def shown() -> Shown:
    """What the server shows at this moment."""
    now = time.time()
    due = [shown for moment, shown in _agreed if moment <= now]
    return due[-1] if due else Shown(read())


def take() -> Shown:
    """What the server shows, and ``current`` gives until the next time that this is called in this run's thread."""
    taken = shown()
    _of_this_run.set(taken)
    return taken


def refused() -> tuple[Problem, ...]:
    """What is wrong with the files as they stand now, while an older case is shown."""
    return (_of_this_run.get() or shown()).refused


def current() -> Case:
    """The case: that of now, or for a visitor who asked for it as it was then. Raises CaseError if it cannot be read;
    the shell shows that before any page runs."""
    return as_then() or of_now()


def of_now() -> Case:
    """The case that this server shows. Raises CaseError if it cannot be read."""
    found = (_of_this_run.get() or shown()).case
    if isinstance(found, tuple):
        raise CaseError(found)
    return found


def as_then() -> Case | None:
    """The case as this visitor asked for it, as it was when a variant was saved; None: as it is now."""
    found: Case | None = streamlit_internals.of_session(THEN)
    return found


def then_parameters() -> dict[str, str]:
    """What a link has to say of that: nothing where it is the case of now."""
    found = as_then()
    return {} if found is None else {CASE: found.version}


def named(parameters: Mapping[str, str]) -> Case | None:
    """The case that a link names: of now, or as it was; None: that was not kept, or cannot be had now."""
    now, version = of_now(), parameters.get(CASE, "")
    if version in ("", now.version):
        return now
    with suppress(Unavailable):
        return then.kept(version, now.about.id)
    return None


def stand_at(parameters: Mapping[str, str]) -> tuple[AssumptionProblem, ...]:
    """Let this visitor see the case that a link names; where that cannot be had, that of now, and this says so."""
    now, found = of_now(), named(parameters)
    st.session_state[THEN] = None if found is now else found
    st.session_state["case"] = found or now
    return () if found else (AssumptionProblem(CASE, parameters[CASE], "unknown"),)
