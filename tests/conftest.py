"""What tests share: a running dashboard and a browser."""

from __future__ import annotations

import functools
import logging
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, expect, sync_playwright
from streamlit.components.v2 import manifest_scanner

from bench.browser.chromium import FLAGS, NONE, chromium
from store import process
from store.place import DATA_VARIABLE, DATABASE_VARIABLE
from tests.outside import SEEN, watched_from
from tests.wire import WIRE

ROOT = Path(__file__).resolve().parent.parent
CASE_VARIABLE = "KEUZEKOMPAS_CASE"
# The pages of a visitor share a process, and with it the scripts that it has compiled: that is most of a visit.
CHROMIUM_ARGUMENTS = (*FLAGS, "--process-per-site")
START_SECONDS = 180
PATIENCE = 30_000
"""Milliseconds that a page has for what a test expects of it, as it has for what the test does."""
OTHERS = {"bench", "browser", "export", "forged", "proxy", "run", "server", "store"}
"""The folders of tests that wait for other processes than their own."""
ALONE = ("--workers", "1")

# Formatting outside a running page is what tests of ui/ do; Streamlit would say so at every text.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True
# Every session of AppTest reads the description of every installed package, in search of components: that was most of
# the time of its first run, and what is installed stays the same.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --case PATH` runs the dashboard of the tests on another case."""
    parser.addoption("--case", metavar="PATH", default=None, help="folder of the case for the dashboard under test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, so that `-m "not browser"` leaves it out.

    Files that wait for other processes go evenly between those that compute, so that the processor always has work; of
    both those of many municipalities and those with most tests first, so that no worker begins a long one when the
    rest is done.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    tests = Counter(item.path for item in items)
    files = sorted(tests, key=lambda path: ("many" not in path.parts, -tests[path]))
    waiting = [path for path in files if OTHERS & {*path.parts}]
    computing = [path for path in files if path not in waiting]
    place = {path: 0.9 * at / len(waiting) for at, path in enumerate(waiting)}
    place |= {path: at / len(computing) for at, path in enumerate(computing)}
    items.sort(key=lambda item: place[item.path])


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
            with urllib.request.urlopen(f"{url}/gezond", timeout=30):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return  # it is not well, as with a case that cannot be read, but it is there
        except OSError:
            pass
        time.sleep(0.1)
    pytest.fail(f"the dashboard does not start:\n{log.read_text(encoding='utf-8', errors='replace')}", pytrace=False)


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tests save stands apart from what whoever runs them saved."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(tmp_path_factory.mktemp("saved")))
        patch.delenv(DATABASE_VARIABLE, raising=False)
        yield
        process.let_go()


@pytest.fixture(scope="session")
def case_path(pytestconfig: pytest.Config) -> Path | None:
    """The folder that `--case` names, if any."""
    given = pytestconfig.getoption("--case")
    return Path(given).resolve() if given else None


@contextmanager
def dashboard(folder: Path, case: Path | str | None, *options: str, **settings: str) -> Iterator[str]:
    """A dashboard that runs as a user would run it, with these variables in its environment; gives its address.

    What it prints stands in ``server.log``. A second process takes as long to start as the first: `ALONE` goes without.
    """
    log = folder / "server.log"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "STREAMLIT_SERVER_ADDRESS": "127.0.0.1", **settings}
    if case:
        environment[CASE_VARIABLE] = str(case)
    port = free_port()
    command = [sys.executable, "-m", "server.serve", "--port", str(port), *options]
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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, case_path: Path | None) -> Iterator[str]:
    """The address of the dashboard that most tests share. Whatever they ask, it connects to nothing outside."""
    folder = tmp_path_factory.mktemp("server")
    with dashboard(folder, case_path, **watched_from(folder)) as url:
        yield url
    assert (folder / SEEN).read_text("utf-8") == ""


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Start a dashboard of the tests' own, perhaps on other cases; it stops after the last test of the module."""
    with ExitStack() as running:

        def start(*cases: Path) -> str:
            shown = os.pathsep.join(map(str, cases)) or None
            return running.enter_context(dashboard(tmp_path_factory.mktemp("server"), shown, *ALONE))

        yield start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run. Without one the test is skipped, except in CI: there it fails."""
    executable = chromium()
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail(NONE, pytrace=False)
        pytest.skip(NONE)
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        launched = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield launched
        launched.close()


def watch(context: BrowserContext, host: str) -> list[str]:
    """Collect what must not happen: a request to another host, an error on the console or in a script, a dialog."""
    problems: list[str] = []

    def on_address(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != host:
            problems.append(f"request to another host: {url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            problems.append(f"console error: {message.text} ({message.location.get('url', '')})")

    def on_dialog(dialog: Dialog) -> None:
        problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_page(page: Page) -> None:
        page.on("websocket", lambda socket: on_address(socket.url))

    context.on("request", lambda request: on_address(request.url))
    context.on("console", on_console)
    context.on("dialog", on_dialog)
    context.on("weberror", lambda error: problems.append(f"page error: {error.error}"))
    context.on("page", on_page)
    return problems


@dataclass(frozen=True)
class Visitor:
    """A browser context, and what went wrong in it since it was last asked."""

    context: BrowserContext
    origin: str
    settings: str
    problems: list[str]


# How many visitors of earlier tests wait for a next one, and how many empty pages each keeps: closing one makes the
# browser forget the scripts that it has at hand.
MOST_WAITING = 3
MOST_PAGES = 12


def arrive(browser: Browser, **options: Any) -> Visitor:
    """A visitor who was never here."""
    context = browser.new_context(locale="nl-NL", **options)
    context.add_init_script(WIRE)
    origin = options["base_url"]
    return Visitor(context, origin, repr(sorted(options.items())), watch(context, urlsplit(origin).netloc))


def leave(visitor: Visitor) -> None:
    """Leave nothing for the next test but what the browser keeps of files."""
    pages = visitor.context.pages
    for one in pages:
        if one.url != "about:blank":
            one.goto("about:blank")
    visitor.context.clear_cookies()
    store = visitor.context.new_cdp_session(pages[-1])
    store.send("Storage.clearDataForOrigin", {"origin": visitor.origin, "storageTypes": "all"})
    for one in pages[: -1 if len(pages) > MOST_PAGES else 0]:
        one.close()


@pytest.fixture(scope="session")
def waiting() -> list[Visitor]:
    """The visitors of earlier tests, the last one last."""
    return []


@pytest.fixture
def visit(browser: Browser, waiting: list[Visitor], request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Open pages for visitors: ``visit(color_scheme="dark")``, ``visit(base_url=...)``.

    Each visitor of a test has a context of its own, with nothing stored and nothing open. It may be that of an earlier
    test, which has the files of the dashboard already; ``visit(first=True)`` asks for one that was never here, which
    is also what a test needs that changes the context itself. The test fails if a page does what `watch` collects.
    """
    here: list[Visitor] = []
    once: list[Visitor] = []

    def new_page(*, first: bool = False, **options: Any) -> Page:
        viewport = options.pop("viewport", {"width": 1280, "height": 900})
        scheme = options.pop("color_scheme", None)
        if "base_url" not in options:
            options["base_url"] = request.getfixturevalue("server")
        settings = repr(sorted(options.items()))
        known = next((one for one in reversed(waiting) if one.settings == settings and not first), None)
        if known:
            waiting.remove(known)
        visitor = known or arrive(browser, **options)
        (once if first else here).append(visitor)
        page = visitor.context.new_page()
        page.set_viewport_size(viewport)
        if scheme:
            page.emulate_media(color_scheme=scheme)
        return page

    yield new_page
    for visitor in here:
        leave(visitor)
    waiting.extend(here)
    for visitor in [*once, *waiting[:-MOST_WAITING]]:
        visitor.context.close()
    del waiting[:-MOST_WAITING]
    found = [problem for visitor in (*here, *once) for problem in visitor.problems]
    for visitor in here:
        visitor.problems.clear()
    assert not found, "\n".join(found)


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """A new page in a new context, for a Dutch visitor."""
    return visit()
