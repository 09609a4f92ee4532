"""The server around the pages: health, the page in its language, downloads. On a dashboard that really runs."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from io import BytesIO
from urllib.parse import quote
from zipfile import ZipFile

import openpyxl
import pptx
import pypdf
import pytest

from tests.server.answers import HTML, ask
from words.columns import key_of_point
from words.languages import LANGUAGES


def test_health(server: str) -> None:
    answer = ask(server, "/gezond")
    assert (answer.status, answer.text) == (200, '{"status":"ok","bewaren":"ok"}')


# ---- the page shell ----


@pytest.mark.parametrize("path", ["/", "/kostenverdeling", "/index.html"])
@pytest.mark.parametrize("encoding", ["identity", "gzip, deflate"])
@pytest.mark.parametrize(
    ("query", "language"),
    [("", "nl"), ("?lang=nl", "nl"), ("?lang=en", "en"), ("?lang=xx", "nl"), ("?cost_key=caseload&lang=en", "en")],
)
def test_page_says_its_language(server: str, path: str, encoding: str, query: str, language: str) -> None:
    answer = ask(server, path + query, headers={**HTML, "Accept-Encoding": encoding})
    assert answer.status == 200
    assert answer.headers.get("content-encoding") == ("gzip" if "gzip" in encoding else None)
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert re.findall(r"<html[^>]*>", answer.text) == [f'<html lang="{language}">']
    assert "<title>Keuzekompas</title>" in answer.text
    assert LANGUAGES[language].needs_javascript in answer.text


def test_page_is_complete_without_an_accept_header_too(server: str) -> None:
    answer = ask(server, "/")
    assert answer.text.rstrip().endswith("</html>")
    assert '<div id="root">' in answer.text
    assert '<script type="module"' in answer.text


def test_head_has_the_headers_of_get_and_no_body(server: str) -> None:
    head, get = (ask(server, "/?lang=en", method, HTML) for method in ("HEAD", "GET"))
    assert head.status == 200
    assert head.body == b""
    for name in ("content-length", "etag", "cache-control", "content-type"):
        assert head.headers[name] == get.headers[name]


def test_caches_never_mix_languages(server: str) -> None:
    dutch, english = ask(server, "/", headers=HTML), ask(server, "/?lang=en", headers=HTML)
    assert dutch.headers["cache-control"] == "no-cache"
    assert dutch.headers["etag"] != english.headers["etag"]
    assert "last-modified" not in dutch.headers
    again = ask(server, "/", headers={**HTML, "If-None-Match": dutch.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    switched = ask(server, "/?lang=en", headers={**HTML, "If-None-Match": dutch.headers["etag"]})
    assert switched.status == 200
    assert 'lang="en"' in switched.text


def test_a_date_or_range_does_not_bring_back_the_english_page(server: str) -> None:
    for condition in ({"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, {"Range": "bytes=0-99"}):
        answer = ask(server, "/", headers={**HTML, **condition})
        assert answer.status == 200
        assert '<html lang="nl">' in answer.text


def test_other_files_pass_unchanged(server: str) -> None:
    script = re.search(r'src="\.(/static/js/[^"]+)"', ask(server, "/").text)
    assert script
    answer = ask(server, script[1])
    assert answer.status == 200
    assert "immutable" in answer.headers["cache-control"]
    assert "javascript" in answer.headers["content-type"]


# ---- downloads ----


def fetched(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


def test_the_figures_come_from_the_address_alone(server: str) -> None:
    """Whichever process answers: no session is needed."""
    status, headers, text = fetched(
        f"{server}/download/meerjarenbegroting.csv?caseload.tubbergen=150&cost_key=caseload"
    )
    assert status == 200
    assert headers["content-disposition"] == 'attachment; filename="meerjarenbegroting.csv"'
    # 1.013.137,50 × 275 / 425
    assert (
        "Mijn variant;Dinkelland;2022;lasten;Uitvoering;6.3;aanname;structureel;aanname;655559,56" in text.splitlines()
    )
    assert "Advies;Dinkelland;2022;lasten;Uitvoering;6.3;aanname;structureel;aanname;567357,00" in text.splitlines()


def test_a_wrong_address_gives_no_file_but_says_why(server: str) -> None:
    status, headers, text = fetched(
        f"{server}/download/meerjarenbegroting.csv?caseload.tubbergen=-1&geluk=2&cost_key=mixed"
    )
    assert status == 400
    assert "content-disposition" not in headers
    assert text.replace("\u00a0", " ").splitlines() == [
        "‘geluk’ is geen aanname van deze casus.",
        "Uitkeringen in Tubbergen (caseload.tubbergen): ‘-1’ kan niet. Het moet een getal zijn van 0 tot 100.000.",
    ]


def test_a_download_address_takes_what_a_page_address_takes(server: str) -> None:
    """The same figures, in the notation of the language that it names."""
    status, _headers, text = fetched(
        f"{server}/download/meerjarenbegroting.csv?caseload.tubbergen=150&cost_key=caseload"
        "&lang=en&year=2023&perspective=tubbergen"
    )
    assert status == 200
    assert (
        "My variant,Dinkelland,2022,expenditure,Execution,6.3,assumption,structural,assumption,655559.56"
        in text.splitlines()
    )
    status, _headers, text = fetched(f"{server}/download/meerjarenbegroting.csv?lang=en&geluk=2")
    assert (status, text) == (400, "“geluk” is not an assumption of this case.")


def test_the_same_figures_with_a_description(server: str) -> None:
    address = f"{server}/download/meerjarenbegroting.zip"
    with urllib.request.urlopen(f"{address}?caseload.tubbergen=150", timeout=60) as answer:
        assert answer.headers["content-type"] == "application/zip"
        assert answer.headers["content-disposition"] == 'attachment; filename="meerjarenbegroting.zip"'
        with ZipFile(BytesIO(answer.read())) as archive:
            described = json.loads(archive.read("datapackage.json"))
            assert described["resources"][0]["path"] in archive.namelist()
    assert described["assumptions"] == {"caseload.tubbergen": 150}
    status, headers, text = fetched(f"{address}?geluk=2")
    assert (status, text) == (400, "‘geluk’ is geen aanname van deze casus.")
    assert "content-disposition" not in headers


def test_the_workbook_opens_what_its_address_says(server: str) -> None:
    """171 benefits in Tubbergen became 150, and the link in the file brings that back."""
    address = f"{server}/download/keuzekompas.xlsx"
    with urllib.request.urlopen(f"{address}?caseload.tubbergen=150", timeout=60) as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="keuzekompas.xlsx"'
        book = openpyxl.load_workbook(BytesIO(answer.read()), data_only=True)
    assert book["Lees mij"]["B6"].value == f"{server}/?caseload.tubbergen=150"
    assert ("Uitkeringen in Tubbergen", "171", "150") in book["Wijzigingen"].iter_rows(values_only=True)
    status, headers, text = fetched(f"{address}?geluk=2")
    assert (status, text) == (400, "‘geluk’ is geen aanname van deze casus.")
    assert "content-disposition" not in headers


def test_the_annex_is_made_of_what_its_address_says(server: str) -> None:
    """The copy of one council, in English, with the address that opens the same; what no address may say is named."""
    address = f"{server}/download/bijlage.pdf"
    # Beside the advice a checkpoint whose name would be code in the language in which the annex is set.
    name = '#panic("x") *b* $1$'
    point = f"{key_of_point(name)}&punten={quote(f'{name};caseload.tubbergen=200')}"
    asked = f"perspective=tubbergen&lang=en&caseload.tubbergen=150&naast=advies,{point}"
    with urllib.request.urlopen(f"{address}?{asked}", timeout=60) as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="bijlage.pdf"'
        assert answer.headers["content-type"] == "application/pdf"
        reader = pypdf.PdfReader(BytesIO(answer.read()))
    assert reader.trailer["/Root"]["/Lang"] == "en"
    first, last = (reader.pages[place].extract_text() for place in (0, -1))
    assert "Council of Tubbergen" in first
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert f"Figure Advice {name} Status" in text
    assert f"{server}/?perspective=tubbergen&lang=en&caseload.tubbergen=150&naast=advies" in last.replace("\n", "")
    for wrong, sentence in (
        ("geluk=2", "‘geluk’ is geen aanname van deze casus."),
        ("perspective=%23panic()", "‘perspective=#panic()’ kan niet. Toegestaan: dinkelland, tubbergen, samen."),
    ):
        status, headers, text = fetched(f"{address}?{wrong}")
        assert (status, text) == (400, sentence)
        assert "content-disposition" not in headers


def test_every_outcome_has_an_address(server: str) -> None:
    address = f"{server}/download/uitkomsten.zip"
    with urllib.request.urlopen(f"{address}?caseload.tubbergen=150", timeout=60) as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="uitkomsten.zip"'
        with ZipFile(BytesIO(answer.read())) as archive:
            assert json.loads(archive.read("datapackage.json"))["assumptions"] == {"caseload.tubbergen": 150}
    assert fetched(f"{address}?geluk=2")[0] == 400


def test_the_slides_open_what_their_address_says(server: str) -> None:
    """The office of Tubbergen gets its own euros; a checkpoint of another visit is named as missing."""
    address = f"{server}/download/presentatie.pptx"
    asked = "perspective=tubbergen&caseload.tubbergen=150&naast=huidig,mijn,punt:0123456789ab"
    with urllib.request.urlopen(f"{address}?{asked}", timeout=60) as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="presentatie.pptx"'
        deck = pptx.Presentation(BytesIO(answer.read()))
    first = [shape for shape in deck.slides[0].shapes if shape.has_text_frame][1].text_frame
    assert "Bedragen van: Tubbergen" in first.text
    assert "Een bewaarpunt in dit adres is er niet" in first.text
    (link,) = {run.hyperlink.address for line in first.paragraphs for run in line.runs} - {None}
    assert link.startswith(f"{server}/?perspective=tubbergen&caseload.tubbergen=150")
    status, headers, text = fetched(f"{address}?geluk=2")
    assert (status, text) == (400, "‘geluk’ is geen aanname van deze casus.")
    assert "content-disposition" not in headers


def test_the_icon_is_the_servers_own(server: str) -> None:
    _, _, html = fetched(server)
    assert re.findall(r'<link rel="(?:shortcut )?icon"[^>]*>', html) == [
        '<link rel="icon" type="image/svg+xml" href="./assets/icon.svg" />'
    ]
    status, headers, text = fetched(f"{server}/assets/icon.svg")
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert text.startswith("<svg")
