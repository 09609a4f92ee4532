"""Files are made in a process of their own: what comes back, what is kept, and how it ends."""

from __future__ import annotations

import asyncio
import io
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from types import MappingProxyType

import pytest

from bench.protocol import run
from export import apart
from export.apart import Answer, Job, answer, pack, serve
from model.case.case import Case
from model.loading.load import load_case
from server.processes import maker
from server.processes.maker import FILES, Maker, NotMade, made_apart
from tests.model.worlds import ROOT
from tests.server.processes.made_in_tests import gone, holding, told, too_large, wrong
from words.languages import Language
from words.texts import speak


@pytest.fixture(scope="module")
def case() -> Iterator[Case]:
    yield load_case(ROOT / "data" / "dinkelland-tubbergen")
    maker.let_go()


def test_a_case_comes_over_as_it_is(case: Case) -> None:
    said = io.BytesIO()
    serve(io.BytesIO(pack(Job(told, "nl", pack(case), ("x",)))), said, sys.maxsize)
    assert pickle.loads(said.getvalue()) == Answer(told(case, "x"))
    assert pickle.loads(pack(case)) == case
    assert isinstance(case.assumptions.share, MappingProxyType)


def test_what_goes_wrong_is_told_and_not_raised(case: Case) -> None:
    found = answer(Job(wrong, "nl", pack(case), ()), sys.maxsize)
    assert found.content == b""
    assert "no such file" in found.error


async def _words(case: Case, text: str, spoken: Language = "nl") -> list[str]:
    speak(spoken)  # in the thread that asks
    return (await made_apart(told, case, text)).decode().split()


def test_another_process_makes_it_in_the_language_of_who_asks_and_goes_on_after_a_mistake(case: Case) -> None:
    first = run(_words(case, "a", "en"))
    assert first[0] != str(os.getpid())
    assert first[1:] == ["a", "Year", case.version, "mappingproxy"]
    assert run(_words(case, "a"))[:3] == [first[0], "a", "Jaar"]
    with pytest.raises(NotMade) as found:
        run(made_apart(wrong, case))
    assert not found.value.is_busy
    assert run(_words(case, "b"))[0] == first[0]


@pytest.mark.skipif(sys.platform != "linux", reason="no limit to its memory there")
def test_one_that_had_no_memory_left_makes_no_other_file(case: Case) -> None:
    """What stays in its memory of a file that was too large would leave no room for the next one, however small."""
    first = run(_words(case, "before"))
    with pytest.raises(NotMade):
        run(made_apart(too_large, case))
    assert run(_words(case, "after"))[0] not in (first[0], str(os.getpid()))


@pytest.mark.skipif(sys.platform != "linux", reason="nobody says what it holds there")
def test_one_that_holds_much_gives_its_file_and_makes_no_other(case: Case) -> None:
    """The workbook of sixty municipalities took 418 MB of a process that held what earlier files had needed."""
    first = run(_words(case, "little is held"))
    assert run(_words(case, "and still"))[0] == first[0]
    assert run(made_apart(holding, case)).decode() == first[0]
    assert run(_words(case, "much was held"))[0] not in (first[0], str(os.getpid()))


def test_what_was_made_is_kept_and_one_that_ends_is_replaced(case: Case) -> None:
    first = run(_words(case, "kept"))
    with pytest.raises(NotMade):
        run(made_apart(gone, case))
    # Who asks the same gets what was made, and nobody had to make it.
    assert run(_words(case, "kept")) == first
    assert run(_words(case, "new"))[0] not in (first[0], str(os.getpid()))


def test_one_that_ended_by_itself_just_now_is_replaced_too(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look whether it is there and the question."""
    with subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ended:
        ended.wait()
        found = [ended, maker._running(FILES)]
        monkeypatch.setattr(maker, "_running", lambda _maker: found.pop(0))
        assert run(_words(case, "again"))[1] == "again"
        assert ended.stdin is not None
        ended.stdin.raw.close()  # what was written there never left


def test_who_comes_when_too_many_wait_is_told_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FILES, "most_waiting", 1)

    async def three() -> list[bytes | BaseException]:
        asked = (made_apart(told, case, f"waits {place}", 0.3) for place in range(3))
        return await asyncio.gather(*asked, return_exceptions=True)

    first, second, third = run(three())
    assert isinstance(first, bytes)
    assert isinstance(second, bytes)
    assert isinstance(third, NotMade)
    assert third.is_busy


def test_only_so_many_bytes_are_kept_and_always_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maker, "MOST_KEPT", 10)
    mine = Maker(longest=1, most_waiting=1, most_held=1)
    for name, size in (("a", 6), ("b", 4), ("c", 4)):
        maker._keep(mine, name.encode(), bytes(size))
    assert list(mine.kept) == [b"b", b"c"]
    maker._keep(mine, b"large", bytes(20))
    assert list(mine.kept) == [b"large"]


def test_it_ends_when_who_started_it_is_killed() -> None:
    """Who is killed can say nothing any more: the closed pipe does."""
    code = (
        "import time\nfrom server.processes.maker import FILES, _running\n"
        "print(_running(FILES).pid, flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        number = int(starter.stdout.readline())
        os.kill(number, 0)  # it is there
        starter.kill()
    until = time.monotonic() + 60
    while _is_there(number) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _is_there(number)


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_ends_when_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()
    monkeypatch.setattr(apart, "IDLE", 0.05)
    monkeypatch.setattr(apart.os, "_exit", lambda _code: ended.set())
    read, write = os.pipe()
    with os.fdopen(read, "rb") as asked:
        waiting = threading.Thread(target=serve, args=(asked, io.BytesIO(), sys.maxsize))
        waiting.start()
        assert ended.wait(60)
        os.close(write)
        waiting.join(60)
    assert not waiting.is_alive()
