"""What the page Vergelijken puts side by side: Huidig, Advies, Mijn variant and the checkpoints of this visit.

A column is a name and settings as a link carries them, so whatever can be written as a link can stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import streamlit as st

from model.case.case import Case
from model.outcomes.side_by_side import Side
from ui.session import points, state
from words.columns import FIRST, LEAST, MOST, NAMES, POINT
from words.link import read_link
from words.texts import isolated
from words.variants import variant_name


@dataclass(frozen=True)
class Column:
    """What stands in a column: ``key`` is how an address calls it, ``name`` how the screen does."""

    key: str
    name: str
    side: Side

    @property
    def is_variant(self) -> bool:
        """Whether it is one of the three that are always there, so that its numbers can be taken apart by name."""
        return self.key in NAMES


def offered(case: Case) -> Mapping[str, Column]:
    """All that can stand in a column, by its key, in the order in which they stand."""
    return {one.key: one for one in _all(case)}


def _all(case: Case) -> Iterator[Column]:
    now = state.assumptions()
    for key, variant in NAMES.items():
        yield Column(key, variant_name(variant), Side(variant, now))
    for name, parameters in points.links().items():
        then = case.assumptions.replace(**read_link(case, parameters).changes)
        yield Column(key_of_point(name), isolated(name), Side("mine", then))


def key_of_point(name: str) -> str:
    """How an address calls the checkpoint of this name: any sign may stand in a name, and none in an address."""
    return f"{POINT}:{blake2b(name.encode(), digest_size=6).hexdigest()}"


@dataclass(frozen=True)
class Chosen:
    """What stands side by side, which of it the others differ from, and what the address asks for that is not there."""

    columns: tuple[Column, ...]
    anchor: Column
    missing: tuple[str, ...]
    unknown_anchor: str

    @property
    def others(self) -> tuple[Column, ...]:
        """All but the anchor."""
        return tuple(one for one in self.columns if one is not self.anchor)


def chosen(case: Case) -> Chosen:
    """What was chosen as far as it is there; where that leaves fewer than two, those that are always there join it."""
    there = offered(case)
    asked: Sequence[str] = st.session_state["columns"]
    kept = [key for key in asked if key in there]
    kept += [key for key in reversed(FIRST) if key not in kept][: max(LEAST - len(kept), 0)]
    columns = tuple(there[key] for key in kept)
    wanted = str(st.session_state["anchor"])
    anchor = next((one for one in columns if one.key == wanted), columns[0])
    return Chosen(
        columns,
        anchor,
        tuple(key for key in asked if key not in there),
        wanted if wanted not in ("", anchor.key) else "",
    )


def take(keys: Sequence[str]) -> bool:
    """Put these side by side, in the order in which they are offered; of too few or too many nothing changes."""
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
