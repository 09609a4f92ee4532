"""run.py check, case-to-xlsx and xlsx-to-case: what they say, what they write, and everything that can be wrong."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import install
import run
from delivery import case_files, check
from export.case_tables import workbook_of
from launcher.options import parse
from model import load_case
from model.loading.load import contents_of
from tests.model.loading.edits import CASE, put, replace
from tests.model.worlds import FOLDERS, ROOT
from tests.pages.screen import Screen
from tests.run.commands import Commands, refuse
from ui.session import served
from words.texts import speak


@pytest.fixture(autouse=True)
def dutch() -> object:
    yield
    speak("nl")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The villages without what a case may do without."""
    folder = Path(shutil.copytree(CASE, tmp_path / "drie-dorpen"))
    for file in ("then_and_now", "funding_ways", "missing_documents", "deliverables", "correlations", "drawn"):
        table = folder / f"{file}.csv"
        table.write_text(table.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    for file in ("model_parts", "assurance", "limits", "versions"):
        (folder / f"{file}.csv").unlink()
    return folder


# ---- the command line ----


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "Hier horen 1 namen bij; dit zijn er 0"),
        (["check", "weg"], "De map met de casus bestaat niet"),
        (["check", ".", "--html", "uit.html"], "‘--html’ is onbekend"),
        (["case-to-xlsx", "."], "dit zijn er 1"),
        (["case-to-xlsx", ".", __file__], "Dit is er al"),
        (["case-to-xlsx", ".", "uit.csv"], "Een werkboek heet .xlsx"),
        (["case-to-xlsx", ".", "weg/uit.xlsx"], "is er niet"),
        (["xlsx-to-case", ".", "uit.xlsx"], "Een werkboek heet .xlsx"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: list[str], said: str, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refuse(arguments, capsys)
    assert commands.seen == [], "found out before anything is installed"


def test_paths_count_from_the_users_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "casus").mkdir()
    monkeypatch.chdir(tmp_path)
    whole = [str(tmp_path / "casus"), str(tmp_path / "uit.xlsx")]
    assert parse(["case-to-xlsx", "casus", "uit.xlsx"]).about_case == ["delivery.case_files", *whole]
    assert parse(["check", "casus", "--lang=en"]).about_case == ["delivery.check", whole[0], "--lang", "en"]


def test_the_exit_code_is_that_of_the_check(project: Path, commands: Commands) -> None:
    install.mark(install.RUN_FILES)
    commands.answer = lambda command: (1 if "delivery.check" in command else 0, "")
    assert run.main(["check", str(CASE)]) == 1


# ---- check ----


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_what_is_in_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    """By hand, from the tables: which municipalities pay, and how many lines a table has beside its header."""
    assert check.main([str(FOLDERS["dinkelland-tubbergen"])]) == 0
    lines = told(capsys)
    assert "Betalen mee Dinkelland, Tubbergen" in lines
    assert "Begrotingsjaren 2020–2024" in lines
    assert "Geen gedrukte uitvoering van Tubbergen" in lines
    tasks = (FOLDERS["dinkelland-tubbergen"] / "tasks.csv").read_text("utf-8").strip().count("\n")
    assert f"tasks.csv {tasks} rijen" in lines
    assert lines[lines.index("Dit laten pagina’s weg:") + 1] == "niets"


