"""The server around the pages: headers, language, plotly.js, health. On a dashboard that really runs."""

from __future__ import annotations

import gzip
import http.client
import json
import re
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.types import Message

from server import routes as subject
from server.assets import accepts_gzip
from server.headers import FRAME_VARIABLE, frame_ancestors, script_hashes
from tests.conftest import dashboard
from ui.live.versions import LIVE_FILES, LIVE_FOLDER, version_of
from words.languages import LANGUAGES

PLOTLY = f"/assets/plotly.min.js?v={subject.PLOTLY_VERSION}"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@dataclass
class Answer:
    """What the server said, the body as it came over the line."""

    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        """The body, unpacked."""
        zipped = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if zipped else self.body).decode()


def ask(server: str, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request. http.client unpacks nothing and follows nothing, so that we see what is sent."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return Answer(response.status, Headers(dict(response.getheaders())), response.read())
    finally:
        connection.close()


def test_health(server: str) -> None:
    answer = ask(server, "/gezond")
    assert (answer.status, answer.text) == (200, '{"status":"ok"}')


def test_the_log_does_not_say_who_opened_what(tmp_path: Path) -> None:
    with dashboard(tmp_path, None) as url:
        assert ask(url, "/kostenverdeling?caseload.tubbergen=150").status == 200
    told = (tmp_path / "server.log").read_text("utf-8")
    assert "kostenverdeling" not in told
    assert "127.0.0.1" not in told


# ---- security headers ----


@pytest.mark.parametrize("path", ["/", "/kostenverdeling", "/gezond", PLOTLY, "/_stcore/health", "/favicon.png"])
def test_security_headers_are_on_every_response(server: str, path: str) -> None:
    headers = ask(server, path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "camera=()" in headers["permissions-policy"]
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "object-src 'none'" in policy
    assert "unsafe-eval" not in policy


def test_not_found_and_bad_request_have_them_too(server: str) -> None:
    for path in ("/_stcore/agent/none", "//elders.example", "/../secret"):
        answer = ask(server, path)
        assert answer.status in (400, 404)
        assert "content-security-policy" in answer.headers


def test_scripts_may_not_be_inline_except_the_shells_own(server: str) -> None:
    answer = ask(server, "/", headers=HTML)
    directives = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    hashes = script_hashes(answer.text)
    assert hashes, "the page shell has an inline script"
    assert directives["script-src"].split() == ["'self'", *hashes, "blob:"]


def test_policy_names_this_hosts_websocket_only(server: str) -> None:
    host = urlsplit(server).netloc
    assert f"connect-src 'self' ws://{host} wss://{host};" in ask(server, "/").headers["content-security-policy"]
    strange = ask(server, "/gezond", headers={"Host": "x; script-src *"}).headers["content-security-policy"]
    assert "script-src *" not in strange


def test_frame_ancestors_setting() -> None:
    assert frame_ancestors(None) == frame_ancestors("  ") == "'self'"
    allowed = "'self' https://intranet.voorbeeld.nl https://*.voorbeeld.nl:8443"
    assert frame_ancestors(allowed) == allowed


@pytest.mark.parametrize("setting", ["https://a.nl; script-src *", "*", "javascript:x", "'none' https://a.nl"])
def test_wrong_frame_ancestors_are_refused_by_name(setting: str) -> None:
    with pytest.raises(ValueError, match=FRAME_VARIABLE):
        frame_ancestors(setting)


def test_wrong_setting_stops_the_server_with_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAME_VARIABLE, "*")
    with pytest.raises(SystemExit, match="kan niet"):
        subject.middleware()


def test_chosen_sites_replace_x_frame_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FRAME_VARIABLE, "https://intranet.voorbeeld.nl")
    headers = run_middleware(subject.middleware()[0])
    assert "x-frame-options" not in headers
    assert headers["content-security-policy"].endswith("frame-ancestors https://intranet.voorbeeld.nl")


def test_a_response_keeps_its_own_policy() -> None:
    headers = run_middleware(subject.middleware()[0], [(b"content-security-policy", b"default-src 'none'")])
    assert headers["content-security-policy"] == "default-src 'none'"


def run_middleware(middleware: Middleware, headers: list[tuple[bytes, bytes]] | None = None) -> Headers:
    """The headers that the middleware makes of a response."""
    import anyio

    sent: list[Message] = []

    async def application(_scope: object, _receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers or []})  # type: ignore[operator]

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"kompas.nl")], "query_string": b""}
    wrapped = middleware.cls(application, *middleware.args, **middleware.kwargs)
    # In a thread of its own: after the browser tests this one has a loop that is still running.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, wrapped, scope, None, send).result()
    return Headers(raw=sent[0]["headers"])


# ---- the page shell ----


@pytest.mark.parametrize("path", ["/", "/kostenverdeling", "/index.html", "/bestaat-niet"])
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
    assert answer.headers["content-type"].startswith("text/css" if name.endswith(".css") else "text/javascript")
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
    assert f'<link rel="stylesheet" href="{LIVE_FOLDER}/live_chart.css" />' in text
    assert f'<link rel="modulepreload" href="{LIVE_FOLDER}/live_chart.js" />' in text
    assert f'<link rel="preload" as="script" href="{PLOTLY}" />' in text


# ---- in a browser ----


def test_the_dashboard_runs_under_the_policy(page: Page) -> None:
    """Scripts, styles and the WebSocket get through; the `page` fixture fails on anything that is blocked."""
    page.goto("/")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    assert page.locator("html").get_attribute("lang") == "nl"


def test_inline_script_is_blocked(browser: Browser, server: str) -> None:
    # Not the `page` fixture: the browser reports the blocked script on the console.
    page = browser.new_page()
    page.goto(f"{server}/gezond")
    ran = page.evaluate(
        """() => {
            const script = document.createElement('script')
            script.textContent = 'window.__inline = true'
            document.documentElement.append(script)
            return window.__inline === true
        }"""
    )
    page.close()
    assert not ran


@pytest.mark.parametrize(("around", "letters"), [("#0b1220", "oklch(1 0 0)"), ("#e8edf5", "oklch(0 0 0)")])
def test_letters_on_primary_buttons_follow_the_theme(page: Page, around: str, letters: str) -> None:
    """Dark text around it: the light theme, so white letters; and the other way round."""
    page.goto("/")
    found = page.evaluate(
        """around => {
            const outside = document.createElement('div')
            outside.style.color = around
            outside.innerHTML = '<button data-testid="stBaseButton-primary"><p style="color: red">Ja</p></button>'
            document.body.append(outside)
            return getComputedStyle(outside.querySelector('p')).color
        }""",
        around,
    )
    assert found == letters


# ---- downloads ----


def fetched(url: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
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
    assert "mine;dinkelland;2022;lasten;execution;6.3;structural;aanname;655559,56" in text.splitlines()
    assert "advice;dinkelland;2022;lasten;execution;6.3;structural;aanname;567357,00" in text.splitlines()


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
    assert "mine,dinkelland,2022,lasten,execution,6.3,structural,aanname,655559.56" in text.splitlines()
    status, _headers, text = fetched(f"{server}/download/meerjarenbegroting.csv?lang=en&geluk=2")
    assert (status, text) == (400, "“geluk” is not an assumption of this case.")


def test_the_icon_is_the_servers_own(server: str) -> None:
    _, _, html = fetched(server)
    assert re.findall(r'<link rel="(?:shortcut )?icon"[^>]*>', html) == [
        '<link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />'
    ]
    status, headers, text = fetched(f"{server}/assets/icon.svg")
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert text.startswith("<svg")
