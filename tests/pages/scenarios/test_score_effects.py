"""What a finding's card says of the scores; the arithmetic stands in tests/model/options/test_finding_scores.py."""

from __future__ import annotations

from tests.pages.screen import Screen


def card(screen: Screen, title: str) -> str:
    """What the card of this finding says of the scores."""
    texts = screen.texts()
    place = next(place for place, text in enumerate(texts) if text.startswith("**") and title in text)
    own = []
    for text in texts[place + 1 :]:
        if text.startswith("**"):  # the next card
            break
        own.append(text)
    return next((text[text.index("Gevolg voor de scores") :] for text in own if "Gevolg voor de scores" in text), "")


ONE_OR_TWO = "SPD bij re-integratie: één voordeel of twee"


def test_the_pro_of_spd_as_two() -> None:
    assert (
        "- Re-integratie: Met andere gemeenten 40,3 → 41,7; SPD 40,3 → 45,2. Dan telt ook mee: Doorlopende leer- en "
        "werklijn. Volgorde: 1 Noaberkracht, 2 Met andere gemeenten, 2 SPD → "
        "1 Noaberkracht, 2 SPD, 3 Met andere gemeenten."
    ) in card(Screen("bronnen"), ONE_OR_TWO)


def test_what_stands_twice_counted_once() -> None:
    said = card(Screen("bronnen"), "Kwetsbaar staat er twee keer")
    for line in (
        "- Uitkeringen voor levensonderhoud: Noaberkracht 50,0 → 51,7; Hybride 60,1 → 62,0.",
        "- Minimabeleid dat Almelo uitvoert: Noaberkracht 50,0 → 51,7; Hybride 60,1 → 62,0.",
        "- Re-integratie: Noaberkracht 50,0 → 51,4.",
        "- Werkgeversbenadering: Noaberkracht 54,2 → 55,6.",
    ):
        assert f"{line} De volgorde verandert niet." in said


def test_it_follows_the_weights() -> None:
    """Nothing but nearness weighs: 75 for SPD, whether its pro is one or two."""
    only = {f"weight__{one}": "0" for one in ("pathway", "business", "integral", "financial", "sustainable", "care")}
    screen = Screen("bronnen", weight__employers_involvement="0", **only)
    assert "- Re-integratie: geen score verandert. De volgorde verandert niet." in card(screen, ONE_OR_TWO)


def test_a_finding_without_arguments_says_nothing_of_scores() -> None:
    assert card(Screen("bronnen"), "Beschut werk en de begroting hebben andere jaren") == ""
