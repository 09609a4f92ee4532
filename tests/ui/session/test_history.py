"""Undo and redo against a plain list with a finger on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.session.history import MOST, History, gone_to, pushed, redone, undone

ACTS = st.lists(st.one_of(st.integers(0, 4), st.just("undo"), st.just("redo")), max_size=40)


def after(acts: list[int | str]) -> tuple[History[int], list[int], int]:
    """The history after these acts from 0, and the same by a list and the place in it."""
    history, plain, place = History(0), [0], 0
    for act in acts:
        if act == "undo":
            history, place = undone(history), max(place - 1, 0)
        elif act == "redo":
            history, place = redone(history), min(place + 1, len(plain) - 1)
        elif act != plain[place]:
            assert isinstance(act, int)
            plain, place = [*plain[: place + 1], act], place + 1
            history = pushed(history, act)
        else:
            assert pushed(history, plain[place]) is history, "nothing became different"
    return history, plain, place


@settings(max_examples=30, deadline=None)
@given(ACTS)
def test_any_acts_end_where_a_plain_list_ends(acts: list[int | str]) -> None:
    history, plain, place = after(acts)
    assert (history.past, history.present, history.future) == (
        tuple(plain[:place]), plain[place], tuple(plain[place + 1 :]),
    )  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(ACTS, st.integers(0, 4))
def test_redo_brings_back_what_undo_took_and_the_other_way_round(acts: list[int | str], new: int) -> None:
    history, _plain, _place = after(acts)
    if history.past:
        assert redone(undone(history)) == history
    if history.future:
        assert undone(redone(history)) == history
    if new != history.present:
        assert undone(pushed(history, new)).present == history.present
        assert pushed(history, new).future == ()


def test_at_an_end_nothing_happens() -> None:
    alone = History("a")
    assert undone(alone) is alone
    assert redone(alone) is alone


def test_the_oldest_are_forgotten() -> None:
    history = History(0)
    for number in range(1, MOST + 6):
        history = pushed(history, number)
    assert (len(history.past), history.past[0], history.present) == (MOST, 5, MOST + 5)


def test_it_goes_to_the_nearest_of_equal_moments() -> None:
    history = History("b", ("a", "c", "a"), ("d", "c"))
    # "a" stands one and three places back; "c" two back and two further: the one back.
    assert gone_to(history, "a") == History("a", ("a", "c"), ("b", "d", "c"))
    assert gone_to(history, "c") == History("c", ("a",), ("a", "b", "d", "c"))
    assert gone_to(history, "d") == History("d", ("a", "c", "a", "b"), ("c",))
    assert gone_to(history, "x") is None
