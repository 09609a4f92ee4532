"""A case as a workbook: the same case as its folder, every problem at its sheet and row, and hostile files refused."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from delivery.check import unread
from export.case_tables import workbook_of
from model.case.case import Case
from model.loading.load import contents_of, load_case
from model.loading.problems import REASONS
from model.loading.sheets import read_sheets
from tests.export.office import recalculated
from tests.model.loading.edits import CASE, Found, places
from tests.model.loading.test_load_anything import refusal
from tests.model.loading.workbook_edits import above, in_row, put, without, years
from tests.model.worlds import FOLDERS

FILES = int(os.environ.get("BROKEN_WORKBOOKS", "16"))


def made(folder: Path) -> bytes:
    return workbook_of(contents_of(folder)[0])


@pytest.fixture(scope="module")
def villages() -> bytes:
    return made(CASE)


def written(tmp_path: Path, content: bytes) -> Path:
    file = tmp_path / "casus.xlsx"
    file.write_bytes(content)
    return file


def edited(tmp_path: Path, content: bytes, edit: Callable[[openpyxl.Workbook], None]) -> Path:
    """As somebody changes and saves it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    file = tmp_path / "casus.xlsx"
    book.save(file)
    return file


def different(first: Case, second: Case) -> list[str]:
    """What is not the same in two cases; their version follows from the files."""
    fields = (name for name in Case.model_fields if name != "version")
    return [name for name in fields if getattr(first, name) != getattr(second, name)]


@pytest.mark.parametrize("name", FOLDERS)
def test_folder_to_workbook_to_folder_is_the_same_case(name: str, tmp_path: Path) -> None:
    folder = FOLDERS[name]
    file = written(tmp_path, made(folder))
    of_file = load_case(file)
    assert different(load_case(folder), of_file) == []
    again = tmp_path / "weer"
    again.mkdir()
    contents, problems = contents_of(file)
    assert problems == ()
    for one, content in contents.items():
        (again / one).write_bytes(content)
    assert load_case(again).version == of_file.version
    assert different(load_case(again), of_file) == []


def test_an_office_saves_the_same_case(villages: bytes, tmp_path: Path) -> None:
    file = written(tmp_path, villages)
    recalculated([file], tmp_path / "office")
    assert different(load_case(CASE), load_case(tmp_path / "office" / "made" / file.name)) == []


def test_numbers_days_and_choices_are_what_they_are(villages: bytes) -> None:
    """Not texts: an office computes and sorts with them. And what a cell may hold is a list."""
    book = openpyxl.load_workbook(io.BytesIO(villages))
    figures, steps = book["figures"], book["steps"]
    head = [cell.value for cell in figures[1]]
    assert all(isinstance(row[head.index("value")].value, int | float) for row in figures.iter_rows(min_row=2))
    ready = [cell.value for cell in steps[1]].index("ready")
    assert all(row[ready].is_date for row in steps.iter_rows(min_row=2))
    rules = {str(rule.sqref).partition(":")[0]: rule.formula1 for rule in figures.data_validations.dataValidation}
    letters = {name: figures.cell(2, place).coordinate for place, name in enumerate(head, start=1)}
    assert rules[letters["status"]] == '"bron,openbaar,aanname"'
    assert rules[letters["unit"]] == '"count,euro,fraction"'
    assert rules[letters["municipality"]].startswith("'municipalities'!$A$2:")
    assert rules[letters["source"]].startswith("'sources'!$A$2:")


HEADERS = {
    "rules": "id kind tasks+ executors+ text/nl text/en source place/nl place/en status",
    "context": "id kind text/nl text/en pages+ source place/nl place/en status",
    "findings": "id number title/nl title/en text/nl text/en places/1/source places/1/place/nl places/1/place/en "
    "pages+ switch correction/table correction/row correction/year correction/printed correction/alternative",
}
"""The columns of data/README.md, as a workbook names them."""


