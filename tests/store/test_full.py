"""How much is kept has an end, which is told before anything is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select, update

from store import saving, variants
from store.problems import Full, NotFound
from store.tables import VariantRow, VersionRow
from tests.store.drafts import CONTENT, DRAFT, saved


def test_so_many_variants_and_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_VARIANTS", 2)
    first = saved(engine)
    saved(engine)
    for again in (lambda: saving.save(engine, DRAFT), lambda: saving.duplicate(engine, first.variant.id, "x", "other")):
        with pytest.raises(Full) as told:
            again()
        assert (told.value.kind, told.value.most) == ("variants", 2)
    # What is there can still be changed.
    assert saving.save_again(engine, first.variant.id, first.edit_key, CONTENT, "", based_on=1).latest.number == 2


def ago(engine: Engine, id: str, days: float) -> None:
    """That variant was removed so long ago."""
    with engine.begin() as connection:
        moment = datetime.now(UTC) - timedelta(days=days)
        connection.execute(update(VariantRow).where(VariantRow.id == id).values(removed=moment))


def kept_rows(engine: Engine) -> tuple[int, int]:
    """How many variants and versions stand in the tables."""
    with engine.connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(row)) or 0 for row in (VariantRow, VersionRow)]
    return counts[0], counts[1]


def test_what_was_removed_makes_room_when_that_can_no_longer_be_undone(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST_VARIANTS", 2)
    first, second = saved(engine), saved(engine)
    for one in (first, second):
        saving.remove(engine, one.variant.id, one.edit_key)
    ago(engine, first.variant.id, 6.9)
    ago(engine, second.variant.id, 7.1)
    with pytest.raises(NotFound):
        saving.bring_back(engine, second.variant.id, second.edit_key)
    third = saved(engine)
    assert kept_rows(engine) == (2, 2)
    with pytest.raises(Full):
        saved(engine)
    # The one that could still be undone is there.
    assert saving.bring_back(engine, first.variant.id, first.edit_key) == first.variant
    # Who removes erases what is old, and so does a start.
    saving.remove(engine, first.variant.id, first.edit_key)
    ago(engine, first.variant.id, 7.1)
    saving.remove(engine, third.variant.id, third.edit_key)
    assert kept_rows(engine) == (1, 1)
    ago(engine, third.variant.id, 7.1)
    saving.erase_removed(engine)
    assert kept_rows(engine) == (0, 0)


def test_so_many_versions_and_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_VERSIONS", 2)
    id, key = (kept := saved(engine)).variant.id, kept.edit_key
    saving.save_again(engine, id, key, CONTENT, "", based_on=1)
    with pytest.raises(Full) as told:
        saving.restore(engine, id, key, 1, based_on=2)
    assert (told.value.kind, told.value.most) == ("versions", 2)
    assert [one.number for one in variants.versions(engine, id)] == [2, 1]
