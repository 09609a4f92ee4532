"""The case of the documents, untouched."""

from __future__ import annotations

import pytest

from model import Assumptions, Case
from tests.model.worlds import dinkelland


@pytest.fixture(scope="module")
def case() -> Case:
    return dinkelland()


@pytest.fixture(scope="module")
def untouched(case: Case) -> Assumptions:
    return case.assumptions
