"""Sentences that are put together: each row says what its parts say."""

from __future__ import annotations

import numpy as np
import pytest

from words.sentences import DECIMALS, Sentences, by_sign, joined, just, numbers, read, sign, slot


def test_joined_texts_say_of_every_row_what_each_of_them_says() -> None:
    first = Sentences(["A.", f"B {slot('b')}."], {"b": numbers([1, 2, 3], "count")}, np.array([0, 1, 1]))
    second = Sentences(["", "C."], which=np.array([1, 0, 1]))
    same = Sentences(["D."])
    found = joined(first, second, same)
    assert [read(found, row, "nl") for row in range(3)] == ["A. C. D.", "B 2. D.", "B 3. C. D."]
    # Only what is said travels: not "A. D." too.
    assert len(found.patterns) == 3
    assert read(joined(same, same, between="; "), 0, "nl") == "D.; D."


def test_a_day_where_there_is_little_room() -> None:
    """Ordinal 738156 is 1 January 2022."""
    found = just([738156.0], "short_date")
    assert [read(found, 0, language) for language in ("nl", "en")] == ["01-01-2022", "1 Jan 2022"]


NOTHING = float("nan")


@pytest.mark.parametrize("notation", DECIMALS)
def test_what_is_unknown_is_said_in_every_notation(notation: str) -> None:
    found = just([NOTHING], notation)  # type: ignore[arg-type]
    assert [read(found, 0, language) for language in ("nl", "en")] == ["onbekend", "unknown"]


def test_what_an_unknown_amount_comes_to_is_unknown() -> None:
    """And so is what nobody counts."""
    found = Sentences(
        [slot("amount_each")],
        {"amount": numbers([NOTHING, 100, 100], "euro")},
        counts={"amount": np.array([10.0, 0.0, 10.0])},
    )
    assert [read(found, row, "nl") for row in range(3)] == ["onbekend", "onbekend", "€\u00a010,00"]


def test_below_at_and_above_nought_or_unknown() -> None:
    """An amount that rounds to nothing is nothing."""
    amounts = np.array([-7.0, 0.3, 12.5, NOTHING])
    assert sign(amounts).tolist() == [0, 1, 2, 3]
    found = by_sign(amounts, f"{slot('amount')} less", "the same", f"{slot('amount')} more", "no idea")
    assert [read(found, row, "en") for row in range(4)] == ["€7 less", "the same", "€13 more", "no idea"]
