"""plotly.js and the code of the live charts: packed, and kept under their version only."""

from __future__ import annotations

import json

import pytest

from server import routes as subject
from server.assets import accepts_gzip
from tests.server.answers import HTML, PLOTLY, ask
from ui.live.versions import LIVE_FILES, LIVE_FOLDER, version_of
from words.languages import LANGUAGES

# ---- plotly.js ----


def test_plotly_comes_gzipped_and_may_be_kept(server: str) -> None:
    answer = ask(server, PLOTLY, headers={"Accept-Encoding": "gzip, br"})
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert "accept-encoding" in answer.headers["vary"].lower()
    assert len(answer.body) < 1_700_000
    assert "plotly.js v" in answer.text[:200]


@pytest.mark.parametrize("encoding", ["identity", "br"])
def test_plotly_comes_plain_for_who_cannot_unpack_it(server: str, encoding: str) -> None:
    answer = ask(server, PLOTLY, headers={"Accept-Encoding": encoding})
    assert "content-encoding" not in answer.headers
    assert answer.body == subject.plotly_js().plain


@pytest.mark.parametrize(
    ("header", "accepts"),
    [("gzip, deflate, br", True), ("br;q=1.0, GZIP;q=0.5", True), ("*", True), ("gzip;q=0", False), ("", False)],
)
def test_reads_accept_encoding(header: str, accepts: bool) -> None:
    assert accepts_gzip(header) is accepts


def test_plotly_has_a_tag_per_form(server: str) -> None:
    tags = {ask(server, PLOTLY, headers={"Accept-Encoding": form}).headers["etag"] for form in ("gzip", "identity")}
    assert len(tags) == 2
    for tag in tags:
        form = "gzip" if "gz" in tag else "identity"
        again = ask(server, PLOTLY, headers={"Accept-Encoding": form, "If-None-Match": f'W/{tag}, "other"'})
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("query", ["", "?v=0.0.1"])
def test_another_version_is_not_kept_for_a_year(server: str, query: str) -> None:
    assert ask(server, f"/assets/plotly.min.js{query}").headers["cache-control"] == "no-cache"


# ---- the code of the live charts ----


@pytest.mark.parametrize("name", LIVE_FILES)
def test_the_live_charts_may_be_kept_under_their_version_only(server: str, name: str) -> None:
    answer = ask(server, f"{LIVE_FOLDER}/{name}")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    kinds = {"css": "text/css", "js": "text/javascript", "woff2": "font/woff2"}
    assert answer.headers["content-type"].startswith(kinds[name.rpartition(".")[2]])
    assert ask(server, f"/assets/live-000000000000/{name}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("name", ["live_chart.py", "payload.py", "..%2Fshell.py"])
def test_nothing_else_of_the_folder_is_served(server: str, name: str) -> None:
    answer = ask(server, f"{LIVE_FOLDER}/{name}", headers={"Accept": "*/*"})
    assert "import" not in answer.text
    assert answer.status in (400, 404)


def test_the_version_changes_with_any_file() -> None:
    files = {"a.js": b"x", "b.js": b"x"}
    changed = [{**files, "b.js": b"y"}, {"a.js": b"x", "c.js": b"x"}, {"a.js": b"xb.js 1\nx"}]
    assert len({version_of(one) for one in (files, *changed)}) == 4


def test_the_browser_knows_every_language(server: str) -> None:
    text = ask(server, f"{LIVE_FOLDER}/languages.js").text
    spoken = json.loads(text.removeprefix("export const LANGUAGES = "))
    assert spoken.keys() == LANGUAGES.keys()
    assert spoken["nl"]["short_day"] == "{day:02d}-{month:02d}-{year}"
    assert spoken["en"]["euro_below_zero"] == "-€{number}"


def test_the_page_asks_early_for_what_every_page_needs(server: str) -> None:
    text = ask(server, "/", headers=HTML).text
    # Beside the page, not from the root of the host: a web server may show all of it under a path of its own.
    assert f'<link rel="stylesheet" href=".{LIVE_FOLDER}/live_chart.css" />' in text
    assert f'<link rel="modulepreload" href=".{LIVE_FOLDER}/live_chart.js" />' in text
    assert f'<link rel="preload" as="script" href=".{PLOTLY}" />' in text
