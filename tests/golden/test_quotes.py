"""The words that carry a figure are quoted, and no more of the documents than that."""

from __future__ import annotations

import pytest

from tests.golden.check_quotes import quoted
from tests.model.worlds import NAMES, case_of

MOST_WORDS = 12


@pytest.mark.parametrize("name", NAMES)
def test_a_quote_is_short(name: str) -> None:
    assert [record.quote for _table, record in quoted(case_of(name)) if len(record.quote.split()) > MOST_WORDS] == []


def test_the_case_quotes_its_documents() -> None:
    assert len(list(quoted(case_of("dinkelland-tubbergen")))) > 50
