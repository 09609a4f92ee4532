"""Behind a web server: a path of its own, cookies over https, unknown addresses, and what is closed."""

from __future__ import annotations

import os
import re

import pytest

from server import settings
from server.settings import prefix_of, proxies_of, web_server_before_ours
from tests.conftest import dashboard
from tests.server.answers import HTML, ask

HTTPS = {"X-Forwarded-Proto": "https"}
UNKNOWN = ("/bestaat-niet", "/kostenverdeling/verder", "/robots.txt", "/wp-login.php", "/a/b/c", "/start")


# ---- addresses ----


@pytest.mark.parametrize("path", UNKNOWN)
@pytest.mark.parametrize("headers", [HTML, {}], ids=["browser", "other"])
def test_an_unknown_address_says_so(server: str, path: str, headers: dict[str, str]) -> None:
    answer = ask(server, f"{path}?caseload.tubbergen=150", headers=headers)
    assert answer.status == 404
    assert "Deze pagina bestaat niet." in answer.text
    assert "caseload" not in answer.text
    assert "content-security-policy" in answer.headers
    # The way to the first page, from where the browser is now.
    depth = path.count("/") - 1
    assert f'href="{"/".join([".."] * depth) or "."}/"' in answer.text


def test_an_unknown_address_speaks_the_language_of_the_address(server: str) -> None:
    answer = ask(server, "/bestaat-niet?lang=en", headers=HTML)
    assert answer.status == 404
    assert '<html lang="en">' in answer.text
    assert "This page does not exist." in answer.text


def test_a_slash_too_many_leads_to_the_page(server: str) -> None:
    """Named beside itself: a web server may have taken a path off."""
    answer = ask(server, "/kostenverdeling/?caseload.tubbergen=150", headers=HTML)
    assert (answer.status, answer.headers["location"]) == (301, "../kostenverdeling?caseload.tubbergen=150")
    assert ask(server, "/bestaat-niet/", headers=HTML).status in (301, 404)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST"])
def test_the_figures_of_the_server_are_for_nobody(server: str, method: str) -> None:
    for path in ("/_stcore/metrics", "/_stcore/metrics?families=session_events_total"):
        answer = ask(server, path, method)
        assert answer.status == 404
        assert "TYPE" not in answer.text


# ---- cookies ----


def cookies(url: str, headers: dict[str, str]) -> str:
    return ask(url, "/_stcore/host-config", headers=headers).headers.get("set-cookie", "") or ask(
        url, "/_stcore/health", headers=headers
    ).headers.get("set-cookie", "")


def test_no_script_reads_a_cookie_and_a_scheme_is_not_believed_from_anybody(server: str) -> None:
    said = cookies(server, HTTPS)
    assert said.startswith("_streamlit_xsrf=")
    assert "; HttpOnly" in said
    assert "Secure" not in said


def test_over_https_a_cookie_stays_there_and_the_path_may_stay_on(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.PROXY_VARIABLE, "127.0.0.1")
    monkeypatch.setenv(settings.BASE_VARIABLE, "/besluiten/keuzekompas/")
    with dashboard(tmp_path_factory.mktemp("server"), None) as url:
        assert re.search(r"; HttpOnly; Secure$", cookies(url, HTTPS))
        assert "Secure" not in cookies(url, {})
        # With the path and without: a watchman on this machine asks /gezond.
        for place in ("", "/besluiten/keuzekompas"):
            assert ask(url, f"{place}/gezond").status == 200
            page = ask(url, f"{place}/kostenverdeling", headers=HTML)
            assert (page.status, '<div id="root">' in page.text) == (200, True)
            assert ask(url, f"{place}/bestaat-niet", headers=HTML).status == 404
            assert ask(url, f"{place}/_stcore/metrics").status == 404
        script = re.search(r'src="\.(/static/js/[^"]+)"', ask(url, "/besluiten/keuzekompas/").text)
        assert script
        assert ask(url, f"/besluiten/keuzekompas{script[1]}").status == 200
        bare = ask(url, "/besluiten/keuzekompas?lang=en", headers=HTML)
        assert (bare.status, bare.headers["location"]) == (301, "keuzekompas/?lang=en")
        assert ask(url, "/besluiten/keuzekompasx/gezond").status == 404


# ---- settings ----


@pytest.mark.parametrize(
    ("setting", "path"), [(None, ""), ("", ""), ("/", ""), ("kompas", "/kompas"), ("/a/b-c/", "/a/b-c")]
)
def test_the_path_of_a_web_server(setting: str | None, path: str) -> None:
    assert prefix_of(setting) == path


def test_the_web_servers_that_are_believed() -> None:
    assert proxies_of(None) == proxies_of(" ") == []
    assert proxies_of("127.0.0.1, 10.0.0.0/24,::1") == ["127.0.0.1", "10.0.0.0/24", "::1"]


@pytest.mark.parametrize(
    ("variable", "setting"),
    [
        (settings.BASE_VARIABLE, "a b"),
        (settings.BASE_VARIABLE, "/a//b"),
        (settings.BASE_VARIABLE, "https://a.nl/b"),
        (settings.PROXY_VARIABLE, "*"),
        (settings.PROXY_VARIABLE, "nginx"),
        (settings.PROXY_VARIABLE, "10.0.0.1/8"),
    ],
)
def test_a_wrong_setting_stops_the_server_with_a_message(
    variable: str, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(settings.PREFIX, "")
    monkeypatch.setenv(variable, setting)
    with pytest.raises(SystemExit, match=variable):
        web_server_before_ours()


def test_streamlit_does_not_see_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.PREFIX, "")
    monkeypatch.setenv(settings.BASE_VARIABLE, "kompas")
    assert web_server_before_ours() == []
    assert settings.BASE_VARIABLE not in os.environ
    assert os.environ[settings.PREFIX] == "/kompas"
