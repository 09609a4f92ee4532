"""Behind a real nginx with the recipe of the guide: over TLS and HTTP/2, at a port of its own, one server and two, at
the root of the host and under a path, and with a server that is killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.dashboard import PHONE, Visit, go, open_fold, open_page, said, settle, slide_to, tiles
from tests.conftest import arrive
from tests.proxy.nginx import BELOW, NAME, RECIPE, ask, needed, nginx, replica
from tests.server.answers import HTML

LINK = "kostenverdeling?caseload.tubbergen=150&cost_key=caseload"
CSV = "download/meerjarenbegroting.csv?caseload.tubbergen=150&cost_key=caseload"
Replicas = dict[int, "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    """Two servers, by their port."""
    needed("nginx", "nginx-light")
    folder = tmp_path_factory.mktemp("replicas")
    with ExitStack() as running, ThreadPoolExecutor(2) as pool:
        contexts = [replica(folder) for _number in range(2)]
        yield dict(pool.map(running.enter_context, contexts))


@pytest.fixture(scope="module")
def alone(replicas: Replicas, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx before one server."""
    with nginx(tmp_path_factory.mktemp("alone"), list(replicas)[:1]) as url:
        yield url


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the nginx of `both` says which server answered."""
    return tmp_path_factory.mktemp("log") / "replica.log"


@pytest.fixture(scope="module")
def both(replicas: Replicas, log: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx before two servers, the dashboard under a path."""
    with nginx(tmp_path_factory.mktemp("both"), list(replicas), below=True, log=log) as url:
        yield url


def answered(log: Path, path: str = "") -> list[tuple[int, str]]:
    """Which server answered whom, by the port and the cookie, for addresses that end so."""
    rows = [line.split(" ") for line in log.read_text("utf-8").splitlines()]
    return [(int(row[-3].rpartition(":")[2]), row[-2]) for row in rows if row[-1].endswith(path) and row[-3] != "-"]


# ---- the guide ----


@pytest.mark.parametrize("file", [RECIPE, BELOW], ids=lambda file: file.name)
def test_the_guide_shows_what_is_tested(file: Path) -> None:
    guide = (RECIPE.parents[1] / "hosting.md").read_text("utf-8")
    assert f"```nginx\n{file.read_text('utf-8')}```" in guide


# ---- one server ----


