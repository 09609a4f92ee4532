"""What the tests of this page share."""

from __future__ import annotations

from tests.pages.screen import Screen

ADVICE = "Mijn variant is het advies uit de stukken: het past voor 54,9 van de 100 bij de uitgangspunten."
BENEFITS = "Uitkeringen voor levensonderhoud"
HYBRID = "Noaberkracht (front), Met andere gemeenten (back)"


def page(**parameters: str) -> Screen:
    return Screen("uitvoeringsmodel", **parameters)


def whole(screen: Screen) -> dict[str, tuple[str, str]]:
    """Who does each task, and why."""
    return {row[0]: (row[1], row[2]) for row in screen.grid("whole")}
