"""The words, tiles, charts and tables of the planning, from the schedule and the state on the reference date."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import step_days
from model.case.naming import ALL
from model.numbers.arrays import round_half_up
from model.outcomes.planning import Dates, Planning
from model.planning.schedule import Schedule
from model.planning.start_chance import StartChance, start_chance
from ui.charts.parts import Rows, Tile
from ui.session.memo import remembered
from ui.views import paths
from ui.views.multi_year_budget import name_of, of_party
from words.labels import choice_label
from words.origin import marked
from words.sentences import Sentences, distinct, euros, joined, just, numbers, pressable, slot
from words.texts import _, day, number, of
from words.variants import no_price, who

IN_OPEN = 4
"""So many sliders of steps stand in the open: five controls are what a reader still oversees."""
CURVE_WEEKS = 52
"""The curve of the start runs so many weeks from the printed day on."""


def rows_of(values: ArrayLike, count: int, axes: int = 0) -> Rows:
    """One row per slider position; what does not move with any slider is repeated. ``axes`` stand behind the rows."""
    array = np.asarray(values, dtype=np.float64)
    return np.broadcast_to(array, (count, *array.shape[array.ndim - axes :]))


def steps_of(case: Case, track: str) -> list[int]:
    """The places of a track's steps in the table."""
    return [place for place, step in enumerate(case.steps) if step.track == track]


def main_track(case: Case) -> str:
    """The track that the start of the new model hangs on."""
    return next(step.track for step in case.steps if step.id in case.about.new_model_start.needs)


def chained(case: Case, track: str, wanted: bool) -> list[str]:
    """The delays of a track's steps that wait for others or are waited for, or of those that stand alone."""
    waited = {id for step in case.steps for id in step.depends_on}
    own = [case.steps[place] for place in steps_of(case, track)]
    return [f"step_delay.{step.id}" for step in own if bool(step.depends_on or step.id in waited) == wanted]


def delays_of(case: Case, track: str) -> tuple[list[str], list[str]]:
    """The delays of a track's steps: those that stand in the open beside the reference date, and the others."""
    found = [*chained(case, track, wanted=True), *chained(case, track, wanted=False)]
    waiting = len(chained(case, track, wanted=True))
    in_open = min(waiting or len(found), IN_OPEN)
    return found[:in_open], found[in_open:]


def date_switches(case: Case) -> list[str]:
    """The switches of the findings about dates of the planning."""
    return [f"finding.{one.id}" for one in case.findings if one.correction and one.correction.table == "steps"]


def chance_of(case: Case, assumptions: Assumptions, still: Assumptions, shown: Sequence[str]) -> StartChance | None:
    """None until the visitor chooses a profile: no source says how far a step can run late.

    The chance of a start by each day of the curve, remembered per set of delays, dates and sliders. ``still`` has the
    rows of the sliders ``shown``, around these assumptions.
    """
    if assumptions.step_spread == "none":
        return None
    own = ("step_delay.", "finding.", "step_spread")
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(own))
    days = curve_days(case)
    return remembered(("start_chance", case.version, settings, tuple(shown)), lambda: start_chance(case, still, days))


def curve_days(case: Case) -> list[float]:
    """The days of the curve: every week for a year from the printed start on."""
    printed = case.about.new_model_start.date.toordinal()
    return [float(printed + 7 * week) for week in range(CURVE_WEEKS + 1)]


# What it comes to


def headline(
    case: Case, assumptions: Assumptions, planning: Dates, chance: StartChance | None, track: str, count: int
) -> Sentences:
    """When the new model starts and how likely that is, which path has no slack, and when another track is ready."""
    plan = planning.schedule
    said = [_start_sentences(case, rows_of(planning.start, count))]
    if chance is not None:
        said.append(_chance_sentences(case, assumptions, chance, count))
    said.append(distinct(paths.sentences(case, plan, count)))
    if track != main_track(case):
        said.append(_track_sentences(case, assumptions, plan, track, count))
    return joined(*said)


def _chance_sentences(case: Case, assumptions: Assumptions, chance: StartChance, count: int) -> Sentences:
    """How likely the printed start is: in the same breath as the start itself."""
    printed = day(case.about.new_model_start.date.toordinal())
    share = rows_of(chance.in_time, count)
    text = _(
        "If steps run late as we assume ({profile}), the chance of a start on {date} is {chance}.",
        profile=choice_label(case, assumptions.step_spread).lower(),
        date=printed,
        chance=slot("chance"),
    )
    names = ("few", "chance", "most")
    patterns = [text.replace(slot("chance"), slot(name)) for name in names]
    which = np.where((share > 0) & (share < 0.01), 0, np.where((share > 0.99) & (share < 1), 2, 1))
    return Sentences(
        patterns, {"chance": numbers(share, "percent")}, which, made=dict.fromkeys(names, "start_in_time"),
        words={"few": _("less than 1%"), "most": _("more than 99%")},
    )  # fmt: skip