@pytest.mark.parametrize("sheet", HEADERS)
def test_a_sheet_without_items_says_where_each_value_goes(sheet: str) -> None:
    contents = {**contents_of(CASE)[0], f"{sheet}.yaml": b"[]\n"}
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(contents)))
    assert [cell.value for cell in book[sheet][1]] == HEADERS[sheet].split()


WRONG: dict[str, tuple[Callable[[openpyxl.Workbook], None], list[Found]]] = {
    "choice": (put("municipalities", "C2", "baas"), [("municipalities", 2, "role", "not_allowed")]),
    "formula": (put("figures", "C3", "=1+1"), [("figures", 3, "value", "formula")]),
    "formula in a sheet that may be missing": (put("assurance", "A2", "=A3"), [("assurance", 2, "id", "formula")]),
    "no sheet": (without("tracks"), [("tracks", None, None, "missing_sheet")]),
    "item": (put("findings", "B3", "één"), [("findings", 3, "number", "not_a_number")]),
    "path twice": (put("findings", "F1", "title/nl"), [("findings", 1, None, "duplicate_column")]),
    "path": (put("case", "A5", "years//1"), [("case", None, None, "unknown_field")]),
    "row": (put("rules", "A9", "x"), [("rules", 4, None, "empty_row")]),
    "an empty row above a table": (above("tracks", None), [("tracks", 1, None, "no_header")]),
    "an empty row above a text": (above("rules", None), [("rules", 1, None, "no_header")]),
    "a title above a text": (above("rules", "Regels"), [("rules", 1, None, "no_header")]),
    "no header of the case": (lambda book: book["case"].delete_rows(1), [("case", 1, None, "no_header")]),
    "a number as a text": (put("findings", "B3", "2"), [("findings", 3, "number", "number_as_text")]),
    "years with commas": (years("2030, 2031, 2032"), [("case", None, "years+", "several")]),
    "years with a dash": (years("2030-2032"), [("case", None, "years+", "several")]),
    "pages with commas": (in_row("findings", "pages+", "/planning, /risicos"), [("findings", 2, "pages+", "several")]),
    "third column of the case": (put("case", "C5", "2031"), [("case", 5, None, "too_many_cells")]),
}


@pytest.mark.parametrize(("edit", "found"), WRONG.values(), ids=WRONG)
def test_a_problem_is_at_its_sheet_and_row(
    villages: bytes, tmp_path: Path, edit: Callable[[openpyxl.Workbook], None], found: list[Found]
) -> None:
    assert set(found) <= set(places(edited(tmp_path, villages, edit)))


@pytest.mark.parametrize("title", ["Budget_Lines", "budget lines", "budget_lines ", " Budget-lines"])
def test_a_sheet_may_be_typed_again(villages: bytes, tmp_path: Path, title: str) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        book["budget_lines"].title = "x"
        book["x"].title = title

    file = edited(tmp_path, villages, rename)
    assert different(load_case(CASE), load_case(file)) == []
    assert unread(file) == []


@pytest.mark.parametrize("sort", ["limits", "steps"])
def test_of_two_sheets_that_are_called_alike_neither_is_chosen(villages: bytes, tmp_path: Path, sort: str) -> None:
    """But one that is called as it should be is read, and the other is named."""

    def also(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[sort]).title = f"{sort} "

    file = edited(tmp_path, villages, also)
    assert different(load_case(CASE), load_case(file)) == []
    assert unread(file) == [f"{sort} "]

    def neither(book: openpyxl.Workbook) -> None:
        also(book)
        book[sort].title = f" {sort}"

    alike = edited(tmp_path, villages, neither)
    assert sorted(unread(alike)) == [f" {sort}", f"{sort} "]
    if sort == "steps":  # the other may be missing
        assert (sort, None, None, "missing_sheet") in places(alike)


