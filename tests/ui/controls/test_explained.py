"""The list of numbers that can be taken apart."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from tests.model.worlds import dinkelland
from ui.controls import explained
from words.texts import speak, spoken


def test_the_titles_of_a_page_are_made_once_in_each_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are the same for every setting; of sixty municipalities there are a thousand."""
    case, counted = dinkelland(), Mock(wraps=explained.title_of)
    monkeypatch.setattr(explained, "title_of", counted)
    explained._titles.cache_clear()
    try:
        for language, said in (("nl", "Wat Dinkelland nu betaalt, 2021"), ("en", "What Dinkelland pays now, 2021")):
            speak(language)
            first = explained._titles(case, spoken(), "kostenverdeling", 2021)
            made = counted.call_count
            assert explained._titles(case, spoken(), "kostenverdeling", 2021) is first
            assert counted.call_count == made
            assert said in first.values()
        assert counted.call_count == 2 * len(first)
    finally:
        speak("nl")
        explained._titles.cache_clear()
