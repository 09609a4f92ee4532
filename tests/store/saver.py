"""Processes that save for as long as they live, one after the other: ``python -m tests.store.saver URL``.

Prints the number of each process, every save that was acknowledged to it, and its end. All are children of one that has
loaded what they need, so that starting one takes no time.
"""

from __future__ import annotations

import os
import sys
from itertools import count

from sqlalchemy import URL, make_url

from store import saving
from store.migrate import open_store
from store.problems import Unavailable
from store.records import Content
from tests.store.drafts import content, draft

VERSIONS = 4
"""So many versions a variant gets before the next one."""
STARTED, ENDED = "started", "ended"


def numbered(number: int) -> Content:
    """What says one number in its settings and in its figures."""
    return content({f"strength.x{place}": str(number) for place in range(50)}, headline={"number": float(number)})


def save_for_ever(url: URL) -> None:
    """Save until somebody ends it. What is printed is one write, so half a line is never said."""
    engine = open_store(url)
    for first in count(step=VERSIONS):
        kept = saving.save(engine, draft(note=str(first), content=numbered(first)))
        id, key = kept.variant.id, kept.edit_key
        print(id, 1, first, flush=True)
        for version in range(2, VERSIONS + 1):
            number = first + version - 1
            saving.save_again(engine, id, key, numbered(number), str(number), based_on=version - 1)
            print(id, version, number, flush=True)


def main(url: URL) -> None:
    """One after the other, each until it ends."""
    while True:
        child = os.fork()
        if child == 0:
            try:
                save_for_ever(url)
            except Unavailable:  # its server was ended instead
                sys.exit()
        print(STARTED, child, flush=True)
        os.waitpid(child, 0)
        print(ENDED, flush=True)


if __name__ == "__main__":
    main(make_url(sys.argv[1]))
