"""To which names the server answers, which pages may open its WebSocket, and that it never calls anybody itself."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from starlette.types import Scope

from server import reach
from server.gate import hosts
from server.gate.hosts import Host, Pattern
from server.routes import middleware
from tests.conftest import dashboard
from tests.outside import SEEN, watched_from
from tests.server.answers import ask
from words.link import BUDGET_URL

PUBLIC = "keuzekompas.voorbeeld.nl"


# ---- what a header says ----


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("localhost", Host("localhost")),
        ("LOCALHOST.:8501", Host("localhost", 8501)),
        ("kompas.gemeente.nl", Host("kompas.gemeente.nl")),
        ("192.168.1.5:80", Host("192.168.1.5", 80)),
        ("[::1]:8501", Host("[::1]", 8501)),
        ("[0:0:0:0:0:0:0:1]", Host("[::1]")),
        *(
            (wrong, None)
            for wrong in ("", ":80", "a:", "a:0", "a:65536", "a:123456", "a b", "a/b", "a,b", "u@a", "a;b")
        ),
        *((wrong, None) for wrong in ("[::1", "[:::]", "::1", "-a", "a\n", "a:8501\n", "a\x00", "ä.nl", "a" * 254)),
    ],
)
def test_a_host(text: str, found: Host | None) -> None:
    assert hosts.host_of(text) == found


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://localhost:8501", "localhost:8501", True),
        ("http://LocalHost:8501", "localhost:8501", True),
        ("https://kompas.nl", "kompas.nl", True),  # a web server before us speaks https
        ("https://kompas.nl", "kompas.nl:443", True),
        ("http://kompas.nl:80", "kompas.nl", True),
        ("https://kompas.nl:8443", "kompas.nl:8443", True),
        ("http://localhost:3000", "localhost:8501", False),  # another server on this machine
        ("http://localhost", "localhost:8501", False),
        ("http://127.0.0.1:8501", "localhost:8501", False),
        ("https://kompas.nl", "kompas.nl:80", False),
        ("https://kompas.nl:8443", "kompas.nl", False),
        ("http://elders.example:8501", "localhost:8501", False),
        ("http://localhost:8501.elders.example", "localhost:8501", False),
        ("http://localhost:8501/x", "localhost:8501", False),
        ("null", "localhost:8501", False),
        ("file://localhost", "localhost", False),
        ("", "", False),
    ],
)
def test_a_page_is_of_the_same_host(origin: str, host: str, same: bool) -> None:
    assert hosts.same_host(origin, host) is same


# ---- what is ours ----


def of(host: str, arrived: str = "127.0.0.1") -> Scope:
    return {"type": "http", "headers": [(b"host", host.encode())], "server": (arrived, 8501)}


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "127.3.2.1", "[::1]:8501", "zaal.localhost"])
def test_this_machine_by_its_own_names(host: str) -> None:
    assert hosts.known(of(host), hosts.own(None)) == hosts.host_of(host)


@pytest.mark.parametrize("host", ["elders.example", "localhost.elders.example", "192.168.1.5", "xlocalhost", "0.0.0.0"])
def test_no_other_name_by_default(host: str) -> None:
    assert hosts.known(of(host), hosts.own(None)) is None


def test_a_phone_comes_by_the_address_of_the_network_that_it_is_on() -> None:
    patterns = hosts.own("0.0.0.0")
    assert hosts.known(of("192.168.1.5:8501", "192.168.1.5"), patterns) == Host("192.168.1.5", 8501)
    assert hosts.known(of("192.168.1.5:8501", "::ffff:192.168.1.5"), patterns) == Host("192.168.1.5", 8501)
    assert hosts.known(of("192.168.1.6:8501", "192.168.1.5"), patterns) is None


def test_everywhere_is_also_the_name_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "Zaal-PC")
    for name in ("zaal-pc", "zaal-pc.local:8501"):
        assert hosts.known(of(name), hosts.own("0.0.0.0")) is not None
        assert hosts.known(of(name), hosts.own("127.0.0.1")) is None
    assert hosts.known(of("raadzaal.lan"), hosts.own("raadzaal.lan")) == Host("raadzaal.lan")


def test_two_hosts_are_none() -> None:
    twice: Scope = {"type": "http", "headers": [(b"host", b"localhost"), (b"host", b"localhost")], "server": None}
    assert hosts.known(twice, hosts.own(None)) is None
    assert hosts.known({"type": "http", "headers": [], "server": None}, hosts.own(None)) is None


def test_what_the_setting_names() -> None:
    patterns = hosts.chosen(" kompas.nl, *.Gemeente.nl  vast.nl:8443,")
    assert patterns == (Pattern("kompas.nl"), Pattern("gemeente.nl", below=True), Pattern("vast.nl", 8443))
    fits = ("kompas.nl", "kompas.nl:81", "x.gemeente.nl", "a.b.gemeente.nl:1", "vast.nl:8443")
    not_these = ("www.kompas.nl", "gemeente.nl", "xgemeente.nl", "vast.nl", "vast.nl:80")
    assert all(hosts.known(of(host), patterns) for host in fits)
    assert not any(hosts.known(of(host), patterns) for host in not_these)
    assert hosts.known(of("wat.dan.ook"), hosts.chosen("*")) == Host("wat.dan.ook")
    assert hosts.chosen(None) == hosts.chosen(" ") == ()


@pytest.mark.parametrize("setting", ["https://kompas.nl", "kompas.nl/x", "kompas.nl, a b;c", "*kompas.nl", "a.*.nl"])
def test_a_wrong_setting_stops_the_server_with_a_message(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(hosts.ALLOWED, setting)
    with pytest.raises(SystemExit, match=f"{hosts.ALLOWED}.*kan niet"):
        middleware()


# ---- over the line ----


def shaken(server: str, path: str = "/_stcore/stream", **headers: str) -> int:
    """The status of a WebSocket handshake: 101 if it is taken."""
    own = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    own |= {"Sec-WebSocket-Key": "c29tZSBzaXh0ZWVuIGJ5dA==", "Sec-WebSocket-Protocol": "streamlit"}
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    try:
        connection.request("GET", path, headers={**own, **headers})
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("path", ["/", "/kostenverdeling", BUDGET_URL, "/afstand/x", "/_stcore/health", "/gezond"])
def test_another_name_is_refused_and_not_repeated(server: str, path: str) -> None:
    answer = ask(server, path, headers={"Host": "elders.example"})
    assert answer.status == 400
    assert hosts.ALLOWED in answer.text
    assert "elders" not in answer.text + str(answer.headers)
    assert "connect-src 'self';" in answer.headers["content-security-policy"]


def test_a_refusal_is_in_the_language_of_the_address(server: str) -> None:
    elsewhere = {"Host": "elders.example"}
    assert ask(server, "/", headers=elsewhere).text.startswith("Dit dashboard kent dit adres niet.")
    assert ask(server, "/?lang=en", headers=elsewhere).text.startswith("This dashboard does not go by this address.")


def test_a_websocket_comes_from_a_page_of_the_same_host(server: str) -> None:
    host = urlsplit(server).netloc
    assert shaken(server, Origin=f"http://{host}") == shaken(server) == 101
    other = f"http://127.0.0.1:{int(host.partition(':')[2]) - 1}"
    for origin in (
        "http://elders.example",
        other,
        "http://127.0.0.1",
        "http://localhost:3000",
        "null",
        f"http://{host},x",
    ):
        assert shaken(server, Origin=origin) == 403, origin
    assert shaken(server, Host="elders.example", Origin="http://elders.example") == 403
    assert shaken(server, "/elders", Origin="http://elders.example") == 403


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server on every network, with a name; and the file of what its processes connect to."""
    folder = tmp_path_factory.mktemp("watched")
    settings = watched_from(folder)
    named = {reach.ADDRESS: "0.0.0.0", hosts.ALLOWED: f"{PUBLIC}, *.gemeente.nl"}
    with dashboard(folder, None, **settings, **named) as url:
        yield url, folder / SEEN


