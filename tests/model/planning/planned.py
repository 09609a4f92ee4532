"""What the tests of the schedule share."""

from __future__ import annotations

import numpy as np

from model import Case


def by_step(case: Case, values: object) -> dict[str, float]:
    return {step.id: float(value) for step, value in zip(case.steps, np.asarray(values), strict=True)}