def test_what_pages_leave_out(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(bare), "--lang", "en"]) == 0
    lines = told(capsys)
    left = lines[lines.index("Pages leave this out:") + 1 : -2]
    assert "/uitvoeringsmodel the drawing of the future model (model_parts.csv)" in left
    assert {line.partition("(")[2] for line in left} >= {
        f"{name}.csv)"
        for name in (
            "then_and_now", "funding_ways", "missing_documents", "deliverables", "correlations", "drawn",
            "model_parts", "assurance", "limits", "versions",
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("situatie", "then"),
        ("uitvoeringsmodel", "future"),
        ("onzekerheid", "correlations"),
    ],
)
def test_the_page_leaves_it_out_indeed(page: str, part: str, bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shows() -> bool:
        served.read.cache_clear()
        return part in Screen(page).parts()

    monkeypatch.setenv(served.VARIABLE, str(CASE))
    assert shows()
    monkeypatch.setenv(served.VARIABLE, str(bare))
    assert not shows()
    served.read.cache_clear()


def test_every_mistake_is_named(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(bare / "municipalities.csv", 2, "role", "baas")
    put(bare / "tasks.csv", 2, "group", "weg")
    assert check.main([str(bare)]) == 1
    said = capsys.readouterr().err
    assert "municipalities.csv, rij 2, kolom role: Deze waarde kan hier niet. Er staat: baas." in said
    assert "tasks.csv, rij 2, kolom group" in said


def test_what_nobody_reads_is_named(bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table with a slip of the pen in its name, that a case may do without: it would be missed in silence."""
    (bare / "limit.csv").write_text("id;text_nl;text_en;findings\n", "utf-8")
    said = ["Niet gelezen, want zo heet niets in een casus:", "limit.csv"]
    assert check.main([str(bare)]) == 0
    lines = told(capsys)
    assert lines[lines.index(said[0]) :][:2] == said
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(contents_of(bare)[0])))
    book.create_sheet("kladblad")
    book.remove(book["tracks"])
    book.save(tmp_path / "casus.xlsx")
    assert check.main([str(tmp_path / "casus.xlsx")]) == 1
    assert "Niet gelezen, want zo heet niets in een casus:\n  kladblad" in capsys.readouterr().err
    assert check.main([str(CASE)]) == 0
    assert said[0] not in told(capsys)


# ---- to a workbook and back ----


@pytest.mark.parametrize("source", [CASE, ROOT / "data" / "jeugdhulp"], ids=lambda source: source.name)
def test_to_a_workbook_and_back(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, folder = tmp_path / "casus.xlsx", tmp_path / "weer"
    assert case_files.main([str(source), str(file)]) == 0
    assert case_files.main([str(file), str(folder)]) == 0
    assert told(capsys) == [f"Geschreven: {file}", f"Geschreven: {folder}"]
    assert load_case(folder).version == load_case(file).version
    assert load_case(folder).about == load_case(source).about
    assert case_files.main([str(file), str(folder)]) == 1
    assert "is er al" in capsys.readouterr().err


def no_text(folder: Path) -> None:
    (folder / "rules.yaml").write_text("a: [", "utf-8")


def no_table(folder: Path) -> None:
    (folder / "tasks.csv").unlink()


def nothing(folder: Path) -> None:
    (folder / "tasks.csv").write_text("\n", "utf-8")


def other_encoding(folder: Path) -> None:
    (folder / "findings.yaml").write_bytes(b"- id: caf\xe9\n")


def unfinished_item(folder: Path) -> None:
    """In a workbook a blank row, which is no rule any more: it was lost, and the workbook loaded."""
    with (folder / "rules.yaml").open("a", encoding="utf-8") as file:
        file.write("- id:\n  source: ' '\n  tasks: []\n")


def endless_cell(folder: Path) -> None:
    put(folder / "tasks.csv", 2, "label_nl", "x" * 40_000)


def larger_than_any_cell(folder: Path) -> None:
    put(folder / "tasks.csv", 2, "label_nl", "x" * 200_000)


@pytest.mark.parametrize(
    ("spoil", "file"),
    [
        (no_text, "rules.yaml"),
        (no_table, "tasks.csv"),
        (nothing, "tasks.csv"),
        (other_encoding, "findings.yaml"),
        (unfinished_item, "rules.yaml"),
        (endless_cell, "tasks"),
        (larger_than_any_cell, "tasks.csv"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_written(
    spoil: Callable[[Path], None], file: str, bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(bare)
    assert case_files.main([str(bare), str(tmp_path / "uit.xlsx")]) == 1
    assert file in capsys.readouterr().err
    assert not (tmp_path / "uit.xlsx").exists()


def test_an_empty_item_is_named_as_one_of_its_file(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file was named as what stood there."""
    number = len(load_case(bare).rules) + 1
    unfinished_item(bare)
    assert case_files.main([str(bare), str(tmp_path / "uit.xlsx")]) == 1
    said = f"Keuzekompas: rules.yaml, onderdeel {number}: Deze rij is leeg. Haal haar weg."
    assert capsys.readouterr().err.strip() == said


@pytest.mark.parametrize("years", ["", "3", "{a: 1}"])
def test_a_case_with_a_mistake_can_be_a_workbook(
    years: str, bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that it can be mended there; nothing of it is lost on the way."""
    put(bare / "municipalities.csv", 2, "role", "baas")
    if years:
        replace(bare / "case.yaml", "years: [2030, 2031, 2032]", f"years: {years}")
    file = tmp_path / "uit.xlsx"
    assert case_files.main([str(bare), str(file)]) == 0
    assert check.main([str(file)]) == 1
    assert "municipalities, rij 2, kolom role" in capsys.readouterr().err


def test_a_path_with_a_space_stands_between_quotes(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So that the command that is advised can be copied; and of one row stands no more."""
    folder = Path(shutil.copytree(bare, tmp_path / "drie dorpen"))
    decisions = folder / "decisions.csv"
    decisions.write_text("".join(decisions.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    assert check.main([str(folder)]) == 0
    lines = told(capsys)
    assert f'De casus is goed. Starten: python3 run.py --case "{folder}"' in lines
    assert "decisions.csv 1 rij" in lines


# ---- the id ----


def test_an_id_that_is_not_the_folder_is_said(bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Links and saved variants go by it, so two cases with one id hide each other."""
    said = "De map heet onze-casus, en de id in case.yaml is drie-dorpen."
    assert check.main([str(bare)]) == 0
    assert said not in told(capsys)
    copy = Path(shutil.copytree(bare, tmp_path / "onze-casus"))
    assert check.main([str(copy)]) == 0
    assert said in told(capsys)
    # A workbook may be called anything.
    (tmp_path / "versie-2.xlsx").write_bytes(workbook_of(contents_of(bare)[0]))
    assert check.main([str(tmp_path / "versie-2.xlsx")]) == 0
    assert "De map heet" not in capsys.readouterr().out


def test_an_advice_that_has_no_scenario_is_said(tmp_path: Path) -> None:
    """Then the first scenario counts in its place: nobody would see that the cost is of another executor."""
    source = ROOT / "tests" / "cases" / "aardal-beemstede"
    folder = Path(shutil.copytree(source, tmp_path / "aardal-beemstede"))
    assert "Advies zonder scenario" not in dict(check.held(load_case(folder)))
    tasks = folder / "tasks.csv"
    tasks.write_text(
        tasks.read_text("utf-8").replace(";zelf;buren;De aanvraag", ";ceehuizen;buren;De aanvraag"), "utf-8"
    )
    assert dict(check.held(load_case(folder)))["Advies zonder scenario"] == (
        "Uitkeringen: Ceehuizen heeft daar geen scenario; Advies rekent met Zelf"
    )
