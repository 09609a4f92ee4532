"""What a name of the model is called: "Wat Dinkelland betaalt in 2021 onder de vaste sleutel"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from model.case.case import Case
from model.case.naming import Spot, labels_of
from model.case.records import Figure
from model.case.situations import MARK
from model.outcomes.derivation import APART, EACH, spot_of
from model.outcomes.names.uncertain import without_draws
from words.claims.planned import track_name
from words.explained import money_titles, other_titles
from words.explained.places import place_name
from words.explained.situations import apart_from, in_situation, per_head
from words.labels import label_of
from words.texts import Speech, _, of, spoken

MAIN: Mapping[str, tuple[str, ...]] = {
    "start": ("framed_cost", "over_frame", "structural_over_frame", "one_off_cost", "reason", "advice_tipping"),
    "vergelijken": ("framed_cost", "above_current", "one_off_cost", "over_frame", "range"),
    "varianten": ("framed_cost", "framed_cost_per_resident", "framed_cost_per_benefit"),
    "situatie": ("benefits", "benefits_counted", "budget_line"),
    "scenarios": ("score", "weight_in", "score_by", "rank"),
    "uitvoeringsmodel": ("fit", "fit_in", "risk_strength", "risk_in", "cost_change", "partners"),
    "kostenverdeling": ("new_model_cost", "by_key", "contribution_by", "share_by", "present"),
    "meerjarenbegroting": ("framed_cost", "frame", "over_frame", "one_off_cost", "lasten", "baten", "saldo"),
    "onzekerheid": ("range", "within", "dearer", "middle_above_set", "pull"),
    "risicos": ("enough", "enough_of", "reserve", "expected_risk", "expected_risk_of", "risk_expected"),
    "planning": ("start_day", "start_late", "between", "late_cost", "step_finish", "step_slack", "start_by"),
    "projectbegroting": ("project_total", "project_covered", "project_uncovered", "project_by_party"),
    "bronnen": ("count", "finding_effect"),
    "controle": ("check", "check_share", "check_rounded", "paid_by_key", "paid_by_all_keys"),
}
"""The main formulas whose numbers a page shows, by that page, in the order of the menu."""


def title_of(case: Case, name: str) -> str:
    """What a number is, without its value. A name that nobody gave words is its own title."""
    there, mark, inside = name.partition(MARK)
    if mark and there.partition(".")[0] == EACH:
        return per_head(title_of(case, inside), there)
    if mark and there.partition(".")[0] in APART:
        return apart_from(case, title_of(case, inside), there.partition(".")[2])
    if mark:
        return in_situation(case, there, title_of(case, inside))
    spot = spot_of(case, name)
    if spot is not None:
        return _of_formula(case, spot)
    head, *labels = name.split(".")
    if head in ("low", "high", "at") and labels:
        return in_situation(case, name, "")
    if head == "default":
        return _("{name}, as the case gives it", name=label_of(case, ".".join(labels)))
    if case.assumptions.has(name):
        return label_of(case, name)
    if head.endswith("_in") and len(labels) == 1 and labels[0] in labels_of(case, "starts"):
        return _patterns().get(head, name).format(rest=track_name(case, labels[0]))
    return _patterns().get(name) or _of_figure(case, head, labels) or name


def title_of_formula(name: str, part: str = "") -> str:
    """What the numbers of a formula are, of each municipality in each year; ``part``: of which part they are."""
    pattern, rest = _patterns().get(name), part or _("each part")
    if pattern is None:
        return name
    who, year, key = _("each municipality"), _("each year"), _("each key")
    return pattern.format(who=who, year=year, key=key, segment=rest, rest=rest)


def _of_formula(case: Case, spot: Spot) -> str:
    formula = spot.formula
    axes = (*formula.each, *formula.axes)
    # Of two municipalities the first is the one whose number it is.
    pairs = reversed(list(zip(axes, spot.labels, strict=True)))
    told = {_kind(axis): place_name(case, axis, label, *spot.lead[:1]) for axis, label in pairs}
    who = told.get("parties") or told.get("participants") or ""
    year, key = told.get("years", ""), told.get("keys", "")
    rest = ", ".join(label for axis, label in told.items() if axis not in ("parties", "participants", "years", "keys"))
    pattern = _patterns().get(without_draws(formula.name))
    if pattern is None:
        return ", ".join([formula.name, *told.values()])
    return pattern.format(who=who, year=year, key=key, segment=rest, rest=rest)


def _kind(axis: str) -> str:
    """Axes of the same things are one kind: with or without all together, under all keys or two."""
    return "keys" if axis == "two_keys" else axis.partition("_")[0]


def _of_figure(case: Case, head: str, labels: list[str]) -> str:
    """A figure of the case, a printed line of a budget, a group of people, or a line of the project."""
    if head == "printed" and len(labels) == 2:
        lines = [of(line.label) for line in case.budget_lines if line.id == labels[0]]
        return f"{lines[0]} ({labels[1]})" if lines else ""
    if head == "project" and labels:
        lines = [of(line.label) for line in case.project if line.id == labels[0]]
        return lines[0] if lines else ""
    if head == "series" and len(labels) == 3:
        rows = [of(one.label) for one in case.series if one.series == labels[0]]
        return f"{rows[0]} ({case.municipality(labels[1]).name}, {labels[2]})" if rows else ""
    if head == "target" and len(labels) == 2:
        groups = [of(group.label) for group in case.target_group if group.id == labels[0]]
        return f"{groups[0]} ({case.municipality(labels[1]).name})" if groups else ""
    if head == "risk_class" and len(labels) == 3:
        ends = {
            "low": _("Where class {number} begins", number=labels[1]),
            "high": _("Where class {number} ends", number=labels[1]),
        }
        return ends.get(labels[2], "")
    if head in ("ready", "closes") and len(labels) == 1:
        told = {
            "ready": _("The day on which a step is ready in the source: {rest}"),
            "closes": _("The day from which a step closes something: {rest}"),
        }
        return told[head].format(rest=of(case.step(labels[0]).short))
    if head == "decided" and len(labels) == 1:
        return _("The day of a decision: {rest}", rest=next(of(o.label) for o in case.decisions if o.id == labels[0]))
    if head in ("days_shorter", "days_longer") and len(labels) == 1:
        told = {
            "days_shorter": _("How many days a step may take shorter: {rest}"),
            "days_longer": _("How many days a step may take longer than planned: {rest}"),
        }
        return told[head].format(rest=of(case.step(labels[0]).short))
    if head == "correlation":
        pairs = {f"{one.first}.{one.second}": one for one in case.correlations}
        one = pairs.get(".".join(labels))
        names = (label_of(case, one.first), label_of(case, one.second)) if one else ("", "")
        return _("How far these move together: {first} and {second}", first=names[0], second=names[1]) if one else ""
    if head == "finding" and labels:
        return of(case.finding(labels[0]).title)
    found: list[Figure] = [one for one in case.figures if labels and one.id == labels[0]]
    named = [one for one in found if (one.municipality or "") == ".".join(labels[1:])]
    return _with_place(case, named[0]) if named else ""


def _with_place(case: Case, figure: Figure) -> str:
    place = f" ({case.municipality(figure.municipality).name})" if figure.municipality else ""
    return f"{of(figure.label)}{place}"


def _patterns() -> Mapping[str, str]:
    return _patterns_in(spoken())


@lru_cache(maxsize=16)
def _patterns_in(_speech: Speech) -> Mapping[str, str]:
    """As this run speaks: a list of numbers asks for a thousand titles, and each pattern is a text of its own."""
    sums = (
        money_titles.money, money_titles.pools, money_titles.differences, money_titles.lines, money_titles.project,
    )  # fmt: skip
    amounts = {name: title for group in sums for name, title in group().items()}
    others = (
        other_titles.shares, other_titles.counts, other_titles.weighed, other_titles.planned, other_titles.risked,
        other_titles.uncertain, other_titles.counted, other_titles.started,
    )  # fmt: skip
    return amounts | {name: title for group in others for name, title in group().items()}
