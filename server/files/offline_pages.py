"""The pages for a file without network, in the process that makes it: what the server has around them stands there too.

Nothing that loads Streamlit is loaded before the first file is asked: the server itself loads this as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from export.apart import unpacked
from model.assumptions.values import Assumptions
from model.case.case import Case
from model.loading.problems import Problem
from server.assets import plotly_code
from server.memory import give_back, keep_freed_memory, tidy
from server.processes.maker import packed
from ui.session import served
from words.explained.asked import Refused
from words.link import View

SOME_MOMENT = 0.0
"""Seconds since 1970: what is shown from then on is shown now."""


class Place(NamedTuple):
    """What the server shows of a folder: a case as it is packed, or what is wrong with it; and what is wrong with its
    files now, if the case is older."""

    folder: Path
    case: bytes | tuple[Problem, ...]
    refused: tuple[Problem, ...]


def places() -> tuple[Place, ...]:
    """What the server shows now of all folders."""
    now = [(folder, served.shown(folder)) for folder in served.folders()]
    return tuple(
        Place(folder, packed(one.case) if isinstance(one.case, Case) else one.case, one.refused) for folder, one in now
    )


def made(
    case: Case,
    assumptions: Assumptions,
    view: View,
    more: Mapping[str, str],
    live: str,
    day: date,
    shown: tuple[Place, ...],
) -> bytes:
    """The file of a variant (``ui.offline.file.Wanted``). Raises Unavailable or LookupError if it is of a case of then
    that cannot be had here."""
    _begin()
    from server.explained import told
    from ui.offline.file import Wanted, file

    for place in shown:
        its = unpacked(place.case) if isinstance(place.case, bytes) else place.case
        served.agree(SOME_MOMENT, served.Shown(its, place.refused), place.folder)
    is_of_now = any(one.version == case.version for _folder, one in served.right())
    if not is_of_now and served.kept(case.version, case.about.id) is None:
        raise LookupError(case.version)
    wanted = Wanted(case=case, assumptions=assumptions, view=view, more=more, live=live, made=day)

    def explain(parameters: Mapping[str, str]) -> Mapping[str, Any] | None:
        give_back()  # one that draws needs 54 MB of sixty municipalities
        found = told(case, assumptions, parameters)
        return None if isinstance(found, Refused) else found

    return file(wanted, plotly_code(), explain, tidy)


@cache
def _begin() -> None:
    """Load Streamlit as the server does, with the little that a page asks of a server."""
    from ui.streamlit_quicker import load_without_plotly, quicken

    load_without_plotly()
    quicken()
    keep_freed_memory()
    from ui.offline.recorded import stand_in

    stand_in()
