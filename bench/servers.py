"""Start servers for a bench, and end them whatever happens."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
RIVALS = Path(__file__).resolve().parent / "rivals"
START_SECONDS = 180.0


@dataclass(frozen=True)
class Server:
    """A running server: its address and the id of its process."""

    url: str
    pid: int


def free_port() -> int:
    """A port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop_on_signal() -> None:
    """Let a SIGTERM unwind the program, so that the servers are ended."""

    def leave(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)


@contextmanager
def serve(arguments: Sequence[str], port: int, folder: Path, more: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Run ``python <arguments>`` in ``folder`` until the block ends; its output is shown only if it fails."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("STREAMLIT_", "KEUZEKOMPAS_"))}
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        child = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env={**kept, "KEUZEKOMPAS_DATA": data, **(more or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            if not _answers(url, child):
                log.seek(0)
                raise RuntimeError(f"{' '.join(arguments)} did not start:\n{log.read().decode(errors='replace')}")
            yield Server(url, child.pid)
        finally:
            _end(child)


def _answers(url: str, child: subprocess.Popen[bytes]) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while child.poll() is None and time.monotonic() < until:
        try:
            with opener.open(url, timeout=2):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _end(child: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if child.poll() is None:
            os.killpg(child.pid, number)
            try:
                child.wait(timeout=5)
            except subprocess.TimeoutExpired:
                continue


@contextmanager
def our_app() -> Iterator[Server]:
    """Keuzekompas as it is delivered."""
    port = free_port()
    with serve(["-m", "server.serve", "--port", str(port)], port, ROOT) as server:
        yield server


@contextmanager
def bare_streamlit(figures: Path | None = None) -> Iterator[Server]:
    """``st.slider`` and ``st.plotly_chart`` in a folder of their own, so none of our settings holds."""
    port = free_port()
    # Only what it needs to start without a browser and without asking outside.
    flags = ["--server.port", str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "app.py"
        script.write_text((RIVALS / "bare_streamlit.py").read_text(encoding="utf-8"), encoding="utf-8")
        more = {"BENCH_FIGURES": str(figures)} if figures else {}
        with serve(["-m", "streamlit", "run", str(script), *flags], port, Path(folder), more) as server:
            yield server


@contextmanager
def dash_app(figures: Path) -> Iterator[Server]:
    """Dash with a server callback on every step of its slider."""
    port = free_port()
    more = {"BENCH_FIGURES": str(figures), "BENCH_PORT": str(port)}
    with serve([str(RIVALS / "dash_app.py")], port, figures.parent, more) as server:
        yield server


@contextmanager
def static_files(folder: Path) -> Iterator[Server]:
    """The files of a folder."""
    port = free_port()
    with serve(["-m", "http.server", str(port), "--bind", "127.0.0.1"], port, folder) as server:
        yield server
