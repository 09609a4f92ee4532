"""What a case says of the dashboard: a finding names pages that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.loading.load import CaseError, load_case
from model.loading.problems import Problem
from tests.model.copies import change, copy_of_the_villages

PAGES = (
    "/, /vergelijken, /varianten, /situatie, /scenarios, /uitvoeringsmodel, /kostenverdeling, /meerjarenbegroting, "
    "/onzekerheid, /risicos, /planning, /projectbegroting, /bronnen, /herleiding, /controle, /exporteren"
)


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    return caught.value.problems


@pytest.mark.parametrize("address", ["/kosten", "meerjarenbegroting", "/Planning", "/planning/"])
def test_a_finding_names_pages_that_exist(tmp_path: Path, address: str) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "findings.yaml", "[/meerjarenbegroting]", f"[/meerjarenbegroting, {address}]")
    assert problems(folder) == (Problem("findings.yaml", 1, "pages.2", address, "not_allowed", PAGES),)


def test_a_page_is_a_text(tmp_path: Path) -> None:
    folder = copy_of_the_villages(tmp_path)
    change(folder, "findings.yaml", "[/meerjarenbegroting]", "[5]")
    assert problems(folder) == (Problem("findings.yaml", 1, "pages.1", "5", "not_allowed", PAGES),)
