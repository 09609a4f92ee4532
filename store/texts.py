"""Which names and notes the store takes. HTML, SQL and emoji are texts like any other: whoever shows them writes them
as text. What would not show as it is written, is refused."""

from __future__ import annotations

import unicodedata

from store.problems import Refused, TextField, TextProblem

LONGEST_NAME = 80
LONGEST_NOTE = 2_000

DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Unseen signs that turn the direction of what follows, also that of the page around a name. Hebrew and Arabic go from
right to left without them."""
LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by name that show nothing."""
LINES = "\n"
"""What a note may hold besides printable signs."""


def clean_name(text: str) -> str:
    """A name as it is kept: on one line, without space around it. Raises Refused."""
    return _checked("name", _composed("name", text).strip(), LONGEST_NAME)


def clean_note(text: str) -> str:
    """A note as it is kept; it may be empty and may have lines. Raises Refused."""
    lines = _composed("note", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _checked("note", lines.strip(), LONGEST_NOTE)


def _composed(field: TextField, text: str) -> str:
    """The same letters in one spelling of Unicode, so that what looks alike is alike."""
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Refused(TextProblem(field, "broken"))
    return unicodedata.normalize("NFC", text)


def _checked(field: TextField, text: str, longest: int) -> str:
    if len(text) > longest:
        raise Refused(TextProblem(field, "too_long", len(text), longest))
    for sign in text:
        if sign in DIRECTIONS:
            raise Refused(TextProblem(field, "direction", _code(sign)))
        if _is_control(sign) and not (field == "note" and sign in LINES):
            raise Refused(TextProblem(field, "control", _code(sign)))
    if field == "name" and not any(map(_shows, text)):
        raise Refused(TextProblem(field, "empty"))
    return text


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _is_control(sign: str) -> bool:
    """Control characters and the two separators that break a line where a page does not."""
    return unicodedata.category(sign) in ("Cc", "Zl", "Zp")


def _shows(sign: str) -> bool:
    """Whether a sign leaves anything on the screen by itself."""
    return unicodedata.category(sign)[0] in "LNPS" and sign not in LOOKS_EMPTY
