"""A reader who loses his connection finds all as it was, and what he let go meanwhile counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from bench.servers import Server
from tests.browser.dashboard import (
    choose,
    hold_at,
    holder,
    open_fold,
    open_page,
    parameters,
    plain,
    said,
    settle,
    slide_to,
    slider,
    tell,
    thumb,
)
from tests.conftest import Visitor, arrive, leave
from tests.server.coming_back import THEN, kill_all, two_processes

GUESSED = "view-guess-split-1-paid"
STATE = "data-test-connection-state"
PATIENCE = 60_000  # milliseconds


@pytest.fixture(scope="module")
def two() -> Iterator[Server]:
    """A server of two processes that may be killed."""
    with two_processes() as server:
        yield server


@pytest.fixture(scope="module")
def reader(browser: Browser, two: Server) -> Iterator[Visitor]:
    """He who reads in every test here, each time as if he was never here: his browser has the files at hand."""
    one = arrive(browser, base_url=two.url, viewport={"width": 1280, "height": 900})
    yield one
    one.context.close()


@pytest.fixture
def visitor(reader: Visitor) -> Iterator[Page]:
    """A page of a reader; that his browser complains of the lost connection is no fault."""
    yield reader.context.new_page()
    leave(reader)


def guess_of(page: Page) -> str:
    return plain(holder(page, GUESSED).locator("input[type=range]").get_attribute("aria-valuetext") or "")


def hidden(page: Page) -> bool:
    return page.locator(".kk-headline, .kk-plot, .kk-tile").count() == 0


def read_whole(page: Page) -> tuple[str, str]:
    """The address and all that stands on the page, with the range and the mark that come when nothing moves."""
    for found in page.locator(".st-key-strip .kk-tile:nth-child(2) .kk-value").all():
        expect(found).to_contain_text("€", timeout=PATIENCE)
    page.locator(".kk-mark").scroll_into_view_if_needed()  # it is asked for who sees it
    expect(page.locator(".kk-mark")).to_have_attribute("data-state", "holds", timeout=PATIENCE)
    return page.url, plain(page.locator(".stMain").inner_text())


def test_all_processes_are_killed_under_two_readers(visitor: Page, two: Server) -> None:
    """One guesses, with settings open; the other is at the fourth step of the story."""
    open_page(visitor, "/kostenverdeling")
    choose(visitor, "perspective", "Tubbergen")
    slide_to(visitor, "caseload-tubbergen", 172)
    open_fold(visitor, "Meer instellingen")
    holder(visitor, "choose-year").get_by_role("radio", name="2023").click()
    settle(visitor)
    holder(visitor, "view-guess").get_by_text("Eerst zelf raden").click()
    settle(visitor)
    holder(visitor, GUESSED).get_by_role("slider").focus()
    visitor.keyboard.press("Home")
    for _place in range(4):
        visitor.keyboard.press("ArrowRight")
    settle(visitor)
    assert guess_of(visitor) == "€ 20.000"
    other = visitor.context.new_page()
    open_page(other, "/")
    tell(other, "4")
    slide_to(other, "caseload-tubbergen", 172)
    shown = [read_whole(page) for page in (visitor, other)]

    kill_all(two.pid, two.url)
    for page in (visitor, other):
        expect(page.locator(".stApp")).to_have_attribute(STATE, "CONNECTED", timeout=PATIENCE)
        settle(page)
    assert [read_whole(page) for page in (visitor, other)] == shown

    slide_to(visitor, "caseload-tubbergen", 173)
    assert parameters(visitor) == "caseload.tubbergen=173&perspective=tubbergen&year=2023"
    assert said(visitor, "share-dinkelland") == "56%"
    expect(holder(visitor, "choose-year").get_by_role("radio", name="2023")).to_be_checked()
    expect(visitor.get_by_role("switch", name="Eerst zelf raden")).to_be_checked()
    assert hidden(visitor)
    assert guess_of(visitor) == "€ 20.000"
    visitor.get_by_role("button", name="Laat zien").click()
    settle(visitor)
    assert "u schatte € 20.000, het is" in plain(visitor.locator(".st-key-live-guess .kk-headline").inner_text())
    other.get_by_role("button", name="Volgende").click()
    settle(other)
    expect(holder(other, "view-story").get_by_role("radio", name="5")).to_be_checked()
    assert parameters(other) == "caseload.tubbergen=172"


class Line:
    """The connection of a page, which can be cut and kept down."""

    def __init__(self, page: Page) -> None:
        self.sockets: list[WebSocketRoute] = []
        self.is_down = False
        page.route_web_socket("**/_stcore/stream", self._made)

    def _made(self, socket: WebSocketRoute) -> None:
        if self.is_down:
            socket.close(code=1011)
            return
        socket.connect_to_server()
        self.sockets.append(socket)

    def cut(self) -> None:
        self.is_down = True
        self.sockets[-1].close(code=1011)


@pytest.mark.parametrize("released", ["while it is lost", "when it is back"])
def test_a_thumb_is_let_go_after_the_connection_was_lost(visitor: Page, released: str) -> None:
    line = Line(visitor)
    open_page(visitor, "/kostenverdeling")
    across, down = thumb(visitor, "caseload-tubbergen")
    visitor.mouse.move(across, down)
    visitor.mouse.down()
    hold_at(visitor, across + 20, down)
    at = said(visitor, "caseload-tubbergen")
    assert at != "171"
    line.cut()
    expect(slider(visitor, "caseload-tubbergen")).to_be_disabled()
    if released == "while it is lost":
        visitor.mouse.up()
    line.is_down = False
    expect(visitor.locator(".stApp")).to_have_attribute(STATE, "CONNECTED", timeout=PATIENCE)
    visitor.mouse.up()
    expect(visitor).to_have_url(re.compile(rf"\?caseload\.tubbergen={at}$"), timeout=PATIENCE)
    settle(visitor)
    assert said(visitor, "caseload-tubbergen") == at
    assert plain(visitor.locator(".kk-headline").inner_text()).startswith(f"Bij {at} uitkeringen in Tubbergen")


def test_what_was_sent_into_a_dead_connection_counts(visitor: Page) -> None:
    """The line still looks alive when an arrow key is pressed, and nothing gets through."""
    lost: list[Any] = []
    is_dead = False
    made: list[WebSocketRoute] = []

    def route(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        made.append(socket)
        socket.on_message(lambda message: lost.append(message) if is_dead else server.send(message))

    visitor.route_web_socket("**/_stcore/stream", route)
    open_page(visitor, "/kostenverdeling")
    is_dead = True
    slider(visitor, "caseload-tubbergen").focus()
    visitor.keyboard.press("ArrowRight")
    while not lost:
        visitor.wait_for_timeout(20)
    is_dead = False
    made[-1].close(code=1011)
    expect(visitor).to_have_url(re.compile(r"\?caseload\.tubbergen=172$"), timeout=PATIENCE)
    settle(visitor)
    assert said(visitor, "caseload-tubbergen") == "172"


def test_what_was_named_and_undone_is_there_after_all_processes_were_killed(visitor: Page, two: Server) -> None:
    """Also as the very first thing: a checkpoint in the list that was open, and Forward of the browser. All of it with
    the figures of then, and the last from those of now back to them."""
    both = f"caseload.tubbergen=150&cost_key=mixed&casus={THEN}"
    open_page(visitor, f"/kostenverdeling?{both}")
    holder(visitor, "changes-list").get_by_role("button").first.click()
    settle(visitor)
    holder(visitor, "point-name").locator("input").fill("Voorstel")
    visitor.keyboard.press("Enter")
    settle(visitor)
    holder(visitor, "change-undo-cost_key").get_by_role("button").click()
    settle(visitor)
    assert parameters(visitor) == f"caseload.tubbergen=150&casus={THEN}"

    kill_all(two.pid, two.url)
    expect(visitor.locator(".stApp")).to_have_attribute(STATE, "CONNECTED", timeout=PATIENCE)
    visitor.get_by_role("button", name="Terug naar").filter(has_text="Voorstel").click()
    settle(visitor)
    assert parameters(visitor) == both

    kill_all(two.pid, two.url)
    expect(visitor.locator(".stApp")).to_have_attribute(STATE, "CONNECTED", timeout=PATIENCE)
    visitor.evaluate("history.forward()")
    expect(visitor).to_have_url(re.compile(rf"\?caseload\.tubbergen=150&casus={THEN}$"), timeout=PATIENCE)
    settle(visitor)
    expect(holder(visitor, "set-cost_key").get_by_role("radio", name="Vaste sleutel")).to_be_checked()
    visitor.keyboard.press("Escape")
    visitor.keyboard.press("Control+z")
    settle(visitor)
    assert parameters(visitor) == both

    visitor.get_by_role("button", name="Naar de cijfers van nu").click()
    settle(visitor)
    assert parameters(visitor) == "caseload.tubbergen=150&cost_key=mixed"
    kill_all(two.pid, two.url)
    expect(visitor.locator(".stApp")).to_have_attribute(STATE, "CONNECTED", timeout=PATIENCE)
    visitor.keyboard.press("Control+z")
    settle(visitor)
    assert parameters(visitor) == both
    expect(visitor.locator(".st-key-live-figures-of-then")).to_contain_text(f"gegevensversie {THEN}")
