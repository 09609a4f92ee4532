"""The lines of the pages about money."""

from __future__ import annotations

from words.link import moved_of
from words.recompute.seen import WHOSE, Lines, Seen, parties, party, variants
from words.texts import _


def result(seen: Seen) -> Lines:
    """What stands in view on every page: the cost of Mijn variant, beside the budget, and the start."""
    return Lines(
        (
            "from datetime import date",
            "from model.money.budget import budget",
            "from model.outcomes.result import result_of",
        ),
        (
            party(seen),
            "",
            *WHOSE,
            "",
            'found = result_of(case, mine, budget(case, mine, "mine"))',
            "numbers = {",
            f"    {_('My variant')!r}: float(whose(found.cost).sum()),",
            f"    {_('more than budgeted')!r}: float(whose(found.over).sum()),",
            f"    {_('Start of the new execution')!r}: date.fromordinal(int(found.start)).isoformat(),",
            f"    **{{({_('Start')!r}, track): date.fromordinal(int(day)).isoformat()",
            "       for track, day in found.of_tracks.items()},",
            "}",
        ),
    )


def start(seen: Seen) -> Lines:
    """The decision: cost, once and in a year, of each municipality; the range; what weighs most."""
    return Lines(
        (
            "from model.money.budget import budget, framed_cost, one_off_cost, over_frame",
            "from model.outcomes import decision",
            "from model.outcomes.result import range_of",
        ),
        (
            party(seen),
            f"year = case.about.years.index({seen.year})",
            parties(),
            "",
            *WHOSE,
            "",
            'own = budget(case, mine, "mine")',
            "cost = framed_cost(own)",
            f"spread = range_of(case, mine, party, {seen.draws})",
            "support = decision.compute(case, mine)",
            "numbers = {",
            f"    {_('My variant')!r}: float(whose(cost).sum()),",
            f"    {_('more than budgeted')!r}: float(whose(over_frame(own)).sum()),",
            f"    {_('of which once')!r}: float(whose(one_off_cost(own)).sum()),",
            f"    {_('in {year}', year=seen.year)!r}: float(whose(cost)[year]),",
            f"    {_('Range')!r}: (spread.low, spread.high),",
            f"    {_('Tasks in which the advice comes first')!r}: (len(support.first), len(support.tasks)),",
            f"    {_('Points for and against the advice')!r}: sorted(reason.points for reason in support.reasons),",
            "}",
            "for place, name in enumerate(parties):",
            "    numbers[name] = (float(cost[place].sum()), float(cost[place, year]))",
        ),
    )


def cost_split(seen: Seen) -> Lines:
    """What everybody pays in a year under each key, in whole euros that add up; and the break-even."""
    case = seen.case
    ids = [one.id for one in case.participants]
    payer = ids.index(seen.perspective) if seen.perspective in ids else case.lead
    moved = moved_of(case, seen.moved)
    return Lines(
        ("from model import sweep", "from model.outcomes import cost_split"),
        (
            f"payer = {payer}  # {ids[payer]}",
            f"moved = {moved}  # {ids[moved]}",
            parties(),
            "",
            f"found = cost_split.compute(case, sweep(mine, {{}}), {seen.year}, payer, moved)",
            f"numbers = {{{_('Break-even')!r}: float(found.keys.break_even)}}",
            "for key, amounts in found.keys.whole.items():",
            "    numbers[key] = dict(zip(parties, amounts[0].tolist()))",
            "for key, amounts in found.yearly.items():",
            f"    numbers[key, {_('per year')!r}] = dict(zip(parties, amounts.tolist()))",
        ),
    )


def multi_year_budget(seen: Seen) -> Lines:
    """The three variants over all years and per year, beside what is budgeted, with their lines."""
    return Lines(
        (
            "from model.money.budget import framed_cost, over_frame",
            "from model.outcomes import multi_year_budget",
        ),
        (
            party(seen),
            variants(),
            "",
            *WHOSE,
            "",
            "numbers = {}",
            "for variant, found in multi_year_budget.compute(case, mine).items():",
            "    name, cost, over = names[variant], whose(framed_cost(found)), whose(over_frame(found))",
            f"    numbers[name] = {{{_('all years')!r}: float(cost.sum()),",
            f"                     {_('more than budgeted')!r}: float(over.sum()),",
            f"                     {_('per year')!r}: cost.tolist(),",
            f"                     {_('difference per year')!r}: over.tolist()}}",
            "    for item in found.items:",
            "        numbers[name, item.id] = whose(item.amounts).tolist()",
        ),
    )


def project(_seen: Seen) -> Lines:
    """What the project costs, what of it is not covered, and who pays it."""
    return Lines(
        ("from model.money.project import project_totals",),
        (
            parties(),
            "found = project_totals(case, mine)",
            "numbers = {",
            f"    {_('Project cost')!r}: float(found.total),",
            f"    {_('Not covered')!r}: float(found.uncovered),",
            "    **dict(zip(parties, found.by_party.tolist())),",
            "}",
        ),
    )


def uncertainty(seen: Seen) -> Lines:
    """Each variant as set, and between which amounts the draws lie."""
    return Lines(
        (
            "from model.outcomes.uncertainty import drivers_of_cost, frame_is_comparable, levels_for, set_point",
            "from model.uncertainty.simulation import FULL, simulate, summarise",
        ),
        (
            party(seen),
            "whose = -1 if party is None else party",
            variants(),
            "",
            "point = set_point(case, mine)",
            "levels = levels_for(case, mine, drivers_of_cost(case, mine, party))",
            f"*_, last = simulate(case, mine, {seen.draws})",
            "found = summarise(last.outcomes, levels, comparable=frame_is_comparable(case, mine))",
            "numbers = {}",
            "for variant, name in names.items():",
            "    as_set = float(point.costs[variant][whose, -1])",
            "    low, _middle, high = found.bands[variant][whose, -1].tolist()",
            "    if levels == FULL:  # what is set lies among all draws",
            "        low, high = min(low, as_set), max(high, as_set)",
            f"    numbers[name] = {{{_('as set now')!r}: as_set, {_('Range')!r}: (low, high)}}",
        ),
    )
