"""Who belongs to a process that is measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.processes import busy_seconds, family, resident_mb

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who started whom")
COME_AND_GO = """
import subprocess, threading
lasting = subprocess.Popen(["sleep", "600"])
print(lasting.pid, flush=True)
while True:
    for _number in range(50):
        threading.Thread(target=int).start()
    subprocess.run(["true"])
"""


def test_what_another_thread_started_belongs_to_it() -> None:
    """A server starts the process that makes files in a thread."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [sys.executable, "-c", "input()"]
        started = pool.submit(subprocess.Popen, waiting, stdin=subprocess.PIPE).result()
        found = family(os.getpid())
        started.communicate()
    assert started.pid in found


def test_who_comes_and_goes_meanwhile_keeps_nobody_from_being_told() -> None:
    with subprocess.Popen([sys.executable, "-c", COME_AND_GO], stdout=subprocess.PIPE, text=True) as busy:
        assert busy.stdout is not None
        lasting = int(busy.stdout.readline())
        try:
            until = time.monotonic() + 2
            while time.monotonic() < until:
                assert {busy.pid, lasting} <= {*family(busy.pid)}
                assert busy_seconds(busy.pid) >= 0
                assert resident_mb(busy.pid) > 1
        finally:
            subprocess.run(["kill", "-9", str(lasting)], check=True)
            busy.kill()
    assert family(busy.pid) == []
