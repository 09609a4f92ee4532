"""What the kernel says of a process: the time it worked and the memory it holds."""

from __future__ import annotations

import os
import time
from pathlib import Path

IDLE_SECONDS = 60.0
"""So long we wait for a server that works on after its visitors left."""


def family(pid: int) -> list[int]:
    """A process and all that it started, from any of its threads: what makes files is started from one.

    What ends while we look is none of them.
    """
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
    except FileNotFoundError:
        return []
    return [pid, *(one for task in tasks for child in _said(task / "children").split() for one in family(int(child)))]


def _said(file: Path) -> str:
    """What the kernel says there; nothing of what has ended."""
    try:
        return file.read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def busy_seconds(pid: int) -> float:
    """Processor time that a process and those that it started have used."""
    return sum(_busy(process) for process in family(pid))


def _busy(pid: int) -> float:
    numbers = _said(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return sum(map(int, numbers[11:13])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int) -> float:
    """The memory in use (RSS) of a process and of those that it started."""
    return sum(each_resident_mb(pid))


def each_resident_mb(pid: int) -> list[float]:
    """The same of each apart, the one that started the others first."""
    return [_resident(process) for process in family(pid)]


def _resident(pid: int) -> float:
    lines = _said(Path(f"/proc/{pid}/status")).splitlines()
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def wait_until_idle(pid: int) -> None:
    """A saturated server works on after its visitors have left: the next measurement must not suffer from it."""
    until = time.monotonic() + IDLE_SECONDS
    while time.monotonic() < until:
        before = busy_seconds(pid)
        time.sleep(1)
        if busy_seconds(pid) - before < 0.05:
            return
    raise RuntimeError(f"the server is still busy after {IDLE_SECONDS:.0f} s")
