"""What the tests of this page share: its address, and the cards of its options."""

from __future__ import annotations

from tests.pages.screen import Screen, unmarked

BENEFITS = "Uitkeringen voor levensonderhoud"
LABELS = {
    "benefits": BENEFITS,
    "bbz": "Bbz (bijstand voor zelfstandigen)",
    "minima": "Minimabeleid dat Almelo uitvoert",
    "other_minima": "Overige minimaregelingen",
    "recovery": "Terugvordering & verhaal",
    "objections": "Bezwaar & beroep",
    "enforcement": "Handhaving",
    "integration": "Inburgering",
    "status_holders": "Statushouders",
    "reintegration": "Re-integratie",
    "participation": "Participatie",
    "employers": "Werkgeversbenadering",
    "wsw": "Wsw",
}
NEARBY, INTEGRAL = "Uitvoering dichtbij, samenwerking waar nodig", "Sturen op integrale aanpak"


def page(task: str = "benefits", **parameters: str) -> Screen:
    screen = Screen("scenarios", **parameters)
    return screen if task == "benefits" else screen.select("view-task", task)


def cards(screen: Screen) -> dict[str, list[str]]:
    """The options side by side: what stands on each, by its title."""
    found = {}
    for column in screen.test.columns:
        if len(column.subheader):
            found[unmarked(column.subheader[0].value)] = [unmarked(one.value) for one in column.markdown]
    return found
