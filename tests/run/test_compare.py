"""run.py compare: what a change of the case did, in the terminal and as a page; and everything that can be wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import install
import run
from delivery import compare
from launcher.options import parse
from model.assumptions.declared import Unit
from model.outcomes.two_cases import Measure, Outcome
from tests.model.loading.edits import put
from tests.model.worlds import FOLDERS, ROOT
from tests.run.commands import Commands, refuse
from words.texts import speak
from words.two_cases.wording import difference_text

OLD = FOLDERS["drie-dorpen"]
EVIL = '<img src=x onerror="alert(1)"> & co'


@pytest.fixture(autouse=True)
def dutch() -> object:
    yield
    speak("nl")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A copy in which Aadorp has ten benefits more, with a version that says so."""
    folder = tmp_path / "nieuw"
    shutil.copytree(OLD, folder)
    put(folder / "assumptions.csv", 2, "default", "310")
    put(folder / "target_group.csv", 3, "number", str(int(number(folder)) + 10))
    with (folder / "versions.csv").open("a", encoding="utf-8") as file:
        file.write('3;01-04-2030;"Aadorp telt 310.";"Aadorp has 310.";"' + EVIL.replace('"', '""') + '";Counted.\n')
    return folder


def number(folder: Path) -> str:
    lines = (folder / "target_group.csv").read_text("utf-8").splitlines()
    return dict(zip(lines[0].split(";"), lines[2].split(";"), strict=False))["number"]


# ---- the command line ----


