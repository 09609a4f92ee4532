"""The uncertainty page: what it says of the draws, and how it leads to what moves them.

Untouched, Mijn variant costs over five years 5 × 1.013.137,50 = 5.065.687,50 (execution), trajecten
4 × 289.225 + 289.255 = 1.446.155, kinderopvang 5 × 4.770 = 23.850 and the project 277.800: 6.813.492,50.
"""

from __future__ import annotations

import re

import numpy as np
import pytest

from model.uncertainty.simulation import Outcomes, simulate
from tests.model.worlds import dinkelland
from tests.pages.screen import Screen, heard, plain
from ui.session import memo
from ui.views.uncertain import run as uncertainty_run
from words.sentences import read, received
from words.texts import euro

MINE = "Mijn variant, zoals nu ingesteld"
EXIT = "Jaren met uittreedkosten na het contract"


def drawn(count: int = 10_000, **changes: float | str) -> Outcomes:
    case = dinkelland()
    *_, last = simulate(case, case.assumptions.replace(**changes), count)
    assert last.outcomes is not None
    return last.outcomes


def said(amount: float) -> str:
    return plain(euro(amount))


def told(amount: float) -> str:
    """As the conclusion says it."""
    return f"ongeveer {said(heard(round(amount)))}"


def test_the_conclusion_is_the_set_point_and_its_range() -> None:
    """The index of 0% lies at the end of its range, so no source calls it the most likely: the range is that of all
    draws, and what is set lies in it. A tenth off the new cost: 0,1 × 3 × 1.013.137,50 = 303.941,25 less than
    6.813.492,50. The ends of the range are counted here from the amounts of every draw."""
    found = drawn(execution_cost_change=-0.1)
    high = found.costs["mine"][-1, -1].max()
    assert found.costs["mine"][-1, -1].min() > 6_509_551.25
    screen = Screen("onzekerheid", execution_cost_change="-0.1")
    assert screen.headline() == (
        "Zoals nu ingesteld kost mijn variant alle gemeenten samen ongeveer € 6.510.000 in 2020–2024. Daarvan is "
        "ongeveer € 278.000 eenmalig en nu niet begroot. "
        f"Het bereik loopt van ongeveer € 6.510.000 tot {told(high)} (aanname)."
    )
    assert screen.tiles()[MINE] == (
        "€ 6.509.551", f"bereik € 6.509.551 – {said(high)} (alle uitkomsten)"
    )  # fmt: skip
    bands = screen.table("bands")
    # The index moves upwards only: no draw lies below what is set.
    assert bands["Mijn variant: laagste uitkomst"] == bands["Mijn variant zoals nu ingesteld"]
    highest = found.costs["mine"][-1, :-1].max(axis=-1)
    assert bands["Mijn variant: hoogste uitkomst"] == pytest.approx(highest, abs=0.51)
    # 90% of 1.013.137,50 from 2022, 289.225 and 4.770; in 2021, the project's year, all of it and 277.800 more.
    assert bands["Mijn variant zoals nu ingesteld"] == [1_307_133, 1_584_933, 1_205_819, 1_205_819, 1_205_849]
    # The words under the chart are those of its lines.
    assert screen.alt("bands").startswith("2020: € 1.307.133 tot € 1.307.133 (alle uitkomsten); 2021: € 1.584.933 tot")
    # What is budgeted now: 1.013.137,50 + 289.225 + 4.770 = 1.307.132,50, in 2024 30 more.
    assert bands["Nu begroot (deels berekend)"] == [1_307_133] * 4 + [1_307_163]


def test_a_municipality_sees_its_own_euros() -> None:
    found = drawn()
    screen = Screen("onzekerheid", perspective="tubbergen")
    assert f"tot {told(found.costs['mine'][1, -1].max())} (aanname)" in screen.headline()
    assert "kost mijn variant Tubbergen" in screen.headline()


