"""What this dashboard answers of the results that were asked for, and what it does not."""

from __future__ import annotations

from model.case.base import Page
from model.case.case import Case
from ui.charts.parts import Grid, StatusCell
from ui.views.documents.missing import numbered
from words.abbreviations import speller
from words.origin import origin_of
from words.texts import _, of


def grid(case: Case) -> Grid:
    """One row a result."""
    spell = speller(case)
    rows: list[list[str | StatusCell]] = [
        [
            spell(of(case.fact(deliverable.fact).text)),
            spell(of(deliverable.answered)),
            spell(of(deliverable.unanswered)),
            numbered(case, deliverable.findings) if deliverable.findings else "",
            ", ".join(page_names()[page] for page in deliverable.pages),
            origin_of(case, case.fact(deliverable.fact)),
        ]
        for deliverable in case.deliverables
    ]
    columns = [
        _("Asked"),
        _("What you find here"),
        _("What you do not find"),
        _("Why not"),
        _("Where in the dashboard"),
        _("Asked in"),
    ]
    return Grid(_("Asked and answered"), columns, rows, below=(2, 3, 4, 5))


def page_names() -> dict[Page, str]:
    """What the navigation calls each page."""
    return {
        "/": _("Start"),
        "/vergelijken": _("Compare"),
        "/varianten": _("Variants"),
        "/situatie": _("The situation now"),
        "/scenarios": _("Scenarios per task"),
        "/uitvoeringsmodel": _("Execution model"),
        "/kostenverdeling": _("Cost split"),
        "/meerjarenbegroting": _("Multi-year budget"),
        "/onzekerheid": _("Uncertainty"),
        "/risicos": _("Risks"),
        "/planning": _("Planning"),
        "/projectbegroting": _("Project budget"),
        "/bronnen": _("Sources"),
        "/herleiding": _("Derivation"),
        "/controle": _("Check"),
        "/exporteren": _("Share and export"),
    }
