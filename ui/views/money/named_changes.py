"""The names of the numbers that say why two settings differ, by which they can be taken apart."""

from __future__ import annotations

from model.differences.changes import group_of
from model.outcomes.waterfall import Between, Waterfall
from ui.charts.parts import Made
from words.differences import Names


def ends(when: str, is_bill: bool, which: Between) -> Names:
    """Of what both cost and of the difference; the bill of the present contract has none. ``when``: whose and when."""
    if which != "advice":
        cost_of, bill = ("bill", "_in_bill") if is_bill else ("framed_cost", "")
        return f"before.{which}/{cost_of}.{when}", f"{cost_of}.{when}", f"changed{bill}.{which}.{when}"
    if is_bill:
        return "", "", ""
    return f"framed_cost.{when}@current", f"framed_cost.{when}@advice", f"above_current.{when}@advice"


def made(found: Waterfall, when: str, is_bill: bool, which: Between) -> list[Made]:
    """Of the amounts in the table: of each change, of what they do only together, and of the difference."""
    bill, is_advice = "_in_bill" if is_bill else "", which == "advice"
    alone = f"step_alone{bill}.{when}.{{line}}" if is_advice else f"alone{bill}.{which}.{{line}}.{when}"
    changes = [one.change.name or group_of(one.change.id) for one in found.effects]
    together = [f"together{bill}.{which}.{when}"] if found.together else []
    before = [""] * len(changes)
    return [
        Made("{column}", changes, [alone, f"on_average{bill}.{which}.{when}.{{line}}"]),
        Made("{line}", [*before, *together], ["alone", ""]),
        Made("{line}", [*before, *("" for _one in together), ends(when, is_bill, which)[-1]], ["alone", "mean"]),
    ]
