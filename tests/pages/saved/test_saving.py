"""Mijn variant is saved, found, opened and changed; who has no key opens and copies; nothing is lost."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event

from store import process
from tests.pages.saved.doing import another, bring_keys, look, names, opened, read, said, save, save_next, shown
from tests.pages.screen import Screen
from tests.store.drafts import fill
from ui.session import saved, saving


def begun() -> Screen:
    """Somebody who changed a number and comes to the page."""
    return Screen("start", caseload__tubbergen="150", cost_key="caseload").go("varianten")


def test_what_is_saved_is_told_and_found_by_its_owner_alone() -> None:
    screen = save(begun(), "Naar aantal", "na de commissie")
    assert said(screen).startswith("Bewaard: ‘Naar aantal’, versie 1, ")
    kept = shown(screen)
    assert (kept.name, kept.latest.note, kept.role, kept.listed) == ("Naar aantal", "na de commissie", "council", False)
    assert dict(kept.latest.content.settings) == {"caseload.tubbergen": "150", "cost_key": "caseload"}
    assert "Mijn variant is gelijk aan ‘Naar aantal’, versie 1." in read(screen)
    assert names(screen.press("save-leave")) == ["Naar aantal"]
    assert names(another()) == []
    listed = save(begun(), "Openbaar", listed=True)
    assert names(another()) == ["Openbaar"]
    assert names(listed.press("save-leave")) == ["Openbaar"]


def test_the_figures_in_the_list_are_those_of_the_strip() -> None:
    screen = save(begun(), "Naar aantal")
    told = screen.strip()["Mijn variant, alle gemeenten samen, 2020–2024"][0]
    book = screen.press("save-leave").part("shelf")["shelf"]["books"][0]
    assert f"samen {told}" in book["figures"].replace("\u00a0", " ")


def test_by_the_link_another_opens_it_as_one_step_that_can_be_undone() -> None:
    kept = shown(save(begun(), "Naar aantal"))
    other = opened(kept.id, cost_key="residents")
    assert other.test.session_state["changes"] == {"cost_key": "residents"}
    other.press("save-open")
    assert other.test.session_state["changes"] == {"caseload.tubbergen": 150.0, "cost_key": "caseload"}
    assert "Mijn variant is nu zoals ‘Naar aantal’." in said(other)
    other.press("undo")
    assert other.test.session_state["changes"] == {"cost_key": "residents"}
    other.press("redo")
    assert other.address()["caseload.tubbergen"] == "150"


def test_who_has_no_key_can_copy_but_not_change() -> None:
    kept = shown(save(begun(), "Naar aantal", listed=True))
    other = look(another(), kept.id)
    assert not [one for one in other.test.button if one.key in ("save-next", "save-remove", "save-rename")]
    with pytest.raises(KeyError):
        other.test.button(key="save-next")
    other.press("save-duplicate")
    copy = shown(other)
    assert (copy.name, copy.listed) == ("Kopie van Naar aantal", False)
    assert copy.latest.content == kept.latest.content
    # A wrong key from the browser opens nothing; the right one does.
    bring_keys(other, {kept.id: "x" * 43, "no id": "y", kept.id[:-1]: "z" * 43})
    save_next(look(other.press("save-leave"), kept.id))
    assert "Alleen wie de bewerklink heeft, kan deze variant wijzigen." in said(other)
    assert saved.opened(kept.id) == kept


def test_with_the_key_another_browser_saves_on() -> None:
    first = save(begun(), "Naar aantal")
    kept = shown(first)
    (link,) = [str(one.value) for one in first.test.code if "#sleutel=" in str(one.value)]
    other = bring_keys(opened(kept.id, cost_key="residents"), {kept.id: link.partition("#sleutel=")[2]})
    save_next(other, "naar inwoners")
    now = saved.opened(kept.id).latest
    assert (now.number, now.note, dict(now.content.settings)) == (2, "naar inwoners", {"cost_key": "residents"})
    assert "bewaard=" + kept.id in link
    assert "#sleutel=" not in str(other.address())


def test_two_tabs_lose_nothing_and_the_second_is_told() -> None:
    first = save(begun(), "Naar aantal")
    kept = shown(first)
    second = bring_keys(opened(kept.id, cost_key="residents"), dict(first.test.session_state["edit-keys"]))
    save_next(first, "van de eerste")
    save_next(second, "van de tweede")
    assert said(second).startswith("Intussen heeft iemand versie 2 bewaard. Er is niets overschreven")
    assert saved.opened(kept.id).latest.note == "van de eerste"
    assert second.test.session_state["changes"] == {"cost_key": "residents"}
    assert second.test.text_area(key="save-next-note").value == "van de tweede"
    second.press("save-copy")
    copy = shown(second)
    assert (copy.name, copy.latest.note) == ("Kopie van Naar aantal", "van de tweede")
    # Or after it, once it was looked at.
    third = bring_keys(opened(kept.id), dict(first.test.session_state["edit-keys"]))
    save_next(first, "nog een")
    third.run()
    assert third.parts()["newer"]["notice"]["title"] == "Sinds u deze variant opende, is versie 3 bewaard."
    save_next(third.press("save-go-on"), "erna")
    assert [one.note for one in saved.versions(kept.id)] == ["erna", "nog een", "van de eerste", ""]


def test_versions_are_looked_at_and_restored() -> None:
    screen = save(begun(), "Naar aantal", "eerst")
    kept = shown(screen)
    screen.test.session_state["changes"] = {}
    save_next(screen.run(), "niets")
    screen.press("save-view-1")
    assert "Versie 1, " in read(screen)
    screen.press("save-open")
    assert screen.test.session_state["changes"] == {"caseload.tubbergen": 150.0, "cost_key": "caseload"}
    screen.press("save-restore-1")
    now = saved.opened(kept.id).latest
    assert (now.number, now.restored_from, now.note) == (3, 1, "eerst")
    assert now.content == kept.latest.content


def test_it_is_renamed_listed_removed_and_brought_back() -> None:
    screen = save(begun(), "Naar aantal")
    kept = shown(screen)
    screen.test.text_input(key="save-new-name").set_value("Per uitkering")
    screen.press("save-rename").press("save-list")
    assert (shown(screen).name, shown(screen).listed) == ("Per uitkering", True)
    screen.press("save-remove")
    assert names(screen) == []
    assert opened(kept.id).notice("away")[0] == "Deze variant is er niet, of is verwijderd."
    screen.press("save-bring-back")
    assert shown(screen).id == kept.id
    assert said(screen) == "‘Per uitkering’ is terug."


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "De naam laat niets zien. Typ ten minste één letter, cijfer of teken."),
        ("x" * 10_000, "De naam heeft 10000 tekens; er passen er hoogstens 80."),
        ("om\u202ekeer", "De naam bevat een onzichtbaar teken (U+202E)"),
    ],
)
def test_a_name_that_is_refused_stays_in_its_field(name: str, why: str) -> None:
    screen = save(begun(), name, "blijft staan")
    assert why in said(screen)
    assert said(screen).startswith("Er is niets bewaard. Wat u hebt ingesteld, staat er nog.")
    assert screen.test.text_input(key="save-name").value == name
    assert screen.test.text_area(key="save-note").value == "blijft staan"
    assert saved.overview(saving.cases.current()).total == 0


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", "'; DROP TABLE variants; --", "**vet** :smile: [x](http://x)", "🌷🧑‍🌾", "שלום"],
)
def test_a_strange_name_is_shown_as_text(name: str) -> None:
    screen = save(begun(), name, name)
    assert name in read(screen)
    assert names(screen.press("save-leave")) == [name]


def test_without_a_database_the_visitor_goes_on_with_his_work(data: Path) -> None:
    data.write_text("in the way")
    screen = begun()
    assert screen.notice("away")[0] == "De opslag is niet bereikbaar."
    save(screen, "Naar aantal")
    assert said(screen) == ("Er is niets bewaard. Wat u hebt ingesteld, staat er nog. De opslag is niet bereikbaar.")
    assert screen.test.session_state["changes"] == {"caseload.tubbergen": 150.0, "cost_key": "caseload"}
    assert screen.test.text_input(key="save-name").value == "Naar aantal"
    assert screen.go("kostenverdeling").headline()
    data.unlink()
    process.let_go()
    assert said(save(screen.go("varianten"), "Naar aantal")).startswith("Bewaard: ‘Naar aantal’")


def test_who_saves_without_end_waits_a_minute_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_A_MINUTE", 2)
    screen = save(begun(), "Eerste")
    kept = shown(screen)
    save_next(screen, "tweede")
    save_next(screen, "derde")
    assert said(screen) == (
        "Er is niets bewaard. Wat u hebt ingesteld, staat er nog. U hebt 2 keer bewaard binnen een minuut. Wacht een "
        "minuut en probeer het dan opnieuw."
    )
    assert screen.test.text_area(key="save-next-note").value == "derde"
    assert saved.opened(kept.id).latest.number == 2
    monkeypatch.setattr(saving, "MINUTE", 0.0)
    save_next(screen, "derde")
    assert saved.opened(kept.id).latest.note == "derde"


def test_the_ways_to_the_page() -> None:
    screen = Screen("kostenverdeling", cost_key="caseload")
    links = [one.proto.label for one in screen.test.get("page_link")]
    assert links.count("Mijn variant bewaren onder een naam") == 2


def test_the_list_is_searched_and_turned() -> None:
    screen = begun()
    for number in range(12):
        save(screen, f"Variant {number}", "geel" if number == 3 else "").press("save-leave")
    assert len(names(screen)) == saved.SHOWN
    screen.press("save-following")
    assert names(screen) == ["Variant 1", "Variant 0"]
    screen.test.text_input(key="save-sought").set_value("GEEL")
    assert names(screen.run()) == ["Variant 3"]


@pytest.mark.parametrize("count", [10, 1_000])
def test_a_long_list_opens_like_a_short_one(count: int) -> None:
    process.ask(partial(fill, count=count))
    engine = process.ask(lambda engine: engine)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cu, statement, *_rest: asked.append(statement))
    screen = another()
    # Ten of them, and as much is asked and fetched for them as when there are no more.
    assert names(screen) == [f"nr {number}" for number in range(10)]
    questions = [one for one in asked if "SELECT" in one]
    assert len(questions) == 2
    assert sum("LIMIT" in one for one in questions) == 1


def test_what_is_told_is_in_the_language_of_the_visitor() -> None:
    screen = save(Screen("varianten", lang="en", caseload__tubbergen="150"), "By number")
    assert said(screen).startswith("Saved: “By number”, version 1, ")
    other = opened(shown(screen).id, lang="en")
    assert said(other.press("save-open")).startswith("My variant is now what “By number” sets.")
    assert said(save(other.press("save-leave"), "")).startswith("Nothing was saved.")
