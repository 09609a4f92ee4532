"""What a visitor does with what is saved. Whatever the store refuses, his own work stays as he has it, and the page
says what happened (``said``).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Literal, TypeVar

import streamlit as st

from model.case.case import Case
from store import process
from store import saving as store
from store.problems import REFUSALS, SavedSince, TooOften
from store.records import ROLES, Content, Draft, Role, Saved, Variant, Version
from store.texts import LONGEST_NAME
from ui.session import case as cases
from ui.session import kept, links, points, saved, state
from words import saving as words
from words.link import CASE, SAVED, read_link, write_link
from words.texts import _, isolated, speak

T = TypeVar("T")
Offer = Literal["", "bring_back", "copy"]
SAID, SEEN, LOOKED_AT, LATELY = "save-said", "save-seen", "save-looked-at", "save-lately"
MOST_A_MINUTE, MINUTE = 20, 60.0
"""So many times a visitor may save or change what is saved in so many seconds."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What came of what was asked; ``offer``: what can be done about it with the variant ``id``; ``draft``: what then
    is saved."""

    title: str
    lines: tuple[str, ...] = ()
    tone: str = "info"
    offer: Offer = ""
    id: str = ""
    draft: Draft | None = None


def said() -> Said | None:
    """What came of the last thing that was asked here."""
    found: Said | None = st.session_state.get(SAID)
    return found


def say(
    title: str, *lines: str, tone: str = "info", offer: Offer = "", id: str = "", draft: Draft | None = None
) -> None:
    """Let the page say this."""
    st.session_state[SAID] = Said(title=title, lines=lines, tone=tone, offer=offer, id=id, draft=draft)


def be_silent() -> None:
    """Let the page say nothing of before."""
    st.session_state.pop(SAID, None)


def was_saved() -> bool:
    """Whether the last thing that was asked was to save, and it was done."""
    found = said()
    return found is not None and found.tone == "good"


def _begin() -> None:
    """What is asked comes before the page, and its language."""
    be_silent()
    speak(st.session_state["lang"], cases.current().about.words)


@contextmanager
def told() -> Iterator[None]:
    """Whatever keeps this from being done is said, and the visitor's work stays."""
    _begin()
    try:
        yield
    except REFUSALS as error:
        say(_("Nothing was saved. What you set is still there."), words.why(error), tone="error")


# ---- saving ----


def save(name: str, note: str, role: Role, listed: bool) -> bool:
    """Save Mijn variant as a new one; whether that was done."""
    return new(partial(store.save, draft=Draft(name=name, note=note, role=role, content=_mine(), listed=listed)))


def save_point(name: str) -> str:
    """Save a checkpoint as a variant of its own, with the figures of the case that it was kept with; its id, or nothing
    where that was not done."""
    moment = dict(points.saved()[name])
    case = cases.named(moment) or cases.current()
    content = saved.content(case, read_link(case, moment).changes)
    draft = Draft(name=name, note="", role=kept.value("role", ROLES[0], ROLES), content=content)
    made = ""
    with told():
        _not_too_often()
        found = process.ask(partial(store.save, draft=draft))
        saved.keep_key(found.variant.id, found.edit_key)
        _say_saved(found.variant)
        made = found.variant.id
    return made


def save_again(id: str, note: str) -> bool:
    """Save Mijn variant as the next version of this one; whether that was done."""
    with told():
        found = saved.opened(id)
        try:
            _say_saved(_change(partial(store.save_again, content=_mine(), note=note, based_on=seen(id)), id))
        except SavedSince as error:
            draft = Draft(name=copy_name(found.name), note=note, role=found.role, content=_mine())
            title = _("Somebody saved version {number} meanwhile.", number=error.latest)
            lines = (
                _("Nothing was written over, and what you set is still there."),
                _("Save it as a copy of your own, or look at that version first and save yours after it."),
            )
            say(title, *lines, tone="warning", offer="copy", id=id, draft=draft)
    return was_saved()


def save_copy(draft: Draft) -> None:
    """Save what could not be a next version as a variant of one's own."""
    new(partial(store.save, draft=draft))


def duplicate(id: str, name: str, role: Role, number: int) -> None:
    """Make a variant of one's own of what a version says."""
    new(partial(store.duplicate, id=id, name=copy_name(name), role=role, number=number))


def copy_name(name: str) -> str:
    """What a copy is called at first."""
    return _("Copy of {name}", name=name)[:LONGEST_NAME]


