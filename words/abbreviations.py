"""Short names written out where a reader meets them first: in a card, a table or a fold, each once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from model.case.case import Case
from model.case.context import Abbreviation
from words.texts import of


def speller(case: Case) -> Callable[[str], str]:
    """Writes out each abbreviation the first time that this speller meets it.

    What stands in brackets, or has brackets behind it, was written out by the text itself; ROZ Twente is a name.
    """
    if not case.abbreviations:
        return str
    pattern, terms = _terms(case.abbreviations)
    seen: set[str] = set()

    def write(found: re.Match[str]) -> str:
        short = found["short"]
        first = short not in seen
        seen.add(short)
        itself = found["before"] == "(" or found["after"] is not None
        return found[0] if itself or not first else f"{found['before']}{short} ({of(terms[short].label)})"

    return lambda text: pattern.sub(write, text)


@lru_cache(maxsize=16)
def _terms(abbreviations: tuple[Abbreviation, ...]) -> tuple[re.Pattern[str], dict[str, Abbreviation]]:
    terms = {one.short: one for one in abbreviations}
    names = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return re.compile(rf"(?P<before>\(|(?<![\w-]))(?P<short>{names})(?![\w’'-]| [A-Z][a-z])(?P<after>(?= \())?"), terms
