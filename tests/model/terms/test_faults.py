"""A formula that is wrong on one of its two paths does not stay hidden: the checks turn red and name the number.

The arrays and the terms run through the same lines. So a fault is made where one of them passes alone, a cent or one
percent point: what a page shows is then no longer what its derivation says.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from model.case.naming import FORMULAS, spot_of
from model.case.termed import TermedCase
from model.outcomes import check
from tests.model.terms.test_every_name import look
from tests.model.worlds import dinkelland
from ui.views.documents import checks
from words.explained.titles import title_of

CASE = dinkelland()
OWN = CASE.assumptions.replace(
    **{"cost_key": "mixed", "remainder": "proportional", "execution_index": 0.02, "execution_cost_change": -0.05,
       "exit_cost_years": 2.0, "caseload.tubbergen": 150.0}
)  # fmt: skip
SMALL = 0.01
FAULTS = {
    # What is broken, for whom, and a formula that rests on it.
    "the share under a key": ("model.outcomes.shown.split_by_key", "by_key"),
    "who pays the remainder": ("model.money.split.fixed_shares", "by_key"),
    "the index": ("model.money.cost.price_index", "by_key"),
    "what another executor costs": ("model.money.cost.cost_change", "by_key"),
    "what is paid once": ("model.money.budget.exit_part_of", "framed_cost"),
    "the sum of the risks": ("model.outcomes.weighed.expected_total", "expected_risk"),
}
ALWAYS = [name for name, (_place, formula) in FAULTS.items() if formula in check.ALWAYS]
Break = Callable[[str, str], None]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Break:
    """Break a function of a module for the arrays or for the terms."""

    def breaking(place: str, path: str) -> None:
        module, _dot, name = place.rpartition(".")
        real = getattr(importlib.import_module(module), name)

        def wrong(*args: Any, **kwargs: Any) -> Any:
            found = real(*args, **kwargs)
            return found + SMALL if isinstance(args[0], TermedCase) == (path == "terms") else found

        monkeypatch.setattr(f"{module}.{name}", wrong)

    return breaking


@pytest.mark.parametrize("path", ["arrays", "terms"])
@pytest.mark.parametrize("fault", FAULTS)
def test_the_walk_over_every_name_tells_which_number_is_wrong(fault: str, path: str, broken: Break) -> None:
    place, formula = FAULTS[fault]
    look(CASE, OWN, "mine", [FORMULAS[formula]], Random(1))
    broken(place, path)
    with pytest.raises(AssertionError, match=formula):
        look(CASE, OWN, "mine", [FORMULAS[formula]], Random(1))


@pytest.mark.parametrize("path", ["arrays", "terms"])
@pytest.mark.parametrize("fault", ALWAYS)
def test_the_mark_turns_red_and_names_the_identity_and_the_number(fault: str, path: str, broken: Break) -> None:
    assert check.broken(check.check(CASE, OWN)) == ()
    broken(FAULTS[fault][0], path)
    wrong = check.broken(check.check(CASE, OWN))
    (terms,) = [one for one in wrong if one.kind == check.TERMS]
    assert spot_of(CASE, terms.about) is not None
    assert abs(terms.left - terms.right) > 0
    assert checks.kind_name(check.TERMS) in checks.mark(wrong)
    notice = checks.broken_notice(CASE, wrong)
    assert notice is not None
    assert any(title_of(CASE, terms.about) in line for line in notice.lines)


@pytest.mark.parametrize(("fault", "path"), [("what is paid once", "arrays"), ("the sum of the risks", "terms")])
def test_all_numbers_taken_apart_find_what_the_mark_does_not_look_at(fault: str, path: str, broken: Break) -> None:
    broken(FAULTS[fault][0], path)
    assert check.broken(check.check(CASE, OWN)) == ()
    _count, found = check.taken_apart(CASE, OWN, "mine")
    assert not found.ok
    assert spot_of(CASE, found.about) is not None


def test_there_are_faults_of_both_kinds() -> None:
    assert 0 < len(ALWAYS) < len(FAULTS)
