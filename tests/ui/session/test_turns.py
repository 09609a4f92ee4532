"""Whose turn it is: who asked most of late goes last, nobody waits for ever, and what takes long goes aside."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import Context
from threading import Event

import pytest

from tests.pages.screen import Screen
from ui.session import turns
from ui.session.turns import Account
from ui.views import risk_cards
from ui.views.uncertain import run

SOON = 30.0
"""Seconds within which even a busy machine does something that takes no time."""


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Future[None]]]:
    """Do something in a thread of its own, as Streamlit does; the lines are new ones."""
    monkeypatch.setattr(turns, "_pages", turns.Line())
    monkeypatch.setattr(turns, "_long", turns.Line())
    with ThreadPoolExecutor(8) as threads:
        yield lambda act, *given: threads.submit(Context().run, act, *given)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def account(used: float) -> Account:
    return Account(used, time.monotonic())


def test_who_used_least_goes_first(pool: Callable[..., Future[None]]) -> None:
    built: list[str] = []

    def build(name: str, used: float) -> None:
        with turns.turn(account(used)):
            built.append(name)

    with turns.turn(account(0.0)):
        for place, (name, used) in enumerate([("flood", 50.0), ("busy", 1.0), ("quiet", 0.0), ("too", 0.0)], 1):
            pool(build, name, used)
            until(lambda wanted=place: len(turns._pages.waiting) == wanted)  # type: ignore[misc]
        assert built == []
    until(lambda: len(built) == 4)
    assert built == ["quiet", "too", "busy", "flood"]


def test_nobody_lets_others_go_first_for_ever() -> None:
    """Whoever used most goes before all who come some seconds later, and what was used is forgotten in time."""
    assert turns.due(Account(1000.0, 50.0), 50.0) == 50.0 + turns.MOST_BEHIND
    used = Account(3.0, 50.0)
    assert turns.lately(used, 50.0) == 3.0
    assert 1.0 < turns.lately(used, 50.0 + turns.MEMORY) < 1.2  # a third and a bit
    assert turns.lately(used, 50.0 + 10 * turns.MEMORY) < 0.001


def test_who_comes_new_lets_those_who_are_there_go_first() -> None:
    now = time.monotonic()
    assert turns.due(Account(), now) > turns.due(Account(0.1, now), now)


def test_what_it_takes_is_written_down() -> None:
    mine = account(0.0)
    with turns.turn(mine):
        start = time.thread_time()
        while time.thread_time() - start < 0.1:
            pass
    assert 0.09 < mine.used < 1.0
    before = mine.used
    with turns.turn(mine):
        time.sleep(0.05)  # waiting costs the others nothing
    assert mine.used < before + 0.02


def test_one_that_hangs_is_passed_by(pool: Callable[..., Future[None]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    first, second = Event(), Event()

    def build(stop: Event) -> None:
        with turns.turn(account(0.0)):
            assert stop.wait(SOON)

    hanging = pool(build, first)
    until(lambda: turns._pages.busy is not None)
    passing = pool(build, second)
    stuck = turns._pages.busy
    until(lambda: turns._pages.busy not in (None, stuck))
    # Its end takes nobody's turn away.
    going = turns._pages.busy
    first.set()
    hanging.result(SOON)
    assert turns._pages.busy is going
    second.set()
    passing.result(SOON)
    assert turns._pages.busy is None


def test_a_run_gives_its_place_up_when_its_visitor_begins_another(pool: Callable[..., Future[None]]) -> None:
    """Streamlit stops the first at its next call; a flood of changes would else fill the line with such runs."""
    mine, built = account(0.0), []

    def build(name: str) -> None:
        with turns.turn(mine):
            built.append(name)

    with turns.turn(account(0.0)):
        first = pool(build, "first")
        until(lambda: len(turns._pages.waiting) == 1)
        second = pool(build, "second")
        first.result(SOON)
        assert built == ["first"]
        assert not second.done()
    second.result(SOON)
    assert built == ["first", "second"]
    assert turns._pages.busy is None


def test_what_takes_long_lets_pages_go_on_and_is_done_by_one_at_a_time(pool: Callable[..., Future[None]]) -> None:
    inside, go, said = Event(), Event(), []

    def draw(name: str) -> None:
        with turns.turn(account(0.0)), turns.aside():
            said.append(name)
            inside.set()
            assert go.wait(SOON)

    drawing = pool(draw, "one")
    assert inside.wait(SOON)
    with turns.turn(account(0.0)):  # a page of somebody else
        pass
    other = pool(draw, "other")
    until(lambda: len(turns._long.waiting) == 1)
    assert said == ["one"]
    go.set()
    drawing.result(SOON)
    other.result(SOON)
    assert said == ["one", "other"]
    assert (turns._pages.busy, turns._long.busy) == (None, None)


def test_between_two_parts_another_goes_first(pool: Callable[..., Future[None]]) -> None:
    inside, go, said = Event(), Event(), []

    def draw(name: str, used: float, parts: int) -> None:
        with turns.turn(account(used)), turns.aside():
            for _part in range(parts):
                said.append(name)
                inside.set()
                assert go.wait(SOON)
                turns.between()

    large = pool(draw, "large", 1.0, 3)
    assert inside.wait(SOON)
    small = pool(draw, "small", 0.0, 1)
    until(lambda: len(turns._long.waiting) == 1)
    go.set()
    large.result(SOON)
    small.result(SOON)
    assert said == ["large", "small", "large", "large"]


def test_a_run_that_is_stopped_aside_leaves_both_lines(pool: Callable[..., Future[None]]) -> None:
    def stopped() -> None:
        with turns.turn(account(0.0)), turns.aside():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pool(stopped).result(SOON)
    assert (turns._pages.busy, turns._long.busy) == (None, None)


def test_without_a_turn_there_is_none_to_give() -> None:
    with turns.aside():
        turns.between()
    assert (turns._pages.busy, turns._long.busy) == (None, None)


@pytest.mark.parametrize(
    ("page", "place", "name"),
    [
        ("onzekerheid", run, "simulate"),
        ("onzekerheid", run, "summarise"),
        ("onzekerheid", run, "pulls"),
        ("risicos", risk_cards, "draw"),
    ],
)
def test_draws_are_made_aside(page: str, place: object, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[turns.Line | None] = []
    made = getattr(place, name)

    def noted(*given: object, **named: object) -> object:
        mine = turns._mine.get()
        lines.append(mine.line if mine else None)
        return made(*given, **named)

    monkeypatch.setattr(place, name, noted)
    monkeypatch.setattr("ui.session.memo._known", {})
    Screen(page)
    assert lines
    assert all(line is turns._long for line in lines)
