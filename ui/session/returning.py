"""A visitor who comes back in another session finds everything as he left it.

A lost connection, a process that ended: the next one knows nothing of the visitor. His browser does. With whatever he
does next it sends the state of every widget, and so the record that stands unseen on each page: what the session held
and neither a widget nor the address says. The first run of the new session builds the page unseen, as the record says
that it stood; then the page runs again with what the browser sent, as if the connection had never been lost. So what
the visitor moved last counts, and passes the same checks as ever.

Nothing in the record is trusted: its link is read as any link, and no other value is used before it is checked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from model.case.case import Case
from ui import streamlit_internals
from ui.session import case as cases
from ui.session import kept, links, own_texts, points, served, state, steps, told
from words.columns import POINTS
from words.link import CASE
from words.texts import _, language

KEY = "kept-record"
"""The widget that holds the record; ``ui/live/browser/page.css`` hides it."""
LONGEST = 50_000
"""Characters: a record of all assumptions, every one changed, has fewer than half of them. Where the checkpoints and
what can be undone make it longer, they are left out."""
LONGEST_TEXT = 1_000


@dataclass(frozen=True, kw_only=True)
class Record:
    """What the session held besides the widgets on the page."""

    link: Mapping[str, str] = field(default_factory=dict)
    """The changes and what is shown, as a share link."""
    page: Sequence[str] = ()
    """The page that stood there, and its language."""
    kept: Mapping[str, str | float] = field(default_factory=dict)
    revealed: Sequence[str] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    found: Sequence[str] = ()
    """For which assumption something was typed in the search, and what."""
    refused: bool = False
    """Whether that was refused."""
    risk: str = ""
    drawer: bool = False
    """Whether the sliders are open while presenting."""
    listed: bool = False
    """Whether the list of changes is open."""
    prepared: Mapping[str, str] = field(default_factory=dict)
    """What a presenter prepared, as a share link."""
    noted: bool = False
    """Whether what is worth a word about the link still stands there."""
    points: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The checkpoints by name, each as a share link."""
    past: Sequence[told.Difference] = ()
    future: Sequence[told.Difference] = ()
    """What can be undone and done again."""


def _is_text(said: object) -> bool:
    if not isinstance(said, str) or len(said) > LONGEST_TEXT:
        return False
    try:
        said.encode()
    except UnicodeEncodeError:  # half a character
        return False
    return True


def _is_switch(said: object) -> bool:
    return isinstance(said, bool)


def _is_setting(said: object) -> bool:
    return _is_text(said) or isinstance(said, bool | int | float)


def _are_texts(said: object) -> bool:
    return isinstance(said, list) and all(_is_text(one) for one in said)


def _are_two_texts(said: object) -> bool:
    return isinstance(said, list) and len(said) == 2 and _are_texts(said)


def _are_named(said: object) -> bool:
    return isinstance(said, dict) and all(_is_text(name) and _is_text(one) for name, one in said.items())


def _are_settings(said: object) -> bool:
    return isinstance(said, dict) and all(_is_text(name) and _is_setting(one) for name, one in said.items())


def _are_points(said: object) -> bool:
    return isinstance(said, dict) and all(_is_text(name) and _are_named(one) for name, one in said.items())


def _is_difference(said: object) -> bool:
    return isinstance(said, dict) and all(
        _is_text(name) and (one is None or _is_text(one)) for name, one in said.items()
    )


def _are_differences(said: object) -> bool:
    return isinstance(said, list) and all(_is_difference(one) for one in said)


SHAPES: Mapping[str, Callable[[object], bool]] = {
    "link": _are_named,
    "page": _are_two_texts,
    "kept": _are_settings,
    "revealed": _are_texts,
    "texts": _are_named,
    "found": _are_two_texts,
    "refused": _is_switch,
    "risk": _is_text,
    "drawer": _is_switch,
    "listed": _is_switch,
    "prepared": _are_named,
    "noted": _is_switch,
    "points": _are_points,
    "past": _are_differences,
    "future": _are_differences,
}
"""What each part of a record has to be; which of its values may be used is checked where they are used."""


