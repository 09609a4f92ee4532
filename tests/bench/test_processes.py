"""Who belongs to a process that is measured."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.processes import family


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says who started whom")
def test_what_another_thread_started_belongs_to_it() -> None:
    """A server starts the process that makes files in a thread."""
    with ThreadPoolExecutor(1) as pool:
        waiting = [sys.executable, "-c", "input()"]
        started = pool.submit(subprocess.Popen, waiting, stdin=subprocess.PIPE).result()
        found = family(os.getpid())
        started.communicate()
    assert started.pid in found
