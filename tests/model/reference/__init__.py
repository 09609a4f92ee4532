"""A second, slow implementation of the model: one point at a time, exact fractions, money counted month by month.

It shares no code with the model: only the printed figures of the case, and what docs/model.md and data/README.md say
is done with them. Each pool has its own keys, prices and start.
"""

from __future__ import annotations

from tests.model.reference.budget import (
    added,
    contributions,
    empty,
    exit_cost,
    expenditure,
    frame,
    joint_cost,
    other_lines,
    project,
    running,
    vangnet,
)
from tests.model.reference.cost import (
    bottom_up,
    by_executor,
    dearer,
    index,
    joint_frame,
    new_cost,
    paid_by,
    part_of_all,
    present,
    together,
)
from tests.model.reference.keys import fixed_in, fixed_key, in_proportion
from tests.model.reference.planning import days_late, pieces, start_month
from tests.model.reference.pools import Pool, pools
from tests.model.reference.printed import loads
from tests.model.worlds import defaults

__all__ = [
    "Pool",
    "added",
    "bottom_up",
    "by_executor",
    "contributions",
    "days_late",
    "dearer",
    "defaults",
    "empty",
    "exit_cost",
    "expenditure",
    "fixed_in",
    "fixed_key",
    "frame",
    "in_proportion",
    "index",
    "joint_cost",
    "joint_frame",
    "loads",
    "new_cost",
    "other_lines",
    "paid_by",
    "part_of_all",
    "pieces",
    "pools",
    "present",
    "project",
    "running",
    "start_month",
    "together",
    "vangnet",
]
