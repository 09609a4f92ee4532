"""Another case needs no code, and a case that cannot be read says what to repair."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from server.health import case_problem
from server.processes.case_watch import say_hidden
from tests.model.loading.edits import put_bytes, swap
from tests.pages.screen import PAGES, ROOT, Screen, plain
from tests.pages.uitvoeringsmodel.whole import choose, whole
from ui.session import served

VILLAGES = ROOT / "tests" / "cases" / "drie-dorpen"
REAL_NAMES = ("Dinkelland", "Tubbergen", "Oldenzaal", "Almelo", "Noaberkracht", "Twente")


@pytest.fixture
def villages(use: Callable[[Path], None]) -> None:
    """Three invented municipalities; the lead, Aadorp, is the second."""
    use(VILLAGES)


# Another case


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_shows_the_three_villages_only(page: str, language: str) -> None:
    screen = Screen(page, lang=language, with_benefits="1", cost_basis="bottom_up", per="resident")
    if page == "bronnen":
        text = "".join(
            screen.choose("view-sources", view).everything()
            for view in ("findings", "assumptions", "figures", "sources")
        )
    else:
        text = screen.everything()
    assert not [name for name in REAL_NAMES if name in text]
    shown = ("Aadorp", "Beekveld", "Ceehuizen") if page != "meerjarenbegroting" else ("Aadorp",)
    for name in shown:
        assert name in text


@pytest.mark.usefixtures("villages")
def test_the_split_over_three() -> None:
    screen = Screen("kostenverdeling")
    # 600.000 is Aadorp's 50%: 1.200.000. By benefits 200, 300 and 100 of 600; by residents 4, 5 and 3 of 12.
    # Now the fixed key holds: 30, 50 and 20%.
    assert screen.table("keys") == {
        "Beekveld: verschil met nu": [0, 40_000, 40_000, 20_000],
        "Aadorp: verschil met nu": [0, 0, -100_000, 0],
        "Ceehuizen: verschil met nu": [0, -40_000, 60_000, -20_000],
        "Niet verdeeld: verschil met nu": [0, 0, 0, 0],
        "Beekveld": [360_000, 400_000, 400_000, 380_000],
        "Aadorp": [600_000, 600_000, 500_000, 600_000],
        "Ceehuizen": [240_000, 200_000, 300_000, 220_000],
        "Niet verdeeld": [0, 0, 0, 0],
    }
    # 300 × 0,5/0,5 - 100 = 200 in Beekveld, which is where it stands.
    assert screen.tiles()["Omslagpunt voor Aadorp"] == ("200,0", "uitkeringen in Beekveld")
    assert screen.headline() == "Bij 200 uitkeringen in Beekveld betaalt Aadorp bij beide sleutels evenveel."
    # 250 of 650: 1.200.000 × 300/650 = 553.846,15, which is 46.154 less.
    assert screen.slide("caseload-beekveld", 250.0).exact_headline() == (
        "Bij 250 uitkeringen in Beekveld betaalt Aadorp € 46.154 minder per jaar naar aantal uitkeringen "
        "dan met de vaste sleutel."
    )


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("perspective", ["aadorp", "beekveld", "ceehuizen"])
def test_each_village_has_its_own_view(perspective: str) -> None:
    screen = Screen("kostenverdeling", perspective=perspective)
    assert f"Omslagpunt voor {perspective.capitalize()}" in screen.tiles()
    assert not screen.notice("rejected")
    for page in PAGES[:-1]:
        assert screen.go(page).address() == {"perspective": perspective}


@pytest.mark.usefixtures("villages")
def test_the_villages_budget() -> None:
    # 600.000 and 50.000 and 10.000 in 2030; from 2031 on no party, and 100 more for courses in 2032.
    detail = Screen("meerjarenbegroting", perspective="aadorp").choose("view-variant", "current").table("detail")
    assert detail["Totaal lasten"] == [660_000, 650_000, 650_100]
    assert detail["Meer dan nu begroot"] == [0, 0, 0]


@pytest.mark.usefixtures("villages")
def test_a_link_of_the_other_case_is_refused_by_name() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="150", cost_key="caseload")
    assert screen.notice("rejected") == ["‘caseload.tubbergen’ is geen aanname van deze casus."]
    assert screen.address() == {"cost_key": "caseload"}


# A case that cannot be read


BREAKAGES = {
    "a word for a number": (
        swap("figures.csv", "residents;aadorp;5000", "residents;aadorp;veel"),
        ["figures.csv", "2", "value", "veel", "Dit is geen getal."],
    ),
    "a decimal point": (
        swap("assumptions.csv", "share.aadorp;0,5;", "share.aadorp;0.5;"),
        ["assumptions.csv", "5", "default", "0.5", "Schrijf een komma voor decimalen en geen punt."],
    ),
    "a missing file": (
        lambda folder: (folder / "sources.csv").unlink(),
        ["sources.csv", "", "", "", "Dit bestand ontbreekt."],
    ),
    "an empty file": (put_bytes("tasks.csv", b""), ["tasks.csv", "", "", "", "Dit is leeg."]),
    "not UTF-8": (
        put_bytes("criteria.csv", "id;naam\nx;caf\u00e9\n".encode("latin-1")),
        [
            "criteria.csv",
            "2",
            "",
            "b'\\xe9'",
            "Het bestand is niet als UTF-8 opgeslagen. Sla het opnieuw op, als CSV UTF-8.",
        ],
    ),
    "no YAML": (
        put_bytes("findings.yaml", b"- id: [\n"),
        [
            "findings.yaml",
            "regel 1",
            "",
            "- id: [",
            "Dit is niet te lezen als YAML. Kijk naar het inspringen, de dubbele punten, en of elk aanhalingsteken en "
            "elke haak die opent ook sluit; een tekst waarin zij zelf staan, gaat tussen dubbele aanhalingstekens.",
        ],
    ),
    "a reference to nothing": (
        swap("figures.csv", "residents;aadorp;5000;count;verhaal", "residents;aadorp;5000;count;boek"),
        ["figures.csv", "2", "source", "boek", "Dit verwijst naar iets dat niet bestaat."],
    ),
    "shares of 110%": (
        swap("assumptions.csv", "share.aadorp;0,5;", "share.aadorp;0,6;"),
        ["assumptions.csv", "5", "default", "1,1", "De aandelen zijn samen meer dan 100%."],
    ),
    "a column that is not there": (
        swap("figures.csv", ";unit;", ";eenheid;"),
        ["figures.csv", "1", "unit", "", "Deze kolom ontbreekt."],
    ),
    "an unknown municipality": (
        swap("figures.csv", "residents;aadorp;", "residents;nergens;"),
        ["figures.csv", "2", "municipality", "nergens", "Dit verwijst naar iets dat niet bestaat."],
    ),
    "an id that stands there twice": (
        swap("criteria.csv", "stevig;council", "vlakbij;council"),
        ["criteria.csv", "3", "id", "vlakbij", "Deze id staat er twee keer."],
    ),
    "a caseload below zero": (
        swap("assumptions.csv", "caseload.aadorp;300;", "caseload.aadorp;-5;"),
        ["assumptions.csv", "2", "default", "-5", "Dit getal is te laag of te hoog."],
    ),
    "a default outside its range": (
        swap("assumptions.csv", "caseload.aadorp;300;", "caseload.aadorp;450;"),
        ["assumptions.csv", "2", "default", "450", "De uitgangswaarde ligt buiten het bereik."],
    ),
    "a script in a cell": (
        swap("figures.csv", "residents;aadorp;5000", "residents;aadorp;<img src=x onerror=alert(1)>"),
        ["figures.csv", "2", "value", "<img src=x onerror=alert(1)>", "Dit is geen getal."],
    ),
}


@pytest.mark.parametrize("kind", BREAKAGES)
def test_a_broken_case_says_where(kind: str, tmp_path: Path, use: Callable[[Path], None]) -> None:
    damage, expected = BREAKAGES[kind]
    folder = Path(shutil.copytree(VILLAGES, tmp_path / "case"))
    damage(folder)
    use(folder)
    screen = Screen()
    assert screen.test.title[0].value == "Keuzekompas"
    found = [row[:5] for row in screen.grid("problems")]
    assert any(all(want in (None, cell) for want, cell in zip(expected, row, strict=True)) for row in found), found
    assert screen.notice("broken") == ["Verbeter de bestanden en laad deze pagina opnieuw."]
    assert "Traceback" not in screen.everything()
    # No part of a page, and no control.
    assert set(screen.parts()) == {"broken", "problems"}
    assert not screen.test.get("select_slider")


def test_all_problems_stand_there_at_once(tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = Path(shutil.copytree(VILLAGES, tmp_path / "case"))
    BREAKAGES["a word for a number"][0](folder)
    BREAKAGES["a decimal point"][0](folder)
    use(folder)
    screen = Screen()
    assert {row[0] for row in screen.grid("problems")} >= {"figures.csv", "assumptions.csv"}
    count = len(screen.grid("problems"))
    assert plain(screen.part("broken")["notice"]["title"]) == (
        f"Deze casus kan niet worden getoond: er kloppen {count} dingen niet in de bestanden."
    )


def test_one_problem_is_one_thing(tmp_path: Path, use: Callable[[Path], None]) -> None:
    folder = Path(shutil.copytree(VILLAGES, tmp_path / "case"))
    BREAKAGES["a word for a number"][0](folder)
    use(folder)
    screen = Screen()
    assert len(screen.grid("problems")) == 1
    assert screen.part("broken")["notice"]["title"] == (
        "Deze casus kan niet worden getoond: er klopt één ding niet in de bestanden."
    )


def test_a_folder_that_is_not_there(tmp_path: Path, use: Callable[[Path], None]) -> None:
    use(tmp_path / "nergens")
    (row,) = Screen().grid("problems")
    assert row[0] == str(tmp_path / "nergens")
    assert row[4] == "Deze map bestaat niet."


def test_a_link_to_a_broken_case_shows_the_problems_too(tmp_path: Path, use: Callable[[Path], None]) -> None:
    use(tmp_path / "nergens")
    screen = Screen(caseload__tubbergen="150", lang="en", cost_key="?")
    assert len(screen.grid("problems")) == 1


def test_two_cases_with_one_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, use: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody can see the second, as of a copy that kept its id: every page says so, until it has an id of its own."""
    use(VILLAGES)
    assert Screen().notice("hidden") == []
    copy = Path(shutil.copytree(VILLAGES, tmp_path / "kopie"))
    monkeypatch.setenv(served.VARIABLE, os.pathsep.join((str(VILLAGES), str(copy))))
    said = f"De casus in {tmp_path.name}/kopie: ook een andere heeft de id drie-dorpen."
    assert Screen().notice("hidden") == [f"{said} Geef een van beide een andere id in case.yaml."]
    assert say_hidden(frozenset()) == {copy}
    assert [record.getMessage() for record in caplog.records if "niet te zien" in record.getMessage()] == [
        f"Twee casussen heten drie-dorpen: die in {copy} is niet te zien. Geef hem een andere id."
    ]
    assert case_problem() == "casus: is niet te zien (kopie, ook een andere heet drie-dorpen)"
    caplog.clear()
    assert say_hidden(frozenset({copy})) == {copy}
    swap("case.yaml", "id: drie-dorpen", "id: kopie")(copy)
    served.read.cache_clear()
    assert Screen().notice("hidden") == []
    assert not say_hidden(frozenset({copy}))
    assert case_problem() is None
    assert not caplog.records


