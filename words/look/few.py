"""Names in a sentence: all, or the first of them where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from words.texts import _

MOST = 6
"""So many can be read at a glance."""


def listed(names: Sequence[str]) -> str:
    """All of them: “Huidig, Advies en Mijn variant”."""
    *first, last = names
    return _("{first} and {last}", first=", ".join(first), last=last) if first else last


def some(names: Sequence[str], most: int = MOST, has_and: bool = False, between: str = ", ") -> str:
    """The names with commas ``between`` them, or "and" before the last; of more than ``most`` the first, and how many
    others there are."""
    if len(names) <= most + 1:  # “and 1 other” says less than its name
        return listed(names) if has_and else between.join(names)
    last = _("{name} and {count} others", name=names[most - 1], count=len(names) - most)
    return between.join([*names[: most - 1], last])
