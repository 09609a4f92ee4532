"""What other numbers of the model are called: patterns by the name of their formula."""

from __future__ import annotations

from collections.abc import Mapping

from words.texts import _


def shares() -> Mapping[str, str]:
    """Shares, and parts of a year."""
    return {
        "share_by": _("The share of {who}, key: {key}"),
        "chosen_share": _("The share of {who} under the chosen key"),
        "fixed_share": _("The share of {who} under the fixed key"),
        "printed_share": _("The printed share of {who}"),
        "project_share": _("The share of {who} in the project"),
        "segment_share": _("The part of the people in {segment}"),
        "price_index": _("What prices have become by {year}, against the first year"),
        "phase": _("How far the new key counts in {year}"),
        "new_model_part": _("The part of {year} in which the new model runs"),
        "exit_part": _("The part of {year} that the contract is still paid after it ends"),
        "cost_change": _("What the chosen executors change to the cost"),
        "share_by_in": _("The share of {who} in {rest}, key: {key}"),
        "chosen_share_in": _("The share of {who} in {rest} under the chosen key"),
        "fixed_share_in": _("The share of {who} in {rest} under the fixed key"),
        "printed_share_in": _("The printed share of {who}, in {rest}"),
        "cost_change_in": _("What the chosen executors change to the cost of {rest}"),
    }


def counts() -> Mapping[str, str]:
    """Numbers of people, days and months."""
    return {
        "benefits": _("The number of {units} of {who} that counts"),
        "printed_benefits": _("The number of {units} of {who} in the source"),
        "break_even": _("The number of {units} at which both keys cost {who} the same"),
        "framed_cost_per_resident": _("The cost of {who} per resident, {year}"),
        "framed_cost_per_benefit": _("The cost of {who} per {unit}, {year}"),
        "fte": _("The staff (fte) for {segment}"),
        "start_month": _("The month in which the new model starts, from the first of the first year"),
        "printed_start_month": _("The month in which the new model starts in the source"),
        "late_days": _("How many days late steps put off the start"),
        "start_late": _("How many days the start comes later than in the source"),
        "printed_start": _("The day on which the new model starts in the source"),
        "delay_days": _("How many days the chosen months of delay are"),
    }


def weighed() -> Mapping[str, str]:
    """Scores, ranks and execution models."""
    return {
        "score": _("How well an alternative fits: {rest}"),
        "score_by": _("How well an alternative fits a principle: {rest}"),
        "score_part": _("What a principle brings to a score: {rest}"),
        "argument_effect": _("What an argument does to a score: {rest}"),
        "weight_in": _("How heavily a principle counts: {rest}"),
        "acts_on": _("On how many arguments a weight can act: {rest}"),
        "rank": _("In which part of all weightings an alternative takes a place: {rest}"),
        "central_weight": _("The average weight of a principle where an alternative comes first: {rest}"),
        "stays_first": _("The share of the weight within which the first place stays: {rest}"),
        "weight_reach": _("The share of the weight that a slider reaches: {rest}"),
        "turning": _("The nearest value at which another alternative comes first: {rest}"),
        "place": _("The place of an alternative: {rest}"),
        "fit": _("How well the execution model fits"),
        "fit_in": _("How well who does a task fits: {rest}"),
        "risk_strength": _("The strengths of the risks of the execution model together"),
        "risk_in": _("The strengths of the risks of who does a task: {rest}"),
        "partners": _("The number of partners"),
        "reason": _("What an argument does to the score of the advice: {rest}"),
        "advice_score": _("The score of the advice"),
        "advice_tipping": _("The weight at which the advice soonest loses its first place: {rest}"),
    }


def uncertain() -> Mapping[str, str]:
    """What the draws gave, and where something tips."""
    return {
        "ends": _("The range of the cost of {who} in all years together: {rest}"),
        "range": _("The cost of {who} in {year}, at {rest} of the possible futures"),
        "band": _("The cost of {who} in {year}, at {rest} of a few possible futures"),
        "band_paid": _("What {who} pays for the execution in {year}, at {rest} of a few possible futures"),
        "within": _("The chance that {who} stays within what is budgeted now, {year}"),
        "dearer": _("The chance that {who} pays more by number of {units}"),
        "cost_at": _("The cost of {who} over all years, at {rest} of the possible futures"),
        "frame_middle": _("The middle of what is budgeted for {who}, {year}"),
        "paid_range": _("What {who} pays in {year}, at {rest} of the possible futures, key: {key}"),
        "future": _("What a possible future costs {who}: number {rest} of 100"),
        "futures_over": _("In how many of 100 futures {who} pays more than is budgeted"),
        "futures_inside": _("How many of 100 futures lie in the range of {who}"),
        "pull": _("How far a range pulls the middle for {who}: {rest}"),
        "middle_above_set": _("How far the middle lies above what is set, for {who}"),
        "pull_rest": _("What of that no single range explains, for {who}"),
        "swing": _("How far the cost of {who} moves over a range, {year}: {rest}"),
        "swing_above_current": _("How far what {who} pays above the contract moves over a range, {year}: {rest}"),
        "swing_by_caseload": _("How far what {who} pays more by number of {units} moves, {year}: {rest}"),
        "tipping_frame": _("The value at which {who} just stays within what is budgeted now: {rest}"),
        "tipping_key": _("The value at which both keys cost {who} the same, {year}: {rest}"),
        "tipping_frame_moved": _(
            "How far from the case the value lies at which {who} just stays within budget: {rest}"
        ),
        "tipping_key_moved": _("How far from the case the value lies at which both keys cost {who} the same: {rest}"),
        "tipping_bottom_up_moved": _(
            "How far from the case the value lies at which both calculations cost the same: {rest}"
        ),
        "tipping_bottom_up": _("The value at which both calculations cost the same, {year}: {rest}"),
    }


