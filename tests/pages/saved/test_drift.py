"""A saved variant does not drift: under other figures its page says which, and what that does; both can be opened."""

from __future__ import annotations

import asyncio
import io
import shutil
import zipfile
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.requests import Request
from starlette.responses import Response

from model.loading.load import load_case
from server import checked, downloads, strip_range
from server.asked import NotKept
from store import process
from store.case_versions import keep_case
from tests.model.copies import add, change, copy_of_the_villages, remove
from tests.pages.saved.doing import opened, read, said, save, shown, unseen
from tests.pages.screen import Screen
from ui.session import case as cases
from ui.session import saved, served
from ui.session.columns import key_of_saved
from words.columns import key_of_point

STRIP = "Mijn variant, alle gemeenten samen, 2030–2032"
SETTINGS = {"caseload__aadorp": "320", "strength__bureau_klein": "1", "front__begeleiden": "dorpenbureau"}


@pytest.fixture(autouse=True)
def nothing_agreed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "_agreed", {})
    served._kept.cache_clear()


@pytest.fixture
def villages(tmp_path: Path, use: Callable[[Path], None]) -> Path:
    """The case that is shown and kept."""
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    keep(folder)
    return folder


def keep(folder: Path) -> None:
    assert process.ask(partial(keep_case, case=load_case(folder), folder=folder))


def goes_over(folder: Path, changed: Callable[[Path], None]) -> None:
    """The files of the case are changed, and the server shows them."""
    copy = Path(shutil.copytree(folder, folder.with_name("changed")))
    changed(copy)
    served.agree(0, served.Shown(load_case(copy)))


def other_figures(folder: Path) -> None:
    change(folder, "assumptions.csv", "execution_cost_change;0;-0,2;", "execution_cost_change;0,1;-0,2;")
    change(folder, "figures.csv", "residents;aadorp;5000;", "residents;aadorp;5100;")


def drift(screen: Screen) -> list[str]:
    return [unseen(line) for line in screen.notice("drift")]


def test_other_figures_are_named_with_what_they_do(villages: Path) -> None:
    first = save(Screen("varianten", **SETTINGS), "Per dorp")
    kept, before = shown(first), first.strip()[STRIP][0]
    goes_over(villages, other_figures)
    screen = opened(kept.id)
    assert drift(screen) == [
        "Verandering van de uitvoeringskosten in het nieuwe model: 0% → 10%",
        "Inwoners (aadorp): 5.000 → 5.100",
    ]
    after = Screen("start", **SETTINGS).strip()[STRIP][0]
    assert after != before
    assert screen.grid("figures")[0][:3] == ["samen", before, after]
    screen.press("save-open")
    assert screen.strip()[STRIP][0] == after
    assert screen.test.session_state["changes"]["caseload.aadorp"] == 320


def test_as_it_was_then_on_every_page_and_back(villages: Path) -> None:
    first = save(Screen("varianten", **SETTINGS), "Per dorp")
    kept, before = shown(first), first.strip()[STRIP][0]
    goes_over(villages, other_figures)
    screen = opened(kept.id, cost_key="caseload")
    now = screen.strip()[STRIP][0]
    screen.press("save-open-then")
    assert screen.strip()[STRIP][0] == before
    assert screen.address()["casus"] == kept.latest.content.data_version
    assert "Mijn variant is gelijk aan ‘Per dorp’, versie 1." in read(screen)
    screen.go("kostenverdeling")
    assert screen.part("figures-of-then")["notice"]["title"].startswith("Elke pagina rekent met de cijfers van toen")
    # A control that is moved stays under the case of then, and so does the link.
    screen.slide("caseload-aadorp", 330.0)
    assert screen.test.session_state["changes"]["caseload.aadorp"] == 330
    assert f"casus={kept.latest.content.data_version}" in screen.link()
    by_link = Screen("start", caseload__aadorp="320", strength__bureau_klein="1", front__begeleiden="dorpenbureau",
                     casus=kept.latest.content.data_version)  # fmt: skip
    assert by_link.strip()[STRIP][0] == before
    # Undo goes back over the change and over the opening.
    screen.press("undo")
    assert screen.strip()[STRIP][0] == before
    screen.press("undo")
    assert screen.strip()[STRIP][0] == now
    assert "casus" not in screen.address()
    screen.press("redo")
    assert screen.strip()[STRIP][0] == before
    screen.press("to-now")
    assert "figures-of-then" not in screen.parts()
    assert screen.strip()[STRIP][0] == Screen("start", **SETTINGS).strip()[STRIP][0]


