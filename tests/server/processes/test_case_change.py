"""The files of the case change while the server runs: all processes go over together, or all keep what they had."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bench.processes import family
from bench.protocol import opened
from model.loading.load import load_case
from store import process
from store.case_versions import is_kept
from tests.conftest import ROOT
from tests.server.answers import ask
from tests.server.processes.started import SERVE, Started, started, wait_for
from words.exported.addresses import OFFLINE_URL
from words.link import BUDGET_URL, CASE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
PLACE = "municipalities.csv"
WORKERS = 2


@dataclass(frozen=True)
class Served:
    """A server on a case of its own."""

    one: Started
    case: Path

    def rewrite(self, old: str, new: str) -> None:
        """Change what stands in a table, as a spreadsheet that saves: another file in the place of the old."""
        file = self.case / PLACE
        text = file.read_text("utf-8")
        assert old in text
        draft = file.with_suffix(".draft")
        draft.write_text(text.replace(old, new), "utf-8")
        draft.replace(file)

    def workers(self) -> list[int]:
        """The processes that take visitors."""

        def takes(pid: int) -> bool:
            try:
                return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):  # it has just ended
                return False

        return [pid for pid in family(self.one.process.pid) if takes(pid)]

    def until_all_look(self) -> None:
        """Wait until there are as many as there should be, and each takes visitors and looks at the files."""
        (database,) = self.one.log.parent.glob("keuzekompas-*/case-*.sqlite")

        def all_look() -> bool:
            with closing(sqlite3.connect(database)) as versions:
                looking = {process for (process,) in versions.execute("SELECT process FROM processes")}
            return len(self.workers()) == WORKERS and set(self.workers()) <= looking

        wait_for(all_look)

    def label(self) -> str:
        """The name that a municipality has in a download, from whichever process answers."""
        with urllib.request.urlopen(f"{self.one.url}{BUDGET_URL}", timeout=60) as answer:
            text = answer.read().decode("utf-8")
        return next(name for name in NAMES if f";{name};" in text)

    def labels(self) -> set[str]:
        """The same, of each process: the others hold still while one answers."""
        return {label for worker in self.workers() for label in [self._label_of(worker)]}

    def _label_of(self, worker: int) -> str:
        with held([pid for pid in self.workers() if pid != worker]):
            return self.label()

    def notices(self) -> list[bytes | None]:
        """What stands above a page about files that were refused, of each process."""
        found = []
        for worker in self.workers():
            with held([pid for pid in self.workers() if pid != worker]):
                found.append(opened(self.one.url, "situatie").shown.components.get("live-refused"))
        return found


NAMES = ("Tubbergen", "Eerste naam", "Tweede naam", "Derde naam", "Vierde naam")


@contextmanager
def held(pids: list[int]) -> Iterator[None]:
    """These processes do nothing for a moment."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("changing")
    case = Path(shutil.copytree(ROOT / "data" / "dinkelland-tubbergen", folder / "case"))
    with started(SERVE, folder, "--workers", str(WORKERS), project=ROOT, case=case) as one:
        one.until_it_answers()
        found = Served(one, case)
        found.until_all_look()
        yield found


@dataclass
class Watcher:
    """Somebody who keeps asking; what he was told, by when he asked and when he heard."""

    served: Served
    heard: list[tuple[float, float, str]] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def keep_asking(self) -> None:
        while not self.enough.is_set():
            asked = time.monotonic()
            label = self.served.label()
            self.heard.append((asked, time.monotonic(), label))


@contextmanager
def watched(served: Served, watchers: int = 3) -> Iterator[list[tuple[float, float, str]]]:
    """What several who keep asking are told meanwhile; each answer comes from whichever process takes it."""
    everybody = [Watcher(served) for _ in range(watchers)]
    threads = [threading.Thread(target=one.keep_asking) for one in everybody]
    heard: list[tuple[float, float, str]] = []
    for thread in threads:
        thread.start()
    try:
        wait_for(lambda: all(one.heard for one in everybody))
        yield heard
    finally:
        for one in everybody:
            one.enough.set()
        for thread in threads:
            thread.join()
        heard.extend(sorted(said for one in everybody for said in one.heard))


def test_all_go_over_at_one_moment(served: Served) -> None:
    assert served.labels() == {"Tubbergen"}
    with watched(served) as heard:
        served.rewrite("Tubbergen", "Eerste naam")
        wait_for(lambda: served.label() == "Eerste naam")
        time.sleep(1)
    assert served.labels() == {"Eerste naam"}
    first_new = min(answered for _asked, answered, label in heard if label == "Eerste naam")
    late = [said for said in heard if said[0] > first_new and said[2] == "Tubbergen"]
    assert late == [], "who asked after somebody had the new one got the new one"
    assert {label for _asked, _answered, label in heard} == {"Tubbergen", "Eerste naam"}
    assert served.one.said().count("De casus is gewijzigd; alle processen gaan over") == 1


def test_all_refuse_what_is_wrong_and_keep_what_they_had(served: Served) -> None:
    """A process that starts meanwhile does as the others do; repaired, all go over."""
    before = served.one.said()
    served.rewrite("Eerste naam;participant", "Tweede naam;elders")
    wait_for(lambda: None not in served.notices())
    assert served.labels() == {"Eerste naam"}
    for notice in served.notices():
        assert notice is not None
        assert b"municipalities.csv, rij 3, kolom role" in notice
        assert b"U ziet de casus zoals die was" in notice
    # A process of its own makes this, and what stands in the folder cannot be read.
    offline = ask(served.one.url, OFFLINE_URL).text
    assert "Eerste naam" in offline
    assert "Tweede naam" not in offline
    killed = served.workers()[-1]
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: killed not in served.workers())
    served.until_all_look()
    assert served.labels() == {"Eerste naam"}
    assert None not in served.notices()
    said = served.one.said().removeprefix(before)
    assert said.count("De casus is gewijzigd, maar niet te lezen.") == 1
    assert said.count("municipalities.csv:3:role") == 1
    assert "Traceback" not in said
    served.rewrite("Tweede naam;elders", "Derde naam;participant")
    wait_for(lambda: served.label() == "Derde naam")
    assert served.labels() == {"Derde naam"}
    assert served.notices() == [None] * WORKERS


def test_a_file_without_network_is_of_the_case_that_is_asked_for(served: Served) -> None:
    """Of now, or of then."""
    then = load_case(served.case).version
    wait_for(lambda: process.ask(lambda engine: is_kept(engine, then)))
    served.rewrite("Derde naam", "Vierde naam")
    wait_for(lambda: served.label() == "Vierde naam")
    assert served.labels() == {"Vierde naam"}
    now = load_case(served.case).version
    for version, name, other in ((now, "Vierde naam", "Derde naam"), (then, "Derde naam", "Vierde naam")):
        file = ask(served.one.url, f"{OFFLINE_URL}?{CASE}={version}").text
        assert version in file
        assert name in file
        assert other not in file
