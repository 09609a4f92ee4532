"""What was acknowledged is there after kill -9, and nothing by half. ``by_hand.py`` does it fifty times."""

from __future__ import annotations

from random import Random

from sqlalchemy import Engine, delete

from store import saving
from store.database import writing
from store.tables import VersionRow
from tests.store.drafts import draft
from tests.store.killing import kill, problems, saved_until, savers
from tests.store.saver import numbered

KILLS = 4


def test_nothing_acknowledged_is_lost_and_nothing_is_half(engine: Engine) -> None:
    random = Random(2022)
    with savers(engine.url) as said:
        acknowledged = [saved_until(said, random, kill) for _ in range(KILLS)]
    assert all(acknowledged)
    assert problems(engine, [ack for acks in acknowledged for ack in acks]) == []
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_what_is_lost_or_half_is_recognised(engine: Engine) -> None:
    whole = saving.save(engine, draft(note="1", content=numbered(1)))
    saving.save_again(engine, whole.variant.id, whole.edit_key, numbered(2), "2", based_on=1)
    half = saving.save(engine, draft(note="7", content=numbered(8))).variant.id
    id = whole.variant.id
    assert problems(engine, [(id, 1, 1), (id, 2, 2)]) == [f"half: {half}, version 1"]
    with writing(engine) as session:
        session.execute(delete(VersionRow).where(VersionRow.variant_id == id, VersionRow.number == 1))
    assert problems(engine, [(id, 1, 1), (id, 2, 3)]) == [
        f"gap: {id}", f"half: {half}, version 1", f"lost: {(id, 1, 1)}", f"lost: {(id, 2, 3)}",
    ]  # fmt: skip
