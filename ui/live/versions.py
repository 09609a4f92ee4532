"""The addresses of what the browser fetches once and keeps: they change with what they name."""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
MODULES = tuple(sorted(path.name for path in HERE.glob("*.js")))
"""The code of the live charts; the modules import each other by these names."""
STYLE = "live_chart.css"
LIVE_FILES = (*MODULES, STYLE)

PLOTLY_VERSION = metadata.version("plotly")
PLOTLY_URL = f"/assets/plotly.min.js?v={PLOTLY_VERSION}"


def version_of(paths: list[Path]) -> str:
    """A short mark that changes with the name or the contents of any of the files."""
    total = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        # With their lengths, so that nothing can move from one file to the next unseen.
        total.update(f"{path.name} {len(content)}\n".encode() + content)
    return total.hexdigest()[:12]


LIVE_VERSION = version_of([HERE / name for name in LIVE_FILES])
LIVE_FOLDER = f"/assets/live-{LIVE_VERSION}"
"""One folder for all of them: a module that imports another by its name never gets an older one."""
CODE_URL = f"{LIVE_FOLDER}/live_chart.js"
STYLE_URL = f"{LIVE_FOLDER}/{STYLE}"
