"""A visitor stands where a link says: a link that is new is taken, and the address bar stays equal to the choices.

What a link says passes the same checks wherever it comes from: an address, the browser of who comes back, a step that
is undone, a saved variant.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

import streamlit as st

from model.assumptions.values import AssumptionProblem
from model.case.case import Case
from ui.session import case as cases
from ui.session import points, state
from words.link import ASIDE, CASE, MOVED, WHICH, View, first_view, read_link, write_link
from words.texts import speak

REMEMBERED = 100
"""So many addresses that we wrote ourselves are remembered per visitor."""
OF_THE_VISITOR = {"lang", "links", "account", "edit-keys", "save-lately", cases.CHOSEN, cases.THEN, "case"}
"""What the session keeps when a visitor goes to another case."""
TYPED = ("typed", "find-said", "exact-refused")
"""Where the controls keep what was typed in them and how it was understood."""


def start(is_unseen: bool = False) -> None:
    """Fill the session once, take a link that is new, and keep the address bar equal to the choices; but for a run of
    which the browser sees nothing."""
    _begin()
    _go_over(cases.current())
    given, here = dict(st.query_params), parameters_here()
    written = st.session_state.setdefault("links", deque(maxlen=REMEMBERED))
    # While somebody is quick, an answer still carries an address that we wrote a moment ago: that is no new link.
    if here and _mark(here) not in written:
        _take_link(here)
    wanted = state.link_parameters()
    if wanted != here and not is_unseen:
        # What is searched for or explained stays in the address.
        st.query_params.from_dict({**wanted, **{name: text for name, text in given.items() if name in ASIDE}})
    if _mark(wanted) not in written:
        written.append(_mark(wanted))
    speak(st.session_state["lang"], cases.current().about.words)


def _begin() -> None:
    """What a visitor has chosen who has not chosen anything yet."""
    for name, value in {"changes": {}, "rejected": (), "notes": (), **_settings(first_view(cases.current()))}.items():
        st.session_state.setdefault(name, value)


def come_back(parameters: Mapping[str, str], prepared: Mapping[str, str]) -> None:
    """Before ``start``, in a new session of a visitor who was here: he saw what these parameters of a link say, and as
    a presenter prepared what those say. His address is no newer than that.
    """
    st.session_state["links"] = deque([_mark(parameters_here())], maxlen=REMEMBERED)
    _take_link(parameters)
    st.session_state["prepared"] = read_link(cases.current(), prepared).changes


def parameters_here() -> dict[str, str]:
    """The parameters of the address that are ours to read."""
    return {name: text for name, text in dict(st.query_params).items() if name not in ASIDE}


def _go_over(case: Case) -> None:
    """Hold a visitor's choices against a case that changed meanwhile, as a link: what is no longer there is named."""
    before: Case = st.session_state.setdefault("case", case)
    if before.version != case.version:
        st.session_state["case"] = case
        st.session_state["prepared"] = {}  # who presents has prepared what the link then gives
        _take_link(write_link(before, state.changes(), replace(state.view(), points=())))


def _mark(parameters: Mapping[str, str]) -> bytes:
    """A few bytes that stand for an address: a hundred of them whole, with every change, take a megabyte a visitor."""
    return blake2b(json.dumps(parameters, sort_keys=True).encode(), digest_size=16).digest()


def _stand_at(parameters: Mapping[str, str]) -> tuple[AssumptionProblem, ...]:
    """See the case that a link names. What was chosen in another case is forgotten: nothing here has those names."""
    before = cases.current().about.id
    away = cases.stand_at(parameters)
    if cases.current().about.id != before:
        for key in set(st.session_state) - OF_THE_VISITOR:
            del st.session_state[key]
        _begin()
    return away


def _take_link(parameters: Mapping[str, str]) -> None:
    away = _stand_at(parameters)
    link = read_link(cases.current(), parameters)
    shown, wrong = points.take(cases.current(), link.view)
    for name, value in _settings(shown).items():
        st.session_state[name] = value
    st.session_state["changes"] = link.changes
    st.session_state["rejected"] = (*away, *link.problems, *wrong)
    st.session_state["notes"] = link.notes
    if link.view.presenting:
        state.prepare()


def _settings(view: View) -> dict[str, object]:
    """Under which keys the session keeps what is shown: those of the widgets' choices."""
    return {
        "lang": view.language,
        "perspective": view.perspective,
        "year": view.year,
        "per": view.per,
        MOVED: view.moved,
        "presenting": view.presenting,
        "screens": view.screens,
        "columns": view.columns,
        "anchor": view.anchor,
    }


def restore(parameters: Mapping[str, str]) -> None:
    """As it was when a link said this: the case, the changes, the perspective, the year and what stands beside amounts.
    What was typed since, and the answer to it, is forgotten."""
    away = _stand_at(parameters)
    link = read_link(cases.current(), parameters)
    st.session_state["changes"] = link.changes
    for name in ("perspective", "year", "per", MOVED):
        st.session_state[name] = getattr(link.view, name)
    st.session_state["rejected"] = (*away, *link.problems)
    st.session_state["notes"] = ()
    for name in TYPED:
        st.session_state.pop(name, None)


def to_case(id: str) -> None:
    """Another of the cases that the server shows, with nothing changed yet."""
    _take_link({WHICH: id, "lang": str(st.session_state["lang"])})


def to_now() -> None:
    """The same under the figures of now."""
    restore({name: text for name, text in state.link_parameters().items() if name != CASE})
