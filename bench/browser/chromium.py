"""The browser that the benches and the tests drive."""

from __future__ import annotations

import os
import shutil

PACKAGED = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""Debian's without the windows that nobody sees, and its whole one."""
ON_THE_PATH = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
NONE = "no chromium found; install it (apt-get install chromium) or name it in CHROMIUM"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    # Chromium makes calls of its own otherwise: to its update service and the like.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The browser: what CHROMIUM names, else what is packaged or on the path; None if there is none."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in (*PACKAGED, *ON_THE_PATH) if (found := shutil.which(name))), None)


def needed() -> str:
    """The same for who cannot do without. Raises RuntimeError if there is none."""
    found = chromium()
    if found is None:
        raise RuntimeError(NONE)
    return found
