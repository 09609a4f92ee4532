"""Sentences that are put together: each row says what its parts say."""

from __future__ import annotations

import numpy as np

from words.sentences import Sentences, joined, just, numbers, read, slot


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
