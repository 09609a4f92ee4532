"""Every process looks once a second whether the files of a case changed, and all go over to the new one together.

A change is taken when the files stay the same for two looks. Whoever sees it first names it as a version; each process
loads that and says so; when all have, a moment is agreed on (``case_versions.py``). A version with a mistake goes the
same way: from its moment on every process shows what is wrong, and keeps the last that was right.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import anyio

from model.case.case import Case
from model.loading.load import FILE_NAMES, CaseError, contents_of, load_case
from model.loading.problems import Problem
from server.hall.remote import shared_folder
from server.processes.case_versions import Version, last_right, latest, outdated, propose, report, versions_in
from ui.session import served

EVERY = 1.0
"""Seconds between two looks."""
AFTER_A_FAILURE = 60.0
KEPT = 2
"""So many cases a process keeps: what it shows, and what it goes over to."""

logger = logging.getLogger(__name__)


@dataclass
class Watch:
    """What one process knows: how the files stood at its last look, which versions it has loaded and agreed to."""

    source: Path
    kept_in: Path
    database: sqlite3.Connection
    signature: str = ""
    loaded: dict[int, Case] = field(default_factory=dict)
    agreed: int = 0
    shown: tuple[Case, Path] | None = None
    """The last case that was agreed to and is right, and the folder with its files."""


@cache
def the_watches() -> tuple[Watch, ...]:
    """Those of this process: one for each case that the server shows."""
    kept_in = shared_folder()
    return tuple(Watch(source, kept_in, versions_in(kept_in, source)) for source in served.folders())


def begin() -> None:
    """Show what the other processes show; the first of them reads the files."""
    for watch in the_watches():
        if latest(watch.database) is None:
            take_version(watch, signature_of(watch.source))
        watch.signature = signature_of(watch.source)
        show_agreed(watch)


async def keep_looking() -> None:
    """Look until the server stops."""
    pause = EVERY
    told: frozenset[Path] = frozenset()
    while True:
        told = say_hidden(told)
        await anyio.sleep(pause)
        pause = EVERY
        for watch in the_watches():
            try:
                await anyio.to_thread.run_sync(look, watch)
            except (OSError, sqlite3.Error, CaseError):
                logger.exception("Of de casus is gewijzigd, kon niet worden bekeken.")
                pause = AFTER_A_FAILURE


def say_hidden(told: frozenset[Path]) -> frozenset[Path]:
    """Log which case nobody can see, because another with the same id comes before it, unless that was told; gives
    those that are hidden now. A case may get its id while the server runs."""
    found = dict(served.hidden())
    for folder, id in found.items():
        if folder not in told:
            logger.error("Twee casussen heten %s: die in %s is niet te zien. Geef hem een andere id.", id, folder)
    return frozenset(found)


def look(watch: Watch) -> None:
    """Take a change that has settled, load what is new, and go over to what is agreed."""
    signature = signature_of(watch.source)
    known = latest(watch.database)
    if signature == watch.signature and known is not None and signature != known.signature:
        take_version(watch, signature)
        known = latest(watch.database)
    watch.signature = signature
    if known is not None:
        _case_of(watch, known)
        report(watch.database, os.getpid(), known.number, time.time())
    show_agreed(watch)


def signature_of(source: Path) -> str:
    """Changes when a file of the case does, or the workbook that it is, as far as their size and times tell."""
    files = [source] if source.is_file() else [source / name for name in FILE_NAMES]
    return json.dumps([_stat_of(file) for file in files])


def _stat_of(file: Path) -> tuple[int, ...] | None:
    try:
        stat = file.stat()
    except OSError:  # also where it may not be read: loading says which of them
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ino, stat.st_mode


# ---- a new version ----


def take_version(watch: Watch, signature: str) -> None:
    """Read the files and name them as a version, unless they changed meanwhile or another process was first."""
    copy = Path(tempfile.mkdtemp(prefix="case-", dir=watch.kept_in))
    first = latest(watch.database) is None
    try:
        if wrong := copy_files(watch.source, copy):  # without a table that it may do without, the copy would load
            raise CaseError(wrong)
        case = load_case(copy)
    except CaseError:
        shutil.rmtree(copy)
        problems = _problems_of(watch.source)
        if problems and propose(watch.database, signature, None, problems):
            said = "De casus kan niet worden gelezen." if first else "De casus is gewijzigd, maar niet te lezen."
            logger.error("%s\n%s", said, CaseError(problems))
        return
    if signature_of(watch.source) != signature or not propose(watch.database, signature, copy, ()):
        shutil.rmtree(copy)
        return
    for old in outdated(watch.database):
        shutil.rmtree(old, ignore_errors=True)
    if not first:
        logger.warning("De casus is gewijzigd; alle processen gaan over op versie %s.", case.version)


def copy_files(source: Path, target: Path) -> tuple[Problem, ...]:
    """Copy what can be read of a case, and say what cannot. Raises CaseError where there is none."""
    contents, problems = contents_of(source)
    for name, content in contents.items():
        (target / name).write_bytes(content)
    return problems


def _problems_of(source: Path) -> tuple[Problem, ...]:
    """What is wrong with the files themselves: a copy lacks what cannot be read."""
    try:
        load_case(source)
    except CaseError as error:
        return error.problems
    return ()


# ---- going over ----


def show_agreed(watch: Watch) -> None:
    """Let the pages know what is shown from which moment."""
    known, right = latest(watch.database), last_right(watch.database)
    known = known if known is not None and known.moment is not None else right
    if known is None or known.moment is None or known.number == watch.agreed:
        return
    case = _case_of(watch, right) if right is not None else None
    if case is not None and right is not None and right.folder is not None:
        watch.shown = (case, right.folder)
    if known.folder is None:
        served.agree(known.moment, served.Shown(case or known.problems, known.problems if case else ()), watch.source)
    elif case is not None:
        served.agree(known.moment, served.Shown(case), watch.source)
    watch.agreed = known.number


def _case_of(watch: Watch, version: Version) -> Case | None:
    """The case of a version; None if it is not right. Loaded once, and only the last few are kept."""
    if version.folder is None:
        return None
    if version.number not in watch.loaded:
        watch.loaded[version.number] = load_case(version.folder)
        for old in sorted(watch.loaded)[:-KEPT]:
            del watch.loaded[old]
    return watch.loaded[version.number]
