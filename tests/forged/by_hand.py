"""The whole of it: ``python -m tests.forged.by_hand [MESSAGES [STATES [SEED]]]``; 10.000 and 5.000 if nothing is said.

Four times in a row, a quarter each: prints the memory of the server's processes after each, and what stands in its log.
Exits with 1 if a visitor beside the forgers saw anything else than before, or if there is a traceback in the log.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import dashboard
from tests.forged.attack import Sent, attack
from tests.forged.watching import complaints, memory_of

QUARTERS = 4
REST = 75.0
"""Seconds in which the server gives back what is free: it looks for what only holds on to itself once a minute."""


def main(arguments: list[str]) -> int:
    """Attack a server of its own; 1 if anything is wrong."""
    messages, states, seed = (int(given) for given in (arguments + ["10000", "5000", "2022"][len(arguments) :]))
    with tempfile.TemporaryDirectory() as folder, dashboard(Path(folder), None) as url:
        sent = Sent()
        for quarter in range(QUARTERS):
            start = time.monotonic()
            asyncio.run(attack(url, messages // QUARTERS, states // QUARTERS, seed + 100 * quarter, sent))
            seconds = time.monotonic() - start
            time.sleep(REST)
            print(f"{sent} {seconds:.0f} s, {memory_of(url):.0f} MB", flush=True)
        log = (Path(folder) / "server.log").read_text("utf-8", errors="replace")
        print(f"log: {len(log)} characters\n{log[:4000]}")
        return int(bool(complaints(log)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
