"""What the tests against the documents share."""

from __future__ import annotations

import numpy as np
import pytest

from model import Case

DINKELLAND, TUBBERGEN, NOBODY = 0, 1, 2


def euros(expected: object, within: float = 1e-6) -> object:
    """Equal to the millionth of a euro, or as exact as the arithmetic by hand is written."""
    return pytest.approx(expected, rel=0, abs=within)


def finding(case: Case, number: int) -> object:
    return next(one for one in case.findings if one.number == number)


def rows(*parties: tuple[float, ...]) -> np.ndarray:
    return np.array(parties, dtype=np.float64)
