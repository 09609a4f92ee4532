"""What a name of the model is called: "Wat Dinkelland betaalt in 2021 onder de vaste sleutel"."""

from __future__ import annotations

from collections.abc import Mapping

from model.case.case import Case
from model.case.naming import ALL, NOBODY, Spot
from model.case.records import Figure
from model.case.situations import MARK
from model.outcomes.derivation import spot_of
from words.explained.situations import in_situation
from words.labels import choice_label, label_of
from words.texts import _, of

MAIN: Mapping[str, tuple[str, ...]] = {
    "kostenverdeling": ("new_model_cost", "by_key", "contribution_by", "share_by", "present"),
    "meerjarenbegroting": ("framed_cost", "frame", "over_frame", "one_off_cost", "lasten", "baten", "saldo"),
    "projectbegroting": ("project_total", "project_covered", "project_uncovered", "project_by_party"),
}
"""The formulas whose numbers a page shows, by that page."""


def title_of(case: Case, name: str) -> str:
    """What a number is, without its value. A name that nobody gave words is its own title."""
    there, mark, inside = name.partition(MARK)
    if mark:
        return in_situation(case, there, title_of(case, inside))
    spot = spot_of(case, name)
    if spot is not None:
        return _of_formula(case, spot)
    head, *labels = name.split(".")
    if head == "default":
        return _("{name}, as the case gives it", name=label_of(case, ".".join(labels)))
    if case.assumptions.has(name):
        return label_of(case, name)
    return _patterns().get(name) or _of_figure(case, head, labels) or name


def _of_formula(case: Case, spot: Spot) -> str:
    formula = spot.formula
    axes = (*([formula.each] if formula.each else []), *formula.axes)
    # Of two municipalities the first is the one whose number it is.
    pairs = reversed(list(zip(axes, spot.labels, strict=True)))
    told = {axis.partition("_")[0]: _label(case, axis, label) for axis, label in pairs}
    who = told.get("parties") or told.get("participants") or ""
    year, key = told.get("years", ""), told.get("keys", "")
    rest = ", ".join(label for axis, label in told.items() if axis not in ("parties", "participants", "years", "keys"))
    pattern = _patterns().get(formula.name)
    if pattern is None:
        return ", ".join([formula.name, *told.values()])
    return pattern.format(who=who, year=year, key=key, segment=rest, rest=rest)


def _label(case: Case, axis: str, label: str) -> str:
    """What a place along an axis is called."""
    if label == ALL:
        return _("all years together") if axis.startswith("years") else _("all together")
    if label == NOBODY:
        return _("nobody (not allocated)")
    if axis.startswith(("parties", "participants")):
        return case.municipality(label).name
    if axis == "compared":
        return of(case.finding(label).title)
    if axis == "segments":
        return of(case.segment(label).label)
    return choice_label(case, label) if axis == "keys" else label


def _of_figure(case: Case, head: str, labels: list[str]) -> str:
    """A figure of the case, a printed line of a budget, a group of people, or a line of the project."""
    if head == "printed" and len(labels) == 2:
        lines = [of(line.label) for line in case.budget_lines if line.id == labels[0]]
        return f"{lines[0]} ({labels[1]})" if lines else ""
    if head == "project" and labels:
        lines = [of(line.label) for line in case.project if line.id == labels[0]]
        return lines[0] if lines else ""
    if head == "target" and len(labels) == 2:
        groups = [of(group.label) for group in case.target_group if group.id == labels[0]]
        return f"{groups[0]} ({case.municipality(labels[1]).name})" if groups else ""
    if head == "risk_class" and len(labels) == 3:
        ends = {
            "low": _("Where class {number} begins", number=labels[1]),
            "high": _("Where class {number} ends", number=labels[1]),
        }
        return ends.get(labels[2], "")
    if head == "finding" and labels:
        return of(case.finding(labels[0]).title)
    found: list[Figure] = [one for one in case.figures if labels and one.id == labels[0]]
    named = [one for one in found if (one.municipality or "") == ".".join(labels[1:])]
    return _with_place(case, named[0]) if named else ""


def _with_place(case: Case, figure: Figure) -> str:
    place = f" ({case.municipality(figure.municipality).name})" if figure.municipality else ""
    return f"{of(figure.label)}{place}"


def _patterns() -> Mapping[str, str]:
    return {**_money(), **_differences(), **_shares(), **_counts(), **_weighed()}


