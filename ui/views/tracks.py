"""The words, tiles, charts and tables of the planning, from the schedule and the state on the reference date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL, labels_of
from model.numbers.arrays import round_half_up
from model.outcomes.planning import Planning
from model.planning.schedule import start_of
from model.planning.start_chance import StartChance, start_chance
from ui.charts.parts import Rows, Tile
from ui.session import kept, places
from ui.session.memo import remembered
from ui.views.multi_year_budget import of_party
from words.claims.planned import days_texts, rows_of, start_in_case, steps_of, track_name, which_days
from words.origin import marked
from words.sentences import Sentences, euros, just, numbers, pressable, slot
from words.texts import _, day
from words.variants import name_of, no_price, who

IN_OPEN = 4
"""So many sliders of steps stand in the open: five controls are what a reader still oversees."""
CURVE_WEEKS = 52
"""The curve of the start runs so many weeks from the printed day on."""


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


def come_to_track(case: Case) -> None:
    """Show the track of the step whose delay somebody wants to set."""
    group, _dot, id = (places.heading_for() or "").partition(".")
    if group == "step_delay":
        kept.put("track", case.step(id).track)


def date_switches(case: Case) -> list[str]:
    """The switches of the findings about dates of the planning."""
    return [f"finding.{one.id}" for one in case.findings if one.correction and one.correction.table == "steps"]


def chance_of(
    case: Case, assumptions: Assumptions, still: Assumptions, shown: Sequence[str], track: str | None = None
) -> StartChance | None:
    """None until the visitor chooses a profile: no source says how far a step can run late.

    The chance of a start by each day of the curve, remembered per set of delays, dates and sliders. ``still`` has the
    rows of the sliders ``shown``, around these assumptions. ``track``: of one that has a start of its own.
    """
    if assumptions.step_spread == "none":
        return None
    own = ("step_delay.", "finding.", "step_spread")
    settings = tuple((id, value) for id, value in assumptions.items() if id.startswith(own))
    days = curve_days(case) if track is None else ()
    asked = ("start_chance", case.version, settings, tuple(shown), track)
    return remembered(asked, lambda: start_chance(case, still, days, track=track))


def chances_of_tracks(
    case: Case, assumptions: Assumptions, still: Assumptions, shown: Sequence[str]
) -> Mapping[str, StartChance | None]:
    """``chance_of`` of each track that has a start of its own."""
    tracks = labels_of(case, "starts")
    return {track: chance_of(case, assumptions, still, shown, track) for track in tracks}


def curve_days(case: Case) -> list[float]:
    """The days of the curve: every week for a year from the printed start on."""
    printed = case.about.new_model_start.date.toordinal()
    return [float(printed + 7 * week) for week in range(CURVE_WEEKS + 1)]


# What it comes to


def tiles(
    case: Case,
    planning: Planning,
    chance: StartChance | None,
    of_tracks: Mapping[str, StartChance | None],
    party: int | None,
    count: int,
) -> list[Tile]:
    """The start, that of each track with its own, what it costs that they are late, when the start is likely, and the
    time between contract and start."""
    extra = rows_of(of_party(planning.late_cost, party).sum(axis=-1), count)
    printed = day(case.about.new_model_start.date.toordinal())
    in_source = start_in_case(case, slot("printed"))
    found = [
        Tile(
            _("Start of the new execution"),
            just(rows_of(planning.start, count), "short_date"),
            pressable(in_source, {"printed": (printed, "printed_start")}),
            "mine",
            made="start_day",
        ),
        *(_own_start(case, planning, track, likely, count) for track, likely in of_tracks.items()),
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


def _own_start(case: Case, planning: Planning, track: str, likely: StartChance | None, count: int) -> Tile:
    """When a track starts that has a start of its own, and when that is likely."""
    said, given, made = [start_in_case(case, slot("printed"), track)], {}, {"printed": f"printed_start_in.{track}"}
    if likely is not None:
        said.append(_("in 8 of 10 possible futures {first} to {last}", first=slot("first"), last=slot("last")))
        given = {
            end: numbers(rows_of(likely.days[..., level], count), "date") for end, level in (("first", 0), ("last", 2))
        }
        made |= {"first": f"start_by_in.{track}.p10", "last": f"start_by_in.{track}.p90"}
    note = Sentences(
        ["; ".join(said)], given, made=made, words={"printed": day(start_of(case, track).date.toordinal())}
    )
    label = _("Start of “{track}”", track=track_name(case, track))
    start = just(rows_of(planning.of_tracks[track], count), "short_date")
    return Tile(label, start, note, "mine", made=f"start_day_in.{track}")


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
        _("no step is late; the delay of the start that is chosen does not count here"),
    ]
    late, later = rows_of(planning.late, count) != 0, rows_of(planning.months, count) != 0
    nothing = np.select([late, later], [1, 4], 0)
    which = np.where(moved, 2, np.where(round_half_up(extra) == 0, nothing, 0))
    made = {"whole": name_of(case, "late_cost_whole", party, ALL, "mine")}
    return Sentences(notes, {"whole": numbers(whole, "euro")}, np.where(np.isnan(extra), 3, which), made=made)
