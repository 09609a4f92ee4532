"""A workbook that is brought back sets what it was made of, and what somebody typed in it; a bad one sets nothing."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import openpyxl
import pytest

from export.workbook.content import content_of
from export.workbook.layout import OWN_SHEET
from export.workbook.read_back import read
from export.workbook.write import written
from model.assumptions.declared import Value
from model.assumptions.values import AssumptionError, Assumptions, choices, declaration
from model.case.case import Case
from store.problems import FileRefused
from tests.model.worlds import dinkelland, villages
from words.link import read_link
from words.saving import file_refused
from words.texts import language, speak

CASE = villages()
SET = {"caseload.aadorp": 320.0, "cost_key": "caseload", "execution_cost_change": 0.1}
COUNT, KEY, SWITCH = "caseload.aadorp", "cost_key", "finding.bbz_in_caseload"


@pytest.fixture(autouse=True)
def in_dutch() -> Iterator[None]:
    speak("nl")
    yield
    speak("nl")


def made(case: Case, settings: Assumptions) -> bytes:
    return written(content_of(case, settings, "mine", "https://voorbeeld.nl/", date(2026, 11, 30)))


@cache
def workbook() -> bytes:
    """With ``SET``."""
    return made(CASE, CASE.assumptions.replace(**SET))


def changes(content: bytes, case: Case = CASE) -> dict[str, Value]:
    link = read_link(case, read(case, content).content.settings)
    assert link.problems == ()
    return dict(link.changes)


def edited(edit: Callable[[Any], None], content: bytes | None = None) -> bytes:
    """As somebody leaves it who opens it, types and saves."""
    book = openpyxl.load_workbook(io.BytesIO(content or workbook()))
    edit(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell(book: Any, id: str, sheet: str = "Invoer") -> Any:
    """The cell in which an input is typed."""
    (row,) = [row for row in book[sheet].iter_rows(min_row=5) if row[10].value == id]
    return row[1]


def typed(id: str, value: object) -> bytes:
    return edited(lambda book: setattr(cell(book, id), "value", value))


def anything(case: Case, chance: random.Random) -> Assumptions:
    """About a third of all assumptions at another value."""
    found = case.assumptions
    for id, _value in case.assumptions.items():
        row, declared = case.row(id), declaration(id)
        if chance.random() > 0.35 or row.low is None or row.high is None or declared.unit == "date":
            continue
        value: Value = chance.uniform(row.low, row.high)
        if declared.unit == "switch":
            value = float(chance.randrange(2))
        elif declared.whole:
            value = float(round(float(value)))
        try:
            found = found.replace(**{id: value})
        except AssumptionError:
            continue
    for id, value in case.assumptions.items():
        if isinstance(value, str) and chance.random() < 0.5:
            found = found.replace(**{id: chance.choice(choices(case.assumptions, id))})
    return found


@pytest.mark.parametrize("seed", range(2))
def test_what_was_set_comes_back_the_same(seed: int) -> None:
    case = dinkelland() if seed == 0 else CASE
    settings = anything(case, random.Random(seed))
    wanted = dict(settings.changed_from(case.assumptions))
    assert len(wanted) > 10
    assert changes(made(case, settings), case) == wanted


def test_what_was_typed_counts_and_the_rest_stays() -> None:
    assert changes(edited(lambda book: None)) == SET
    assert changes(typed(COUNT, 310)) == {**SET, COUNT: 310.0}
    assert changes(typed(KEY, "Aantal inwoners")) == {**SET, KEY: "residents"}
    # Back at the case is no change.
    default = CASE.assumptions.get(COUNT)
    assert changes(typed(COUNT, default)) == {id: value for id, value in SET.items() if id != COUNT}


def test_rows_may_be_moved_and_it_may_be_in_another_language() -> None:
    assert changes(edited(lambda book: book["Invoer"].insert_rows(5, 3), typed(COUNT, 310))) == {**SET, COUNT: 310.0}
    speak("en")
    english = edited(lambda book: setattr(cell(book, KEY, "Inputs"), "value", "Number of residents"),
                     made(CASE, CASE.assumptions))  # fmt: skip
    speak("nl")
    assert changes(english) == {KEY: "residents"}
    assert language() == "nl"


def in_own(name: str, text: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        (row,) = [row for row in book[OWN_SHEET].iter_rows() if row[1].value == name and row[0].value == "about"]
        row[2].value = text

    return edit


def with_part(name: str, content: bytes) -> bytes:
    """A part more in the zip."""
    file = io.BytesIO(workbook())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def of_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """With one part of the zip changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as before, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if part == name else content)
    return file.getvalue()