def test_cookies_stay_with_https_and_with_the_browser(alone: str) -> None:
    cookies = ask(alone, "/_stcore/host-config").headers.getlist("set-cookie")
    cookies += ask(alone, "/_stcore/health").headers.getlist("set-cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"_streamlit_xsrf", "keuzekompas"}
    for cookie in cookies:
        assert {"httponly", "secure"} <= {part.strip().lower() for part in cookie.split(";")}


def test_what_nobody_needs_is_not_there(alone: str) -> None:
    assert ask(alone, "/_stcore/metrics").status == 404
    unknown = ask(alone, "/bestaat-niet", headers=HTML)
    assert (unknown.status, "Deze pagina bestaat niet." in unknown.text) == (404, True)
    assert "nginx/" not in unknown.headers["server"]
    assert unknown.headers["strict-transport-security"] == "max-age=31536000"


def test_one_server_at_a_port_of_its_own(visit: Visit, alone: str) -> None:
    page = visit(base_url=alone, ignore_https_errors=True)
    open_page(page, f"/{LINK}")
    # 1.013.137,50 × 275/425
    assert tiles(page)["Dinkelland"] == "€ 655.560"
    assert page.evaluate("performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    slide_to(page, "caseload-tubbergen", 149)
    assert page.url == f"{alone}/{LINK.replace('150', '149')}"


# ---- two servers, under a path ----


def test_every_address_stays_under_the_path(visit: Visit, both: str) -> None:
    """A deep link, the menu, the download, the letters, and the link to share; `visit` fails on whatever is not found
    or comes from another host."""
    asked: list[str] = []
    page = visit(first=True, base_url=both, ignore_https_errors=True)
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("wss:", "https:")))
    open_page(page, f"/keuzekompas/{LINK}")
    assert tiles(page)["Dinkelland"] == "€ 655.560"
    go(page, "Meerjarenbegroting")
    assert page.url.startswith(f"{both}/keuzekompas/meerjarenbegroting?")
    assert page.evaluate(
        "document.fonts.check('16px Inter') && [...document.fonts].some(one => one.status == 'loaded')"
    )
    open_fold(page, "Regel voor regel")
    assert page.locator("a.kk-download[href*=csv]").evaluate("one => one.href") == f"{both}/keuzekompas/{CSV}"
    figures = ask(both, f"/keuzekompas/{CSV}")
    assert (figures.status, figures.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert "655559,56" in figures.text
    page.get_by_role("button", name="Delen").click()
    settle(page)
    shared = page.get_by_test_id("stCode").inner_text()
    assert shared.strip() == f"{both}/keuzekompas/{LINK.replace('kostenverdeling', 'meerjarenbegroting')}"
    page.reload()
    settle(page)
    assert page.url.startswith(f"{both}/keuzekompas/meerjarenbegroting?")
    named = [one for one in asked if one.startswith("https:")]
    assert len([one for one in named if "_stcore/stream" in one]) == 2
    assert [one for one in named if not one.startswith(f"{both}/keuzekompas/")] == []


def test_a_phone_finds_the_screen_whichever_server_it_reaches(visit: Visit, both: str, log: Path) -> None:
    hall = visit(base_url=both, ignore_https_errors=True, viewport={"width": 1920, "height": 1080})
    open_page(hall, "/keuzekompas/?presenteren=1&schermen=4,5")
    hall.keyboard.press("t")
    address = hall.locator(".kk-remote-address").inner_text()
    assert re.fullmatch(rf"{both}/keuzekompas/afstand/[A-Za-z0-9_-]+", address)
    assert hall.locator(".kk-remote img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    phone = visit(**PHONE, base_url=both, ignore_https_errors=True)
    phone.goto(address)
    phone.get_by_role("button", name="Volgende").tap()
    expect(phone.locator("h1")).to_have_text("2/2 Onbekend", timeout=30_000)
    rooms = {port for port, _who in answered(log) if port in dict(answered(log, "/stand"))}
    assert len(rooms) == 1


def test_redirects_keep_the_path_and_the_port(both: str) -> None:
    bare = ask(both, "/keuzekompas", headers=HTML)
    assert (bare.status, bare.headers["location"]) == (301, "/keuzekompas/")
    slash = ask(both, "/keuzekompas/kostenverdeling/", headers=HTML)
    assert (slash.status, slash.headers["location"]) == (301, "../kostenverdeling")
    assert ask(both, "/elders", headers=HTML).status == 404


def test_a_visitor_stays_with_his_server_and_visitors_are_spread(both: str, replicas: Replicas, log: Path) -> None:
    first = [ask(both, "/keuzekompas/gezond").headers["set-cookie"].partition(";")[0] for _visitor in range(6)]
    for cookie in first:
        for _request in range(2):
            again = ask(both, "/keuzekompas/gezond", headers={"Cookie": cookie})
            assert again.headers.getlist("set-cookie") == []
    by_visitor: dict[str, set[int]] = {}
    for port, who in answered(log, "/gezond"):
        by_visitor.setdefault(who, set()).add(port)
    ours = [by_visitor[cookie.partition("=")[2]] for cookie in first]
    assert {len(ports) for ports in ours} == {1}
    # All six with one of the two happens once in 32 times: then more of them come.
    met = set.union(*ours)
    for _visitor in range(60):
        if met == set(replicas):
            break
        ask(both, "/keuzekompas/gezond")
        met |= {port for port, _who in answered(log, "/gezond")}
    assert met == set(replicas)


# ---- one of the two is killed: the last, because it is gone for the others ----


def test_a_visitor_of_a_killed_server_goes_on_at_the_other(
    browser: Browser, both: str, replicas: Replicas, log: Path
) -> None:
    # Not by `visit`: the browser reports the lost connection on the console.
    context = arrive(browser, base_url=both, ignore_https_errors=True).context
    page: Page = context.new_page()
    open_page(page, f"/keuzekompas/{LINK}")
    slide_to(page, "caseload-tubbergen", 149)
    who = next(one["value"] for one in context.cookies() if one["name"] == "keuzekompas")
    # nginx notes a WebSocket when it is closed, so what is looked at is what came before it.
    (killed,) = {port for port, cookie in answered(log) if cookie == who}
    with page.expect_websocket(timeout=60_000):
        os.killpg(replicas[killed].pid, signal.SIGKILL)
        replicas[killed].wait()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    settle(page)
    assert said(page, "caseload-tubbergen") == "149"
    # What he chose stands in his address, so the other server knows it too.
    page.reload()
    settle(page)
    assert said(page, "caseload-tubbergen") == "149"
    slide_to(page, "caseload-tubbergen", 148)
    assert "caseload.tubbergen=148" in page.url
    context.close()
    # Everybody else too, and a room for a phone.
    assert {ask(both, "/keuzekompas/", headers=HTML).status for _visitor in range(12)} == {200}
    port = both.rpartition(":")[2]
    room = ask(
        both,
        "/keuzekompas/afstand",
        "POST",
        {"Content-Type": "application/json", "Origin": both},
        '{"https": true, "folder": "/keuzekompas/"}',
    )
    assert room.status == 201
    assert json.loads(room.text)["address"].startswith(f"https://{NAME}:{port}/keuzekompas/afstand/")
    assert {port for port, _cookie in answered(log)[-5:]} == set(replicas) - {killed}


def test_no_log_names_a_visitor(both: str, alone: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Not even of a server that is gone or of nonsense before TLS."""
    for url in (both, alone):
        ask(url, "/keuzekompas/kostenverdeling?caseload.tubbergen=1717", headers=HTML)
    logs = [*tmp_path_factory.getbasetemp().glob("*/error.log"), *tmp_path_factory.getbasetemp().glob("*/start.log")]
    logs += tmp_path_factory.getbasetemp().glob("replicas*/*.log")
    assert len(logs) >= 6
    told = "\n".join(one.read_text("utf-8") for one in logs)
    assert "1717" not in told
    assert "client:" not in told
