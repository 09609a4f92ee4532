"""The database of a process: whoever asks gets it, or hears at once that it is not there; later it may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from store import process, variants
from store.place import DATA_VARIABLE, DATABASE_VARIABLE
from store.problems import Unavailable
from tests.store.drafts import CONTENT, saved

LOOK = partial(variants.listed, case_id=CONTENT.case)


@pytest.fixture(autouse=True)
def of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    process.let_go()
    yield
    process.let_go()


def test_all_who_ask_share_one_database() -> None:
    assert process.ask(lambda engine: engine) is process.ask(lambda engine: engine)
    process.ask(partial(saved, listed=True))
    assert process.ask(LOOK).total == 1
    process.let_go()
    assert process.ask(LOOK).total == 1
    process.try_to_write()


def test_one_that_is_away_is_tried_again_and_not_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("no folder")
    tries = 0
    really = process.open_store

    def counted(*given: object) -> object:
        nonlocal tries
        tries += 1
        return really(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(process, "open_store", counted)
    for _time in range(3):
        with pytest.raises(Unavailable):
            process.ask(LOOK)
    assert tries == 1
    in_the_way.unlink()
    monkeypatch.setattr(process, "REST", 0.0)
    assert process.ask(LOOK).total == 0
    assert tries == 2
