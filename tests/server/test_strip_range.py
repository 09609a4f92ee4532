"""The range in the strip of results: what Start says, in any language, and nothing that is not allowed."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen
from tests.server.answers import ask
from ui.live.payload import unpack
from words.sentences import read, received


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"perspective": "dinkelland", "execution_cost_change": "0.1"},
        {"perspective": "tubbergen", "cost_key": "caseload", "lang": "en"},
    ],
)
def test_it_is_the_range_of_start(server: str, settings: dict[str, str]) -> None:
    (told,) = (
        value
        for label, (value, _note) in Screen("start", **settings).tiles().items()
        if label.startswith(("Bereik", "Range"))
    )
    answer = ask(server, "/bereik?" + "&".join(f"{name}={value}" for name, value in settings.items()))
    assert answer.status == 200
    assert answer.text.replace("\u00a0", " ") == told
    assert answer.headers["cache-control"] == "no-store"


def test_the_part_of_start_says_the_same(server: str) -> None:
    part = unpack(ask(server, "/bereik?execution_cost_change=0.1&deel=start").body)
    (tile,) = part["tiles"]
    assert read(received(tile["value"]), 0, "nl") == ask(server, "/bereik?execution_cost_change=0.1").text
    assert read(received(part["note"]), 0, "nl").startswith("Het bereik komt door")


def test_other_draws_give_another_end(server: str) -> None:
    few, many = (ask(server, f"/bereik?lang=en&toekomsten={count}").text for count in (1000, 100000))
    assert few.split(" – ")[0].startswith("€")
    assert few != many


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("toekomsten=99", "toekomsten"),
        ("toekomsten=100000000", "toekomsten"),
        ("caseload.tubbergen=-5", "-5"),
        ("execution_cost_change=veel", "veel"),
        ("bestaat_niet=1", "bestaat_niet"),
        ("deel=overal", "deel"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(server: str, query: str, named: str) -> None:
    answer = ask(server, f"/bereik?{query}")
    assert answer.status == 400
    assert named in answer.text
