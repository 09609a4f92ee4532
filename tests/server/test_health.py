"""`/gezond` tells the truth: 200 if this process can do its work, else 503 with what is wrong."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request

from server import health as subject
from server.hall.rooms import rooms_in
from store import process
from store.place import DATA_VARIABLE
from ui.session import served


def asked() -> tuple[int, dict[str, object]]:
    # A thread of its own: in that of the tests the browser's loop may run.
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(asyncio.run, subject.health(Request({"type": "http"}))).result()
    assert answer.headers["cache-control"] == "no-store"
    return answer.status_code, json.loads(bytes(answer.body))


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = rooms_in(tmp_path)
    monkeypatch.setattr(subject, "shared", lambda: rooms)


def test_all_is_well() -> None:
    assert asked() == (200, {"status": "ok", "bewaren": "ok"})


def test_without_a_database_it_is_well_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "file"))
    process.let_go()
    assert asked() == (200, {"status": "ok", "bewaren": "kan niet: De opslag is niet bereikbaar."})
    process.let_go()


@pytest.fixture
def broken_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(served.VARIABLE, str(tmp_path / "away"))
    served.read.cache_clear()
    yield
    served.read.cache_clear()


@pytest.mark.usefixtures("broken_case")
def test_a_case_that_cannot_be_read() -> None:
    code, said = asked()
    assert (code, said) == (
        503,
        {
            "status": "niet in orde",
            "oorzaken": ["casus: kan niet worden gelezen (away, 1 keer iets mis)"],
            "bewaren": "ok",
        },
    )


def test_a_store_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    subject.shared().database.execute("PRAGMA query_only=ON")  # as on a disk that has become read-only
    code, said = asked()
    assert code == 503
    assert "opslag: kan niet worden geschreven" in str(said["oorzaken"])


@pytest.mark.parametrize(("left", "code"), [(31, 503), (32, 200), (None, 200)])
def test_few_descriptors(left: int | None, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "descriptors_left", lambda: left)
    assert asked()[0] == code


def test_all_that_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    subject.shared().database.execute("PRAGMA query_only=ON")
    monkeypatch.setattr(subject, "descriptors_left", lambda: 3)
    _code, said = asked()
    assert [str(cause).partition(":")[0] for cause in said["oorzaken"]] == ["opslag", "verbindingen"]  # type: ignore[attr-defined]