def test_the_middle_lies_beside_what_is_set_and_the_page_says_why() -> None:
    """Untouched only the index moves the total, and only upwards."""
    screen = Screen("onzekerheid")
    assert screen.headline().startswith(
        "Zoals nu ingesteld kost mijn variant alle gemeenten samen ongeveer € 6.810.000 in"
    )
    gap = np.percentile(drawn().costs["mine"][-1, -1], 50) - 6_813_492.5
    name = "Stijging van lonen en prijzen per jaar"
    assert screen.note("pulls") == (
        f"Het midden van de uitkomsten ligt {said(gap)} boven wat is ingesteld. Dat komt doordat een bereik niet naar "
        f"twee kanten even ver gaat: {name} (0% – 4%) trekt het {said(gap)} omhoog."
    )
    assert screen.note("why") == f"Het bereik komt door: {name} (0% – 4%)."
    even = Screen("onzekerheid", execution_index="0.02")
    assert even.note("pulls").startswith("Het midden van de uitkomsten ligt ongeveer bij wat is ingesteld")


def test_within_its_range_a_set_value_has_eight_of_ten_draws_around_it() -> None:
    found = drawn(execution_index=0.02)
    low, high = np.percentile(found.costs["mine"][-1, -1], [10, 90])
    screen = Screen("onzekerheid", execution_index="0.02")
    assert f"In 8 van de 10 uitkomsten ligt het tussen {told(low)} en {told(high)} (aanname)." in screen.headline()
    lower, higher = np.percentile(found.costs["mine"][-1, :-1], [10, 90], axis=-1)
    bands = screen.table("bands")
    assert bands["Mijn variant: 1 op de 10 is lager"] == pytest.approx(lower, abs=0.51)
    assert bands["Mijn variant: 1 op de 10 is hoger"] == pytest.approx(higher, abs=0.51)


def test_what_the_pulls_leave_is_named_too() -> None:
    """The amounts in the sentence add up to the gap that it begins with."""
    screen = Screen("onzekerheid", cost_key="caseload", perspective="tubbergen")
    note = screen.note("pulls")
    gap, *pulled = [int(amount.replace(".", "")) for amount in re.findall(r"€ (-?[\d.]+\d)", note)]
    assert len(pulled) == 3
    assert sum(pulled) == pytest.approx(gap, abs=2)


def test_a_frozen_budget_beside_indexed_cost_gives_no_chance() -> None:
    """With the same index for both, the structural cost is the budget in every draw: 100%, in text and bar alike."""
    screen = Screen("onzekerheid", execution_index="0.02")
    assert "within" not in screen.parts()
    assert "budget niet" in plain(screen.part("no-chance")["note"][0])
    screen.switch("frame_indexed")
    assert "no-chance" not in screen.parts()
    assert screen.alt("within") == "Huidig: 100%; Advies: 100%; Mijn variant: 100%."
    assert screen.part("within")["chart"]["traces"][0]["text"] == ["100%", "100%", "100%"]


def test_a_chance_has_the_same_words_in_the_bar() -> None:
    """What happened at least once is not 0%, what did not always is not 100%."""
    from ui.views.uncertain.charts import _chances

    chart = _chances("", "", ["a", "b", "c", "d"], np.array([[0.0, 0.004, 0.996, 1.0]]), ["n"] * 4)
    assert chart.picture.series[0].written == ["0%", "minder dan 1%", "meer dan 99%", "100%"]  # type: ignore[attr-defined]
    assert read(chart.alt, 0, "nl") == "a: 0%; b: minder dan 1%; c: meer dan 99%; d: 100%."


def test_without_a_most_likely_value_there_is_a_range_and_no_chance() -> None:
    """No source prices the back office: switched on, it takes the chances away, and the range is that of all draws."""
    screen = Screen("onzekerheid", cost_basis="bottom_up", drawn__backoffice_price="1")
    assert not {"within", "curve"} & set(screen.parts())
    assert "Prijs backoffice" in plain(screen.part("no-chance")["note"][0])
    found = drawn(cost_basis="bottom_up", **{"drawn.backoffice_price": 1})
    low, high = found.costs["mine"][-1, -1].min(), found.costs["mine"][-1, -1].max()
    assert f"Het bereik loopt van {told(low)} tot {told(high)} (aanname)." in screen.headline()
    # Tubbergen's number of benefits is an assumption too: what each pays is a range.
    assert "dearer" not in screen.parts()
    paid = screen.grid("paid")
    lowest, highest = drawn().paid["caseload"][0, -1].min(), drawn().paid["caseload"][0, -1].max()
    row = Screen("onzekerheid").grid("paid")[0]
    assert [row[0], row[2]] == ["Dinkelland", f"{said(lowest)} – {said(highest)}"]
    assert len(paid) == 2
    # No draw of 0 to 4% a year is 0 itself, as is set: 5 × 567.357 is what the printed budget adds up to.
    assert row[1].startswith("€ 2.836.785 – ")