def new(make: Callable[..., Saved]) -> bool:
    with told():
        _not_too_often()
        made = process.ask(lambda engine: make(engine))
        saved.keep_key(made.variant.id, made.edit_key)
        _say_saved(made.variant)
        look_at(made.variant.id, made.variant.latest.number)
    return was_saved()


def _say_saved(variant: Variant) -> None:
    st.session_state.setdefault(SEEN, {})[variant.id] = variant.latest.number
    st.session_state[LOOKED_AT] = variant.latest.number
    name, moment = isolated(variant.name), words.moment(variant.latest.saved)
    number = variant.latest.number
    say(_("Saved: “{name}”, version {number}, {moment}.", name=name, number=number, moment=moment), tone="good")


def _not_too_often() -> None:
    """A program that saves without end is slowed down; nobody is who types."""
    now = time.monotonic()
    lately = [moment for moment in st.session_state.get(LATELY, ()) if now - moment < MINUTE]
    if len(lately) >= MOST_A_MINUTE:
        raise TooOften(MOST_A_MINUTE)
    st.session_state[LATELY] = (*lately, now)


def _mine() -> Content:
    return saved.content(cases.current(), state.changes())


def _change(change: Callable[..., T], id: str) -> T:
    """What this changes with the visitor's key; without one the store says that it is the wrong one."""
    _not_too_often()
    return process.ask(lambda engine: change(engine, id=id, key=saved.keys().get(id, "")))


# ---- what is there ----


def restore(id: str, number: int) -> None:
    """Keep an older version again as the newest."""
    with told():
        try:
            _say_saved(_change(partial(store.restore, number=number, based_on=seen(id)), id))
        except SavedSince as error:
            say(_("Somebody saved version {number} meanwhile.", number=error.latest),
                _("Nothing was changed. Look at that version first."), tone="warning")  # fmt: skip


def rename(id: str, name: str) -> None:
    """Give a variant another name."""
    with told():
        now = _change(partial(store.rename, name=name), id)
        say(_("Now it is called “{name}”.", name=isolated(now.name)), tone="good")


def show(id: str, listed: bool) -> None:
    """Put a variant in the list for all, or take it out."""
    with told():
        _change(partial(store.show, listed=listed), id)
        now = _("It stands in the list of this dashboard.") if listed else _("Only who has the link finds it.")
        say(now, tone="good")


def remove(id: str, name: str) -> None:
    """Let nobody find a variant; the page offers to undo that."""
    with told():
        _change(store.remove, id)
        leave()
        say(_("“{name}” was removed.", name=isolated(name)), offer="bring_back", id=id)


def bring_back(id: str) -> None:
    """Undo ``remove``."""
    with told():
        now = _change(store.bring_back, id)
        look_at(id, now.latest.number)
        say(_("“{name}” is back.", name=isolated(now.name)), tone="good")


# ---- looking and opening ----


def look_at(id: str, number: int = 0) -> None:
    """Show one variant; ``number``: this version, else the newest."""
    st.query_params[SAVED] = id
    st.session_state[LOOKED_AT] = number


def leave() -> None:
    """Back to the list."""
    st.query_params.pop(SAVED, None)
    st.session_state[LOOKED_AT] = 0
    be_silent()


def looked_at() -> str:
    """The id of the variant that is shown; empty: the list."""
    return str(st.query_params.get(SAVED, ""))


def number_of(newest: int) -> int:
    """Which of its versions is shown."""
    number = int(st.session_state.get(LOOKED_AT, 0))
    return number if 1 <= number <= newest else newest


def seen(id: str, newest: int = 0) -> int:
    """The newest version of a variant that this visitor has seen; ``newest``: that of now, for who comes first."""
    known: dict[str, int] = st.session_state.setdefault(SEEN, {})
    return known.setdefault(id, newest) if newest else known.get(id, 0)


def has_seen(id: str, newest: int) -> None:
    """The visitor goes on from this version."""
    st.session_state.setdefault(SEEN, {})[id] = newest
    st.session_state[LOOKED_AT] = newest
    be_silent()


def open_version(case: Case, name: str, version: Version) -> None:
    """Mijn variant becomes what a version sets, under this case, of now or as it was: one step, that can be undone.
    What is shown stays as it is."""
    _begin()
    link = saved.settings(case, version)
    then = {} if case.version == cases.of_now().version else {CASE: case.version}
    links.restore(write_link(case, link.changes, state.view()) | then)
    st.session_state["rejected"] = (*st.session_state["rejected"], *link.problems)
    say(_("My variant is now what “{name}” sets. Undo brings back what you had.", name=isolated(name)), tone="good")
