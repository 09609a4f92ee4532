"""What is saved, for the pages: the list, one variant as settings of a link, and the visitor's own edit keys.

- ``overview(case, text, start)``: a part of the list: id, name, headline figures, role, versions of each.
- ``opened(id)`` and ``versions(id)``: a variant with its newest version, and every version.
- ``settings(case, version)``: what such a version sets, as the parameters of a link: of an assumption that the case no
  longer has ``words/link.read_link`` says so. ``link_of(case, id)``: the same of the newest version.
- ``keys()``: the edit keys of this visitor by the id of the variant. His browser keeps them
  (``ui/live/browser/controls/keys.js``) and tells them to each session; they stand in no address and in no log.

All that asks the store raises ``Unavailable``, and ``NotFound`` for what is not there or was removed; ``why_not`` of
``words/saving.py`` says the first in a sentence. Call it only where a visitor waits for it, never in an event loop.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import isfinite

import streamlit as st

from model.assumptions.declared import Value
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.money.budget import budget, framed_cost
from store import process, variants
from store.keys import is_id, is_key
from store.records import Content, Overview, Variant, Version
from words.link import TOGETHER, Link, first_view, read_link, write_link

SHOWN = 10
"""So many variants stand on a page of the list."""
MOST_KEYS = variants.MOST_OWN
KEYS = "edit-keys"
"""Where the session keeps the keys."""


# ---- the visitor's own ----


def keys() -> Mapping[str, str]:
    """The edit keys of this visitor, by the id of the variant."""
    return dict(st.session_state.get(KEYS, {}))


def is_own(id: str) -> bool:
    """Whether this visitor has the key of a variant."""
    return id in st.session_state.get(KEYS, {})


def take_keys(said: object) -> None:
    """Take the keys that the browser brings: ``{id: key}``. What can be no id or no key is left out."""
    if not isinstance(said, dict):
        return
    fit = {id: key for id, key in said.items() if isinstance(key, str) and is_id(id) and is_key(key)}
    own = {**keys(), **fit}
    st.session_state[KEYS] = dict(list(own.items())[-MOST_KEYS:])


def keep_key(id: str, key: str) -> None:
    """Keep the key of a variant that was saved just now."""
    take_keys({id: key})


# ---- what stands there ----


def overview(case: Case, text: str = "", start: int = 0, most: int = SHOWN) -> Overview:
    """A part of the list of this case: what is listed, and the visitor's own. ``text``: where this stands in."""
    return process.ask(
        partial(variants.listed, case_id=case.about.id, own=tuple(keys()), start=start, most=most, text=text)
    )


def opened(id: str) -> Variant:
    """A variant with its newest version."""
    return process.ask(partial(variants.opened, id=id))


def versions(id: str) -> tuple[Version, ...]:
    """Every version of a variant, the newest first."""
    return process.ask(partial(variants.versions, id=id))


# ---- what it sets ----


def settings(case: Case, version: Version) -> Link:
    """What a version changes of this case, and what of it the case does not know or allow any more."""
    return read_link(case, version.content.settings)


def link_of(case: Case, id: str) -> dict[str, str]:
    """What the newest version of a variant changes of this case, as the parameters of a link."""
    return parameters_of(case, settings(case, opened(id).latest).changes)


def parameters_of(case: Case, changes: Mapping[str, Value]) -> dict[str, str]:
    """Changes as the parameters of a link, without what is shown."""
    return write_link(case, changes, first_view(case))


def content(case: Case, changes: Mapping[str, Value]) -> Content:
    """What is saved of these changes."""
    return Content(
        case=case.about.id,
        data_version=case.version,
        schema_version=case.about.version,
        settings=parameters_of(case, changes),
        headline=headline(case, case.assumptions.replace(**changes)),
    )


def headline(case: Case, assumptions: Assumptions) -> dict[str, float]:
    """The figures by which a variant is known: what Mijn variant costs over all years, in euros, of each participant
    (its id) and of all together (``samen``, also what nobody pays). Without what nobody knows.
    """
    paid = framed_cost(budget(case, assumptions, "mine")).sum(axis=-1).tolist()
    # The last is what nobody pays: that too has to be paid.
    by_party = dict(zip((one.id for one in case.participants), paid, strict=False))
    return {who: amount for who, amount in {**by_party, TOGETHER: sum(paid)}.items() if isfinite(amount)}