def laughing(content: bytes) -> bytes:
    """Entities that stand for ten of the one before: a few lines that are gigabytes when they are written out."""
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(12))
    head, _end, rest = content.partition(b"?>")
    doctype = b'<!DOCTYPE x [<!ENTITY l0 "lachen">%s]>' % lines
    return head + b"?>" + doctype + rest.replace(b"</t>", b"&l12;</t>", 1)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"PK geen zip", "is niet te lezen"),
    "half": (lambda: workbook()[:2_000], "is niet te lezen"),
    "another zip": (lambda: with_nothing(), "is niet te lezen"),
    "a bomb": (lambda: with_part("xl/media/a.bin", bytes(13_000_000)), "te groot"),
    "entities": (lambda: of_part("xl/sharedStrings.xml", laughing), "is niet te lezen"),
    "50 MB": (lambda: bytes(50_000_000), "te groot"),
    "other files": (lambda: with_part("xl/externalLinks/externalLink1.xml", b"<a/>"), "uit andere bestanden"),
    "macros": (lambda: with_part("xl/vbaProject.bin", b"x"), "bevat macro’s"),
    "not ours": (lambda: edited(lambda book: book.remove(book[OWN_SHEET])), "geen werkboek van dit dashboard"),
    "no inputs": (lambda: edited(lambda book: setattr(book["Invoer"], "title", "Anders")), "ontbreekt ‘Invoer’"),
    "another case": (
        lambda: edited(in_own("case", "elders")),
        "van een andere casus (elders); hier ziet u",
    ),
    "another schema": (lambda: edited(in_own("schema", "9")), "met een andere versie van Keuzekompas (1.9;"),
    "no data version": (lambda: edited(in_own("data", "<b>")), "geen werkboek van dit dashboard"),
    "a formula": (lambda: typed(COUNT, "=1+1"), "staat een formule (=1+1)"),
    "an error": (lambda: typed(COUNT, "#N/A"), "staat een formule (#N/A)"),
    "a text": (lambda: typed(COUNT, "veel"), "staat ‘veel’. Dat kan niet."),
    "nothing": (lambda: typed(COUNT, None), "staat ‘’. Dat kan niet."),
    "a yes": (lambda: typed(COUNT, True), "staat ‘True’. Dat kan niet."),
    "below": (lambda: typed(COUNT, -5), "staat ‘-5.0’. Dat kan niet."),
    "no choice": (lambda: typed(KEY, "<b>gratis</b>"), "staat ‘<b>gratis</b>’. Dat kan niet."),
}


def with_nothing() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("iets.txt", "iets")
    return file.getvalue()


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_one_is_refused_with_the_reason_and_the_place(kind: str) -> None:
    make, why = BAD[kind]
    content = make()
    with pytest.raises(FileRefused) as refused:
        read(CASE, content)
    told = [file_refused(one) for one in refused.value.problems]
    assert any(why in line for line in told), told
    assert not any(len(line) > 300 for line in told)


def test_what_no_number_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """NaN, as no spreadsheet writes it and a program may."""
    sheet = "xl/worksheets/sheet2.xml"
    content = of_part(sheet, lambda xml: xml.replace(b"<v>320</v>", b"<v>NaN</v>", 1))
    assert content != workbook()
    with pytest.raises(FileRefused):
        read(CASE, content)
