"""What references lead to."""

from __future__ import annotations

from model.case.references import reachable

EDGES = {"a": ("b", "c"), "b": ("d",), "c": ("d",), "e": ("a",)}


def test_what_is_reached_comes_once_and_after_what_it_needs() -> None:
    found = list(reachable(["a"], EDGES))
    assert sorted(found) == ["a", "b", "c", "d"]
    assert found.index("d") < min(found.index("b"), found.index("c"))
    assert found[-1] == "a"


def test_two_starts_share_what_they_reach() -> None:
    assert sorted(reachable(["b", "e"], EDGES)) == ["a", "b", "c", "d", "e"]


def test_a_circle_ends() -> None:
    assert sorted(reachable(["a"], {"a": ("b",), "b": ("a",)})) == ["a", "b"]


def test_a_long_chain_is_not_too_deep() -> None:
    chain = {str(number): (str(number + 1),) for number in range(20_000)}
    assert len(list(reachable(["0"], chain))) == 20_001
