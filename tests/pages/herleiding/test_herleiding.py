"""The page on which a number is taken apart: opened cold from a link, followed part by part, and asked for nonsense."""

from __future__ import annotations

from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain
from ui.controls.explained import numbers_of
from words.explained.titles import MAIN, title_of


def opened(naam: str, variant: str = "", **settings: str) -> Screen:
    screen = Screen("herleiding", **settings)
    screen.test.query_params["naam"] = naam
    if variant:
        screen.test.query_params["variant"] = variant
    return screen.run()


def first(screen: Screen, name: str) -> str:
    """A parameter of the address, of which AppTest may give a list."""
    found = screen.address()[name]
    return str(found[0] if isinstance(found, list) else found)


def test_a_link_opens_the_number_with_its_settings() -> None:
    # 275 of 275 + 150 benefits
    screen = opened("share_by.caseload.dinkelland", caseload__tubbergen="150")
    assert screen.headline() == "Het aandeel van Dinkelland, sleutel: Aantal uitkeringen: 64,7%."
    assert any("275 ÷ (275 + 150)" in text for text in screen.texts())
    assert "naam=share_by.caseload.dinkelland" in screen.link()
    assert "caseload.tubbergen=150" in screen.link()


def test_from_the_key_to_the_words_of_the_source_along_the_parts() -> None:
    screen = opened("by_key.caseload.2021.dinkelland")
    assert "€ 624.692" in screen.headline()
    for name in ("new_model_cost.2021", "joint_frame.2021", "printed.almelo.2021"):
        screen.press(f"part-{name}")
        assert first(screen, "naam") == name
    assert screen.headline().endswith("€ 567.357.")
    assert any("Kosten Almelo 567.357 567.357" in text for text in screen.texts())


def test_a_number_can_be_chosen_from_the_list() -> None:
    screen = Screen("herleiding")
    assert screen.headline().startswith("Kies een getal")
    screen.select("explained-number", title_of(dinkelland(), "new_model_cost.2022"))
    assert "€ 1.013.138" in screen.headline()
    screen.choose("explained-variant", "current")
    assert first(screen, "variant") == "current"


def test_the_list_has_the_main_numbers_of_every_page_that_shows_any() -> None:
    case = dinkelland()
    assert set(MAIN) == {
        "start", "situatie", "scenarios", "uitvoeringsmodel", "kostenverdeling", "meerjarenbegroting", "onzekerheid",
        "risicos", "planning", "projectbegroting", "vergelijken", "varianten", "bronnen", "controle",
    }  # fmt: skip
    for page, heads in MAIN.items():
        offered = numbers_of(case, page, 2021)
        assert {name.partition(".")[0] for name in offered} == set(heads)
        assert len({title_of(case, name) for name in offered}) == len(offered), page
    screen = Screen("herleiding").select("view-explained-page", "Planning")
    screen.select("explained-number", title_of(case, "start_day"))
    assert "01-01-2022" in screen.headline()


def test_from_an_assumption_one_goes_to_its_control() -> None:
    screen = opened("caseload.tubbergen")
    assert "aanname" in plain(" ".join(screen.texts()))
    screen.press("explained-change")
    assert screen.test.title[0].value == "Kostenverdeling"


def test_what_is_no_number_or_variant_is_said_and_changes_nothing() -> None:
    screen = opened("bestaat_niet", caseload__tubbergen="150")
    assert screen.headline().startswith("‘bestaat_niet’ is geen getal van deze casus")
    assert first(screen, "caseload.tubbergen") == "150"
    assert opened("joint_frame.2021", "ons").headline().startswith("‘variant=ons’")
    assert opened("<b>*x*</b>").headline().startswith("‘<b>*x*</b>’ is geen getal")
