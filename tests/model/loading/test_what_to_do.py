"""What is refused says what to do about it: what stood there and what is allowed, as somebody types it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from export.case_tables import workbook_of
from model.loading.load import contents_of, load_case
from tests.export.office import recalculated
from tests.model.loading.edits import CASE, append, problems, put, read, replace, swap, write
from tests.model.loading.test_workbook import different, edited, villages, written
from tests.model.loading.workbook_edits import in_row

__all__ = ["villages"]


def cell(file: str, row: int, column: str, value: str) -> Callable[[Path], None]:
    return lambda folder: put(folder / file, row, column, value)


def renamed(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        rows = read(folder / file)
        write(folder / file, [[new if name == old else name for name in rows[0]], *rows[1:]])

    return change


SAID: dict[str, tuple[Callable[[Path], None], tuple[str, str, str]]] = {
    "a percentage": (cell("assumptions.csv", 2, "default", "62%"), ("62%", "percent", "0,62")),
    "a percentage with decimals": (cell("figures.csv", 4, "value", "2,5 %"), ("2,5 %", "percent", "0,025")),
    "a word where a number goes": (
        cell("assumptions.csv", 2, "default", "veel"),
        ("veel", "not_a_number", "0 – 100000"),
    ),
    "points between the thousands": (
        cell("budget_lines.csv", 4, "2030", "600.000"),
        ("600.000", "thousands", "600000"),
    ),
    "and decimals": (
        cell("figures.csv", 4, "value", "-1.250.000,5"),
        ("-1.250.000,5", "thousands", "-1250000,5"),
    ),
    "commas, as in English": (
        cell("budget_lines.csv", 4, "2030", "600,000"),
        ("600,000", "thousands", "600000"),
    ),
    "millions of a project": (
        cell("project.csv", 2, "amount", "1,250,000"),
        ("1,250,000", "thousands", "1250000"),
    ),
    "a point for decimals": (cell("figures.csv", 4, "value", "0.022"), ("0.022", "decimal_point", "0,022")),
    "an id": (cell("tasks.csv", 2, "id", "De Taak"), ("De Taak", "bad_id", "")),
    "years in one text": (
        swap("case.yaml", "[2030, 2031, 2032]", "['2030, 2031']"),
        ("2030, 2031", "years_apart", "[2030, 2031]"),
    ),
    "an amount that nobody knows": (cell("budget_lines.csv", 4, "2030", "PM"), ("PM", "no_amount", "")),
    "commas between ids": (
        cell("risks.csv", 2, "tasks", "zorg, werk;wonen"),
        ("zorg, werk;wonen", "several", "zorg+werk+wonen"),
    ),
    "points between the thousands of a text": (
        swap("findings.yaml", "alternative: 51000", "alternative: 51.000"),
        ("51.000", "thousands", "51000"),
    ),
    "a number between quotation marks": (
        swap("findings.yaml", "alternative: 51000", "alternative: '51000'"),
        ("51000", "number_as_text", "51000"),
    ),
    "a decimal comma in a text": (
        swap("findings.yaml", "    cost_key: caseload\n", "    cost_key: caseload\n    execution_index: 0,02\n"),
        ("0,02", "number_as_text", "0.02"),
    ),
    "a column with another name": (
        renamed("budget_lines.csv", "side", "kant"),
        ("kant", "unknown_column", "quote, side, tasks, prices, track"),
    ),
    "an amount of a letter": (
        cell("budget_lines.csv", 4, "2030", "€ 420.000,00"),
        ("€ 420.000,00", "amount_form", "420000,00"),
    ),
    "an amount with a dash": (
        cell("project.csv", 2, "amount", "420.000,-"),
        ("420.000,-", "amount_form", "420000"),
    ),
    "an amount with a euro sign": (
        cell("assumptions.csv", 2, "default", "€ 420.000"),
        ("€ 420.000", "amount_form", "420000"),
    ),
    "an amount below zero between brackets": (
        cell("budget_lines.csv", 4, "2030", "(1.500)"),
        ("(1.500)", "amount_form", "-1500"),
    ),
    "thousands in a word": (cell("budget_lines.csv", 4, "2030", "1,2345 dzd"), ("1,2345 dzd", "amount_form", "1234,5")),
    "millions": (cell("budget_lines.csv", 4, "2030", "€ 1,25 mln"), ("€ 1,25 mln", "amount_form", "1250000")),
    "a hard space between the thousands": (
        cell("budget_lines.csv", 4, "2030", "420\u00a0000"),
        ("420\u00a0000", "amount_form", "420000"),
    ),
    "an amount as English has it": (
        cell("figures.csv", 4, "value", "1,234.56"),
        ("1,234.56", "decimal_point", "1234,56"),
    ),
    "an amount of a letter in a text": (
        swap("findings.yaml", "alternative: 51000", "alternative: € 51.000,50"),
        ("€ 51.000,50", "amount_form", "51000.50"),
    ),
    "a percentage in a text": (
        swap("findings.yaml", "    cost_key: caseload\n", "    cost_key: caseload\n    execution_index: 2,5%\n"),
        ("2,5%", "percent", "0.025"),
    ),
    "a date with slashes": (
        cell("steps.csv", 2, "ready", "31/03/2027"),
        ("31/03/2027", "date_form", "31-03-2027"),
    ),
    "a date in words": (cell("steps.csv", 2, "ready", "31 maart 2027"), ("31 maart 2027", "date_form", "31-03-2027")),
    "a date as an office shows it": (
        cell("assurance.csv", 2, "date", "1-mrt-27"),
        ("1-mrt-27", "date_form", "01-03-2027"),
    ),
    "a day that is not there": (cell("steps.csv", 2, "ready", "31/02/2027"), ("31/02/2027", "bad_date", "dd-mm-jjjj")),
    "a date with slashes in a text": (
        swap("case.yaml", "2031-01-01", "31/03/2027"),
        ("31/03/2027", "date_form", "2027-03-31"),
    ),
    "a date as in a table in a text": (
        swap("case.yaml", "2031-01-01", "31-03-2027"),
        ("31-03-2027", "date_form", "2027-03-31"),
    ),
    "no date in a text": (swap("case.yaml", "2031-01-01", "ooit"), ("ooit", "bad_date", "jjjj-mm-dd")),
    "years from one to another": (
        swap("case.yaml", "[2030, 2031, 2032]", "[2030-2032]"),
        ("2030-2032", "years_apart", "[2030, 2031, 2032]"),
    ),
    "years without a list": (
        swap("case.yaml", "[2030, 2031, 2032]", "2030 t/m 2032"),
        ("2030 t/m 2032", "years_apart", "[2030, 2031, 2032]"),
    ),
    "a quotation mark that is not closed": (append("rules.yaml", "- 'oeps"), ("- 'oeps", "bad_yaml", "")),
}


@pytest.mark.parametrize("name", SAID)
def test_a_problem_says_what_to_do(copy: Path, name: str) -> None:
    change, (value, reason, allowed) = SAID[name]
    change(copy)
    found = next(one for one in problems(copy) if one.reason == reason)
    assert (found.value, found.allowed) == (value, allowed)


TYPED = {
    "amount": (in_row("findings", "correction/alternative", "€ 51.000,50"), ("amount_form", "51000,50")),
    "date": (in_row("assurance", "date", "31 maart 2027"), ("date_form", "31-03-2027")),
    "years": (lambda book: set_in_case(book, "years+", "2030-2032"), ("several", "2030+2031+2032")),
    "day of the case": (
        lambda book: set_in_case(book, "new_model_start/date", "31/03/2031"),
        ("date_form", "31-03-2031"),
    ),
}


def set_in_case(book: openpyxl.Workbook, path: str, value: str) -> None:
    next(row for row in book["case"].iter_rows() if row[0].value == path)[1].value = value


@pytest.mark.parametrize("name", TYPED)
def test_a_sheet_says_what_to_type_as_a_sheet_has_it(villages: bytes, tmp_path: Path, name: str) -> None:
    edit, said = TYPED[name]
    found = problems(edited(tmp_path, villages, edit))
    assert said in {(one.reason, one.allowed) for one in found}


def test_a_list_with_a_wrong_part_is_not_empty(copy: Path) -> None:
    replace(copy / "case.yaml", "[2030, 2031, 2032]", "['2030, 2031']")
    assert ("years", "empty") not in {(one.column, one.reason) for one in problems(copy)}


@pytest.mark.parametrize("field", ["6.711", "6.71a"])
def test_a_taakveld_may_be_a_part_of_one(copy: Path, field: str) -> None:
    """Wmo and youth care have 6.711 to 6.792 (Iv3), and before 2024 6.71a and 6.71b."""
    old = read(copy / "policy_fields.csv")[1][0]
    for file in ("policy_fields.csv", "budget_lines.csv"):
        write(copy / file, [[field if one == old else one for one in row] for row in read(copy / file)])
    for file in copy.glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(f"'{old}'", f"'{field}'"), "utf-8")
    assert load_case(copy).policy_fields[0].id == field


def test_a_cell_that_cannot_be_read_is_named_with_its_column(villages: bytes, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["budget_lines"]
        place = [one.value for one in sheet[1]].index("2031") + 1
        sheet.cell(3, place).value = "=2*150500"

    found = problems(edited(tmp_path, villages, edit))
    assert ("budget_lines", 3, "2031", "formula") in {(one.file, one.row, one.column, one.reason) for one in found}


def test_a_sheet_says_that_its_header_makes_a_list(villages: bytes, tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        head = next(one for one in book["findings"][1] if one.value == "pages+")
        head.value = "pages"

    (found,) = problems(edited(tmp_path, villages, edit))
    assert (found.column, found.reason, found.allowed) == ("pages", "not_a_list", "pages+")


def test_columns_of_a_text_may_stand_in_any_order(villages: bytes, tmp_path: Path) -> None:
    """The manual says so of every table; the second place of a finding then stands before the first."""

    def mirrored(book: openpyxl.Workbook) -> None:
        for sheet in ("findings", "rules"):
            rows = [[one.value for one in row] for row in book[sheet]]
            for row, values in zip(book[sheet], rows, strict=True):
                for one, value in zip(row, reversed(values), strict=True):
                    one.value = value

    assert different(load_case(edited(tmp_path, villages, mirrored)), load_case(CASE)) == []


def test_a_space_behind_a_word_is_not_of_it(villages: bytes, tmp_path: Path) -> None:
    """Nobody sees it; in a table it did not matter, in a text the id was another."""

    def spaced(book: openpyxl.Workbook) -> None:
        for sheet, columns in (("findings", "id"), ("rules", "id kind source status")):
            for name in columns.split():
                in_row(sheet, name, f" {value_in(book[sheet], name)} ")(book)

    assert load_case(edited(tmp_path, villages, spaced)).version == load_case(written(tmp_path, villages)).version


def value_in(sheet: Any, column: str) -> object:
    return sheet.cell(2, [one.value for one in sheet[1]].index(column) + 1).value


def test_a_number_of_a_sheet_is_no_text_with_thousands(villages: bytes, tmp_path: Path) -> None:
    """51.125 in a cell is fifty-one and an eighth, whatever it would mean where somebody types it as a text."""
    file = edited(tmp_path, villages, in_row("findings", "correction/alternative", 51.125))
    correction = load_case(file).findings[0].correction
    assert correction
    assert correction.alternative == 51.125


def test_what_an_office_saves_again_has_the_same_version(villages: bytes, tmp_path: Path) -> None:
    """An office writes empty rows behind each table: a saved variant would then be of other figures."""
    file = written(tmp_path, villages)
    recalculated([file], tmp_path / "office")
    again = tmp_path / "office" / "made" / file.name
    assert load_case(again).version == load_case(file).version
    assert not contents_of(again)[0]["budget_lines.csv"].rstrip(b"\n").endswith(b";;;")


def test_empty_rows_behind_a_table_are_not_of_it(villages: bytes, tmp_path: Path) -> None:
    """Whoever gave a thousand rows a colour, or an office that keeps lists for them, has the same figures."""
    version = load_case(written(tmp_path, villages)).version

    def coloured(book: openpyxl.Workbook) -> None:
        for sheet in ("budget_lines", "tracks"):
            for row in range(book[sheet].max_row + 1, 1_000):
                book[sheet].cell(row, 1).number_format = "@"

    assert load_case(edited(tmp_path, villages, coloured)).version == version


def test_a_workbook_of_a_case_that_is_refused_is_refused_too(copy: Path) -> None:
    """Not six hundred euros: 600,000 stays the text that it is."""
    put(copy / "budget_lines.csv", 4, "2030", "600,000")
    book = written(copy.parent, workbook_of(contents_of(copy)[0]))
    found = next(one for one in problems(book) if one.reason == "thousands")
    assert (found.file, found.row, found.column, found.value) == ("budget_lines", 4, "2030", "600,000")


@pytest.mark.parametrize(("typed", "is_so"), [("true", True), ("WAAR", True), ("Ja", True), ("onwaar", False)])
def test_an_answer_may_be_typed_as_any_office_has_it(villages: bytes, tmp_path: Path, typed: str, is_so: bool) -> None:
    """The manual says true: a Dutch office leaves that as a text, and writes WAAR itself."""
    file = edited(tmp_path, villages, lambda book: book["case"].append(["fictitious", typed]))
    assert load_case(file).about.fictitious is is_so


def test_another_answer_says_which_there_are(villages: bytes, tmp_path: Path) -> None:
    (found,) = problems(edited(tmp_path, villages, lambda book: book["case"].append(["fictitious", "misschien"])))
    assert (found.column, found.value, found.reason, found.allowed) == (
        "fictitious",
        "misschien",
        "not_allowed",
        "yes, no",
    )
