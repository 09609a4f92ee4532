"""Checkpoints: how everything stood, under a name that the visitor gave it, to go back to. Kept for the visit; those
that stand side by side go with the address, and who opens that keeps them for his own visit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal

import streamlit as st

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from ui.session import case as cases
from ui.session.moments import Moment, moment_of
from ui.session.own_texts import TooLong, cleaned
from words.columns import Point, key_of_point
from words.link import CASE, View, read_link, write_link
from words.texts import _, speak

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


def remove(name: str) -> None:
    """Forget a name."""
    st.session_state["points"] = {other: moment for other, moment in saved().items() if other != name}


# ---- in an address ----


def carried(columns: Collection[str]) -> tuple[Point, ...]:
    """The checkpoints that stand in these columns."""
    return tuple((name, moment) for name, moment in saved().items() if key_of_point(name) in columns)


def take(case: Case, view: View) -> tuple[View, tuple[AssumptionProblem, ...]]:
    """Keep the checkpoints that an address carries, each under a name that says so; the view with those in its columns,
    and what of them the case does not know or allow."""
    speak(view.language, case.about.words)  # this comes before the page, and its language
    keys: dict[str, str] = {}
    problems: list[AssumptionProblem] = []
    for name, moment in view.points:
        its = cases.named(dict(moment)) or case
        link = read_link(its, dict(moment))
        problems += link.problems
        then = {} if its.version == cases.of_now().version else {CASE: its.version}
        if (kept := _kept(name, moment_of(write_link(its, link.changes, link.view) | then))) is not None:
            keys[key_of_point(name)] = key_of_point(kept)
    columns = tuple(dict.fromkeys(keys.get(key, key) for key in view.columns))
    return replace(view, columns=columns, anchor=keys.get(view.anchor, view.anchor), points=()), tuple(problems)


def _kept(text: str, moment: Moment) -> str | None:
    """The name under which a moment of an address is kept now; None: there is no room for it."""
    if saved().get(text) == moment:  # it is the visitor's own
        return text
    of_link = _("from a link")
    for number in range(1, MOST + 1):
        more = f" ({of_link})" if number == 1 else f" ({of_link}, {number})"
        name = text.removesuffix(f" ({of_link})")[: LONGEST - len(more)].strip() + more
        if saved().get(name) == moment or keep(name, moment) is None:
            return name
    return None
