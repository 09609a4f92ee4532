"""What the draws gave, by name: ranges, chances, the hundred futures, and what pulls the middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np

from model.assumptions.values import Assumptions
from model.case.case import Case
from model.case.naming import ALL, FORMULAS, LABELS, Formula, named
from model.case.procedures import made_by
from model.case.variants import Variant
from model.money.budget import budget, framed_budget, framed_cost
from model.money.split import contributions
from model.numbers.arrays import Floats
from model.numbers.operations import total
from model.outcomes.names.settings import Settings, settings_of
from model.outcomes.result import range_of
from model.outcomes.shown import totals_of
from model.outcomes.uncertainty import drivers_of_cost, frame_is_comparable, levels_for, paid_as_set, set_point
from model.terms.term import TermUnit
from model.uncertainty.draws import SEED, uncertain_rows
from model.uncertainty.futures import COUNT, Futures, futures
from model.uncertainty.pulls import pulls
from model.uncertainty.room import ASKED, DRAWS, allowed, usual
from model.uncertainty.simulation import (
    FULL,
    KEYS,
    LEVELS,
    Outcomes,
    bands,
    drawn_costs,
    simulate,
    whole,
    within,
)
from model.uncertainty.swept_bands import DRAWS as BAND_DRAWS
from model.uncertainty.swept_bands import swept_bands

ENDS = (*FULL[:1], *LEVELS, *FULL[-1:])
"""The lowest, P10, P50, P90 and the highest."""

LABELS["levels"] = lambda _case: tuple(f"p{round(100 * one)}" for one in ENDS)
LABELS["percents"] = lambda _case: tuple(f"p{one}" for one in range(101))
LABELS["full"] = lambda _case: tuple(f"p{round(100 * one)}" for one in FULL)
LABELS["two_keys"] = lambda _case: KEYS
LABELS["futures"] = lambda _case: tuple(str(number + 1) for number in range(COUNT))
LABELS["uncertain"] = lambda case: tuple(row.id for row in uncertain_rows(case))


Compute = Callable[..., Floats]


def of_draws(name: str, draws: int) -> str:
    """What the formula is called that gives the same from so many draws."""
    return name if draws == DRAWS else f"{name}_{draws}"


def is_listed(case: Case, formula: Formula) -> bool:
    """Whether the names of a formula are among those that are listed: of what is drawn, from as many draws as is usual
    for the case."""
    name = without_draws(formula.name)
    return formula.name == of_draws(name, usual(case)) if name in DRAWN else formula.listed


DRAWN: set[str] = set()
"""The formulas that there are from more than one number of draws."""


def without_draws(name: str) -> str:
    """The name of the formula without how many draws it takes."""
    endings = (f"_{draws}" for draws in ASKED if draws != DRAWS)
    return next((name.removesuffix(ending) for ending in endings if name.endswith(ending)), name)


def _in_room(compute: Compute, name: str, draws: int, case: Case, *asked: Any) -> Floats:
    """What is drawn. Raises KeyError if the case has no room for so many draws."""
    if draws not in allowed(case):
        raise KeyError(of_draws(name, draws))
    return compute(case, *asked, draws=draws)


def from_draws(name: str, *axes: str, unit: TermUnit, each: Sequence[str] = ()) -> Callable[[Compute], Compute]:
    """What is drawn, from as many draws as a page can be asked for: each is a formula with a name of its own."""

    def naming(compute: Compute) -> Compute:
        DRAWN.add(name)
        for draws in ASKED:
            made_by(
                of_draws(name, draws), *axes, unit=unit, how="draws", draws=draws, seed=SEED, each=each,
                listed=draws == DRAWS,
            )(partial(_in_room, compute, name, draws))  # fmt: skip
        return compute

    return naming


@from_draws("range", "participants_all", "years_all", "levels", unit="eur_per_year")
def ranges(case: Case, own: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """Below which amounts none, 10, 50, 90 and all of the draws lie. What is set lies among all of them."""
    found = _of_draws(case, own, draws, _ends_of, variant)
    return _around(found, set_point(case, own).costs[variant])


def _around(found: Floats, as_set: Floats) -> Floats:
    """The ends of all draws, with what is set among them, also if no draw hit an end of its range."""
    low, high = np.minimum(found[..., 0], as_set), np.maximum(found[..., -1], as_set)
    return np.concatenate([low[..., None], found[..., 1:-1], high[..., None]], axis=-1)


@from_draws("ends", "ends", unit="eur", each=["participants_all"])
def ends(case: Case, own: Assumptions, _variant: Variant, who: str, *, draws: int) -> Floats:
    """Both ends of what pages call the range of Mijn variant over all years: those of 8 in 10 draws, or of all."""
    found = range_of(case, own, None if who == ALL else _place(case, who), draws)
    return np.array([found.low, found.high])


@from_draws("within", "participants_all", "years_all", unit="share")
def chance_within(case: Case, own: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """The chance that the structural cost stays within what is budgeted now."""
    return _of_draws(case, own, draws, within, variant)


@from_draws("dearer", "participants", unit="share")
def chance_dearer(case: Case, own: Assumptions, _variant: Variant, *, draws: int) -> Floats:
    """The chance that a municipality pays more by number of benefits than by the fixed key."""
    return _of_draws(case, own, draws, _dearer_of)


@from_draws("cost_at", "participants_all", "percents", unit="eur")
def cost_at(case: Case, own: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """Below which amount each part of the draws lies, over all years."""
    return _of_draws(case, own, draws, _percents_of, variant)


@from_draws("frame_middle", "participants_all", "years_all", unit="eur_per_year")
def frame_middle(case: Case, own: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """The middle of what is budgeted now."""
    return _of_draws(case, own, draws, _framed_middle_of, variant)


@from_draws("paid_range", "two_keys", "participants_all", "years_all", "full", unit="eur_per_year")
def paid_range(case: Case, own: Assumptions, _variant: Variant, *, draws: int) -> Floats:
    """The lowest, the middle and the highest of what each pays under both keys. What is set lies among all of them."""
    as_set = paid_as_set(case, own)
    return _around(_of_draws(case, own, draws, _paid_of), np.stack([as_set[key] for key in KEYS]))


@from_draws("future", "futures", unit="eur", each=["participants_all"])
def future(case: Case, own: Assumptions, _variant: Variant, who: str, *, draws: int) -> Floats:
    """What Mijn variant costs over all years in each of a hundred futures, the lowest first."""
    return np.asarray(_futures(case, settings_of(own), who, draws).amounts[0])


@from_draws("futures_over", unit="count", each=["participants_all"])
def futures_over(case: Case, own: Assumptions, _variant: Variant, who: str, *, draws: int) -> Floats:
    """In how many of them it costs structurally more than is budgeted now."""
    return np.asarray(float(_futures(case, settings_of(own), who, draws).over[0].sum()))


@from_draws("futures_inside", unit="count", each=["participants_all"])
def futures_inside(case: Case, own: Assumptions, variant: Variant, who: str, *, draws: int) -> Floats:
    """How many of them lie between P10 and P90."""
    found = ranges(case, own, variant, draws=draws)[_place(case, who), -1]
    amounts = _futures(case, settings_of(own), who, draws).amounts[0]
    return np.asarray(float(((amounts >= found[1]) & (amounts <= found[-2])).sum()))


@from_draws("pull", "uncertain", "participants_all", unit="eur")
def pull(case: Case, own: Assumptions, _variant: Variant, *, draws: int) -> Floats:
    """How far each range moves the middle of what Mijn variant costs over all years."""
    found = {one.id: one.amounts for one in pulls(case, own, draws)}
    nothing = np.zeros(len(case.participants) + 1)
    return np.stack([found.get(row.id, nothing) for row in uncertain_rows(case)])


def _drawn(name: str, draws: int, case: Case, assumptions: Assumptions, variant: Variant) -> Floats:
    return FORMULAS[of_draws(name, draws)].of(case, assumptions, variant)


def middle_above_set(case: Case, assumptions: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """How far the middle of the draws lies above what is set, over all years."""
    as_set = totals_of(case, budget(case, assumptions, variant), "framed_cost", framed_cost)[:, -1]
    middle = _drawn("range", draws, case, assumptions, variant)[:, -1, len(ENDS) // 2]
    return np.asarray(middle - np.concatenate([as_set[:-2], as_set[-1:]]))


def pull_rest(case: Case, assumptions: Assumptions, variant: Variant, *, draws: int) -> Floats:
    """What of that no single range explains."""
    apart = _drawn("middle_above_set", draws, case, assumptions, variant)
    return apart - total(_drawn("pull", draws, case, assumptions, variant))


for name, compute in {"middle_above_set": middle_above_set, "pull_rest": pull_rest}.items():
    DRAWN.add(name)
    for draws in ASKED:
        named(of_draws(name, draws), "participants_all", unit="eur", drawn=True, listed=draws == DRAWS)(
            partial(compute, draws=draws)
        )


@made_by(
    "band", "participants_all", "years_all", "levels", unit="eur_per_year", how="draws", draws=BAND_DRAWS, seed=SEED
)
def band(case: Case, own: Assumptions, variant: Variant) -> Floats:
    """The same as ``range`` from as few draws as serve every position of a slider."""

    def cost(at: Assumptions) -> Floats:
        return framed_cost(framed_budget(case, at, variant))

    return _around(swept_bands(case, own, 1, cost, levels=ENDS)[0], whole(cost(own)))


@made_by(
    "band_paid", "participants_all", "years_all", "levels", unit="eur_per_year", how="draws", draws=BAND_DRAWS,
    seed=SEED,
)  # fmt: skip
def band_paid(case: Case, own: Assumptions, _variant: Variant) -> Floats:
    """The same of what each pays for the execution under the chosen key."""
    found = swept_bands(case, own, 1, lambda at: contributions(case, at), levels=ENDS)[0]
    return _around(found, whole(contributions(case, own)))


def _place(case: Case, who: str) -> int:
    return -1 if who == ALL else [one.id for one in case.participants].index(who)


# ---- what is kept of the draws ----


MOST_DRAWN = 500_000
"""Numbers of one array of draws that are kept for who asks for something else of the same: more are tens of megabytes,
and it takes a tenth of a second to draw them again."""


def _of_draws(case: Case, own: Assumptions, draws: int, of: Callable[..., Floats], *asked: Variant) -> Floats:
    return _kept(case, settings_of(own), draws, of, *asked)


@lru_cache(maxsize=32)
def _kept(case: Case, settings: Settings, draws: int, of: Callable[..., Floats], *asked: Variant) -> Floats:
    """What this says of the draws: kilobytes, where the draws themselves may be 70 MB."""
    if of in OF_COSTS and not _is_kept(case, draws):  # of sixty municipalities all of it takes 55 MB
        return of({asked[0]: drawn_costs(case, settings.assumptions, draws, variant=asked[0])}, *asked)
    found = _drawn_again(case, settings, draws)
    return of(found.costs if of in OF_COSTS else found, *asked)


def _is_kept(case: Case, draws: int) -> bool:
    return draws * (len(case.participants) + 1) * (len(case.about.years) + 1) <= MOST_DRAWN


def _drawn_again(case: Case, settings: Settings, draws: int) -> Outcomes:
    drawn = _outcomes if _is_kept(case, draws) else _outcomes.__wrapped__
    return drawn(case, settings, draws)


@lru_cache(maxsize=2)
def _outcomes(case: Case, settings: Settings, draws: int) -> Outcomes:
    *_before, last = simulate(case, settings.assumptions, draws)
    if last.outcomes is None:
        raise RuntimeError("the draws ended without outcomes")
    return last.outcomes


def _ends_of(costs: Mapping[Variant, Floats], variant: Variant) -> Floats:
    return bands(costs[variant], ENDS)


def _dearer_of(found: Outcomes) -> Floats:
    return found.dearer


def _percents_of(costs: Mapping[Variant, Floats], variant: Variant) -> Floats:
    return bands(costs[variant][:, -1], tuple(np.linspace(0, 1, 101)))


OF_COSTS = (_ends_of, _percents_of)
"""What follows from the costs of one variant alone: only those are drawn where not all of it is kept."""


def _framed_middle_of(found: Outcomes, variant: Variant) -> Floats:
    return np.asarray(bands(found.frames[variant], (0.5,))[..., 0])


def _paid_of(found: Outcomes) -> Floats:
    return np.stack([bands(found.paid[key], FULL) for key in KEYS])


@lru_cache(maxsize=4)
def _futures(case: Case, settings: Settings, who: str, draws: int) -> Futures:
    found, own, place = _drawn_again(case, settings, draws), settings.assumptions, _place(case, who)
    levels = levels_for(case, own, drivers_of_cost(case, own, None if who == ALL else place))
    costs, once, frame = (amounts["mine"][[place], -1] for amounts in (found.costs, found.one_off, found.frames))
    return futures(costs, once, frame, counted=frame_is_comparable(case, own), whole_range=levels == FULL)
