"""What amounts of the model are called: patterns by the name of their formula."""

from __future__ import annotations

from collections.abc import Mapping

from words.texts import _


def money() -> Mapping[str, str]:
    """Costs, contributions and sums of a budget."""
    return {
        "by_key": _("What {who} pays for a full year of the new model, prices of {year}, key: {key}"),
        "contribution_by": _("What {who} pays in {year}, key: {key}"),
        "contribution": _("What {who} pays in {year}, with the contract until the start"),
        "old_contribution": _("What {who} pays for the contract in {year}"),
        "present": _("What {who} pays now, {year}"),
        "budgeted": _("What {who} has budgeted for {year}"),
        "own_cost": _("The own cost of {who} in {year}"),
        "joint_frame": _("The joint cost of the municipalities in {year}"),
        "new_model_cost": _("The joint cost of a full year of the new model, prices of {year}"),
        "bottom_up": _("The cost of the new model from the bottom up, {year}"),
        "break_even_price": _("The back-office price at which both calculations cost the same, {year}"),
        "framed_cost": _("The cost of {who} in {year}, as far as the budget frames it"),
        "frame": _("What is budgeted for {who}, {year}"),
        "over_frame": _("What {who} pays more than budgeted, {year}"),
        "one_off_cost": _("The one-off cost of {who}, {year}"),
        "structural_cost": _("The cost of {who} that comes every year again, {year}"),
        "lasten": _("All that {who} spends, {year}"),
        "baten": _("All that {who} receives, {year}"),
        "saldo": _("What {who} receives less what it spends, {year}"),
        "execution": _("The execution cost of {who} in the budget, {year}"),
        "exit_cost": _("What {who} still pays the contract after it ends, {year}"),
        "project_cost": _("The project cost of {who} in the budget, {year}"),
        "project_coverage_in_budget": _("What was set aside for the project, of {who}, {year}"),
        "benefits_in_budget": _("The {unit} expenditure of {who} in the budget, {year}"),
        "benefits_paid": _("What {who} pays in {units}, {year}"),
        "buig_in_budget": _("{The_grant_money} of {who}, {year}"),
        "vangnet_in_budget": _("What {who} receives from {the_safety_net}, {year}"),
        "participation_in_budget": _("{The_other_grant} of {who}, {year}"),
    }


def pools() -> Mapping[str, str]:
    """Costs and contributions of each pool of cost."""
    return {
        "joint_frame_in": _("The joint cost of {rest} in {year}"),
        "new_model_cost_in": _("The joint cost of a full year of the new model, prices of {year}: {rest}"),
        "by_key_in": _("What {who} pays for a full year of the new model, prices of {year}, key: {key}: {rest}"),
        "contribution_in": _("What {who} pays in {year}, with the contract until the start: {rest}"),
        "execution_in": _("The execution cost of {who} in the budget, {year}: {rest}"),
        "own_cost_in": _("The own cost of {who} in {year}: {rest}"),
        "present_in": _("What {who} pays now, {year}: {rest}"),
        "budgeted_in": _("What {who} has budgeted for {year}: {rest}"),
        "old_contribution_in": _("What {who} pays for the contract in {year}: {rest}"),
        "frame_part_in": _("The part of the cost from the bottom up that is for {rest}, {year}"),
    }


def differences() -> Mapping[str, str]:
    """What one situation costs more than another."""
    return {
        "finding_effect": _("What a finding changes to what {who} spends, {year}: {rest}"),
        "late_cost": _("What {who} pays more because steps are late, {year}"),
        "exit_beyond": _("What {who} pays the contract after the last year because steps are late, {year}"),
        "late_cost_whole": _("What late steps cost {who} until the contract is paid, {year}"),
        "bill": _("What {who} pays for a full year of the new model, prices of {year}"),
        "alone": _("What a change does alone to the cost of {who}, {year}: {rest}"),
        "alone_in_bill": _("What a change does alone to what {who} pays a year, {year}: {rest}"),
        "step_alone": _("What a step to the advice does alone to the cost of {who}, {year}: {rest}"),
        "step_alone_in_bill": _("What a step to the advice does alone to what {who} pays a year, {year}: {rest}"),
        "on_average": _("What a change does on average to the cost of {who}, {year}: {rest}"),
        "on_average_in_bill": _("What a change does on average to what {who} pays a year, {year}: {rest}"),
        "together": _("What the changes do only together to the cost of {who}, {year}: {rest}"),
        "together_in_bill": _("What the changes do only together to what {who} pays a year, {year}: {rest}"),
        "without_effect": _("How many changes do nothing to the cost of {who}, {year}: {rest}"),
        "without_effect_in_bill": _("How many changes do nothing to what {who} pays a year, {year}: {rest}"),
        "changed": _("What all changes do to the cost of {who}, {year}: {rest}"),
        "changed_in_bill": _("What all changes do to what {who} pays a year, {year}: {rest}"),
        "undo_effect": _("What {who} pays more than with one change undone, {year}: {rest}"),
        "paid_by_key": _("What all pay for a full year of the new model, all years added up, key: {key}"),
        "paid_by_all_keys": _("What all pay for a full year of the new model, all years and all keys added up"),
        "above_current": _("What {who} pays more than under the present contract, {year}"),
        "structural_over_frame": _("What {who} pays more than budgeted every year again, {year}"),
        "above_present": _("What {who} pays more than now for a full year of the new model, {year}, key: {key}"),
        "dearer_by_caseload": _("What {who} pays more by number of {units} than by the fixed key, {year}"),
        "bottom_up_above_frame": _("What the new model costs more than the present budget from the bottom up, {year}"),
    }


def lines() -> Mapping[str, str]:
    """Lines of the budgets, and the staff behind the cost."""
    return {
        "budget_line": _("{rest}, {year}"),
        "budget_line_change": _("{rest}: change from the first year to {year}"),
        "own_sum": _("The lines under “{rest}” added up, {year}"),
        "own_sum_apart": _("The lines under “{rest}” less the printed total, {year}"),
        "lasten_by_nature": _("What {who} spends, {year}: {rest}"),
        "lasten_in_field": _("What {who} spends, {year}: taakveld {rest}"),
        "staff": _("The staff (fte) in the first year: {rest}"),
        "staff_cost": _("What the staff costs a year: {rest}"),
        "staff_saved": _("The staff (fte) that a new assessment saves: {rest}"),
        "staff_cost_saved": _("What a new assessment saves a year: {rest}"),
    }


def project() -> Mapping[str, str]:
    """The project budget."""
    return {
        "project_total": _("The cost of the project"),
        "project_in_year": _("The project cost in {rest}"),
        "project_year_part": _("The part of the project cost in {rest}"),
        "project_covered": _("What the money set aside pays of the project"),
        "project_uncovered": _("What no money is set aside for in the project"),
        "project_by_party": _("What {who} pays of the project"),
        "project_line": _("What counts for {rest}"),
        "project_product": _("Hours × rate: {rest}"),
        "project_part": _("What counts in the project: {rest}"),
        "project_computed": _("Hours × rate and printed amounts: {rest}"),
        "project_part_apart": _("What counts less the printed total: {rest}"),
        "project_computed_apart": _("Our own sum less the printed total: {rest}"),
        "project_both": _("Both parts of the project as they count"),
        "project_computed_both": _("Both parts of the project by our own sum"),
        "project_printed_both": _("Both parts of the project as printed"),
        "project_change": _("What the change of the project cost adds"),
    }