def test_beside_others_it_says_what_it_cost_then_and_all_can_be_seen_so(villages: Path) -> None:
    """A checkpoint of before too; with the figures of then nothing of it is another."""
    first = save(Screen("varianten", **SETTINGS), "Per dorp")
    kept, before = shown(first), first.strip()[STRIP][0]
    goes_over(villages, other_figures)
    after = Screen("start", **SETTINGS).strip()[STRIP][0]
    point = f"Toen;caseload.aadorp=320;casus={kept.latest.content.data_version};front.begeleiden=dorpenbureau"
    screen = Screen("vergelijken", naast=f"advies,{key_of_saved(kept.id)},{key_of_point('Toen')}", punten=point)
    saved_row, point_row = ([unseen(cell) for cell in row] for row in screen.grid("of-then"))
    assert saved_row[:3] == ["Per dorp", before, after]
    assert point_row[0] == "Toen (uit een link)"
    assert point_row[1] != point_row[2]
    advice = next(iter(screen.tiles().values()))[0]
    screen.press(f"columns-then-{kept.latest.content.data_version}")
    assert "of-then" not in screen.parts()
    assert [*screen.tiles().values()][1][0] == before
    assert next(iter(screen.tiles().values()))[0] != advice
    assert screen.address()["casus"] == kept.latest.content.data_version
    screen.press("undo")
    assert [*screen.tiles().values()][1][0] == after


def test_who_computes_himself_gets_the_files_of_then(villages: Path, tmp_path: Path) -> None:
    """The lines name a folder of their own; what is downloaded there is the case of then."""
    kept = shown(save(Screen("varianten", **SETTINGS), "Per dorp"))
    version = kept.latest.content.data_version
    goes_over(villages, other_figures)
    screen = opened(kept.id).press("save-open-then").go("kostenverdeling")
    (script,) = [str(one.value) for one in screen.test.code if "load_case" in str(one.value)]
    assert f"load_case('case-{version}')" in script
    assert f"uit in de map case-{version}." in read(screen)
    href = screen.part("case-files")["download"]["href"]
    answer = asked(downloads.case_files, **dict(parse_qsl(urlsplit(href).query)))
    with zipfile.ZipFile(io.BytesIO(answer)) as archive:
        archive.extractall(tmp_path / "unpacked")
    assert load_case(tmp_path / "unpacked").version == version
    assert "case-files" not in Screen("kostenverdeling").parts()
    with pytest.raises(NotKept):
        asked(downloads.case_files, casus="0" * 12)


