"""What keeps the processes of the server alive, and ends them all.

uvicorn's own supervisor, but stricter where it would leave processes behind or start broken ones without end.
"""

from __future__ import annotations

import logging
import signal
import socket
import time
from collections import defaultdict

from uvicorn import Config
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import Process

GRACE = 3
"""Seconds in which a process that must stop may finish what it is sending."""
PATIENCE = GRACE + 2.0
"""Seconds after which a process that must stop is killed."""
MOST_TRIES = 3
LONGEST_PAUSE = 60.0
LOOK = 0.2
"""Seconds that a process which is still loading gets to say so: we listen to signals in between."""

logger = logging.getLogger("uvicorn.error")


class Supervisor(Multiprocess):
    """The processes of one server.

    ``broken``: none of them can start. ``tries``: how often, in each place, one ended before it took visitors.
    """

    def __init__(self, config: Config, sockets: list[socket.socket]) -> None:
        hang_up = signal.getsignal(signal.SIGHUP) if hasattr(signal, "SIGHUP") else None
        super().__init__(config, sockets)
        if hang_up == signal.SIG_IGN:  # who starts us with nohup wants a server that outlives the terminal
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        self.broken = False
        self.ready: set[int] = set()
        self.tries: defaultdict[int, int] = defaultdict(int)
        self.not_before: defaultdict[int, float] = defaultdict(float)

    def handle_hup(self) -> None:
        """The terminal is gone; uvicorn would start every process anew."""
        self.handle_term()

    def keep_subprocess_alive(self) -> None:
        """Replace each process that has ended or hangs; stop if none can start."""
        for place, process in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if not self._is_well(place, process) and time.monotonic() >= self.not_before[place]:
                self._replace(place, process)

    def _is_well(self, place: int, process: Process) -> bool:
        """Whether it runs, and answers us once it takes visitors: on a busy machine loading may take long."""
        if place in self.ready:
            return process.is_alive(timeout=self.config.timeout_worker_healthcheck)
        if process.is_ready(timeout=LOOK):
            self.ready.add(place)
            self.tries[place] = 0
        return process.process.is_alive()

    def _replace(self, place: int, process: Process) -> None:
        """Start another in its place; later and later if the last ones ended before they were ready."""
        process.kill()
        process.join()
        if place not in self.ready:
            self.tries[place] += 1
        self.ready.discard(place)
        if not self.ready and self._hopeless(place, process.exitcode):
            self.broken = True
            self.should_exit.set()
            return
        if self.ready:  # the others have the visitors, so there is no hurry
            self.not_before[place] = time.monotonic() + min(2.0 ** self.tries[place] - 1, LONGEST_PAUSE)
        self.processes[place] = Process(self.config, self.sockets)
        self.processes[place].start()

    def _hopeless(self, place: int, code: int | None) -> bool:
        """Whether the next would end the same way: it gave up itself, or was ended from outside again and again."""
        tries = self.tries[place]
        return tries >= MOST_TRIES or (tries > 0 and (code or 0) > 0)

    def terminate_all(self) -> None:
        """Take no more connections, and tell every process to stop."""
        for listening in self.sockets:
            listening.close()
        super().terminate_all()

    def join_all(self) -> None:
        """Wait until every process has ended, and kill those that take too long."""
        until = time.monotonic() + PATIENCE
        for process in self.processes:
            process.process.join(max(0.0, until - time.monotonic()))
            if process.process.is_alive():
                process.kill()
                process.join()
