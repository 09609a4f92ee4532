"""When the new execution starts, in a sentence: how late that is, how likely, and which path has no slack."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.corrections import step_days
from model.case.naming import of_track
from model.numbers.arrays import Floats
from model.outcomes.planning import Dates
from model.planning.schedule import Schedule, start_of
from model.planning.start_chance import StartChance
from words.claims import paths
from words.labels import choice_label
from words.origin import marked
from words.sentences import Sentences, Texts, distinct, joined, numbers, slot
from words.texts import _, day, number, of


def headline(
    case: Case, assumptions: Assumptions, planning: Dates, chance: StartChance | None, track: str, count: int
) -> Sentences:
    """When the new model starts and how likely that is, which path has no slack, when a track with its own start does,
    and when another track is ready."""
    plan = planning.schedule
    said = [_start_sentences(case, rows_of(planning.start, count))]
    if chance is not None:
        said.append(_chance_sentences(case, assumptions, chance, count))
    said.append(distinct(paths.sentences(case, plan, count)))
    said += [_own_start(case, name, rows_of(days, count)) for name, days in planning.of_tracks.items()]
    if track != main_track(case):
        said.append(_track_sentences(case, assumptions, plan, track, count))
    return joined(*said)


def _start_sentences(case: Case, start: Floats) -> Sentences:
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


def _own_start(case: Case, track: str, start: Floats) -> Sentences:
    """When a track starts that has a start of its own."""
    late = start - start_of(case, track).date.toordinal()
    began, delay = f"start_{track}", f"late_{track}"
    words = {"track": track_name(case, track), "date": slot(began)}
    patterns = [
        _("“{track}” starts on {date}, as planned.", **words),
        *(
            _("“{track}” starts on {date}, {days} later than planned.", **words, days=days)
            for days in days_texts(delay)
        ),
    ]
    given = {began: numbers(start, "date"), delay: numbers(late, "count")}
    made = {began: f"start_day_in.{track}", delay: f"start_late_in.{track}"}
    return Sentences(patterns, given, np.where(late == 0, 0, 1 + which_days(late)), made=made)


def start_label(case: Case, track: str | None) -> str:
    """What a row calls a start: that of the new execution as a whole (None), or of a track with its own."""
    return _("Start") if track is None else _("Start of “{track}”", track=track_name(case, track))


def start_name(track: str | None) -> str:
    """The name of that day."""
    return of_track("start_day", track)


def beside_the_start(case: Case, starts: Mapping[str, Floats], said: str) -> Texts:
    """What is said of the start of the new model, and behind it when each track with a start of its own starts."""
    own = [_("“{track}”: {date}", track=track_name(case, track), date=slot(track)) for track in starts]
    given = {track: numbers(days, "short_date") for track, days in starts.items()}
    made = {track: f"start_day_in.{track}" for track in starts}
    return Sentences(["; ".join([said, *own])], given, made=made) if starts else [said]


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
    words = {"track": track_name(case, track), "date": slot("ready")}
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


def track_name(case: Case, track: str) -> str:
    """What a track is called."""
    return next(of(one.label) for one in case.tracks if one.id == track)


def start_in_case(case: Case, date: str, track: str | None = None) -> str:
    """That this is the day of the start, or of a track's own, in a source; or in the case alone, as an assumption."""
    stands = start_of(case, track).status
    return (
        _("in the case: {date}", date=date) + marked(stands)
        if stands == "aanname"
        else _("in the source: {date}", date=date)
    )


def main_track(case: Case) -> str:
    """The track that the start of the new model hangs on."""
    return next(step.track for step in case.steps if step.id in case.about.new_model_start.needs)


def steps_of(case: Case, track: str) -> list[int]:
    """The places of a track's steps in the table."""
    return [place for place, step in enumerate(case.steps) if step.track == track]


def rows_of(values: ArrayLike, count: int, axes: int = 0) -> Floats:
    """One row per slider position; what does not move with any slider is repeated. ``axes`` stand behind the rows."""
    array = np.asarray(values, dtype=np.float64)
    return np.broadcast_to(array, (count, *array.shape[array.ndim - axes :]))


def days_text(value: float) -> str:
    return _("1 day") if value == 1 else _("{days} days", days=number(value))


def days_texts(name: str) -> list[str]:
    """A number of days as patterns: one day, and any other number, which is called ``name``."""
    return [_("{days} day", days=slot(name)), _("{days} days", days=slot(name))]


def which_days(days: Floats) -> NDArray[np.int64]:
    """Which of ``days_texts``."""
    return np.where(days == 1, 0, 1)
