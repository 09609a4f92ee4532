"""Where a problem is said to be: in a row of a table, an item of a list (YAML) or a line of a text."""

from __future__ import annotations

import pytest

from delivery.told import sentence
from model.loading.problems import Problem


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("tasks.csv", 3, "id", "x", "bad_id"), "tasks.csv, rij 3, kolom id"),
        (Problem("rules", 3, "kind", "x", "not_allowed"), "rules, rij 3, kolom kind"),
        (Problem("rules.yaml", 3, "kind", "x", "not_allowed"), "rules.yaml, onderdeel 3, kolom kind"),
        (Problem("rules.yaml", 3, None, "x", "bad_yaml"), "rules.yaml, regel 3"),
        (Problem("case.yaml", 9, None, "x", "duplicate_key"), "case.yaml, regel 9"),
        (Problem("tasks.csv", 4, None, "x", "nul_byte"), "tasks.csv, regel 4"),
        (Problem("case.yaml", None, "years.1", "x", "years_apart"), "case.yaml, kolom years.1"),
    ],
)
def test_a_list_has_items_and_a_text_lines(problem: Problem, said: str) -> None:
    assert sentence(problem).partition(":")[0] == said
