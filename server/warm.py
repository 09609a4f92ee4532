"""What the server loads before it takes visitors, so that nobody's first page waits for it."""

from __future__ import annotations

import importlib

HEAVY = ("numpy", "babel.numbers", "model")


def warm() -> None:
    """Import what every page needs and read the cases once.

    A case that cannot be read does not stop the server: the shell names its problems to the visitor.
    """
    for name in HEAVY:
        importlib.import_module(name)

    from server.processes import case_watch

    case_watch.begin()
