"""Nothing is lost with a connection: who comes back to another process finds everything as he left it.

Each journey is made twice, once without a loss. After it both screens must be the same.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

import pytest

from bench.protocol import run
from bench.servers import Server
from tests.server.coming_back import RECORD, THEN, Guest, kill_all, two_processes

Step = Callable[[Guest], None]
Screen = dict[str, Any]


@pytest.fixture(scope="module")
def two() -> Iterator[Server]:
    """A server of two processes."""
    with two_processes() as server:
        yield server


def sets(key: str, to: str | bool) -> Step:
    return lambda guest: guest.set(key, to)


def presses(key: str) -> Step:
    return lambda guest: guest.press(key)


def folds(key: str, opened: bool = True) -> Step:
    return lambda guest: guest.fold(key, opened)


def goes(page: str) -> Step:
    """Through the menu: the states of the widgets of the old page stay behind, and its parameters."""

    def go(guest: Guest) -> None:
        guest.page, guest._hash, guest.query = page, guest.pages[page], ""
        guest.states = {id: state for id, state in guest.states.items() if id in guest._around}

    return go


def comes_with(query: str) -> Step:
    """With an address of before: the Back button changes it, also while nobody answers."""

    def come(guest: Guest) -> None:
        guest.query = query

    return come


def both(first: Step, second: Step) -> Step:
    def do(guest: Guest) -> None:
        first(guest)
        second(guest)

    return do


def goes_to(name: str) -> Step:
    """Back to a checkpoint."""
    return presses(f"point-go-{blake2b(name.encode(), digest_size=6).hexdigest()}")


CASELOAD, SHARE = "set-caseload-tubbergen", "set-share-dinkelland"
GUESSED = "view-guess-split-0-paid"
OPTION = "benefits-noaberkracht"
ON = sets("view-guess", True)
THREE = [sets(CASELOAD, "150"), sets(CASELOAD, "163"), sets("set-caseload-dinkelland", "280")]
BEFORE, AS_THEN = sets(CASELOAD, "150"), comes_with(f"casus={THEN}&cost_key=mixed")
NAMED = both(sets("point-name", "A"), presses("point-keep"))
JOURNEYS: dict[str, tuple[str, list[Step], Step]] = {
    "a slider": ("kostenverdeling", [sets(CASELOAD, "150")], sets(CASELOAD, "163")),
    "the first slider of all": ("kostenverdeling", [], sets(CASELOAD, "163")),
    "an older address": (
        "kostenverdeling",
        [sets(CASELOAD, "150"), sets(CASELOAD, "163")],
        both(comes_with("caseload.tubbergen=150"), sets("set-caseload-dinkelland", "280")),
    ),
    "a slider in a fold": ("kostenverdeling", [folds("fold-more")], sets(SHARE, "50%")),
    "a fold": ("kostenverdeling", [sets(CASELOAD, "150"), folds("fold-sources")], folds("fold-sources", False)),
    "perspective and year": (
        "kostenverdeling",
        [sets("choose-perspective", "Tubbergen"), folds("fold-more"), sets("choose-year", "2023")],
        sets("view-keys", "Totalen"),
    ),
    "a guess": ("kostenverdeling", [ON, sets(GUESSED, "€\u00a020.000")], sets(GUESSED, "€\u00a040.000")),
    "the guess goes on": ("kostenverdeling", [sets(CASELOAD, "150")], ON),
    "the outcome is asked for": ("kostenverdeling", [ON, sets(GUESSED, "€\u00a020.000")], presses("guess-button")),
    "what was revealed": ("kostenverdeling", [ON, presses("guess-button")], sets(CASELOAD, "150")),
    "the story": ("", [presses("story-on"), presses("story-on"), presses("story-on")], presses("story-on")),
    "presenting": ("", [presses("story-on"), presses("present"), presses("what-if")], presses("story-on")),
    "another page": (
        "kostenverdeling", [ON, sets(GUESSED, "€\u00a020.000"), sets(CASELOAD, "150")], goes("meerjarenbegroting"),
    ),
    "back to the page": (
        "kostenverdeling", [ON, sets(GUESSED, "€\u00a020.000"), goes("planning")], goes("kostenverdeling"),
    ),
    "put back": ("kostenverdeling", [sets(CASELOAD, "150")], presses("reset-caseload-tubbergen")),
    "what was written": (
        "scenarios",
        [folds("fold-own"), sets(f"own-text-own_con-{OPTION}", "Ver weg"), sets(f"set-own_con-{OPTION}", "3")],
        sets("step-weight-nearby", "veel"),
    ),
    "undone": ("kostenverdeling", [*THREE, presses("undo")], presses("undo")),
    "done again": ("kostenverdeling", [*THREE, presses("undo"), presses("undo")], presses("redo")),
    "a checkpoint": (
        "kostenverdeling",
        [*THREE, folds("changes-list"), NAMED, sets(CASELOAD, "171"), folds("changes-list")],
        goes_to("A"),
    ),
    "as it was then": (
        "kostenverdeling",
        [BEFORE, AS_THEN, folds("fold-sources"), ON, sets(GUESSED, "€\u00a020.000")],
        sets(CASELOAD, "163"),
    ),
    "before as it was then": ("kostenverdeling", [BEFORE, AS_THEN, BEFORE, presses("undo")], presses("undo")),
    "as it was then again": (
        "kostenverdeling", [BEFORE, AS_THEN, BEFORE, presses("undo"), presses("undo")], presses("redo"),
    ),
    "a checkpoint of then": (
        "kostenverdeling", [AS_THEN, folds("changes-list"), NAMED, presses("to-now")], goes_to("A"),
    ),
    "side by side": ("vergelijken", [sets("view-anchor", "Advies")], sets("view-anchor", "Mijn variant")),
    "a view of another page": (
        "kostenverdeling", [sets("view-keys", "Totalen"), goes("planning")], goes("kostenverdeling"),
    ),
}  # fmt: skip
HIDDEN = ("a guess", "the guess goes on", "back to the page")
"""The journeys that end before an outcome was asked for."""


async def made(url: str, name: str) -> Guest:
    page, steps, _last = JOURNEYS[name]
    guest = Guest(url, page)
    await guest.open()
    for step in steps:
        step(guest)
        await guest.rerun()
    return guest


def screen(guest: Guest) -> Screen:
    """Everything that stands there: the parts with their data, the widgets with their values, and the address."""
    values = {id: state.SerializeToString(deterministic=True) for id, state in guest.states.items()}
    # What asks the browser for its keys names the session, which is another one.
    parts = {key: raw for key, raw in guest.shown.components.items() if "live-own-keys" not in key}
    return {"parts": parts, "values": values, "address": guest.query, "page": guest.page}


async def undisturbed(url: str) -> dict[str, Screen]:
    """What stands there after every journey without a loss."""
    found: dict[str, Screen] = {}
    for name, (_page, _steps, last) in JOURNEYS.items():
        guest = await made(url, name)
        before = screen(guest)
        last(guest)
        await guest.rerun()
        await guest.close()
        found[name] = screen(guest)
        assert found[name] != before, f"the last step of {name} does nothing"
    return found


@pytest.fixture(scope="module")
def without(two: Server) -> dict[str, Screen]:
    """Every journey without a loss."""
    return run(undisturbed(two.url))


async def returned(url: str, without: dict[str, Screen], lose: Callable[[list[Guest]], object]) -> None:
    """Every journey, with its last step after a loss."""
    guests = {name: await made(url, name) for name in JOURNEYS}
    lose(list(guests.values()))
    for name, guest in guests.items():
        JOURNEYS[name][2](guest)
    await asyncio.gather(*(guest.open() for guest in guests.values()))
    for guest in guests.values():
        await guest.close()
    assert [name for name, guest in guests.items() if screen(guest) != without[name]] == []
    # Not even for a moment: nothing else came over the new connection.
    unseen = {"live-guess-first", "live-history", "live-mark", "live-strip"}
    assert [name for name in HIDDEN if guests[name].delivered != unseen] == []


def test_after_a_lost_connection(two: Server, without: dict[str, Screen]) -> None:
    """The server never hears which session it was, as at the other process."""
    run(returned(two.url, without, lambda guests: [guest.loses_connection() for guest in guests]))


def test_after_all_processes_were_killed(two: Server, without: dict[str, Screen]) -> None:
    run(returned(two.url, without, lambda _guests: kill_all(two.pid, two.url)))


# ---- what a browser may say ----


async def said(two: Server, record: str) -> Guest:
    """Who has only just come, with this record."""
    guest = await said_open(two, record)
    await guest.close()
    return guest


async def said_open(two: Server, record: str) -> Guest:
    """The same, still there."""
    guest = Guest(two.url, "kostenverdeling")
    await guest.open()
    await guest.close()
    guest.set(RECORD, record)
    await guest.open()
    return guest


WRONG = {"caseload.tubbergen": "-5", "cost_key": "gratis", "share.dinkelland": "0.9", "year": "1900", "nergens": "1"}


def test_what_is_wrong_is_refused_by_name_and_the_rest_holds(two: Server) -> None:
    """The shares together would be 133%."""
    guest = run(said(two, json.dumps({"link": {**WRONG, "start_delay_months": "6"}})))
    assert guest.query == "start_delay_months=6"
    told = guest.shown.components["live-rejected"].decode(errors="replace")
    assert [name for name in WRONG if name not in told] == []


def test_steps_and_checkpoints_are_held_against_the_case(two: Server) -> None:
    """What the case does not know is no step. Names that cannot be, and the eleventh, are no checkpoint."""
    steps = [{"nergens": "1"}, {"caseload.tubbergen": "-5"}, {"caseload.tubbergen": "150", "nergens": None}]
    points = {"": {}, "x" * 61: {}, "a": {"nergens": "1"}, "A": {}} | {f"{number}": {} for number in range(12)}

    async def undone() -> tuple[Guest, list[str]]:
        guest = await said_open(two, json.dumps({"past": steps, "points": points}))
        guest.press("undo")
        await guest.rerun()
        guest.fold("changes-list")
        await guest.rerun()
        await guest.close()
        return guest, [key for key in guest.ids if key.startswith("point-go-")]

    guest, found = run(undone())
    assert guest.query == "caseload.tubbergen=150"
    # "a" and ten numbers would be eleven.
    assert len(found) == 10


NO_RECORD = {
    "nothing": "",
    "no JSON": "{",
    "no object": '["link"]',
    "deep": "[" * 40_000,
    "long": json.dumps({"link": {f"name{number}": "x" * 900 for number in range(60)}}),
    "another part": '{"changes": {"caseload.tubbergen": 150}}',
    "numbers for texts": '{"link": {"caseload.tubbergen": 150}}',
    "half a character": '{"link": {"\\ud800": "1"}}',
    "a list for a name": '{"kept": {"story": ["cost"]}}',
    "lists revealed": '{"revealed": [["split-0"]]}',
    "three for a page": '{"page": ["a", "b", "c"]}',
    "a text for a switch": '{"drawer": "yes"}',
    "a number for a checkpoint": '{"points": {"A": 1}}',
    "numbers for steps": '{"past": [{"caseload.tubbergen": 150}]}',
}


def test_what_is_no_record_changes_nothing(two: Server) -> None:
    async def all() -> list[str]:
        new = Guest(two.url, "kostenverdeling")
        await new.open()
        await new.close()
        guests = await asyncio.gather(*(said(two, text) for text in NO_RECORD.values()))
        return [name for name, guest in zip(NO_RECORD, guests, strict=True) if screen(guest) != screen(new)]

    assert run(all()) == []


def test_a_setting_that_does_not_exist_is_as_if_nothing_was_chosen(two: Server) -> None:
    forged = {"guess": 7, "keys": "nergens", "guess-split-0-paid": float("nan"), "story": True, "x" * 500: "y"}
    guest = run(
        said(two, json.dumps({"kept": forged, "risk": "nergens", "texts": {"nergens": "x"}, "page": ["x", "y"]}))
    )
    assert guest.value("view-guess") is False
    assert guest.value("view-keys") == "Verschil met nu"
    assert guest.shown.components.keys() >= {"live-headline", "live-keys"}
