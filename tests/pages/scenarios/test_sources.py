"""The page that weighs the options: the source is complete on it, how firm it is, the thumb and the language."""

from __future__ import annotations

import pytest

from tests.golden.test_arguments import ARGUMENTS, NOT_FOR_ALMELO, TASKS
from tests.pages.scenarios.cards import LABELS, NEARBY, cards, page
from tests.pages.screen import at_row, plain, rows_agree

OPTIONS = {
    "noaberkracht": "Uitvoering door Noaberkracht",
    "cooperation": "Uitvoering in samenwerking met andere gemeenten",
    "spd": "Uitvoering door SPD",
}
SPD_IS_CLOSED = (
    "Niet mogelijk. Inkomensvoorziening mag volgens de wet alleen worden uitgevoerd door een gemeente of een "
    "gemeenschappelijke regeling (GR). SPD kan dit dus niet doen."
)


def listed(card: list[str]) -> dict[str, list[str]]:
    """The bullets of an option by their heading."""
    blocks = [text.split("\n") for text in card if text.startswith("**")]
    return {lines[0].strip("*"): [line.removeprefix("- ") for line in lines[1:]] for lines in blocks}


# The source


@pytest.mark.parametrize("task", ["benefits", "minima", "reintegration", "employers"])
def test_every_pro_con_and_risk_stands_under_its_option(task: str) -> None:
    found = {title: listed(card) for title, card in cards(page(task)).items() if title in OPTIONS.values()}
    wanted = {}
    for place, lists in ARGUMENTS.items():
        if place[0] != task:
            continue
        remark = " (geldt niet voor Almelo)" if place in NOT_FOR_ALMELO else ""
        lists_of = zip(("Voordelen", "Nadelen", "Risico’s"), lists, strict=True)
        wanted[OPTIONS[place[1]]] = {
            heading: sorted(one + (remark if one == "Geen kennis lokale situatie" else "") for one in labels)
            for heading, labels in lists_of
        }
    assert found.keys() == wanted.keys()
    for option, lines in found.items():
        # At employers our own remark says where the document has “Minder directe sturing”.
        own = [
            one.partition(" (")[0] if task == "employers" and one.startswith("Minder directe sturing (") else one
            for one in lines["Nadelen"]
        ]
        shown = {**lines, "Nadelen": own}
        assert {heading: sorted(one) for heading, one in shown.items()} == wanted[option], option


@pytest.mark.parametrize("task", ["benefits", "minima", "reintegration", "employers"])
def test_every_argument_has_a_strength_and_a_reading(task: str) -> None:
    screen = page(task)
    count = sum(len(one) for place, lists in ARGUMENTS.items() if place[0] == task for one in lists)
    sliders = [one.key for one in screen.test.select_slider if one.key.startswith("set-strength-")]
    dropdowns = [one.key for one in screen.test.selectbox if one.key.startswith("set-criterion-")]
    assert len(sliders) == len(set(sliders)) == count
    assert [one.removeprefix("set-criterion-") for one in dropdowns] == [
        one.removeprefix("set-strength-") for one in sliders
    ]


def test_spd_is_closed_for_income_support_only() -> None:
    screen = page()
    for task in ("benefits", "minima"):
        assert cards(screen.select("view-task", task))[":gray[SPD]"] == [SPD_IS_CLOSED]
    for task in ("reintegration", "employers"):
        shown = cards(screen.select("view-task", task))
        assert list(shown) == list(OPTIONS.values())
        assert "Niet mogelijk" not in "".join(screen.texts())


@pytest.mark.parametrize("office", ["front", "back"])
def test_a_link_with_a_closed_executor_names_the_rule(office: str) -> None:
    screen = page(**{f"{office}__benefits": "spd", "weight__care": "7"})
    (line,) = screen.notice("rejected")
    assert line.endswith(f"({office}.benefits): ‘spd’ kan niet. {SPD_IS_CLOSED.removeprefix('Niet mogelijk. ')}")
    # The rest is applied.
    assert screen.address() == {"weight.care": "7"}
    assert screen.go("uitvoeringsmodel").headline().startswith("Mijn variant is het advies uit de stukken")


