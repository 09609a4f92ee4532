"""What the tests of the configurations share: executors that are dearer or cheaper than the others."""

from __future__ import annotations

from tests.model.options.fits import BUREAU, DEEBURG, WERKPLAATS

DEARER = {f"executor_cost.{BUREAU}": 0.2, f"executor_cost.{DEEBURG}": 0.1, f"executor_cost.{WERKPLAATS}": -0.1}
