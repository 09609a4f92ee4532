"""The cases that this server shows, each from a folder or workbook of its own; the first is shown unless a link names
another.

Their files may change while the server runs (``server/processes/case_watch.py``): then all processes go over to what
stands there now at one moment, or all say what is wrong with it and keep what they had.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path

from model.case.case import Case
from model.loading.draft import ABOUT
from model.loading.load import CaseError, load_case
from model.loading.problems import Problem
from store import process
from store.case_versions import kept_case
from ui.session.turns import aside

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
DEFAULT = DATA / "dinkelland-tubbergen"
VARIABLE = "KEUZEKOMPAS_CASE"
MOST_KEPT = 3
"""So many cases as they were, when a variant was saved, a process keeps; the store keeps them all."""
_VERSION = re.compile("[0-9a-f]{12}")


@dataclass(frozen=True)
class Shown:
    """The case, or what is wrong with it; ``refused``: what is wrong with its files now, if the case is older."""

    case: Case | tuple[Problem, ...]
    refused: tuple[Problem, ...] = ()


_agreed: dict[Path, tuple[tuple[float, Shown], ...]] = {}
"""By folder: what is shown from which moment (seconds since 1970), in their order."""
_of_this_run: ContextVar[dict[Path, Shown] | None] = ContextVar("of_this_run", default=None)


def folders() -> tuple[Path, ...]:
    """Those that KEUZEKOMPAS_CASE names, else all that are shipped. The first comes first."""
    named = os.environ.get(VARIABLE)
    if named:
        return tuple(dict.fromkeys(Path(one) for one in named.split(os.pathsep) if one))
    return _shipped()


@cache
def _shipped() -> tuple[Path, ...]:
    others = sorted(file.parent for file in DATA.glob(f"*/{ABOUT}") if file.parent != DEFAULT)
    return (DEFAULT, *others)


@cache
def read(folder: Path) -> Case | tuple[Problem, ...]:
    """What stood in the folder at the start, for where nobody watches it: the case, or all its problems."""
    try:
        return load_case(folder)
    except CaseError as error:
        return error.problems


def agree(moment: float, shown: Shown, folder: Path | None = None) -> None:
    """Show this of a folder (the first) from this moment on (seconds since 1970), which may still come."""
    place, now = folder or folders()[0], time.time()
    known = _agreed.get(place, ())
    due = [one for one in known if one[0] <= now][-1:]
    coming = [one for one in known if now < one[0] < moment]
    _agreed[place] = (*due, *coming, (moment, shown))


def begin_run() -> None:
    """From now on ``shown`` gives the same until the next time that this is called in this run's thread."""
    _of_this_run.set({})


def shown(folder: Path) -> Shown:
    """What the server shows of a folder: at this moment, or since this run looked first."""
    run = _of_this_run.get()
    if run is not None and folder in run:
        return run[folder]
    now = time.time()
    due = [shown for moment, shown in _agreed.get(folder, ()) if moment <= now]
    found = due[-1] if due else Shown(read(folder))
    if run is not None:
        run[folder] = found
    return found


def right() -> Iterator[tuple[Path, Case]]:
    """The cases that can be shown, with their folders; of two with the same id the first."""
    known = set()
    for folder in folders():
        case = shown(folder).case
        if isinstance(case, Case) and case.about.id not in known:
            known.add(case.about.id)
            yield folder, case


def hidden() -> Iterator[tuple[Path, str]]:
    """The folders whose case nobody can see, with its id: a link names a case by its id, and another with the same one
    comes before it."""
    seen = {folder for folder, _case in right()}
    for folder in folders():
        case = shown(folder).case
        if isinstance(case, Case) and folder not in seen:
            yield folder, case.about.id


def folder_of(id: str) -> Path | None:
    """Where the case with this id is; None: there is none, or it cannot be read."""
    return next((folder for folder, case in right() if case.about.id == id), None)


# ---- as they were ----


def kept(version: str, id: str) -> Case | None:
    """The case with this id as it was in this version; None if that was not kept. Raises Unavailable."""
    try:
        found = _kept(version)
    except LookupError:
        return None
    return found if found.about.id == id else None


@lru_cache(maxsize=MOST_KEPT)
def _kept(version: str) -> Case:
    if not _VERSION.fullmatch(version):
        raise LookupError(version)
    with aside():
        found = process.ask(partial(kept_case, version=version))
    if found is None:  # not remembered: it may be kept later
        raise LookupError(version)
    return found
