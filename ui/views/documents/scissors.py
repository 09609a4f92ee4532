"""Central government's money for a purpose beside the municipal budget for it: the chart of how each moves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.case.case import Case
from model.money.same_purpose import Scissors, change
from model.numbers.arrays import Floats, round_half_up
from ui.charts.bars_and_lines import Series, fan
from ui.charts.parts import Chart, Made, Table
from words.look import colors
from words.origin import origin_of
from words.sentences import Sentences, joined, pressable, slot
from words.texts import _, euro, of, status


def chart(case: Case, found: Scissors) -> tuple[Chart, Table]:
    """What each has more or less than in the first year, and the amounts themselves."""
    years = [str(year) for year in case.about.years]
    central, municipal = names(found)
    series = [
        Series(central, round_half_up(change(found.central))[np.newaxis], colors.muted(0), mode="lines+markers"),
        Series(municipal, round_half_up(change(found.municipal))[np.newaxis], colors.muted(2), mode="lines+markers"),
    ]
    title = _(
        "{name}: {central} {moved}, {municipal} {beside}",
        name=case.municipality(found.central_line.municipality).name,
        central=central,
        moved=moved(found.central, years),
        municipal=municipal,
        beside=moved(found.municipal, years),
    )
    text = _(
        "The lines show the change since {first}. {central}: {from_central} → {to_central}; "
        "{municipal}: {from_municipal} → {to_municipal}.",
        first=years[0],
        central=central,
        from_central=slot("from_central"),
        to_central=slot("to_central"),
        municipal=municipal,
        from_municipal=slot("from_municipal"),
        to_municipal=slot("to_municipal"),
    )
    lines = {"central": (found.central, found.pair.central), "municipal": (found.municipal, found.pair.municipal)}
    given = {
        f"{end}_{name}": (euro(line[place]), f"budget_line.{id}.{years[place]}")
        for name, (line, id) in lines.items()
        for end, place in (("from", 0), ("to", -1))
    }
    alt = pressable(text, given)
    # Not from zero: a line that stays at zero would lie on the edge.
    drawn = fan(title, "situatie-rijk-en-gemeente", years, [], series, alt, height=320)
    made = Made("budget_line_change.{line}.{column}", [found.pair.central, found.pair.municipal], years)
    return replace(drawn, made=[made]), amounts(years, found)


def names(found: Scissors) -> tuple[str, str]:
    """What the two lines are called: as in the documents, and whose money it is."""
    return (
        _("{line} (central government)", line=of(found.central_line.label)),
        _("{line} (municipality)", line=of(found.municipal_line.label)),
    )


def amounts(years: list[str], found: Scissors) -> Table:
    """The two lines, the lines under a printed total added up, and what each of the two moved."""
    central, municipal = names(found)
    shown = {central: found.central, municipal: found.municipal}
    if found.summed is not None:
        shown[_("The lines under that total, added up")] = found.summed
    shown[_("Change since {first}: {line}", first=years[0], line=central)] = change(found.central)
    shown[_("Change since {first}: {line}", first=years[0], line=municipal)] = change(found.municipal)
    cells = round_half_up(np.concatenate(list(shown.values())))[np.newaxis]
    caption = _("Central government and municipality, per year")
    ids = [found.pair.central, found.pair.municipal]
    own = [] if found.summed is None else [f"own_sum.{found.pair.municipal}"]
    made = [
        Made(
            "{line}.{column}",
            [*(f"budget_line.{id}" for id in ids), *own, *(f"budget_line_change.{id}" for id in ids)],
            years,
        )
    ]
    return Table(caption, [_("Series"), *years], list(shown), ["euro"] * len(shown), cells, made=made)


def moved(line: Floats, years: list[str]) -> str:
    """How a line goes from the first year to the last, in words."""
    total = round(float(line[-1] - line[0]))
    if total == 0 and not np.any(change(line)):
        return _("the same every year")
    if total == 0:
        return _("in {last} as much as in {first}", first=years[0], last=years[-1])
    pattern = _("down {amount} from {first} to {last}") if total < 0 else _("up {amount} from {first} to {last}")
    return pattern.format(amount=euro(abs(total)), first=years[0], last=years[-1])


def note(case: Case, found: Scissors) -> Sentences:
    """What the two amounts are, and where the lines under a printed total add up to something else."""
    own = [] if found.summed is None else list(_other_sums(case, found, found.summed))
    reading = _(
        "That these two belong together: {status} ({origin}).",
        status=status(found.pair.status),
        origin=of(found.pair.place) or origin_of(case, found.pair),
    )
    return joined(pressable(f"{of(found.pair.note)} {reading}", {}), *own)


def _other_sums(case: Case, found: Scissors, summed: Floats) -> list[Sentences]:
    id = found.pair.municipal
    return [
        pressable(
            _("In {year} {printed} is printed; the lines under it add up to {own}.",
              year=year, printed=slot(f"printed{year}"), own=slot(f"own{year}")),
            {
                f"printed{year}": (euro(total), f"budget_line.{id}.{year}"),
                f"own{year}": (euro(own), f"own_sum.{id}.{year}"),
            },
        )
        for year, total, own in zip(case.about.years, found.municipal, summed, strict=True)
        if total != own
    ]  # fmt: skip