def counted() -> Mapping[str, str]:
    """What is counted, and what must add up."""
    return {
        "count": _("How many there are: {rest}"),
        "benefits_counted": _("The kinds of {units} added up: {rest}"),
        "certainty": _("The certainty that is asked for: {rest}"),
        "fixed": _("Fixed in the program: {rest}"),
        "check": _("One side of a sum that must hold: {rest}"),
        "check_share": _("One side of a sum that must hold: {rest}"),
        "check_rounded": _("One side of a sum that must hold: {rest}"),
    }


def planned() -> Mapping[str, str]:
    """The planning."""
    return {
        "start_day": _("The day on which the new model starts"),
        "step_printed": _("The day on which a step is ready in the source: {rest}"),
        "step_start": _("The day on which a step begins: {rest}"),
        "step_finish": _("The day on which a step is ready: {rest}"),
        "step_latest": _("The last day on which a step may be ready: {rest}"),
        "step_slack": _("How many days a step may take longer: {rest}"),
        "without_contract": _("How many days nothing is agreed between the contract and the start"),
        "between": _("How many days nothing is agreed between the contract and the start, none if they meet"),
        "track_ready": _("The day on which a track is ready: {rest}"),
        "track_late": _("How many days later than planned a track is ready: {rest}"),
        "months_later": _("How many months later the new model starts"),
        "decisions": _("How many decisions are {rest} on the reference date"),
        "steps": _("How many steps are {rest} on the reference date"),
        "closing_slack": _("How many days there are before something closes: {rest}"),
        "start_in_time": _("The chance of a start on the printed day"),
        "start_by": _("The day by which the new model has started in {rest} of the possible futures"),
        "started_after": _("The chance that the new model has started, weeks after the printed day: {rest}"),
    }


def started() -> Mapping[str, str]:
    """The start of a track on a day of its own."""
    return {
        "start_day_in": _("The day on which “{rest}” starts"),
        "start_late_in": _("How many days “{rest}” starts later than in the source"),
        "start_month_in": _("The month in which “{rest}” starts, from the first of the first year"),
        "printed_start_month_in": _("The month in which “{rest}” starts in the source"),
        "printed_start_in": _("The day on which “{rest}” starts in the source"),
        "late_days_in": _("How many days late steps put off the start of “{rest}”"),
        "delay_days_in": _("How many days the chosen months of delay are for “{rest}”"),
        "new_model_part_in": _("The part of {year} in which the new model runs for “{rest}”"),
        "exit_part_in": _("The part of {year} that the contract is still paid after it ends for “{rest}”"),
        "phase_in": _("How far the new key counts in {year} for “{rest}”"),
        "start_in_time_in": _("The chance that “{rest}” starts on the printed day"),
        "start_by_in": _("The day by which a track has started in so many of the possible futures: {rest}"),
    }


def risked() -> Mapping[str, str]:
    """The risks and the start."""
    return {
        "expected_risk": _("The expected amount of all risks"),
        "reserve": _("What is enough for the risks, at a certainty of {rest}"),
        "risk_expected": _("The expected amount of a risk: {rest}"),
        "risk_chance_of": _("The chance of a risk: {rest}"),
        "expected_risk_of": _("The part of {who} in the expected amount of all risks"),
        "reserve_of": _("The part of {who} in what is enough, at a certainty of {rest}"),
        "enough": _("What is enough for the risks, rounded up, at a certainty of {rest}"),
        "enough_of": _("The part of {who} in what is enough, rounded up, at a certainty of {rest}"),
        "risks_counted": _("How many risks count"),
        "risks_assessed": _("How many of the risks that count are assessed"),
        "reserve_at": _("What is enough for the risks, at a certainty of {rest}"),
        "reserve_at_of": _("The part of {who} in what is enough, at a certainty of {rest}"),
        "reserve_margin": _("How far what is enough could differ with other possible futures, at {rest}"),
    }
