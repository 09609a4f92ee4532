"""All pages: they run, for everyone and in two languages, and show what they are about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import add, change, copy_of_the_villages
from tests.pages.screen import PAGES, Screen, rows_agree, unmarked

TITLES = {
    "start": ("Keuzekompas", "Keuzekompas"),
    "vergelijken": ("Vergelijken", "Compare"),
    "varianten": ("Varianten", "Variants"),
    "situatie": ("Situatie nu", "The situation now"),
    "scenarios": ("Scenario’s per taak", "Scenarios per task"),
    "uitvoeringsmodel": ("Uitvoeringsmodel", "Execution model"),
    "kostenverdeling": ("Kostenverdeling", "Cost split"),
    "meerjarenbegroting": ("Meerjarenbegroting", "Multi-year budget"),
    "onzekerheid": ("Onzekerheid", "Uncertainty"),
    "risicos": ("Risico’s", "Risks"),
    "planning": ("Planning", "Planning"),
    "projectbegroting": ("Projectbegroting", "Project budget"),
    "bronnen": ("Bronnen en aannames", "Sources and assumptions"),
    "herleiding": ("Herleiding", "Derivation"),
    "controle": ("Controle", "Check"),
    "exporteren": ("Delen en exporteren", "Share and export"),
}
DUTCH_ONLY = ("uitkeringen", "Gezamenlijke", "aanname", "gemeente ", "betaalt", "Bronnen", "begroot")
FULL = {
    "caseload__tubbergen": "150",
    "share__tubbergen": "0.44",
    "cost_key": "mixed",
    "execution_index": "0.022",
    "cost_basis": "bottom_up",
    "with_benefits": "1",
    "with_participation": "1",
    "finding__trajecten_2024": "1",
}
"""A link that switches on everything that a page can show."""


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("perspective", ["samen", "dinkelland", "tubbergen"])
@pytest.mark.parametrize("extra", [{}, FULL], ids=["untouched", "everything on"])
def test_every_page_runs_for_everyone(page: str, perspective: str, extra: dict[str, str]) -> None:
    screen = Screen(page, **({} if perspective == "samen" else {"perspective": perspective}), **extra)
    assert screen.test.title[0].value == TITLES[page][0]
    assert screen.headline().endswith(".")
    assert not screen.notice("rejected")
    assert "{" not in screen.headline()
    assert all(rows_agree(part) for part in screen.parts().values())


@pytest.mark.parametrize("page", PAGES)
def test_every_page_in_english(page: str) -> None:
    screen = Screen(page, lang="en", **FULL)
    assert screen.test.title[0].value == TITLES[page][1]
    assert not [word for word in DUTCH_ONLY if word in screen.headline()]
    assert all(part["lang"] == "en" for part in screen.parts().values())


def test_situation_shows_the_target_group() -> None:
    screen = Screen("situatie")
    assert screen.headline() == "Aantal uitkeringen: Dinkelland 275, Tubbergen 171 (aanname)."
    assert screen.table("leaves-dinkelland") == {"Dinkelland": [85, 160, 26, 4]}
    assert screen.alt("leaves-dinkelland") == "Samen 275 uitkeringen op de peildatum."
    assert screen.table("central")["BUIG (Dinkelland)"][0] == 3_274_086


def test_each_municipality_has_its_own_target_groups(use: Callable[[Path], None], tmp_path: Path) -> None:
    """Aadorp has 120 young and 180 older; Beekveld gets 90 young and 110 older people, in rows that stand mixed."""
    folder = copy_of_the_villages(tmp_path)
    rest = "stad_deeburg;verhaal;bladzijde 1;page 1;bron"
    add(folder, "target_group.csv", f"beek_jong;beekveld;;90;yes;{rest};Jong;Young;;;;;")
    add(folder, "target_group.csv", f"aa_wacht;aadorp;;7;no;{rest};Wachtenden;Waiting;;;;;")
    add(folder, "target_group.csv", f"beek_ouder;beekveld;;110;yes;{rest};Ouder;Older;;;;;")
    use(folder)
    screen = Screen("situatie")
    assert screen.headline() == "Aantal uitkeringen: Beekveld 200, Aadorp 300, Ceehuizen 100 (aanname)."
    assert screen.table("leaves-aadorp") == {"Aadorp": [120, 180]}
    assert screen.table("leaves-beekveld") == {"Beekveld": [90, 110]}
    assert screen.alt("leaves-aadorp") == "Samen 300 uitkeringen op de peildatum."
    assert screen.alt("leaves-beekveld") == "Samen 200 uitkeringen op de peildatum."
    assert screen.part("leaves-beekveld")["chart"]["title"] == "Wie een uitkering heeft in Beekveld"
    assert "leaves-ceehuizen" not in screen.parts()
    assert [row[:3] for row in screen.grid("target")] == [
        ["Jong", "Beekveld", "90"],
        ["Ouder", "Beekveld", "110"],
        ["Iedereen", "Aadorp", "300"],
        ["Jong", "Aadorp", "120"],
        ["Ouder", "Aadorp", "180"],
        ["Wachtenden", "Aadorp", "7"],
    ]


def test_situation_follows_the_number_of_benefits() -> None:
    screen = Screen("situatie", caseload__tubbergen="150")
    assert screen.headline() == "Aantal uitkeringen: Dinkelland 275, Tubbergen 150 (aanname; gewijzigd, was 171)."


def test_situation_says_who_carries_out_what() -> None:
    tasks = {row[0]: row for row in Screen("situatie").grid("tasks")}
    # Business case: Almelo now, hybrid in the advice; Bbz stays at ROZ Twente; the other minima have no advice.
    benefits = tasks["Uitkeringen voor levensonderhoud"]
    assert benefits[1] == "Almelo"
    assert benefits[3].startswith("frontoffice Noaberkracht")
    assert tasks["Bbz (bijstand voor zelfstandigen)"][1] == tasks["Bbz (bijstand voor zelfstandigen)"][3]
    assert tasks["Overige minimaregelingen"][3] == "geen advies"
    # Where a short name is met first it is written out, further on not.
    assert tasks["Re-integratie"][1] == "Almelo + SPD (Stichting Participatie Dinkelland)"
    assert tasks["Wsw"][1] == "SPD + Soweco"
    assert tasks["Participatie"][1:3] == ["Almelo", "aanname"]
    assert tasks["Werkgeversbenadering"][3] == "Noaberkracht + Subregio Almelo"


def test_situation_shows_the_register_and_what_the_college_thinks_of_spd() -> None:
    screen = Screen("situatie")
    # [BC] chapter 3: 38 residents in the doelgroepenregister; the only single number that the documents print.
    assert [row[:4] for row in screen.grid("printed")] == [
        ["Inwoners in het doelgroepenregister", "Dinkelland", "38", "bron"]
    ]
    assert "‘Op dit moment zijn er 38 inwoners" in screen.grid("printed")[0][4]
    (now,) = [text for text in screen.texts() if text.startswith("### Hoe het nu is")]
    assert "helemaal tevreden over wat SPD (Stichting Participatie Dinkelland) doet" in now
    assert "Ook Tubbergen laat de Pw" in now
    (rules,) = [text for text in screen.texts() if text.startswith("### Regels van het beschut werk")]
    assert rules.count("\n- ") == 3


def test_texts_stand_under_a_heading_per_kind() -> None:
    screen = Screen("planning")
    headings = [text.partition("\n")[0] for text in screen.texts() if text.startswith("### ")]
    assert headings == [
        "### Gevraagde resultaten",
        "### Afbakening van het project",
        "### Wie verantwoordelijk is",
        "### Voorwaarden",
        "### Wat de projectleider moet kunnen",
        "### Verwante projecten",
        "### Voor wie het project is",
        "### Versies van het document",
    ]
    everything = Screen("bronnen").choose("view-sources", "texts").texts()
    assert sum(text.startswith("### ") for text in everything) == 15  # all kinds


def test_what_is_folded_away_is_not_built() -> None:
    screen = Screen("situatie")
    for name in ("fold-facts", "display"):
        screen.test.session_state[name] = False
    texts = screen.run().texts()
    assert not any(text.startswith("### ") for text in texts)
    assert not any("- **SPD**" in text for text in texts)  # the list in Display


def test_short_names_are_explained_on_every_page() -> None:
    for page in ("start", "risicos"):
        (listed,) = [text for text in Screen(page).texts() if "- **Pw**" in text]
        assert "- **SRT**: Sociale Recherche Twente. " in listed


def test_places_and_quotes_in_english() -> None:
    screen = Screen("bronnen", lang="en").choose("view-sources", "figures")
    grids = len(screen.part("figures")["register"]["grids"])
    cells = [row[-2] for place in range(grids) for row in screen.grid("figures", place)]
    assert (
        "Business case, chapter 6, table Participatiewet: “Kosten Almelo 567.357 567.357 567.357 567.357 567.357”"
        in cells
    )
    assert not [one for one in cells if "hoofdstuk" in one]


def test_the_picture_leaves_who_stays_where_he_is() -> None:
    (trace,) = Screen("situatie").part("flows")["chart"]["traces"]
    labels, links = trace["node"]["label"], zip(trace["link"]["source"], trace["link"]["target"], strict=True)
    steps = {(labels[source], labels[target]) for source, target in links}
    # "SRT blijft": the Sociale Recherche keeps its part of handhaving; Almelo's goes to the front and back office.
    assert {after for before, after in steps if before == "SRT"} == {"SRT"}
    assert ("Almelo", "Noaberkracht") in steps


def test_start_shows_what_it_is_about() -> None:
    screen = Screen("start").choose("view-story", "cost").slide("caseload-tubbergen", 150.0)
    assert "€ 88.203 meer" in screen.exact_headline()
    assert screen.table("keys")["Dinkelland"][:2] == [567_357, 655_560]


def test_sources_count_what_is_an_assumption() -> None:
    screen = Screen("bronnen")
    # 28 findings: 26 of the documents as a whole, the ambiguous column, what stands twice. Of 33 assumptions on the
    # money 18 have the status aanname. Of the options: 8 weights, 61 strengths, 61 readings, the cost of 3 executors
    # and whether SPD's pro is one (finding 19), all assumptions; 5 × 2 executors from the advice (bron). Of the
    # planning: the coverage and the delay of 13 steps (assumptions), 2 findings, a date, 10 × 2 + 4 lines of the
    # project (bron). Of the risks: chance and impact of 12 and one upper bound, all assumptions: 18 + 134 + 14 + 25 of
    # 32 + 144 + 41 + 25. Also the key of the project and the switch of silent criteria (assumptions), the switch of
    # finding 28 (bron): 2 of 3 more. An own argument counts once the reader sets it. Whether the budget
    # is indexed, how far steps run late, how many move on after a new
    # assessment (an assumption), and 19 switches of what may be drawn: all assumptions but the index and the
    # average benefit, whose range is public: 19 of 21 more.
    assert screen.headline() == (
        "28 bevindingen; 214 van de 268 aannames staan in geen enkele bron; u hebt er 0 gewijzigd."
    )
    assert screen.switch("finding-trajecten_2024").headline().endswith("u hebt er 1 gewijzigd.")


def test_an_own_argument_is_an_assumption_once_it_is_set() -> None:
    screen = Screen("bronnen")
    before = screen.choose("view-sources", "assumptions").grid("assumptions")
    assert not [row for row in before if "Uw nadeel" in row[0] or "uw nadeel" in row[0]]
    # Its strength and its principle: 216 of 270.
    own = Screen("bronnen", **{"own_con__benefits-noaberkracht": "2"})
    assert own.headline() == (
        "28 bevindingen; 216 van de 270 aannames staan in geen enkele bron; u hebt er 1 gewijzigd."
    )
    after = own.choose("view-sources", "assumptions").grid("assumptions")
    assert [row[:2] for row in after if row not in before] == [
        ["Uw nadeel van: Noaberkracht (Uitkeringen voor levensonderhoud)", "2"],
        [
            "Uitgangspunt van uw nadeel van: Noaberkracht (Uitkeringen voor levensonderhoud)",
            "Uitvoering dichtbij, samenwerking waar nodig",
        ],
    ]


def test_sources_show_every_view() -> None:
    screen = Screen("bronnen")
    assert len(screen.test.get("toggle")) == 8  # the findings 2, 3, 5, 6, 7, 8, 19 and 28 have a switch of their own
    assumptions = screen.choose("view-sources", "assumptions").grid("assumptions")
    assert len(assumptions) == 33 + 1 + 144 + 41 + 25 + 3 + 21
    assert assumptions[0][:5] == ["Uitkeringen in Dinkelland", "275", "275", "200 – 350", "bron"]
    assert len(screen.choose("view-sources", "figures").part("figures")["register"]["grids"]) == 13
    assert any(row[0].startswith("Businesscase") for row in screen.choose("view-sources", "sources").grid("sources"))


def effects(screen: Screen) -> list[str]:
    return [unmarked(one.value) for one in screen.test.markdown if one.value.startswith("Effect")]


def test_findings_say_what_they_are_worth() -> None:
    found = effects(Screen("bronnen"))
    # Finding 2: 289.225 - 289.255.
    assert any("Dinkelland € -30, Tubbergen € 0, niet verdeeld € 0." in one for one in found)
    # Finding 9: 1 + 1,022 + ... + 1,022⁴ = 5,2248935, so 0,2248935 × 567.357 = 127.594,9, × 435.649,125 = 97.974,6
    # and × 10.131,375 = 2.278,5.
    assert any("Dinkelland € +127.595, Tubbergen € +97.975, niet verdeeld € +2.278." in one for one in found)


# Language


def test_english_and_back() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="150").choose("choose-lang", "en")
    assert "Dinkelland pays about €88,000 a year more" in screen.headline()
    assert screen.exact_headline() == (
        "At 150 benefits in Tubbergen (assumption), Dinkelland pays €88,203 a year more by number of benefits "
        "than under the fixed key."
    )
    assert screen.tiles()["Break-even for Dinkelland"] == ("216.1", "benefits in Tubbergen")
    assert screen.label("caseload-tubbergen") == "Benefits in Tubbergen (assumption, world, changed)"
    assert screen.address() == {"caseload.tubbergen": "150", "lang": "en"}
    assert screen.choose("choose-lang", "nl").headline().startswith("Bij 150 uitkeringen")
    assert screen.address() == {"caseload.tubbergen": "150"}


def test_a_finding_stands_on_the_start_page_if_the_case_says_so(use: Callable[[Path], None], tmp_path: Path) -> None:
    finding = "1. De cursussen van 2032 tellen niet op. Gedrukt staat 50.100. Het totaal vraagt 51.000."
    here, elsewhere = copy_of_the_villages(tmp_path / "here"), copy_of_the_villages(tmp_path / "elsewhere")
    change(here, "findings.yaml", "[/meerjarenbegroting]", "[/, /meerjarenbegroting]")
    for folder, stands in ((here, True), (elsewhere, False)):
        use(folder)
        texts = [text.replace("*", "") for text in Screen("start").texts()]
        assert (finding in texts) == stands