def _track_sentences(case: Case, assumptions: Assumptions, plan: Schedule, track: str, count: int) -> Sentences:
    own = steps_of(case, track)
    last = rows_of(plan.finish, count, 1)[:, own].max(axis=1)
    planned = step_days(case, assumptions)
    late = last - np.max([rows_of(planned[case.steps[place].id], count) for place in own], axis=0)
    name = next(of(one.label) for one in case.tracks if one.id == track)
    words = {"track": name, "date": slot("ready")}
    patterns = [
        _("{track} is ready on {date}.", **words),
        *(
            _("{track} is ready on {date}, {days} later than planned.", **words, days=days)
            for days in days_texts("behind")
        ),
    ]
    return Sentences(
        patterns,
        {"ready": numbers(last, "date"), "behind": numbers(late, "count")},
        np.where(late <= 0, 0, 1 + which_days(late)),
        made={"ready": f"track_ready.{track}", "behind": f"track_late.{track}"},
    )


def _start_sentences(case: Case, start: Rows) -> Sentences:
    late = start - case.about.new_model_start.date.toordinal()
    patterns = [
        _("With this planning the new execution starts on {date}, as planned.", date=slot("start")),
        *(
            _("With this planning the new execution starts on {date}, {days} later than planned.",
              date=slot("start"), days=days)
            for days in days_texts("late")
        ),
    ]  # fmt: skip
    given = {"start": numbers(start, "date"), "late": numbers(late, "count")}
    made = {"start": "start_day", "late": "start_late"}
    return Sentences(patterns, given, np.where(late == 0, 0, 1 + which_days(late)), made=made)


def tiles(case: Case, planning: Planning, chance: StartChance | None, party: int | None, count: int) -> list[Tile]:
    """The start, what it costs that it is late, when it is likely, and the time between contract and start."""
    extra = rows_of(of_party(planning.late_cost, party).sum(axis=-1), count)
    printed = day(case.about.new_model_start.date.toordinal())
    in_source = _("in the source: {date}", date=slot("printed"))
    found = [
        Tile(
            _("Start of the new execution"),
            just(rows_of(planning.start, count), "short_date"),
            pressable(in_source, {"printed": (printed, "printed_start")}),
            "mine",
            made="start_day",
        ),
        Tile(
            _("Extra cost by late steps, {who}", who=who(case, party)),
            euros(extra),
            _cost_notes(case, planning, party, count),
            whose=party,
            made=name_of(case, "late_cost", party, ALL, "mine"),
        ),
        _between(case, planning, count),
    ]
    if chance is not None:
        low, high = (numbers(rows_of(chance.days[..., level], count), "date") for level in (0, 2))
        span = _("in 8 of 10 possible futures, with the chosen profile")
        between = _("{first} to {last}", first=slot("first"), last=slot("last"))
        found.append(
            Tile(
                _("When it starts") + marked("aanname"),
                Sentences(
                    [between], {"first": low, "last": high}, made={"first": "start_by.p10", "last": "start_by.p90"}
                ),
                [span],
                "open",
            )
        )
    return found


def _between(case: Case, planning: Planning, count: int) -> Tile:
    """The time for which nothing is agreed: the end of the contract to the start; or else how late the start is."""
    counted = _("nothing is agreed for that time; the budget counts the present contract until the start")
    if planning.without_contract is None:
        months = rows_of(planning.months, count)
        until = _("until then the budget counts the present contract")
        return Tile(_("Months later"), _months(months), [until], made="months_later")
    days = rows_of(np.maximum(planning.without_contract, 0), count)
    texts = Sentences(days_texts("days"), {"days": numbers(days, "count")}, which_days(days))
    notes = Sentences([_("the start follows on the end of the contract"), counted], which=(days > 0).astype(np.int64))
    made = f"between.{case.about.new_model_start.contract_end}"
    return Tile(_("Between the contract and the start"), texts, notes, made=made)


def _months(months: Rows) -> Sentences:
    """Whole months without a decimal, others with one."""
    given = {"whole": numbers(months, "count"), "parts": numbers(months, "points")}
    return Sentences([slot("whole"), slot("parts")], given, (months % 1 != 0).astype(np.int64))


def _cost_notes(case: Case, planning: Planning, party: int | None, count: int) -> Sentences:
    """What the amount is of; and what exit cost that moves past the last year makes of it."""
    extra = rows_of(of_party(planning.late_cost, party).sum(axis=-1), count)
    whole = extra + rows_of(of_party(planning.exit_beyond, party).sum(axis=-1), count)
    moved = np.abs(whole - extra) >= 0.5
    notes = [
        _("my variant, all years together"),
        _("the new model costs as much as the contract"),
        _(
            "up to {last}; exit cost moves past that year: over the whole exit period {whole}",
            last=case.about.years[-1],
            whole=slot("whole"),
        ),
        no_price(),
    ]
    late = rows_of(planning.months, count) != 0
    which = np.where(moved, 2, np.where(late & (round_half_up(extra) == 0), 1, 0))
    made = {"whole": name_of(case, "late_cost_whole", party, ALL, "mine")}
    return Sentences(notes, {"whole": numbers(whole, "euro")}, np.where(np.isnan(extra), 3, which), made=made)


def days_text(value: float) -> str:
    return _("1 day") if value == 1 else _("{days} days", days=number(value))


def days_texts(name: str) -> list[str]:
    """A number of days as patterns: one day, and any other number, which is called ``name``."""
    return [_("{days} day", days=slot(name)), _("{days} days", days=slot(name))]


def which_days(days: Rows) -> NDArray[np.int64]:
    """Which of ``days_texts``."""
    return np.where(days == 1, 0, 1)