def test_what_an_empty_row_hides_is_said(villages: bytes, tmp_path: Path) -> None:
    """Items of a text are counted: after an empty row none would have the number of its own."""

    def edit(book: openpyxl.Workbook) -> None:
        book["findings"].insert_rows(3)

    assert ("findings", 3, None, "empty_row") in places(edited(tmp_path, villages, edit))


def test_days_may_be_typed_as_texts(villages: bytes, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in book["case"].iter_rows(min_row=2):
            if row[0].value == "planning_date/date":
                row[1].value = f"{row[1].value:%d-%m-%Y}"

    assert different(load_case(CASE), load_case(edited(tmp_path, villages, edit))) == []


# ---- hostile ----


def zipped(content: bytes, extra: dict[str, bytes]) -> bytes:
    """The file with other parts in it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in extra:
                new.writestr(name, old.read(name))
        for name, part in extra.items():
            new.writestr(name, part)
    return target.getvalue()


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)
FIRST = "xl/worksheets/sheet1.xml"
CELL = '<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'


def first_sheet(rows: str) -> dict[str, bytes]:
    return {FIRST: SHEET.format(rows).encode()}


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no zip": (lambda _: b"id;name\n", "not_xlsx"),
    "half": (lambda content: content[: len(content) // 2], "not_xlsx"),
    "another zip": (lambda _: zipped(_empty(), {"a.txt": b"a"}), "not_xlsx"),
    "macros": (lambda content: zipped(content, {"xl/vbaProject.bin": b"x"}), "macros"),
    "links": (lambda content: zipped(content, {"xl/externalLinks/externalLink1.xml": b"<a/>"}), "linked"),
    "bomb": (lambda content: zipped(content, {"xl/media/a.bin": bytes(60_000_000)}), "too_long"),
    "five megabytes": (lambda content: content + bytes(5_000_000), "too_long"),
    "far right": (lambda content: zipped(content, first_sheet(CELL.format(row=1, cell="XFD1"))), "too_many_columns"),
    "far down": (
        lambda content: zipped(content, first_sheet(CELL.format(row=1048576, cell="A1048576"))),
        "too_many_rows",
    ),
    "entities": (
        lambda content: zipped(
            content,
            {FIRST: b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SHEET.format("&b;" * 99).encode()},
        ),
        "not_xlsx",
    ),
    "no XML": (lambda content: zipped(content, {FIRST: b"<worksheet"}), "not_xlsx"),
    "error": (
        lambda content: zipped(content, first_sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>')),
        "not_allowed",
    ),
}


def _empty() -> bytes:
    target = io.BytesIO()
    zipfile.ZipFile(target, "w").close()
    return target.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_are_refused(kind: str, villages: bytes, tmp_path: Path) -> None:
    make, reason = HOSTILE[kind]
    assert reason in {found[3] for found in places(written(tmp_path, make(villages)))}


def broken(content: bytes, chance: random.Random) -> Iterator[bytes]:
    """Files in which bytes, whole parts, or cells of one are others."""
    while True:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = chance.choice(archive.namelist())
            text = archive.read(part)
        places = sorted(chance.sample(range(len(text)), min(len(text), chance.randint(1, 4))))
        other = bytearray(text)
        for place in places:
            other[place] = chance.choice([*b"<>/\"'=019ax&;", chance.randrange(256)])
        yield zipped(content, {part: bytes(other)})
        raw = bytearray(content)
        raw[chance.randrange(len(raw))] = chance.randrange(256)
        yield bytes(raw)


def test_any_broken_file_loads_or_is_refused(villages: bytes, tmp_path: Path) -> None:
    """With ``BROKEN_WORKBOOKS=n`` in the environment so many."""
    for _number, content in zip(range(FILES), broken(villages, random.Random(15)), strict=False):
        refused = refusal(written(tmp_path, content))
        assert refused is None or refused.problems
        assert refused is None or all(one.reason in REASONS for one in refused.problems)


def test_other_sheets_are_left_alone(villages: bytes) -> None:
    assert read_sheets(villages, ["tracks", "notes"])[0].keys() == {"tracks"}
