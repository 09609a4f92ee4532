"""What can be shared or downloaded, as a card: what it is, for whom, and how one gets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.parts import Download


@dataclass(frozen=True)
class Code:
    """An address as a picture for a phone: the server draws it at ``picture``. ``alt`` says what it is, ``alone`` what
    stands there where no phone reaches this server."""

    picture: str
    alt: str
    alone: str


@dataclass(frozen=True)
class Leaves:
    """The pages of a document as pictures: the number of a page stands behind the ``address``, and in ``alt``, which
    says what one is."""

    address: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Card:
    """A heading, what it is for, facts about it by their name, and the files; ``link`` is an address to copy."""

    title: str
    told: str
    facts: Sequence[tuple[str, str]] = ()
    files: Sequence[Download] = ()
    link: str = ""
    code: Code | None = None
    leaves: Leaves | None = None
    outline: str = ""
    """Where the server gives what is in a document, as a list."""
    prints: str = ""
    """What the button says that prints the page."""