def test_the_exit_cost_is_a_scenario() -> None:
    """Five years from 2022: 100, 80 and 60% of 1.013.137,50 fall in the budget, 2.431.530 more than 6.813.492,50."""
    note = Screen("onzekerheid").note("exit")
    assert "€ 6.813.493 zonder uittreedkosten; € 9.245.023 met 5 jaar uittreedkosten" in note
    # What is set stands between them: 1, 2/3 and 1/3 of 1.013.137,50 is 2.026.275 more.
    note = Screen("onzekerheid", exit_cost_years="3").note("exit")
    assert (
        "zonder uittreedkosten; € 8.839.768 met 3 jaar uittreedkosten die aflopen tot niets; € 9.245.023 met 5" in note
    )


def test_the_distribution_and_the_number_of_draws_count() -> None:
    screen = Screen("onzekerheid", execution_index="0.02")
    before = screen.tiles()[MINE]
    pert = screen.pick("distribution", "pert").tiles()[MINE]
    low, high = np.percentile(drawn(distribution="pert", execution_index=0.02).costs["mine"][-1, -1], [10, 90])
    assert pert == (before[0], f"bereik {said(low)} – {said(high)} (8 van de 10 uitkomsten)")
    assert pert != before
    assert screen.address() == {"distribution": "pert", "execution_index": "0.02"}
    fewer = screen.press("reset-distribution").choose("view-draws", "1000").tiles()[MINE]
    low, high = np.percentile(drawn(1000, execution_index=0.02).costs["mine"][-1, -1], [10, 90])
    assert fewer[1] == f"bereik {said(low)} – {said(high)} (8 van de 10 uitkomsten)"


def test_the_number_of_draws_holds_on_a_page_switch() -> None:
    screen = Screen("onzekerheid").choose("view-draws", "1000")
    before = screen.headline()
    assert before != Screen("onzekerheid").headline()
    screen.go("kostenverdeling").go("onzekerheid")
    assert screen.headline() == before
    assert screen.test.button_group(key="view-draws").value == "1000"


def test_what_is_drawn_is_listed_with_source_and_status() -> None:
    """Only what is drawn stands there, with what supports its range; what the reader switches on says so."""
    screen = Screen("onzekerheid")
    rows = screen.grid("drawn")
    assert len(rows) == 8  # two caseloads, the index, the average benefit, three benefits per fte, the cost per fte
    assert rows[1][:4] == ["Uitkeringen in Tubbergen", "171", "110 – 260", "aanname"]
    assert rows[1][4].startswith("Het aantal is zelf een schatting uit openbare jaarverslagen.")
    # The index that is set is an assumption; what supports its range stands in public material, and that is named.
    (index,) = [row for row in rows if row[0].startswith("Stijging van lonen")]
    assert index[4].endswith("(openbaar). (Kadernota vergelijkbare gemeente, kadernota 2020)")
    assert rows[0][4].endswith("Hoe ver, is een aanname.")
    own = Screen("onzekerheid", drawn__ict_structural="1").grid("drawn")
    (added,) = [row for row in own if row not in rows]
    assert added[0] == "Structurele ICT-kosten per jaar"
    assert added[4] == "U hebt dit aangezet: geen bron of praktijk steunt dit bereik."
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
    assert len(memo._known["summary"]) == 2
    assert max(len(same) for same in memo._known.values()) == 2


def test_a_range_between_brackets_stays_on_one_line() -> None:
    """As it is sent: ``note`` reads a space that does not break as any other."""
    sent = read(received(Screen("onzekerheid").part("why")["note"]), 0, "nl")
    assert "(0%\u00a0–\u00a04%)" in sent
