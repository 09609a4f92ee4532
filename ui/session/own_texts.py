"""What a visitor wrote beside his own arguments, in his words.

Kept for the visit, under a key of our own: it stays on a page switch. It stands in no link: a page would show to one
reader, as his own, what another wrote.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

MOST = 80
"""So many characters at most: a line on a card."""


class TooLong(ValueError):
    """A text of too many characters; ``count`` is how many it has."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def cleaned(text: str, most: int = MOST) -> str:
    """One line of what can be seen: no line ends, no control characters, none that turn the direction of a text.

    Raises TooLong for more than so many characters.
    """
    line = "".join(character for character in " ".join(text.split()) if character.isprintable()).strip()
    if len(line) > most:
        raise TooLong(len(line))
    return line


def texts() -> Mapping[str, str]:
    """The texts by the id of the argument's strength; none where nothing was written."""
    return dict(st.session_state.get("own_texts", {}))


def keep(id: str, text: str) -> None:
    """Keep a text beside an argument; an empty one takes it away. Raises TooLong, and then nothing changes."""
    line = cleaned(text)
    others = {other: kept for other, kept in texts().items() if other != id}
    st.session_state["own_texts"] = {**others, id: line} if line else others
