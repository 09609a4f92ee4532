"""A watch on what the processes of a server connect to, or look up: nothing may leave the machine."""

from __future__ import annotations

from pathlib import Path

SEEN = "seen.txt"

# Runs in every Python process of a server: writes down each connection and each look-up of a name that is not local.
WATCH = """
import os, sys

def watch(event, given):
    if event == "socket.connect" and isinstance(given[1], tuple):
        place = str(given[1][0])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        place = str(given[0])
    else:
        return
    if place not in ("None", "localhost", "::1") and not place.startswith(("127.", "0.0.0.0")):
        with open(os.environ["WATCH_FILE"], "a") as file:
            file.write(f"{event} {place}\\n")

sys.addaudithook(watch)
"""


def watched_from(folder: Path) -> dict[str, str]:
    """The variables with which a server writes into ``SEEN`` of this folder what it connects to outside."""
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    (folder / SEEN).write_text("", "utf-8")
    return {"PYTHONPATH": str(folder), "WATCH_FILE": str(folder / SEEN)}
