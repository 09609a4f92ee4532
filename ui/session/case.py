"""The case that this server shows: read once, or the problems that keep it from being read."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from model.case.case import Case
from model.loading.load import CaseError, load_case
from model.loading.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT / "data" / "dinkelland-tubbergen"
VARIABLE = "KEUZEKOMPAS_CASE"


@cache
def read() -> Case | tuple[Problem, ...]:
    """The case in the folder that KEUZEKOMPAS_CASE names (else the first case), or all its problems."""
    try:
        return load_case(Path(os.environ.get(VARIABLE) or DEFAULT))
    except CaseError as error:
        return error.problems


def current() -> Case:
    """The case. Raises CaseError if it cannot be read; the shell shows that before any page runs."""
    found = read()
    if isinstance(found, tuple):
        raise CaseError(found)
    return found
