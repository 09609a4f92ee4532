"""How much memory a process of the server takes that shows every page of the shipped case and of one of sixty
municipalities.

    .venv/bin/python -m bench.cases.memory [--rounds 2] [--open] [--files]

A server as it is delivered, with one process, and visitors who open one page after the other, each round with a setting
that nobody had; they ask beside it what a browser asks when nothing moves. With ``--open`` they open every fold too,
with ``--files`` they fetch every file of both cases afterwards. Printed: what the process holds after each page, the
most that it held meanwhile, and the same of the processes beside it, which make files (Linux says both in ``/proc``).
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from bench.beside import asks
from bench.cases.made import EXAMPLE, SIXTY, written
from bench.cases.pages import SETTING
from bench.processes import family
from bench.protocol import Visitor, run
from bench.servers import ROOT, free_port, serve, stop_on_signal
from words.exported.addresses import ANNEX_URL, OFFLINE_URL, OUTCOMES_URL, OUTLINE_URL, SLIDES_URL
from words.link import BUDGET_URL, PACKAGE_URL, VARIANT_URL, WHICH, WORKBOOK_URL

FILES = (BUDGET_URL, PACKAGE_URL, VARIANT_URL, SLIDES_URL, OUTLINE_URL, ANNEX_URL, WORKBOOK_URL, OUTCOMES_URL,
         OFFLINE_URL)  # fmt: skip
REST = 25.0
"""Seconds after which a process has given back what stayed free (``server/memory.py``), twice."""
LOOK = 0.05
"""Seconds between two looks at the processes beside it: that which sets an annex is gone soon."""
Said = Callable[[str], None]


def held_and_most(pid: int, clear: bool = True) -> tuple[float, float]:
    """What a process holds and the most that it held since this was asked before (with ``clear``), in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    found = {name: int(text.split()[0]) / 1024 for name, _colon, text in (line.partition(":") for line in lines)
             if name in ("VmRSS", "VmHWM")}  # fmt: skip
    if clear:
        Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    return found["VmRSS"], found["VmHWM"]


@contextmanager
def beside(pid: int) -> Iterator[dict[int, tuple[float, float]]]:
    """While this lasts: by each process that this one started what it held last, and the most that it held."""
    found: dict[int, tuple[float, float]] = {}
    done = threading.Event()

    def look() -> None:
        while not done.wait(LOOK):
            with suppress(OSError, KeyError):  # one has ended
                for one in family(pid)[1:]:
                    found[one] = held_and_most(one, clear=False)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield found
    finally:
        done.set()
        thread.join()


async def walk(url: str, case: str, value: float, is_open: bool, said: Said) -> None:
    """Open every page of a case for one visitor with this setting."""
    visitor = Visitor(url, query=f"{WHICH}={case}&{SETTING}={value:.4f}")
    await visitor.open()
    try:
        for page in ["", *sorted(filter(None, visitor.pages))]:
            if page:
                await visitor.switch(page)
            for key in list(visitor.shown.folds) if is_open else ():
                if key in visitor.shown.folds:
                    await visitor.unfold(key)
            for address in asks.addresses(visitor).values():
                await asks.ask(url, address)
            said(f"{case[:12]:<14}/{page}")
    finally:
        await visitor.close()


def measured(
    rounds: int, is_open: bool = False, files: Sequence[str] = (), said: Said = print, rest: float = 0.0
) -> tuple[float, float]:
    """The most that the process held, and that of those beside it, in MB, for so many rounds and then these files.

    ``rest``: seconds after which it is looked at once more.
    """
    port, most, apart = free_port(), [0.0], [0.0]
    arguments = ["-m", "server.serve", "--port", str(port), "--workers", "1"]
    with tempfile.TemporaryDirectory() as folder:
        large = written(SIXTY, Path(folder) / f"verzonnen-{SIXTY.municipalities}")
        shown = {"KEUZEKOMPAS_CASE": os.pathsep.join(map(str, (EXAMPLE, large)))}
        with serve(arguments, port, ROOT, shown) as server:
            pid = max(family(server.pid), key=lambda one: held_and_most(one)[0])
            with beside(pid) as others:

                def look(what: str) -> None:
                    held, peak = held_and_most(pid)
                    most[0] = max(most[0], peak)
                    apart[0] = max([apart[0], *(one[1] for one in others.values())])
                    more = ", ".join(f"{one:.0f} ({most:.0f})" for one, most in others.values())
                    told = f"{what:<34}{held:>6.0f} MB{peak:>7.0f} MB at most"
                    said(f"{told}; beside it {more}" if more else told)
                    for one in family(pid)[1:]:
                        with suppress(OSError, KeyError):  # one has ended
                            held_and_most(one)
                    others.clear()

                look("at the start")
                count = 0
                for _round in range(rounds):
                    for case in (EXAMPLE.name, large.name):
                        count += 1
                        run(walk(server.url, case, 0.01 + 0.0003 * count, is_open, look))
                for url in files:
                    for case in (EXAMPLE.name, large.name):
                        run(asks.ask(server.url, f"{url}?{WHICH}={case}&{SETTING}=0.02"))
                        look(f"{case[:12]:<14}{url.rpartition('/')[2]}")
                if rest:
                    time.sleep(rest)
                    look("at rest")
    return most[0], apart[0]


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--open", action="store_true", help="open every fold of a page too")
    parser.add_argument("--files", action="store_true", help="fetch every file too")
    options = parser.parse_args()
    stop_on_signal()
    files, rest = (FILES, REST) if options.files else ((), 0.0)
    most, apart = measured(options.rounds, options.open, files, partial(print, flush=True), rest)
    print(f"at most {most:.0f} MB, of what makes files {apart:.0f} MB")


if __name__ == "__main__":
    main()
