"""Whose number of benefits moves, as a link says it: only what differs, and refused by name where it cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.worlds import dinkelland, villages
from words.link import first_view, moved_of, read_link, write_link
from words.problems import sentence
from words.texts import speak

BEEKVELD, AADORP, CEEHUIZEN = range(3)


@pytest.mark.parametrize(
    ("text", "place"), [("beekveld", BEEKVELD), ("aadorp", AADORP), ("ceehuizen", CEEHUIZEN), ("", BEEKVELD)]
)
def test_a_link_may_name_each_of_three(text: str, place: int) -> None:
    """The lead is Aadorp: without a choice the first other."""
    case = villages()
    link = read_link(case, {"moved": text} if text else {})
    assert not link.problems
    assert moved_of(case, link.view.moved) == place
    assert write_link(case, {}, link.view) == ({} if place == BEEKVELD else {"moved": text})


@pytest.mark.parametrize("text", ["deeburg", "samen", "1", "x"])
def test_another_is_refused_by_name(text: str) -> None:
    """Deeburg is a partner: it shares no cost."""
    speak("nl")
    case = villages()
    link = read_link(case, {"moved": text, "perspective": "beekveld"})
    assert link.view == replace(first_view(case), perspective="beekveld")
    (problem,) = link.problems
    assert sentence(case, problem) == f"‘moved={text}’ kan niet. Toegestaan: beekveld, aadorp, ceehuizen."


def test_of_two_there_is_one_answer() -> None:
    case = dinkelland()
    assert write_link(case, {}, read_link(case, {"moved": "tubbergen"}).view) == {}
    (problem,) = read_link(case, {"moved": "dinkelland"}).problems
    assert problem.allowed == ("tubbergen",)
