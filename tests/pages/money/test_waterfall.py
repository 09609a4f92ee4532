"""Why it differs, on the three pages that say so: the amounts shown, and the way from a bar to its slider."""

from __future__ import annotations

import pytest

from tests.pages.screen import Screen

CHANGED = {"cost_key": "caseload", "execution_cost_change": "0.1", "perspective": "dinkelland"}
KEY = "Verdeelsleutel: Vaste sleutel → Aantal uitkeringen"
DEARER = "Verandering van de uitvoeringskosten in het nieuwe model: 0% → 10%"


def test_the_bars_of_the_split_by_hand() -> None:
    """As tests/model/differences works out: 57.335 + 56.736 + 5.734 = 119.805; half of 5.734 goes to each."""
    screen = Screen("kostenverdeling", **CHANGED).choose("view-why", "mine")
    table = screen.table("why")
    assert list(table) == [KEY, DEARER, "Samen", "Verschil"]
    assert [row[0] for row in table.values()] == [57_335, 56_736, 5_734, 119_805]
    assert [row[1] for row in table.values()][:2] == [60_202, 59_603]
    assert screen.bars("why")[0] == [57_335, 56_736, 5_734, 119_805]
    claim = screen.said(screen.part("why")["chart"]["claim"])
    assert claim == (
        "Advies: Dinkelland betaalt € 567.357 in een heel jaar (2022). Mijn variant: € 687.162. "
        "Het verschil: € +119.805."
    )


@pytest.mark.parametrize("page", ["start", "meerjarenbegroting"])
def test_the_budget_says_it_over_all_years_or_one(page: str) -> None:
    """Three years of the new model: three times the bill. The advice also has the project: 277.800 × 56/99."""
    screen = Screen(page, **CHANGED).choose("view-why", "mine")
    # 57.335,40 × 3 and 56.735,70 × 3 = 172.006,2 and 170.207,1; together 17.200,6.
    assert [row[0] for row in screen.table("why").values()] == [172_006, 170_207, 17_201, 359_414]
    # 2022 alone also has the printed lines, the same in both: 289.225 + 4.770.
    screen.choose("view-why-years", "year")
    assert [row[0] for row in screen.table("why").values()] == [57_335, 56_736, 5_734, 119_805]
    claim = screen.said(screen.part("why")["chart"]["claim"])
    assert claim.startswith("Advies kost Dinkelland € 861.352 in 2022. Mijn variant kost € 981.157.")
    screen.choose("view-why", "advice").choose("view-why-years", "all")
    assert [row[0] for row in screen.table("why").values()] == [157_139, 157_139]


def test_it_says_so_when_nothing_is_changed() -> None:
    screen = Screen("kostenverdeling")
    said = {which: screen.choose("view-why", which).part("why")["notice"]["title"] for which in ("mine", "set")}
    assert said["mine"].startswith("Mijn variant is nog gelijk aan het advies")
    assert said["set"] == "U hebt nog niets gewijzigd."
    assert (
        screen.choose("view-why", "advice").part("why")["notice"]["title"] == "Huidig en Advies kosten hier evenveel."
    )
    screen = Screen("kostenverdeling", planning_date="2021-04-01").choose("view-why", "set")
    assert screen.part("why")["notice"]["title"] == "Wat u wijzigde, verandert dit bedrag niet."


def test_closed_it_is_neither_computed_nor_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_arguments: object) -> None:
        raise AssertionError("computed while it is closed")

    monkeypatch.setattr("ui.views.money.waterfall.between", never)
    monkeypatch.setattr("tests.pages.screen.FOLDS", ("fold-more",))
    for page in ("start", "kostenverdeling", "meerjarenbegroting"):
        assert "why" not in Screen(page, execution_cost_change="0.1").parts()


@pytest.mark.parametrize(
    ("id", "setup", "title"),
    [
        ("execution_cost_change", {"execution_cost_change": "0.1"}, "Meerjarenbegroting"),
        ("cost_key", {"cost_key": "caseload"}, "Kostenverdeling"),
        # A choice that its page builds itself: to that page.
        ("project_hours.project_lead", {"project_hours__project_lead": "800"}, "Projectbegroting"),
    ],
)
def test_a_bar_and_its_button_lead_to_the_control(id: str, setup: dict[str, str], title: str) -> None:
    screen = Screen("meerjarenbegroting", perspective="dinkelland", **setup).choose("view-why", "set")
    assert screen.pick_number("why", 0).test.title[0].value == title
    screen = Screen("meerjarenbegroting", perspective="dinkelland", **setup).choose("view-why", "set")
    assert screen.press(f"why-to-{id.replace('.', '-')}").test.title[0].value == title


@pytest.mark.parametrize("number", [-1, 1, 99, None, "0", True])
def test_a_click_on_the_total_or_on_nothing_moves_nobody(number: object) -> None:
    screen = Screen("meerjarenbegroting", execution_cost_change="0.1").choose("view-why", "set")
    assert screen.pick_number("why", number).test.title[0].value == "Meerjarenbegroting"


def test_it_starts_from_a_checkpoint_too() -> None:
    """The execution 10% dearer is named; since then the key became that of the number of benefits. At ten percent more
    that does 57.335,40 × 1,1 = 63.068,94 for Dinkelland, alone: 567.357 × 1,1 = 624.092,7 became 687.161,6.
    """
    screen = Screen("kostenverdeling", execution_cost_change="0.1", perspective="dinkelland")
    name = "Duurder <b>"
    screen.test.text_input(key="point-name").set_value(name)
    screen.press("point-keep").choose("view-why", "saved")
    assert screen.part("why")["notice"]["title"] == "Alles staat nog zoals het toen stond."
    screen.pick("cost_key", "caseload")
    assert screen.chosen("view-why-saved") == name
    assert [row[0] for row in screen.table("why").values()] == [63_069, 63_069]
    assert list(screen.table("why")) == [KEY, "Verschil"]
    claim = screen.said(screen.part("why")["chart"]["claim"])
    assert claim == (
        f"Mijn variant bij ‘\u2068{name}\u2069’: Dinkelland betaalt € 624.093 in een heel jaar (2022). "
        "Mijn variant zoals nu ingesteld: € 687.162. Het verschil: € +63.069."
    )
    # Without any checkpoint there is nothing to choose.
    (key,) = [one.key for one in screen.test.button if str(one.key).startswith("point-remove-")]
    assert "saved" not in screen.press(str(key)).test.button_group(key="view-why").options
    assert "why" in screen.parts()
