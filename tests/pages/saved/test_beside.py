"""What is saved stands side by side with what is set now, in another browser too."""

from __future__ import annotations

from functools import partial

import pytest

from store import process
from store import saving as store
from store.problems import Unavailable
from tests.pages.saved.doing import save, shown, unseen
from tests.pages.screen import Screen, unmarked
from ui.session import saved
from ui.session.columns import key_of_saved

BY_NUMBER = {"cost_key": "caseload", "perspective": "dinkelland"}
NAME = "Raad <b>"


def kept(name: str = NAME, listed: bool = True) -> tuple[Screen, str]:
    """By number of benefits, saved; and the id that it got."""
    screen = save(Screen("varianten", **BY_NUMBER), name, listed=listed)
    return screen, shown(screen).id


def labels(screen: Screen) -> list[str]:
    return [unseen(label) for label in screen.tiles()]


def test_another_visitor_puts_it_beside_the_advice() -> None:
    """4.463.929,39 and 57.335,40 × 3 = 172.006,2 for Dinkelland, as on the page of the comparison itself."""
    _own, id = kept()
    screen = Screen("vergelijken", naast="advies,mijn", perspective="dinkelland")
    assert [book["name"] for book in screen.part("columns-shelf")["shelf"]["books"]] == [NAME]
    screen.say("columns-shelf", "typed", {"open": id})
    assert screen.address()["naast"] == f"advies,mijn,{key_of_saved(id)}"
    assert labels(screen) == ["Advies, alle jaren", "Mijn variant, alle jaren", f"{NAME}, alle jaren"]
    assert [*screen.tiles().values()][2] == ("€ 4.635.936", "€ 172.006 duurder dan Advies")
    assert screen.grid("settings")[0][1:] == ["Vaste sleutel", "Vaste sleutel", "Aantal uitkeringen"]
    again = Screen("vergelijken", **screen.address())
    assert again.tiles() == screen.tiles()
    assert "absent" not in again.parts()
    # It stands there already: it is not offered twice.
    again.unfold()
    assert "columns-shelf" not in again.run().parts()


def test_its_newest_version_counts() -> None:
    screen, id = kept()
    content = saved.opened(id).latest.content.model_copy(update={"settings": {"execution_cost_change": "0.1"}})
    edit_key = screen.test.session_state[saved.KEYS][id]
    process.ask(partial(store.save_again, id=id, key=edit_key, content=content, note="", based_on=1))
    beside = Screen("vergelijken", naast=f"mijn,{key_of_saved(id)}", perspective="dinkelland")
    # 567.357 × 0,1 × 3 = 170.207,1 more than 4.463.929,39.
    assert [*beside.tiles().values()][1][0] == "€ 4.634.136"


def test_what_was_removed_is_said() -> None:
    screen, id = kept()
    edit_key = screen.test.session_state[saved.KEYS][id]
    process.ask(partial(store.remove, id=id, key=edit_key))
    beside = Screen("vergelijken", naast=f"advies,{key_of_saved(id)}")
    assert beside.notice("absent") == ["Deze variant is er niet, of is verwijderd."]
    assert labels(beside) == ["Advies, alle jaren", "Mijn variant, alle jaren"]


def test_other_figures_are_told_with_what_it_cost_then() -> None:
    """4.463.929,39 and 57.335,40 × 3 here; of then nothing but the figures that were saved."""
    screen, id = kept()
    edit_key = screen.test.session_state[saved.KEYS][id]
    content = saved.opened(id).latest.content
    other = {"data_version": "0123456789ab", "settings": {"gone": "1", **content.settings}}
    older = content.model_copy(update={**other, "headline": {"dinkelland": 4_600_000.4, "samen": 7e6}})
    process.ask(partial(store.save_again, id=id, key=edit_key, content=older, note="", based_on=1))
    beside = Screen("vergelijken", naast=f"advies,{key_of_saved(id)}", perspective="dinkelland")
    (gone,) = map(unseen, beside.notice("absent"))
    assert gone.startswith(f"{NAME}: ‘gone’")
    assert [*beside.tiles().values()][1][0] == "€ 4.635.936"
    (row,) = beside.grid("of-then")
    assert [unseen(cell) for cell in row] == [NAME, "€ 4.600.000", "€ 4.635.936", "€ +35.936"]
    assert f"De casus waarmee {NAME} is bewaard, is er niet meer." in map(unseen, map(unmarked, beside.texts()))
    assert "of-then" not in Screen("vergelijken", naast="advies,mijn").parts()


def test_without_storage_the_rest_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_arguments: object, **_named: object) -> None:
        raise Unavailable("unreachable")

    _screen, id = kept()
    monkeypatch.setattr(process, "ask", away)
    beside = Screen("vergelijken", naast=f"advies,{key_of_saved(id)}")
    assert beside.notice("absent") == ["De opslag is niet bereikbaar."]
    assert beside.notice("columns-away") == ["De opslag is niet bereikbaar."]
    assert labels(beside) == ["Advies, alle jaren", "Mijn variant, alle jaren"]


def test_with_four_there_is_no_room() -> None:
    ids = [kept(name)[1] for name in ("A", "B")]
    four = ["huidig", "mijn", *map(key_of_saved, ids)]
    screen = Screen("vergelijken", naast=",".join(four))
    assert len(screen.tiles()) == 4
    assert "columns-shelf" not in screen.parts()
    assert "Er staan er al 4. Laat er eerst een weg." in screen.texts()


def test_two_of_one_name_are_told_apart() -> None:
    ids = [kept("Raad")[1] for _time in range(2)]
    screen = Screen("vergelijken", naast=",".join(["advies", *map(key_of_saved, ids)]), perspective="dinkelland")
    assert labels(screen) == ["Advies, alle jaren", "Raad, alle jaren", "Raad (2), alle jaren"]
    said = unseen(screen.headline())
    assert said.startswith("Advies kost Dinkelland in 2020–2024 het minst: ongeveer € 4.460.000.")
    assert said.endswith("Raad en Raad (2) kosten evenveel.")
    assert list(screen.table("ranges").values())[2][1] == 4_635_936
