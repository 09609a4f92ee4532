"""All pages: they run, keep what was chosen, read links, speak two languages, and follow every slider."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.model.copies import add, copy_of_the_villages
from tests.pages.screen import PAGES, Screen, at_row, plain, rows_agree
from ui.controls.widgets import positions
from ui.session import case as cases

TITLES = {
    "start": ("Keuzekompas", "Keuzekompas"),
    "situatie": ("Situatie nu", "The situation now"),
    "scenarios": ("Scenario’s per taak", "Scenarios per task"),
    "uitvoeringsmodel": ("Uitvoeringsmodel", "Execution model"),
    "kostenverdeling": ("Kostenverdeling", "Cost split"),
    "meerjarenbegroting": ("Meerjarenbegroting", "Multi-year budget"),
    "onzekerheid": ("Onzekerheid", "Uncertainty"),
    "risicos": ("Risico’s", "Risks"),
    "planning": ("Planning", "Planning"),
    "bronnen": ("Bronnen en aannames", "Sources and assumptions"),
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
    rest = "stad_deeburg;verhaal;bladzijde 1;bron"
    add(folder, "target_group.csv", f"beek_jong;beekveld;;90;yes;{rest};Jong;Young;;")
    add(folder, "target_group.csv", f"aa_wacht;aadorp;;7;no;{rest};Wachtenden;Waiting;;")
    add(folder, "target_group.csv", f"beek_ouder;beekveld;;110;yes;{rest};Ouder;Older;;")
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
    assert screen.headline() == "Aantal uitkeringen: Dinkelland 275, Tubbergen 150 (aanname)."


def test_situation_says_who_carries_out_what() -> None:
    tasks = {row[0]: row for row in Screen("situatie").grid("tasks")}
    # Business case: Almelo now, hybrid in the advice; Bbz stays at ROZ Twente; the other minima have no advice.
    benefits = tasks["Uitkeringen voor levensonderhoud"]
    assert benefits[1] == "Almelo"
    assert benefits[3].startswith("frontoffice Noaberkracht")
    assert tasks["Bbz (bijstand voor zelfstandigen)"][1] == tasks["Bbz (bijstand voor zelfstandigen)"][3]
    assert tasks["Overige minimaregelingen"][3] == "geen advies"


def test_the_picture_leaves_who_stays_where_he_is() -> None:
    (trace,) = Screen("situatie").part("flows")["chart"]["traces"]
    labels, links = trace["node"]["label"], zip(trace["link"]["source"], trace["link"]["target"], strict=True)
    steps = {(labels[source], labels[target]) for source, target in links}
    # "SRT blijft": the Sociale Recherche keeps its part of handhaving; Almelo's goes to the front and back office.
    assert {after for before, after in steps if before == "SRT"} == {"SRT"}
    assert ("Almelo", "Noaberkracht") in steps


def test_start_shows_what_it_is_about() -> None:
    screen = Screen("start").slide("caseload-tubbergen", 150.0)
    assert "€ 88.203 meer" in screen.headline()
    assert screen.table("keys")["Dinkelland"][:2] == [567_357, 655_560]


def test_sources_count_what_is_an_assumption() -> None:
    screen = Screen("bronnen")
    # 19 findings: 18 of the documents as a whole and the ambiguous column. Of 32 assumptions on the money 18 have
    # the status aanname. Of the options: 8 weights, 60 strengths, 60 readings and the cost of 3 executors, all
    # assumptions; 5 × 2 executors from the advice (bron). Of the planning: the coverage (assumption), 2 findings,
    # 13 steps, a date, 10 × 2 + 4 lines of the project (bron). Of the risks: chance and impact of 11 and one upper
    # bound, all assumptions: 150 + 23 of 214 + 23.
    assert screen.headline() == (
        "19 bevindingen; 173 van de 237 aannames staan in geen enkele bron; u hebt er 0 gewijzigd."
    )
    assert screen.switch("finding-trajecten_2024").headline().endswith("u hebt er 1 gewijzigd.")


def test_sources_show_every_view() -> None:
    screen = Screen("bronnen")
    assert len(screen.test.get("toggle")) == 6  # the findings 2, 3, 5, 6, 7 and 8 have a switch of their own
    assumptions = screen.choose("view-sources", "assumptions").grid("assumptions")
    assert len(assumptions) == 32 + 8 + 60 + 60 + 3 + 10 + 1 + 2 + 13 + 1 + 24 + 2 * 11 + 1
    assert assumptions[0][:5] == ["Uitkeringen in Dinkelland", "275", "275", "200 – 350", "bron"]
    figures = screen.choose("view-sources", "figures").parts()
    assert sum(key.startswith("figures-") for key in figures) == 13
    assert any(row[0].startswith("Businesscase") for row in screen.choose("view-sources", "sources").grid("sources"))


def effects(screen: Screen) -> list[str]:
    return [plain(one.value).replace("\\", "") for one in screen.test.markdown if one.value.startswith("Effect")]


def test_findings_say_what_they_are_worth() -> None:
    found = effects(Screen("bronnen"))
    # Finding 2: 289.225 - 289.255.
    assert any("Dinkelland € -30, Tubbergen € 0, niet verdeeld € 0." in one for one in found)
    # Finding 9: 1 + 1,022 + ... + 1,022⁴ = 5,2248935, so 0,2248935 × 567.357 = 127.594,9, × 435.649,125 = 97.974,6
    # and × 10.131,375 = 2.278,5.
    assert any("Dinkelland + € 127.595, Tubbergen + € 97.975, niet verdeeld + € 2.278." in one for one in found)


# What was chosen stays


def test_values_survive_page_switches() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    screen.choose("choose-year", 2023).choose("choose-perspective", "tubbergen")
    before, tiles = screen.headline(), screen.tiles()
    for page in ("meerjarenbegroting", "situatie", "start", "kostenverdeling"):
        screen.go(page)
        assert screen.address() == {
            "caseload.tubbergen": "150",
            "cost_key": "caseload",
            "perspective": "tubbergen",
            "year": "2023",
        }
    assert (screen.headline(), screen.tiles()) == (before, tiles)
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 150.0
    assert screen.test.radio(key="set-cost_key").value == "caseload"
    # And the control still works after the way back.
    assert "€ 57.336 meer" in screen.choose("choose-perspective", "samen").slide("caseload-tubbergen", 171.0).headline()


@pytest.mark.parametrize(
    ("first", "second", "id", "value"),
    [
        ("start", "kostenverdeling", "caseload-tubbergen", 171.0),
        ("kostenverdeling", "start", "caseload-tubbergen", 171.0),
        ("kostenverdeling", "meerjarenbegroting", "execution_cost_change", 0.0),
        ("meerjarenbegroting", "kostenverdeling", "execution_cost_change", 0.0),
    ],
)
def test_a_slider_on_two_pages_stands_at_its_value_on_both(first: str, second: str, id: str, value: float) -> None:
    """Streamlit forgets a widget on a page switch: the slider must not come back at its lowest value."""
    screen = Screen(first).go(second)
    assert screen.test.select_slider(key=f"set-{id}").value == value


def test_a_choice_on_two_pages_stands_at_its_value_on_both() -> None:
    screen = Screen("kostenverdeling").pick("remainder", "proportional").go("bronnen")
    assert screen.test.radio(key="set-remainder").value == "proportional"
    assert screen.go("kostenverdeling").test.radio(key="set-remainder").value == "proportional"


def test_a_change_is_marked_and_listed() -> None:
    screen = Screen("kostenverdeling")
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname)"
    assert screen.label("caseload-dinkelland") == "Uitkeringen in Dinkelland"
    assert screen.notice("changes") == []
    screen.slide("caseload-tubbergen", 150.0).slide("caseload-dinkelland", 280.0).pick("cost_key", "caseload")
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname, gewijzigd)"
    assert screen.label("caseload-dinkelland") == "Uitkeringen in Dinkelland (gewijzigd)"
    assert set(screen.notice("changes")) == {
        "Uitkeringen in Tubbergen: 171 → 150",
        "Uitkeringen in Dinkelland: 275 → 280",
        "Verdeelsleutel: Vaste sleutel → Aantal uitkeringen",
    }


def test_reset_one() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).slide("caseload-dinkelland", 280.0)
    assert screen.test.button(key="reset-caseload-tubbergen").label == "Terug naar 171"
    screen.press("reset-caseload-tubbergen")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 171.0
    assert screen.label("caseload-tubbergen") == "Uitkeringen in Tubbergen (aanname)"
    assert screen.address() == {"caseload.dinkelland": "280"}


def test_reset_everything() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "caseload")
    screen.choose("choose-perspective", "tubbergen").press("reset-all")
    # How one looks is no assumption: the perspective stays.
    assert screen.address() == {"perspective": "tubbergen"}
    assert screen.tiles()["Dinkelland"] == ("€ 567.357", "evenveel als nu")
    assert screen.test.radio(key="set-cost_key").value == "fixed"


def test_back_to_the_default_is_no_change() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).slide("caseload-tubbergen", 171.0)
    assert screen.address() == {}
    assert screen.notice("changes") == []


# The share link


def test_the_link_carries_only_what_differs() -> None:
    screen = Screen("kostenverdeling")
    assert screen.link() == "/kostenverdeling"
    screen.slide("caseload-tubbergen", 150.0).pick("remainder", "to:dinkelland")
    assert screen.link() == "/kostenverdeling?caseload.tubbergen=150&remainder=to:dinkelland"
    assert screen.go("situatie").link() == "/situatie?caseload.tubbergen=150&remainder=to:dinkelland"


def test_the_link_names_the_host_where_it_is_opened() -> None:
    screen = Screen("kostenverdeling")
    screen.test.context = {"url": "https://kompas.voorbeeld.nl/kostenverdeling?cost_key=mixed"}
    screen.slide("caseload-tubbergen", 150.0)
    assert screen.link() == "https://kompas.voorbeeld.nl/kostenverdeling?caseload.tubbergen=150"


def test_opening_a_link_gives_what_its_sender_saw() -> None:
    sender = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0).pick("cost_key", "mixed")
    sender.slide("caseload_weight", 0.25).slide("execution_index", 0.022).choose("choose-year", 2024)
    receiver = Screen("kostenverdeling", **{id.replace(".", "__"): value for id, value in sender.address().items()})
    assert receiver.headline() == sender.headline()
    assert receiver.tiles() == sender.tiles()
    assert receiver.bars("curve") == sender.bars("curve")
    assert receiver.alt("curve") == sender.alt("curve")


def test_a_value_beside_the_grid() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="150,5", cost_key="caseload")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 150.5
    assert screen.headline().startswith("Bij 150,5 uitkeringen in Tubbergen")
    # 1.013.137,50 × 275/425,5 = 654.789,219 and × 150,5/425,5 = 358.348,281: the larger remainder gets the euro.
    assert screen.tiles()["Dinkelland"][0] == "€ 654.789"
    assert screen.tiles()["Tubbergen"][0] == "€ 358.349"
    assert screen.address() == {"caseload.tubbergen": "150.5", "cost_key": "caseload"}
    # Another slider leaves it where it is.
    screen.slide("caseload-dinkelland", 276.0)
    assert screen.address()["caseload.tubbergen"] == "150.5"


@pytest.mark.parametrize(
    ("id", "value", "names"),
    [
        ("caseload__tubbergen", "veel", "Uitkeringen in Tubbergen (caseload.tubbergen): ‘veel’ kan niet."),
        ("caseload__tubbergen", "-5", "Uitkeringen in Tubbergen (caseload.tubbergen): ‘-5’ kan niet."),
        ("start_delay_months", "1.5", "Maanden uitstel van de start (start_delay_months): ‘1,5’ kan niet."),
        (
            "remainder",
            "to:oldenzaal",
            "overlaat (remainder): ‘to:oldenzaal’ kan niet.",
        ),
        ("share__tubbergen", "0.9", "(share.tubbergen): de aandelen zijn samen meer dan 100%."),
        ("niets", "1", "‘niets’ is geen aanname van deze casus."),
        ("lang", "de", "‘lang=de’ kan niet. Toegestaan: nl, en."),
        ("perspective", "oldenzaal", "‘perspective=oldenzaal’ kan niet. Toegestaan: dinkelland, tubbergen, samen."),
        ("year", "2021", "‘year=2021’ kan niet. Toegestaan: 2022, 2023, 2024."),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_applied(id: str, value: str, names: str) -> None:
    screen = Screen(caseload__dinkelland="300", cost_key="caseload", **{id: value})
    (line,) = screen.notice("rejected")
    assert names in line
    assert screen.part("rejected")["notice"]["title"] == ("Een deel van wat u vraagt kan niet. De rest is toegepast.")
    # Nothing else changed, and the address no longer says what was refused.
    assert screen.address() == {"caseload.dinkelland": "300", "cost_key": "caseload"}
    assert screen.link().endswith("?caseload.dinkelland=300&cost_key=caseload")
    # 171 and 300 benefits: 1.013.137,50 × 300/471 = 645.310,51
    assert screen.table("keys")["Dinkelland"][1] == 645_311
    # The message goes away when it is understood, and not before.
    assert screen.go("kostenverdeling").notice("rejected") == [line]
    assert screen.press("understood").notice("rejected") == []
    assert screen.address() == {"caseload.dinkelland": "300", "cost_key": "caseload"}


def test_all_wrong_values_are_named_at_once() -> None:
    screen = Screen(caseload__tubbergen="x", cost_key="y", z="1", lang="fr", execution_index="0.022")
    assert len(screen.notice("rejected")) == 4
    assert screen.address() == {"execution_index": "0.022"}


def test_of_a_repeated_name_the_last_counts() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen=["120", "150"])
    assert screen.link() == "/kostenverdeling?caseload.tubbergen=150"
    assert screen.headline().startswith("Bij 150 uitkeringen")


def test_a_new_link_replaces_what_was_chosen() -> None:
    screen = Screen("kostenverdeling").slide("caseload-tubbergen", 150.0)
    screen.test.query_params.clear()
    screen.test.query_params["cost_key"] = "caseload"
    screen.run()
    assert screen.address() == {"cost_key": "caseload"}
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 171.0


def test_a_share_slider_ends_where_the_shares_are_100_percent() -> None:
    screen = Screen("kostenverdeling", share__tubbergen="0.44")
    options = screen.test.select_slider(key="set-share-dinkelland").options
    assert options[-1] == "56%"  # 100% - 44%


# Language


def test_english_and_back() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="150").choose("choose-lang", "en")
    assert screen.headline() == (
        "At 150 benefits in Tubbergen (assumption), Dinkelland pays €88,203 a year more by number of benefits "
        "than under the fixed key."
    )
    assert screen.tiles()["Break-even for Dinkelland"] == ("216.1", "benefits in Tubbergen")
    assert screen.label("caseload-tubbergen") == "Benefits in Tubbergen (assumption, changed)"
    assert screen.address() == {"caseload.tubbergen": "150", "lang": "en"}
    assert screen.choose("choose-lang", "nl").headline().startswith("Bij 150 uitkeringen")
    assert screen.address() == {"caseload.tubbergen": "150"}


# The thumb


SLIDERS = [
    *(
        ("kostenverdeling", id)
        for id in (
            "caseload-tubbergen",
            "caseload-dinkelland",
            "share-dinkelland",
            "share-tubbergen",
            "caseload_weight",
            "phase_in_years",
            "execution_index",
            "execution_cost_change",
        )
    ),
    *(
        ("meerjarenbegroting", id)
        for id in (
            "execution_cost_change",
            "execution_index",
            "start_delay_months",
            "backoffice_price",
            "cost_per_fte",
            "benefits_per_fte-income",
            "benefits_per_fte-intensive",
            "benefits_per_fte-regular",
            "ict_structural",
            "project_cost_change",
            "exit_cost_years",
            "average_benefit",
            "caseload_growth",
            "buig_adjustment",
            "participation_adjustment",
        )
    ),
]
SLIDERS += [
    *(("scenarios", f"weight-{id}") for id in ("nearby", "integral", "sustainable", "employers_involvement")),
    *(("scenarios", f"strength-benefits_{id}") for id in ("n_nearby", "g_quality", "n_vulnerable")),
    *(("uitvoeringsmodel", f"executor_cost-{id}") for id in ("noaberkracht", "cooperation")),
    *(("risicos", id) for id in ("risk_chance-time_pressure", "risk_impact-time_pressure")),
]
SLIDERS += [
    *(("planning", f"step_delay-{id}") for id in ("pw_1", "pw_2", "pw_3a", "pw_3b", "pw_interim", "pw_contract_end")),
    ("planning", "planning_date"),
]
EVERYTHING = {"cost_basis": "bottom_up", "with_benefits": "1", "with_participation": "1", "cost_key": "mixed"}


@pytest.mark.parametrize(("page", "id"), SLIDERS)
def test_what_the_thumb_shows_is_what_releasing_gives(page: str, id: str) -> None:
    """The design's promise (§ 4): a slice of the sweep equals the result after the slider is released."""
    screen = Screen(page, perspective="dinkelland", **EVERYTHING)
    before = screen.parts()
    here = next(iter(part["blocks"][f"set-{id}"] for part in before.values() if f"set-{id}" in part["blocks"]))
    target = here["count"] // 3 if here["current"] != here["count"] // 3 else here["count"] - 1
    case = cases.current()
    now = case.assumptions.replace(cost_basis="bottom_up", with_benefits=1, with_participation=1, cost_key="mixed")
    after = screen.slide(id, positions(case, now, id.replace("-", "."))[target]).parts()
    moved = {key: part for key, part in before.items() if f"set-{id}" in part["blocks"]}
    assert moved
    for key, part in moved.items():
        assert after[key]["blocks"][f"set-{id}"]["current"] == target
        # The bars of the chosen key's label and the like do not move with a slider; what moves must agree.
        assert at_row(part, here["start"] + target) == at_row(after[key], 0), key
    assert any(at_row(part, 0) != at_row(after[key], 0) for key, part in moved.items()), "this slider moves nothing"


