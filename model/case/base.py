"""What all records of a case build on: the base classes and the kinds of cell."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

Status = Literal["bron", "openbaar", "aanname"]
"""bron: stands in a source document. openbaar: public, elsewhere. aanname: nobody confirmed it."""

Page = Literal[
    "/",
    "/vergelijken",
    "/varianten",
    "/situatie",
    "/scenarios",
    "/uitvoeringsmodel",
    "/kostenverdeling",
    "/meerjarenbegroting",
    "/onzekerheid",
    "/risicos",
    "/planning",
    "/projectbegroting",
    "/bronnen",
    "/herleiding",
    "/controle",
    "/exporteren",
]
PAGES: tuple[Page, ...] = get_args(Page)
"""The addresses of the dashboard's pages, on which a case may place its findings."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
AssumptionId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_+-]+)?$")]
POLICY_FIELD = r"^\d\.\d{1,3}[a-z]?$"
"""A taakveld: 6.3, and of Wmo and youth care a part of one, such as 6.711, before 2024 6.71a."""
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Identifiers = tuple[Identifier, ...]
"""In a table: identifiers joined by a plus sign, or an empty cell."""


def _answer(value: object) -> object:
    """What yes and no mean where they stand as a word: between quotes in a YAML file, or in a cell of a workbook."""
    return ANSWERS.get(value.lower(), value) if isinstance(value, str) else value


YES, NO = ("yes", "ja", "true", "waar"), ("no", "nee", "false", "onwaar")
ANSWERS = dict.fromkeys(YES, True) | dict.fromkeys(NO, False)
"""What a cell may say; an office in one language leaves the words of another as the text that was typed."""
YesOrNo = Annotated[bool, BeforeValidator(_answer)]


class Record(BaseModel):
    """Strict and frozen: a record is read, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Text(Record):
    """A text of the case in both languages. In a table: the columns ``<name>_nl`` and ``<name>_en``."""

    nl: Line
    en: Line


class Sourced(Record):
    """What carries a figure or a claim says where it stands."""

    source: Identifier
    place: Text | None = None
    """The chapter, heading or table in that document."""
    status: Status


class Quoted(Sourced):
    """What carries a figure also says in which words of the document it stands; the document's language stays."""

    quote: Annotated[str, StringConstraints(max_length=200)] = ""
