"""All that CI samples: every extreme of every assumption on every page, one at a time, and then drawn pairs.

``python -m tests.pages.unknown.by_hand [PAIRS [SEED]]``: prints what is wrong, and exits with 1 if anything is. Every
page runs in a process of its own, as many at a time as there are cores.
"""

from __future__ import annotations

import logging
import os
import sys
import time
import warnings
from multiprocessing import get_context

from model import load_case
from tests.pages.screen import PAGES
from tests.pages.unknown.extremes import covering, drawn, singles
from tests.pages.unknown.visitor import Visitor
from ui.session import served

PAIRS = 500
SEED = 2022


def main(arguments: list[str]) -> int:
    """Visit everything; 1 if anything is wrong."""
    pairs, seed = (int(given) for given in (arguments + [str(PAIRS), str(SEED)][len(arguments) :]))
    work = [(page, pairs, seed) for page in PAGES]
    with get_context("spawn").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
        found = [wrong for told in pool.imap_unordered(visit, work, chunksize=1) for wrong in told]
    print(f"{len(found)} wrong")
    return int(bool(found))


def visit(work: tuple[str, int, int]) -> list[str]:
    """Everything on one page; what is wrong."""
    page, pairs, seed = work
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("error")
    case, visitor, found, start = load_case(served.DEFAULT), Visitor(), [], time.perf_counter()
    alone, array = singles(case), covering(case, seed)
    together = list(drawn(case, pairs, size=2, seed=seed + PAGES.index(page)))
    for number, changes in enumerate([*alone, *array, *together]):
        for wrong in visitor.open(page, changes, number):
            found.append(f"{page} {changes}: {wrong}")
            print(found[-1][:1000], flush=True)
    seconds = time.perf_counter() - start
    print(f"{page}: {len(alone)} alone, {len(array)} rows with all pairs, {pairs} pairs, {seconds:.0f} s", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
