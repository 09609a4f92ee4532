"""What the tests of this page share."""

from __future__ import annotations

from tests.pages.screen import Screen

ENOUGH = "Mijn variant: genoeg bij 90%"


def page(**parameters: str) -> Screen:
    return Screen("risicos", **parameters)
