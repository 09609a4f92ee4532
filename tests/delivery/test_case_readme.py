"""data/README.md: made of the records, and enough to make a case: whoever copies its examples has one that loads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
import yaml

from delivery.case_readme.examples import SMALL, example
from delivery.case_readme.fields import KINDS, common_of, fields_of
from delivery.case_readme.page import PAGE, page
from delivery.case_readme.texts import chapters
from model.loading.csv_tables import columns_of
from model.loading.draft import ABOUT, FILES, OPTIONAL, RECORDS
from model.loading.load import CaseError, case_of, load_case

README = PAGE.read_text("utf-8")
CHAPTERS = chapters()
TABLES = {FILES[name]: record for name, record in RECORDS.items() if FILES[name].endswith(".csv")}
YEARS = (2027, 2028, 2029)


def test_the_page_is_what_the_records_and_texts_say() -> None:
    assert page() == README, (
        "data/README.md is made: change delivery/case_readme and run python -m delivery.case_readme"
    )


def test_every_case_that_ships_is_named() -> None:
    folders = [one.name for one in PAGE.parent.iterdir() if (one / ABOUT).is_file()]
    assert re.findall(r"^- `([a-z0-9-]+)`: ", README.partition("## Een eigen casus")[0], re.MULTILINE) == sorted(
        folders
    )


def test_every_file_has_its_chapter() -> None:
    assert sorted(CHAPTERS) == sorted(KINDS)


@pytest.mark.parametrize("file", KINDS)
def test_every_column_is_explained_once(file: str) -> None:
    """A text without a column, a column without a text, or a value of which nothing says what it means."""
    fields = {field.name: field for field in fields_of(file)}
    texts = CHAPTERS[file].columns
    assert set(texts) - {*common_of(KINDS[file])} == set(fields)
    assert [*texts].count("source") <= 1
    for name, field in fields.items():
        assert tuple(texts[name].values) == field.choices, name
        said = texts[name].without != ""
        assert said == (not field.required and not field.default), f"{name}: what happens without it"


@pytest.mark.parametrize("file", KINDS)
def test_every_column_has_an_example(file: str) -> None:
    blocks = ("blok", "lijst van blokken")
    without = [
        one.name for one in fields_of(file) if not one.allowed.startswith(blocks) and not example(file, one.name)
    ]
    assert without == [], f"fill it in once in {SMALL / file}"


def test_each_link_leads_to_a_heading() -> None:
    """Headings as GitHub names them: small letters, no signs, lines for spaces."""
    headings = re.findall(r"^#{2,3} (.*)$", README, re.MULTILINE)
    anchors = {
        "".join(sign for sign in one.lower() if sign.isalnum() or sign in "_- ").replace(" ", "-") for one in headings
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", README))
    assert len(links) > len(KINDS)
    assert links <= anchors


def shown() -> dict[str, str]:
    """The examples as a reader copies them: of each chapter the block under it."""
    found = re.findall(r"^### (\S+): .*?^```(?:csv|yaml)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return dict(found)


def table(text: str) -> tuple[list[str], list[list[str]]]:
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return head, rows


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {file: text.encode() for file, text in files.items()}


def test_the_examples_together_are_a_case() -> None:
    case = case_of(encoded(shown()))
    assert case.assumptions == load_case(SMALL).assumptions
    assert [one.name for one in case.participants] == ["Aardal", "Beemstede"]
    for name, file in FILES.items():
        text = shown()[file]
        count = len(table(text)[1]) if file.endswith(".csv") else len(yaml.safe_load(text))
        # Of the assumptions some follow from other tables.
        assert count > 0
        assert len(getattr(case, name)) == count or file == "assumptions.csv", file


def rows_of(file: str) -> list[list[str]]:
    """The lines of a chapter's table of columns."""
    chapter = README.partition(f"\n### {file}: ")[2].partition("\n### ")[0]
    lines = [line for line in chapter.splitlines() if line.startswith("| `")]
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in lines]


