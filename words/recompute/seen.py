"""What a page shows besides its assumptions, and the Python lines that a page is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from model.assumptions.declared import Value
from model.case.case import Case
from words.languages import LANGUAGES
from words.link import TOGETHER
from words.texts import _, language
from words.variants import variant_name


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Of which case and with which changes a page shows its numbers; ``folder``: where that case is, as the lines name
    it, or of one ``elsewhere`` than in the folder of the program only what it is called. ``perspective``: the id of a
    participant or ``TOGETHER``; ``moved`` that of whose number of benefits moves where keys are compared, or nothing.
    Of the pages that have such a choice: the ``task``, the ``certainty`` of the reserve and the number of ``draws``.
    """

    case: Case
    folder: str
    elsewhere: bool
    changes: Mapping[str, Value]
    perspective: str
    moved: str
    year: int
    task: str
    certainty: float
    draws: int


@dataclass(frozen=True)
class Lines:
    """The lines of a page: what it ``imports``, and the ``body`` that puts its numbers in ``numbers``."""

    imports: tuple[str, ...]
    body: tuple[str, ...]


Page = Callable[[Seen], Lines]

WHOSE = (
    "def whose(amounts):  # (parties, years)",
    "    return amounts.sum(axis=-2) if party is None else amounts[party]",
)
"""What of the amounts is asked: of one party, or of all together with what nobody pays."""


def party(seen: Seen) -> str:
    """The line that says whose amounts are shown."""
    if len(seen.case.participants) == 1:
        return "party = None"
    if seen.perspective == TOGETHER:
        return f"party = None  # {_('all together')}"
    return f"party = [one.id for one in case.participants].index({seen.perspective!r})"


def variants() -> str:
    """The line with the names of the variants."""
    names = {"current": variant_name("current"), "advice": variant_name("advice"), "mine": variant_name("mine")}
    return f"names = {names!r}"


def parties() -> str:
    """The line with the names of the parties; the last is what nobody pays."""
    return f"parties = [*(one.name for one in case.participants), {_('Not allocated')!r}]"


def spoken(name: str) -> str:
    """How the lines take a text of the case in the language of this run."""
    return f"{name}.{LANGUAGES[language()].case_texts}"
