"""The budgets of the benches: a file that names every page, and a judgement that does not let anything slip by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench import budgets
from bench.load import all_pages, pages_with_slider

OF_SLIDERS = {"p95_ms", "kilobytes", "drag_ratio", "paint_ratio", "layout_shift"}


def test_the_file_names_every_page_and_all_of_a_page_with_a_slider(server: str) -> None:
    known = budgets.load().budgets
    assert set(known) == {budgets.name_of(page) for page in [*all_pages(server), budgets.MIXED]}
    sliders = pages_with_slider(server)
    assert sliders
    assert {page: set(known[budgets.name_of(page)]) for page in sliders} == dict.fromkeys(sliders, OF_SLIDERS)


def test_the_file_is_in_order() -> None:
    found = budgets.load()
    assert date.fromisoformat(found.date) <= date.today()
    assert found.machine
    assert found.sessions == 100
    assert set(found.measured) <= set(found.budgets)
    assert all(limit > 0 for limits in found.budgets.values() for limit in limits.values())


def test_what_lies_above_a_budget_is_said_and_nothing_else() -> None:
    assert budgets.verdict("planning", p95_ms=250, kilobytes=99) == ""
    assert budgets.verdict("planning", p95_ms=251, kilobytes=99) == "above budget: p95_ms 251 > 250"
    assert budgets.verdict("mixed", kilobytes=270.6) == "above budget: kilobytes 270.6 > 100"


def test_what_is_recorded_stays_until_it_is_measured_again(tmp_path: Path) -> None:
    copy = tmp_path / "budgets.json"
    copy.write_bytes(budgets.FILE.read_bytes())
    budgets.record({"/planning": {"kilobytes": 71.234, "p95_ms": 99.0}}, copy)
    budgets.record({"/planning": {"p95_ms": 120.0}}, copy)
    found = budgets.load(copy)
    assert found.measured["/planning"]["kilobytes"] == 71.2
    assert found.measured["/planning"]["p95_ms"] == 120
    assert found.budgets == budgets.load().budgets
    assert found.date == date.today().isoformat()
