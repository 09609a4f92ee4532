"""What the store takes and gives: frozen records that know nothing of a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, JsonValue, StringConstraints

from model.case.base import Identifier, Record

Role = Literal["council", "executive", "project", "finance", "official", "other"]
"""Who made a variant: never a name. council: a member of a council. executive: a portfolio holder. project: the project
leader. finance: who checks the money. official: another official."""
ROLES: tuple[Role, ...] = get_args(Role)

SettingId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.+-]*$", max_length=120)]
SettingText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.,:+-]+$", max_length=200)]
"""What a parameter of a share link is called and says (``words/link.py``)."""
DataVersion = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
"""The version of a case, ``Case.version``: a hash over its files."""
MOST_SETTINGS = 2_000
MOST_FIGURES = 100
# Pydantic refuses other names; the schema has to say so.
NO_OTHERS: dict[str, JsonValue] = {"additionalProperties": False}


class Content(Record):
    """What a variant sets, against which figures, and what came out of that."""

    model_config = ConfigDict(strict=True, use_attribute_docstrings=True)

    case: Identifier
    data_version: DataVersion
    schema_version: Annotated[int, Field(ge=1, le=1_000)]
    """That of the case's files, ``About.version``."""
    settings: Annotated[Mapping[SettingId, SettingText], Field(max_length=MOST_SETTINGS, json_schema_extra=NO_OTHERS)]
    """The parameters of a share link: only what differs from the case."""
    headline: Annotated[Mapping[Identifier, float], Field(max_length=MOST_FIGURES, json_schema_extra=NO_OTHERS)]
    """The figures that are named first, as they were when this was saved."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a visitor wants to keep."""

    name: str
    note: str
    role: Role
    content: Content
    listed: bool = False
    """Whether it stands in the list of the installation; else only who has its address finds it."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """One time that a variant was saved; a next one leaves it as it is."""

    number: int
    """From 1, without gaps."""
    note: str
    saved: datetime
    content: Content
    restored_from: int | None = None
    """The number of the older version of which this is a copy."""


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A saved variant as it stands now."""

    id: str
    name: str
    role: Role
    listed: bool
    created: datetime
    removed: bool
    latest: Version


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A variant in the list: all but its settings."""

    id: str
    name: str
    note: str
    role: Role
    listed: bool
    created: datetime
    changed: datetime
    versions: int
    data_version: str
    headline: Mapping[str, float]


@dataclass(frozen=True)
class Overview:
    """A part of the list, and how long the whole list is."""

    summaries: tuple[Summary, ...]
    total: int


@dataclass(frozen=True)
class Saved:
    """A new variant, and the key with which alone it can be changed: it is given once, and kept only as a hash."""

    variant: Variant
    edit_key: str
