"""A hundred possible futures: so few of the draws that each can be a dot, chosen so that they show what all show."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from model.numbers.arrays import Floats, round_half_up

COUNT = 100
SAME = 0.5
"""Euros: what differs less is one amount on the screen."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Futures:
    """A hundred draws of what Mijn variant costs over all years, in euros, the lowest first: (whose, 100).

    ``over``: in which of them the structural cost is more than what is budgeted now; nowhere if that says nothing.
    ``budgeted`` (whose,): what is budgeted now and what comes once; not-a-number if it is not the same in every draw.
    """

    amounts: Floats
    over: Flags
    budgeted: Floats


def futures(costs: Floats, one_off: Floats, frame: Floats, *, counted: bool, whole_range: bool) -> Futures:
    """The futures of (whose, draws) amounts over all years; of ``one_off`` and ``frame`` one draw may be enough.

    ``counted``: whether the structural cost may be compared with the frame. ``whole_range``: from the lowest draw to
    the highest, where no chance may be said.
    """
    over = np.broadcast_to(costs - one_off - frame > SAME, costs.shape)
    picked = [
        _unknown() if np.isnan(amounts).any()
        else from_end_to_end(amounts) if whole_range
        else by_part(amounts, too_much if counted else np.zeros_like(too_much))
        for amounts, too_much in zip(costs, over, strict=True)
    ]  # fmt: skip
    budgeted = one_off + frame
    fixed = np.ptp(budgeted, axis=-1) <= SAME
    return Futures(
        amounts=np.array([amounts for amounts, _over in picked]),
        over=np.array([too_much for _amounts, too_much in picked]),
        budgeted=np.where(fixed, budgeted[..., 0], np.nan),
    )


def from_end_to_end(amounts: Floats) -> tuple[Floats, Flags]:
    """A hundred of the draws, evenly by rank, the lowest and the highest among them; none counts as too much."""
    ranks = round_half_up(np.arange(COUNT) * (amounts.size - 1) / (COUNT - 1)).astype(int)
    return np.sort(amounts)[ranks], np.zeros(COUNT, dtype=bool)


def by_part(amounts: Floats, over: Flags) -> tuple[Floats, Flags]:
    """A hundred of the draws: of those ``over`` as many as their part in whole per cent, of the others the rest.

    Of each group evenly by rank, in the middle of equal parts: of n dots the draws at (i + ½) / n.
    """
    many = int(round_half_up(np.array(COUNT * over.mean())))
    chosen = np.concatenate([_evenly(amounts[~over], COUNT - many), _evenly(amounts[over], many)])
    flags = np.arange(COUNT) >= COUNT - many
    order = np.argsort(chosen, kind="stable")
    return chosen[order], flags[order]


def _evenly(amounts: Floats, count: int) -> Floats:
    ranks = np.floor((np.arange(count) + 0.5) * amounts.size / max(count, 1)).astype(int)
    return np.asarray(np.sort(amounts)[ranks], dtype=np.float64)


def _unknown() -> tuple[Floats, Flags]:
    return np.full(COUNT, np.nan), np.zeros(COUNT, dtype=bool)
