"""A PostgreSQL server of the tests' own, in a temporary folder; it listens on a socket in there and nowhere else."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

START_SECONDS = 60
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "30",
    "shared_buffers": "16MB",
    # Nobody takes the power away in a test: what a process wrote outlives it either way.
    "fsync": "off",
    "logging_collector": "off",
}


@dataclass
class Server:
    """A server, running or not."""

    programs: Path
    folder: Path
    user: str
    process: subprocess.Popen[bytes] | None = None

    def url(self, database: str = "postgres") -> URL:
        """The address of one of its databases."""
        return URL.create("postgresql+psycopg", self.user, database=database, query={"host": str(self.folder)})


def programs() -> Path:
    """The folder of initdb and postgres, which Debian keeps off the path. Without it: skipped, but in CI failed."""
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    found = str(packaged[-1]) if packaged else shutil.which("initdb")
    if found is None:
        reason = "no PostgreSQL found; install it (apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return Path(found).parent


def owner() -> str:
    """Who runs the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def running(**settings: str) -> Iterator[Server]:
    """A new server with an empty database; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as folder:
        server = Server(programs(), Path(folder), owner())
        if os.geteuid() == 0:
            shutil.chown(folder, server.user)
        made = ["initdb", "-D", f"{folder}/data", "-U", server.user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(
            [server.programs / made[0], *made[1:]], cwd=folder, check=True, capture_output=True, **as_owner(server)
        )
        start(server, **settings)
        try:
            yield server
        finally:
            stop(server, signal.SIGQUIT)


def as_owner(server: Server) -> dict[str, str]:
    """How a program is started as the owner."""
    return {"user": server.user} if os.geteuid() == 0 else {}


def start(server: Server, **settings: str) -> None:
    """Start it, and wait until it answers."""
    chosen = [part for name, value in {**SETTINGS, **settings}.items() for part in ("-c", f"{name}={value}")]
    place = ["-D", f"{server.folder}/data", "-k", str(server.folder)]
    with (server.folder / "log").open("ab") as log:
        server.process = subprocess.Popen(
            [server.programs / "postgres", *place, *chosen],
            cwd=server.folder, stdout=log, stderr=log, start_new_session=True, **as_owner(server),
        )  # fmt: skip
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(host=str(server.folder), user=server.user, dbname="postgres").close()
            return
        except psycopg.OperationalError:
            if server.process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"PostgreSQL does not start:\n{(server.folder / 'log').read_text('utf-8')}", pytrace=False)
            time.sleep(0.05)


def stop(server: Server, by: signal.Signals) -> None:
    """Stop it; with SIGKILL every process of it at once."""
    if server.process is None:
        return
    if by == signal.SIGKILL:
        os.killpg(server.process.pid, by)
    else:
        server.process.send_signal(by)
    server.process.wait(timeout=30)
    server.process = None