@pytest.mark.parametrize("file", TABLES)
def test_each_example_stands_in_its_column(file: str) -> None:
    """So it is one that loads: that of the small case does, and those of the other cases do."""
    head, rows = table(shown()[file])
    for line in rows_of(file):
        names = re.findall("`([^`]+)`", line[0])
        if len(line) < 5 or not line[3] or names[0] not in {field.shown.strip("`") for field in fields_of(file)}:
            continue
        own = [names[0].replace("_nl/_en", "") + end for end in (("_nl", "_en") if "_nl/_en" in names[0] else ("",))]
        for name, cell in zip(own, re.findall("`([^`]+)`", line[3]), strict=True):
            assert cell in {row[head.index(name)] for row in rows}, (file, name)


def least() -> dict[str, str]:
    """The small case with only what is said to be needed: columns, rows and values."""
    files = {}
    for file, text in shown().items():
        if file == ABOUT:
            about = yaml.safe_load(text)
            del about["new_model_start"]["contract_end"]
            optional = {one.name for one in fields_of(ABOUT) if not one.required}
            files[file] = yaml.safe_dump({name: value for name, value in about.items() if name not in optional})
        elif file.endswith(".yaml"):
            files[file] = "[]"
        elif file not in OPTIONAL:
            files[file] = _least(file, text)
    return files


def _least(file: str, text: str) -> str:
    head, rows = table(text)
    kept = [name for name, column in columns_of(TABLES[file], YEARS).items() if column.required]
    if file == "assumptions.csv":  # of these some may only be absent where there is a choice
        kept += ["low", "high", "step"]
        gone = ("strength", "finding", "weight", "benefits_per_fte", "executor_cost")
        rows = [row for row in rows if row[head.index("id")].partition(".")[0] not in gone]
    kept += {"risk_classes.csv": ["high"], "figures.csv": ["municipality"]}.get(file, [])
    if CHAPTERS[file].empty:
        rows = []
    lines = [kept, *([row[head.index(name)] for name in kept] for row in rows)]
    return "".join(";".join(cells) + "\n" for cells in lines)


def test_what_is_not_said_to_be_needed_may_be_left_out() -> None:
    case = case_of(encoded(least()))
    assert [len(getattr(case, name)) for name, file in FILES.items() if CHAPTERS[file].empty].count(0) > 20


@pytest.mark.parametrize("file", [file for file in TABLES if not CHAPTERS[file].empty])
def test_a_table_that_needs_rows_does_not_load_without(file: str) -> None:
    files = shown()
    with pytest.raises(CaseError):
        case_of(encoded(files | {file: files[file].partition("\n")[0] + "\n"}))


def test_what_is_read_off_a_record_is_right() -> None:
    """By hand, of each kind of cell one."""
    found = {(file, one.name): (one.allowed, one.required, one.default) for file in KINDS for one in fields_of(file)}
    assert found["risks.csv", "chance_class"] == ("heel getal, 1 t/m 5", False, "")
    assert found["correlations.csv", "correlation"] == ("getal, meer dan -1, minder dan 1", True, "")
    assert found["steps.csv", "ready"] == ("datum", True, "")
    assert found["steps.csv", "days_longer"] == ("heel getal, 0 t/m 3650", False, "0")
    assert found["tasks.csv", "advice_front"] == ("ids uit `executors.csv`", False, "")
    assert found["executors.csv", "may_pay_benefits"] == ("`yes` of `no`", False, "yes")
    assert found["budget_lines.csv", "policy_field_status"] == ("`bron`, `openbaar` of `aanname`", False, "aanname")
    assert found["findings.yaml", "correction/printed"] == ("getal of datum", True, "")
    assert found["case.yaml", "years"] == ("hele getallen, 1990 t/m 2100", True, "")
    assert found["project.csv", "amount"] == ("getal, 0 t/m 100.000.000", True, "")


def test_a_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import runpy

    monkeypatch.setattr("delivery.case_readme.page.PAGE", tmp_path / "README.md")
    runpy.run_module("delivery.case_readme", run_name="__main__")
    assert (tmp_path / "README.md").read_text("utf-8") == README
