"""What is asked of a case that cannot be read is refused in words, at every address that makes something of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import change, copy_of_the_villages
from tests.server.answers import ask
from words.exported.addresses import ANNEX_URL, CASE_FILES_URL, OFFLINE_URL, OUTCOMES_URL, OUTLINE_URL, SLIDES_URL
from words.link import BUDGET_URL, CHECK_URL, EXPLANATION_URL, PACKAGE_URL, RANGE_URL, VARIANT_URL, WORKBOOK_URL

ASKED = (
    ANNEX_URL, CASE_FILES_URL, OFFLINE_URL, OUTCOMES_URL, OUTLINE_URL, SLIDES_URL, BUDGET_URL, PACKAGE_URL, VARIANT_URL,
    WORKBOOK_URL, RANGE_URL, CHECK_URL, EXPLANATION_URL,
)  # fmt: skip


@pytest.fixture(scope="module")
def broken(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A principle without an English name."""
    folder = copy_of_the_villages(Path(tmp_path_factory.mktemp("broken")))
    change(folder, "criteria.csv", "Vlakbij;Close by;verhaal", "Vlakbij;;verhaal")
    return serve(folder)


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("query", ["", "case=elders"])
def test_it_is_said_that_the_case_cannot_be_shown(broken: str, path: str, query: str) -> None:
    answer = ask(broken, f"{path}?{query}")
    assert answer.status == 503
    assert answer.text == "Deze casus kan niet worden getoond: er klopt één ding niet in de bestanden."
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
