"""What one visitor has chosen: changed assumptions, perspective, language; and the link that carries it.

The changes live under a key of their own, not in the widgets: a widget's value is lost on a page switch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import replace

import streamlit as st

from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, Assumptions
from model.case.case import Case
from ui import streamlit_internals
from ui.session import case as cases
from ui.session import points
from words.beside import Beside, beside_of
from words.link import EXPLAINED, MOVED, View, address, first_view, moved_of, party_of, write_link
from words.texts import language

_on_screen: ContextVar[frozenset[str]] = ContextVar("on_screen", default=frozenset())
"""The keys of the widgets of which the browser sent a value with this run."""
_assumed: ContextVar[tuple[Case, object, Assumptions] | None] = ContextVar("assumed", default=None)
"""The assumptions under these changes of this case: a run asks for them many times."""
_linked: ContextVar[tuple[Case, object, View, dict[str, str]] | None] = ContextVar("linked", default=None)
"""The same of the parameters of the share link."""


def enter(page: str) -> None:
    """Say which page runs, and whether it was built to the end before."""
    if page:  # only Start has a story
        st.session_state["presenting"] = False
    # In another language it is another page: what was typed in the other notation is forgotten.
    st.session_state["page_is_new"] = st.session_state.get("page") != (page, language())
    _on_screen.set(streamlit_internals.keys_sent())


def leave(page: str) -> None:
    """The page has been built to the end. A run that was cut off does not come here."""
    st.session_state["page"] = (page, language())


def page_is_new() -> bool:
    """Whether this page was not yet built to the end since the visitor was on another, or in another language."""
    return bool(st.session_state.get("page_is_new"))


def seed(key: str, value: object) -> None:
    """Let the widget with this key show a value. Call it just before the widget is built, in every run.

    Streamlit tells the browser the value only in the run that sets it, and a widget that the browser does not have
    yet would stand at its first position. So it is set if the page was just come to, if the browser has not said
    that the widget is on its screen (the run that first built it may have been cut off by the next), or if the value
    differs. Not otherwise, or the thumb jumps back while it moves.
    """
    if page_is_new() or key not in _on_screen.get() or st.session_state.get(key) != value:
        st.session_state[key] = value


def choose(name: str, key: str) -> None:
    """Take what the widget of a view setting (language, perspective, year, per, risk) says."""
    if st.session_state[key] is not None:  # a browser that has lost the widget sends nothing: no choice was made
        st.session_state[name] = st.session_state[key]


def assumptions() -> Assumptions:
    """The defaults of the case with the visitor's changes."""
    case, changed = cases.current(), st.session_state["changes"]
    known = _assumed.get()
    if known is None or known[0] is not case or known[1] is not changed:
        known = (case, changed, case.assumptions.replace(**changed))
        _assumed.set(known)
    return known[2]


def changes() -> Mapping[str, Value]:
    """What differs from the case, by id."""
    return dict(st.session_state["changes"])


def set_value(id: str, value: Value) -> AssumptionError | None:
    """Change one assumption. If the value is not allowed nothing changes and the error comes back."""
    case = cases.current()
    wanted = {**st.session_state["changes"], id: value}
    try:
        changed = case.assumptions.replace(**wanted).changed_from(case.assumptions)
    except AssumptionError as error:
        return error
    st.session_state["changes"] = changed
    return None


def reset(*ids: str) -> None:
    """Back to the case's default: these assumptions, or all if none is named. Where the others leave no room for that
    (shares that would be more than 100% together) nothing changes, and the page says why.
    """
    kept = {id: value for id, value in st.session_state["changes"].items() if ids and id not in ids}
    try:
        cases.current().assumptions.replace(**kept)
    except AssumptionError as error:
        st.session_state["rejected"] = error.problems
        return
    st.session_state["changes"] = kept


def perspective() -> str:
    """Whose euros the pages show: the id of a participant, or ``samen``."""
    return str(st.session_state["perspective"])


def party(case: Case) -> int | None:
    """The place of the perspective's municipality among the parties, or None for all together."""
    return party_of(case, perspective())


def view() -> View:
    """What is shown: language, perspective, year, per what amounts are shown too, how the story is presented, and what
    stands side by side."""
    said = st.session_state
    told = (tuple(said["columns"]), str(said["anchor"]), points.carried(said["columns"]))
    return View(
        said["lang"],
        perspective(),
        year(),
        said["per"],
        presenting(),
        screens(),
        *told,
        cases.which(),
        str(said[MOVED]),
    )


def moved(case: Case) -> int:
    """The place among the parties of the municipality whose number of benefits moves where the keys are compared."""
    return moved_of(case, str(st.session_state[MOVED]))


def presenting() -> bool:
    """Whether the story of Start is shown full screen."""
    return bool(st.session_state.get("presenting"))  # with a broken case nothing has been chosen


def screens() -> tuple[int, ...]:
    """The numbers of the steps of the story that are screens while presenting, in their order."""
    return tuple(st.session_state["screens"])


def take_screens(numbers: Sequence[int]) -> None:
    """Present these steps in this order. Without any nothing changes."""
    if numbers:
        st.session_state["screens"] = tuple(numbers)


def present() -> None:
    """Begin presenting. What was changed by then is what the presenter prepared."""
    st.session_state["presenting"] = True
    prepare()


def stop_presenting() -> None:
    """Back to the page; what was tried while presenting stays."""
    st.session_state["presenting"] = False


def prepare() -> None:
    """What was changed by now is what the presenter prepared."""
    st.session_state["prepared"] = changes()


def prepared() -> bool:
    """Whether everything still stands as the presenter prepared it."""
    return bool(changes() == st.session_state.get("prepared", {}))


def prepared_link() -> dict[str, str]:
    """What the presenter prepared, as the parameters of a link."""
    shown = replace(first_view(cases.current()), case=cases.which())
    return write_link(cases.current(), st.session_state.get("prepared", {}), shown)


def take_prepared() -> None:
    """Back to what the presenter prepared."""
    st.session_state["changes"] = dict(st.session_state.get("prepared", {}))


def link_parameters() -> dict[str, str]:
    """The parameters of the share link: only what differs."""
    case, changed, shown = cases.current(), st.session_state["changes"], view()
    known = _linked.get()
    if known is None or known[0] is not case or known[1] is not changed or known[2] != shown:
        known = (case, changed, shown, write_link(case, changed, shown) | cases.then_parameters())
        _linked.set(known)
    return dict(known[3])


def year() -> int:
    """The year that the pages show."""
    return int(st.session_state["year"])


def beside(case: Case, assumptions: Assumptions) -> Beside | None:
    """What stands beside every amount, at every row of these assumptions; None: nothing."""
    return beside_of(case, assumptions, st.session_state["per"])


def share_link(path: str) -> str:
    """The address of this page with what differs, and with the number that it explains."""
    explained = {name: text for name, text in dict(st.query_params).items() if name in EXPLAINED}
    return address((st.context.url or "").split("?")[0] or f"/{path}", link_parameters() | explained)
