"""What stands on the page of sharing carries exactly what the visitor set, in the language that he chose."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.pages.screen import Screen

SET = {"caseload__tubbergen": "150", "cost_key": "caseload"}
CARRIED = {"caseload.tubbergen": "150", "cost_key": "caseload"}
FILES = {
    "/download/keuzekompas.xlsx", "/download/meerjarenbegroting.csv", "/download/meerjarenbegroting.zip",
    "/download/variant.json", "/download/uitkomsten.zip",
}  # fmt: skip
"""Files in which the amounts of all municipalities stand."""
OF_ONE = {"/download/keuzekompas.html", "/download/presentatie.pptx"}
"""Files that show whose amounts the page shows."""
COPIES = {"card-annex"}
"""What is there for each council and for all together."""


def parameters(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def files(screen: Screen) -> dict[str, dict[str, str]]:
    """The parameters of every file on the page, by its address, but for what has a copy for each council."""
    cards = [part["card"] for key, part in screen.parts().items() if "card" in part and key not in COPIES]
    hrefs = [file["href"] for card in cards for file in card["files"]]
    return {urlsplit(href).path.removeprefix("."): parameters(href) for href in hrefs}


def link(screen: Screen) -> tuple[str, dict[str, str]]:
    """The path that the link opens, and its parameters; the picture of it must say the same."""
    card = screen.part("card-link")["card"]
    path, carried = urlsplit(card["link"]).path, parameters(card["link"])
    assert parameters(card["code"]["picture"]) == {"opent": path, **carried}
    return path, carried


def test_untouched_nothing_is_carried() -> None:
    screen = Screen("exporteren")
    assert files(screen) == {path: {} for path in FILES | OF_ONE}
    assert link(screen) == ("/", {})
    assert screen.headline() == "U deelt Mijn variant zoals de casus is: er is niets gewijzigd."
    assert screen.tiles()["Gewijzigd"][0] == "0"


def test_every_file_and_the_link_carry_what_was_set_and_nothing_else() -> None:
    screen = Screen("exporteren", **SET, perspective="dinkelland", year="2023")
    shown = {**CARRIED, "perspective": "dinkelland", "year": "2023"}
    assert files(screen) == dict.fromkeys(FILES, CARRIED) | dict.fromkeys(OF_ONE, shown)
    assert link(screen) == ("/", shown)
    assert screen.headline() == "U deelt Mijn variant met 2 instellingen die anders zijn dan in de casus."
    rows = screen.part("changed")["grid"]["rows"]
    assert ["Uitkeringen in Tubbergen", "171", "150"] in rows
    assert len(rows) == 2


def test_the_municipality_changes_the_link_and_the_files_of_one() -> None:
    screen = Screen("exporteren", perspective="dinkelland")
    screen.test.segmented_control(key="choose-perspective").set_value("tubbergen")
    screen.run()
    assert link(screen)[1] == {"perspective": "tubbergen"}
    assert files(screen) == {path: {"perspective": "tubbergen"} if path in OF_ONE else {} for path in FILES | OF_ONE}
    assert dict(screen.part("card-offline")["card"]["facts"])["Gemeente"].startswith("Tubbergen. ")


def test_the_language_of_what_is_shared_is_not_that_of_the_page() -> None:
    screen = Screen("exporteren", **SET)
    screen.test.segmented_control(key=screen.key("view-export-language")).set_value("en")
    screen.run()
    assert files(screen) == {path: {**CARRIED, "lang": "en"} for path in FILES | OF_ONE}
    assert link(screen)[1] == {**CARRIED, "lang": "en"}
    assert screen.test.title[0].value == "Delen en exporteren"
    assert dict(screen.part("card-workbook")["card"]["facts"])["Taal"] == "English"
    # Also after another page.
    assert set(files(screen.go("start").go("exporteren")).popitem()[1].items()) >= {("lang", "en")}


@pytest.mark.parametrize("anchor", ["", "advies"])
def test_a_comparison_takes_its_columns_along(anchor: str) -> None:
    """Huidig stands beside Advies and Mijn variant at first: only these two are another choice."""
    chosen = {"naast": "mijn,advies", **({"anker": anchor} if anchor else {})}
    screen = Screen("exporteren", **chosen).select("view-export-page", "/vergelijken")
    assert link(screen) == ("/vergelijken", chosen)


def test_the_assumptions_are_counted_as_the_case_marks_them() -> None:
    screen = Screen("exporteren")
    count, _of, _the, every = screen.tiles()["Aannames"][0].split()
    grid = screen.part("sources")["register"]["grids"][0]
    assert {row[grid["status"]] for row in grid["rows"]} == {"aanname"}
    assert len(grid["rows"]) == int(count) < int(every)


def test_the_share_button_of_every_page_leads_here() -> None:
    screen = Screen("planning")
    assert "Documenten, cijfers en de link als code" in [one.label for one in screen.test.get("page_link")]


@pytest.mark.parametrize("name", sorted(COPIES))
def test_each_council_has_a_copy_of_its_own(name: str) -> None:
    """Whichever perspective the page has; and the columns of a comparison go along."""
    screen = Screen("exporteren", **SET, perspective="dinkelland", naast="mijn,advies")
    card = screen.part(name)["card"]
    found = {file["text"]: parameters(file["href"]) for file in card["files"]}
    carried = {**CARRIED, "naast": "mijn,advies"}
    assert found == {
        "Voor Dinkelland (pdf)": {**carried, "perspective": "dinkelland"},
        "Voor Tubbergen (pdf)": {**carried, "perspective": "tubbergen"},
        "Voor alle gemeenten samen (pdf)": carried,
    }
    assert dict(card["facts"])["Vergeleken"].startswith("Mijn variant, Advies. ")
