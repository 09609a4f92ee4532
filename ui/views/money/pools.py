"""What a page says of pools of cost: who stays out of which task, and what each pays of each pool."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import NOBODY
from model.money.pools import Pool, pools_of, summed
from model.money.split import costs_by_pool, split_by_key
from model.numbers.arrays import Floats
from ui.charts.parts import Grid, Made, Notice
from words.claims.pools import pool_name, shared_unlike
from words.labels import choice_label
from words.look import parties
from words.texts import _, euro, unknown


def are_several(case: Case) -> bool:
    """Whether there is anything to tell apart."""
    return len(pools_of(case)) > 1


def notice(case: Case) -> Notice | None:
    """Who does not take part in what, and which amounts rise already; nothing of a case in which nothing does."""
    said = shared_unlike(case)
    return Notice(said[0], said[1:], "info") if said else None


def grid(case: Case, assumptions: Assumptions, year: int, payer: int) -> Grid:
    """A full year of the new model pool by pool, under the chosen key and as everything is set: to the cent, so that
    the columns add up."""
    place, key = case.about.years.index(year), assumptions.cost_key
    shown = parties.shown(case, payer)
    costs = [(pool, cost[..., place]) for pool, cost in costs_by_pool(case, assumptions)]
    bills = [split_by_key(case, assumptions, [one], key) for one in costs]
    rows = [
        [pool_name(case, pool), _cents(cost), *(_paid(pool, one, paid) for one in shown), _cents(paid[-1])]
        for (pool, cost), paid in zip(costs, bills, strict=True)
    ]
    joint, whole = summed([cost for _pool, cost in costs]), summed(bills)
    together = [_cents(parties.together(whole, one)) for one in shown]
    rows.append([_("Together"), _cents(joint), *together, _cents(whole[-1])])
    title = _("What each pays of each task, {year}: {key}", year=year, key=choice_label(case, key))
    columns = [_("Tasks"), _("Joint cost"), *(one.name for one in shown), _("Not allocated")]
    lines = [_names(pool, shown, key, year) for pool in pools_of(case)] + [_names(None, shown, key, year)]
    # In each line other municipalities have a number.
    made = [
        Made("{column}", [str(at) if at == line else "" for at in range(len(lines))], names)
        for line, names in enumerate(lines)
    ]
    return Grid(title, columns, rows, numbers=range(1, len(columns)), made=made)


def _names(pool: Pool | None, shown: Sequence[parties.Shown], key: str, year: int) -> list[str]:
    """The names of the numbers of a pool, or of all together."""
    ids = [*(one.id if pool is None or _takes_part(pool, one) else "" for one in shown), NOBODY]
    joint, bill = ("new_model_cost", "by_key") if pool is None else map(pool.called, ("new_model_cost", "by_key"))
    return ["", f"{joint}.{year}", *(f"{bill}.{key}.{year}.{id}" if id else "" for id in ids)]


def _takes_part(pool: Pool, one: parties.Shown) -> bool:
    return any(pool.members[place] for place in one.places)


def _paid(pool: Pool, one: parties.Shown, paid: Floats) -> str:
    return _cents(parties.together(paid, one)) if _takes_part(pool, one) else _("takes no part")


def _cents(amount: Floats) -> str:
    return unknown() if np.isnan(amount) else euro(float(amount), 2)
