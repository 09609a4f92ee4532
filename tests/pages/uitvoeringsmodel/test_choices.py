"""The page of the whole model: what another choice and a dearer executor move."""

from __future__ import annotations

from tests.pages.screen import Screen, plain, rows_agree
from tests.pages.uitvoeringsmodel.whole import ADVICE, BENEFITS, EMPLOYERS, HYBRID, choose, chosen, page, take, whole

ALSO = "in het advies ook: Subregio Almelo"
TAKE_ADVICE = "Neem het advies uit de stukken over"


def mine(fit: str) -> str:
    return f"Mijn variant past voor {fit} van de 100 bij de uitgangspunten, het advies voor 54,9."


# Another choice


def test_another_executor_for_one_office() -> None:
    """Employers with SPD in front and Noaberkracht behind; what is about both offices counts by half.

    nearby: SPD's pro, 75. business: for 1, against 1: 50. integral: for 2 (Noaberkracht), against 2 (SPD): 50.
    sustainable: against 1 + 1 (Noaberkracht) + 1 (SPD): 50 - 50 × 3/5 = 20. employers: against 1: 33,33. Care
    50; nobody has an argument on the two others. 278,33 / 6 = 46,39; (120,19 + 100 + 46,39) / 5 = 53,32.
    Risk 2 + 2 + 2 and half of 2, 2 and 2.
    """
    screen = choose(page(), f"{EMPLOYERS}, frontoffice", "SPD")
    assert screen.headline() == mine("53,3")
    assert screen.tiles()["Mijn variant: past"] == ("53,3", "risico 9,0; partners 2; uitvoerders even duur als nu")
    assert screen.tiles()["Advies: past"] == ("54,9", "risico 8,0; partners 1; uitvoerders even duur als nu")
    assert whole(screen)["Werkgeversbenadering"] == ("SPD (front), Noaberkracht (back)", ALSO)
    assert screen.address() == {"front.employers": "spd"}
    assert screen.changed() == ["Frontoffice: Werkgeversbenadering: Noaberkracht → SPD"]
    assert all(rows_agree(part) for part in screen.parts().values())
    # And both offices: 40,28 as in the scores; (120,19 + 100 + 40,28) / 5 = 52,09.
    choose(screen, f"{EMPLOYERS}, backoffice", "SPD")
    assert screen.headline() == mine("52,1")
    assert whole(screen)["Werkgeversbenadering"] == ("SPD", ALSO)


def test_what_follows_the_benefits_moves_with_them() -> None:
    """Benefits wholly with others 45: (45 + 60,10 + 50 + 50 + 54,17) / 5 = 51,85."""
    screen = choose(page(), f"{BENEFITS}, frontoffice", "Met andere gemeenten")
    assert screen.headline() == mine("51,9")
    found = whole(screen)
    for task in (BENEFITS, "Terugvordering & verhaal", "Bezwaar & beroep", "Handhaving"):
        assert found[task][0] == "Met andere gemeenten"
    assert found["Minimabeleid dat Almelo uitvoert"][0] == HYBRID
    assert found["Wsw"][0] == "SPD"


def test_the_back_office_can_go_to_who_is_first_in_the_list() -> None:
    """Noaberkracht for both: 50; (50 + 60,10 + 50 + 50 + 54,17) / 5 = 52,85."""
    screen = choose(page(), f"{BENEFITS}, backoffice", "Noaberkracht")
    assert screen.address() == {"back.benefits": "noaberkracht"}
    assert screen.headline() == mine("52,9")
    assert whole(screen)["Bezwaar & beroep"][0] == "Noaberkracht"


