"""Where a number comes from that was not computed: a setting of the user, a figure of the case, or a procedure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

TermStatus = Literal["bron", "openbaar", "aanname", "berekend"]
"""As of a figure of the case; ``berekend`` follows from printed or public figures alone."""
OriginKind = Literal["assumption", "figure", "procedure"]


class Bilingual(Protocol):
    """A text of the case: it carries both languages."""

    @property
    def nl(self) -> str: ...
    @property
    def en(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a leaf is from. ``assumption``: moved by the user, ``id`` is that of ``Assumptions``. ``figure``: stands in
    the case. ``procedure``: made by something that is no formula (a schedule, draws), named by ``how``, with the number
    of ``draws`` if it drew, and the ``seed`` that made them.

    ``source`` is the id of a document of the case, ``place`` where in it, ``quote`` its words.
    """

    kind: OriginKind
    id: str
    status: TermStatus
    source: str = ""
    place: Bilingual | None = None
    quote: str = ""
    how: str = ""
    draws: int | None = None
    seed: int | None = None


class Chosen(str):
    """The value of an assumption that is a choice, which remembers where it is from."""

    origin: Origin

    def __new__(cls, value: str, origin: Origin) -> Chosen:
        made = super().__new__(cls, value)
        made.origin = origin
        return made
