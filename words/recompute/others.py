"""The lines of the pages that are not about money."""

from __future__ import annotations

from model.options.scoring import alternatives
from model.risks.reserve import CERTAINTIES
from words.recompute.seen import Lines, Seen, party, spoken, variants
from words.texts import _


def situation(_seen: Seen) -> Lines:
    """The target groups, the numbers of benefits, and the amounts of central government."""
    label = spoken("line.label")
    return Lines(
        (
            "from model.money.same_purpose import scissors",
            "from model.case.corrections import caseloads",
        ),
        (
            "numbers = {}",
            "for place, participant in enumerate(case.participants):",
            "    numbers[participant.name] = float(caseloads(case, mine)[place])",
            "for group in case.target_group:",
            f"    numbers[group.municipality, {spoken('group.label')}] = group.number",
            "for line in case.budget_lines:",
            '    if line.money_set == "rijk":',
            f"        numbers[line.municipality, {label}] = list(line.amounts)",
            "pair = scissors(case, mine)",
            "if pair is not None:",
            f"    numbers[{spoken('pair.municipal_line.label')}] = pair.municipal.tolist()",
        ),
    )


def scenarios(seen: Seen) -> Lines:
    """The score of each alternative for a task, with the part of every criterion."""
    if not alternatives(seen.case, seen.task):
        return Lines((), (f"# {_('The source gives no scenarios for this task.')}", "numbers = {}"))
    return Lines(
        ("from model import sweep", "from model.outcomes import scenarios"),
        (
            f"found = scenarios.compute(case, mine, sweep(mine, {{}}), {seen.task!r}, {{}}).present",
            "numbers = {}",
            "for place, one in enumerate(found.alternatives):",
            "    parts = found.by_criterion[place] * found.weights",
            f"    criteria = [{spoken('criterion.label')} for criterion in case.criteria]",
            f"    numbers[one.front, one.back] = {{{_('Score')!r}: float(found.total[place]),",
            "                                    **dict(zip(criteria, parts.tolist()))}",
        ),
    )


def execution_model(_seen: Seen) -> Lines:
    """How well each variant fits, its risk, its partners and its cost."""
    return Lines(
        ("from model.options.configurations import enumerate_all", "from model.outcomes import execution_model"),
        (
            variants(),
            "found = execution_model.compute(case, mine, mine, enumerate_all(case, mine))",
            "numbers = {}",
            "for variant, one in found.standing.items():",
            f"    numbers[names[variant]] = {{{_('Fit')!r}: one.fit, {_('Risk')!r}: one.risk,",
            f"                               {_('Partners')!r}: one.partners,",
            f"                               {_('Cost')!r}: float(one.cost_change[0])}}",
        ),
    )


def risks(seen: Seen) -> Lines:
    """Per variant how much money is enough, what is expected, and how many risks that speaks of."""
    return Lines(
        ("from model.outcomes import risks",),
        (
            party(seen),
            variants(),
            "found = risks.compute(case, mine, mine, risks.draw(case, mine))",
            f"level = risks.LEVELS.index({seen.certainty!r})",
            "numbers = {}",
            "for variant, name in names.items():",
            "    part = 1 if party is None else found.shares[variant][party]",
            "    numbers[name] = {",
            f"        {_('enough')!r}: float(found.reserves.enough[variant][0, level] * part),",
            f"        {_('expected')!r}: float(found.expected[variant][0] * part),",
            f"        {_('assessed')!r}: (int(found.assessed[variant][0]), len(found.counted[variant])),",
            "    }",
        ),
    )


def planning(seen: Seen) -> Lines:
    """When the new execution starts, what a late start costs, and the state on the reference date."""
    return Lines(
        (
            "from datetime import date",
            "import numpy as np",
            "from model.outcomes import planning",
            "from model.planning.on_date import DECISION_STATES, STEP_STATES",
            "from model.planning.start_chance import start_chance",
        ),
        (
            party(seen),
            "found = planning.compute(case, mine)",
            "then = planning.dated(case, mine, found, np.zeros(1, dtype=int))",
            "late = found.late_cost.sum(axis=-2) if party is None else found.late_cost[party]",
            "numbers = {",
            f"    {_('Start of the new execution')!r}: date.fromordinal(int(found.start)).isoformat(),",
            f"    **{{({_('Start')!r}, track): date.fromordinal(int(day)).isoformat()",
            "       for track, day in found.of_tracks.items()},",
            f"    {_('Extra cost by late steps')!r}: float(late.sum()),",
            f"    {_('Days without contract')!r}: None if found.without_contract is None"
            " else float(found.without_contract),",
            "}",
            "for place, state in enumerate(DECISION_STATES):",
            f"    numbers[{_('Decisions')!r}, state] = int((then.decisions == place).sum())",
            "for place, state in enumerate(STEP_STATES):",
            f"    numbers[{_('Steps')!r}, state] = int((then.steps == place).sum())",
            "for step, day in zip(case.steps, found.schedule.finish.tolist()):",
            f"    numbers[{spoken('step.short')}] = date.fromordinal(int(day)).isoformat()",
            'if mine.step_spread != "none":',
            f"    numbers[{_('Chance of a start in time')!r}] = float(start_chance(case, mine).in_time)",
        ),
    )


def sources(_seen: Seen) -> Lines:
    """How many assumptions stand in no source, and what each finding is worth in euros."""
    return Lines(
        ("from model import effect", "from model.options.own_arguments import rows_in_use"),
        (
            "rows = rows_in_use(case, mine.changed_from(case.assumptions))",
            "numbers = {",
            f"    {_('Findings')!r}: len(case.findings),",
            f"    {_('Assumptions')!r}: len(rows),",
            f"    {_('in no source')!r}: sum(row.status == 'aanname' for row in rows),",
            "}",
            "for finding in case.findings:",
            "    worth = effect(case, mine, finding)",
            "    if worth is not None:",
            f"        numbers[{_('Finding')!r}, finding.number] = worth.sum(axis=-1).tolist()",
        ),
    )


def side_by_side(seen: Seen) -> Lines:
    """What Huidig, Advies and Mijn variant cost, once and every year again, how they fit, and what is enough for their
    risks. A checkpoint or a saved variant is one more ``Side``, with its own ``replace``."""
    level = CERTAINTIES.index(seen.certainty)
    return Lines(
        (
            "from model.case.variants import VARIANTS",
            "from model.outcomes.side_by_side import Side, figures",
            "from model.risks.reserve import reserves",
        ),
        (
            party(seen),
            "place = -1 if party is None else party",
            f"year = case.about.years.index({seen.year})",
            variants(),
            "",
            "numbers = {}",
            "for variant in VARIANTS:",
            "    one = figures(case, Side(variant, mine), reserves(case, mine))",
            "    numbers[names[variant]] = {",
            f"        {_('Cost')!r}: float(one.cost[place, -1]),",
            f"        {_('Once')!r}: float(one.once[place, -1]),",
            f"        {_('in {year}', year=seen.year)!r}: float(one.cost[place, year] - one.once[place, year]),",
            *([f"        {_('Fit (0–100)')!r}: one.fit,"] if seen.case.options else []),
            *([f"        {_('enough')!r}: float(one.enough[place, {level}]),"] if seen.case.risks else []),
            "    }",
        ),
    )
