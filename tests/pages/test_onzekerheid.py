"""The uncertainty page: what it says of the draws, and how it leads to what moves them.

Untouched, Mijn variant costs over five years 5 × 1.013.137,50 = 5.065.687,50 (execution), trajecten
4 × 289.225 + 289.255 = 1.446.155, kinderopvang 5 × 4.770 = 23.850 and the project 277.800: 6.813.492,50.
"""

from __future__ import annotations

import numpy as np
import pytest

from model.uncertainty.simulation import Outcomes, simulate
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, plain
from ui.session import memo
from ui.views import uncertainty_run
from words.texts import euro

MINE = "Mijn variant, middelste uitkomst (aanname)"
PRESENT = "Huidig, middelste uitkomst (aanname)"
EXIT = "Jaren met uittreedkosten na het contract"


def drawn(count: int = 10_000, **changes: float | str) -> Outcomes:
    case = dinkelland()
    *_, last = simulate(case, case.assumptions.replace(**changes), count)
    assert last.outcomes is not None
    return last.outcomes


def said(amount: float) -> str:
    return plain(euro(amount))


def test_the_conclusion_counts_the_draws() -> None:
    """A tenth off the cost: counted here draw by draw from the amounts themselves."""
    found = drawn(execution_cost_change=-0.1)
    total, frame = found.costs["mine"][-1, -1], found.frames["mine"][-1, -1]
    low, middle, high = np.percentile(total, [10, 50, 90])
    stays = sum(1 for one in total if one - frame[0] <= 0.5) / len(total)
    assert 0.01 < stays < 0.99
    screen = Screen("onzekerheid", execution_cost_change="-0.1")
    assert screen.headline() == (
        f"In {round(100 * stays)}% van de trekkingen blijft mijn variant in 2020–2024 binnen wat nu begroot is voor "
        f"alle gemeenten samen. In 8 van de 10 kost zij tussen {said(low)} en {said(high)}. De bereiken zijn aannames."
    )
    value, note = screen.tiles()[MINE]
    assert value == said(middle)
    assert note == f"8 van de 10: {said(low)} – {said(high)}; kans binnen begroting {round(100 * stays)}%"
    bands = screen.table("bands")
    yearly = np.percentile(found.costs["mine"][-1, :-1], [10, 50, 90], axis=-1)
    for line, wanted in zip(list(bands)[:3], yearly, strict=True):
        assert bands[line] == pytest.approx(wanted, abs=0.51)
    # What is budgeted now: 1.013.137,50 + 289.225 + 4.770 = 1.307.132,50, in 2024 30 more.
    assert bands["Nu begroot (deels berekend)"] == [1_307_133] * 4 + [1_307_163]


def test_a_municipality_sees_its_own_euros() -> None:
    found = drawn()
    screen = Screen("onzekerheid", perspective="tubbergen")
    low, high = np.percentile(found.costs["mine"][1, -1], [10, 90])
    assert f"kost zij tussen {said(low)} en {said(high)}" in screen.headline()
    assert "voor Tubbergen" in screen.headline()
    assert screen.table("dearer")["naar aantal uitkeringen is duurder"] == pytest.approx(found.dearer.tolist())


def test_untouched_it_says_what_is_set_now() -> None:
    note = plain(Screen("onzekerheid").part("tiles")["note"][0])
    assert note.startswith("Zoals alles nu is ingesteld, kost mijn variant € 6.813.493.")
    gap = np.percentile(drawn().costs["mine"][-1, -1], 50) - 6_813_492.5
    assert f"ligt {said(gap)} hoger" in note


def test_the_distribution_and_the_number_of_draws_count() -> None:
    screen = Screen("onzekerheid")
    before = screen.tiles()[MINE]
    pert = screen.pick("distribution", "pert").tiles()[MINE]
    assert pert[0] == said(float(np.percentile(drawn(distribution="pert").costs["mine"][-1, -1], 50)))
    assert pert != before
    assert screen.address() == {"distribution": "pert"}
    fewer = screen.press("reset-distribution").choose("view-draws", "1000").tiles()[MINE]
    assert fewer[0] == said(float(np.percentile(drawn(1000).costs["mine"][-1, -1], 50)))