# The pages of the options, on the villages. Scores by hand: tests/model/options/.


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_options_of_every_task_of_the_villages(language: str) -> None:
    screen = Screen("scenarios", lang=language)
    headlines = []
    for task in ("betalen", "terughalen", "begeleiden"):
        screen.select("view-task", task)
        assert not [name for name in REAL_NAMES if name in screen.everything()]
        headlines.append(screen.headline())
    if language == "nl":
        # betalen: the hybrid 75, the others 50. begeleiden: Werkplaats 62,5, written 63, and Bureau 37,5.
        assert headlines == [
            "Betalen: Hybride staat vooraan met 75 van de 100. Dat is ook het advies in de stukken.",
            "Terughalen: de bron geeft geen scenario’s.",
            "Begeleiden: Werkplaats staat vooraan met 63 van de 100. Dat is ook het advies in de stukken.",
        ]


@pytest.mark.usefixtures("villages")
def test_the_whole_model_of_the_villages() -> None:
    screen = Screen("uitvoeringsmodel")
    # (75 + 62,5) / 2 = 68,75. Betalen and begeleiden with two executors each: 2 × 2 × 2 × 2.
    assert screen.headline() == (
        "Mijn variant is het advies uit de stukken: het past voor 68,8 van de 100 bij de uitgangspunten."
    )
    assert screen.alt("cloud").startswith("Binnen de regels zijn 16 modellen mogelijk.")
    assert whole(screen) == {
        "Betalen": ("Bureau (front), Deeburg (back)", "een regel sluit uit: Werkplaats"),
        "Terughalen": ("Bureau (front), Deeburg (back)", "volgt Betalen"),
        "Begeleiden": ("Werkplaats", ""),
    }
    # begeleiden half by Bureau: 50; (75 + 50) / 2 = 62,5.
    choose(screen, "Begeleiden, frontoffice", "Bureau")
    assert screen.headline() == ("Mijn variant past voor 62,5 van de 100 bij de uitgangspunten, het advies voor 68,8.")
    (line,) = Screen("uitvoeringsmodel", back__betalen="werkplaats").notice("rejected")
    assert line.endswith("‘werkplaats’ kan niet. Een stichting mag geen uitkering betalen.")
