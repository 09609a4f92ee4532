"""What a finding is worth: where it compares a share, from one whole key to another."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model import effect, load_case
from model.assumptions.declared import Value
from model.case.case import Case
from model.case.records import Finding
from tests.model.copies import change, copy_of_the_villages
from tests.model.worlds import assert_equal_euros

CHANGED_BY_THE_VISITOR: list[dict[str, Value]] = [
    {},
    {"share.aadorp": 0.6, "share.beekveld": 0.2},
    {"share.aadorp": 0.1, "share.beekveld": 0.1, "share.ceehuizen": 0.8},
]
"""Beside 30% for Beekveld, its default, the second and third are 110% and 120%."""


def comparing(tmp_path: Path, block: str) -> tuple[Case, Finding]:
    """The villages with another comparison in their second finding."""
    folder = copy_of_the_villages(tmp_path)
    old = "  given:\n    cost_key: caseload\n  compare:\n    amount_reading: joint_total\n"
    change(folder, "findings.yaml", old, block)
    case = load_case(folder)
    return case, case.findings[1]


@pytest.mark.parametrize("changes", CHANGED_BY_THE_VISITOR)
def test_a_finding_that_compares_a_share_starts_from_the_printed_key(tmp_path: Path, changes: dict[str, Value]) -> None:
    """20% instead of 30% for Beekveld, and nobody else pays the difference: 120.000 of 1.200.000 from 2031 on.

    2030 is the old contract, which stays as printed. The project of 10.000 in that year leaves nothing unpaid: instead
    of 30, 50 and 20% it is 2/9, 5/9 and 2/9.
    """
    case, finding = comparing(tmp_path, "  compare:\n    share.beekveld: 0.2\n")
    found = effect(case, case.assumptions.replace(**changes), finding)
    beekveld, aadorp, ceehuizen = 20_000 / 9 - 3_000, 50_000 / 9 - 5_000, 20_000 / 9 - 2_000
    wanted = [[beekveld, -120_000, -120_000], [aadorp, 0, 0], [ceehuizen, 0, 0], [0, 120_000, 120_000]]
    assert_equal_euros(found, wanted)


@pytest.mark.parametrize("changes", CHANGED_BY_THE_VISITOR)
def test_a_share_that_holds_on_both_sides_stands_beside_the_printed_key(
    tmp_path: Path, changes: dict[str, Value]
) -> None:
    """Beekveld pays 20%, Aadorp 50% and Ceehuizen 20%: of an index of 10%, in 2032 over two years.

    The old contract is indexed too: of the first year nothing, as 2030 is the base.
    """
    case, finding = comparing(tmp_path, "  given:\n    share.beekveld: 0.2\n  compare:\n    execution_index: 0.1\n")
    found = effect(case, case.assumptions.replace(**changes), finding)
    rise = np.array([0, 120_000, 252_000])
    assert_equal_euros(found, [share * rise for share in (0.2, 0.5, 0.2, 0.1)])


def test_other_findings_keep_the_shares_of_the_visitor(tmp_path: Path) -> None:
    """An index of 10% under 40, 40 and 20%."""
    case, finding = comparing(tmp_path, "  compare:\n    execution_index: 0.1\n")
    chosen = case.assumptions.replace(**{"share.aadorp": 0.4, "share.beekveld": 0.4})
    rise = np.array([0, 120_000, 252_000])
    assert_equal_euros(effect(case, chosen, finding), [share * rise for share in (0.4, 0.4, 0.2, 0)])
