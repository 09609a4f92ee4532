"""No number without origin: every number that a page shows can be pressed, or it is said here why not.

``NEED_NONE`` is all that may lack a name. That a number which can be pressed is that of its name, says ``test_names``;
here a bar agrees with the cell of the same name.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.case.sweep import grid
from model.outcomes.derivation import derive
from tests.model.worlds import dinkelland
from tests.pages.herleiding.shown import in_words, part_of, place_of, shown, unnamed
from tests.pages.herleiding.test_names import CHANGED, assert_named, assumptions_of, in_table, in_texts, pressed
from tests.pages.screen import PAGES, Screen
from words.sentences import Sentences, name_of, received

CHANGED_PAGES = ("kostenverdeling", "meerjarenbegroting", "scenarios", "uitvoeringsmodel", "projectbegroting")
LAYOUTS = [
    *((page, {}) for page in PAGES),
    *((page, CHANGED) for page in CHANGED_PAGES),
    ("meerjarenbegroting", {"cost_basis": "bottom_up", "with_benefits": "1", "with_participation": "1"}),
    ("uitvoeringsmodel", {"executor_cost__cooperation": "0.1", "weight__nearby": "5"}),
]


@pytest.mark.parametrize(("page", "link"), LAYOUTS, ids=[f"{page}-{len(link) or 'as it is'}" for page, link in LAYOUTS])
def test_no_number_without_origin(page: str, link: dict[str, str]) -> None:
    numbers = list(shown(Screen(page, **link)))
    missing = unnamed(numbers)
    assert not missing, [one for one in numbers if not one.made and place_of(one) in missing]
    cells = {(part_of(one), one.made): one.value for one in numbers if "/table" in one.where and one.value is not None}
    for one in numbers:
        cell = cells.get((part_of(one), one.made)) if "/drawn" in one.where and one.made else None
        # The bar of a step starts at a day and is some days long; its cells are days.
        if cell is not None and part_of(one) != "gantt":
            # A heat map writes whole points; shares are drawn in percents.
            assert one.value in (pytest.approx(cell, abs=0.5), pytest.approx(100 * cell, abs=1e-9)), (one, cell)


def test_the_walk_sees_what_has_no_name() -> None:
    """A number in a text, a tile, a cell and a bar; not a year, a date, or what the case says itself."""
    assert [one.reads for one in in_words("", "Van 2020 tot 01-02-2022: € 1.234.567, 56,0% en -3 van de 100")] == [
        "€ 1.234.567", "56,0%", "-3",
    ]  # fmt: skip
    quote = "Kosten Almelo 567.357 567.357 567.357 567.357 567.357"
    assert [one.reads for one in in_words("", f"“{quote}” en 12")] == ["12"]
    seen = list(shown(Screen("kostenverdeling")))
    by_place = {place_of(one): one for one in seen if one.made}
    assert {"headline/headline", "headline/tile", "keys/drawn", "keys/table", "strip/tile"} <= by_place.keys()
    without = [replace(one, made="") for one in seen]
    assert unnamed(without) >= {"headline/headline", "headline/tile", "keys/drawn", "keys/table", "strip/tile"}


@pytest.mark.parametrize(("page", "which"), [("meerjarenbegroting", "mine"), ("kostenverdeling", "mine"),
                                             ("kostenverdeling", "set")])  # fmt: skip
def test_what_each_change_does_can_be_pressed(page: str, which: str) -> None:
    """Alone and on average, of all years and of one bill; what they do only together, and the whole difference."""
    link = {"cost_basis": "bottom_up", "execution_cost_change": "-0.1", "cost_key": "caseload", "phase_in_years": "2"}
    screen = Screen(page, **link).choose("view-why", which)
    table = screen.part("why")["table"]
    found = [one for names in table["made"] for one in in_table(names, [*screen.table("why").values()], table["units"])]
    heads = {one.made.partition(".")[0].removesuffix("_in_bill") for one in found}
    # All municipalities together pay as much under any key: there the changes do nothing only together.
    assert heads == {"alone", "on_average", "changed"} | ({"together"} if page == "kostenverdeling" else set())
    ends = [*in_texts(screen.part("why")["chart"]["claim"])]
    assert len(ends) == 3
    for one in (*found, *ends):
        assert_named(one, dinkelland(), assumptions_of(link))


def test_both_sides_of_every_sum_can_be_pressed() -> None:
    everything = list(pressed(Screen("controle", **CHANGED)))
    found = [one for one in everything if one.made.startswith("check")]
    both = [one for one in everything if one.made == "paid_by_all_keys"]
    assert (len(found), len(both)) == (2 * 20, 2)  # the last sum is about all numbers together
    for one in (*found, *both):
        assert_named(one, dinkelland(), assumptions_of(CHANGED))


def test_a_claim_has_the_name_of_its_number_at_every_position_of_a_slider() -> None:
    """While a thumb moves the title tells of another key or year: then its number has another name."""
    case, names = dinkelland(), set[str]()
    for page, key, slider in (("kostenverdeling", "keys", "caseload.tubbergen"),
                              ("meerjarenbegroting", "spending", "exit_cost_years")):  # fmt: skip
        part = Screen(page).part(key)
        told, block = received(part["chart"]["claim"]), part["blocks"][f"set-{slider.replace('.', '-')}"]
        assert isinstance(told, Sentences)
        found = {name_of(told, "amount", block["start"] + place): place for place in range(block["count"])}
        positions = grid(case.row(slider))
        assert len(positions) == block["count"]
        for made, place in found.items():
            own, shown_as = case.assumptions.replace(**{slider: positions[place]}), told.numbers["amount"].values
            value = derive(case, own, "mine", made).value
            assert shown_as[block["start"] + place] == pytest.approx(abs(value), abs=1.0)
        names |= {*found}
    assert len(names) == 4
