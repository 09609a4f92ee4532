"""What the tests of the server's processes share: a server with a small app, or ours, and who of it is still there."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processes import family
from tests.conftest import ROOT, free_port

PATIENCE = 60.0
"""Seconds for what takes two on a quiet machine."""
SMALL = """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def fine(_request):
    return PlainTextResponse("ok")

async def large(_request):
    return PlainTextResponse("x" * 50_000_000)

app = Starlette(routes=[Route("/gezond", fine), Route("/groot", large)])
"""
"""Instead of our app, which takes seconds to load."""
RUN = """
import pathlib, signal, sys
import install
install.ROOT = pathlib.Path.cwd()
install.venv_python = lambda: pathlib.Path(sys.executable)
install.is_installed = lambda files: True
# Who starts the tests in the background hands on that some signals are to be ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from launcher.main import main
sys.exit(main(sys.argv[1:]))
"""
"""run.py in an environment that is there already."""
SERVE = ["-m", "server.serve"]
RUN_PY = ["-c", RUN]


@dataclass(frozen=True)
class Started:
    """A server, or run.py and its server: its process, its port and the file with all that it prints."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """What was printed."""
        return self.log.read_text("utf-8")

    def answers(self) -> bool:
        """Whether a process of it takes visitors, well or not."""
        try:
            with urllib.request.urlopen(f"{self.url}/gezond", timeout=30):
                return True
        except urllib.error.HTTPError as error:
            error.close()
            return True
        except OSError:
            return False

    def until_it_answers(self) -> None:
        wait_for(lambda: self.answers() or self.process.poll() is not None)
        assert self.process.poll() is None, self.said()

    def ended(self, seconds: float = PATIENCE) -> int:
        """The exit code of the process that was started."""
        return self.process.wait(timeout=seconds)


def wait_for(happened: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Wait until something is so; the seconds that it took. Fails if it does not come."""
    start = time.monotonic()
    while not happened():
        assert time.monotonic() < start + seconds, "it did not happen"
        time.sleep(0.05)
    return time.monotonic() - start


def is_there(pid: int) -> bool:
    """Whether a process runs: one that has ended and was not yet asked for its exit code does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def still_there(pids: Sequence[int]) -> list[int]:
    return [pid for pid in pids if is_there(pid)]


def small_app(folder: Path) -> Path:
    """A folder in which the server finds the small app."""
    (folder / "app.py").write_text(SMALL, "utf-8")
    return folder


@contextmanager
def started(
    how: Sequence[str],
    folder: Path,
    *options: str,
    project: Path | None = None,
    port: int = 0,
    path: Sequence[Path] = (),
    limit: int | None = None,
    case: Path | None = None,
) -> Iterator[Started]:
    """Start it, with packages from ``path`` before all others; none of it stays behind.

    ``folder``: where it leaves things, and the project unless another is named. ``limit``: the most descriptors that
    each process may have.
    """
    port = port or free_port()
    log = folder / f"{how[0].strip('-')}-{time.monotonic_ns()}.log"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*path, ROOT])), "PYTHONUNBUFFERED": "1"}
    environment |= {"STREAMLIT_SERVER_ADDRESS": "127.0.0.1", "TMPDIR": str(folder)}
    if case is not None:
        environment["KEUZEKOMPAS_CASE"] = str(case)
    command = [sys.executable, *how, "--port", str(port), *options]
    if limit is not None:
        command = ["bash", "-c", f'ulimit -n {limit} && exec "$@"', "bash", *command]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=project or folder,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    one = Started(process, port, log)
    known: list[int] = []
    try:
        yield one
    finally:
        known = family(process.pid) if process.poll() is None else []
        for pid in known:
            if is_there(pid):
                os.kill(pid, signal.SIGKILL)
        process.wait()


@contextmanager
def stalled_download(port: int) -> Iterator[socket.socket]:
    """A visitor who asks for something large and then takes none of it."""
    with socket.socket() as visitor:
        visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        visitor.connect(("127.0.0.1", port))
        visitor.sendall(b"GET /groot HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert visitor.recv(15) == b"HTTP/1.1 200 OK"
        yield visitor
