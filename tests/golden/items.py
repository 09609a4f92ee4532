"""The independent list of what the documents say, ``items.yaml``, and whether a page says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

LIST = Path(__file__).parent / "items.yaml"
NEAR = 400
"""So many characters lie at most between two of an item's words: a row of a table, or a card."""


@dataclass(frozen=True)
class Item:
    """Something that a document says, and the words in which a page says it."""

    item: str
    source: str
    words: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether its words stand there in their order, close to each other."""
        pattern = rf".{{0,{NEAR}}}?".join(re.escape(one) for one in self.words)
        return re.search(pattern, text) is not None


def items() -> dict[str, tuple[Item, ...]]:
    """The items by the view of a page on which they must stand."""
    views = yaml.safe_load(LIST.read_text("utf-8"))
    return {
        view: tuple(Item(one["item"], one["source"], tuple(map(str, one["words"]))) for one in found)
        for view, found in views.items()
    }