def test_a_widget_that_the_browser_never_got_is_told_its_value() -> None:
    """Two folds opened at once: the run that built the first one's sliders is cut off, and the next builds them again.

    Without its value a slider would stand at its first position in the browser, and be sent as such.
    """
    screen = Screen("kostenverdeling")
    screen.test.session_state["fold-more"] = False
    screen.run()
    key = "set-caseload_weight"
    assert key not in [one.key for one in screen.test.select_slider]
    screen.test.session_state[key] = 0.5  # what the run that was cut off left behind
    screen.test.session_state["fold-more"] = True
    screen.run()
    proto = screen.test.select_slider(key=key).proto
    assert proto.set_value
    assert list(proto.raw_value) == ["50%"]
    # What the browser does have is left alone, or the thumb would jump back while it moves.
    screen.run()
    assert not screen.test.select_slider(key=key).proto.set_value


def test_a_value_outside_the_range_is_shown_and_said() -> None:
    screen = Screen("kostenverdeling", caseload__tubbergen="9999")
    (said,) = screen.notice("notes")
    assert "9.999 ligt buiten het bereik van deze casus" in said
    assert not screen.notice("rejected")
    assert "buiten het bereik van de casus" in screen.label("caseload-tubbergen")
    assert screen.test.select_slider(key="set-caseload-tubbergen").value == 9999
    assert not screen.press("understood").notice("notes")
    assert "buiten het bereik" not in Screen("kostenverdeling", caseload__tubbergen="150").label("caseload-tubbergen")


def test_beside_a_share_stands_what_the_others_leave() -> None:
    # Dinkelland 56%, so Tubbergen can have 44% at most; Tubbergen 43%, so Dinkelland 57%.
    texts = Screen("kostenverdeling", share__tubbergen="0.43").texts()
    assert "Samen hoogstens 100%: hier kan het tot 44%, de anderen hebben 56%." in texts
    assert "Samen hoogstens 100%: hier kan het tot 57%, de anderen hebben 43%." in texts
