"""Look at what is saved."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select
from sqlalchemy.orm import Session

from store.database import reading
from store.keys import fits, is_id
from store.problems import NotFound
from store.records import ROLES, Content, Overview, Role, Summary, Variant, Version
from store.tables import VariantRow, VersionRow

MOST_OWN = 500
"""So many of a visitor's own variants stand in the list beside those of all; a browser that names more is not ours."""


def opened(engine: Engine, id: str) -> Variant:
    """The variant with its newest version. Raises NotFound, also for one that was removed."""
    with reading(engine) as session:
        variant = variant_in(session, id)
    if variant.removed:
        raise NotFound(id)
    return variant


def versions(engine: Engine, id: str) -> tuple[Version, ...]:
    """Every version of a variant, the newest first. Raises NotFound, also for one that was removed."""
    wanted = (
        select(VersionRow, VariantRow.case_id)
        .join(VariantRow, VersionRow.variant_id == VariantRow.id)
        .where(VariantRow.id == a_row(id), VariantRow.removed.is_(None))
        .order_by(VersionRow.number.desc())
    )
    with reading(engine) as session:
        found = tuple(version_of(row, case_id) for row, case_id in session.execute(wanted))
    if not found:
        raise NotFound(id)
    return found


def may_edit(engine: Engine, id: str, key: str) -> bool:
    """Whether this key may change this variant; not if there is none."""
    with reading(engine) as session:
        kept = session.scalar(select(VariantRow.key_hash).where(VariantRow.id == a_row(id)))
    return kept is not None and fits(key, kept)


def listed(
    engine: Engine, case_id: str, own: Sequence[str] = (), start: int = 0, most: int = 50, text: str = ""
) -> Overview:
    """What is listed of this case, and the visitor's own that are not, the last changed first: from ``start`` on.
    ``text``: only where this stands in the name or the note.

    The settings stay where they are, and so does the rest of the list: a long one opens like a short one.
    """
    mine = VariantRow.id.in_([id for id in own if is_id(id)][:MOST_OWN])
    shown: tuple[ColumnElement[bool], ...] = (
        VariantRow.case_id == case_id,
        VariantRow.removed.is_(None),
        or_(VariantRow.listed, mine),
    )
    newest = and_(VersionRow.variant_id == VariantRow.id, VersionRow.number == VariantRow.latest)
    if text:
        # Half a sign, or a NUL, stands in no name, and a database would not even take it.
        sought = "".join(sign for sign in text if sign != "\0" and not "\ud800" <= sign <= "\udfff")
        columns = (VariantRow.name, VersionRow.note)
        shown = (*shown, or_(*(column.icontains(sought, autoescape=True) for column in columns)))
    wanted = (
        select(VariantRow, VersionRow.note, VersionRow.data_version, VersionRow.headline)
        .join(VersionRow, newest)
        .where(*shown)
        .order_by(VariantRow.changed.desc(), VariantRow.id)
    )
    with reading(engine) as session:
        whole = select(func.count()).select_from(VariantRow).join(VersionRow, newest).where(*shown)
        total = session.scalar(whole) or 0
        rows = session.execute(wanted.offset(start).limit(most)).all()
        return Overview(tuple(_summary(*row) for row in rows), total)


def _summary(row: VariantRow, note: str, data_version: str, headline: dict[str, float]) -> Summary:
    return Summary(
        id=row.id,
        name=row.name,
        note=note,
        role=_role(row),
        listed=row.listed,
        created=row.created,
        changed=row.changed,
        versions=row.latest,
        data_version=data_version,
        headline=headline,
    )


def variant_in(session: Session, id: str) -> Variant:
    """The variant with its newest version, removed or not. Raises NotFound."""
    newest = and_(VersionRow.variant_id == VariantRow.id, VersionRow.number == VariantRow.latest)
    wanted = select(VariantRow, VersionRow).join(VersionRow, newest).where(VariantRow.id == a_row(id))
    found = session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound(id)
    return variant_of(*found)


def variant_of(variant: VariantRow, version: VersionRow) -> Variant:
    """Rows as a record; ``version``: the newest."""
    return Variant(
        id=variant.id,
        name=variant.name,
        role=_role(variant),
        listed=variant.listed,
        created=variant.created,
        removed=variant.removed is not None,
        latest=version_of(version, variant.case_id),
    )


def a_row(id: str) -> str:
    """An id as a database may be asked for it: what no id can be (a NUL, half a sign) it would not even take."""
    return id if is_id(id) else ""


def _role(row: VariantRow) -> Role:
    """The role; one that this program does not know is another."""
    return next((role for role in ROLES if role == row.role), "other")


def version_of(row: VersionRow, case_id: str) -> Version:
    """A row as a record."""
    content = Content(
        case=case_id,
        data_version=row.data_version,
        schema_version=row.schema_version,
        settings=row.settings,
        headline=row.headline,
    )
    return Version(number=row.number, note=row.note, saved=row.saved, content=content, restored_from=row.restored_from)