def test_the_number_of_draws_holds_on_a_page_switch() -> None:
    screen = Screen("onzekerheid").choose("view-draws", "1000")
    before = screen.headline()
    assert before != Screen("onzekerheid").headline()
    screen.go("kostenverdeling").go("onzekerheid")
    assert screen.headline() == before
    assert screen.test.button_group(key="view-draws").value == "1000"


def test_chances_of_almost_nothing_are_not_nothing() -> None:
    within = drawn().costs["advice"][-1, -1] <= drawn().frames["advice"][-1, -1] + 0.5
    assert 0 < within.mean() < 0.01
    assert Screen("onzekerheid").tiles()[MINE][1].endswith("kans binnen begroting minder dan 1%")
    assert Screen("onzekerheid").tiles()[PRESENT][1].endswith("kans binnen begroting 0%")


# Tornado


def test_the_tornado_by_hand() -> None:
    """Five exit years from 2022: 100, 80 and 60% of 1.013.137,50 in the budget, 2.431.530. Project + 50%: 138.900."""
    screen = Screen("onzekerheid")
    bars = screen.table("tornado")
    assert bars[EXIT] == [6_813_493, 9_245_023, 2_431_530]
    assert bars["Verandering van de projectkosten"] == [6_757_933, 6_952_393, 194_460]
    assert next(iter(bars)) == EXIT
    assert screen.alt("tornado") == f"{EXIT} maakt het grootste verschil: van € 6.813.493 tot € 9.245.023."
    # The chart draws the same, from the present outcome on.
    low, high = screen.bars("tornado")
    assert (low[0], high[0]) == (0, 2_431_530)


def test_the_tornado_of_another_outcome() -> None:
    """Advice minus the present contract: the project, and exit cost. Untouched 277.800.

    An executor from 30% cheaper to 50% dearer, in three years of 1.013.137,50. Noaberkracht has half of two of the five
    tasks and all of three, 80%: -729.459 to + 1.215.765. With others half of two, 20%: -182.364,75 to + 303.941,25.
    Coverage pays at most the project.
    """
    screen = Screen("onzekerheid").select("view-outcome", "advice")
    bars = screen.table("tornado")
    assert bars == {
        EXIT: [277_800, 2_709_330, 2_431_530],
        "Verandering van de projectkosten": [222_240, 416_700, 194_460],
        "Dekking van de projectkosten": [277_800, 0, -277_800],
        "Kosten van uitvoering door Noaberkracht": [-451_659, 1_493_565, 1_945_224],
        "Kosten van uitvoering door Met andere gemeenten": [95_435, 581_741, 486_306],
    }
    # By number of benefits Dinkelland pays 1.013.137,50 × (275/446 - 0,56) more: at 110 and at 260 in Tubbergen.
    bars = screen.select("view-outcome", "key").table("tornado")
    wanted = [1_013_137.5 * (275 / (275 + load) - 0.56) for load in (110, 260)]
    assert bars["Uitkeringen in Tubbergen"] == pytest.approx([*wanted, wanted[1] - wanted[0]], abs=0.51)


@pytest.mark.parametrize(
    ("id", "page", "fold", "setup"),
    [
        ("execution_cost_change", "Meerjarenbegroting", None, {}),
        ("exit_cost_years", "Meerjarenbegroting", "fold-once", {}),
        ("share-dinkelland", "Kostenverdeling", "fold-more", {"perspective": "dinkelland", "cost_key": "mixed"}),
        ("executor_cost-noaberkracht", "Uitvoeringsmodel", None, {}),
        ("caseload_growth", "Meerjarenbegroting", None, {"cost_basis": "bottom_up"}),
    ],
)
def test_a_button_leads_to_the_slider(id: str, page: str, fold: str | None, setup: dict[str, str]) -> None:
    screen = Screen("onzekerheid", **setup)
    for name in ("fold-once", "fold-more"):
        screen.test.session_state[name] = False
    screen.press(f"to-{id}")
    assert screen.test.title[0].value == page
    assert screen.test.get_by_key(f"set-{id}") is not None
    if fold:
        assert screen.test.session_state[fold]


