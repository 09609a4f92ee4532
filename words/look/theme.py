"""The colours of the pages as a file writes them, from the theme that the browser gets."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
TYPEFACE = "Inter"
"""The first of the theme's; who does not have it sees a sans serif of his own."""


@cache
def _light() -> tuple[str, tuple[str, ...]]:
    """The colour of texts and those of charts on white."""
    light = tomllib.loads(CONFIG.read_text("utf-8"))["theme"]["light"]
    return str(light["textColor"]), tuple(light["chartCategoricalColors"])


def hex_of(code: str) -> str:
    """A colour of ``words.look.colors``, or ``@text``, as RRGGBB."""
    text, categories = _light()
    return (text if code == "@text" else categories[int(code.removeprefix("@"))]).removeprefix("#").upper()
