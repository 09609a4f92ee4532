"""Names in a sentence: the first of them where there are many."""

from __future__ import annotations

from collections.abc import Sequence

from words.side_by_side import listed
from words.texts import _

MOST = 6
"""So many can be read at a glance."""


def some(names: Sequence[str], most: int = MOST, has_and: bool = False) -> str:
    """The names with commas between them, or "and" before the last; of more than ``most`` the first, and how many
    others there are."""
    if len(names) <= most + 1:  # “and 1 other” says less than its name
        return listed(names) if has_and else ", ".join(names)
    last = _("{name} and {count} others", name=names[most - 1], count=len(names) - most)
    return ", ".join([*names[: most - 1], last])
