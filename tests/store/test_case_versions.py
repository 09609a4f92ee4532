"""A case that has changed since can be opened as it was."""

from __future__ import annotations

import threading
from pathlib import Path

from sqlalchemy import Engine, func, select

from model import load_case
from store.case_versions import is_kept, keep_case, kept_case
from store.database import reading
from store.tables import CaseRow
from tests.model.copies import change, copy_of_the_villages


def kept_count(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(CaseRow)) or 0


def test_a_case_comes_back_as_it_was(engine: Engine, tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    then = load_case(folder)
    assert not is_kept(engine, then.version)
    assert kept_case(engine, then.version) is None
    assert keep_case(engine, then, folder)
    change(folder, "assumptions.csv", "caseload.beekveld;200", "caseload.beekveld;201")
    now = load_case(folder)
    assert keep_case(engine, now, folder)
    found = kept_case(engine, then.version)
    assert found == then
    assert found.assumptions.get("caseload.beekveld") == 200
    again = kept_case(engine, now.version)
    assert again is not None
    assert again.assumptions.get("caseload.beekveld") == 201
    assert kept_count(engine) == 2


def test_files_of_another_moment_are_not_kept_as_this_case(engine: Engine, tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    then = load_case(folder)
    change(folder, "assumptions.csv", "caseload.beekveld;200", "caseload.beekveld;201")
    assert not keep_case(engine, then, folder)
    assert not is_kept(engine, then.version)


def test_all_may_keep_it_at_once(engine: Engine, tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    case = load_case(folder)
    together = threading.Barrier(4)
    told: list[bool] = []

    def keep() -> None:
        together.wait()
        told.append(keep_case(engine, case, folder))

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [True] * 4
    assert kept_count(engine) == 1
