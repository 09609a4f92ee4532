"""The signs that the typeface of the annex has, and what stands there for others: a file that is to be kept for good
may hold no text that it cannot show (PDF/A).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the direction of what follows. Every sign that the typeface has is written from left to right."""
JOINS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""They are never seen."""


@cache
def signs() -> frozenset[str]:
    """Every sign of the typeface (``fonts/signs.txt``; a test compares it with the files)."""
    return frozenset((FONTS / "signs.txt").read_text("utf-8")) - {"\n"}


def shown(text: str) -> str:
    """The same text in signs that can be shown: a sign that the typeface lacks stands there by its number."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(map(_shown, composed))


def _shown(sign: str) -> str:
    if sign in signs():
        return sign
    if sign in TURNS or sign in JOINS:
        return ""
    if sign.isspace():
        return " "
    return f"[U+{ord(sign):04X}]"
