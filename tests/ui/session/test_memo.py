"""What takes long is computed once per question, and nothing half made stays behind."""

from __future__ import annotations

import pytest

from ui.session import memo


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_known", type(memo._known)())


def test_the_same_question_is_computed_once() -> None:
    asked: list[int] = []

    def make() -> int:
        asked.append(1)
        return 7

    assert [memo.remembered(("reserves", 1), make) for _ in range(3)] == [7, 7, 7]
    assert memo.remembered(("reserves", 2), make) == 7
    assert memo.remembered(("summary", 1), make) == 7
    assert len(asked) == 3, "another kind or another setting is another question"


def test_an_outcome_of_none_is_an_outcome() -> None:
    asked: list[int] = []
    assert memo.remembered(("nothing",), lambda: asked.append(1)) is None
    assert memo.remembered(("nothing",), lambda: asked.append(1)) is None
    assert asked == [1]


def test_what_fails_leaves_nothing_behind() -> None:
    def fail() -> int:
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        memo.remembered(("draws",), fail)
    assert memo.remembered(("draws",), lambda: 3) == 3


def test_the_longest_unused_of_its_kind_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 2)
    memo.remembered(("other", "z"), lambda: "z")
    for name in "abac":  # b is now the one that was asked for longest ago
        memo.remembered(("kind", name), lambda name=name: name)  # type: ignore[misc]
    assert [name for (_kind, name) in memo._known["kind"]] == ["a", "c"]
    assert [name for (_kind, name) in memo._known["other"]] == ["z"], "another kind has room of its own"


def test_of_what_a_visitor_asks_several_at_once_more_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST", 2)
    for name in "abcde":
        memo.remembered(("several", name), lambda name=name: name, times=2)  # type: ignore[misc]
    assert [name for (_kind, name) in memo._known["several"]] == ["b", "c", "d", "e"]
