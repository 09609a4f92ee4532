"""The decision in three tiles: what it costs, why this model, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite

import numpy as np

from model.assumptions.declared import Value
from model.case.case import Case
from model.case.naming import ALL, NOBODY
from model.money.budget import Budget, framed_cost, one_off_cost, over_frame
from model.numbers.arrays import Floats, round_to_sum
from model.options.configurations import Pair
from model.options.own_arguments import OwnArgument, rows_in_use, strength_id
from model.outcomes.decision import Reason, Support, Tipping, strongest
from model.outcomes.names.modelled import named_reason
from model.outcomes.names.uncertain import of_draws
from model.outcomes.result import Range
from ui.charts.parts import Chart, Made, Tile
from ui.charts.spread import End, Tornado
from ui.views.multi_year_budget import of_party
from ui.views.scenarios import argument_name
from words.beside import Beside, all_said
from words.claims import spread
from words.formatting import round_half_up
from words.labels import pair_name
from words.look import colors, parties
from words.look.few import MOST, some
from words.sentences import Sentences, euros, joined, numbers, pressable, sign, slot
from words.texts import _, euro, md, number, of, percent, pressed, unknown
from words.variants import name_of, no_price, who

TO = " – "
"""Between both ends of the range; ``ui/live/browser/controls/range.js`` knows it too."""
RANGE_HEIGHT = 100
"""Room in pixels for one bar and its axis."""


# ---- what it costs ----


def cost_tiles(case: Case, mine: Budget, party: int | None, year: int) -> list[Tile]:
    """Mijn variant over all years with what is not budgeted, and if all are shown what each municipality bears."""
    first, last = case.about.years[0], case.about.years[-1]
    label = _("My variant, {who}, {first}–{last}", who=who(case, party), first=first, last=last)
    found = [
        Tile(
            label,
            euros(_whole(framed_cost(mine), party)),
            _beyond(case, mine, party),
            "mine",
            whose=party,
            made=name_of(case, "framed_cost", party, ALL, "mine"),
        )
    ]
    if party is not None or len(case.participants) == 1:
        return [*found, _of_year(case, mine, party, year)]
    everyone = parties.shown(case, party)
    yearly = [parties.together(framed_cost(mine), one, axis=-2) for one in everyone]
    nobody = of_party(framed_cost(mine), len(case.participants))
    # In whole euros that add up to those of all together.
    whole = round_to_sum(np.stack([*yearly, nobody], axis=1).sum(axis=-1))
    at = case.about.years.index(year)
    shares = [_share(one, whole[:, place], yearly[place][:, at], year) for place, one in enumerate(everyone)]
    left = Tile(_("Not allocated"), euros(whole[:, -1]), made=f"framed_cost.{NOBODY}.{ALL}")
    return [*found, *shares, *([left] if whole[:, -1].any() else [])]


def _whole(amounts: Floats, party: int | None) -> Floats:
    """All years together, (rows,)."""
    return np.asarray(of_party(amounts, party).sum(axis=-1))


def _in_year(case: Case, mine: Budget, party: int | None, year: int) -> Floats:
    return of_party(framed_cost(mine), party)[:, case.about.years.index(year)]


def _of_year(case: Case, mine: Budget, party: int | None, year: int) -> Tile:
    label = _("Of which in {year}", year=year)
    made = name_of(case, "framed_cost", party, str(year), "mine")
    return Tile(
        label, euros(_in_year(case, mine, party, year)), [_("my variant, net cost")], "mine", whose=party, made=made
    )


def _share(one: parties.Shown, whole: Floats, in_year: Floats, year: int) -> Tile:
    """What one municipality bears, or the others together."""
    note = Sentences(
        [_("of which in {year}: {amount}", year=year, amount=slot("amount"))],
        {"amount": numbers(in_year, "euro")},
        made={"amount": f"framed_cost.{one.id}.{year}"} if one.id else {},
    )
    made = f"framed_cost.{one.id}.{ALL}" if one.id else ""
    return Tile(one.name, euros(whole), note, one.tone, whose=one.whose, made=made)


def _beyond(case: Case, mine: Budget, party: int | None) -> Sentences:
    """What it costs more than is budgeted now, what comes every year apart from what comes once."""
    once, extra = _whole(one_off_cost(mine), party), _whole(over_frame(mine), party)
    made = {"extra": "over_frame", "lasting": "structural_over_frame", "once": "one_off_cost"}
    said = joined(
        _more(extra, "extra", (
            _("{extra} less than is budgeted now:"),
            _("As much as is budgeted now:"),
            _("{extra} more than is budgeted now:"),
            f"{no_price()};",
        )),
        _more(extra - once, "lasting", (
            _("{lasting} less structurally,"), _("structurally the same,"), _("{lasting} more structurally,"),
            "",
        )),
        _more(once, "once", (
            _("{once} less once."), _("nothing that comes once."), _("{once} more once."),
            _("what comes once is unknown."),
        )),
    )  # fmt: skip
    return replace(said, made={slot: name_of(case, name, party, ALL, "mine") for slot, name in made.items()})


def _more(amounts: Floats, name: str, words: tuple[str, str, str, str]) -> Sentences:
    """One of four texts: below, at or above zero, or unknown."""
    filled = [text.format(**{name: slot(name)}) for text in words]
    return Sentences(filled, {name: numbers(abs(amounts), "euro")}, sign(amounts))


# ---- why this model ----


def why_texts(case: Case, support: Support, chosen: Mapping[str, Pair]) -> list[str]:
    """The advice, what weighs most for and against it, and how firm that is: paragraphs in Markdown."""
    reading = _("By our reading of the arguments (assumption).")
    if not support.tasks:
        return [md(_advice(case, chosen))]
    return [
        md(_advice(case, chosen)),
        f"{_reasons(case, support, 1)}  \n{_reasons(case, support, -1)}  \n{md(reading)}",
        " ".join(_firm(case, support)),
    ]


def _advice(case: Case, chosen: Mapping[str, Pair]) -> str:
    """Who does which tasks, in the order of the case."""
    tasks: dict[Pair, list[str]] = {}
    for task, pair in chosen.items():
        tasks.setdefault(pair, []).append(of(case.task(task).label))
    if not tasks:
        return _("The documents advise nothing of which something else could be chosen.")
    parts = (_("{who} for {tasks}", who=pair_name(case, pair), tasks=some(names)) for pair, names in tasks.items())
    return _("The advice: {parts}.", parts="; ".join(parts))


def _reasons(case: Case, support: Support, side: int) -> str:
    told = [_reason(case, one) for one in strongest(support.reasons, side)]
    if len(told) > MOST:
        told = [*told[:MOST], md(_("and {count} more", count=len(told) - MOST))]
    found = "; ".join(told) or md(_("nothing that counts"))
    if side > 0:
        return _("**For** (points of 100): {reasons}.", reasons=found)
    return _("**Against**: {reasons}.", reasons=found)


def _reason(case: Case, reason: Reason) -> str:
    argument = reason.arguments[0]
    name = argument_name(case, strength_id(argument)) if isinstance(argument, OwnArgument) else of(argument.label)
    return f"{md(name)} {pressed(number(abs(reason.points), 1), f'reason.{named_reason(case, reason)}')}"


def _firm(case: Case, support: Support) -> Iterator[str]:
    counts = {
        "first": _count(len(support.first), "advice_first"), "all": _count(len(support.tasks), "advice_tasks"),
    }  # fmt: skip
    if not support.weighed:
        yield md(_("No argument counts here: every model fits equally well."))
        return
    yield _("**First** in {first} of {all} tasks with a choice, with your weights.", **counts)
    if support.tipping is not None:
        yield _tipping(case, support.tipping)
    elif support.first:
        yield md(_("No weight of one principle alone changes that."))
    if support.changed:
        told = md(_("Tasks in which my variant differs from it: {count}.", count=slot("count")))
        yield told.replace(slot("count"), _count(len(support.changed), "tasks_changed"))


def _count(count: int, what: str) -> str:
    return pressed(number(count), f"count.{what}")


def _tipping(case: Case, tipping: Tipping) -> str:
    words = (
        _("That tips soonest at {task}: if “{principle}” gets more than {there} of the weight (now {now}).")
        if tipping.above
        else _("That tips soonest at {task}: if “{principle}” gets less than {there} of the weight (now {now}).")
    )
    told = md(
        words.format(
            task=of(case.task(tipping.task).label),
            principle=of(case.criteria[tipping.criterion].label),
            there=slot("there"),
            now=slot("now"),
        )
    )
    # Where whole percents do not tell the one from the other a decimal may.
    decimals = 0 if percent(tipping.there, 0) != percent(tipping.now, 0) else 1
    for end, share in (("there", tipping.there), ("now", tipping.now)):
        told = told.replace(slot(end), pressed(percent(share, decimals), f"advice_tipping.{end}"))
    return told


# ---- how sure ----


def range_name(case: Case, party: int | None, draws: int) -> str:
    """The name of the range from so many draws; behind it comes which end."""
    return f"{of_draws('ends', draws)}.{ALL if party is None else case.participants[party].id}"


def range_tile(case: Case, found: Range, party: int | None, beside: Beside | None, draws: int) -> Tile:
    """Between which amounts Mijn variant lies over all years, from so many draws."""
    low, high = (round_half_up(end) for end in (found.low, found.high))
    label = _range_label(case, party)
    if not isfinite(low + high):
        return Tile(label, [unknown()], [no_price()], "mine")
    if low == high:
        still = _("Nothing that is made uncertain moves that amount.")
        return Tile(label, [range_text(found)], [still], "mine", made=f"{range_name(case, party, draws)}.low")
    small = [all_said([low, high], beside, party)] if beside else None
    note = _("from low to high: {what} (assumption)", what=spread.range_name(found.levels))
    # In the words of the strip: the browser puts them there too.
    written = dict(zip(("low", "high"), range_text(found).split(TO), strict=True))
    given = {end: (text, f"{range_name(case, party, draws)}.{end}") for end, text in written.items()}
    return Tile(label, pressable(f"{slot('low')}{TO}{slot('high')}", given), [note], "mine", small)


def waiting_tile(case: Case, party: int | None) -> Tile:
    """The same while it is not known yet."""
    return Tile(_range_label(case, party), ["…"], [_("is being computed (assumption)")], "mine")


def _range_label(case: Case, party: int | None) -> str:
    first, last = case.about.years[0], case.about.years[-1]
    return _("Range, {who}, {first}–{last}", who=who(case, party), first=first, last=last)


def range_text(found: Range) -> str:
    """From the low to the high end; one amount where they are the same."""
    low, high = (euro(end) for end in (found.low, found.high))
    return low if low == high else f"{low}{TO}{high}"


def range_chart(case: Case, found: Range, party: int | None, draws: int) -> Chart | None:
    """One bar from the low to the high end, with a line at what is set; None if nothing moves or nothing is known."""
    low, high, as_set = found.low, found.high, found.as_set
    if not isfinite(low + high) or round(low) == round(high):
        return None
    names = spread.end_names(found.levels)
    sides = zip(("low", "high"), names, (low, high), (colors.PLAIN, colors.OF_VARIANT["mine"]), strict=True)
    bars = {
        end: End(name, [amount], [euro(amount)], color)
        for end, name, amount, color in sides
        if round(amount) != round(as_set)
    }
    made = Made("{line}", [f"{range_name(case, party, draws)}.{end}" for end in bars], ["end"])
    return replace(_bar_chart(case, party, as_set, [*bars.values()]), made=[made])


def waiting_chart(case: Case, mine: Budget, party: int | None) -> Chart | None:
    """The line at what is set, while the bar is not known yet; None if nobody knows what it costs."""
    as_set = float(_whole(framed_cost(mine), party)[0])
    return _bar_chart(case, party, as_set, []) if isfinite(as_set) else None


def _bar_chart(case: Case, party: int | None, as_set: float, bar: list[End]) -> Chart:
    title = _("My variant, all years, {who}", who=who(case, party))
    alt = [_("The line is what is set now: {amount}.", amount=euro(as_set))]
    return Chart(title, "start-bereik", Tornado([_("range")], bar, as_set), alt, RANGE_HEIGHT)


def silent_text(case: Case, changes: Mapping[str, Value]) -> str:
    """How much rests on an assumption, and how many documents nobody has: Markdown."""
    rows = rows_in_use(case, changes)
    unsure = sum(row.status == "aanname" for row in rows)
    return _(
        "**Not in the sources**: {unsure} of {all} assumptions; missing documents: {missing}.",
        unsure=_count(unsure, "unsourced"),
        all=_count(len(rows), "assumptions"),
        missing=_count(len(case.missing_documents), "missing_documents"),
    )
