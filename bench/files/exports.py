"""What visitors notice while files are being made: the crowd of bench.load, without and with downloads going on.

    .venv/bin/python -m bench.files.exports                                  # 60 visitors over all pages, two rounds
    .venv/bin/python -m bench.files.exports --sessions 1 60 --page kostenverdeling
    .venv/bin/python -m bench.files.exports --clients 4 --files /download/keuzekompas.xlsx

Clients ask one file after another, each with settings that nobody asked before, so that nothing is kept ready; they
live in a process of their own. Both measurements are of the same server, in turn, so that a slow machine makes both
slow.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import os
import time
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from multiprocessing.queues import Queue
from queue import Empty

from bench.budgets import MIXED
from bench.crowd import Result, guests, measure
from bench.load import all_pages
from bench.processes import wait_until_idle
from bench.protocol import spread
from bench.servers import our_app, stop_on_signal
from words.link import WORKBOOK_URL

FILES = (WORKBOOK_URL,)
LONGEST = 120.0
FIRST, MANY = 200, 150
HEAD = f"{'visitors':<22}{'files':<10}{'p50 ms':>8}{'p95 ms':>8}{'max':>8}{'reruns/s':>10}{'made':>6}{'s each':>8}"


def _fetch(url: str, paths: Sequence[str], clients: int, told: Queue[float]) -> None:
    """Fetch without end, and tell of each file how many seconds it took."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    numbers = count(os.getpid())

    def one(place: int) -> None:
        while True:
            number = next(numbers)
            settings = f"caseload.dinkelland={FIRST + number % MANY}&caseload.tubbergen={110 + number // MANY % MANY}"
            began = time.monotonic()
            with opener.open(f"{url}{paths[(place + number) % len(paths)]}?{settings}", timeout=LONGEST) as answer:
                answer.read()
            told.put(time.monotonic() - began)

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(one, range(clients)))


@contextmanager
def files_going(url: str, paths: Sequence[str], clients: int) -> Iterator[list[float]]:
    """While this lasts files are made; afterwards the list holds the seconds of each."""
    context = multiprocessing.get_context("spawn")
    told: Queue[float] = context.Queue()
    process = context.Process(target=_fetch, args=(url, paths, clients, told), daemon=True)
    process.start()
    seconds = [told.get(timeout=LONGEST)]  # the first starts what makes them
    seconds.clear()
    try:
        yield seconds
    finally:
        process.kill()
        process.join()
        while True:
            try:
                seconds.append(told.get(timeout=0.2))
            except Empty:
                break


def line(result: Result, made: Sequence[float] | None) -> str:
    """A row of the table."""
    files = "none" if made is None else "going on"
    told = "" if not made else f"{len(made):>6}{spread(list(made), 0.5):>8.1f}"
    numbers = f"{result.ms(0.5):>8.0f}{result.ms(0.95):>8.0f}{result.ms(1.0):>8.0f}{result.reached:>10.1f}"
    return f"{f'{result.sessions} on {result.name}':<22}{files:<10}{numbers}{told}"


def run(options: argparse.Namespace) -> None:
    """Every crowd in turn without and with files being made."""
    print(HEAD, flush=True)
    with our_app() as server:
        pages = [options.page] if options.page is not None else all_pages(server.url)
        name = MIXED if options.page is None else f"/{options.page}"
        for sessions in options.sessions:
            for _round in range(options.rounds):
                crowd = guests(server.url, pages, sessions, options.page is None)
                print(line(asyncio.run(measure(name, crowd, options.seconds)), None), flush=True)
                wait_until_idle(server.pid)
                crowd = guests(server.url, pages, sessions, options.page is None)
                with files_going(server.url, options.files, options.clients) as made:
                    result = asyncio.run(measure(name, crowd, options.seconds))
                print(line(result, made), flush=True)
                wait_until_idle(server.pid)


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, nargs="+", default=[60])
    parser.add_argument("--seconds", type=float, default=20.0, help="of every measurement, after the warm-up")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--clients", type=int, default=2, help="who ask one file after another")
    parser.add_argument("--files", nargs="+", default=list(FILES), metavar="ADDRESS")
    parser.add_argument("--page", help="where all visitors are; else they walk over all pages")
    stop_on_signal()
    run(parser.parse_args())


if __name__ == "__main__":
    main()