def test_it_calls_nobody_whatever_the_origin(watched: tuple[str, Path]) -> None:
    server, seen = watched
    origins = ("http://elders.example", "https://192.0.2.7", "http://localhost:3000", "null", "http://[2001:db8::1]")
    for origin in origins * 3:  # both processes
        assert shaken(server, Origin=origin) == 403
    assert seen.read_text("utf-8") == ""
    # The watch sees what it has to see.
    call = "import socket\ntry: socket.create_connection(('192.0.2.7', 9), 0.01)\nexcept OSError: pass"
    environment = {**os.environ, "PYTHONPATH": str(seen.parent), "WATCH_FILE": str(seen)}
    subprocess.run([sys.executable, "-c", call], env=environment, check=True)
    assert "socket.connect 192.0.2.7" in seen.read_text("utf-8")


def test_a_name_of_the_setting_is_answered(watched: tuple[str, Path]) -> None:
    server, _seen = watched
    for host in (PUBLIC, "kompas.gemeente.nl:8443"):
        assert f"wss://{host};" in ask(server, "/", headers={"Host": host}).headers["content-security-policy"]
        assert shaken(server, Host=host, Origin=f"https://{host}") == 101
        assert shaken(server, Host=host, Origin="https://elders.gemeente.nl") == 403
    assert ask(server, "/gezond", headers={"Host": "gemeente.nl"}).status == 400


def test_a_phone_on_the_network_gets_in(watched: tuple[str, Path]) -> None:
    here = reach.own_address()
    if here is None:
        pytest.skip("this machine is on no network")
    address = f"http://{here}:{urlsplit(watched[0]).port}"
    assert ask(address, "/gezond").status == 200
    assert shaken(address, Origin=address) == 101