def test_a_link_with_who_is_no_scenario() -> None:
    (line,) = page(front__employers="almelo", criterion__benefits_n_nearby="niets").notice("rejected")[:1]
    assert "‘almelo’ kan niet." in line


# How firm it is


@pytest.mark.parametrize("task", ["benefits", "reintegration", "participation"])
def test_the_ranks_of_an_option_are_all_of_its_weightings(task: str) -> None:
    screen = page(task)
    shares = screen.bars("ranks")
    count = len(shares[0])
    assert len(shares) == count
    # Every option has a place in every weighting, and every place an option.
    assert [sum(bar) for bar in zip(*shares, strict=True)] == pytest.approx([100] * count)
    assert [sum(place) for place in shares] == pytest.approx([100] * count)
    table = list(screen.table("ranks").values())
    assert [[100 * one for one in line] for line in table] == [pytest.approx(line) for line in shares]


def test_the_weights_play_no_part_in_the_ranks() -> None:
    screen = page()
    before = screen.bars("ranks")
    assert screen.slide("weight-nearby", 0.0).bars("ranks") == before
    assert screen.slide("strength-benefits_n_nearby", 0.0).bars("ranks") != before


def test_how_firm_and_other_methods_have_a_line_each() -> None:
    screen = page()
    firm = screen.grid("firm")
    assert [row[0] for row in firm][:1] == [NEARBY]
    # A fifth each; nothing bears on pathway, business and the involvement of employers.
    assert [row[1] for row in firm] == ["20%", "0%", "0%", "20%", "20%", "20%", "20%", "0%"]
    methods = screen.grid("methods")
    assert methods[0] == ["Gewogen som (deze pagina)", "2", "3", "1"]
    assert [row[0] for row in methods[1:]] == ["TOPSIS", "PROMETHEE II"]


# The thumb


@pytest.mark.parametrize(
    ("task", "id", "value"),
    [
        ("benefits", "weight-care", 10.0),
        ("minima", "strength-minima_g_less_steering", 0.0),
        ("reintegration", "weight-integral", 10.0),
        ("reintegration", "strength-reintegration_spd_less_steering", 3.0),
        ("employers", "weight-sustainable", 10.0),
    ],
)
def test_what_the_thumb_shows_is_what_releasing_gives_from_a_changed_point(task: str, id: str, value: float) -> None:
    screen = page(task, weight__nearby="0", weight__business="9", strength__benefits_n_nearby="3")
    before = screen.parts()
    assert all(rows_agree(part) for part in before.values())
    slider = screen.test.select_slider(key=f"set-{id}")
    position = [plain(one) for one in slider.options].index(f"{value:.0f}")
    after = screen.slide(id, value).parts()
    moved = [key for key, part in before.items() if f"set-{id}" in part["blocks"]]
    assert set(moved) == {"headline", "scores", "parts", "heat", "strip", "mark"}
    for key in moved:
        block = before[key]["blocks"][f"set-{id}"]
        assert at_row(before[key], block["start"] + position) == at_row(after[key], 0), key
    assert at_row(before["scores"], 0) != at_row(after["scores"], 0)


def test_the_heat_map_has_a_row_for_every_position_too() -> None:
    part = page().part("heat")
    (moving,) = part["chart"]["moving"]
    # Eight weights of 0-10 and thirteen strengths of 0-3, and the present point.
    assert len(moving["data"]) == 1 + 8 * 11 + 13 * 4


# Language


def test_in_english() -> None:
    screen = page(lang="en")
    assert screen.headline().endswith(": Hybrid comes first with 60 of 100. That is the documented advice too.")
    assert screen.select("view-task", "wsw").headline().endswith(": the source gives no scenarios.")
    assert (
        screen.select("view-task", "participation")
        .headline()
        .endswith(": the source gives one scenario only, Noaberkracht.")
    )
    closed = cards(screen.select("view-task", "benefits"))[":gray[SPD]"][0]
    assert closed.startswith("Not possible. By law only a municipality")
    local = listed(cards(screen)["Execution in cooperation with other municipalities"])["Cons"]
    assert "No knowledge of the local situation (does not hold for Almelo)" in local


def test_the_labels_of_the_tasks_are_those_of_the_business_case() -> None:
    assert list(LABELS) == list(TASKS)