def test_a_model_from_the_list_and_back_to_the_advice() -> None:
    """The best fit has re-integration as the hybrid too: nearby 75, integral 60, sustainable for 1, against 2: 40, care
    33,33, three others 50, business left out: 358,33 / 7 = 51,19; (120,19 + 51,19 + 50 + 54,17) / 5 = 55,11.
    """
    screen = page().slide("executor_cost-spd", 0.2)
    take(screen, "Zoals het advies, maar: Met andere gemeenten voor de backoffice van Re-integratie")
    assert screen.headline() == mine("55,1")
    assert whole(screen)["Re-integratie"][0] == HYBRID
    assert screen.address() == {"executor_cost.spd": "0.2", "back.reintegration": "cooperation"}
    assert chosen(screen, "Re-integratie, backoffice") == "Met andere gemeenten"
    (back,) = [button for button in screen.test.button if button.label == TAKE_ADVICE]
    back.click()
    screen.run()
    assert screen.headline() == ADVICE
    # The advice is about who does what: what one assumes about cost stays.
    assert screen.address() == {"executor_cost.spd": "0.2"}
    assert chosen(screen, "Re-integratie, backoffice") == "Noaberkracht"


def test_a_weight_of_the_other_page_counts_here() -> None:
    """With nearby alone: benefits and minima 75, re-integration 75, participation 50, employers 75: 350 / 5 = 70."""
    zero = ("pathway", "business", "integral", "financial", "sustainable", "care", "employers_involvement")
    screen = page(**{f"weight__{one}": "0" for one in zero})
    assert screen.headline() == ADVICE.replace("54,9", "70,0")


# Cost


def test_the_sources_say_nothing_of_cost_until_the_user_does() -> None:
    screen = page()
    assert plain(screen.part("cost")["notice"]["title"]) == (
        "De bronnen geven voor geen enkele uitvoerder kosten: alle modellen kosten hier evenveel, tot u een verschil "
        "aanneemt."
    )
    screen.slide("executor_cost-cooperation", 0.1)
    assert plain(screen.part("cost")["notice"]["title"]) == (
        "Deze verschillen in kosten zijn uw aanname. Zij werken door in elk nieuw model waarin die uitvoerder werkt."
    )
    # Half of two of five tasks: 10% × ½ × 2/5 = 2%.
    assert screen.tiles()["Mijn variant: past"][1] == "risico 8,0; partners 1; uitvoerders 2,0% duurder dan nu"
    assert screen.tiles()["Huidig: past"][1].endswith("uitvoerders even duur als nu")
    screen.slide("executor_cost-cooperation", 0.0)
    assert "geen enkele uitvoerder kosten" in plain(screen.part("cost")["notice"]["title"])


def test_a_dearer_executor_moves_what_my_variant_costs() -> None:
    screen = page().slide("executor_cost-cooperation", 0.1).go("kostenverdeling")
    # 1.013.137,50 × 1,02 = 1.033.400,25: 56% = 578.704,14 and 43% = 444.362,11.
    assert screen.tiles()["Dinkelland"][0] == "€ 578.704"
    assert screen.tiles()["Tubbergen"][0] == "€ 444.362"
    # Benefits wholly with others: (10% + 5%) / 5 = 3%: 584.377,71.
    choose(screen.go("uitvoeringsmodel"), f"{BENEFITS}, frontoffice", "Met andere gemeenten")
    assert screen.tiles()["Mijn variant: past"][1].endswith("uitvoerders 3,0% duurder dan nu")
    assert screen.go("kostenverdeling").tiles()["Dinkelland"][0] == "€ 584.378"
    # Nobody of my variant is SPD.
    screen.go("uitvoeringsmodel").slide("executor_cost-cooperation", 0.0).slide("executor_cost-spd", 0.5)
    assert screen.go("kostenverdeling").tiles()["Dinkelland"] == ("€ 567.357", "evenveel als nu")


def test_a_dearer_executor_moves_the_advice_as_it_moves_my_variant() -> None:
    """What an executor costs is the world. Huidig is the contract at its printed amount."""
    before = Screen("meerjarenbegroting", perspective="dinkelland").tiles()
    screen = page(perspective="dinkelland").slide("executor_cost-cooperation", 0.1).go("meerjarenbegroting")
    after = screen.tiles()
    assert after["Huidig, alle jaren"] == before["Huidig, alle jaren"]
    # 4.463.929,39 (tests/pages/test_meerjarenbegroting.py) and three years of 2% of 567.357: 34.041,42.
    for variant in ("Advies", "Mijn variant"):
        assert after[f"{variant}, alle jaren"][0] == "€ 4.497.971"
    assert screen.table("detail")["Uitvoering (aanname)"] == [567_357, 567_357, 578_704, 578_704, 578_704]
