"""A variant as a file: what is downloaded opens again when the visitor says so, and of a bad one nothing is applied."""

from __future__ import annotations

import asyncio
import io
import json
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
from starlette.requests import Request
from starlette.responses import Response

from export.workbook.content import content_of
from export.workbook.write import written
from server import downloads
from store.variant_file import read as read_file
from tests.pages.saved.doing import another, names, said, save, shown
from tests.pages.screen import Screen
from ui.session import case as cases

MINE = {"caseload.tubbergen": 150.0, "cost_key": "caseload"}


def fetch(href: str) -> Response:
    """What the server gives at the address of a download."""
    request = Request({"type": "http", "query_string": urlsplit(href).query.encode(), "headers": []})
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, downloads.variant_json(request)).result()


def downloaded(screen: Screen, key: str) -> bytes:
    answer = fetch(screen.part(key)["download"]["href"])
    assert answer.status_code == 200
    return bytes(answer.body)


def bring(screen: Screen, file: dict[str, Any]) -> Screen:
    return screen.say("bring-file", "typed", {"file": file})


def begun() -> Screen:
    return Screen("start", caseload__tubbergen="150", cost_key="caseload").go("varianten")


@pytest.mark.parametrize("key", ["file-of-mine", "file-of-this"])
def test_what_is_downloaded_opens_again_when_the_visitor_says_so(key: str) -> None:
    screen = save(begun(), "Naar aantal", "toelichting")
    file = downloaded(screen, key)
    other = bring(another(cost_key="residents"), {"text": file.decode()})
    assert other.test.session_state["changes"] == {"cost_key": "residents"}
    lines = other.notice("file-changes")
    assert lines[:2] == [
        "Verdeelsleutel: Aantal inwoners → Aantal uitkeringen", "Uitkeringen in Tubbergen: 171 → 150",
    ]  # fmt: skip
    assert any("Dan kost mijn variant: samen € " in line for line in lines)
    other.press("save-open-file")
    assert other.test.session_state["changes"] == MINE
    other.press("undo")
    assert other.test.session_state["changes"] == {"cost_key": "residents"}


def test_a_workbook_is_looked_at_first_and_then_taken() -> None:
    """As it was made, but for the number of benefits that somebody typed in it."""
    case = cases.current()
    content = content_of(case, case.assumptions.replace(**MINE), "mine", "https://voorbeeld.nl/", date(2026, 11, 30))
    book = openpyxl.load_workbook(io.BytesIO(written(content)))
    (row,) = [row for row in book["Invoer"].iter_rows(min_row=5) if row[10].value == "caseload.tubbergen"]
    row[1].value = 160
    file = io.BytesIO()
    book.save(file)
    screen = bring(another(cost_key="residents"), {"book": b64encode(file.getvalue()).decode()})
    lines = screen.notice("file-changes")
    assert lines[:2] == [
        "Verdeelsleutel: Aantal inwoners → Aantal uitkeringen", "Uitkeringen in Tubbergen: 171 → 160",
    ]  # fmt: skip
    assert screen.test.session_state["changes"] == {"cost_key": "residents"}
    screen.press("save-open-file")
    assert screen.test.session_state["changes"] == {**MINE, "caseload.tubbergen": 160.0}
    screen.press("undo")
    assert screen.test.session_state["changes"] == {"cost_key": "residents"}


def test_who_leaves_the_file_keeps_what_he_had() -> None:
    screen = begun()
    file = downloaded(screen, "file-of-mine")
    other = bring(another(), {"text": file.decode()}).press("save-leave-file")
    assert other.test.session_state["changes"] == {}
    assert "file-changes" not in other.parts()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ({"text": "geen json"}, "Het bestand is vanaf regel 1 niet te lezen"),
        ({"text": "{}"}, "Dit is geen bestand van een variant van Keuzekompas."),
        ({"text": 1}, "Het bestand is geen tekst (UTF-8)."),
        ({"size": 5_000_000}, "Het bestand is te groot voor een variant: 5000000 bytes"),
        ({"size": 0}, "Het bestand is geen tekst (UTF-8)."),
        ({}, "Het bestand is geen tekst (UTF-8)."),
        ({"book": "geen base64"}, "Het bestand is niet te lezen: het is niet heel, of het is geen werkboek (xlsx)."),
        ({"book": "UEs" * 310_000}, "Het bestand is te groot voor een variant: 930000 bytes"),
        ({"text": "\ud800"}, "Het bestand is geen tekst (UTF-8)."),
    ],
)
def test_a_bad_file_is_refused_and_nothing_changes(file: dict[str, Any], why: str) -> None:
    screen = bring(begun(), file)
    assert why in screen.notice("file-refused")[0]
    assert screen.test.session_state["changes"] == MINE
    assert "file-changes" not in screen.parts()


@pytest.mark.parametrize("said", [None, 1, "x", [], {"file": None}, {"file": "x"}, {"keys": 1}, {"open": 1}])
def test_whatever_a_browser_says_breaks_nothing(said: object) -> None:
    screen = save(begun(), "Naar aantal").press("save-leave")
    for part in ("bring-file", "own-keys", "shelf"):
        screen.say(part, "typed", said)
    assert names(screen) == ["Naar aantal"]


def test_what_a_file_sets_that_the_case_does_not_know_is_told_before() -> None:
    file = json.loads(downloaded(begun(), "file-of-mine"))
    file["content"]["settings"]["strength.unknown"] = "1"
    screen = bring(another(), {"text": json.dumps(file)})
    assert "‘strength.unknown’ is geen aanname van deze casus." in screen.notice("file-changes")
    screen.press("save-open-file")
    assert screen.test.session_state["changes"] == MINE
    assert screen.notice("rejected") == ["‘strength.unknown’ is geen aanname van deze casus."]
    assert said(screen).startswith("Mijn variant is nu zoals ")


def test_the_file_of_an_older_version_and_of_none() -> None:
    screen = save(begun(), "Naar aantal", "eerst")
    id = shown(screen).id
    assert read_file(bytes(fetch(f"/x?bewaard={id}&versie=1").body)).note == "eerst"
    assert read_file(bytes(fetch(f"/x?bewaard={id}").body)).content == shown(screen).latest.content
    for wrong in (f"bewaard={id}&versie=2", "bewaard=onbekend", f"bewaard={'x' * 500}%00"):
        assert fetch(f"/x?{wrong}").status_code == 404
    assert fetch("/x?caseload.tubbergen=veel").status_code == 400
