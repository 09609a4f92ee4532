"""The addresses of what the browser fetches once and keeps: they change with what they name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from words.languages import for_browser

HERE = Path(__file__).parent / "browser"
STYLES = (
    "live_chart.css", "page.css", "controls/controls.css", "tablet.css", "hall/presenting.css", "panel/panel.css",
    "exported.css",
)  # fmt: skip
"""The style of the parts, of the page around them, of the controls, of a tablet, of the story full screen, of the panel
that explains, and of what can be shared or downloaded."""
FONTS = ("fonts/inter-regular.woff2", "fonts/inter-semibold.woff2")
"""The letters of every page: Inter, with figures of one width."""
PHONE = ("hall/phone.js", "hall/phone.css")
"""Code and style of the page on a phone that controls a screen (``server/hall``): no other page has them."""
LANGUAGES_MODULE = "languages.js"
"""No file: how each language writes numbers and days stands in ``words/languages.py``."""


def _contents() -> dict[str, bytes]:
    spoken = f"export const LANGUAGES = {json.dumps(for_browser(), ensure_ascii=False)}\n"
    paths = sorted({*HERE.rglob("*.js"), *(HERE / name for name in (*STYLES, *FONTS, *PHONE))})
    files = {path.relative_to(HERE).as_posix(): path.read_bytes() for path in paths}
    return {**files, LANGUAGES_MODULE: spoken.encode()}


LIVE_FILES = _contents()
"""What the browser fetches of the live charts, by name."""
MODULES = tuple(sorted(name for name in LIVE_FILES if name.endswith(".js") and name not in PHONE))
"""The code of the pages; the modules import each other by these names."""

PLOTLY_VERSION = metadata.version("plotly")
PLOTLY_URL = f"/assets/plotly.min.js?v={PLOTLY_VERSION}"


def version_of(files: Mapping[str, bytes]) -> str:
    """A short mark that changes with the name or the contents of any of the files."""
    total = hashlib.sha256()
    for name, content in files.items():
        # With their lengths, so that nothing can move from one file to the next unseen.
        total.update(f"{name} {len(content)}\n".encode() + content)
    return total.hexdigest()[:12]


LIVE_VERSION = version_of(LIVE_FILES)
LIVE_FOLDER = f"/assets/live-{LIVE_VERSION}"
"""One folder for all of them: a module that imports another by its name never gets an older one."""
CODE_URL = f"{LIVE_FOLDER}/live_chart.js"
STYLE_URLS = tuple(f"{LIVE_FOLDER}/{name}" for name in STYLES)
FONT_URLS = tuple(f"{LIVE_FOLDER}/{name}" for name in FONTS)
