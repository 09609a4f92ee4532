"""What the page Vergelijken puts side by side: Huidig, Advies, Mijn variant, the checkpoints of this visit and what is
saved.

A column is a name and settings as a link carries them, so whatever can be written as a link can stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.outcomes.side_by_side import Side
from store.problems import NotFound, Unavailable
from ui.session import case as cases
from ui.session import points, saved, state
from words import absent
from words.columns import FIRST, LEAST, MOST, NAMES, POINT, SAVED, key_of_point, written_points
from words.link import read_link
from words.problems import sentence
from words.saving import why
from words.texts import isolated
from words.variants import variant_name


@dataclass(frozen=True)
class Column:
    """What stands in a column: ``key`` is how an address calls it, ``name`` how the screen does."""

    key: str
    name: str
    side: Side
    then: Mapping[str, float] = field(default_factory=dict)
    """What it cost whom (``saved.headline``) when it was kept, where that was with other figures than this page has."""
    version: str = ""
    """The data version of those figures; empty where they are the same."""

    @property
    def is_variant(self) -> bool:
        """Whether it is one of the three that are always there, so that its numbers can be taken apart by name."""
        return self.key in NAMES


def key_of_saved(id: str) -> str:
    """How an address calls a saved variant."""
    return f"{SAVED}:{id}"


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What stands side by side, which of it the others differ from, all that can be ``offered`` by its key, and in
    words what of the address is not there."""

    columns: tuple[Column, ...]
    anchor: Column
    offered: Mapping[str, Column]
    missing: tuple[str, ...]

    @property
    def others(self) -> tuple[Column, ...]:
        """All but the anchor."""
        return tuple(one for one in self.columns if one is not self.anchor)

    @property
    def of_then(self) -> tuple[Column, ...]:
        """What was kept with other figures than this page has."""
        return tuple(one for one in self.columns if one.version)

    @property
    def stay_behind(self) -> tuple[Column, ...]:
        """The checkpoints that no address can carry: together they set too much."""
        points = [one for one in self.columns if one.key.startswith(POINT)]
        return tuple(points) if points and not written_points(state.view().points) else ()


def chosen(case: Case) -> Chosen:
    """What was chosen as far as it is there; where that leaves fewer than two, those that are always there join it."""
    asked: Sequence[str] = st.session_state["columns"]
    there = {one.key: one for one in (*here(state.assumptions()), *_checkpoints(case))}
    columns, told = among(case, asked, there)
    wanted = str(st.session_state["anchor"])
    anchor = next((one for one in columns if one.key == wanted), columns[0])
    if wanted not in ("", anchor.key):
        told.append(absent.anchor(anchor.name))
    return Chosen(columns=columns, anchor=anchor, offered=there, missing=tuple(told))


def among(case: Case, asked: Sequence[str], there: dict[str, Column]) -> tuple[tuple[Column, ...], list[str]]:
    """The columns that an address asks, as far as they are there, and in words what is not, or is not as it was saved.
    ``there``: what is at hand by its key; what is saved and asked for joins it."""
    told = [absent.point()] if any(key.startswith(POINT) and key not in there for key in asked) else []
    for key in asked:
        if key.startswith(SAVED):
            column, lines = _saved(case, key)
            there |= {key: column} if column else {}
            told += lines
    kept = [key for key in asked if key in there]
    kept += [key for key in reversed(FIRST) if key not in kept][: max(LEAST - len(kept), 0)]
    return _distinct([there[key] for key in kept]), told


def _distinct(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same; a name that stands there already gets a number behind it."""
    found: list[Column] = []
    for one in columns:
        same = sum(other.name == one.name for other in columns[: len(found)])
        found.append(replace(one, name=f"{one.name} ({same + 1})") if same else one)
    return tuple(found)


def here(now: Assumptions) -> Iterator[Column]:
    """The three that are always there."""
    for key, variant in NAMES.items():
        yield Column(key, variant_name(variant), Side(variant, now))


def of_point(case: Case, name: str, parameters: Mapping[str, str]) -> Column:
    """A checkpoint, with the figures of this case."""
    set_here = case.assumptions.replace(**read_link(case, parameters).changes)
    return Column(key_of_point(name), isolated(name), Side("mine", set_here))


def _checkpoints(case: Case) -> Iterator[Column]:
    for name, parameters in points.links().items():
        its = cases.named(parameters)
        column = of_point(case, name, parameters)
        if its is not None and its.version != case.version:
            cost = saved.headline(its, its.assumptions.replace(**read_link(its, parameters).changes))
            column = replace(column, then=cost, version=its.version)
        yield column


def _saved(case: Case, key: str) -> tuple[Column | None, list[str]]:
    """A saved variant, with the figures of this page; in words what keeps it away, or is not as it was."""
    try:
        variant = saved.opened(key.partition(":")[2])
    except (Unavailable, NotFound) as error:
        return None, [why(error)]
    name, content = isolated(variant.name), variant.latest.content
    if content.case != case.about.id:
        return None, [absent.of_another_case(name)]
    link = saved.settings(case, variant.latest)
    told = [f"{name}: {sentence(case, problem)}" for problem in link.problems]
    column = Column(key, name, Side("mine", case.assumptions.replace(**link.changes)))
    if content.data_version != case.version:
        column = replace(column, then=content.headline, version=content.data_version)
    return column, told


def take(keys: Sequence[str]) -> bool:
    """Put these side by side; of too few or too many nothing changes."""
    if not LEAST <= len(keys) <= MOST:
        return False
    st.session_state["columns"] = tuple(keys)
    if st.session_state["anchor"] not in keys:
        st.session_state["anchor"] = ""
    return True


def pin(key: str) -> None:
    """Let the others differ from this one. The first needs no word in the address."""
    columns = st.session_state["columns"]
    st.session_state["anchor"] = "" if columns and key == columns[0] else key
