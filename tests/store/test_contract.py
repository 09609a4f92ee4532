"""What the store promises, on SQLite and on a real PostgreSQL server alike."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select

from store import saving, variants
from store.database import reading
from store.problems import NotFound, OtherCase, Refused, SavedSince, WrongKey
from store.records import ROLES, Draft
from store.tables import VariantRow
from tests.store.drafts import CONTENT, DRAFT, content, names, saved

NOBODY = "A" * 22
STRANGE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE variants; --",
    "plan 🚀 👩🏽‍💻 é ß",
    "תוכנית ב",
    "%_\\ 100%",
    "x" * 80,
]


# ---- round trips ----


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_saved_comes_back(engine: Engine, name: str) -> None:
    before = datetime.now(UTC)
    kept = saved(engine, name, note=f"{name}\n{name}").variant
    after = datetime.now(UTC)
    found = variants.opened(engine, kept.id)
    assert found == kept
    assert (found.name, found.role, found.listed, found.removed) == (name, "council", False, False)
    assert (found.latest.number, found.latest.note, found.latest.content) == (1, f"{name}\n{name}", CONTENT)
    assert before <= found.created == found.latest.saved <= after
    assert variants.versions(engine, kept.id) == (found.latest,)


def test_every_figure_and_setting_comes_back_exactly(engine: Engine) -> None:
    figures = {"a": 0.1 + 0.2, "b": -1e-300, "c": 1.7976931348623157e308, "d": 0.0, "e": 1 / 3}
    settings = {f"strength.x{number}": f"{number}.000000000000001" for number in range(2_000)}
    made = content(settings, headline=figures)
    found = variants.opened(engine, saved(engine, content=made).variant.id).latest.content
    assert found.headline == figures
    assert list(found.settings.items()) == list(settings.items())


def test_every_role_is_kept(engine: Engine) -> None:
    assert [variants.opened(engine, saved(engine, role=role).variant.id).role for role in ROLES] == list(ROLES)


def test_a_refused_name_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(Refused):
        saved(engine, "")
    with pytest.raises(Refused):
        saved(engine, note="\0")
    with reading(engine) as session:
        assert session.scalars(select(VariantRow)).all() == []


# ---- versions ----


def test_every_save_keeps_the_one_before(engine: Engine) -> None:
    kept = saved(engine)
    second, third = content({"cost_key": "fixed"}), content({}, data_version="ffffffffffff")
    saving.save_again(engine, kept.variant.id, kept.edit_key, second, "minder", based_on=1)
    now = saving.save_again(engine, kept.variant.id, kept.edit_key, third, " niets ", based_on=2)
    assert variants.opened(engine, kept.variant.id) == now
    found = variants.versions(engine, kept.variant.id)
    assert [(one.number, one.note, one.content) for one in found] == [
        (3, "niets", third), (2, "minder", second), (1, DRAFT.note, CONTENT),
    ]  # fmt: skip
    assert found[2] == kept.variant.latest
    assert found[0].saved >= found[1].saved >= found[2].saved


def test_an_older_version_comes_back_as_the_newest(engine: Engine) -> None:
    kept = saved(engine)
    saving.save_again(engine, kept.variant.id, kept.edit_key, content({}), "leeg", based_on=1)
    now = saving.restore(engine, kept.variant.id, kept.edit_key, number=1, based_on=2)
    assert (now.latest.number, now.latest.restored_from) == (3, 1)
    assert (now.latest.content, now.latest.note) == (CONTENT, DRAFT.note)
    assert [one.number for one in variants.versions(engine, kept.variant.id)] == [3, 2, 1]
    for number in (0, -1, 4, 2**40):
        with pytest.raises(NotFound):
            saving.restore(engine, kept.variant.id, kept.edit_key, number, based_on=3)


def test_the_second_of_two_tabs_is_told_and_nothing_is_lost(engine: Engine) -> None:
    kept = saved(engine)
    saving.save_again(engine, kept.variant.id, kept.edit_key, content({}), "tab 1", based_on=1)
    for change in (
        lambda: saving.save_again(engine, kept.variant.id, kept.edit_key, CONTENT, "tab 2", based_on=1),
        lambda: saving.restore(engine, kept.variant.id, kept.edit_key, 1, based_on=1),
    ):
        with pytest.raises(SavedSince) as told:
            change()
        assert told.value.latest == 2
    assert [one.note for one in variants.versions(engine, kept.variant.id)] == ["tab 1", DRAFT.note]
    # Who knows of it may go on.
    saving.save_again(engine, kept.variant.id, kept.edit_key, CONTENT, "tab 2", based_on=2)
    assert [one.note for one in variants.versions(engine, kept.variant.id)] == ["tab 2", "tab 1", DRAFT.note]


def test_of_tabs_at_the_same_moment_one_saves(engine: Engine) -> None:
    kept = saved(engine)
    told: list[str] = []
    together = threading.Barrier(6)

    def tab(number: int) -> None:
        together.wait()
        try:
            saving.save_again(engine, kept.variant.id, kept.edit_key, CONTENT, f"tab {number}", based_on=1)
            told.append("saved")
        except SavedSince as error:
            told.append(f"newer: {error.latest}")

    tabs = [threading.Thread(target=tab, args=(number,)) for number in range(6)]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()
    assert sorted(told) == ["newer: 2"] * 5 + ["saved"]
    assert len(variants.versions(engine, kept.variant.id)) == 2


def test_what_was_made_with_another_case_is_no_version(engine: Engine) -> None:
    kept = saved(engine)
    with pytest.raises(OtherCase):
        saving.save_again(engine, kept.variant.id, kept.edit_key, content(case="drie-dorpen"), "", based_on=1)
    assert len(variants.versions(engine, kept.variant.id)) == 1


# ---- the edit key ----


def test_who_lacks_the_key_changes_nothing(engine: Engine) -> None:
    kept = saved(engine)
    id, wrong = kept.variant.id, saved(engine, "Ander").edit_key
    assert variants.may_edit(engine, id, kept.edit_key)
    for key in (wrong, "", "\0", "\ud800", kept.edit_key[:-1]):
        assert not variants.may_edit(engine, id, key)
        for change in (
            lambda key=key: saving.save_again(engine, id, key, content({}), "", based_on=1),
            lambda key=key: saving.restore(engine, id, key, 1, based_on=1),
            lambda key=key: saving.rename(engine, id, key, "Mijn"),
            lambda key=key: saving.show(engine, id, key, listed=True),
            lambda key=key: saving.remove(engine, id, key),
            lambda key=key: saving.bring_back(engine, id, key),
        ):
            with pytest.raises(WrongKey):
                change()
    assert variants.opened(engine, id) == kept.variant


def test_a_key_is_kept_only_as_a_hash(engine: Engine) -> None:
    kept = saved(engine)
    with engine.connect() as connection:
        stored = repr(connection.exec_driver_sql("SELECT * FROM variants").all())
    assert kept.variant.id in stored
    assert kept.edit_key not in stored
    assert len(kept.edit_key) >= 43  # 256 bits


# ---- a copy, a name, the list, away and back ----


def test_a_copy_takes_no_key_and_has_one_of_its_own(engine: Engine) -> None:
    kept = saved(engine, listed=True)
    saving.save_again(engine, kept.variant.id, kept.edit_key, content({}), "leeg", based_on=1)
    copy = saving.duplicate(engine, kept.variant.id, "Kopie", "finance")
    assert (copy.variant.name, copy.variant.role, copy.variant.listed) == ("Kopie", "finance", False)
    assert (copy.variant.latest.number, copy.variant.latest.note) == (1, "leeg")
    assert copy.variant.latest.content == content({})
    assert saving.duplicate(engine, kept.variant.id, "Oud", "other", 1).variant.latest.content == CONTENT
    assert not variants.may_edit(engine, kept.variant.id, copy.edit_key)
    saving.save_again(engine, copy.variant.id, copy.edit_key, CONTENT, "", based_on=1)
    assert len(variants.versions(engine, kept.variant.id)) == 2


def test_a_name_changes_and_no_version_does(engine: Engine) -> None:
    kept = saved(engine)
    assert saving.rename(engine, kept.variant.id, kept.edit_key, " Nieuw ").name == "Nieuw"
    assert variants.opened(engine, kept.variant.id).name == "Nieuw"
    assert variants.versions(engine, kept.variant.id) == (kept.variant.latest,)
    with pytest.raises(Refused):
        saving.rename(engine, kept.variant.id, kept.edit_key, " ")
    assert variants.opened(engine, kept.variant.id).name == "Nieuw"


def test_what_is_removed_is_nowhere_until_it_is_brought_back(engine: Engine) -> None:
    kept = saved(engine, listed=True)
    id, key = kept.variant.id, kept.edit_key
    saving.remove(engine, id, key)
    assert names(engine, id) == []
    for ask in (
        lambda: variants.opened(engine, id),
        lambda: variants.versions(engine, id),
        lambda: saving.duplicate(engine, id, "Kopie", "other"),
        lambda: saving.save_again(engine, id, key, CONTENT, "", based_on=1),
        lambda: saving.remove(engine, id, key),
    ):
        with pytest.raises(NotFound):
            ask()
    assert saving.bring_back(engine, id, key) == kept.variant
    assert variants.opened(engine, id) == kept.variant
    assert names(engine) == [DRAFT.name]


@pytest.mark.parametrize("id", [NOBODY, "", "\0", "\ud800", "'", "x" * 10_000])
def test_what_was_never_saved_is_not_found(engine: Engine, id: str) -> None:
    for ask in (
        lambda: variants.opened(engine, id),
        lambda: variants.versions(engine, id),
        lambda: saving.rename(engine, id, "key", "Naam"),
        lambda: saving.duplicate(engine, id, "Naam", "other"),
    ):
        with pytest.raises(NotFound):
            ask()
    assert not variants.may_edit(engine, id, "key")


def test_a_draft_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Draft(name="a", note="", role="other", content=CONTENT).name = "b"  # type: ignore[misc]