def read(text: str) -> Record | None:
    """The record that a text is; None if it is none."""
    if not text or len(text) > LONGEST:
        return None
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(name in SHAPES and SHAPES[name](part) for name, part in said.items()):
        return None
    return Record(**said)


def keep(path: str) -> None:
    """Put the record of this session on the page with this path. It goes back with whatever the visitor does next."""
    state.seed(KEY, written(path))
    st.text_input(_("What stays if the connection is lost"), key=KEY)


def written(path: str) -> str:
    """The record of this session; only what there is something to say of."""
    session = st.session_state
    about, typed, refused = session.get("find-said", ("", "", False))
    said = {
        "link": {name: text for name, text in state.link_parameters().items() if name != POINTS},
        "page": (path, language()),
        "kept": kept.values(),
        "revealed": sorted(session.get("revealed", ())),
        "texts": own_texts.texts(),
        "found": (about, typed[:LONGEST_TEXT]) if about else (),
        "refused": refused,
        "risk": session.get("risk"),
        "drawer": bool(session.get("what-if-open")),
        "listed": bool(session.get("changes-list")),
        "prepared": state.prepared_link() if state.presenting() else {},
        "noted": bool(session["notes"]),
    }
    past, future = told.written(steps.line())
    more = {"points": points.links(), "past": past, "future": future}
    for whole in (said | more, said | {"points": more["points"]}, said):
        text = json.dumps({name: value for name, value in whole.items() if value}, ensure_ascii=False, default=float)
        if len(text) <= LONGEST:
            break
    return text


def take() -> Any:
    """In the first run of a session to which the browser brings a record: let the session hold what that says, and
    give everything that the browser sent, for ``as_it_was``. Otherwise None.
    """
    if "changes" in st.session_state:
        return None
    sent = streamlit_internals.plain_values_sent()
    record = read(str(sent.get(KEY, "")))
    if record is None:
        return None
    _take(record, sent)
    return streamlit_internals.widgets_sent()


@contextmanager
def as_it_was(brought: Any) -> Iterator[None]:
    """Around what builds the page. For who comes back it is built unseen, as it stood; then it runs again with what
    the browser sent (``take``).
    """
    if brought is None:
        yield
        return
    with streamlit_internals.unseen():
        yield
    streamlit_internals.run_again(brought)


def _take(record: Record, sent: Mapping[str, str | bool]) -> None:
    session = st.session_state
    links.come_back(record.link, record.prepared)
    if not record.noted:
        session["notes"] = ()
    session["page"] = tuple(record.page)
    session["revealed"] = set(record.revealed)
    session["risk"] = record.risk
    session["what-if-open"] = record.drawer
    session["changes-list"] = record.listed
    if record.found:
        session["find-said"] = (*record.found, record.refused)
    for name, value in record.kept.items():
        kept.put(name, value)
    _take_texts(record.texts)
    known = _cases()
    for name, parameters in record.points.items():
        if (moment := told.allowed(known, parameters)) is not None:
            points.keep(name, moment)
    steps.come_back(told.read(known, steps.now(), record.past, record.future))
    # Nobody but the browser knows what is folded open, and what is in a fold can only have been moved in an open one.
    for key, value in sent.items():
        if key.startswith("fold-") and value is True:
            session[key] = True


def _cases() -> told.Cases:
    """The cases that moments name. A record that names more than a few of them is not ours: each is asked the store."""
    found: dict[str, Case | None] = {}

    def of(parameters: Mapping[str, str]) -> Case | None:
        version = parameters.get(CASE, "")
        if version not in found and len(found) <= served.MOST_KEPT:
            found[version] = cases.named(parameters)
        return found.get(version)

    return of


def _take_texts(texts: Mapping[str, str]) -> None:
    known = {id for id, _value in cases.current().assumptions.items()}
    for id, text in texts.items():
        if id in known and len(text) <= own_texts.MOST:
            own_texts.keep(id, text)
