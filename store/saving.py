"""Keep a variant, and change what is kept. Whatever is not acknowledged by a return has not happened, or not to the end
and so not at all.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from store.database import writing
from store.keys import fits, hash_of, new_id, new_key
from store.problems import Full, NotFound, OtherCase, SavedSince, WrongKey
from store.records import Content, Draft, Role, Saved, Variant
from store.tables import VariantRow, VersionRow
from store.texts import clean_name, clean_note
from store.variants import a_row, variant_in, variant_of, version_of

MOST_VARIANTS = 10_000
"""So many are kept, with those of which the removal can still be undone: a whole council fills no disk with them, nor
does a program."""
MOST_VERSIONS = 200
UNDO_DAYS = 7
"""So long a removal can be undone; what was removed longer ago is erased."""


def save(engine: Engine, draft: Draft) -> Saved:
    """Keep a new variant. Raises Refused, Full and Unavailable."""
    name, note = clean_name(draft.name), clean_note(draft.note)
    with writing(engine) as session:
        return _new(session, name, note, draft.role, draft.listed, draft.content)


def save_again(engine: Engine, id: str, key: str, content: Content, note: str, based_on: int) -> Variant:
    """Keep a next version. ``based_on``: the version that the visitor saw last.

    Raises SavedSince if there is a newer one, NotFound, WrongKey, OtherCase, Refused, Full and Unavailable.
    """
    note = clean_note(note)
    with writing(engine) as session:
        row = _at(_to_change(session, id, key), based_on)
        if row.case_id != content.case:
            raise OtherCase
        return _next(session, row, content, note)


def restore(engine: Engine, id: str, key: str, number: int, based_on: int) -> Variant:
    """Keep an older version again as the newest. Raises what ``save_again`` does."""
    with writing(engine) as session:
        row = _at(_to_change(session, id, key), based_on)
        old = _version(session, row, number)
        return _next(session, row, version_of(old, row.case_id).content, old.note, restored_from=number)


def duplicate(engine: Engine, id: str, name: str, role: Role, number: int | None = None) -> Saved:
    """A private variant of one's own with what the newest version says, or that of this number; it takes no key.

    Raises NotFound, Refused, Full and Unavailable.
    """
    name = clean_name(name)
    with writing(engine) as session:
        row = _existing(session, id)
        version = _version(session, row, number or row.latest)
        return _new(session, name, version.note, role, False, version_of(version, row.case_id).content)


def rename(engine: Engine, id: str, key: str, name: str) -> Variant:
    """Give a variant another name. Raises NotFound, WrongKey, Refused and Unavailable."""
    name = clean_name(name)
    with writing(engine) as session:
        _to_change(session, id, key).name = name
        return _now(session, id)


def show(engine: Engine, id: str, key: str, listed: bool) -> Variant:
    """Put a variant in the list of the installation, or take it out. Raises NotFound, WrongKey and Unavailable."""
    with writing(engine) as session:
        _to_change(session, id, key).listed = listed
        return _now(session, id)


def remove(engine: Engine, id: str, key: str) -> None:
    """Let nobody find it; ``bring_back`` undoes that for some days. Raises NotFound, WrongKey and Unavailable."""
    with writing(engine) as session:
        _to_change(session, id, key).removed = datetime.now(UTC)
        _erase(session)


def erase_removed(engine: Engine) -> None:
    """Erase what was removed so long ago that it cannot be undone. Raises Unavailable."""
    with writing(engine) as session:
        _erase(session)


def bring_back(engine: Engine, id: str, key: str) -> Variant:
    """Undo ``remove``. Raises NotFound, WrongKey and Unavailable."""
    with writing(engine) as session:
        _to_change(session, id, key, removed=True).removed = None
        return _now(session, id)


def _gone() -> datetime:
    """Before this moment what was removed cannot come back."""
    return datetime.now(UTC) - timedelta(days=UNDO_DAYS)


def _erase(session: Session) -> None:
    session.execute(delete(VariantRow).where(VariantRow.removed < _gone()))  # its versions go with it


def _existing(session: Session, id: str, removed: bool = False) -> VariantRow:
    """The variant, that nobody else changes until we are done; ``removed``: also one that was."""
    row = session.get(VariantRow, a_row(id), with_for_update=True)
    if row is None or (row.removed is not None and (not removed or row.removed < _gone())):
        raise NotFound(id)
    return row


def _to_change(session: Session, id: str, key: str, removed: bool = False) -> VariantRow:
    row = _existing(session, id, removed)
    if not fits(key, row.key_hash):
        raise WrongKey
    return row


def _at(row: VariantRow, based_on: int) -> VariantRow:
    """The variant, if this is still its newest version."""
    if row.latest != based_on:
        raise SavedSince(row.latest)
    return row


def _version(session: Session, row: VariantRow, number: int) -> VersionRow:
    version = session.get(VersionRow, (row.id, number)) if 1 <= number <= row.latest else None
    if version is None:
        raise NotFound(f"{row.id}, version {number}")
    return version


def _new(session: Session, name: str, note: str, role: Role, listed: bool, content: Content) -> Saved:
    if _count(session) >= MOST_VARIANTS:
        _erase(session)
        if _count(session) >= MOST_VARIANTS:
            raise Full("variants", MOST_VARIANTS)
    id, key, now = new_id(), new_key(), datetime.now(UTC)
    row = VariantRow(
        id=id, case_id=content.case, name=name, role=role, listed=listed, key_hash=hash_of(key), created=now,
        changed=now, removed=None, latest=1,
    )  # fmt: skip
    version = _version_row(row, content, note, now, None)
    session.add_all((row, version))
    return Saved(variant_of(row, version), key)


def _count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(VariantRow)) or 0


def _next(session: Session, row: VariantRow, content: Content, note: str, restored_from: int | None = None) -> Variant:
    if row.latest >= MOST_VERSIONS:
        raise Full("versions", MOST_VERSIONS)
    row.latest, row.changed = row.latest + 1, datetime.now(UTC)
    version = _version_row(row, content, note, row.changed, restored_from)
    session.add(version)
    return variant_of(row, version)


def _version_row(
    row: VariantRow, content: Content, note: str, saved: datetime, restored_from: int | None
) -> VersionRow:
    return VersionRow(
        variant_id=row.id, number=row.latest, note=note, saved=saved, data_version=content.data_version,
        schema_version=content.schema_version, settings=dict(content.settings), headline=dict(content.headline),
        restored_from=restored_from,
    )  # fmt: skip


def _now(session: Session, id: str) -> Variant:
    """The variant as it is about to be kept."""
    session.flush()
    return variant_in(session, id)
