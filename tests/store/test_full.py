"""How much is kept has an end, which is told before anything is lost."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from store import saving, variants
from store.problems import Full
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


def test_so_many_versions_and_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_VERSIONS", 2)
    id, key = (kept := saved(engine)).variant.id, kept.edit_key
    saving.save_again(engine, id, key, CONTENT, "", based_on=1)
    with pytest.raises(Full) as told:
        saving.restore(engine, id, key, 1, based_on=2)
    assert (told.value.kind, told.value.most) == ("versions", 2)
    assert [one.number for one in variants.versions(engine, id)] == [2, 1]