def test_paths_count_from_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("oud", "nieuw"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    found = parse(["compare", "oud", "--html=uit.html", "nieuw", "--lang", "en"]).about_case
    assert found == [
        "delivery.compare",
        str(tmp_path / "oud"),
        str(tmp_path / "nieuw"),
        "--html",
        str(tmp_path / "uit.html"),
        "--lang",
        "en",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "dit zijn er 0"),
        (["."], "dit zijn er 1"),
        ([".", ".", "."], "dit zijn er 3"),
        ([".", "weg"], "De map met de casus bestaat niet"),
        ([".", __file__], "Dit is geen map en geen werkboek (.xlsx); geef de map of het werkboek van de casus"),
        ([".", ".", "--html"], "Achter --html ontbreekt een waarde"),
        ([".", ".", "--html", "."], "Hier kan geen bestand komen"),
        ([".", ".", "--html", "weg/uit.html"], "Hier kan geen bestand komen"),
        ([".", ".", "--html="], "Hier kan geen bestand komen: (leeg)"),
        ([".", ".", "--lang", "fr"], "Taal ‘fr’ kan niet: geef nl of en"),
        ([".", ".", "--port", "1"], "‘--port’ is onbekend"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], said: str, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refuse(["compare", *arguments], capsys)
    assert commands.seen == [], "found out before anything is installed"


def test_help_tells_of_it(commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["compare", "--help"]) == 0
    assert "run.py compare OUD NIEUW" in capsys.readouterr().out
    assert commands.seen == []


def test_the_exit_code_is_that_of_the_comparison(project: Path, commands: Commands) -> None:
    install.mark(install.RUN_FILES)
    commands.answer = lambda command: (1 if "delivery.compare" in command else 0, "")
    assert run.main(["compare", str(OLD), str(OLD)]) == 1
    (command,) = commands.with_("delivery.compare")
    assert command[-2:] == [str(OLD), str(OLD)]


# ---- the report ----


def test_in_the_terminal(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Aadorp from 300 to 310 benefits."""
    assert compare.main([str(OLD), str(new)]) == 0
    lines = capsys.readouterr().out.replace("\u00a0", " ").splitlines()
    assert lines[1].endswith("uitkomsten zijn veranderd.")
    assert any(
        line.split() == ["Uitkeringen", "in", "Aadorp", "(caseload.aadorp)", "300", "→", "310"] for line in lines
    )
    assert any(line.startswith("  Versie 3 (01-04-2030): Aadorp telt 310. Waarom:") for line in lines)
    # c_aadorp (1 - f) / f - the rest: 310 × 0,5 / 0,5 - 100 = 210, ten more than 300 gives.
    (row,) = {tuple(line.split()) for line in lines if "Omslagpunt: uitkeringen in Beekveld" in line}
    assert row[-4:] == ("200,0", "→", "210,0", "+10,0")


def test_in_english_and_without_a_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main([str(OLD), str(OLD), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("None of the ")


class Reader(HTMLParser):
    """What stands in the page: its tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_as_a_page(new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "uit.html"
    assert compare.main([str(OLD), str(new), "--html", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    found = Reader(file.read_text("utf-8"))
    assert found.named("html") == [{"lang": "nl"}]
    assert len(found.named("h1")) == 1
    assert len(found.named("caption")) == len(found.named("table")) == 9, "eight scenarios and the defaults"
    assert {cell.get("scope") for cell in found.named("th")} == {"col", "row"}
    # Nothing from elsewhere, and nothing of the case is markup.
    assert not found.named("script")
    assert not found.named("img")
    assert not found.named("link")
    assert EVIL in found.text
    # What changed says so without colour: by how much, and what did not is called the same.
    assert found.text.count("gelijk") > 0
    assert "+10,0" in found.text


def test_a_break_even_says_of_which_year_or_why_there_is_none(tmp_path: Path) -> None:
    file = tmp_path / "uit.html"
    case = str(ROOT / "data" / "ganzemarke")
    assert compare.main([case, case, "--html", str(file)]) == 0
    text = " ".join(Reader(file.read_text("utf-8")).text.split())
    for name in ("Hoogwelde", "Eskeloo", "Wielderveen"):
        # In eight scenarios, of which two move what the tasks cost.
        assert text.count(f"Omslagpunt: uitkeringen in {name}") == 8
        assert text.count(f"in {name}hangt af van wat elke taak kosthangt af van wat elke taak kostgelijk") == 2
    assert text.count("in Hoogwelde811,0 (2028)811,0 (2028)gelijk") == 5
    assert "gewijzigd" not in text


def test_a_case_that_does_not_load_says_all_of_it(
    new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(new / "figures.csv", 2, "value", "0.5")
    put(new / "assumptions.csv", 3, "default", "\x1b[31mveel")
    file = tmp_path / "uit.html"
    assert compare.main([str(tmp_path / "weg"), str(new), "--html", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert not file.exists()
    assert "weg laadt niet." in said.err
    assert "Deze map bestaat niet." in said.err
    assert "figures.csv, rij 2, kolom value: Schrijf een komma voor decimalen en geen punt." in said.err
    assert "assumptions.csv, rij 3, kolom default: Dit is geen getal." in said.err
    assert "\x1b" not in said.err
    assert "Traceback" not in said.err


def test_a_page_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main([str(OLD), str(OLD), "--html", str(tmp_path / "weg" / "uit.html")]) == 1
    said = capsys.readouterr()
    assert "kan niet worden geschreven (FileNotFoundError)" in said.err
    assert said.out == ""


def test_who_reads_only_the_start_sees_no_traceback(new: Path) -> None:
    command = f'"{sys.executable}" -m delivery.compare "{OLD}" "{new}" | head -1'
    done = subprocess.run(command, shell=True, cwd=install.ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Drie dorpen")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("unit", "after", "said"),
    [
        ("euro", 100.3, "minder dan € 1"),
        ("euro", 101.4, "€ +1"),
        ("count", 100.02, "minder dan 0,1"),
        ("count", 100.1, "+0,1"),
    ],
)
def test_what_changed_is_not_written_as_nought(unit: Unit, after: float, said: str) -> None:
    speak("nl")
    measure = Measure(name="cost", unit=unit, variant="mine", municipality="aadorp")
    found = Outcome(scenario="printed", measure=measure, before=100.0, after=after)
    assert difference_text(found).replace("\xa0", " ") == said
