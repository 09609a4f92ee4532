"""What the outcomes of two cases are called, and how their values are written."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from model.case.case import Case
from model.case.naming import labels_of
from model.money.break_even import Kind
from model.money.key_comparison import model_years
from model.outcomes.two_cases import CERTAINTY, Measure, Outcome, TwoCases
from words import formatting
from words.claims.planned import start_label
from words.claims.pools import no_even, no_even_because
from words.formatting import plus
from words.labels import case_name, label_of, written
from words.texts import _, change, euro, language, number, of, percent, unknown
from words.variants import variant_name


def scenario_name(scenario: str) -> str:
    """How a scenario of the fixed set is called."""
    return {
        "printed": _("As the case starts"),
        "by_caseload": _("Cost key by number of {units}"),
        "proportional": _("The part that nobody pays, spread over all"),
        "own_cost": _("The printed amount is the lead's own cost"),
        "bottom_up": _("The new execution built from the bottom up"),
        "index": _("Prices and budget rise by {rate} a year", rate=percent(0.022)),
        "with_benefits": _("With the estimate of {spending}"),
        "half_year_late": _("The start six months later"),
    }[scenario]


def measure_name(found: TwoCases, measure: Measure) -> str:
    """What an outcome is."""
    variant = variant_name(measure.variant) if measure.variant else ""
    who = municipality(found, measure.municipality)
    return {
        "cost": _("{variant}: cost over all years, {who}", variant=variant, who=who),
        "over": _("{variant}: more than budgeted, {who}", variant=variant, who=who),
        "unpaid": _("{variant}: cost that nobody pays", variant=variant),
        "break_even": _("Break-even number of {units} in {who}", who=who),
        "project": _("Project cost"),
        "uncovered": _("Project cost without coverage"),
        "reserve": _("{variant}: reserve for risks at {certainty}", variant=variant, certainty=percent(CERTAINTY, 0)),
        "score": _("Mean score of the advice"),
        "first": _("Tasks in which the advice comes first"),
        "start": _("Start of the new execution") if measure.track is None else start_of_track(found, measure.track),
    }[measure.name]


def start_of_track(found: TwoCases, track: str) -> str:
    """The start of a track of either case."""
    case = next(case for case in (found.new, found.old) if track in labels_of(case, "starts"))
    return start_label(case, track)


def municipality(found: TwoCases, id: str | None) -> str:
    """A municipality of either case by its name; all together."""
    names = {one.id: one.name for case in (found.old, found.new) for one in case.participants}
    return _("all together") if id is None else names[id]


def value_text(measure: Measure, value: float | None) -> str:
    """A value, that nobody knows it, or that the case has none."""
    if value is None:
        return _("not there")
    if isnan(value):
        return unknown()
    if measure.unit == "euro":
        return euro(value)
    if measure.unit == "date":
        return formatting.amount(value, "date", language())
    return number(value, 1 if measure.name in ("score", "break_even") else 0)


def both_texts(found: TwoCases, outcome: Outcome) -> tuple[str, str]:
    """What an outcome is in the old and in the new case; of a break-even also of which year, or why there is none."""
    was, now = outcome.kinds
    return _text(found.old, outcome, outcome.before, was), _text(found.new, outcome, outcome.after, now)


def _text(case: Case, outcome: Outcome, value: float | None, kind: Kind | None) -> str:
    text = value_text(outcome.measure, value)
    if value is None or kind is None:
        return text
    moved = next(place for place, one in enumerate(case.participants) if one.id == outcome.measure.municipality)
    if no_even(case, kind, case.lead, moved):
        return no_even_because(case, kind, moved)
    if isnan(value):
        return _("none")
    return f"{text} ({model_years(case)[0]})" if kind == "year" else text


def difference_text(outcome: Outcome) -> str:
    """How much more or less; nothing where that cannot be said."""
    if not outcome.changed:
        return _("the same")
    if outcome.before is None or outcome.after is None or isnan(outcome.after - outcome.before):
        return ""
    more = outcome.after - outcome.before
    # What changed is not written as nought.
    if outcome.measure.unit == "euro":
        return change(more) if abs(more) >= 0.5 else _("less than {amount}", amount=euro(1))
    if outcome.measure.unit == "date":
        return _("{days} days", days=number(more))
    if abs(more) < 0.05:
        return _("less than {amount}", amount=number(0.1, 1))
    return plus(number(-more, 1)) if more > 0 else number(more, 1)


def default_lines(found: TwoCases) -> Iterator[tuple[str, str, str]]:
    """Each default that is not the same: its name, its id in brackets, before and after."""
    for id, (before, after) in found.defaults.items():
        yield f"{label_of(found.new, id)} ({id})", written(found.old, id, before), written(found.new, id, after)


def only_lines(found: TwoCases) -> list[str]:
    """How many assumptions only one of the cases has; nothing if there are none."""
    gone, added = map(len, found.only)
    if not gone and not added:
        return []
    return [_("Assumptions that only the old case has: {gone}; only the new case: {added}.", gone=gone, added=added)]


def version_lines(found: TwoCases) -> Iterator[str]:
    """What the new case says of itself that changed, and why."""
    for version in found.versions:
        day = formatting.day(version.date, language())
        yield _(
            "Version {version} ({day}): {changed} Why: {why}",
            version=version.version, day=day, changed=of(version.changed), why=of(version.why),
        )  # fmt: skip


def summary(found: TwoCases) -> str:
    """How many of the outcomes changed."""
    count, total = len(found.changed), len(found.outcomes)
    if not count:
        return _("None of the {total} outcomes changed.", total=total)
    return _("{count} of the {total} outcomes changed.", count=count, total=total)


def title(found: TwoCases) -> str:
    """Which cases these are."""
    return _(
        "{name}: data version {old} beside {new}",
        name=case_name(found.new), old=found.old.version, new=found.new.version,
    )  # fmt: skip
