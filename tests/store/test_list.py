"""The list of what is saved, on both databases."""

from __future__ import annotations

from sqlalchemy import Engine, event

from store import saving, variants
from tests.store.drafts import CONTENT, content, fill, names, saved

CASE = CONTENT.case
NOBODY = "A" * 22


def test_the_list_has_what_is_listed_and_ones_own(engine: Engine) -> None:
    private, public = saved(engine, "Privé"), saved(engine, "Openbaar", listed=True)
    saved(engine, "Elders", listed=True, content=content(case="drie-dorpen"))
    assert names(engine) == ["Openbaar"]
    assert names(engine, private.variant.id, NOBODY, "\0", "'") == ["Openbaar", "Privé"]
    saving.show(engine, private.variant.id, private.edit_key, listed=True)
    saving.show(engine, public.variant.id, public.edit_key, listed=False)
    assert names(engine) == ["Privé"]


def test_a_row_of_the_list_says_what_the_newest_version_does(engine: Engine) -> None:
    kept = saved(engine, listed=True)
    newer = content({}, data_version="ffffffffffff", headline={"dinkelland": 1.5})
    now = saving.save_again(engine, kept.variant.id, kept.edit_key, newer, "leeg", based_on=1)
    (row,) = variants.listed(engine, CASE).summaries
    assert (row.id, row.name, row.note, row.role, row.listed) == (now.id, now.name, "leeg", "council", True)
    assert (row.created, row.changed, row.versions) == (now.created, now.latest.saved, 2)
    assert (row.data_version, row.headline) == ("ffffffffffff", {"dinkelland": 1.5})


def test_of_a_thousand_a_page_is_fetched_and_no_settings(engine: Engine) -> None:
    fill(engine, 1_000)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cu, statement, *_rest: asked.append(statement))
    found = variants.listed(engine, CASE, start=990, most=20)
    assert [one.name for one in found.summaries] == [f"nr {number}" for number in range(990, 1_000)]
    assert found.total == 1_000
    questions = [statement for statement in asked if "SELECT" in statement]
    assert len(questions) == 2
    assert not any("settings" in statement for statement in questions)


def test_the_list_is_searched_by_name_and_note_as_text(engine: Engine) -> None:
    saved(engine, "Naar aantal", note="na de commissie", listed=True)
    saved(engine, "50% van alles", note="", listed=True)
    saved(engine, "5000 van alles", note="", listed=True)

    def found(text: str) -> list[str]:
        return sorted(one.name for one in variants.listed(engine, CASE, text=text).summaries)

    assert found("AANTAL") == found("commissie") == ["Naar aantal"]
    # What means anything to a database is a sign like any other.
    assert found("50%") == ["50% van alles"]
    assert found("_") == found("'; DROP TABLE variants; --") == []
    assert found("\0naar\ud800") == ["Naar aantal"]
    assert variants.listed(engine, CASE, text="alles", most=1).total == 2
