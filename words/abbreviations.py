"""Short names written out where a reader meets them first: in a card, a table or a fold, each once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from model.case.case import Case
from model.case.context import Abbreviation
from words.languages import Language
from words.texts import language, of


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


def explained(case: Case, texts: Iterable[str]) -> str:
    """What the short names in these texts stand for, in the order of the case, in one line: for under a title.

    A name that a text writes out itself (Participatiewet) gets what the case notes of it; an executor whose full name
    says in brackets what it is, gets that. Empty if there is nothing to explain.
    """
    return _explained(case, language(), "\n".join(texts))


@lru_cache(maxsize=64)
def _explained(case: Case, _spoken: Language, said: str) -> str:
    executors = {of(one.short): _in_brackets(of(one.name), of(one.short)) for one in case.executors}
    abbreviations = {one.short: _meaning(one, said) for one in case.abbreviations}
    terms = {**abbreviations, **{short: what for short, what in executors.items() if short not in abbreviations}}
    # Where a text says it in full already, only a note tells more.
    written_out = {one.short: of(one.label) for one in case.abbreviations if one.note}
    met = (short for short in terms if _names(short, said) or _names(written_out.get(short, short), said))
    return " ".join(f"{short}: {terms[short]}." for short in met if terms[short])


def _meaning(term: Abbreviation, said: str) -> str:
    """The short name written out, with the note if the texts write it out too and so explain nothing with it."""
    label, note = of(term.label), of(term.note).rstrip(".")
    return f"{label}. {note}" if note and _names(label, said) else label


def _names(term: str, said: str) -> bool:
    """Whether a text names this, as a word of its own."""
    return re.search(rf"(?<![\w-]){re.escape(term)}(?![\w’'-]| [A-Z][a-z])", said) is not None


def _in_brackets(name: str, short: str) -> str:
    """What stands in brackets behind the short name in the full one: “Noaberkracht (ambtelijke organisatie)”."""
    return name.removeprefix(f"{short} (").removesuffix(")") if name.startswith(f"{short} (") else ""