def _money() -> Mapping[str, str]:
    return {
        "by_key": _("What {who} pays for a full year of the new model, prices of {year}, key: {key}"),
        "contribution_by": _("What {who} pays in {year}, key: {key}"),
        "contribution": _("What {who} pays in {year}, with the contract until the start"),
        "old_contribution": _("What {who} pays for the contract in {year}"),
        "present": _("What {who} pays now, {year}"),
        "budgeted": _("What {who} has budgeted for {year}"),
        "own_cost": _("The own cost of {who} in {year}"),
        "joint_frame": _("The joint cost of the municipalities in {year}"),
        "new_model_cost": _("The joint cost of a full year of the new model, prices of {year}"),
        "bottom_up": _("The cost of the new model from the bottom up, {year}"),
        "break_even_price": _("The back-office price at which both calculations cost the same, {year}"),
        "framed_cost": _("The cost of {who} in {year}, as far as the budget frames it"),
        "frame": _("What is budgeted for {who}, {year}"),
        "over_frame": _("What {who} pays more than budgeted, {year}"),
        "one_off_cost": _("The one-off cost of {who}, {year}"),
        "lasten": _("All that {who} spends, {year}"),
        "baten": _("All that {who} receives, {year}"),
        "saldo": _("What {who} receives less what it spends, {year}"),
        "execution": _("The execution cost of {who} in the budget, {year}"),
        "exit_cost": _("What {who} still pays the contract after it ends, {year}"),
        "project_cost": _("The project cost of {who} in the budget, {year}"),
        "project_coverage_in_budget": _("What was set aside for the project, of {who}, {year}"),
        "benefits_in_budget": _("The benefit expenditure of {who} in the budget, {year}"),
        "benefits_paid": _("What {who} pays in benefits, {year}"),
        "buig_in_budget": _("The BUIG money of {who}, {year}"),
        "vangnet_in_budget": _("What {who} receives from the safety net, {year}"),
        "participation_in_budget": _("The participation money of {who}, {year}"),
        "project_total": _("The cost of the project"),
        "project_covered": _("What the money set aside pays of the project"),
        "project_uncovered": _("What no money is set aside for in the project"),
        "project_by_party": _("What {who} pays of the project"),
    }


def _differences() -> Mapping[str, str]:
    return {
        "finding_effect": _("What a finding changes to what {who} spends, {year}: {rest}"),
        "late_cost": _("What {who} pays more because steps are late, {year}"),
        "exit_beyond": _("What {who} pays the contract after the last year because steps are late, {year}"),
        "late_cost_whole": _("What late steps cost {who} until the contract is paid, {year}"),
        "above_current": _("What {who} pays more than under the present contract, {year}"),
        "structural_over_frame": _("What {who} pays more than budgeted every year again, {year}"),
        "above_present": _("What {who} pays more than now for a full year of the new model, {year}, key: {key}"),
        "dearer_by_caseload": _("What {who} pays more by number of benefits than by the fixed key, {year}"),
        "bottom_up_above_frame": _("What the new model costs more than the present budget from the bottom up, {year}"),
    }


def _shares() -> Mapping[str, str]:
    return {
        "share_by": _("The share of {who}, key: {key}"),
        "share": _("The share of {who} under the chosen key"),
        "fixed_share": _("The share of {who} under the fixed key"),
        "printed_share": _("The printed share of {who}"),
        "project_share": _("The share of {who} in the project"),
        "segment_share": _("The part of the people in {segment}"),
        "price_index": _("What prices have become by {year}, against the first year"),
        "phase": _("How far the new key counts in {year}"),
        "new_model_part": _("The part of {year} in which the new model runs"),
        "exit_part": _("The part of {year} that the contract is still paid after it ends"),
        "cost_change": _("What the chosen executors change to the cost"),
    }


def _counts() -> Mapping[str, str]:
    return {
        "benefits": _("The number of benefits of {who} that counts"),
        "printed_benefits": _("The number of benefits of {who} in the source"),
        "break_even": _("The number of benefits at which both keys cost {who} the same"),
        "fte": _("The staff (fte) for {segment}"),
        "start_month": _("The month in which the new model starts, from the first of the first year"),
        "printed_start_month": _("The month in which the new model starts in the source"),
        "late_days": _("How many days the start comes later than in the source"),
    }


def _weighed() -> Mapping[str, str]:
    return {
        "score": _("How well an alternative fits: {rest}"),
        "score_by": _("How well an alternative fits a principle: {rest}"),
        "weight_in": _("How heavily a principle counts: {rest}"),
        "fit": _("How well the execution model fits"),
        "risk_strength": _("The strengths of the risks of the execution model together"),
        "partners": _("The number of partners"),
        "expected_risk": _("The expected amount of all risks"),
        "reserve": _("What is enough for the risks, at a certainty of {rest}"),
        "start_day": _("The day on which the new model starts"),
        "range": _("The cost of {who} in {year}, at {rest} of the possible futures"),
        "framed_cost_per_resident": _("The cost of {who} per resident, {year}"),
        "framed_cost_per_benefit": _("The cost of {who} per benefit, {year}"),
    }
