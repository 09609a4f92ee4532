"""The share link carries what differs, and names what is wrong in it."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen


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
        ("per", "gezin", "‘per=gezin’ kan niet. Toegestaan: niets, inwoner, eenheid."),
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
    assert screen.choose("view-story", "cost").table("keys")["Dinkelland"][1] == 645_311
    # The message goes away when it is understood, and not before.
    assert screen.go("kostenverdeling").notice("rejected") == [line]
    assert screen.press("understood").notice("rejected") == []
    assert screen.address() == {"caseload.dinkelland": "300", "cost_key": "caseload"}


def test_all_wrong_values_are_named_at_once() -> None:
    screen = Screen(caseload__tubbergen="x", cost_key="y", z="1", lang="fr", execution_index="0.022")
    assert len(screen.notice("rejected")) == 4
    assert screen.address() == {"execution_index": "0.022"}


SEARCHED = {"toon": "figures", "zoek": "bbz almelo", "status": "aanname", "gewijzigd": "1"}


def test_what_a_register_is_searched_for_is_no_part_of_the_link() -> None:
    screen = Screen("start", **SEARCHED)
    assert screen.notice("rejected") == []
    assert screen.address() == SEARCHED
    assert screen.link() == "/"
    # It outlives a run that writes the address anew.
    assert screen.choose("choose-perspective", "tubbergen").address() == {**SEARCHED, "perspective": "tubbergen"}
    assert screen.link() == "/?perspective=tubbergen"


def test_a_wrong_search_is_no_wrong_link() -> None:
    wrong = {"toon": "niets", "zoek": "\n" * 500, "status": "zeker", "gewijzigd": "misschien"}
    screen = Screen("bronnen", **wrong)
    assert screen.notice("rejected") == []
    # A wrong value beside it is still named.
    assert len(Screen("start", **wrong, execution_index="veel").notice("rejected")) == 1


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
