"""Why settings differ, what is counted and what must add up, by name."""

from __future__ import annotations

import pytest

from model.differences.amounts import bill, cost
from model.outcomes.check import check
from model.outcomes.derivation import derive, spot_of
from model.outcomes.waterfall import between
from model.terms.term import Term
from tests.model.worlds import dinkelland

CASE = dinkelland()
MINE = CASE.assumptions
TWICE = MINE.replace(**{"cost_key": "caseload", "caseload.tubbergen": 150.0})


def number(name: str) -> Term:
    return derive(CASE, TWICE, "mine", name)


def test_two_changes_that_strengthen_each_other() -> None:
    """Alone the key costs Dinkelland 1.013.137,50 × 275/446 − 567.357 a year; alone the number of benefits nothing."""
    alone = number("alone_in_bill.set.cost_key.dinkelland.2022")
    assert alone.value == pytest.approx(1_013_137.5 * 275 / 446 - 567_357)
    assert [part.name for part in alone.operands] == [
        "only.set.cost_key/bill.dinkelland.2022",
        "before.set/bill.dinkelland.2022",
    ]
    assert number("alone_in_bill.set.caseload.tubbergen.dinkelland.2022").value == 0
    whole = number("changed_in_bill.set.dinkelland.2022").value
    assert whole == pytest.approx(1_013_137.5 * 275 / 425 - 567_357)
    assert number("together_in_bill.set.dinkelland.2022").value == pytest.approx(whole - alone.value)


@pytest.mark.parametrize("which", ["set", "mine"])
def test_a_bar_is_that_of_the_waterfall(which: str) -> None:
    for who, party in (("dinkelland", 0), ("all", None)):
        found = between(CASE, TWICE, which, cost(CASE, party, None))  # type: ignore[arg-type]
        assert number(f"before.{which}/framed_cost.{who}.all").value == pytest.approx(found.start)
        for one in found.effects:
            assert number(f"alone.{which}.{one.change.id}.{who}.all").value == pytest.approx(one.alone)
            assert number(f"on_average.{which}.{who}.all.{one.change.id}").value == one.mean


def test_the_steps_to_the_advice_are_those_of_the_waterfall() -> None:
    """The project costs 277.800 once, and nothing else differs."""
    assert number("step_alone.all.all.project").value == pytest.approx(277_800)
    found = between(CASE, TWICE, "advice", bill(CASE, 0, 2022))
    for one in found.effects:
        step = one.change.name or one.change.id
        assert number(f"step_alone_in_bill.dinkelland.2022.{step}").value == one.alone


def test_undoing_one_change_leaves_the_other() -> None:
    """With the key undone the fixed one holds again, whatever the number of benefits."""
    found = number("undo_effect.cost_key.dinkelland.2023")
    assert found.value == pytest.approx(1_013_137.5 * 275 / 425 - 567_357)
    assert found.operands[1].name == "undone.cost_key/framed_cost.dinkelland.2023"


def test_both_sides_of_every_check_have_a_name() -> None:
    heads = {"shares": "check_share", "whole": "check_rounded"}
    for one in check(CASE, TWICE):
        if one.kind != "terms":
            name = f"{heads.get(one.kind, 'check')}.{one.kind}.{one.about or 'all'}"
            assert number(f"{name}.left").value == pytest.approx(one.left)
            assert number(f"{name}.right").value == pytest.approx(one.right)


def test_rows_and_people_are_counted() -> None:
    assert number("count.findings").value == len(CASE.findings)
    assert number("count.changed").value == 2
    assert number("count.models").value == 1_296
    kinds = number("benefits_counted.dinkelland")  # 85 + 160 + 26 + 4
    assert (kinds.value, len(kinds.operands)) == (275, 4)


def test_an_amount_per_resident_leads_to_the_residents() -> None:
    each = number("each.resident.dinkelland/by_key.fixed.2022.dinkelland")
    assert each.value == pytest.approx(567_357 / 26_400)
    assert [part.name for part in each.operands] == ["by_key.fixed.2022.dinkelland", "figure.residents.dinkelland"]
    for wrong in ("each.none.all/share.dinkelland", "each.resident.nobody/share.dinkelland", "each/share.dinkelland"):
        with pytest.raises(KeyError):
            number(wrong)


def test_a_name_is_read_whole() -> None:
    """The id of an assumption and a policy field hold dots themselves."""
    spot = spot_of(CASE, "swing.caseload.tubbergen.all.2022")
    assert spot is not None
    assert spot.labels == ("caseload.tubbergen", "all", "2022")
    assert spot_of(CASE, "lasten_in_field.6.3.all.2022") is not None
    assert spot_of(CASE, "swing.caseload.tubbergen.all.2022.more") is None
    assert spot_of(CASE, "swing.caseload") is None