def test_a_case_that_was_not_kept_is_told(tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = copy_of_the_villages(tmp_path)
    use(folder)
    kept = shown(save(Screen("varianten", **SETTINGS), "Per dorp"))
    goes_over(folder, other_figures)
    screen = opened(kept.id)
    assert drift(screen)[0].startswith("De casus van toen is niet bewaard.")
    assert not [one for one in screen.test.button if one.key == "save-open-then"]
    version = kept.latest.content.data_version
    by_link = Screen("start", casus=version, caseload__aadorp="320")
    assert by_link.notice("rejected") == [
        f"De casus van toen ({version}) is er niet, of is nu niet op te halen. U ziet de cijfers van nu."
    ]
    assert by_link.test.session_state["changes"] == {"caseload.aadorp": 320.0}


def gone(folder: Path) -> None:
    """An argument, and with it its strength."""
    remove(folder, "arguments.csv", "bureau_klein;")
    remove(folder, "assumptions.csv", "strength.bureau_klein;")


def renamed(folder: Path) -> None:
    for file in ("arguments.csv", "assumptions.csv"):
        change(folder, file, "bureau_klein;", "bureau_weinig;")


def added(folder: Path) -> None:
    add(
        folder,
        "arguments.csv",
        "bureau_vlot;betalen;dorpenbureau;pro;Vlot;Quick;;;;stevig;back;Snel.;Fast.;verhaal;bladzijde 8;page 8;bron",
    )
    add(folder, "assumptions.csv", "strength.bureau_vlot;2;0;3;1;aanname;gok;;;;")


def without_a_task(folder: Path) -> None:
    """And without what is about that task alone."""
    remove(folder, "tasks.csv", "begeleiden;")
    remove(folder, "options.csv", "begeleiden;")
    change(folder, "risks.csv", "betalen+begeleiden;", "betalen;")
    remove(folder, "assumptions.csv", "executor_cost.werkplaats;")
    for argument in ("bureau_nieuw", "werkplaats_kent"):
        remove(folder, "arguments.csv", f"{argument};")
        remove(folder, "assumptions.csv", f"strength.{argument};")


@pytest.mark.parametrize(
    ("changed", "lost"),
    [(gone, "strength.bureau_klein"), (renamed, "strength.bureau_klein"), (added, ""),
     (without_a_task, "front.begeleiden")],
)  # fmt: skip
def test_it_opens_under_a_next_case_and_says_what_is_gone(
    villages: Path, changed: Callable[[Path], None], lost: str
) -> None:
    kept = shown(save(Screen("varianten", **SETTINGS), "Per dorp"))
    before = {"caseload.aadorp": 320.0, "strength.bureau_klein": 1.0, "front.begeleiden": "dorpenbureau"}
    goes_over(villages, changed)
    screen = opened(kept.id)
    told = [f"‘{lost}’ is geen aanname van deze casus."] if lost else []
    assert [line for line in drift(screen) if "aanname van deze casus" in line] == told
    screen.press("save-open")
    assert screen.test.session_state["changes"] == {id: value for id, value in before.items() if id != lost}
    assert screen.notice("rejected") == told
    screen.press("save-open-then")
    assert screen.test.session_state["changes"] == before
    assert screen.notice("rejected") == []


def test_saving_under_the_case_of_then_pins_it(villages: Path) -> None:
    first = save(Screen("varianten", **SETTINGS), "Per dorp")
    kept = shown(first)
    goes_over(villages, other_figures)
    screen = opened(kept.id).press("save-open-then").go("varianten")
    save(screen, "Nog steeds toen")
    assert said(screen).startswith("Bewaard: ‘Nog steeds toen’")
    again = shown(screen)
    assert again.latest.content == kept.latest.content
    assert saved.opened(kept.id) == kept


def asked(answer: Callable[[Request], Coroutine[None, None, Response]], **parameters: str) -> bytes:
    """What the server gives beside the pages at an address with these parameters."""
    request = Request({"type": "http", "query_string": urlencode(parameters).encode(), "headers": []})
    with ThreadPoolExecutor(max_workers=1) as thread:
        return bytes(thread.submit(asyncio.run, answer(request)).result().body)


def test_what_a_page_asks_later_is_of_the_case_of_then_too(villages: Path) -> None:
    version = cases.current().version
    routes = (downloads.budget_csv, strip_range.answer, checked.answer)
    before = [asked(one, lang="en") for one in routes]
    goes_over(villages, other_figures)
    assert [asked(one, lang="en", casus=version) for one in routes] == before
    assert asked(downloads.budget_csv, lang="en") != before[0]
    for wrong in ("0" * 12, "x", "9" * 5_000, version.upper() + "\0"):
        with pytest.raises(NotKept, match="is not there, or cannot be had now"):
            asked(downloads.budget_csv, lang="en", casus=wrong)