def test_every_bar_has_a_slider_to_go_to() -> None:
    """Whatever is set: no bar without a place."""
    from ui.session.places import PLACES

    for setup in ({}, {"cost_basis": "bottom_up", "cost_key": "mixed", "phase_in_years": "2"}):
        screen = Screen("onzekerheid", **setup)
        buttons = [one.key for one in screen.test.button if (one.key or "").startswith("to-")]
        assert len(buttons) >= 6
        assert {key.removeprefix("to-").partition("-")[0] for key in buttons} <= set(PLACES)


# Tipping points


def test_the_tipping_points_of_the_key() -> None:
    screen = Screen("onzekerheid").select("view-question", "key")
    rows = {row[0]: row[1:] for row in screen.grid("tipping")}
    # 275 × 0,44 / 0,56 = 216,07; 171 × 0,56 / 0,44 = 217,64.
    assert rows["Uitkeringen in Tubbergen"][:4] == ["171", "216,1", "+ 45,1", "binnen de bandbreedte"]
    assert rows["Uitkeringen in Dinkelland"][:4] == ["275", "217,6", "-57,4", "binnen de bandbreedte"]
    assert rows["Stijging van lonen en prijzen per jaar"][:3] == ["0%", "geen omslagpunt", ""]
    screen = Screen("onzekerheid", caseload__tubbergen="150").select("view-question", "key")
    rows = {row[0]: row[1:] for row in screen.grid("tipping")}
    # 150 × 0,56 / 0,44 = 190,91: below the 200 of the range. The distance is from the default, 171 and 275.
    assert rows["Uitkeringen in Tubbergen"][:3] == ["150", "216,1", "+ 45,1"]
    assert rows["Uitkeringen in Dinkelland"][:4] == ["275", "190,9", "-84,1", "buiten de bandbreedte"]


def test_the_tipping_points_of_the_frame() -> None:
    """277.800 over three years of 1.013.137,50 is 9,14%."""
    rows = {row[0]: row[1:] for row in Screen("onzekerheid").grid("tipping")}
    name = "Verandering van de uitvoeringskosten in het nieuwe model"
    assert rows[name][:4] == ["0%", "-9,1%", "-9,1%", "binnen de bandbreedte"]
    assert rows[EXIT][1] == "geen omslagpunt"


def test_what_is_drawn_is_listed_with_source_and_status() -> None:
    screen = Screen("onzekerheid")
    rows = screen.grid("drawn")
    assert len(rows) == 17
    assert rows[1][0] == "Uitkeringen in Tubbergen"
    assert rows[1][3:5] == ["110 – 260", "aanname"]
    assert screen.grid("correlations")[0][:4] == [
        "Uitkeringen in Dinkelland", "Uitkeringen in Tubbergen", "0,50", "aanname"
    ]  # fmt: skip


# Remembering


def test_a_summary_is_remembered_and_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def counted(*args: object, **named: object) -> object:
        calls.append(args)
        return simulate(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(uncertainty_run, "simulate", counted)
    monkeypatch.setattr(memo, "MOST", 2)
    memo._known.clear()
    screen = Screen("onzekerheid")
    screen.select("view-outcome", "key").choose("choose-perspective", "dinkelland")
    assert len(calls) == 1
    for value in ("0.01", "0.02", "0.03"):
        Screen("onzekerheid", execution_index=value)
    assert len(calls) == 4
    assert len(memo._known) == 2
