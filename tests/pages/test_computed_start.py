"""The planning: what is printed looks printed, and what is computed does not."""

from __future__ import annotations

from tests.pages.screen import Screen


def test_a_start_that_is_computed_does_not_look_printed() -> None:
    """[PO] prints a start for Pw 2 (from March) and 3 (1-4-2021); of the others only the day of being ready."""
    screen = Screen("planning")
    chart = screen.part("gantt")["chart"]
    outline = chart["traces"][0]
    named = chart["bars"]["names"]
    lengths = {named[place]: length for place, length in zip(outline["y"], outline["x"], strict=True)}
    # March has 31 days; from 1-4-2021 to 1-1-2022 are 275. What has no printed start is the line of one day.
    assert lengths == {
        "Vormbesluit en opzegging Almelo": 1,
        "Impactanalyse en inrichtingsplan": 31,
        "Frontoffice": 275,
        "Backoffice met Oldenzaal": 275,
        "DVO backoffice": 1,
        "Gelijkwaardige vorm": 1,
        "Contract Almelo eindigt": 1,
    }
    assert "het begin van de balk berekend" in screen.alt("gantt")
