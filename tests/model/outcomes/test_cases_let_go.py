"""A server reads a case again whenever somebody changes a file: what was computed of the cases before is let go."""

from __future__ import annotations

import gc

from model.case.case import Case
from model.loading.load import case_of, contents_of
from model.outcomes.check import check
from model.outcomes.names.settings import settings_of
from tests.model.worlds import FOLDERS, dinkelland

TIMES = 60
MOST = 60
"""So many of the 120 may be alive, each case with its terms: what remembers most holds thirty-two."""


def test_a_case_that_was_read_again_is_not_held_on_to() -> None:
    files = dict(contents_of(FOLDERS["drie-dorpen"])[0])
    gc.collect()
    before = _alive()
    for number in range(TIMES):
        case = case_of(files | {"case.yaml": files["case.yaml"] + f"\n# {number}\n".encode()})
        assert check(case, case.assumptions)
    gc.collect()
    assert _alive() - before < MOST


def _alive() -> int:
    return sum(isinstance(one, Case) for one in gc.get_objects())


def test_equal_settings_are_held_once() -> None:
    """What is remembered by them for each of forty tasks held them forty times."""
    first, second = (settings_of(dinkelland().assumptions.replace(execution_index=0.02)) for _time in range(2))
    assert first is second
    assert settings_of(dinkelland().assumptions.replace(execution_index=0.03)) is not first
