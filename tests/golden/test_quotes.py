"""The words that carry a figure are quoted, and no more of the documents than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from delivery.case_readme.examples import SMALL
from model import load_case
from tests.golden.check_quotes import main, quoted
from tests.model.worlds import NAMES, case_of

MOST_WORDS = 12


@pytest.mark.parametrize("name", NAMES)
def test_a_quote_is_short(name: str) -> None:
    assert [record.quote for _table, record in quoted(case_of(name)) if len(record.quote.split()) > MOST_WORDS] == []


def test_the_case_quotes_its_documents() -> None:
    assert len(list(quoted(case_of("dinkelland-tubbergen")))) > 50


def test_any_case_is_held_against_its_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is called as its source in the case; of one that is not there nothing can be said."""
    quotes: dict[str, list[str]] = {}
    for _table, record in quoted(load_case(SMALL)):
        quotes.setdefault(record.source, []).append(record.quote)
    assert main(str(tmp_path), str(SMALL)) == 2
    assert "nota.txt" in capsys.readouterr().out
    for source, texts in quotes.items():
        (tmp_path / f"{source}.txt").write_text("\n".join(texts), "utf-8")
    assert main(str(tmp_path), str(SMALL)) == 0
    (tmp_path / "nota.txt").write_text("Iets anders.", "utf-8")
    assert main(str(tmp_path), str(SMALL)) == 1
    assert f"“{quotes['nota'][0]}” does not stand in nota" in capsys.readouterr().out
