"""The file without network: its size, its language, and that no name of a case is anything but text in it."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from model.loading.load import load_case
from server.assets import plotly_js
from tests.model.copies import STRANGE, with_strange_names
from ui.offline import file as subject
from ui.offline.bundle import bundled
from ui.offline.file import PAGES, Wanted, file
from ui.offline.pages import MOST_OPTIONS, Making, html_of, page_id, views
from ui.offline.recorded import Shown
from ui.session import served
from words.link import read_link
from words.texts import catalogue, speak

MOST = 8_000_000
"""Bytes that the file may have."""


@pytest.fixture(scope="module")
def made(runtime: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The file in English of a case whose names look like markup, at an address that does so too."""
    folder = with_strange_names(tmp_path_factory.mktemp("strange"))
    with ExitStack() as patch:
        environment = patch.enter_context(pytest.MonkeyPatch.context())
        environment.setenv(served.VARIABLE, str(folder))
        served.read.cache_clear()
        patch.callback(served.read.cache_clear)
        patch.callback(speak, "nl")
        case = load_case(folder)
        view = read_link(case, {"lang": "en"}).view
        speak("en")
        wanted = Wanted(
            case=case,
            assumptions=case.assumptions,
            view=view,
            more={},
            live='https://raad.example/?a="><script>',
            made=date(2026, 3, 1),
        )
        told = {"title": STRANGE, "value": "1", "variant": "", "parts": [], "turns": [], "words": {"page": "x"}}
        yield file(wanted, plotly_js().plain, lambda _asked: told, lambda: None).decode()


class Seen(HTMLParser):
    """Every tag, attribute and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_it_is_small_and_says_what_it_is(made: str) -> None:
    assert len(made.encode()) <= MOST
    assert made.startswith('<!doctype html>\n<html lang="en"')
    seen = Seen(made)
    pages = [value for name, value in seen.attributes if name == "id" and str(value).startswith("kko-of-")]
    assert len(pages) == seen.tags.count("template") == len(set(pages))
    assert {f"kko-of-{page_id(one)}" for one in PAGES} < set(pages)
    # Every way to another page of the file leads to one.
    leads = {f"kko-of-{value}" for name, value in seen.attributes if name == "data-leads"}
    assert len(leads) > len(PAGES)
    assert leads <= set(pages)
    text = " ".join(seen.texts)
    assert "Snapshot of 1 March 2026 that works without network." in text
    assert "Data version" in text
    assert "one at a time" in text


def test_it_may_fetch_nothing(made: str) -> None:
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    named = [value for name, value in Seen(made).attributes if name in ("src", "srcset", "poster", "data", "action")]
    assert named == []
    addresses = [value or "" for name, value in Seen(made).attributes if name == "href"]
    # The empty icon, pages of the file, and where who presses goes: the live version and documents.
    assert [one for one in addresses if not one.startswith(("data:,", "#", "https://"))] == []
    assert "url(" not in made.partition("<style>")[2].partition("</style>")[0]


def test_no_name_is_markup(made: str) -> None:
    seen = Seen(made)
    assert STRANGE in " ".join(seen.texts).replace("\u2060", "")
    assert seen.tags.count("script") == 3  # the data, Plotly and our code
    assert {"i", "b", "img", "iframe"} & set(seen.tags) == set()
    assert [name for name, _value in seen.attributes if name.startswith("on")] == []
    assert ("data-live", 'https://raad.example/?a="><script>') in seen.attributes


def test_english_is_english(made: str) -> None:
    """None of our Dutch texts stands in it, but for those that are the same in both."""
    pages = made.partition("<body>")[2].partition("<script>")[0]
    texts = {one for one in catalogue("nl").values() if len(one) > 15 and "{" not in one}
    english = {one for one in catalogue("nl") if len(one) > 15}
    assert len(texts) > 500
    assert [one for one in texts - english if one in pages] == []


def test_when_pages_are_written_no_visitor_is_held_and_a_page_is_let_go_after_the_other(
    runtime: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A session holds all that a page was made of: of sixty municipalities megabytes for each of 66 pages."""
    speak("nl")
    held: list[int] = []
    stand: list[int] = []
    tidied: list[int] = []

    def counted(making: Making, shown: Sequence[Shown]) -> str:
        gc.collect()
        alive = [type(one).__name__ for one in gc.get_objects()]
        held.append(alive.count("SafeSessionState"))
        stand.append(alive.count("Shown"))
        return html_of(making, shown)

    monkeypatch.setattr(subject, "html_of", counted)
    monkeypatch.setattr(subject, "PAGES", ("", "kostenverdeling"))
    case = load_case(served.DEFAULT)
    wanted = Wanted(
        case=case, assumptions=case.assumptions, view=read_link(case, {}).view, more={}, live="https://raad.example/",
        made=date(2026, 3, 1),
    )  # fmt: skip
    gc.collect()
    before = [type(one).__name__ for one in gc.get_objects()].count("SafeSessionState")
    file(wanted, b"", lambda _asked: None, lambda: tidied.append(len(held)))
    assert len(held) > 2
    assert held == [before] * len(held)
    assert stand == sorted(stand, reverse=True)
    assert stand[0] > 2 * stand[-1] > 0
    # Before each of the two pages, after them, and when all of it is written.
    assert tidied == [0, 0, 0, len(held)]


def test_what_cannot_be_bundled_is_refused() -> None:
    assert 'need("b.js")' in bundled(
        {"a.js": 'import { b } from "./b.js"\nb()\n', "b.js": "export const b = 1\n"}, "a.js"
    )
    for code in ('import b from "./b.js"\n', "export { b }\n", 'const b = await import("./b.js")\n'):
        with pytest.raises(ValueError, match=r"a\.js"):
            bundled({"a.js": code}, "a.js")


def test_what_can_be_chosen_from_a_long_list_is_said() -> None:
    """A page of the file for each of sixty municipalities would take minutes to make."""
    speak("nl")

    def chosen_from(count: int) -> Shown:
        said = SimpleNamespace(label="Gemeente", options=[f"g{one}" for one in range(count)], raw_value="g3")
        return Shown(kind="selectbox", key="view-town", said=said)

    assert views([chosen_from(MOST_OPTIONS)])
    assert views([chosen_from(MOST_OPTIONS + 1)]) == []
    making = Making(pages={}, included=(), explained=(), part=lambda _raw: 0)
    told = "een andere alleen in het dashboard"
    assert f"g3 ({told})" in html_of(making, [chosen_from(MOST_OPTIONS + 1)])
    assert told not in html_of(making, [chosen_from(2)])
