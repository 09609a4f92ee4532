"""What tests share: a running dashboard and a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CASE_VARIABLE = "KEUZEKOMPAS_CASE"
# Chromium makes calls of its own otherwise: to its update service and the like.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --case PATH` runs the dashboard of the tests on another case."""
    parser.addoption("--case", metavar="PATH", default=None, help="folder of the case for the dashboard under test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the dashboard answers; show its output if it does not."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/gezond", timeout=2):
                return
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the dashboard does not start:\n{log.read_text(encoding='utf-8', errors='replace')}", pytrace=False)


@pytest.fixture(scope="session")
def case_path(pytestconfig: pytest.Config) -> Path | None:
    """The folder that `--case` names, if any."""
    given = pytestconfig.getoption("--case")
    return Path(given).resolve() if given else None


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, case_path: Path | None) -> Iterator[str]:
    """The address of a dashboard that runs as a user would run it, with a database of its own."""
    folder = tmp_path_factory.mktemp("server")
    log = folder / "server.log"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / 'test.sqlite3'}", "PYTHONUNBUFFERED": "1"}
    if case_path:
        environment[CASE_VARIABLE] = str(case_path)
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(url, process, log)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def chromium() -> str | None:
    """The browser: what CHROMIUM names, else Debian's, else what is on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    candidates = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
    return next((found for name in candidates if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run. Without one the test is skipped, except in CI: there it fails."""
    executable = chromium()
    if executable is None:
        reason = "no chromium found; install it (apt-get install chromium) or name it in CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


def watch(context: BrowserContext, host: str) -> list[str]:
    """Collect what must not happen: a request to another host, an error on the console or in a script."""
    problems: list[str] = []

    def on_address(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            problems.append(f"request to another host: {url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def on_page(page: Page) -> None:
        page.on("websocket", lambda socket: on_address(socket.url))

    context.on("request", lambda request: on_address(request.url))
    context.on("console", on_console)
    context.on("weberror", lambda error: problems.append(f"page error: {error.error}"))
    context.on("page", on_page)
    return problems


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A new page in a new context, for a Dutch visitor. The test fails if the page does what `watch` collects."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900}, base_url=server)
    problems = watch(context, urlsplit(server).netloc)
    yield context.new_page()
    context.close()
    assert not problems, "\n".join(problems)
