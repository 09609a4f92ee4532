"""The tables as rows with types. ``migrations/`` makes them; a test holds the two against each other."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, CheckConstraint, DateTime, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

REVISION = "0001"
"""The newest step of ``migrations/``."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite knows no time zones, so none is kept."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """What all tables share."""

    type_annotation_map = {str: Text, datetime: Moment, bytes: LargeBinary}  # noqa: RUF012


class VariantRow(Base):
    """A saved variant."""

    __tablename__ = "variants"
    __table_args__ = (
        CheckConstraint("latest >= 1", name="variants_latest"),
        Index("variants_in_order", "case_id", "changed", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    listed: Mapped[bool]
    key_hash: Mapped[bytes]
    created: Mapped[datetime]
    changed: Mapped[datetime]
    removed: Mapped[datetime | None]
    latest: Mapped[int]
    """The number of the newest version."""


class VersionRow(Base):
    """One time that a variant was saved."""

    __tablename__ = "versions"
    __table_args__ = (CheckConstraint("number >= 1", name="versions_number"),)

    variant_id: Mapped[str] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    note: Mapped[str]
    saved: Mapped[datetime]
    data_version: Mapped[str]
    schema_version: Mapped[int]
    settings: Mapped[dict[str, str]] = mapped_column(JSON)
    headline: Mapped[dict[str, float]] = mapped_column(JSON)
    restored_from: Mapped[int | None]


class CaseRow(Base):
    """The files of a case as they were, for variants that were saved with its figures."""

    __tablename__ = "cases"

    version: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str]
    schema_version: Mapped[int]
    kept: Mapped[datetime]
    files: Mapped[bytes]
    """A zip."""
