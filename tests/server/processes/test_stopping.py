"""Whatever ends the server ends all of it, and soon; and nothing says that it has stopped before it has."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from pathlib import Path

import pytest

from bench.processes import family
from server.processes.supervisor import GRACE
from tests.conftest import free_port
from tests.server.processes.started import (
    RUN_PY,
    SERVE,
    is_there,
    small_app,
    stalled_download,
    started,
    still_there,
    wait_for,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
SOON = GRACE + 12.0
"""Seconds in which all must be gone: those of the grace, and room for a busy machine; without the limit it is never."""


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def left_behind(folder: Path) -> list[Path]:
    """What the server leaves in the folder for what is temporary."""
    return list(folder.glob("keuzekompas-*"))


@pytest.mark.parametrize("how", [RUN_PY, SERVE], ids=["run.py", "serve"])
def test_a_terminal_that_closes_ends_all(how: list[str], tmp_path: Path) -> None:
    with started(how, small_app(tmp_path), "--workers", "2") as one:
        one.until_it_answers()
        everybody = family(one.process.pid)
        assert len(everybody) >= 3, "the supervisor and two processes"
        one.process.send_signal(signal.SIGHUP)
        assert one.ended(SOON) == 0
        # Python's own tracker of resources ends a moment after the process that it follows.
        wait_for(lambda: not still_there(everybody), SOON)
        assert port_is_free(one.port)
        assert "Traceback" not in one.said()
        assert left_behind(tmp_path) == []


def test_stopped_is_stopped_in_spite_of_a_stalled_download(tmp_path: Path) -> None:
    """Ctrl-C, as a terminal sends it to run.py."""
    with started(RUN_PY, small_app(tmp_path), "--workers", "2") as one:
        one.until_it_answers()
        everybody = family(one.process.pid)
        with stalled_download(one.port):
            one.process.send_signal(signal.SIGINT)
            seconds = wait_for(lambda: "Keuzekompas is gestopt." in one.said(), SOON)
            assert still_there(everybody[1:]) == []
        assert seconds > GRACE - 1, "the download was given its time, so it did stall"
        assert one.ended() == 0
        assert "Traceback" not in one.said()


@pytest.mark.parametrize("victim", ["run.py", "the supervisor"])
def test_no_process_outlives_the_one_that_started_it(victim: str, tmp_path: Path) -> None:
    with started(RUN_PY, small_app(tmp_path), "--workers", "2") as one:
        one.until_it_answers()
        run, supervisor, *others = everybody = family(one.process.pid)
        assert len(others) >= 2
        os.kill(run if victim == "run.py" else supervisor, signal.SIGKILL)
        wait_for(lambda: not still_there(everybody[1:]), SOON)
        assert one.ended(SOON) == (-signal.SIGKILL if victim == "run.py" else 128 + signal.SIGKILL)
        assert port_is_free(one.port)
        assert left_behind(tmp_path) == []


def test_who_hangs_is_killed(tmp_path: Path) -> None:
    """A process that hears no signal (here: stopped) keeps nobody."""
    with started(SERVE, small_app(tmp_path), "--workers", "1") as one:
        one.until_it_answers()
        everybody = family(one.process.pid)
        worker = everybody[-1]
        os.kill(worker, signal.SIGSTOP)
        one.process.send_signal(signal.SIGTERM)
        assert one.ended(SOON) == 0
        wait_for(lambda: not is_there(worker))


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    with started(SERVE, small_app(tmp_path), "--workers", "1") as one:
        one.until_it_answers()
        worker = family(one.process.pid)[-1]
        time.sleep(1)  # the supervisor looks twice a second whether it is ready
        os.kill(worker, signal.SIGKILL)
        wait_for(lambda: family(one.process.pid)[-1] != worker)
        one.until_it_answers()


def test_nohup_outlives_the_terminal(tmp_path: Path) -> None:
    nohup = ["-c", "import runpy, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
             "runpy.run_module('server.serve', run_name='__main__', alter_sys=True)"]  # fmt: skip
    with started(nohup, small_app(tmp_path), "--workers", "1") as one:
        one.until_it_answers()
        one.process.send_signal(signal.SIGHUP)
        time.sleep(2)
        assert one.answers()
        assert one.process.poll() is None


# ---- two on one port ----


@pytest.mark.parametrize("how", [SERVE, RUN_PY], ids=["serve", "run.py"])
def test_of_two_that_start_at_once_one_says_that_the_port_is_taken(how: list[str], tmp_path: Path) -> None:
    folder, port = small_app(tmp_path), free_port()
    with (folder / "app.py").open("a") as app:
        app.write("import time\ntime.sleep(2)\n")  # as ours, whose processes answer long after the port was taken
    with started(how, folder, "--workers", "1", port=port) as one, started(how, folder, port=port) as other:
        wait_for(lambda: one.process.poll() is not None or other.process.poll() is not None)
        refused, running = (one, other) if one.process.poll() is not None else (other, one)
        assert refused.ended() in (1, 2)
        assert f"Poort {port} is al in gebruik" in refused.said()
        assert "Traceback" not in refused.said()
        assert "staat klaar" not in refused.said()
        running.until_it_answers()
        assert "in gebruik" not in running.said()


# ---- a damaged environment ----


def damaged(folder: Path, package: str, code: str) -> Path:
    """A folder with a package that does not load."""
    (folder / package).mkdir(parents=True)
    (folder / package / "__init__.py").write_text(code, "utf-8")
    return folder


RAISES = "raise ImportError('this file is damaged')"
CRASHES = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"


@pytest.mark.parametrize(("code", "tries"), [(RAISES, 1), (CRASHES, 3)], ids=["raises", "crashes"])
def test_processes_that_cannot_load_are_not_started_without_end(code: str, tries: int, tmp_path: Path) -> None:
    count = f"import pathlib\nwith pathlib.Path({str(tmp_path / 'tries')!r}).open('a') as file: file.write('x')\n"
    broken = damaged(tmp_path / "broken", "starlette_of_this_test", count + code)
    (tmp_path / "app.py").write_text("import starlette_of_this_test\n", "utf-8")
    with started(RUN_PY, tmp_path, "--workers", "1", path=[broken]) as one:
        assert one.ended() == 3
        assert "Keuzekompas kan niet starten; hierboven staat waarom." in one.said()
        assert "python3 run.py --opnieuw" in one.said()
    assert (tmp_path / "tries").read_text("utf-8") == "x" * tries


def test_a_server_that_cannot_even_begin_names_the_way_out(tmp_path: Path) -> None:
    broken = damaged(tmp_path / "broken", "uvicorn", RAISES)
    with started(RUN_PY, small_app(tmp_path), path=[broken]) as one:
        assert one.ended() == 1
        assert one.said().count("python3 run.py --opnieuw") == 1
        assert "staat klaar" not in one.said()
