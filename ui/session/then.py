"""A case as it was when a variant was saved: the store keeps it, a process a few of them."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from model.case.case import Case
from store import process
from store.case_versions import kept_case
from ui.session.turns import aside

MOST = 3
_VERSION = re.compile("[0-9a-f]{12}")


def kept(version: str, id: str) -> Case | None:
    """The case with this id as it was in this version; None if that was not kept. Raises Unavailable."""
    try:
        found = _kept(version)
    except LookupError:
        return None
    return found if found.about.id == id else None


@lru_cache(maxsize=MOST)
def _kept(version: str) -> Case:
    if not _VERSION.fullmatch(version):
        raise LookupError(version)
    with aside():
        found = process.ask(partial(kept_case, version=version))
    if found is None:  # not remembered: it may be kept later
        raise LookupError(version)
    return found
